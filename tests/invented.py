"""A letter of our own making and its reading, built by hand, for graph and shapes."""

import hashlib
from dataclasses import replace
from datetime import date

from kg.model import (
    ActMention,
    BodyMention,
    Citation,
    Condition,
    Decision,
    EarlierLetter,
    Fact,
    Frame,
    Ground,
    Harm,
    LegitimateInterestsTest,
    Letter,
    NormalText,
    Organisation,
    PublicInterestTest,
    Question,
    Reasoning,
    Response,
    Span,
    Statement,
)
from kg.provisions import Provision

TEXT = """\
Humberside Police
Our reference: DPO/17 of 2024
4 March 2024

Thank you for your request, received on 5 February 2024, and for your reply to our letter of
29 January 2024 (DPO/9 of 2024). We have handled it under the Freedom of Information Act 2000.

1. How many drones does the force own?
2. Which serial numbers do they bear?
3. Who trained the pilots?
4. Where will the next one fly?

1. The force owns six drones.
2. The numbers are withheld under section 31(1)(a) of the Act. Serial numbers would let a
criminal jam a drone in flight.
3. We withhold the names of the trainers under section 40(2), by virtue of section 40(3A)(a)
and Article 6(1)(f) of the UK GDPR. You have a legitimate interest in how pilots are trained.
Their names are not necessary for it.

Factors favouring disclosure: openness about public spending. Factors favouring
non-disclosure: pilots could be put at risk. The balance favours maintaining the exemption.

Sleaford Model Flyers Guild gave the training ground; section 4 of the Hobby Aircraft Act 1997
applies there, as does section 9.

You may ask for a review within 40 working days and may then complain to the
Information Commissioner's Office (ICO).
"""


def at(words: str, *, after: str = "", text: str = TEXT) -> Span:
    """Where the words stand in the text, the first time after other words."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def letter(text: str = TEXT) -> Letter:
    """The text as a letter read from a plain file."""
    return Letter(hashlib.sha256(text.encode()).hexdigest(), "txt", text, NormalText(text))


def cited(key: str | None, printed: str, role: str, binding: str = "stated") -> Citation:
    """A citation by the words in which it is printed."""
    provision = Provision.parse(key) if key else None
    return Citation(provision, at(printed), printed, role, binding)


CRIME, PERSONAL = Provision.parse("FOIA s.31(1)(a)"), Provision.parse("FOIA s.40(2)")
HUMBERSIDE = Organisation("Humberside Police", "humberside-police")
ICO = Organisation("Information Commissioner's Office", "information-commissioners-office")
GUILD = Organisation("Sleaford Model Flyers Guild")


def frame() -> Frame:
    """The frame of the letter."""
    earlier = (at("our letter of\n29 January 2024 (DPO/9 of 2024)"),)
    return Frame(
        kind=Fact("refusal", (), "by-default"),
        regimes=(Fact("foia", (at("under the Freedom of Information Act 2000"),)),),
        authority=Fact(HUMBERSIDE, (at("Humberside Police"),)),
        reference=Fact("DPO/17 of 2024", (at("DPO/17 of 2024"),)),
        received=Fact(date(2024, 2, 5), (at("received on 5 February 2024"),)),
        issued=Fact(date(2024, 3, 4), (at("4 March 2024"),)),
        follows=EarlierLetter("DPO/9 of 2024", date(2024, 1, 29), earlier),
        review_days=Fact(40, (at("within 40 working days"),)),
        appeal_to=Fact(ICO, (at("complain to the\nInformation Commissioner's Office"),)),
    )


def reasoning() -> Reasoning:
    """The reasons of the letter."""
    return Reasoning(
        harms=(Harm(at("Serial numbers would let a\ncriminal jam a drone in flight."), (CRIME,)),),
        public_interest=(
            PublicInterestTest(
                (CRIME,),
                (at("openness about public spending"),),
                (at("pilots could be put at risk"),),
                Fact("maintain", (at("The balance favours maintaining the exemption."),)),
            ),
        ),
        legitimate_interests=(
            LegitimateInterestsTest(
                Fact(True, (at("You have a legitimate interest in how pilots are trained."),)),
                Fact(False, (at("Their names are not necessary for it."),)),
                None,
            ),
        ),
        conditions=(
            Condition(Provision.parse("UKGDPR art.6(1)(f)"), at("Article 6(1)(f) of the UK GDPR")),
        ),
    )


def response() -> Response:
    """The full reading of the letter."""
    asked = (
        ("1", "How many drones does the force own?"),
        ("2", "Which serial numbers do they bear?"),
        ("3", "Who trained the pilots?"),
        ("4", "Where will the next one fly?"),
    )
    return Response(
        letter=letter(),
        frame=frame(),
        acts=(
            ActMention("FOIA", at("Freedom of Information Act 2000")),
            ActMention("FOIA", at("the Act"), "by-antecedent"),
            ActMention("UKGDPR", at("UK GDPR")),
            ActMention("Hobby Aircraft Act 1997", at("Hobby Aircraft Act 1997")),
        ),
        citations=(
            cited("FOIA s.31(1)(a)", "section 31(1)(a)", "relied-on"),
            cited("FOIA s.40(2)", "section 40(2)", "relied-on", "by-regime"),
            cited("FOIA s.40(3A)(a)", "section 40(3A)(a)", "condition", "by-regime"),
            cited("UKGDPR art.6(1)(f)", "Article 6(1)(f)", "condition"),
            cited("Hobby Aircraft Act 1997 s.4", "section 4 of", "mentioned"),
            cited(None, "section 9", "mentioned"),
        ),
        bodies=(
            BodyMention(HUMBERSIDE, at("Humberside Police")),
            BodyMention(GUILD, at("Sleaford Model Flyers Guild")),
            BodyMention(ICO, at("Information Commissioner's Office")),
            BodyMention(ICO, at("ICO"), "by-abbreviation"),
        ),
        questions=tuple(Question(label, text, (at(text),)) for label, text in asked),
        decisions=(
            Decision(0, "disclosed", (at("The force owns six drones."),), "by-order"),
            Decision(1, "withheld", (at("The numbers are withheld"),), "stated", (CRIME,)),
            Decision(2, "withheld", (at("We withhold the names"),), "stated", (PERSONAL,)),
            Decision(3, "unclear", (), "by-default"),
        ),
        grounds=(
            Ground(CRIME, False, (at("withheld under section 31(1)(a)"),), "stated"),
            Ground(PERSONAL, False, (at("under section 40(2)"),), "by-regime"),
        ),
        reasoning=reasoning(),
        statements=(
            Statement("opening", at("Thank you for your request")),
            Statement(
                "reason",
                at("Serial numbers would let a\ncriminal jam a drone in flight."),
                (CRIME,),
            ),
        ),
    )


def with_frame(**changes: object) -> Response:
    """The reading with parts of its frame changed."""
    whole = response()
    return replace(whole, frame=replace(whole.frame, **changes))  # type: ignore[arg-type]
