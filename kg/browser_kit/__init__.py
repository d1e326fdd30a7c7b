"""What makes Neo4j Browser show letters well: a style, a guide, saved queries, settings.

    files(address)            every file of the kit, by its path, for the address it is served at
    write(folder, address)    the same on disk
    serving(folder, port)     a server of them to which Neo4j Browser may turn

Everything is made of the closed lists of the property graph and of `queries/`, so that a kit fits
any store that `kg load` brought into Neo4j.
"""

from kg.browser_kit.files import ADDRESS, PORT, files, write
from kg.browser_kit.saved import MOST_ELEMENTS, pictures
from kg.browser_kit.serving import serving
from kg.browser_kit.style import LINES, LOOKS, Line, Look

__all__ = [
    "ADDRESS",
    "LINES",
    "LOOKS",
    "MOST_ELEMENTS",
    "PORT",
    "Line",
    "Look",
    "files",
    "pictures",
    "serving",
    "write",
]
