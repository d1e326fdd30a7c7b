"""Letters that have much in common: the six invented ones, and others woven by chance (seeded)."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.manifest import Entry
from kg.store import Store
from kg.vocab import BASE, FOI, ontology
from tests.six_letters import six_letters

LETTERS = 18
_NS = "https://w3id.org/foi-kg/ns/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAME = ox.NamedNode("https://schema.org/name")
_BODIES = (
    *("police-scotland", "humberside-police", "home-office", "college-of-policing"),
    *("kent-county-council", "welsh-government", "scottish-government", "cabinet-office"),
    *("department-for-transport", "natural-england", "environment-agency", "ministry-of-defence"),
    *("nhs-england", "crown-prosecution-service", "audit-wales"),
)
_EXEMPTIONS = {
    "foia": ("foia-s31-1-a", "foia-s31-1-b", "foia-s38-1", "foia-s40-2", "foia-s43-2"),
    "foisa": ("foisa-s35-1-a", "foisa-s35-1-b", "foisa-s39-1", "foisa-s38-1-b", "foisa-s33-1-b"),
    "eir": ("eir-reg12-5-a", "eir-reg12-5-b", "eir-reg12-5-e", "eir-reg12-4-b"),
}
_NAMES = {row.slug: row.name for row in catalogue().bodies.values()}
Said = tuple[str, ox.NamedNode, ox.NamedNode | ox.Literal]


def woven_letters(snapshot: Path) -> Store:
    """A published store of all of them, whose snapshot lies in a folder."""
    store, chance = six_letters(snapshot), Random(5)
    rests = {
        s.value: o.value
        for s, p, o in ontology()
        if p == FOI.exemptionProvision
        and isinstance(s, ox.NamedNode)
        and isinstance(o, ox.NamedNode)
    }
    for number in range(LETTERS):
        letter = f"{BASE}letter/{number:020x}"
        for subject, predicate, value in _letter(letter, number, chance, rests):
            graph = ox.NamedNode(letter + "/facts")
            store.dataset.add(ox.Quad(ox.NamedNode(subject), predicate, value, graph))
        store.manifest[letter] = Entry(letter, "", letter, "1", 1)
    return store


def _letter(letter: str, number: int, chance: Random, rests: dict[str, str]) -> Iterator[Said]:
    """What one letter says: who wrote it, whom it names, what it cites, relies on and answers."""

    def a(thing: str, kind: ox.NamedNode, name: str, **said: str | int | bool) -> Iterator[Said]:
        yield letter + thing, _TYPE, kind
        yield letter + thing, _NAME, ox.Literal(name)
        for key, value in said.items():
            yield letter + thing, getattr(FOI, key), ox.Literal(value)

    def to(thing: str, key: str, target: str) -> Said:
        return letter + thing, getattr(FOI, key), ox.NamedNode(target)

    regime = chance.choice(sorted(_EXEMPTIONS))
    authority = chance.choice(_BODIES[:5])
    yield from a("", FOI.Letter, f"Letter {number}", sha256=f"{number:064x}", mediaType="txt")
    yield to("", "answers", letter + "/request")
    yield to("", "letterKind", _NS + "letter-kind/answer")
    yield to("", "handledUnder", _NS + f"regime/{regime}")
    yield to("", "appealTo", _NS + "body/information-commissioners-office")
    yield from a("/request", FOI.Request, f"Request {number}")
    yield to("/request", "madeTo", _NS + f"body/{authority}")
    for place, body in enumerate(chance.sample(_BODIES, chance.randint(0, 2))):
        yield from a(f"/mention{place}", FOI.Mention, _NAMES[body])
        yield to("", "hasMention", f"{letter}/mention{place}")
        yield to(f"/mention{place}", "names", _NS + f"body/{body}")
    for place, name in enumerate(chance.sample(_EXEMPTIONS[regime], chance.randint(1, 3))):
        exemption = _NS + f"exemption/{name}"
        provision = rests[exemption]
        yield from a(f"/ground{place}", FOI.Ground, f"Ground {name}", ncnd=chance.random() < 0.2)
        yield to("", "reliesOn", f"{letter}/ground{place}")
        yield to(f"/ground{place}", "applies", exemption)
        yield to(f"/ground{place}", "restsOn", provision)
        yield from a(f"/cite{place}", FOI.Citation, f"Citation {name}", printed=name)
        yield to("", "hasCitation", f"{letter}/cite{place}")
        yield to(f"/cite{place}", "cites", provision)
        yield to(f"/cite{place}", "role", _NS + "role/relied-on")
        name, label = f"{place + 1} of {number}", str(place + 1)
        asked = a(
            f"/question{place}", FOI.Question, name, label=label, position=place + 1, text=name
        )
        yield from asked
        yield to("/request", "asks", f"{letter}/question{place}")
        yield from a(f"/decision{place}", FOI.Decision, f"{place + 1} Withheld")
        yield to("", "hasDecision", f"{letter}/decision{place}")
        yield to(f"/decision{place}", "decides", f"{letter}/question{place}")
        yield to(f"/decision{place}", "outcome", _NS + "outcome/withheld")
        yield to(f"/decision{place}", "reliesOn", f"{letter}/ground{place}")
        yield letter + f"/evidence{place}", _TYPE, FOI.Evidence
        yield to(f"/evidence{place}", "proves", f"{letter}/decision{place}")
        yield to(f"/evidence{place}", "inLetter", letter)
        for key, value in (
            ("exact", f"Words {place}"),
            ("start", place * 10),
            ("end", place * 10 + 7),
        ):
            term = ox.NamedNode(f"http://www.w3.org/ns/oa#{key}")
            yield letter + f"/evidence{place}", term, ox.Literal(value)
