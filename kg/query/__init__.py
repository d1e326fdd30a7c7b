"""Asking the store: the library of named queries, and a user's own within limits.

>>> named("outcomes-by-authority").summary
'How many questions each authority answered with which outcome.'
"""

from kg.query.library import Named, Parameter, library, named
from kg.query.limits import Limits
from kg.query.runner import Readable, run

__all__ = ["Limits", "Named", "Parameter", "Readable", "library", "named", "run"]
