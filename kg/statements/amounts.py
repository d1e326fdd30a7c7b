"""Statements that lie in a number: what the work would take, by when a review must be asked for."""

import re
from functools import cache

from kg.statements.grammar import pattern

_ESTIMATE = {
    "amount": r"NUMBER(?: of)?(?: [\w'-]+){0,2}?[ -]{work-time}|£ ?\d[\d,.]*",
    "files": r"(?:\d[\d,]*|{count}) (?:[\w'-]+ ){0,4}?{file}",
    "many": (  # not a year, a sum or a reference
        r"(?<!£)(?<![£\d/.-])(?:\d{1,3}(?:,\d{3})+|(?!(?:19|20)\d\d\b)\d{3,}"
        r"|\d[\d.]* (?:thousand|million))(?![/.-]?\d)"
    ),
    "unsearchable": (
        r"on paper|paper (?:files?|forms?|records?|copies|dockets?|logs?)|hand-?written|microfiche"
        r"|(?:not|n't|cannot) (?:be )?(?:electronic\w*|indexed|searched|searchable)"
        r"|(?:have|need) to be (?:opened|read|looked (?:at|through)|gone through|searched|checked"
        r"|examined|inspected|reviewed|pulled|transcribed|counted)"
    ),
    "statutory": r"(?:the |of |an? )?{statutory-limit}",
    "one by one": (
        r"manual\w*|by hand|one by one|individual(?:ly)?|each|open\w*|read(?:ing)?|search\w*"
        r"|check\w*|examin\w*|review(?:ed|ing)?|minutes|trawl\w*|gone through|go through"
    ),
    "work": (
        r"(?:would|will|could|might|may|'d|going to) (?:\S+ ){0,5}?(?:take|need|require|amount"
        r"|cost|occupy)|estimat\w+|each (?:of|file|record|case|one|document)"
        r"|by hand|one by one"
        r"|(?:samples?|trial|test|exercise|officers?|staff|team|forty|{file}) WORDStook FEWNUMBER"
        r"|(?:comes|come|equates?|equal|adds up|works out) (?:to|at)|per (?:file|record|case"
        r"|document|e-?mail|item|person|entry)"
        r"|at (?:around |about |only |just )?NUMBER minutes?"
        r"|minutes? (?:for )?(?:each|apiece|per|an?)|locat\w+|retriev\w+|extract\w*|manual\w*"
        r"|collat\w+"
        r"|search\w*|trawl\w*|comply\w*|staff time|person[- ]hours|hours of (?:work|staff)"
        r"|(?:put|make|reckon|calculate\w*) (?:it|this|that) (?:at|that|some|to)"
    ),
    "other": (
        r"{longer}|further NUMBER|public interest|review|respond|gives you|{regulator}"
        r"|disclosure log|posted|published|decision|wait|interval|section 10|gave us"
    ),
    "work alone": (  # before a sum of the law: the work would take more than that
        r"(?:tak(?:e|es|en|ing)|requires?|needs?|spen[dt]|estimated?|be|of work|amounts? to) FEW"
        r"(?:more than|over|in excess of|well over|at least|than)? ?$"
    ),
    "answer due": r"(?:within|in|after|next|by) $",
}
_SUM = r"hours?|comply\w*|costs?|search\w*|locat\w+|staff|time|limit"


@cache
def _compiled(table: str) -> dict[str, re.Pattern[str]]:
    shapes = {"estimate": _ESTIMATE, "limit": _LIMIT}[table]
    return {name: pattern(shape) for name, shape in shapes.items()}


def estimates(sentence: str) -> bool:
    """Whether a sentence in lower case says how long, how dear or how much the work would be.

    >>> estimates("we estimate that it would take 55 hours to search the files.")
    True
    >>> estimates("the appropriate limit is £450, which is 18 hours of work.")
    False
    """
    found = _compiled("estimate")
    if found["other"].search(sentence):
        return False
    if found["many"].search(sentence) and found["unsearchable"].search(sentence):
        return True
    if not found["work"].search(sentence):
        return False
    legal = [m.span() for m in found["statutory"].finditer(sentence)]
    for amount in found["amount"].finditer(sentence):
        before = sentence[max(0, amount.start() - 60) : amount.start()]
        of_law = any(a < amount.end() and amount.start() < b for a, b in legal)
        if found["answer due"].search(before) or (
            of_law and not found["work alone"].search(before)
        ):
            continue
        if not amount[0].startswith("£") or re.search(_SUM, sentence):
            return True
    return bool(found["files"].search(sentence) and found["one by one"].search(sentence))


_LIMIT = {
    "limit": (
        r"(?:within|in|inside|before|by|after|than|under|of|next|have|you've|got|is|up to|until|for"
        r"|gives?|allows?|allowed|given|there (?:is|are)|o fewn|:) (?:\S+ ){0,4}?"
        r"(?:\d{1,3}|{count})(?: \(\w+\))?(?:-| ){days}"
        r"|(?:\d{1,3}|{count})(?: \(\w+\))? {days} (?:of|from|after|in which|to ask|to request"
        r"|to complain|to do)"
        r"|(?:by|before|no later than|not later than|until|up to|till) (?:[a-z]{3,6}day,? )?"
        r"DAY(?: \d{4})?"
        r"|(?:by|before|until|than) (?:\S+ ){0,4}?(?:\S+th|\d+(?:st|nd|rd)|\S*first|\S*second"
        r"|\S*third) (?:working |calendar )?(?:day|week|month)\b"
        r"|(?:by|before|until|than) (?:the )?(?:end|close) of [a-z]{3,9}(?: \d{4})?"
    ),
    "ours": (
        r"(?:we|us|council|trust|team|who|reply|response|outcome|result|you|and|officer|manager"
        r"|panel|review|executive|board|she|he|they) FEW(?:will|aims?|shall|endeavours?|undertakes?"
        r"|try|hopes?|seeks?) FEW(?:respon|repl|answer|acknowledg|complet|conclud|write|let|inform"
        r"|receive|hear|get|deal|issue|send|give|finish|be (?:told|sent|notified|informed"
        r"|completed|given|dealt|acknowledged|answered))\w*|we'll|we aim|will be (?:acknowledged"
        r"|completed|answered|dealt|sent)|aims? to|should receive|(?:is|are) normally|takes|took"
        r"|publish\w*|working days' time|ago|gave us|hear(?:ing)? from you"
    ),
    "others": (
        r"{regulator}|court of session|the court|review outcome"
        r"|outcome of (?:the|our|that|your) review"
    ),
    "about": r"{review}|{unhappy}|NOT FEW{pleased}",
    "asking": (
        r"do so|do this|be (?:made|done|sent|submitted|received|put)|ask|tell|let us know"
        r"|contact|write"
        r"|send|reach\w*|please|you (?:have|should|must|may|can|get|are allowed)|you've|such"
        r"|representations|submit|(?:gives?|allows?) you|for (?:this|that|it|doing so)"
    ),
}

_CUT = re.compile(
    r"[;:]|,?\s+and (?:may|can|then|we|you|if|thereafter|to|an?|some\w+)\b"
    r"|,\s+(?:and|but|which|who|we)\b"
    r"|\b(?:after that|thereafter|but)\b"
)

_TIMED = re.compile(r"\d|day|week|month|year|mis|diwrnod|wythnos|end of|close of")


def limits_review(sentence: str, before: str) -> bool:
    """Whether a sentence says by when a review must be asked for; `before` is what precedes it.

    >>> limits_review("please write to us within 40 working days.", "you can ask for a review.")
    True
    >>> limits_review("we will reply within 20 working days.", "you can ask for a review.")
    False
    """
    if not _TIMED.search(sentence):
        return False
    found = _compiled("limit")
    told = found["asking"].search(sentence) and found["about"].search(before)
    if not told and not found["about"].search(sentence):
        return False
    cuts = [cut.start() for cut in _CUT.finditer(sentence)]
    for limit in found["limit"].finditer(sentence):
        start = max((c for c in cuts if c < limit.start()), default=0)
        end = min((c for c in cuts if c >= limit.end()), default=len(sentence))
        clause = sentence[start:end]
        if not found["ours"].search(clause) and not found["others"].search(clause):
            return True
    return False
