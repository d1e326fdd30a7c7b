"""Names of legislation in text: what is named, where its title begins, what the letter calls it."""

import pytest

from kg.recognise.acts import acts
from kg.recognise.titles import plain, titles


def named(text: str) -> list[str]:
    return [mention.act for mention in acts(text)]


FOIA = "Freedom of Information Act 2000"

CASES = [
    # Known names: titles in any case, abbreviations as written.
    (FOIA, ["FOIA"]),
    ("FREEDOM OF INFORMATION (SCOTLAND) ACT 2002", ["FOISA"]),
    ("freedom of information act 2000", ["FOIA"]),
    ("the Freedom of\nInformation Act 2000", ["FOIA"]),
    ("Freedom of Information Act (2000)", ["FOIA"]),
    ("Freedom of Information (FOI) Act 2000", ["FOIA"]),
    ("the FOI Act", ["FOIA"]),
    ("FOI(S)A and the EI(S)Rs", ["FOISA", "EISR"]),
    ("UK GDPR", ["UKGDPR"]),
    ("the General Data Protection Regulation", ["UKGDPR"]),
    ("Deddf Rhyddid Gwybodaeth 2000", ["FOIA"]),
    ("a coppice and a foia", []),
    ("AFOIAN", []),
    # Titles that nothing lists: where they begin.
    ("under the Animal Welfare Act 2006", ["Animal Welfare Act 2006"]),
    ("Under the Animal Welfare Act 2006", ["Animal Welfare Act 2006"]),
    ("Section 4 of the Animal Welfare Act 2006", ["Animal Welfare Act 2006"]),
    (
        "the Gas Act 1986 and the Town and Country Planning Act 1990",
        ["Gas Act 1986", "Town and Country Planning Act 1990"],
    ),
    ("the Representation of the People Act 1983", ["Representation of the People Act 1983"]),
    (
        "the Health and Safety at Work etc. Act 1974",
        ["Health and Safety at Work etc. Act 1974"],
    ),
    (
        "In Leeds, the Licensing, Gambling and Markets Act 2011 applies",
        ["Licensing, Gambling and Markets Act 2011"],
    ),
    (
        "the Control of Noise (Ports and Harbours) (Wales) Regulations 2004",
        ["Control of Noise (Ports and Harbours) (Wales) Regulations 2004"],
    ),
    ("the Air Navigation Order 2016", ["Air Navigation Order 2016"]),
    ("the Civil Procedure Rules 1998", ["Civil Procedure Rules 1998"]),
    ("the Court of Protection Rules 2017", ["Court of Protection Rules 2017"]),
    ("WILDLIFE (COASTS) ACT 1994", ["Wildlife (Coasts) Act 1994"]),
    (
        "Article 2 of the European Convention on Human Rights",
        ["European Convention on Human Rights"],
    ),
    ("the National Assembly's Learner Travel (Wales) Measure 2008",
     ["Learner Travel (Wales) Measure 2008"]),
    ("Regulation (EU) No 996/2010, as kept", ["Regulation (EU) No 996/2010"]),
    ("Directive 2003/4/EC", ["Directive 2003/4/EC"]),
    ("Commission Implementing Regulation (EU) 2019/947",
     ["Commission Implementing Regulation (EU) 2019/947"]),
    ("our request. Regulations 12 and 13", []),
    ("the Tenancy Rules", []),
    ("in order 2016 items", []),
    # Slips: commas, brackets, order, the scanner's.
    ("Copyright Designs and Patents Act 1988", ["Copyright, Designs and Patents Act 1988"]),
    ("the Freedorn of Informatlon Act 2000", ["FOIA"]),
    (
        "Freedom of Information (Fees and Appropriate Limit) Regulations 2004",
        ["Freedom of Information and Data Protection (Appropriate Limit and Fees)"
         " Regulations 2004"],
    ),
    # A year that is not the act's own is another act.
    ("Data Protection Act 1984", ["Data Protection Act 1984"]),
    # Abbreviations that the letter explains.
    (f"{FOIA} (the Act). The Act says", ["FOIA"] * 3),
    (f"{FOIA} ('FOIA')", ["FOIA", "FOIA"]),
    ("the Gas Act 1986 (GA). Under GA we", ["Gas Act 1986"] * 3),
    ('the Gas Act 1986 (hereafter "the Gas Act"). The Gas Act', ["Gas Act 1986"] * 3),
    ('"GA" means the Gas Act 1986. See GA.', ["Gas Act 1986"] * 3),
    # Pointers.
    ("the Gas Act 1986, and that Act", ["Gas Act 1986"] * 2),
    ("the Gas Act 1986 or the Coal Act 1938; the 1938 Act",
     ["Gas Act 1986", "Coal Act 1938", "Coal Act 1938"]),
    (f"{FOIA} and the Gas Act 1986. The Act", ["FOIA", "Gas Act 1986", "FOIA"]),
    ("the Gas Act 1986 and the Coal Act 1938. The Act", ["Gas Act 1986", "Coal Act 1938"]),
    ("the Noise Regulations 2004; regulation 3 of the same Regulations",
     ["Noise Regulations 2004"] * 2),
    # Titles without their year.
    ("the Gas Act 1986. Under the Gas Act we", ["Gas Act 1986"] * 2),
    ("the Human Rights Act", ["Human Rights Act 1998"]),
    # One name, several acts: the letter must leave one.
    ("Data Protection Act. 4 March 2021", ["DPA2018"]),
    ("Data Protection Act. 4 March 2011", ["DPA1998"]),
    ("Data Protection Act", []),
    ("the Data Protection Act 1998; the DPA", ["DPA1998", "DPA1998"]),
    ("FOISA. The EIRs", ["FOISA", "EISR"]),
    ("FOIA. The EIRs", ["FOIA", "EIR"]),
    ("Data Protection Act 1998 ('the DPA 2018')", ["DPA1998", "DPA2018"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_acts_named(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_mention_covers_the_title_and_no_more() -> None:
    text = "See the Police (Conduct) Regulations 2012, as amended."
    (mention,) = acts(text)
    assert mention.span.of(text) == "Police (Conduct) Regulations 2012"
    assert mention.binding == "stated"


def test_a_definition_is_kept_with_the_act_it_defines() -> None:
    first, *_ = acts(f"{FOIA} ('the Act') applies.")
    assert first.defines == "the Act"


def test_how_each_mention_was_told() -> None:
    text = f"{FOIA} (the Act). The Act. The Gas Act 1986; that Act."
    assert [m.binding for m in acts(text)] == [
        *("stated", "by-abbreviation", "by-abbreviation", "stated", "by-antecedent"),
    ]


def test_plain_titles_compare_without_brackets_year_and_case() -> None:
    assert plain("Noise (Ports) Act 1999") == plain("the NOISE ACT")


def test_titles_are_found_in_order() -> None:
    found = titles("the Gas Act 1986, then the Coal Act 1938")
    assert [(t.name, t.year) for t in found] == [("Gas Act", "1986"), ("Coal Act", "1938")]
