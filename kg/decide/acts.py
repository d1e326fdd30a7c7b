"""What a sentence does, by its grammar: gives, keeps back, has not, will not say.

The verbs are data (`ontology/answering.ttl`); here is how they stand with negation, modality and
the one who acts. An act that is only supposed, or another's, is none.
"""

import re
from functools import cache, lru_cache

from kg.decide.lists import lists
from kg.model import Span
from kg.vocab import OUTCOME

_WORD = (
    r"(?!(?:to|and i|and we|who|that|which|those|when|where|if|because|necessary|required|obliged"
    r"|until) )"
    r"[\w'-]+,? "
)
_FEW, _MORE = rf"(?:{_WORD}){{0,4}}", rf"(?:{_WORD}){{0,9}}"  # words between
_NOT = r"(?:(?:not|n't) able to|not|n't|never|no longer|unable to|cannot|declin\w+ to|refus\w+ to)"
_AUX = r"(?:do|does|did|have|has|is|are|was|were|ca|can|could)(?: not|n't| never| no longer),?"
_BE = r"(?:is|are|am|been|being|be|was|were)"
_THERE = r"^\W*(?:and |but )?there (?:is|are|was|were|has been|have been)"
_NOW = (
    r"(?:(?:now|also|therefore|accordingly|hereby|today|both|all|again|already|then|so|each"
    r"|herewith|duly|to you|in full) ){0,3}"
)
_UNREAL = re.compile(
    r"\b(?:if|would|could|might|may|unless|until|should|whether)\b|'d\b|\bduty to\b"
    r"|\bwere (?:it|this|that|we|they|the|any|you)\b"
    r"|\b(?:asked|ask|asking|request\w*|required?|right) (?:that |us |for )?",
)
_OF_LAW = re.compile(r"\b(?:if|where|when|whether|unless|until|should)\b")  # an estimate: "would"
_CUT = re.compile(
    r"[;:]\s|,\s+(?:and|but|while|whereas|so|since|because|for|which)\s"
    r"|,\s+as\s(?=(?:it|this|they|these|we|you|disclos\w+|releas\w+)\b)|\s(?:because|since|but)\s"
)

# The shapes of acts, the most telling first; words in braces are lists of the ontology.
_SHAPES = (
    (
        "advice",
        r"not (?:\w+ ){0,2}(?:requests?|questions?) (?:for|about) (?:recorded )?information",
    ),
    ("advice", "(?:i|we|ANSWERER) ADVERB{need} PLAIN{clearer}"),
    ("advice", "(?:i|we|ANSWERER) ADVERB{need} you to {specify}"),
    ("advice", "(?:may (?:i|we) |must |have to )?ask (?:you )?(?:for PLAIN{clearer}|to {specify})"),
    ("advice", "asks? (?:us )?for (?:a |an |our |your |my )?{opinion}"),
    (
        "advice",
        r"(?:NOT|hard to|help to) (?:tell|see|know|work out|identify) WORDSyou (?:\w+ )?{mean}",
    ),
    (
        "advice",
        r"(?:please|could you|tell us|say|unsure|not sure|not clear) WORDS(?:which|what)"
        r" WORDSyou {mean}",
    ),
    ("advice", r"(?:if|until|unless|once) we (?:do not |don't |have )?(?:hear|heard) from you"),
    ("advice", "(?:put|place|putting|placing) (?:this|that|your|the|it|both) WORDSon hold"),
    ("ncnd", "(?:neither|NOT) FEW{tell} FEW(?:whether|if|deny)"),
    ("ncnd", "NOT {bound} to {tell} WORDS(?:whether|if|deny|that)"),
    ("ncnd", r"{freed} from (?:the |its |our |any )?(?:\w+ )?(?:duty|obligation) to {tell}"),
    ("ncnd", "(?:a )?confirm(?:ing|ation) (?:or|nor) (?:a )?den(?:ying|ial)(?= \\w)"),
    (
        "refused",
        "(?:NOT|no way) WORDS(?:within|inside|below|under) (?:the limit|WORDS{cost-limit})",
    ),
    ("refused", r"(?:exceed\w*|above|over|beyond|past|(?:more|greater) than) PLAIN{cost-limit}"),
    ("refused", "(?:BE|as|both|all|requests?|questions?) PLAIN{burden}"),
    (
        "refused",
        "(?:outside|beyond) (?:the )?(?:(?:scope|reach|terms) of )?the (?:act|regulations)",
    ),
    ("partly-disclosed", r"{share} of (?:it|them|this|these|the [\w'-]+) GIVES(?:\w+ )?{given}"),
    ("partly-disclosed", r"{give} WORDS{number} of (?:the |these |those )?{number}"),
    ("partly-disclosed", "^(?!DENIAL).*?HAND WORDS{in-part}"),
    ("partly-disclosed", r"^(?!DENIAL).*?{in-part} (?:\w+ )?{given}"),
    ("partly-disclosed", "{upheld} WORDS{in-part}"),
    ("partly-disclosed", "^(?!DENIAL).*?HAND .*?\\b{but-not}(?! than)(?= )"),
    ("partly-disclosed", "(?:redacted|edited|abridged) (?:cop(?:y|ies)|versions?|extracts?)"),
    ("partly-disclosed", "the {remainder} WORDSBE PLAIN(?:exempt(?:ed)?|{keep-back})"),
    ("not-held", r"AUX (?:\w+ )?have PLAIN{record}"),
    (
        "not-held",
        "(?:have|has|had|hold|holds|keep|keeps) (?:no|nothing in the way of) PLAIN{record}",
    ),
    ("not-held", r"(?:have|has) nothing(?= (?:on|about|for|of|in|from|either)\b|\W*$)"),
    ("not-held", "not by (?:us|ourselves)"),
    (
        "not-held",
        "(?:BE|not) (?:\\w+ )?(?:kept|held|recorded) by (?:its|their|another|each|individual)",
    ),
    ("not-held", "NOT (?:\\w+ )?in (?:our|its|my|the ANSWERER's) {keeping}"),
    ("not-held", "AUX MORE(?:{hold}|{held-only}(?! back))"),
    ("not-held", "(?:i|we|it|they) never (?:{held}|had)"),
    ("not-held", "(?:hold|holds|keep|keeps|held|found|find) (?:no|none|nothing)"),
    ("not-held", r"(?:no|nothing|none|neither) MOREBE (?:\w+ )?(?:{held}(?! back)|done|left)"),
    ("not-held", "THERE(?:(?: not|n't) (?:a|an|any|one)| no| none| nothing)(?! {no-record})"),
    ("not-held", "(?:none|nothing) (?:of this |of the kind |such )?(?:exists?|existed)"),
    ("not-held", r"BE (?:\w+ )?{ended}"),
    ("withheld", "NOT FEW(?:{give}|{given})"),
    (
        "withheld",
        "(?:none|nothing|no part) (?:of|in) WORDSMODAL (?:be )?(?:now )?(?:{give}"
        "|{given}|leave|go)",
    ),
    ("withheld", r"(?:none|nothing|no \w+) MODAL (?:now )?be {given}"),
    ("withheld", "(?:withholds|keeps back)"),
    (
        "withheld",
        "{refuse} (?:the|your|this|that|both|these|it)(?: PLAIN{request}| in full|"
        " altogether|(?=\\W*$))",
    ),
    (
        "withheld",
        r"(?<!neither )(?<!no ){exemption}(?:(?! not) [\w()]+){0,4}? (?:appl(?:y|ies)"
        r"|stands?|(?:is|are) engaged)(?! (?:if|where|to information))",
    ),
    ("withheld", r"{uphold} (?:the|our|its|that|this) (?:\w+ )?(?:decision|refusal)(?! to {give})"),
    (
        "withheld",
        "(?:decision|refusal) (?:PLAIN)?(?:is|are|was|has been) (?:therefore )?(?:upheld"
        "|confirmed|maintained)",
    ),
    ("withheld", "(?:complaint|appeal) WORDS(?:not|n't) (?:be )?upheld"),
    ("withheld", "(?:NOT|cannot) (?:be )?uph[eo]ld (?:your|the|this|that) (?:complaint|appeal)"),
    ("advice", "NOT FEW{explain}"),
    ("advice", r"(?:that|this|it) (?:is|will be) (?:a \w+ )?for MOREto {settle}"),
    ("refused", "(?:NOT|not going to|need not) FEW(?:comply|act on)"),
    ("partly-disclosed", "(?:i|we)(?: have|'ve)? NOW{take-out}"),
    ("partly-disclosed", r"BE (?:\w+ )?{black-out}"),
    ("partly-disclosed", "{part-of-record} FEWBE (?:\\w+ )?{take-out}"),
    ("partly-disclosed", "with FEW{take-out}"),
    ("partly-disclosed", "subject to the (?:removal|redaction)"),
    ("partly-disclosed", "(?:less|minus|except|excepting|except for|but not|other than) the"),
    ("withheld", "(?:(?:i|we)(?: can| must| will|'ll)?|is|are|must|have|has been) NOW{keep-back}"),
    ("withheld", "(?:agrees?|agreed|endorses?|endorsed) (?:with )?the {first-decider}"),
    (
        "available-elsewhere",
        "(?:may|can|could) (?:\\w+ )?be (?:\\w+ )?{reached} FROM(?!PLAIN{place})",
    ),
    ("available-elsewhere", "(?:is|are) to be {reached} FROM(?!PLAIN{place})"),
    ("available-elsewhere", "(?:is|are) (?:\\w+ )?{open} (?:\\w+ )?(?:by|FROM)(?!PLAIN{place})"),
    (
        "available-elsewhere",
        "(?:is|are) (?:\\w+ )?available (?:on|at|from|in|via) PLAIN{public-place}",
    ),
    (
        "available-elsewhere",
        "(?:is|are) (?:\\w+ )?open to (?:anyone|all|everyone|the public|inspection)",
    ),
    ("available-elsewhere", "on (?:our|the|a|its) (?:public|open|published) register"),
    (
        "available-elsewhere",
        "(?:see|visit|consult|look at|go to) (?:the|our|its|their) WORDS{public-place}",
    ),
    ("disclosed", "(?:i|we)(?: can| am| are| have|'m|'re|'ve)? NOW{give}(?! {no-record})"),
    ("disclosed", "(?:i|we) {gave} (?:you|the|all|it|them)"),
    ("disclosed", "(?:is|are|been|be) NOW(?:attached|enclosed|annexed|appended)"),
    ("disclosed", r"(?:is|are|been) NOW{given}(?= (?:with|at|as|in|here|herewith|below|to you)\b)"),
    ("disclosed", r"(?<!notice )(?:is|are|been) NOW{given}(?=\W*$)"),
    ("disclosed", r"^[^.]{0,70}\b(?:attached|enclosed|annexed)(?=\W*(?:\([^)]*\)\W*)?$)"),
    ("disclosed", r"(?:is|are|see|found|listed) PLACED{place}(?: [a-z0-9]|(?=\W*$))"),
    ("disclosed", "(?:go|goes|come|comes) to you|you (?:now )?(?:get|have|receive) the"),
    ("disclosed", "(?:is|are|come|comes|go|goes|sent) with this {letter}"),
)
_PARTS = {
    "NOT": _NOT,
    "FEW": _FEW,
    "MORE": _MORE,
    "AUX": _AUX,
    "THERE": _THERE,
    "BE": _BE,
    "NOW": _NOW,
    "WORDS": r"(?:[\w'£-]+,? ){0,8}?",
    "PLAIN": r"(?:(?!(?:not|never|no)\b)[\w'£-]+,? ){0,5}?",
    "DENIAL": r".*(?:\bnot?\b|n't\b|\bcannot\b|\bnone\b|\bnothing\b|\bneither\b)",
    "ADVERB": (
        r"(?:must |will |shall |'ll )?(?:\w+ly |also |now |still |first )?(?:have to |has to"
        r" )?"
    ),
    "MODAL": "(?:can|will|may|shall|must|is to|are to)",
    "GIVES": "(?:is|are|was|were|has been|have been|can be|will be) ",
    "HAND": (
        r"(?:\byou (?:now |will |can |may )?(?:have|get|receive)|\b(?:{give}|{given})\b"
        r"|herewith)"
    ),
    "FROM": (
        r"(?:for |free|without|online|to you|to any|to every|to the public|from|on|at|in"
        r"|via)\b"
    ),
    "ANSWERER": "(?:the )?{answerer}",
    "PLACED": r"(?:in |at |on |the |set out in ){0,2}(?:\w+ )?",
}


@lru_cache(maxsize=1024)  # an answer is read for each of its questions, and with the whole letter
def acts(text: str, sentence: Span) -> tuple[tuple[str, Span, Span], ...]:
    """The outcomes that a sentence states, each with the words that state it and their clause.

    >>> words = "Sadly we are not giving you their names."
    >>> [(o, s.of(words)) for o, s, _ in acts(words, Span(0, len(words)))]
    [('withheld', 'not giving')]
    """
    found = []
    at = sentence.start
    stops = [(m.start(), m.end()) for m in _CUT.finditer(text, sentence.start, sentence.end)]
    for stop, after in (*stops, (sentence.end, sentence.end)):
        low = text[at:stop].lower().replace("’", "'").replace("\n", " ")
        for outcome, supposed, shape in _shapes():
            match = shape.search(low)
            if match and not supposed.search(low, 0, match.start() + 1):
                words = Span(at + match.start(), at + match.end())
                found.append((outcome, words, Span(at, stop)))
                break
        at = after
    return tuple(found)


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Of each shape: outcome, what before it makes it only supposed, and pattern."""
    found = []
    for outcome, shape in _SHAPES:
        supposed = _OF_LAW if outcome == "refused" else _UNREAL
        start = "" if shape.lstrip("(?:").startswith(("^", "NOT", "not", "neither")) else r"\b"
        for name, part in _PARTS.items():
            shape = shape.replace(name, part)
        for slug, either in lists().items():
            shape = shape.replace(f"{{{slug}}}", either)
        found.append((OUTCOME[outcome], supposed, re.compile(rf"{start}(?:{shape})(?!\w)")))
    return tuple(found)
