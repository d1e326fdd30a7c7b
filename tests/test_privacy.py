"""People are masked: measured on cases written without sight of the rules, and held to targets."""

import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.read import read
from kg.read.contacts import is_role_mailbox
from kg.read.mask import mask
from tests.conftest import EXAMPLES

CASES = Path(__file__).parent / "cases" / "privacy"


FILES = ("cases.jsonl", "more.jsonl")
GREETED = ("quoted", "salutation", "signoff")  # groups of cases where letters name people most


@dataclass(frozen=True)
class Measure:
    """How many stretches there are of each group and kind, and which were missed or damaged."""

    total: Counter[tuple[str, str]]
    missed: tuple[tuple[str, str, str], ...]
    kept: int
    damaged: tuple[str, ...]

    def recall(self, *kinds: str, greeted: bool | None = None) -> float:
        """Of some kinds; `greeted` for the groups where people are named most, or the others."""

        def counts(group: str, kind: str) -> bool:
            return kind in kinds and greeted in (None, group in GREETED)

        all_of = sum(count for key, count in self.total.items() if counts(*key))
        return 1 - sum(counts(*miss[:2]) for miss in self.missed) / all_of


def measure(path: Path) -> Measure:
    """The masking of a file of cases, each `{"id", "text", "mask", "keep", "keep_ok"}`."""
    total: Counter[tuple[str, str]] = Counter()
    missed, damaged, kept = [], [], 0
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        group = case["id"].split("-")[0]
        masked = mask(case["text"])[0]
        for hidden in case["mask"]:
            total[group, hidden["kind"]] += 1
            if hidden["text"] in masked:
                missed.append((group, hidden["kind"], f"{case['id']}: {hidden['text']}"))
        kept += len(case["keep"])
        damaged += [f"{case['id']}: {text}" for text in case["keep"] if text not in masked]
    return Measure(total, tuple(missed), kept, tuple(damaged))


@pytest.fixture(scope="module", params=FILES)
def measured(request: pytest.FixtureRequest) -> Measure:
    return measure(CASES / request.param)


@pytest.mark.parametrize(("name", "least"), [*zip(FILES, (200, 110), strict=True)], ids=FILES)
def test_there_are_as_many_cases_as_the_figures_need(name: str, least: int) -> None:
    ids = [json.loads(line)["id"] for line in (CASES / name).read_text("utf-8").splitlines()]
    assert len(set(ids)) == len(ids) >= least


def test_private_contacts_are_masked(measured: Measure) -> None:
    assert measured.recall("email", "phone", "address", "number") >= 0.99, measured.missed


@pytest.mark.parametrize("greeted", [True, False], ids=["greeted", "elsewhere"])
def test_names_are_masked(measured: Measure, greeted: bool) -> None:
    assert measured.recall("name", greeted=greeted) >= 0.97, measured.missed


def test_offices_and_references_are_kept(measured: Measure) -> None:
    assert 1 - len(measured.damaged) / measured.kept >= 0.98, "\n".join(measured.damaged)


MASKED = [
    ("title", "I spoke to Mr Corwin Ince about it.", "Corwin Ince"),
    ("title in capitals", "DEAR MR INCE", "INCE"),
    ("first name alone", "Hello Corwin,", "Corwin"),
    ("two addressees", "Dear Mr Ince and Mrs Orrell-Pugh,", "Orrell-Pugh"),
    ("Welsh", "Annwyl Mr Ince / Dear Mr Ince", "Ince"),
    ("particle", "Dear Mr van der Loo,", "Loo"),
    ("apostrophe", "Dear Ms O'Dunnock,", "O'Dunnock"),
    ("signature above a role", "Corwin Ince\nInformation Rights Officer\n", "Corwin Ince"),
    ("role first", "The Monitoring Officer, Corwin Ince, has looked at it.", "Corwin Ince"),
    ("label", "Case officer: Corwin Ince", "Corwin Ince"),
    ("reviewer", "It was reviewed by Corwin Ince, Head of Legal Services.", "Corwin Ince"),
    ("quoted e-mail", "On 3 May 2024, Corwin Ince <c@x.example> wrote:\n> Hi", "Corwin Ince"),
    ("elsewhere", "Dear Ms Orrell\n\nAs Ms Orrell knows, Orrell's own file is here.", "Orrell"),
    ("personal mailbox", "Write to corwin.ince@dunmouth.gov.uk.", "corwin.ince"),
    ("request site", "request-12345-abcdef@whatdotheyknow.com", "request-12345"),
    ("mobile", "Ring me on 07700 900461.", "07700 900461"),
    ("home", "I live at 4 Larch Close, Withy Bridge.", "4 Larch Close"),
    ("block", "Ms T Orrell\n4 Larch Close\nWithy Bridge\nZZ1 4AB\n\nDear Ms Orrell", "ZZ1 4AB"),
    ("National Insurance", "National Insurance number QQ123456C", "QQ123456C"),
    ("sign-off with two spaces", "Best  wishes\n\nCorwin\n", "Corwin"),
    ("title with two spaces", "I spoke to Detective  Sergeant  Ince.", "Ince"),
    ("listed", "Dear colleagues (Corwin and Una)\n", "Una"),
    ("two who sign", "Thanks\nCorwin & Una\n", "Una"),
    ("signs below the role", "Yours faithfully\n\nTown Clerk\nCorwin Ince\n", "Corwin Ince"),
    ("relation", "I ask for your tenant's late mother, Una Ferrier, too.", "Una Ferrier"),
    ("who", "It was led by Corwin Ince, who knew the file.", "Corwin Ince"),
    ("initials", "There was a note from C. Ince about it.", "C. Ince"),
    ("byline", "Comment from Corwin Ince (3 May 2024)\nNo.", "Corwin Ince"),
    ("name of a role", "Case officer's name: Corwin Ince", "Corwin Ince"),
    ("home of somebody", "Mrs Una Ferrier of Flat 2, 4 Larch Close, Withy.", "4 Larch Close"),
    ("nickname", "Dear Ms Tamsin (Tam) Orrell-Pugh,", "Orrell-Pugh"),
    ("greeting and name", "Hello there Corwin\n", "Corwin"),
    ("sign-off of more words", "Yours in hope,\nUna Ferrier\n", "Una Ferrier"),
    ("no sign-off", "We hold none of it.\n\nUna, Records Team\n", "Una"),
    ("child of", "I am the daughter of Ivor Orrell and ask for his file.", "Ivor Orrell"),
    ("relation and more", "It lay with my predecessor in post, Una Ferrier.", "Una Ferrier"),
    ("at hand", "Corwin Ince is available on Mondays.", "Corwin Ince"),
    ("small letters", "From: ince, corwin\nTo: FOI Team\n\nhello, corwin ince here", "corwin ince"),
    ("soft hyphen", "Dear Ms Orr\u00adell", "ell"),
    ("no-break space", "Dear\u00a0Ms\u00a0Orrell", "Orrell"),
]


@pytest.mark.parametrize(("text", "hidden"), [m[1:] for m in MASKED], ids=[m[0] for m in MASKED])
def test_is_masked(text: str, hidden: str) -> None:
    masked = mask(text)[0]
    assert hidden not in masked
    assert "removed]" in masked


KEPT = [
    "Dear Sir or Madam",
    "Dear Information Governance Team",
    "Yours faithfully\n\nInformation Rights Unit\nDunmouth Borough Council",
    "The Lord Advocate and the Lord Chancellor were told.",
    "Baroness Casey's National Audit is mentioned by Baroness Casey herself.",
    "The Thornwick Review and Dame Una Thornwick's report are on our website.",
    "Write to foi@dunmouth.gov.uk or information.rights@dunmouth.gov.uk.",
    "Our ref: 01632960123",
    "The budget was 07700 and 900461 in turn, 12/03/2024 to 11/03/2025.",
    "Section 40(2) of the Freedom of Information Act 2000, Data Protection Act 2018",
    "Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, SK9 5AF",
    "Complain to the Commissioner's Office, Wycliffe House, Wilmslow, Cheshire SK9 5AF.",
    "Helpline: 0303 123 1113",
    "MS Teams and PC World were asked.",
    "Yours faithfully\n\nHead of Legal Services\nThames Valley",
    "The tiles came from J. Murphy & Sons and our client, Bluefin Paving Ltd.",
]


@pytest.mark.parametrize("text", KEPT)
def test_is_kept(text: str) -> None:
    assert mask(text)[0] == text


def test_an_office_address_in_the_line_of_a_name_is_kept() -> None:
    text = "Dear Mr Ince, you may write to the Commissioner, Wycliffe House, Wilmslow SK9 5AF."
    assert mask(text)[0] == text.replace("Ince", "[name removed]")


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("foi@x.gov.uk", True),
        ("dunmouth.foi@nhs.net", True),
        ("ofquux@ofquux.org.uk", True),
        ("townclerk@x.gov.uk", True),
        ("data.protection.officer@x.nhs.uk", True),
        ("t.orrell@x.gov.uk", False),
        ("una.parking@x.gov.uk", False),
        ("hall@x.gov.uk", False),
        ("orrell+foi@mail.example", False),
        ("request-4711-ab12@whatdotheyknow.com", False),
    ],
)
def test_role_mailboxes(address: str, role: bool) -> None:
    assert is_role_mailbox(address) is role


def test_counts_and_pages_follow_the_masking() -> None:
    text = "Dear Mr Featherstonehaugh\n" + "Seen.\n" * 3
    masked, counts, pages = mask(text, (0, text.index("Seen.")))
    assert counts == (("name", 1),)
    assert masked[pages[1] :].startswith("Seen.")


@pytest.mark.parametrize("unit", [" ", "\n", "Dear ", "Yours  in ", "my father, ", "From: a b\n"])
def test_long_texts_are_masked_in_time_that_is_linear(unit: str) -> None:
    begun = time.monotonic()
    mask(unit * 20_000)
    assert time.monotonic() - begun < 60


def test_masking_twice_changes_nothing() -> None:
    once = mask("Dear Ms Orrell\n\nRing 07700 900461.\n\nYours sincerely\n\nCorwin Ince\n")[0]
    assert mask(once)[0] == once


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_example_letters_keep_their_references(path: Path) -> None:
    letter = read(path)
    assert "removed]" in letter.text or "Dear Sir" in letter.text
    assert not re.search(r"\bDear (?:Mr|Ms|Mrs|Dr) (?!\[)[A-Z]", letter.text)
