"""Statements that lie in a number: what the work would take, by when a review must be asked for."""

import re
from functools import cache

from kg.statements.grammar import pattern

_COST_BEFORE = (
    r"(?:take|takes|taken|taking|require|requires|need|needs|spend|spent|estimated?|be|of work"
    r"|amounts? to) FEW(?:more than|over|in excess of|well over|at least|than)? ?$"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "time": pattern(r"NUMBER(?: of)?(?: [\w'-]+){0,2}?[ -]{work-time}|£ ?\d[\d,.]*"),
        "files": pattern(r"(?:\d[\d,]*|{count}) (?:[\w'-]+ ){0,4}?{file}"),
        "statutory": pattern(r"(?:the |of |an? )?{statutory-limit}"),
        "one by one": pattern(
            r"manual\w*|by hand|one by one|individual(?:ly)?|each|open\w*|read(?:ing)?|search\w*"
            r"|check\w*|examin\w*|review(?:ed|ing)?|minutes|trawl\w*|gone through|go through"
        ),
        "work": pattern(
            r"(?:would|will|could|might|may|'d) (?:\S+ ){0,5}?(?:take|need|require|amount|cost|involve"
            r"|mean|come|run|be|occupy|exceed)|estimat\w+|each (?:file|record|case|one|document)"
            r"|per (?:file|record|case|document|e-?mail|item|person|entry)|minutes (?:each|per|an?|to|for)"
            r"|locat\w+|retriev\w+|extract\w*|manual\w*|comply\w*|staff time|person[- ]hours"
            r"|(?:put|make|reckon|calculate\w*) (?:it|this|that) (?:at|that)|hours (?:of|in all)|(?:took|takes) FEW(?:hours|days|minutes)"
        ),
        "before": pattern(_COST_BEFORE),
        "limit of time": pattern(r"within FEW$|in the next $|working days of"),
    }


def estimates(sentence: str) -> bool:
    """Whether a sentence in lower case says how long, how dear or how much the work would be.

    >>> estimates("we estimate that it would take 55 hours to search the files.")
    True
    >>> estimates("the appropriate limit is £450, which is 18 hours of work.")
    False
    """
    found = _patterns()
    if not found["work"].search(sentence):
        return False
    legal = [m.span() for m in found["statutory"].finditer(sentence)]
    for amount in found["time"].finditer(sentence):
        before = sentence[max(0, amount.start() - 60) : amount.start()]
        if found["limit of time"].search(before):
            continue
        if any(a < amount.end() and amount.start() < b for a, b in legal):
            if not found["before"].search(before):
                continue
        if amount[0].startswith("£") and not re.search(
            r"hour|comply|cost|search|locat|staff|time", sentence
        ):
            continue
        return True
    return bool(found["files"].search(sentence) and found["one by one"].search(sentence))


@cache
def _limits() -> dict[str, re.Pattern[str]]:
    return {
        "limit": pattern(
            r"(?:within|in|inside|before|by|after|than|under|of|next|have|is|up to|until|for|o fewn|:) "
            r"(?:\S+ ){0,4}?(?:\d{1,3}|{count})(?: \(\w+\))?(?:-| ){days}"
            r"|(?:\d{1,3}|{count})(?: \(\w+\))? {days} (?:of|from|after|in which|to ask|to request|to complain)"
            r"|(?:by|before|no later than|not later than|until) DAY(?: \d{4})?"
        ),
        "cut": pattern(
            r"[;:]|\.(?= )|,? and (?:may|can|then|we|you|if|thereafter)|, (?:and|but|which|who|we)|after that|thereafter|but"
        ),
        "ours": pattern(
            r"(?:we|we'll|us|council|trust|team|who|reply|response|outcome|result|you|and|officer|manager|panel|review) FEW"
            r"(?:will|aim|shall|endeavour|undertake|try|hope|seek) FEW(?:respon|repl|answer|acknowledg|complet|conclud|write|let|inform|receive|hear|get|deal|issue|send|give|be (?:told|sent|notified|informed|completed|given|dealt))\w*"
            r"|we'll|we aim|we will (?:respond|reply|write|aim|let|tell|acknowledge|complete|send)|will be (?:acknowledged|completed|answered|dealt|sent)"
            r"|aims? to|you will (?:receive|hear|get)|should receive|is normally|are normally|takes|publish|working days' time|ago"
        ),
        "others": pattern(r"{regulator}|court"),
        "about": pattern(
            r"{review}|{unhappy}|NOT FEW{pleased}|do so|be made|ask us|contact us|write to"
        ),
    }


def limits_review(sentence: str, before: str) -> bool:
    """Whether a sentence says by when a review must be asked for; `before` is what precedes it.

    >>> limits_review("please write to us within 40 working days.", "you can ask for a review.")
    True
    >>> limits_review("we will reply within 20 working days.", "you can ask for a review.")
    False
    """
    found = _limits()
    if not found["about"].search(sentence) or not re.search(
        pattern(r"{review}|{unhappy}|NOT FEW{pleased}"), f"{before} {sentence}"
    ):
        return False
    cuts = [m.start() for m in found["cut"].finditer(sentence)]
    for limit in found["limit"].finditer(sentence):
        start = max((c for c in cuts if c < limit.start()), default=0)
        end = min((c for c in cuts if c >= limit.end()), default=len(sentence))
        clause = sentence[start:end]
        if not found["ours"].search(clause) and not found["others"].search(clause):
            return True
    return False


@cache
def _decides() -> re.Pattern[str]:
    return pattern(
        r"(?:by|before|within|in|until|on|no later than|not later than|end of) FEWFEW"
        r"(?:DAY|(?:\d{1,3}|{count}) FEW{days}|[a-zâô]{3,9} \d{4})"
    )


def names_day(sentence: str) -> bool:
    """Whether a sentence in lower case says by when something will be decided.

    >>> names_day("we expect to reach a decision by 4 june 2031.")
    True
    """
    return bool(_decides().search(sentence))
