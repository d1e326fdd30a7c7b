"""Under which law of access the letter says that it handled the request."""

import re
from collections.abc import Iterator

from kg.catalogue import catalogue, cues
from kg.cues import fold
from kg.model import ActMention, Layout, Statement
from kg.sentences import sentences
from kg.vocab import SECTION, STATEMENT, Scheme

_CITING = Scheme("citing")
_NEAR = 60  # characters between the words of handling and the act
_OTHER = ("redress", "furniture", "law")
_PART = re.compile(
    r"\b(?:part|parts|partly|question|questions|items?|element|remain\w+|rest|some)\b"
)


def handling(text: str, layout: Layout, acts: tuple[ActMention, ...]) -> Iterator[Statement]:
    """For each law of access the sentence that says that the request was handled under it."""
    other = {SECTION[kind] for kind in _OTHER}
    found: dict[str, Statement] = {}
    for mention in acts:
        section = layout.section_at(mention.span.start)
        if mention.act not in catalogue().access_acts or mention.act in found or section is None:
            continue
        block = next((b for b in section.blocks if b.span.holds(mention.span)), None)
        if section.kind in other or block is None:
            continue
        sentence = next(s for s in sentences(text, block.span) if s.end > mention.span.start)
        before = fold(text[max(sentence.start, mention.span.start - 160) : mention.span.start])
        hits = [h for h in cues(_CITING.name).find(before) if h.slug == _CITING["handled"]]
        said = any(len(before) - h.span.end <= _NEAR for h in hits)
        if said and not _PART.search(fold(sentence.of(text))):
            kind = STATEMENT[f"handled-under-{mention.act.lower()}"]
            found[mention.act] = Statement(kind, sentence)
    return iter(found.values())
