"""A letter to its full reading."""

from functools import cache

from spacy.language import Language

from kg.components import MAIL_DOMAIN, STAGES, language
from kg.model import Letter, Response
from kg.record import in_letter


def extract(letter: Letter, *, nlp: Language | None = None) -> Response:
    """The full reading of a letter: every stage run, every span in the letter's own offsets.

    `nlp` is any spaCy pipeline with the components of `kg.components`; a blank one by default.
    """
    nlp = nlp or _language()
    doc = nlp.make_doc(letter.normal.text)
    doc.user_data[MAIL_DOMAIN] = letter.mail_domain
    doc = nlp(doc)
    made = {stage: doc.user_data[f"kg_{stage}"] for stage in STAGES}
    found = Response(
        letter,
        made["frame"],
        made["acts"],
        made["citations"],
        made["bodies"],
        made["questions"],
        made["decisions"],
        made["grounds"],
        made["reasoning"],
        made["statements"],
    )
    return in_letter(found, letter.normal)


@cache
def _language() -> Language:
    return language()
