"""Where the data of the project lies: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path


@cache
def data(folder: str) -> Path:
    """The folder `ontology`, `shapes` or `queries`, wherever this installation keeps it.

    >>> data("ontology").name
    'ontology'
    """
    package = Path(__file__).parent
    inside = package / "_data" / folder
    return inside if inside.is_dir() else package.parent / folder
