"""Questions that a letter lists by number and, answering the others by number, passes over."""

import re
from collections.abc import Iterator

from kg.labels import path, references
from kg.model import Question, Span, Statement
from kg.vocab import STATEMENT

_THINGS = r"(?:questions?|parts?|points?|items?|quer(?:y|ies)|requests?|information)"
_WHOLE = re.compile(  # words that may answer a question without its number
    rf"\b(?:the remainder|remaining|the others|as above|as for|(?:the|your) (?:rest|other|last"
    rf"|latter|final|second|third|fourth) (?:of )?(?:(?:your|the) )?{_THINGS}"
    rf"|(?:all|each|both|none|any) (?:of )?(?:(?:your|the|these|other) )*{_THINGS}"
    r"|see (?:answer|my|our|question|q\d)|not (?:answer|respond|deal)\w*)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-z)][.]\s+[A-Z]")
_LINE = re.compile(
    r"^[^\w\n]{0,4}(?:(?:question|part|item|point|q|a|answer|no)\W{0,3})?"
    r"(\w{1,4})\b[^\w\n]",
    re.IGNORECASE | re.MULTILINE,
)


def unanswered(text: str, asked: tuple[Question, ...]) -> Iterator[Statement]:
    """Each question whose number stands nowhere after the questions, where those of others do.

    At least two questions must be numbered, and all but few of them answered by number, with
    nothing said of several together; a question with parts counts with them.
    """
    known = [path(question.label) for question in asked]
    if len(asked) < 2 or not all(_numbered(text, question) for question in asked):
        return
    start = max(question.spans[0].end for question in asked)
    if _WHOLE.search(text, start):
        return
    begun = {path(line[1]) for line in _LINE.finditer(text, start)}
    if begun.issuperset(known):
        return
    named = {
        index
        for reference in references(text, start, len(text), known)
        for index in reference.questions
    }
    named |= {index for index, label in enumerate(known) if label in begun}
    missing = [
        index
        for index in range(len(asked))
        if index not in named and not _printed(text, start, asked[index].label)
    ]
    few = 0 < len(missing) <= max(1, len(asked) // 2) and len(missing) < len(asked)
    if not few or any(len(asked[index].spans) > 1 for index in missing):
        return
    if any(_SENTENCE.search(asked[index].text) for index in missing):
        return  # the answer may stand in what was taken for the question
    for index in missing:
        yield Statement(STATEMENT["unanswered"], asked[index].spans[0])


def _printed(text: str, start: int, label: str) -> bool:
    """Whether a label stands after the questions as one, alone or in a list of them."""
    bare = re.escape(label.strip("() .:"))
    after = (
        r"\)" if label.strip("() .:").isalpha() else r"(?:[).:,](?!\d)|\s?[-–&/]|\s(?:and|to|a)\b)"
    )
    return bool(re.compile(rf"(?<![\w.,£]){bare}{after}", re.IGNORECASE).search(text, start))


def _numbered(text: str, question: Question) -> bool:
    """Whether the label of a question is printed before it or at its beginning."""
    span: Span = question.spans[0]
    before = text[max(0, span.start - 14) : min(span.end, span.start + 14)].lower()
    return re.search(rf"(?<!\w){re.escape(question.label.lower())}(?!\w)", before) is not None
