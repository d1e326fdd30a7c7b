"""Where the words of a letter name people: titles, labels, roles and the heads of e-mails."""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.model import Span
from kg.read.names import (
    GAP,
    INITIALS,
    Name,
    as_name,
    choice,
    is_stop,
    name_pattern,
    tokens,
    until_stop,
    words,
)
from kg.read.people import Found, found_at, opens_with_role
from kg.read.signs import Signs

_WRAPPED = re.compile(r"(?<=[^\n]{40})\n(?:[ ]*>[ ]*)?(?=[^\W\d_])")
_SEPARATOR = re.compile(r"[:|]|[ ][–-](?=[ ])")
_LABEL_START = re.compile(r"[>*_|(\[;,./•]|[ ]{2}|^-")
_MAIL = re.compile(r"[<(\[](?:mailto:)?[^\s<>()\[\]]*@")
_MAIL_NAME = re.compile(r"[\w.+-]+@[\w.-]+[ ]\(([^()\n]{3,40})\)")
_CHAT = re.compile(r"^[ >]*\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?[ -]*([^\W\d_][^:\n]{1,40}):", re.M)
_SHORT = 5  # letters of a title that is written with a stop, or wraps from its name
_WORD = re.compile(r"[^\s]+")


def named(signs: Signs) -> Iterator[Found]:
    """The names that the words round them give away."""
    text = signs.text
    # A line break inside a paragraph is a space, so that a name may stand across it.
    prose = _WRAPPED.sub(lambda m: " " * len(m[0]), text)
    yield from _titled(signs, prose)
    yield from _labelled(text)
    yield from _in_prose(prose)
    yield from _in_mail(signs)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    title = choice("title", "honour")
    return {
        "titled": re.compile(rf"\.?(?:[^\S\n]{{1,3}}|\n)({name_pattern()})"),
        "titles": re.compile(rf"(?:\(?{title}\b\.?\)?(?:\s+|(?<=[.)])))+"),
        "name": re.compile(name_pattern()),
        "last name": re.compile(rf"({name_pattern()}(?:,{GAP}{name_pattern()})?)[\"']?[^\S\n]*$"),
        "writer": re.compile(
            rf"({name_pattern()})[^\S\n]*(?:<[^>\n]*>|\[[^\]\n]*\])?[^\S\n]*\n?[ >]*$"
        ),
    }


def _titled(signs: Signs, prose: str) -> Iterator[Found]:
    text = signs.text
    for title in signs.of("title", "honour"):
        match = _patterns()["titled"].match(prose, title.end)
        if match is None or prose[title.start - 1 : title.start] == "-":
            continue
        printed, gap = title.of(text), text[title.end : match.start(1)]
        if len(printed) > _SHORT and (gap[0] == "." or "\n" in gap):
            continue  # a rank that ends a sentence or a line has something else behind it
        stretch = until_stop(match[1])
        first = stretch.split()[0].strip(".,").casefold() if stretch else ""
        if not first or first in _offices() or (printed.isupper() and not match[1].isupper()):
            continue  # the Lord Advocate; MS Teams
        before = prose[max(0, title.start - 20) : title.start].split()
        last = before[-1].casefold() if before else ""
        if len(stretch) < 2 or last == "chief" or last in words("team-word"):
            continue
        if _lends_its_name(prose, title, match.start(1) + len(stretch), stretch, signs):
            continue
        yield found_at(text, match.start(1), stretch)


@cache
def _offices() -> frozenset[str]:
    offices = ("office-after-title", "role-word", "letter-word", "generic-addressee", "team-word")
    return words(*offices) - words("word-or-name")


@cache
def _inquiry() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = choice("inquiry-word")
    after = re.compile(rf"(?:['’]s?)?(?:\s+[\w-]+){{0,3}}?\s+{word}\b")
    before = re.compile(rf"\b{word}\s+(?:\w+\s+){{0,2}}(?:by|of|from|under)\s+$")
    return after, before


@cache
def _namesakes() -> frozenset[str]:
    """People after whom a body of the register is named, such as the head of an inquiry."""
    honour = re.compile(rf"({choice('honour')}\s+{name_pattern()})")
    return frozenset(
        " ".join(until_stop(match[1]).casefold().split())
        for body in catalogue().bodies.values()
        for name in body.names
        if (match := honour.match(name))
    )


def _lends_its_name(text: str, title: Span, end: int, stretch: str, signs: Signs) -> bool:
    """Whether an inquiry, a review, a report or a street carries the name: it is the thing's."""
    if title not in signs.of("honour"):
        return False
    start = title.start
    honour = text[start:end].casefold()
    if " ".join(honour.split()) in _namesakes():
        return True
    after, before = _inquiry()
    following = tokens(text[end : end + 40])[:1]
    things = words("address-word", "team-word")
    if len(tokens(stretch)) > 1 and tokens(stretch)[-1].casefold() in things:
        return True
    if following and following[0][0].isupper() and following[0].casefold() in things:
        return True
    return bool(after.match(text, end)) or bool(before.search(text, max(0, start - 60), start))


def _labelled(text: str) -> Iterator[Found]:
    """Names behind a label and a colon: "Case officer: Tamsin Orrell"."""
    for match in _SEPARATOR.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        head = text[max(line_start, match.start() - 60) : match.start()]
        if not _is_label(head, dashed=match[0][0] == " "):
            continue
        end = text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        small = _SMALL.match(text, match.end(), end)
        if small and _HEAD.match(text, end) and not any(map(is_stop, small.groups())):
            first, last = (2, 1) if "," in small[0] else (1, 2)  # "orrell, tamsin"
            yield Span(small.start(1), small.end(2)), Name((small[first], small[last]))
            continue
        yield from _listed(text, match.end(), end)


def _is_label(head: str, *, dashed: bool) -> bool:
    label = _LABEL_START.split(head.strip(" *_\t>"))[-1].strip(" *_\t'\"").removesuffix("(s)")
    low = " ".join(label.casefold().split())
    if not low or len(low.split()) > 6:
        return False
    last = low.rsplit(" ", 1)[-1]
    if dashed and len(low.split()) > 4:
        return False
    whose = low.removesuffix(" name").removesuffix("'s")  # "Case officer's name"
    return (
        low in words("contact-label")
        or bool({last, whose.rsplit(" ", 1)[-1]} & words("role-word"))
        or (low.endswith("ed by") and not dashed)
        or " ".join(low.split()[-2:]) in words("contact-label") - {"to", "from", "name"}
        or low.startswith("name of")
    )


def _listed(text: str, start: int, end: int) -> Iterator[Found]:
    """The names in a list of people: each by itself, or last name first."""
    stretch = text[start:end]
    pieces = re.finditer(
        r"[^;,&/|<>()\[\]–]+(?:,[ ][^\s;,&/|<>()\[\]–]+(?=[ ]*(?:[;<(]|$)))?", stretch
    )
    for piece in pieces:
        bare = piece[0].strip(" *_\t\"'")
        at = start + piece.start() + piece[0].find(bare)
        titled = _patterns()["titles"].match(bare)
        skip = titled.end() if titled else 0
        head = _patterns()["name"].match(bare, skip)
        if head is None:
            if bare and not (piece.start() and len(bare.split()) < 4):
                return
            continue
        cut = until_stop(head[0])
        several = len(tokens(cut)) > 1
        name = as_name(cut, least=1, near=bool(titled) or several)
        if "," in bare[head.end() :] and as_name(bare.replace(",", " "), near=True):
            yield found_at(text, at, bare)
            continue
        rest = bare[head.end() :]
        whole = not rest.strip(" .,-") or bool(re.match(r"[ ]*,|[ ]+-[ ]|[ ]{2}", rest))
        if name is None:
            if piece.start() and is_stop(tokens(bare)[0]):
                continue  # "A. Orrell (chair), C. Ince, Head of Estates"
            return
        if titled or (cut == head[0] and (whole or several)):
            yield found_at(text, at + skip, cut)


def _in_prose(text: str) -> Iterator[Found]:
    """Names that the words before or after them introduce."""
    introduced, spoken = words("introduction"), words("spoken-to")
    done = words("performed-by")
    for match in _patterns()["name"].finditer(text):
        at, core = _core(match)
        if not core or (" " not in core and not _may_stand_alone(text, at)):
            continue
        name = as_name(core, least=1, near=True)
        if name is None:
            continue
        end = at + len(core)
        after = text[end : end + 90]
        several = len(name.tokens) > 1
        before = text[max(0, at - 60) : at]
        if _after_title().search(before):
            continue  # a title before it was judged already
        previous = before.rsplit("\n\n", 1)[-1].casefold().rstrip(_QUOTES).split()[-5:]
        previous = [w if ")" in w else w.lstrip("(") for w in previous if w != "("]
        if previous[-1:] and previous[-1] in words("firm-noun"):
            continue
        ends = {" ".join(previous[-k:]) for k in range(1, 6)}
        strict = several and as_name(core) is not None
        if (
            (several and (ends & introduced or _related(previous)) and not _office_after(after))
            or (ends & spoken and (strict or not several) and _SPOKEN.match(after))
            or (strict and _follows_role(previous) and re.match(r",\s+[a-z]", after))
            or ((strict or (several and ends & done)) and _role_follows(after))
            or (strict and ends & done and _is_one_person(core, before, after))
            or (strict and (_office_of(after) or _deals().match(after)))
        ):
            yield found_at(text, at, core)


def _related(previous: list[str]) -> bool:
    """Whether the words before end like "my late father," or "your neighbour"."""
    known, owners = words("relation"), words("possessive")
    if previous[-1:] == ["of"]:  # "the daughter of"
        return previous[-2:-1] != [] and previous[-2] in known - words("role-word")
    last = next((i for i, w in enumerate(previous) if w.strip(",") in known), None)
    if last is None or (last != len(previous) - 1 and not previous[-1].endswith(",")):
        return False  # else as in "my predecessor in post,"
    return any(
        word in owners or word.endswith(("'s", "’s")) for word in previous[max(0, last - 2) : last]
    )


def _is_one_person(core: str, before: str, after: str) -> bool:
    """Whether a name, of somebody or of a firm, is somebody's: initials, "who", or a byline."""
    head = before.rsplit("\n", 1)[-1]
    if re.match(INITIALS, core) and not _FIRM.match(after) and not _office_after(after):
        return True
    return bool(_WHO.match(after) or (len(head.split()) < 4 and _DATED.match(after)))


def _follows_role(previous: list[str]) -> bool:
    """Whether the words before end like "the Monitoring Officer,"."""
    return bool(previous) and previous[-1][-1] == "," and previous[-1][:-1] in words("role-word")


def _role_follows(after: str) -> bool:
    """Whether a role stands behind a name: ", Head of Legal Services" or "(Communications)"."""
    gap = _ROLE_GAP.match(after)
    if gap is None:
        return False
    what = after[gap.end() :].split("\n")[0]
    return opens_with_role(what) or (gap[0].strip() == "(" and _is_office(what.split(")")[0]))


def _office_of(after: str) -> bool:
    """Whether an office stands behind a name: "of Professional Standards"."""
    office = _OF.match(after)
    known = words("team-word") - words("word-or-name")
    return bool(office) and any(t.casefold() in known for t in tokens(office[1] if office else ""))


def _is_office(what: str) -> bool:
    inside = tokens(what)
    return all(map(is_stop, inside)) and any(t.casefold() in words("team-word") for t in inside)


def _may_stand_alone(text: str, at: int) -> bool:
    """Whether one word may be looked at: most capitals of a letter open sentences."""
    before = text[max(0, at - 16) : at].casefold().split()[-2:]
    known = words("spoken-to")
    return (bool(before) and before[-1] in known) or " ".join(before) in known


@cache
def _deals() -> re.Pattern[str]:
    return re.compile(rf"[,\s]\s*{choice('deals-with')}\b")


@cache
def _after_title() -> re.Pattern[str]:
    return re.compile(rf"\b{choice('title', 'honour')}\.?\s+$")


_SPOKEN = re.compile(r"\s+(?:on|at|in|from|who|about|if|yesterday|today|ar|yn)\b|[,.]")
_SMALL = re.compile(r"[ ]*([a-z][a-z'’-]+),?[ ]([a-z][a-z'’-]+)[ ]*(?=[<(\[]|$)", re.MULTILINE)
_HEAD = re.compile(r"\n[ >]*[A-Z][a-z]{1,9}:[ ]")
_QUOTES = " \"“‘'"
_FIRM = re.compile(r"\s*(?:&|and\b)")
_WHO = re.compile(r",\s+(?:who|whose|whom)\b")
_DATED = re.compile(r"\s\(\d{1,2}[\s/.-]")
_ROLE_GAP = re.compile(r"[ ]?[,|(]\s?|[ ]?–[ ]?|[ ]-[ ]")
_OF = re.compile(
    r"[ ](?:of|from|in|at)[ ](?:the[ ]|our[ ])?((?:[A-Z&][\w'’-]*[ ]?|and[ ]|of[ ]){1,6})"
)


def _core(match: re.Match[str]) -> tuple[int, str]:
    """Where the name in a run of capitalised words begins, and the name: leading stops go."""
    for word in _WORD.finditer(match[0]):
        bare = word[0].strip(".,")
        if len(bare) > 1 and is_stop(bare):
            continue
        if bare.casefold() in words("title", "honour"):
            continue
        rest = match[0][word.start() :]
        return match.start() + word.start(), until_stop(rest).rstrip(" ,")
    return match.start(), ""


def _office_after(after: str) -> bool:
    things = words("team-word", "address-word")
    following = tokens(after[:40])[:1]
    return after[:1] == " " and any(t[0].isupper() and t.casefold() in things for t in following)


def _in_mail(signs: Signs) -> Iterator[Found]:
    """Names beside e-mail addresses, before "wrote" and in transcripts."""
    text = signs.text
    for span in signs.of("said"):
        writer = _patterns()["writer"].search(text[max(0, span.start - 90) : span.start])
        if writer and as_name(writer[1], least=1, near=True):
            yield found_at(text, max(0, span.start - 90) + writer.start(1), writer[1])
    if "@" in text:
        for match in _MAIL.finditer(text):
            start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 60)
            last = _patterns()["last name"].search(text, start, match.start())
            if last and as_name(last[1].replace(",", " "), least=1, near=True):
                yield found_at(text, last.start(1), last[1])
        for match in _MAIL_NAME.finditer(text):
            if as_name(match[1], near=True):
                yield found_at(text, match.start(1), match[1])
    for match in _CHAT.finditer(text):
        if as_name(match[1], least=1):
            yield found_at(text, match.start(1), match[1])
