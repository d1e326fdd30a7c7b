"""Names on lines of their own, where what stands round them makes them a person's."""

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Span
from kg.read.names import as_name, choice, is_stop, name_pattern, places, tokens, words
from kg.read.people import Found, again, found_at, is_office, is_role_line


@cache
def _line() -> re.Pattern[str]:
    name, titles = name_pattern(), choice("title", "honour", "rank")
    return re.compile(
        rf"^[ \t>*_\"“(]*(?:\((?:signed|sgd)\)[ ])?(?:{titles}\.?[ ]+)*({name}(?:,[ ]{name})?)"
        rf"(?:[ ]*,?[ ]+(?:Esq|[A-Z]{{2,5}}|BSc|MSc|PhD|Hons|Cert|Dip)\b\.?)*"
        rf"([ \t]*(?:\([^()\n]{{2,40}}\)|,?[ ]{titles})?)[ \t*_.,x]*$",
        re.MULTILINE,
    )


def lone_names(text: str, head: int, contacts: list[Span]) -> Iterator[Found]:
    """Names on lines of their own, where what stands round them makes them a person's.

    In the head (before `head`): above an address, a way of sending or the salutation. Elsewhere:
    above a role or a private contact, below one, or as the last words of a message.
    """
    filled = (m for m in re.finditer(r"[^\n]+", text) if not set(m[0]) <= {*" \t\r\v\f\xa0>"})
    lines = [(m.start(), m.end()) for m in filled]
    mail = bool(re.search(r"(?im)^[ >]*(?:from|oddi wrth):", text))
    for number, (start, end) in enumerate(lines):
        if end - start > 70:
            continue
        if number and (closing := _closing(text, lines, number)):
            yield closing
            continue
        match = _line().match(text, start, end)
        if match is None or match.end() != end:
            if mail and (initials := _initials(text, lines, number)):
                yield initials
            continue
        below = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
        above = text[slice(*lines[number - 1])] if number else ""
        named = as_name(match[1])
        opens = not number or text.count("\n", lines[number - 1][1], start) > 1
        opens |= all(map(is_stop, tokens(above))) and not set(tokens(above.casefold())) & words(
            "team-word", "role-word"
        )
        touched = any(s.start < end + 80 and s.end > start - 80 for s in contacts)
        if named and (
            (start < head and opens and _heads_address(text, lines, number))
            or is_role_line(below)
            or (
                touched
                and (_holds(contacts, lines, number + 1) or _holds(contacts, lines, number - 1))
            )
            or (
                (_is_last(text, end) or _ends_quote(text, start, end))
                and above.rstrip(' >"”').endswith((".", "?", "!"))
            )
        ):
            yield found_at(text, match.start(1), match[1])
        elif as_name(match[1], least=1) and len(tokens(match[1])) == 1 and not match[2].strip():
            gap = text[lines[number - 1][1] : start].count("\n") > 1 if number else False
            if (touched and _holds(contacts, lines, number - 1) and not below) or (
                mail and gap and _is_last(text, end)
            ):
                yield found_at(text, match.start(1), match[1])


def _heads_address(text: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Whether the lines below one in a letter's head are the rest of an addressee's block."""
    below = lines[number + 1 : number + 8]
    if not below:
        return False
    if _opens_address(text[slice(*below[0])]):
        return True
    at = lines[number][1]
    for start, end in below:
        if "\n\n" in text[at:start].replace(" ", ""):
            return False
        if is_office(text[start:end]):
            return False
        if _POSTCODE.search(text, start, end):
            return True
        at = end
    return False


def _ends_quote(text: str, start: int, end: int) -> bool:
    """Whether a quoted line is the last one quoted."""
    quoted = text[text.rfind("\n", 0, start) + 1 : start + 2].lstrip().startswith(">")
    following = text[end : end + 60].lstrip("\n").split("\n")[0]
    return quoted and not following.lstrip().startswith(">")


def _closing(text: str, lines: list[tuple[int, int]], number: int) -> Found | None:
    """The writer of a message without a sign-off: "Tamsin, Access to Information Team"."""
    start, end = lines[number]
    if text[lines[number - 1][1] - 1] not in ".!?" or not _is_last(text, end):
        return None
    match = _writer().match(text, start, end)
    if match is None or not is_office(match[2]) or places() & {*tokens(match[1].casefold())}:
        return None
    return found_at(text, match.start(1), match[1]) if as_name(match[1], least=1) else None


@cache
def _writer() -> re.Pattern[str]:
    return re.compile(rf"[ \t>*_]*({name_pattern()})(?:,|[ ][|–-])[ ]([^.?!]+)$")


def _initials(text: str, lines: list[tuple[int, int]], number: int) -> Found | None:
    """Initials that sign an e-mail, on a line of their own at its end."""
    start, end = lines[number]
    match = re.match(r"[ >]*((?:[A-Z]\.){2,3})\s*$", text[start:end])
    if match and number and _is_last(text, end):
        return found_at(text, start + match.start(1), match[1])
    return None


def _is_last(text: str, end: int) -> bool:
    """Whether nothing of the same message follows."""
    rest = text[end : end + 200].lstrip(" >\n\t*_")
    return not rest or bool(
        re.match(r"(?:-{3,}|_{3,}|(?i:from|oddi wrth|sent from|on \d)\b)", rest)
    )


def _holds(contacts: list[Span], lines: list[tuple[int, int]], number: int) -> bool:
    if not 0 <= number < len(lines):
        return False
    start, end = lines[number]
    return any(span.start < end and start < span.end for span in contacts)


_NUMBERED = re.compile(
    r"[ \t>*_\"“]*(?:(?i:flat|apartment|apt|unit|room|plot|caravan|fflat)[ ]\w"
    r"|\d{1,4}[A-Za-z]?,?[ ][^\W\d_])"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)


def _opens_address(line: str) -> bool:
    """Whether the line below a name in a letter's head shows that it is the addressee's."""
    bare = line.strip(' >*_\t"“”')
    if again().match(line) or _POSTCODE.search(bare):
        return True
    if re.match(r"(?i)(?:sent )?(?:by|via) e-?mail|(?:drwy|trwy) e-?bost|@", bare) or "@" in bare:
        return True
    if is_office(bare):
        return False
    low = re.findall(r"[^\W\d_]+", bare.casefold())
    return (
        bool(low)
        and len(bare) < 60
        and (
            bool(_NUMBERED.match(line))
            or bool(set(low) & (words("address-word") - {"city", "county"}))
        )
    )
