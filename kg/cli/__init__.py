"""The command line: a thin skin over the library; data to stdout, talk to stderr."""

from kg.cli.app import main

__all__ = ["main"]
