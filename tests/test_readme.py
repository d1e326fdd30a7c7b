"""Every command and every piece of Python in the READMEs runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^    (kg .+)$", re.MULTILINE)


def blocks(name: str, language: str) -> list[str]:
    return [m[2] for m in _BLOCK.finditer((ROOT / name).read_text("utf-8")) if m[1] == language]


def commands() -> list[str]:
    """The commands of the READMEs, in order; `my-store` is the reader's own."""
    found = [line for block in blocks("README.md", "sh") for line in block.splitlines()]
    found += _INDENTED.findall((ROOT / "queries" / "README.md").read_text("utf-8"))
    runs = (
        c for c in found if "NAME" not in c and "--uri" not in c
    )  # a server has tests of its own
    return [c.replace("my-store", "demo-store") for c in runs]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with the examples, where commands are run one after the other."""
    place = tmp_path_factory.mktemp("readme")
    (place / "examples").symlink_to(ROOT / "examples")
    return place


@pytest.mark.slow
def test_commands_run(desk: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    assert len(commands()) > 3
    for command in commands():
        done = subprocess.run(
            command, shell=True, cwd=desk, capture_output=True, env=os.environ | {"PATH": path}
        )
        assert done.returncode == 0, f"{command}\n{done.stderr.decode()}"


@pytest.mark.slow
def test_python_runs(desk: Path) -> None:
    for block in blocks("README.md", "python"):
        done = subprocess.run([sys.executable, "-c", block], cwd=desk, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stdout.decode().splitlines()[-1] == "True"
