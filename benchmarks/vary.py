"""Letters varied from the examples: as many as are asked for, each with bytes of its own.

    python benchmarks/vary.py NUMBER FOLDER

Each is an example's text with other references, dates, amounts and places, in an order that does
not depend on the machine. The files are plain text: what is measured is reading letters, not PDF.
"""

import random
import re
import sys
from pathlib import Path

from kg.read import read

EXAMPLES = Path(__file__).parents[1] / "examples" / "letters"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
PLACES = (
    "Northgate",
    "Ashby",
    "Millbrook",
    "Carrow",
    "Whinfell",
    "Thornlea",
    "Eastmoor",
    "Duncote",
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b(?= \d{{4}})")
_NUMBER = re.compile(r"(?<![\d.(/])\d{3,6}(?![\d.)/])")
_PLACE = re.compile(r"\b[A-Z][a-z]+(?= (?:Road|Street|Lane|Park|Bridge|Wood|Farm)\b)")


def varied(text: str, number: int) -> str:
    """The text with its numbers of three to six digits, months and places changed."""
    dice = random.Random(number)
    text = _MONTH.sub(lambda _: dice.choice(MONTHS), text)
    text = _PLACE.sub(lambda _: dice.choice(PLACES), text)
    text = _NUMBER.sub(lambda m: m[0] if m[0][:2] in ("19", "20") else _digits(dice, m[0]), text)
    return f"{text}\n\nPage reference {number:06}\n"


def _digits(dice: random.Random, like: str) -> str:
    return str(dice.randrange(10 ** (len(like) - 1), 10 ** len(like)))


def make(number: int, folder: Path) -> None:
    """Write the letters into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [read(path).text for path in sorted(EXAMPLES.iterdir())]
    for index in range(number):
        text = varied(texts[index % len(texts)], index)
        (folder / f"letter-{index:06}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
