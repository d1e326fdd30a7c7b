"""Where a letter's layout names people: salutations, sign-offs, and names on lines of their own."""

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Span
from kg.read.names import (
    UPPER,
    Name,
    as_name,
    choice,
    is_stop,
    name_pattern,
    places,
    tokens,
    until_stop,
    words,
)
from kg.read.signs import Signs

Found = tuple[Span, Name]

_MARKS = r"[ \t>*_\"“”'‘’(|•-]*"
_LINES = 8  # below a sign-off in which the writer's name may stand
_HEAD = 900  # characters in which an address block stands where no salutation follows
_AND = re.compile(r"\s+(?:and|ac|a|or|neu|y)\s+|\s*[/&+]\s*")
_NICKNAME = re.compile(rf"(?<=[^\W\d_]{{2}} )\([^\W\d_]{{2,15}}\)(?= [{UPPER}])")
_LISTED = re.compile(r"^[^\S\n]*\w*[^\S\n]*\(([^()\n]{3,60})\)")


_OPENS = re.compile(rf"(?:^|[/>\"“‘(:;.!?] ?){_MARKS}$")
_TO = re.compile(r"[^\S\n,]{0,9},?[^\S\n]{0,9}([^\n]{0,120})")
_CLOSES = re.compile(rf"(?:(?:^|\n){_MARKS}|[.,;!?\"”)][ \n]+)(?:\w+[ ,]+){{0,4}}$")
_END = re.compile(r"(?:[ ][a-z]+){1,4},[ \t]*(?=\n)|[ \t,.!;:*_–-]*(?=\n|\Z|[^\sa-z])")
_DASHES = re.compile(r"^[ >]*--[ ]*$", re.MULTILINE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    titles = choice("title", "honour", "rank")
    return {
        "titles": re.compile(
            rf"(?:\(?\b{titles}\b\.?\)?(?:\s+|(?<=[.)]))(?:\(Retd\)\s+|\d{{2,6}}\s+)?)+"
        ),
    }


def _salutations(signs: Signs) -> Iterator[tuple[int, re.Match[str]]]:
    """Where each salutation begins, and what follows it on its line."""
    text = signs.text
    for span in signs.of("salutation"):
        line = text.rfind("\n", 0, span.start) + 1
        match = _TO.match(text, span.end)
        near = max(line, span.start - 30)
        if match and _OPENS.search(("" if near == line else "x") + text[near : span.start]):
            yield span.start, match


def salutations(signs: Signs) -> Iterator[Found]:
    """The names of those whom the letter, or an e-mail quoted in it, addresses."""
    text = signs.text
    for _, match in _salutations(signs):
        at = match.start(1)
        plain = _NICKNAME.sub(lambda m: " " * len(m[0]), match[1])
        rest = re.split(r"[,:;!?|)\]]|\s[–—-]|(?<=\w{3})\.", plain)[0]
        for start, piece in _pieces(rest):
            if found := _addressee(text, at + start, piece):
                yield found
            elif sum(word.islower() for word in piece.split()) > 2:
                break  # "Hi, can I have start/stop times": the letter has begun
        if listed := _LISTED.search(match[1]):  # "Dear both (Tamsin and Corwin)"
            for start, piece in _pieces(listed[1]):
                if as_name(piece.strip(), least=1):
                    yield found_at(text, at + listed.start(1) + start, piece)


def _pieces(stretch: str) -> Iterator[tuple[int, str]]:
    """The parts of a list of people, with their offsets; no white space before them."""
    start = 0
    for cut in [*_AND.finditer(stretch), None]:
        piece = stretch[start : cut.start() if cut else len(stretch)]
        yield start + len(piece) - len(piece.lstrip()), piece.strip()
        start = cut.end() if cut else len(stretch)


def _addressee(text: str, at: int, piece: str) -> Found | None:
    start = len(piece) - len(piece.lstrip())
    if lead := again().match(piece, start):  # "Annwyl Mr Ince / Dear Mr Ince"
        start = lead.end()
    titled = _patterns()["titles"].match(piece, start)
    start = titled.end() if titled else start
    body = piece[start:]
    particles = words("name-particle")
    parts: list[re.Match[str]] = []
    lone = len(body.split()) == 1
    for token in re.finditer(r"[^\W\d_](?:[^\W\d_]|['’](?!s\b)|-(?=\w))*\.?", body):
        word = token[0].rstrip(".")
        small = word == word.lower() and word not in particles
        if not parts and "[" in body[: token.start()]:
            return None  # masked by others before: "Dear Ms [name withheld]"
        if parts and (
            body[parts[-1].end() : token.start()].strip()
            or (small and any(part[0] != part[0].lower() for part in parts))
        ):
            break
        if word.casefold() in words("generic-addressee") and not (titled and parts):
            if small and not parts:
                continue  # "Hello there Tamsin"
            return None
        if (parts or not titled) and is_stop(word, near=bool(parts or titled or lone)):
            if not titled:
                return None  # "Dear Information Team", "Dear Caldermoor Borough Council"
            break
        parts.append(token)
        if small and len(parts) > 1:
            break
    if not parts or all(part[0] in particles for part in parts):
        return None
    if not titled and len(parts) > 3:
        return None
    span = Span(at + start + parts[0].start(), at + start + parts[-1].end())
    return span, Name(tokens(span.of(text)))


@cache
def again() -> re.Pattern[str]:
    """A salutation and the space behind it."""
    return re.compile(rf"{choice('salutation')}\b[ ,]*")


def first_salutation(signs: Signs) -> int:
    """The offset of the first salutation; where there is none, the end of the letter's head."""
    return next((at for at, _ in _salutations(signs)), min(len(signs.text), _HEAD))


def _sign_off_ends(signs: Signs) -> Iterator[int]:
    text = signs.text
    for span in signs.of("sign-off"):
        end = _END.match(text, span.end)
        near = max(0, span.start - 60)
        if end and _CLOSES.search(("\n" if near == 0 else "x") + text[near : span.start]):
            yield end.end()
    for match in _DASHES.finditer(text):
        yield match.end()


def sign_offs(signs: Signs) -> Iterator[Found]:
    """The names of those who sign, the letter or what it quotes."""
    text = signs.text
    for sign_off in _sign_off_ends(signs):
        at, seen, below_role = sign_off, 0, False
        for line_number in range(_LINES):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            line = text[at:end]
            if line.strip(" >*_\t,.x"):
                if len(line) > 110 and line_number:
                    break
                found = _signature(text, at, line, near=seen == 0)
                if found and not (below_role and _is_place(found[1])):
                    yield found
                    yield from _beside(text, found[0].end, end)
                    column = re.search(r"\S[ \t]{3,}(?=\S)", line)
                    if column and (
                        other := _signature(
                            text, at + column.end(), line[column.end() :], near=True
                        )
                    ):
                        yield other
                    break
                seen += 1
                below_role = seen == 1 and is_role_line(line) and not _ON_BEHALF.match(line)
                if not below_role and (
                    is_role_line(line) or (is_office(line) and not _ON_BEHALF.match(line))
                ):
                    break
                if seen >= 3 or (not line_number and line.strip()[:1].islower()):
                    break
            at = end + 1
            if at > len(text):
                break


_ON_BEHALF = re.compile(r"\W*(?:on behalf|for|ar ran)\b", re.IGNORECASE)


def _is_place(name: Name) -> bool:
    """Whether a word of a name is one of places, as in the address under a role."""
    return any(word.casefold() in places() for word in name.main)


def _beside(text: str, end: int, line_end: int) -> Iterator[Found]:
    """The others who sign on the same line: "Tamsin & Corwin"."""
    rest = text[end:line_end]
    if not _AND.match(rest):
        return
    for start, piece in _pieces(rest):
        if piece and as_name(piece, least=1, near=True):
            yield found_at(text, end + start, piece)


_LEAD = re.compile(
    r"[\s>*_\"“(\[~–—•|-]*"
    r"(?:(?i:/s/|(?:p\.?p\.?|\(?(?:signed|sgd)\)?(?: by)?|for|per|and|name)\b[.:)]*)\s+)*[\s(]*"
)


def _signature(text: str, at: int, line: str, *, near: bool) -> Found | None:
    """The name that a line under a sign-off opens with; `near` where it is the first there."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    titled = _patterns()["titles"].match(line, start)
    start = titled.end() if titled else start
    match = re.compile(name_pattern()).match(line, start)
    if match is None:
        small = re.match(r"([^\W\d_]{2,14})[\s.,*_\"”'>x]*$", line[start:])
        if near and small and not is_stop(small[1]):
            return found_at(text, at + start, small[1])
        return None
    stretch, rest = match[0], line[match.end() :].lstrip(" \t)*_~\"”'.")
    if titled:
        return found_at(text, at + start, until_stop(stretch))
    cut = until_stop(stretch, near=near)
    name = as_name(cut, least=1 if near else 2, near=near)
    if name is None or (cut != stretch and (not near or len(name.tokens) < 2)):
        return None  # "Avon Fire Service"
    if len(name.tokens) == 1 and re.match(r"(?:and|&|of|for)\b", rest):
        return None  # "Customers and Engagement Officer"
    if rest[:1].islower() and not re.match(r"(?:on behalf|for|and|a\b|of\b|x+\b)", rest):
        return None
    return found_at(text, at + start, cut)


def found_at(text: str, at: int, stretch: str) -> Found:
    """A name and its span, less the stop or comma that ends it."""
    stretch = re.sub(r"(?<=[^\W\d_]{2})[.,]+$", "", stretch.rstrip())
    return Span(at, at + len(stretch)), Name(tokens(stretch))


@cache
def _role() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?i:the|our|my|a|an|acting|interim|its)\s+)?"
        rf"(?:[^\W\d_a-z&][\w'’-]*\s+|&\s+|and\s+|of\s+|for\s+|the\s+|to\s+|/\s+){{0,6}}\b{choice('role-word')}\b"
    )


def opens_with_role(words_after: str) -> bool:
    """Whether the words open with what somebody does: "Head of Legal Services"."""
    return bool(_role().match(words_after))


def is_role_line(line: str) -> bool:
    """Whether a line says what the person named above it does, or for whom."""
    bare = line.strip(" >*_\t(")
    return len(bare) < 80 and not bare.endswith((".", "?", ":", ";")) and (opens_with_role(bare))


def is_office(line: str) -> bool:
    """Whether a line names a body, a part of one or a role."""
    low = set(re.findall(r"[^\W\d_]+", line.casefold()))
    return bool(low & (words("team-word", "role-word") - words("word-or-name")))
