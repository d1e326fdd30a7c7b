"""What may be asked in Cypher: one read of the graph, made of known words and nothing else.

In no expression and no pattern does one name follow another. So a word that follows on what is
complete must be among the words of a read, and so must the first word of a query and of each part
of it: what a future version of an engine may add is refused until it is put on the list.
"""

from collections.abc import Sequence

from kg.cypher.tokens import Token, tokens, without_comments
from kg.cypher.words import CLAUSES, FORBIDDEN, FUNCTIONS, OPENERS, PROCEDURES, WORDS
from kg.errors import RefusedQuery

LONGEST = 100_000
"""How long a query may be, in characters."""

_READS = "kg cypher only reads: MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, CALL { … }, RETURN"
_NOTHING = Token("sign", "")
_CLOSING = frozenset((")", "]", "}"))


def checked(text: str) -> str:
    r"""The text as it may be sent, without comments; RefusedQuery says why not.

    >>> checked("MATCH (n) // all of them\nRETURN count(n) AS n;")
    'MATCH (n)  \nRETURN count(n) AS n'
    >>> checked("MATCH (n); MATCH (m)")
    Traceback (most recent call last):
    kg.errors.RefusedQuery: one statement at a time; put each into a file of its own
    """
    if len(text) > LONGEST:
        raise RefusedQuery(f"the query is longer than {LONGEST:,} characters")
    plain = without_comments(text).removesuffix(";").rstrip()
    found = tokens(plain)
    if not found:
        raise RefusedQuery(f"there is no query; {_READS}")
    if found[0].keyword not in CLAUSES - {"UNION"}:
        raise RefusedQuery(f"{found[0].text[:40]} is refused; {_READS}")
    for at, token in enumerate(found):
        before = found[at - 1] if at else _NOTHING
        after = found[at + 1] if at + 1 < len(found) else _NOTHING
        _check_token(token, before, after)
        if after.text == "(":
            _check_called(found, at)
        if token.keyword == "CALL" and not _is_name(token, before, after):
            _check_procedure(found[at + 1 :])
    if not any(token.keyword == "RETURN" for token in found) and found[0].keyword != "CALL":
        raise RefusedQuery("the query returns nothing; end it with RETURN")
    return plain


def _check_token(token: Token, before: Token, after: Token) -> None:
    if token.text == ";":
        raise RefusedQuery("one statement at a time; put each into a file of its own")
    if token.text == "$":
        raise RefusedQuery("labels and types are written out, and parameters have plain names")
    if token.is_literal and _complete(before):
        raise RefusedQuery(f"this is no Cypher: {before.text[:40]} {token.text[:40]}")
    if token.kind != "word" or _is_name(token, before, after):
        return
    if token.keyword in FORBIDDEN:
        raise RefusedQuery(f"{token.keyword} is refused; {_READS}")
    begins = before.text == "{" and after.text not in {",", "}"}
    if token.keyword not in WORDS and (begins or before.keyword == "UNION" or _complete(before)):
        raise RefusedQuery(f"{token.text[:40]} is refused after {before.text[:40]}; {_READS}")


def _is_name(token: Token, before: Token, after: Token) -> bool:
    """Whether a word can only be a key, a label or type, the key of a map or a name just given."""
    return token.kind == "word" and (
        before.text in {".", ":"} or after.text == ":" or before.keyword == "AS"
    )


def _complete(before: Token) -> bool:
    """Whether what stands before is complete, so that only a word of a read may follow."""
    if before.kind == "sign":
        return before.text in _CLOSING
    return before.keyword not in OPENERS


def _check_called(found: Sequence[Token], at: int) -> None:
    """A name before a bracket, with what is dotted to it, is a function of the list."""
    if found[at].kind == "sign" or (found[at].keyword in WORDS and not _dotted(found, at)):
        return
    start = at
    while _dotted(found, start):
        start -= 2
    name = "".join(token.text for token in found[start : at + 1])
    procedure = start > 0 and found[start - 1].keyword == "CALL" and name in PROCEDURES
    if name.lower() not in FUNCTIONS and not procedure:
        raise RefusedQuery(f"the function {name[:60]} is refused; it is not among those of a read")


def _dotted(found: Sequence[Token], at: int) -> bool:
    return at >= 2 and found[at - 1].text == "." and found[at - 2].kind in ("quoted", "word")


def _check_procedure(rest: Sequence[Token]) -> None:
    """CALL is followed by a subquery or by a procedure of the list."""
    if rest and rest[0].text in {"{", "("}:
        return
    parts = [token.text for token in rest[:3]]
    name = "".join(parts)
    if name not in PROCEDURES or (len(rest) > 3 and rest[3].text == "."):
        known = ", ".join(sorted(PROCEDURES))
        raise RefusedQuery(f"CALL {name[:60]} is refused; there are: {known}")
