"""What a sentence must say to be a statement of a kind: shapes over the lists of words.

A shape is a pattern in which words in braces are lists of `ontology/saying.ttl`, words in capitals
the parts below, and a space any white space. A kind's bar is what makes its shapes mean something
else: words of the past, of the law in general, of another matter.
"""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.vocab import STATEMENT

_PARTS = {
    "FEW": r"(?:\S+ ){0,4}?",
    "WORDS": r"(?:\S+ ){0,10}?",
    "MANY": r"(?:\S+ ){0,18}?",
    "NOT": r"(?:not|\w+n't|never|no longer|neither|cannot|fails? to|ddim yn)",
    "WHOEVER": (
        r"(?:if|should|where|when|unless|were|anyone|anybody|those|people|applicants?|requesters?"
        r"|os|you(?:'re| are))"
    ),
    "YOU": (
        r"(?:you|your|anyone|anybody|applicants?|requesters?|complainants?|persons?|people|there"
        r"|gallwch|hawl|chi)"
    ),
    "OUR": r"(?:our|my|its|their|the [\w'-]+'s|[\w-]+'s|the|a|an|this|that)",
    "WE": r"(?:we|i|the {answerer}|this {answerer}|us)",
    "WILL": r"(?:would|will|could|may|might|can|'d|is|are|was)",
    "NUMBER": r"(?:£ ?)?(?:\d[\d,.]*½?|½|{count})(?: thousand| million|k)?",
    "DAY": r"\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-zâô]{3,9}\.?",
    "WROTE": (
        r"(?:wrote|told|informed|advised|notified|e-?mailed|contacted|explained|replied|responded"
        r"|answered|apologised|said|extended|refused|sent|issued|asked|updated|communicated)"
    ),
    "GIVING": (
        r"(?:(?:giv|provid|stat|set|offer|supply|detail)\w* FEW(?:reasons?|reasoning|explanation"
        r"|rationale|details?|grounds|arguments|more|harm)|explain\w* FEW(?:why|reasons?|further"
        r"|harm|more|fully|this|our|the)|say(?:ing)? (?:more|why|any ?thing)|elaborat\w+"
        r"|expand\w* (?:on|upon|further)|(?:be|being) more (?:specific|precise)|go(?:ing)? (?:into|further))"
    ),
}

_SHAPES = (
    ("no-complaints-procedure", r"(?:no|without an?|not FEW(?:an?|any)) FEW{own-procedure}"),
    (
        "no-complaints-procedure",
        r"(?:not|n't) (?:have|operate|offer|run|provide|conduct|carry out) FEW{own-procedure}",
    ),
    ("complaints-procedure", r"WHOEVER WORDS{unhappy}"),
    ("complaints-procedure", r"WHOEVER WORDSNOT FEW{pleased}"),
    ("complaints-procedure", r"YOU WORDS{may} WORDS{review}"),
    (
        "complaints-procedure",
        r"(?:ask|asks|asking|requests?|requesting|seek|seeking|require|apply|applying"
        r"|applications?|submit|lodge|make|making|gofyn|want) FEWFEW{review}",
    ),
    (
        "complaints-procedure",
        r"complaints? (?:about|regarding|concerning|must|should|may|can|to|in writing|form|unit)",
    ),
    (
        "complaints-procedure",
        r"how (?:to|you can|you may) (?:complain|appeal|ask|request|seek|challenge)",
    ),
    (
        "complaints-procedure",
        r"OUR FEW(?:complaints?|reviews?|appeals?) (?:procedures?|process|scheme|leaflet|form"
        r"|policy|panel|team|page)",
    ),
    (
        "complaints-procedure",
        r"rights? (?:of|to) (?:an? )?(?:internal )?(?:review|complain|appeal)",
    ),
    ("complaints-procedure", r"^\W*(?:still )?(?:{unhappy}|not {pleased})(?: \S+){0,9}\?"),
    ("complaints-procedure", r"^\W*(?:internal )?(?:reviews?|complaints?|appeals?) ?[:–-]"),
    ("commissioner", r"{regulator-place}"),
    ("commissioner", r"(?:{turn-to}) MANY{regulator}"),
    ("commissioner", r"{regulator}(?:'s office)? MANY(?:{turn-to})"),
    ("commissioner", r"(?:{may}) MANY{regulator}"),
    (
        "commissioner",
        r"(?:after|next|then|failing|thereafter|finally|beyond|beyond that,?) WORDS{regulator}",
    ),
    ("commissioner", r"^\W*(?:the )?(?:office of the )?{regulator}(?:'s)?(?: office)?\W*$"),
    ("court", r"court of session"),
    ("court", r"point of law"),
    ("claim", r"(?:vexatious|manifestly unreasonable|manifestly excessive|manifestly repetitious)"),
    (
        "claim",
        r"(?:repeat|repeated) (?:requests?|of)|request FEWrepeat(?:s|ed)?|substantially similar",
    ),
    (
        "claim",
        r"(?:exceed\w*|over|above|beyond|past|outside|more than|greater than|higher than"
        r"|in excess of|breach\w*) FEW{cost-limit}",
    ),
    ("claim", r"(?:not|n't|cannot|impossible|unable) WORDSwithin FEW{cost-limit}"),
    ("help", r"(?:{open-way}) WORDS{narrow}"),
    ("help", r"{narrow} MANY(?:{open-way})"),
    ("help", r"(?:could|can|may|might|would|able|possible|likely) MANY{within-limit}"),
    (
        "help",
        r"{within-limit} MANY(?:could|can|may|might|able|possible|suggest\w*|advise|invite|offer|recommend|would)",
    ),
    (
        "balance-to-follow",
        r"(?:not|n't) (?:yet|been able|FEW(?:finished|completed|concluded|reached))",
    ),
    ("balance-to-follow", r"(?:yet to|still|no decision|continu\w+ to) WORDS{decide}"),
    ("balance-to-follow", r"(?:{longer})"),
    ("extension", r"{longer} MANY{term}"),
    ("extension", r"{term} MANY{longer}"),
    ("clarification", r"{clear-up} WORDS(?:{sought})"),
    ("clarification", r"(?:{sought}) WORDS{clear-up}"),
    (
        "clarification",
        r"you (?:also |then |have |since |later )?(?:confirmed|narrowed|refined|amended|revised|specified) FEWFEW(?:request|you|meant|wanted|by)",
    ),
    ("clarification", r"your (?:revised|refined|narrowed|amended|clarified) (?:request|question)"),
    (
        "clarification",
        r"(?:please|could you|can you|need you to|ask you to|asked you to|would you|you to) FEWFEW(?:specify|say which|tell us which|let us know which|be more specific|what you mean|you mean)",
    ),
    (
        "clarification",
        r"do you mean|what you meant|(?:further|more) (?:details?|particulars|information) (?:from you|about your request|about what you|to (?:identify|locate|find)|in order to (?:identify|locate|find))",
    ),
    ("fee", r"fees? notice"),
    (
        "fee",
        r"(?:pay|paid|payment of|send|receipt of|received|require|ask\w*(?: you)? for|on receipt of) FEW(?:fee|charge|payment|cheque|disbursements?|£)",
    ),
    (
        "fee",
        r"(?:fee|charge|payment|cheque|disbursements?) FEWFEW(?:payable|must be|received|paid|cleared|required|due|requested|of £)",
    ),
    (
        "earlier-letter",
        r"(?:further to|following|refer to|reference to|in addition to|pursuant to|since|set out in|explained in|stated in|advised in|mentioned in|said in|given in|told in|in) (?:our|my|the {answerer}'s) (?:\S+ ){0,3}?{earlier}\b",
    ),
    ("earlier-letter", r"(?:holding|interim) (?:letter|reply|response|notice|e-?mail|answer)"),
    (
        "earlier-letter",
        r"WE (?:\S+ ){0,2}?WROTE (?:\S+ ){0,8}?(?:on|of|dated|by letter) (?:\S+ ){0,3}?(?:DAY|\d)",
    ),
    (
        "earlier-letter",
        r"(?:on|in|dated|of) (?:DAY|[a-z]{3,9})(?: \d{4})?,?(?: and again on DAY(?: \d{4})?,?)? (?:we|i) (?:\S+ ){0,2}?WROTE",
    ),
    (
        "earlier-letter",
        r"(?:we|i) (?:\S+ ){0,2}?WROTE (?:to )?you (?:\S+ ){0,4}?(?:previously|earlier|last|before|already|that we (?:needed|required|were))",
    ),
    (
        "earlier-letter",
        r"(?:our|my|the {answerer}'s|original|first|initial|previous|earlier) (?:\S+ ){0,2}?{earlier} (?:\S+ ){0,3}?(?:of|dated|on|sent|issued) (?:\S+ ){0,2}?(?:DAY|\d)",
    ),
    (
        "reasons-would-disclose",
        r"GIVING MANY(?:would|could|might|without|risks?) (?:\S+ ){0,6}?{give-away}",
    ),
    ("reasons-would-disclose", r"(?:without|would|could) (?:\S+ ){0,5}?{give-away} MANYGIVING"),
    ("qualified-person", r"qualified person(?:'s|s)? MANY{view}"),
    ("qualified-person", r"{view} MANYqualified person"),
    (
        "qualified-person",
        r"{authoriser} MANY(?:reasonable|reasoned) opinion|(?:reasonable|reasoned) opinion MANY{authoriser}",
    ),
)

# What makes the shapes of a kind mean something else.
_BARS = {
    "complaints-procedure": (
        r"you (?:have )?(?:then |also |now |since )?(?:asked|requested|sought|required|complained)"
        r"|your FEW(?:request|complaint|application|requirement) FEW(?:dated|received|of \d|was|on \d)"
        r"|(?:i|we) have (?:now )?(?:completed|conducted|carried out|reviewed|reconsidered)"
        r"|complaints? (?:received|against|made|upheld|were|was)|number of complaints"
        r"|this (?:internal )?review|(?:upon|on) review\b"
    ),
    "commissioner": (
        r"for-organisations|guidance|decision[- ]notices?|media/action|\b(?:fs|ic-|ea/)\d"
        r"|commissioner has|(?:has|had) (?:held|found|ruled|decided|said)|(?:held|ruled) that"
        r"|takes the view|view of the|advises|tribunal|crime commissioner|commissioner of police"
        r"|children's commissioner|biometrics|surveillance camera|registered with"
    ),
    "court": r"(?:session|court) (?:has )?(?:held|ruled|decided|found|said)|csih|csoh|\bv\.? ",
    "claim": (
        r"(?:not|n't|neither) (?:\S+ ){0,4}?(?:vexatious|manifestly|a repeat|repeated|exceed)"
        r"|without exceeding|not applied|not rel(?:y|ied)"
    ),
    "help": r"(?:we|i) have (?:\S+ )?(?:narrowed|limited|restricted|interpreted|confined)",
    "balance-to-follow": (
        r"\bWE (?:\S+ ){0,2}?WROTE|needed|was extended|(?:have|has) now|previous|earlier letter"
        r"|no need|(?:not|n't) (?:\S+ )?(?:requir\w+|need\w*|necessary|obliged|subject|apply)|absolute"
    ),
    "clarification": (
        r"^\W*(?:to|for|by way of|in) (?:further |the sake of |point of )?clarif"
        r"|(?:to|further) clarify[,:;]|clarif\w+ (?:that|our|for you|the position)"
        r"|if you (?:need|require|would like|have|want|wish|seek) FEW(?:clarif|further|more)"
        r"|hope\w* FEWclarif|contact (?:us|me) (?:for|if)|clarification (?:of|on|about) (?:this|our|any)"
    ),
    "extension": r"ask FEWfor (?:an? )?(?:internal )?review|no longer|review within",
    "fee": (
        r"no (?:\w+ )?(?:fee|charge)|free of charge|without charge|(?:not|n't) FEWcharge"
        r"|waive|no cost|limit and fees|fees and appropriate|fees regulations"
    ),
    "qualified-person": (
        r"\bif,? (?:\S+ )?in the|\bif FEWqualified|(?:not|never|no) (?:\S+ ){0,3}?(?:sought|obtained|asked|opinion|given)"
        r"|requires the|can be claimed|would need|only (?:once|if|when)"
    ),
}

# Words of which a kind's sentence needs one besides its shape.
_NEEDS = {
    "commissioner": (
        r"you|your|anyone|applicants?|requesters?|complainants?|complain|complaints?|right|rights"
        r"|if|appeal|gallwch|chi|hawl|gwyno|contact|contacted|after that|telephone|website"
    ),
    "court": r"appeals?|rights?|may|can|against|on a point|then|lies|apelio",
    "claim": (
        r"your|this|these|they|it|we|i|our|question|part|q\d+|requests? (?:is|are)"
        r"|the (?:work|request|cost)"
    ),
    "help": r"you|your|we|i|request|chi|eich",
    "balance-to-follow": r"public interest|budd y cyhoedd|balance of",
    "extension": (
        r"we|i|our|your|us|request|section 10|10\(3\)|regulation 7|reg\.? 7|answer|reply|respond"
        r"|response|eich"
    ),
    "clarification": r"you|your|request|eich|chi|from the (?:requester|applicant)",
    "fee": (
        r"you|your|request|section 9|s\.? ?9|regulation 8|reg\.? 8|photocop\w+|disbursements?"
        r"|fees? notice"
    ),
}


@cache
def lists() -> dict[str, str]:
    """For each list of words the pattern that matches one of them, the longest first."""
    return {
        concept.slug: f"(?:{'|'.join(map(re.escape, sorted(concept.words, key=_longest)))})"
        for scheme in ("answering", "saying")
        for concept in catalogue().concepts(scheme)
    }


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def pattern(shape: str) -> re.Pattern[str]:
    """A shape with its parts and lists put in, for text in lower case."""
    for _ in range(2):  # parts hold parts
        for name in sorted(_PARTS, key=_longest):
            shape = shape.replace(name, _PARTS[name])
    for slug, either in lists().items():
        shape = shape.replace(f"{{{slug}}}", either)
    shape = shape.replace("\\ ", " ").replace(" ", r"\s+")
    start = "" if shape.startswith(("^", r"\b", r"(?:^")) else r"(?<!\w)"
    return re.compile(f"{start}(?:{shape})(?!\\w)")


@cache
def _shapes() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for slug, shape in _SHAPES:
        found.setdefault(STATEMENT[slug], []).append(pattern(shape))
    return {slug: tuple(patterns) for slug, patterns in found.items()}


@cache
def _around() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """Of each kind what bars it and what it needs."""
    bars = {STATEMENT[slug]: pattern(shape) for slug, shape in _BARS.items()}
    needs = {STATEMENT[slug]: pattern(shape) for slug, shape in _NEEDS.items()}
    return bars, needs


def says(kind: str, sentence: str) -> bool:
    """Whether a sentence, in lower case, has a shape of the kind and nothing that bars it.

    >>> says("commissioner", "you may then complain to the information commissioner.")
    True
    >>> says("commissioner", "the information commissioner has held that it may be withheld.")
    False
    """
    bars, needs = _around()
    if kind in needs and not needs[kind].search(sentence):
        return False
    if kind in bars and bars[kind].search(sentence):
        return False
    return any(shape.search(sentence) for shape in _shapes()[kind])


def complains_to_us(sentence: str) -> bool:
    """Whether a sentence in lower case does not speak of complaining to the Commissioner alone.

    >>> complains_to_us("ask us for a review, then the information commissioner.")
    True
    >>> complains_to_us("if still unhappy you may complain to the information commissioner.")
    False
    """
    regulator, ours = _aims()
    return not regulator.search(sentence) or bool(ours.search(sentence))


@cache
def _aims() -> tuple[re.Pattern[str], re.Pattern[str]]:
    ours = (
        r"(?:ask|asking|asks|request|requesting|seek|seeking|require|apply) FEW"
        r"(?:us|internal review|review|{answerer})"
        r"|(?:complain|complaint|complaints|appeal) FEW(?:to|with) (?:us|me|our|the {answerer})"
        r"|(?:write|writing|contact|contacting|e-?mail|e-?mailing) (?:to )?(?:us|me|our|the (?!info|scot|comm|ico|reg|off))"
    )
    return pattern("{regulator}|{regulator-place}|court of session"), pattern(ours)
