"""Statements on grounds: minimal letters that say a thing of a ground, and near misses."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.model import Response
from kg.provisions import Provision
from kg.statements.words import content

CASES = Path(__file__).parent / "cases" / "statements" / "grounds.jsonl"


def rows() -> list[Any]:
    """The cases as parameters, each under its kind and name."""
    cases = map(json.loads, CASES.read_text("utf-8").splitlines())
    return [pytest.param(case, id=f"{case['kind']}-{case['name']}") for case in cases]


@cache
def read(text: str) -> Response:
    return kg.extract(kg.read(text.encode()))


@pytest.mark.parametrize("case", rows())
def test_what_is_said_of_a_ground(case: dict[str, Any]) -> None:
    response = read(case["text"])
    wanted = set(map(Provision.parse, case["grounds"]))
    assert wanted <= {ground.provision for ground in response.grounds}
    said = {g for s in response.statements if s.kind == case["kind"] for g in s.grounds}
    assert (wanted & said) == (wanted if case["said"] else set())


def test_words_that_only_decide_say_nothing() -> None:
    assert content("we therefore consider that the exemption applies in this case") == []
