"""The one place where the stages are composed."""

from kg.citations import citations
from kg.decide import decide
from kg.frame import authority, frame
from kg.grounds import grounds
from kg.model import Letter, Response
from kg.questions import questions
from kg.reason import reason
from kg.recognise.acts import acts
from kg.recognise.bodies import bodies
from kg.record import in_letter
from kg.regimes import regimes
from kg.segment import segment


def extract(letter: Letter) -> Response:
    """The full reading of a letter."""
    text = letter.normal.text
    layout = segment(text)
    mentions = bodies(text)
    who = authority(text, layout, mentions, letter.mail_domain)
    named = acts(text)
    under = regimes(text, layout, named, who)
    asked = questions(text, layout)
    cited = citations(text, layout, named, under, asked)
    relied = grounds(text, layout, cited)
    decisions = decide(text, layout, asked, cited, relied)
    found = Response(
        letter,
        frame(text, layout, mentions, who, under, decisions),
        named,
        cited,
        mentions,
        asked,
        decisions,
        relied,
        reason(text, layout, cited, relied),
    )
    return in_letter(found, letter.normal)
