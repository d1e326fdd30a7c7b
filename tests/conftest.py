"""Where the letters are; what several tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "letters"
PAPERS = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def papers() -> Path:
    """The papers beside the project: facts, gold letters, the score."""
    if not PAPERS.is_dir():
        pytest.skip("the papers (../shared) do not lie beside the project")
    return PAPERS


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of some example letters, to be changed at will."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("home-office-extension.txt", "barnsley-council-kennels.txt"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    return folder
