"""Letters by what people call them: a file, a reference, an IRI."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UnknownLetter
from kg.store import letter_quads, open_store
from kg.view import View, view
from kg.vocab import FOI


def letter_views(name: str, store: Path | None) -> Iterator[View]:
    """The view of each letter of that name: several where a reference is used twice.

    A file is read; anything else is looked up in the store. UnknownLetter where there is none.
    """
    if Path(name).is_file():
        yield _read(Path(name))
        return
    if store is None:
        raise UnknownLetter(f"{name}: no such file; to look up a reference or IRI add --store DIR")
    opened = open_store(store)
    by_path = opened.manifest.get(str(Path(name).resolve()))
    if by_path:
        letters = [by_path.letter]
    elif any(entry.letter == name for entry in opened.manifest.values()):
        letters = [name]
    else:
        pattern = (None, FOI.reference, ox.Literal(name), None)
        found = opened.dataset.quads_for_pattern(*pattern)
        letters = sorted({q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)})
    if not letters:
        raise UnknownLetter(
            f"{name}: no letter of that path, reference or IRI is stored in {store}"
        )
    for letter in letters:
        yield view(letter_quads(opened, letter), letter)


def _read(path: Path) -> View:
    from kg.findings import check, quads_of
    from kg.graph import letter_iri, quads
    from kg.pipeline import extract
    from kg.read import read

    letter = read(path)
    iri, made = letter_iri(letter.id).value, quads(extract(letter))
    return view((*made, *quads_of(check(made, iri))), iri)
