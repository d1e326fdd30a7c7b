"""A decision on the public interest that is still to come, and the day it is expected on."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.statements.grammar import pattern, says
from kg.vocab import STATEMENT, Scheme

_MONTHS = Scheme("month")
# English grammar: what goes on with a balance that the sentence before speaks of.
_ONWARD = (
    r"(?:{longer}|NOT (?:yet )?(?:been )?able) WORDS(?:that|this|it|so|decide|weigh|consider\w*)",
    r"(?:not|n't) (?:yet|been able|FEW(?:finished|completed|concluded|reached))",
    r"(?:decision|determination|conclusion|result|outcome) (?:will|is to|shall|should|is likely to"
    r"|is expected to) (?:then |only )?(?:be (?:made|reached|taken|given|sent|known)|follow|come)",
    r"(?:we|i)(?: will|'ll| shall) (?:\S+ )?(?:write|let you know|tell you|notify you|inform you)"
    r" WORDS(?:our|the|my) (?:decision|conclusion|determination)",
    r"(?:yet to|still|continu\w+ to) WORDS{decide}",
)
_REDRESS = r"{review}|complain\w*|appeal\w*|{regulator}|{unhappy}"
_STRUCK = (  # a balance that has been struck, not one that the law speaks of
    r"(?:favours?|outweighs?|outweighed|is in|lies? in|lay in|weighs|comes? down)"
)
_SUPPOSED = r"(?:if|whether|where|unless|must|ha(?:s|ve) to|needs? to|to be|depends?|should)"
_SPEAKS = (
    r"{decide}|write|writ\w+|repl\w+|respon\w+|answer\w*|hear|let you know|inform|tell|told"
    r"|notif\w+|outcome|result|do so|with you|in touch|contact\w*|until|{longer}|need\w*|aim\w*"
    r"|hope\w*|expect\w*|estimat\w+|likely|should|anticipat\w+|intend\w*|plan\w*"
)
_PROGRESS = (
    r"how (?:we|i|things?|matters?|it|this|far)|getting on|progress\w*|update\w*|returns?|meets?"
    r"|meeting|stage|{regulator}|{review}|received|dated|wrote|asked"
)
_DECIDED = r"decisions?|conclusions?|outcome|result|determination|decide|conclude|finish\w*"


@cache
def _of(shape: str) -> re.Pattern[str]:
    return pattern(shape)


def follows(sentence: str, after: list[str]) -> int | None:
    """How many sentences on, from one that names a balance, it is said to be still to come.

    All in lower case; `after` are the sentences that come next.

    >>> follows("the public interest must be weighed.", ["we need more time for that."])
    1
    >>> follows("the public interest favours release.", ["we need more time for that."])
    """
    if says(STATEMENT["balance-to-follow"], sentence):
        return 0
    named = "public interest" in sentence or "budd y cyhoedd" in sentence
    struck = _of(_STRUCK).search(sentence) and not _of(_SUPPOSED).search(sentence)
    if not named or struck:
        return None
    onward, ends = _of("|".join(_ONWARD)), _of(f"{_REDRESS}|{_STRUCK}")
    on = next((n for n, words in enumerate(after, start=1) if onward.search(words)), None)
    return None if on is None or any(map(ends.search, after[:on])) else on


def names_day(sentence: str) -> bool:
    """Whether a sentence in lower case says by when something will be decided.

    >>> names_day("we expect to reach a decision by 4 june 2031.")
    True
    >>> names_day("we will tell you on 4 june 2031 how things stand.")
    False
    """
    if not _days().search(sentence) or not _of(_SPEAKS).search(sentence):
        return False
    return bool(_of(_DECIDED).search(sentence)) or not _of(_PROGRESS).search(sentence)


@cache
def _days() -> re.Pattern[str]:
    """A day, a week, a month or a number of days, by which or within which."""
    months = (cue.lower() for c in catalogue().concepts(_MONTHS.name) for cue in c.cues)
    month = "|".join(sorted(months, key=lambda name: (-len(name), name)))
    return pattern(
        r"(?:by|before|within|in|until|on|after|than|end of|(?:week|month) (?:of|beginning"
        r"|commencing|ending)|take|extend\w*) FEWFEW"
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{month})|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
        rf"|(?:{month})(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? \d{{4}}"
        rf"|(?:end of|early|mid|late) (?:{month})"
        r"|(?:\d{1,3}|{count}) FEW{days}|(?:mon|tues|wednes|thurs|fri)day"
        r"|(?:this|next) (?:week|month)|the (?:week|month|year))"
    )
