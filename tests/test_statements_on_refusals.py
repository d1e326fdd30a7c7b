"""Statements on refusals: for the work, in two sentences, together or apart, of what is denied."""

import pytest

from kg.model import Response
from kg.pipeline import extract
from kg.read import read

SAID = {
    "refused for its time": ("burden", "It would take far too long. We will not be answering it."),
    "refused for being asked": ("burden", "This is a waste of our time and we decline to reply."),
    "offer of less": ("help", "The limit is £450. If you named one year we could look again."),
    "talk it over": ("help", "That is past the limit. I would be happy to talk it through."),
    "minutes a file": ("cost-estimate", "The limit is 18 hours. Each box took nine minutes."),
    "opinion after the person": (
        "qualified-person",
        "Section 36(2)(c) applies. The qualified person is the Provost. She gave it as her view"
        " that harm was likely.",
    ),
    "unfair": ("data-protection-bar", "Section 40(2) applies. She would not expect to be named."),
    "denial": ("denial", "The Trust neither confirms nor denies that it has a file."),
    "both at once": ("together", "Section 30(1)(a) and section 31(1)(a) apply. It is withheld."),
    "one more for the same": (
        "together",
        "The recording is exempt under section 23(1). In addition the recording is exempt under"
        " section 24(1).",
    ),
    "each its own": (
        "in-the-alternative",
        "Page 3 is exempt under section 30(1)(a). Page 4 is exempt under section 31(1)(a).",
    ),
}
UNSAID = {
    "slow, but done": ("burden", "It was time-consuming, but the list is enclosed."),
    "review offered": ("help", "The limit is £450. You may ask for a review if you want one."),
    "the limit itself": ("cost-estimate", "The limit is £600, or 24 hours at £25 an hour."),
    "opinion owed": (
        "qualified-person",
        "Section 36 requires the reasonable opinion of a qualified person.",
    ),
    "what the law allows": (
        "denial",
        "Section 18 allows us to neither confirm nor deny.",
    ),
    "of other things": (
        "together",
        "The tape is exempt under section 30(1)(a). Section 31(1)(a) also covers rotas.",
    ),
}

OPENING = "Dear Ms Teal\n\nThank you for your request under the Freedom of Information Act 2000."


def said(words: str) -> set[str]:
    """The kinds of statement in a letter of these words."""
    text = f"{OPENING}\n\n{words}\n\nYours sincerely\n"
    found: Response = extract(read(text.encode()))
    return {statement.kind for statement in found.statements}


@pytest.mark.parametrize(("kind", "words"), SAID.values(), ids=SAID)
def test_words_make_a_statement(kind: str, words: str) -> None:
    assert kind in said(words)


@pytest.mark.parametrize(("kind", "words"), UNSAID.values(), ids=UNSAID)
def test_words_make_no_statement(kind: str, words: str) -> None:
    assert kind not in said(words)
