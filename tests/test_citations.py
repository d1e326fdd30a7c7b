"""Provision numbers as printed, what they mean, and the act each belongs to."""

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.catalogue import catalogue
from kg.provisions import Provision
from kg.recognise.acts import acts
from kg.recognise.number_paths import through
from kg.recognise.numbers import Place, numbers
from kg.regimes import regimes
from kg.segment import segment
from tests.law import Law

UNDER = {
    "FOIA": "Your request was considered under the Freedom of Information Act 2000.\n\n",
    "FOISA": "Your request was handled under the Freedom of Information (Scotland) Act 2002.\n\n",
    "EIR": "Your request was considered under the Environmental Information Regulations 2004.\n\n",
    "EISR": "Your request was considered under the Environmental Information (Scotland) Regulations"
    " 2004.\n\n",
}


def printed(text: str) -> list[str]:
    """The places of a text, ranges spelled out: unit and path."""
    found = []
    for each in numbers(text):
        for place in each.places:
            for path in paths(place):
                tail = f" para {'.'.join(place.para)}" if place.para else ""
                found.append(f"{each.unit} {'.'.join(path)}{tail}".strip())
    return found


def paths(place: Place) -> tuple[tuple[str, ...], ...]:
    return through(place.path, place.through) if place.through else (place.path,)


GOOD = [
    ("section 36(2)(b)(i) and (ii)", ["s 36.2.b.i", "s 36.2.b.ii"]),
    ("Section 31(1)(a)(b)(c)", ["s 31.1.a", "s 31.1.b", "s 31.1.c"]),
    ("s.40(2)(3)&(4)", ["s 40.2", "s 40.3", "s 40.4"]),
    ("section 30(2)(a)(i) and (b)", ["s 30.2.a.i", "s 30.2.b"]),
    ("Section 31 1 a & b", ["s 31.1.a", "s 31.1.b"]),
    ("Section 38 1 b (personal information)", ["s 38.1.b"]),
    ("Section 40 2 – Personal", ["s 40.2"]),
    ("Regulation 12.5.b", ["reg 12.5.b"]),
    ("FOI 43.2", ["43.2"]),
    ("FOIA40(2): names", ["40.2"]),
    ("EIR12(5)(e)", ["12.5.e"]),
    ("R12(5)(c)", ["reg 12.5.c"]),
    ("r.10(4)(b) and R13(1)", ["reg 10.4.b", "reg 13.1"]),
    ("Exempt: 30(1)(c)\n(b) a list of grants", ["30.1.c"]),
    ("s.42(1)\n(a) the second letter", ["s 42.1.a"]),
    ("Regulation 10(4)d, unfinished", ["reg 10.4.d"]),
    ("12(5) a–c", ["12.5.a", "12.5.b", "12.5.c"]),
    ("regulations 12(4)(a) to (c)", ["reg 12.4.a", "reg 12.4.b", "reg 12.4.c"]),
    ("ss.23-25", ["s 23", "s 24", "s 25"]),
    ("section 36(2)(b)(i)-(ii)", ["s 36.2.b.i", "s 36.2.b.ii"]),
    ("Section 43 -(2)", ["s 43.2"]),
    ("s.4O(2)", ["s 40.2"]),
    ("Section 3l(1)", ["s 31.1"]),
    ("section 31(l)(a)", ["s 31.1.a"]),
    ("section 40 (3a)(a)", ["s 40.3A.a"]),
    ("Sections 23 (5), 24(2) & 31(3)", ["s 23.5", "s 24.2", "s 31.3"]),
    ("s.35(1)(a)/(b)", ["s 35.1.a", "s 35.1.b"]),
    ("section 31(1)(g) with 31(2)(c)", ["s 31.1.g", "s 31.2.c"]),
    ("s 31(2)(f) (charities) and (2)(g) (their property)", ["s 31.2.f", "s 31.2.g"]),
    ("paragraph (b) of section 27(1)", ["s 27.1.b"]),
    ("subsections (1) and (3) of section 36", ["s 36.1", "s 36.3"]),
    ("conditions (a) (consent) and (e) (made public) in Article 9(2)", ["art 9.2.a", "art 9.2.e"]),
    ("Schedule 2, paragraph 5", ["sch 2 para 5"]),
    ("paragraph 5 of Schedule 2", ["sch 2 para 5"]),
    ("condition 6 in Schedule 2", ["sch 2 para 6"]),
    ("paragraph 3(1) of Schedule 2", ["sch 2 para 3.1"]),
    ("paras 3 and 4 of the same Schedule", ["sch  para 3", "sch  para 4"]),
    ("sch. 19 para 58", ["sch 19 para 58"]),
    ("Parts 1 to 3 of Schedule 1", ["sch 1.pt.1", "sch 1.pt.2", "sch 1.pt.3"]),
    ("paragraph 8 of Part 1 of Schedule 7A", ["sch 7A.pt.1 para 8"]),
    ("adran 40(2)", ["s 40.2"]),
    ("§ 12(1)", ["s 12.1"]),
    ("section 40(2)\n(personal data)", ["s 40.2"]),
    ("SECTION 17 NOTICE", ["s 17"]),
    ("section 12 and 14 apply", ["s 12", "s 14"]),
]
BAD = [
    ("section 12, 20 working days", ["s 12"]),
    ("section 21, 3 documents are attached", ["s 21"]),
    ("sections 30 and 31, 4 May 2020", ["s 30", "s 31"]),
    ("Sections 22, 31 and 42 call for a test", ["s 22", "s 31", "s 42"]),
    ("sections 31 and 42 letters", ["s 31"]),
    ("Sheffield S36 1FY", []),
    ("the Council's 40 days", []),
    ("a cross-section 3 cm wide", []),
    ("section 41(1) for the prices", ["s 41.1"]),
    ("section 31(1)(g), (b) and (e) are enclosed", ["s 31.1.g"]),
    ("section 4.2.1 of the manual", []),
    ("Part 2 of the report", []),
    ("in 2019 (2) the", []),
    ("£12(1)", []),
    ("the 21st of March", []),
    ("section 21st", []),
    ("No. | Reply | Exemption\n1 | Yes | None", []),
    ("gate R12 and r. 5", []),
]


@pytest.mark.parametrize(("text", "expected"), GOOD + BAD, ids=[text for text, _ in GOOD + BAD])
def test_printed_numbers(text: str, expected: list[str]) -> None:
    assert printed(text) == expected


def test_a_span_holds_the_number_it_proves() -> None:
    text = "withheld under sections 24(1), 27(1)(a) and (c)."
    (found,) = numbers(text)
    assert found.span.of(text) == "sections 24(1), 27(1)(a) and (c)"
    assert [place.span.of(text) for place in found.places] == ["24(1)", "27(1)(a)", "(c)"]


CLAUSES = [
    # Beside it, after and before.
    (
        "FOIA",
        "as section 35 of the Animal Welfare Act 2006 says.",
        {"Animal Welfare Act 2006 s.35"},
    ),
    ("FOIA", "see the Land Registration Act 2002, s.66.", {"Land Registration Act 2002 s.66"}),
    ("FOIA", "by s.76 of the Gas Act 1986; that Act, at section 77,", {"Gas Act 1986 s.76"}),
    ("EIR", "Article 6(1)(f) UK GDPR", {"UKGDPR art.6(1)(f)"}),
    (
        "FOIA",
        "the powers in section 44, now section 47A of the Terrorism Act 2000, were used.",
        {"Terrorism Act 2000 s.44", "Terrorism Act 2000 s.47A"},
    ),
    (
        "FOIA",
        "Articles 5 and 6 of the Air Navigation Order 2016",
        {"Air Navigation Order 2016 art.5", "Air Navigation Order 2016 art.6"},
    ),
    # By the letter's own abbreviation, and by pointers.
    (
        "FOIA",
        "The Gas Act 1986 (GA) binds us. Section 105 GA forbids it.",
        {"Gas Act 1986 s.105"},
    ),
    (
        "FOIA",
        "The Gas Act 1986 binds us. Section 105 of the 1986 Act forbids it.",
        {"Gas Act 1986 s.105"},
    ),
    # By unit and shape.
    ("EIR", "Regulation 12(4)(d) applies.", {"EIR reg.12(4)(d)"}),
    ("EISR", "Regulation 10(4)(d) applies.", {"EISR reg.10(4)(d)"}),
    ("EIR", "EIR exception 12(4)(b)", {"EIR reg.12(4)(b)"}),
    ("FOIA", "It would breach Article 5(1)(a).", {"UKGDPR art.5(1)(a)"}),
    # By regime.
    ("FOISA", "Section 38(1)(b) applies.", {"FOISA s.38(1)(b)"}),
    ("EISR", "the exemption in section 39(2)", {"FOISA s.39(2)"}),
    ("FOIA", "exempt under 43(2) and 41(1)", {"FOIA s.43(2)", "FOIA s.41(1)"}),
    # What a number must mean.
    ("FOIA", "Section 31(a)(b) applies.", {"FOIA s.31(1)(a)", "FOIA s.31(1)(b)"}),
    ("FOIA", "s.22a applies.", {"FOIA s.22A"}),
    ("FOIA", "sections 21 to 23 apply", {"FOIA s.21", "FOIA s.22", "FOIA s.22A", "FOIA s.23"}),
    ("FOISA", "Section 30(b)(i) and (ii)", {"FOISA s.30(b)(i)", "FOISA s.30(b)(ii)"}),
    ("FOIA", "Section 23(5) speaks of bodies in subsection (3).", {"FOIA s.23(5)", "FOIA s.23(3)"}),
    (
        "FOIA",
        "Section 23(1) of the Gas Act 1986 bars it. No exception in section 23(4) is open.",
        {"Gas Act 1986 s.23(1)", "Gas Act 1986 s.23(4)"},
    ),
    (
        "FOIA",
        "Article 6(1) of the UK GDPR has six bases. The one in point is 6(1)(f).",
        {"UKGDPR art.6(1)", "UKGDPR art.6(1)(f)"},
    ),
    (
        "FOIA",
        "Section 4(2) of the Bees Act 1980 names inspectors, who by section 4(3) may enter.",
        {"Bees Act 1980 s.4(2)", "Bees Act 1980 s.4(3)"},
    ),
    (
        "FOIA",
        "Reports are kept under Regulation (EU) No 996/2010; Article 14(1) guards them.",
        {"Regulation (EU) No 996/2010 art.14(1)"},
    ),
    # Not law, or not this one.
    ("FOIA", "We withhold Schedule 4 of it under section 43(2).", {"FOIA s.43(2)"}),
    ("FOIA", "see section 4.2 of our Retention Policy", set()),
    ("FOIA", "section 7(2) of the Tenancy Rules forbids cockerels", set()),
    (
        "FOIA",
        "See the Debt Policy, section 12: a reminder is sent. Section 14 is on hardship.",
        set(),
    ),
    ("FOIA", "The section 151 officer agreed.", set()),
    ("FOIA", "paragraph 31 of the report", set()),
    ("FOIA", "answer 2(1) is enclosed", set()),
]


@pytest.mark.parametrize(("regime", "clause", "expected"), CLAUSES, ids=[c[1] for c in CLAUSES])
def test_bound_to_its_act(regime: str, clause: str, expected: set[str]) -> None:
    found = Law(UNDER[regime] + clause).keys()
    assert expected <= found if "that Act, at" in clause else found == expected


@pytest.mark.parametrize(
    ("text", "key", "binding"),
    [
        (UNDER["FOIA"] + "Section 21 applies.", "FOIA s.21", "by-regime"),
        (UNDER["EIR"] + "Regulation 12(4)(a) applies.", "EIR reg.12(4)(a)", "by-unit"),
        ("Section 21 of the Freedom of Information Act 2000", "FOIA s.21", "stated"),
        (UNDER["FOIA"] + "s.44, now s.47A of the Terrorism Act 2000", "Terrorism Act 2000 s.44",
         "by-list"),
        ("The Gas Act 1986 (GA) …\n\ns.5 GA", "Gas Act 1986 s.5", "by-abbreviation"),
    ],
)  # fmt: skip
def test_how_it_was_bound(text: str, key: str, binding: str) -> None:
    assert [c.binding for c in Law(text).citations if str(c.provision) == key] == [binding]


def test_two_acts_leave_none() -> None:
    """A section that both laws of a letter can have is bound to neither."""
    text = (
        "Part 1 was considered under the Freedom of Information Act 2000 and part 2 under the"
        " Freedom of Information (Scotland) Act 2002.\n\nIt is exempt under section 30."
    )
    assert [c.provision for c in Law(text).citations] == [None]


# The forms that letters print, each in a letter that makes its act clear.

_FRAMES = {"FOIA": "FOIA", "FOISA": "FOISA", "EIR": "EIR", "UKGDPR": "FOIA", "DPA2018": "FOIA"}


def _forms(papers: Path) -> list[dict[str, str]]:
    lines = (papers / "facts" / "citation-forms.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t"))


def _act(cell: str) -> str:
    known = [key for key in _FRAMES if re.match(rf"{key}\b", cell)]
    return known[0] if known else "FOIA"


def _key(act: str, number: str) -> str:
    unit = {"EIR": "reg", "UKGDPR": "art"}.get(act, "s")
    return f"{act} {unit}.{number}"


def test_every_form_that_letters_print(papers: Path) -> None:
    missed = []
    for row in _forms(papers):
        if not row["relied_on"].startswith("yes"):
            continue
        act = _act(row["act"])
        found = Law(UNDER[_FRAMES[act]] + f"It is withheld: {row['form']} applies here.").keys()
        if row["provisions"].startswith("sch"):
            wanted = {f"{act} sch.2 para.5"}
        else:
            wanted = {_key(act, number) for number in row["provisions"].split()}
        if not wanted <= found:
            missed.append((row["form"], sorted(wanted - found)))
    assert not missed


def test_every_trap(papers: Path) -> None:
    relied = []
    for row in _forms(papers):
        if row["relied_on"].startswith("yes"):
            continue
        act = _act(row["act"])
        letter = Law(UNDER[_FRAMES[act]] + f"The rest is exempt under section 21. {row['form']}.")
        others = {str(g.provision) for g in letter.grounds} - {"FOIA s.21", "FOISA s.21"}
        if others:
            relied.append((row["form"], sorted(others)))
    assert not relied


# Printing and reading back.

LISTED = sorted((p for p in catalogue().provisions if p.act == "FOIA" and p.unit == "s"), key=str)
one = st.sampled_from(LISTED)


def _number(provision: Provision, form: str) -> str:
    first, *rest = provision.path
    if form == "spaced":
        return first + "".join(f" ({part})" for part in rest)
    return first + "".join(f"({part})" for part in rest)


@settings(max_examples=60, deadline=None)
@given(
    chosen=st.lists(one, min_size=1, max_size=4, unique=True),
    unit=st.sampled_from(["sections ", "Sections ", "ss. ", "ss.", "SECTIONS "]),
    comma=st.sampled_from([", ", "; "]),
    last=st.sampled_from([" and ", " or ", " & ", ", and "]),
    form=st.sampled_from(["bracketed", "spaced"]),
)
def test_a_printed_list_is_read_back(
    chosen: list[Provision], unit: str, comma: str, last: str, form: str
) -> None:
    items = [_number(provision, form) for provision in chosen]
    text = unit + (comma.join(items[:-1]) + last if items[1:] else "") + items[-1]
    text += " of the Freedom of Information Act 2000 apply."
    assert [c.provision for c in Law(text).citations] == chosen


# Time grows with the text, whatever the text.

HOSTILE = [
    "section 1" * 11_000,
    "(1)(a)" * 17_000,
    "section 31(1)(a), " * 5_500,
    "s." * 50_000,
    "Schedule 2, paragraph " * 4_500,
    "subsection (1) of " * 5_500,
    "(" * 100_000,
    "the Act 2000 and " * 6_000,
    "Police, Crime, Sentencing and " * 3_300,
    "Freedom of Information Act 2000 (the Act) " * 2_400,
    "(A " * 33_000,
    " " * 100_000,
    "section\n" * 12_500,
    '"FOIA" means ' * 7_700,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:24].strip() or "spaces" for text in HOSTILE])
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Four times the text takes no more than some eight times as long (and little at all)."""

    def took(part: str) -> float:
        begun = time.process_time()
        numbers(part)
        acts(part)
        return time.process_time() - begun

    took("section 21 of the Freedom of Information Act 2000")  # what is read once from the ontology
    short, long = took(text[: len(text) // 4]), took(text)
    assert long < max(2.0, 8 * short)


def test_regimes_of_a_text_that_names_no_law() -> None:
    text = "Thank you for your letter about the lamps. They were painted in 1998."
    assert regimes(text, segment(text), acts(text), None) == ()
