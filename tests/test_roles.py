"""What each citation is for: mentioned is not relied on."""

import pytest

from kg.catalogue import catalogue
from kg.vocab import ROLE
from tests.examples import examples
from tests.law import Law

FOIA = "Your request was considered under the Freedom of Information Act 2000 (the Act).\n\n"
FOISA = "Your request was handled under the Freedom of Information (Scotland) Act 2002.\n\n"
EIR = "Your request was considered under the Environmental Information Regulations 2004.\n\n"

CASES = [
    # Relied on.
    (FOIA, "The tables are exempt under section 43(2).", "FOIA s.43(2)", "relied-on"),
    (FOIA, "Section 43(2) is engaged.", "FOIA s.43(2)", "relied-on"),
    (FOIA, "We are withholding the tables, relying on s.43(2).", "FOIA s.43(2)", "relied-on"),
    (FOIA, "In accordance with section 14(1) we refuse the request.", "FOIA s.14(1)", "relied-on"),
    (FOIA, "Section 31(1)(a) - Law enforcement", "FOIA s.31(1)(a)", "relied-on"),
    (FOIA, "We do not disclose the map: section 24(1).", "FOIA s.24(1)", "relied-on"),
    (FOIA, "It is on the web and so already accessible to you (s.21).", "FOIA s.21", "relied-on"),
    (FOIA, "The exemption is section 42(1).", "FOIA s.42(1)", "relied-on"),
    (FOIA, "I uphold the use of section 36(2)(c).", "FOIA s.36(2)(c)", "relied-on"),
    # Words that lead to a number rely on it, however they are chosen; denied, they drop it.
    (FOIA, "One line is missing under section 28(1).", "FOIA s.28(1)", "relied-on"),
    (FOIA, "To show it would harm the yard's trade, section 43(2).", "FOIA s.43(2)", "relied-on"),
    (FOIA, "That makes 52 hours, beyond the 18 hours of section 12.", "FOIA s.12", "relied-on"),
    (FOIA, "Section 12(1) lets us leave it there.", "FOIA s.12(1)", "relied-on"),
    (FOIA, "If it took longer, section 12 would let us refuse.", "FOIA s.12", "considered"),
    (FOIA, "We do not now plead section 31(1)(a).", "FOIA s.31(1)(a)", "considered"),
    (FOIA, "Nor is section 42(1) invoked.", "FOIA s.42(1)", "considered"),
    (FOIA, "We weighed section 38 but did not find it right to rely on it.", "FOIA s.38",
     "considered"),
    (FOIA, "Section 33 was thought of, yet we do not want to rely upon it.", "FOIA s.33",
     "considered"),
    (EIR, "There is regulation 12(4)(e); I did not feel it necessary to rely on it.",
     "EIR reg.12(4)(e)", "considered"),
    (FOIA, "Section 22(1)(a) and (b) apply.", "FOIA s.22(1)(a)", "relied-on"),
    (FOISA, "The Board gives notice under section 17(1).", "FOISA s.17(1)", "relied-on"),
    (EIR, "The drawings are excepted by regulation 12(5)(c).", "EIR reg.12(5)(c)", "relied-on"),
    (EIR, "There are no such records: regulation 12(4)(a).", "EIR reg.12(4)(a)", "relied-on"),
    # The sentence before applies what the sentence of the citation only describes.
    (FOIA, "We must refuse the sixth item. Section 44(1)(a) exempts what another Act forbids us to"
     " release.", "FOIA s.44(1)(a)", "relied-on"),
    (FOIA, "The donor's letter is withheld. Section 41(1) concerns confidences.",
     "FOIA s.41(1)", "relied-on"),
    (EIR, "I am refusing the rest. Regulation 12(4)(d) deals with drafts.", "EIR reg.12(4)(d)",
     "relied-on"),
    (FOIA, "Ground: section 22(1), which covers books that are to come out.", "FOIA s.22(1)",
     "relied-on"),
    (EIR, "The ringers' names are the data of volunteers; regulation 13(1).", "EIR reg.13(1)",
     "relied-on"),
    (FOIA, "It is on sale, so under s 21 we don't need to send it.", "FOIA s.21", "relied-on"),
    (FOIA, "In view of section 34 it is not needed.", "FOIA s.34", "explained"),
    (FOIA, "Two lines may be exempt under section 42(1) and have been redacted.", "FOIA s.42(1)",
     "relied-on"),
    (FOIA, "We cannot do it, as the work would exceed the appropriate limit set out in section 12.",
     "FOIA s.12", "relied-on"),
    (FOIA, "We originally relied on section 43(2). This is maintained.", "FOIA s.43(2)",
     "relied-on"),
    (FOIA, "Section 41(1), not section 43(2), is right, and the list is still withheld.",
     "FOIA s.41(1)", "relied-on"),
    (FOIA, "The crew's names are not disclosed. Please see section 40(2).", "FOIA s.40(2)",
     "relied-on"),
    # To neither confirm nor deny.
    (FOIA, "We can neither confirm nor deny it. Section 40(5B)(a)(i) says that we needn't.",
     "FOIA s.40(5B)(a)(i)", "ncnd"),
    (FOIA, "The Mint will not say whether there was a raid. Section 31(3) provides for that.",
     "FOIA s.31(3)", "ncnd"),
    (FOIA, "We neither confirm nor deny that we hold it: s.31(3).", "FOIA s.31(3)", "ncnd"),
    (FOIA, "The duty to confirm or deny does not arise by virtue of section 40(5B)(a)(i).",
     "FOIA s.40(5B)(a)(i)", "ncnd"),
    (FOIA, "Even to establish whether we hold it would cost too much, so we rely on s.12(2).",
     "FOIA s.12(2)", "ncnd"),
    # Considered and not relied on.
    (FOIA, "We do not rely on section 43(1).", "FOIA s.43(1)", "considered"),
    (FOIA, "We considered section 43 but do not rely on it.", "FOIA s.43", "considered"),
    (FOIA, "We considered whether section 38 might apply.", "FOIA s.38", "considered"),
    (FOIA, "Section 36(2)(b) was not needed.", "FOIA s.36(2)(b)", "considered"),
    (FOIA, "I withdraw the reliance on section 22(1).", "FOIA s.22(1)", "considered"),
    (FOIA, "Section 30(1) is not engaged.", "FOIA s.30(1)", "considered"),
    (FOIA, "Section 21(1) does not apply here.", "FOIA s.21(1)", "considered"),
    (FOIA, "We thought about section 22. We have not relied upon it.", "FOIA s.22", "considered"),
    (FOIA, "We now rely on section 41(1) in place of section 43(2).", "FOIA s.43(2)", "considered"),
    (FOIA, "Had we held them section 42(1) would have applied.", "FOIA s.42(1)", "considered"),
    (FOIA, "Some of the cables may well be exempt under section 27(1)(a); we are asking.",
     "FOIA s.27(1)(a)", "considered"),
    (FOIA, "Section 40(2) would have been applied to the crew.", "FOIA s.40(2)", "considered"),
    (FOIA, "Most of it is likely to fall within section 42.", "FOIA s.42", "considered"),
    (FOIA, "The union asked us to apply section 38(1)(a).", "FOIA s.38(1)(a)", "considered"),
    (FOIA, "Section 36 needs an opinion. None was sought. The exemption was not properly engaged.",
     "FOIA s.36", "considered"),
    (FOIA, "Exemptions considered but not applied:\n\nSection 36(2)(c)\n\nExemptions applied:\n\n"
     "Section 43(2)", "FOIA s.36(2)(c)", "considered"),
    # Explained.
    (FOIA, "Reading time is no part of section 12, so it is section 14(1) that we rely on.",
     "FOIA s.12", "explained"),
    (FOIA, "Checking is not counted towards section 12.", "FOIA s.12", "explained"),
    (FOIA, "Section 41 is an absolute exemption.", "FOIA s.41", "explained"),
    (FOIA, "In our original response we cited section 43(2).", "FOIA s.43(2)", "explained"),
    (FOIA, "The section 36 exemption applies only to what falls outside section 35.",
     "FOIA s.36", "explained"),
    # Condition, procedure, redress: no words make them grounds.
    (FOIA, "It is exempt because section 40(3A)(a) applies.", "FOIA s.40(3A)(a)", "condition"),
    (FOIA, "It is exempt under section 31(1)(g) with section 31(2)(c).", "FOIA s.31(2)(c)",
     "condition"),
    (FOIA, "This refusal is a notice under section 17(1).", "FOIA s.17(1)", "procedure"),
    (FOIA, "We withhold nothing that section 1(1) applies to.", "FOIA s.1(1)", "procedure"),
    (FOIA, "You may complain under section 50 of the Act.", "FOIA s.50", "redress"),
    (FOISA, "You may apply to the Commissioner under section 47.", "FOISA s.47", "redress"),
    (EIR, "You may ask for reconsideration under regulation 11.", "EIR reg.11", "redress"),
    # Other law.
    (FOIA, "It would breach Article 5(1)(a) of the UK GDPR.", "UKGDPR art.5(1)(a)",
     "data-protection"),
    (FOIA, "You may complain under Article 77 of the UK GDPR.", "UKGDPR art.77", "redress"),
    (FOIA, "It is prohibited by section 105 of the Gas Act 1986.", "Gas Act 1986 s.105",
     "mentioned"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("under", "words", "key", "role"),
    CASES,
    ids=[f"{role}: {words}" for _, words, _, role in CASES],
)
def test_role(under: str, words: str, key: str, role: str) -> None:
    assert Law(under + words).role(key) == {role}


def test_the_words_of_a_question_are_quoted() -> None:
    text = FOIA + "You asked:\n\nHow many requests have you refused under section 12?\n\n61."
    assert Law(text).role("FOIA s.12") == {"quoted"}


def test_what_follows_a_question_on_its_line_is_no_part_of_it() -> None:
    text = FOIA + "* Who won the cup? The names come out in May. Until then they're exempt (s22)."
    assert Law(text).role("FOIA s.22") == {"relied-on"}


def test_what_would_be_exempt_counts_where_the_letter_does_not_say_that_it_holds_it() -> None:
    supposed = "If it were held, it would be exempt under section 34(1)(b)."
    conceals = (
        FOISA + "We neither confirm nor deny that we hold it, under section 18(1). " + supposed
    )
    assert Law(conceals).role("FOISA s.34(1)(b)") == {"relied-on"}
    assert Law(FOISA + supposed).role("FOISA s.34(1)(b)") == {"considered"}


def test_members_of_a_list_share_their_role() -> None:
    text = FOIA + "Neither section 12(1) nor section 14(1) has played any part in this."
    assert Law(text).role("FOIA s.12(1)") == Law(text).role("FOIA s.14(1)") == {"considered"}


def test_nearer_words_weigh_more() -> None:
    text = FOIA + "I withdraw section 43(2) and now rely on section 41(1)."
    assert Law(text).role("FOIA s.43(2)") == {"considered"}
    assert Law(text).role("FOIA s.41(1)") == {"relied-on"}


@pytest.mark.parametrize("slug", sorted(ROLE))
def test_every_role_has_an_example(slug: str) -> None:
    (concept,) = (c for c in catalogue().concepts("role") if c.slug == slug)
    assert examples(concept)
