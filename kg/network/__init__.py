"""Networks of what letters say: who is central, who goes with whom, a picture, files for Gephi.

to_networkx(store)           the property graph as networkx has it
tally(store)                 who relied on what, letter by letter: what the analyses count
ANALYSES[name].table(tally)  one analysis as a table
FILES[form](network)         GraphML or GEXF, of `whole`, `projection`, `collapsed`
"""

from kg.network.analyses import ANALYSES, Analysis
from kg.network.files import FILES
from kg.network.graph import (
    Network,
    Spot,
    Tie,
    as_networkx,
    collapsed,
    projection,
    to_networkx,
    whole,
)
from kg.network.tally import Said, Tally, Thing, tally

__all__ = [
    "ANALYSES",
    "FILES",
    "Analysis",
    "Network",
    "Said",
    "Spot",
    "Tally",
    "Thing",
    "Tie",
    "as_networkx",
    "collapsed",
    "projection",
    "tally",
    "to_networkx",
    "whole",
]
