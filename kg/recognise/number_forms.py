"""How provision numbers are printed: unit words, numbers, parts, what joins and what ends them."""

import re

# Unit words by unit, in English and Welsh: those for one and those for several.
_UNITS = {
    "s": ("section sec sect s adran", "sections secs sects ss adrannau"),
    "reg": ("regulation reg r rheoliad", "regulations regs rheoliadau"),
    "art": ("article art erthygl", "articles arts erthyglau"),
    "sch": ("schedule sched sch atodlen", "schedules scheds schs atodlenni"),
    "rule": ("rule", "rules"),
    "part": ("part pt rhan", "parts pts"),
    "sub": ("subsection", "subsections"),
    "para": ("paragraph para paragraff", "paragraphs paras paragraffau"),
    "limb": ("condition principle point limb", "conditions principles points limbs"),
    "": ("exemption exception", "exemptions exceptions"),
}
WORDS = {
    word: (unit, plural)
    for unit, forms in _UNITS.items()
    for plural, words in zip((False, True), forms, strict=True)
    for word in words.split()
} | {"§": ("s", False), "§§": ("s", True)}
_GAP = r"[ \t]{0,3}+\n?[ \t]{0,3}+"
START = re.compile(
    rf"""
      (?<![\w'’])(?P<word>[A-Za-z]{{1,12}}+\.?|§§?){_GAP}(?=[(\d]|[Il]\d|[IVX]+\b)  # "Section 31"
    | (?<![\w.,£$€/:\#-])(?=\d\d?[A-Z]?[ ]?\(\d\d?[A-Z]?\))  # "43(2)", no unit
    | (?<![\w.,£$€/:\#-])(?=\d\d[ ]?\([a-d]\)\([ivx]+\))  # "30(b)(ii)" of FOISA
    """,
    re.VERBOSE,
)
SUB = re.compile(r"(?:\bsub[- ]|\bis-)$", re.IGNORECASE)
ACRONYM = re.compile(
    r"[A-Z]{3,5}s?(?:\s(?=\d{1,2}[A-Z]?\.\d)|(?=\d{1,2}[A-Z]?\())"
)  # "FOI 43.2", "FOIA40(2)"
POSTCODE = re.compile(r"S\d\d?[A-Z]? ?\d[A-Z]{2}\b")

# Digits as printed, with the slips of scanners: "4O" is 40, "3l" is 31. No suffix letter is I or O.
NUMBER = re.compile(r"(?:\d[\dOIl]{0,2}|[Il]\d{1,2})(?:[A-HJ-NP-Z]{1,2})?(?!\d|[a-z]{2})")
PART = re.compile(
    r"[ ]?\n?\(\s?(\d[\dlIO]?[A-Za-z]{0,2}|[a-h][a-d]|[ivx]{2,5}|[A-Za-z])\s?(?:\)|(?=\())"
)
DOTTED = re.compile(r"\.(\d{1,2}[A-Z]?)(?:\.([a-h]))?(?!\w|\.\d)")
SPACED = re.compile(r"[ ](\d{1,2}[A-Z]?)[ ]?([a-h])(?![\w'’])")  # "31 1 a"
SPACED_SUB = re.compile(r"[ ](\d[A-Z]?)(?=[ ]*(?:[-–—:,;)&/]|\.(?!\d)|\n|$))")  # "40 2 –"
TRAILING = re.compile(
    r"([a-h])(?![\w'’])|[ ]([a-h])(?![\w'’])(?=[ ]?(?:[-–—,;:.&/)\n]|$|and\b|or\b|to\b))"
)  # "10(4)d", "12(5) a–g"
LETTER = re.compile(r"([a-h])(?![\w'’])")
ASIDE = re.compile(r"[ ]?\n?[(\[][^()\[\]\n]{3,90}[)\]]")
JOIN = re.compile(
    r"""\s{0,3}(?:
      ,\s{0,3}(?:and\b|or\b|&)? | ;\s{0,3}(?:and\b|or\b)? | & | / | \+
    | and/or\b | and\b | or\b | plus\b | a\b | ac\b
    | ,?\s?(?:together|read|taken|in\sconjunction|along)\s{1,3}with\b | with\b
    )\s{0,3}""",
    re.VERBOSE,
)
RANGE = re.compile(r"\s{0,2}(?:-|–|—|to\b|through\b|i\b)\s{0,2}")
COUNTED = re.compile(
    r"\s{0,2}(?:%|£|\.\d|:\d|st\b|nd\b|rd\b|th\b|(?!(?:and|or|to|of|in|as|is|are|do|did|does|if|for|by|"
    r"we|you|it|that|which|because|since|so|but|not|may|can|was|were|will|would|has|have|had|the|"
    r"appl\w+|engaged|refer\w*|exempt\w*|relate\w*|concern\w*|cover\w*|allow\w*|protect\w*|"
    r"above|alike|alone|also|all|below|both|cannot|could|each|here|might|must|only|respectively|shall|"
    r"should|then|there|ask|attract|bar|call|deal|depend|enable|fall|forbid|give|govern|make|need|"
    r"oblige|permit|prevent|remain|require|rest|say|set|state|"
    r"provide\w*|of|on|with|under|where|when|read|together|taken|a|ac|yn|o)\b)[a-z]{2,}|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
QUANTITY = re.compile(
    r"\s{0,2}(?:%|£|\.\d|:\d|(?:working|calendar|days?|weeks?|months?|years?|hours?|minutes?|pages?|people"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
PART_NUMBER = re.compile(r"(\d{1,2}|[IVX]{1,4})\b(?:\s(?:to|-)\s(\d{1,2})\b)?")
INSIDE = re.compile(r"[\s,]{0,3}(?:of|in|at|under|to|from)\s{1,3}(?:the\s)?(?=\w)|,\s{0,2}(?=\w)")
SAME = re.compile(
    r"[\s,]{0,3}(?:of|in|to)\s{1,2}(?:the\s(?:same|said)|that|this)\s{1,2}[Ss]chedule\b"
)
ROW = re.compile(r"[ \t]*\|")
DECIMAL = re.compile(r"\.\d")
ROMAN = re.compile(r"[ivx]+")
SLIPS = str.maketrans("OIl", "011")
TAIL = re.compile(
    r"""(?:,?\s{0,2}(?i:part|pt\.?)\s(?P<part>\d{1,2}|[IVX]{1,4})\b)?
        (?:,?\s{0,2}\(?(?i:paragraphs?|paras?\.?|condition)\s(?P<para>\d{1,3}[A-Z]?)
           (?P<deep>(?:\(\w{1,3}\))*))?""",
    re.VERBOSE,
)
