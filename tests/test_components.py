"""The stages as spaCy components: found by name, alike whatever the tokenizer."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from kg.components import STAGES, language
from kg.pipeline import extract
from kg.read import read
from tests.conftest import EXAMPLES

LETTERS = sorted(EXAMPLES.iterdir())


def test_spacy_finds_every_component_without_our_import(tmp_path: Path) -> None:
    code = (
        "import spacy; nlp = spacy.blank('en');"
        f"[nlp.add_pipe('kg_' + stage) for stage in {STAGES!r}];"
        "doc = nlp('Section 12 of the Freedom of Information Act 2000 applies.');"
        "print(doc.spans['kg_citations'][0].kb_id_, doc.spans['kg_citations'][0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.split() == [
        "http://www.legislation.gov.uk/id/ukpga/2000/36/section/12",
        *("Section", "12"),
    ]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_the_tokenizer_changes_nothing(path: Path) -> None:
    nlp = spacy.blank("en")
    for stage in STAGES:
        nlp.add_pipe(f"kg_{stage}")
    letter = read(path)
    assert extract(letter, nlp=nlp) == extract(letter)


@pytest.mark.parametrize("text", ["", " ", "a", "  a  b ", "a\n\n b", "\n", "a \n b  "])
def test_whole_words_keep_the_text(text: str) -> None:
    assert language().make_doc(text).text == text


def test_each_component_works_alone() -> None:
    for stage in STAGES:
        nlp = spacy.blank("en")
        nlp.add_pipe(f"kg_{stage}")
        doc = nlp("Thank you for your request. We do not hold it. Section 40(2) of FOIA applies.")
        assert getattr(doc._, f"kg_{stage}") is not None or stage == "authority"
