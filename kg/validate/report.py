"""What validation found: values that any engine gives alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that does not conform.

    `focus` is the IRI of what it is about; `path` the property in the syntax of SPARQL paths, none
    where it is about the whole; `component` and `shape` the local names of the constraint and of
    its shape; `value` the offending term as N-Triples has it; `severity` Violation or Warning.
    """

    focus: str
    path: str | None
    component: str
    shape: str
    value: str | None
    severity: str
    message: str

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        """What two engines must agree on."""
        return (
            self.focus,
            self.shape,
            self.component,
            self.path or "",
            self.value or "",
            self.severity,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """The results of one validation, in order, each once."""

    results: tuple[Result, ...] = ()

    @classmethod
    def of(cls, results: "list[Result]") -> "Report":
        """The report of results as an engine gave them, sorted."""
        return cls(tuple(sorted(set(results), key=lambda result: result.key)))

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return not self.violations

    @property
    def violations(self) -> tuple[Result, ...]:
        """What is our fault and stops a letter."""
        return tuple(r for r in self.results if r.severity == "Violation")

    @property
    def warnings(self) -> tuple[Result, ...]:
        """What the user should know of a letter that is stored all the same."""
        return tuple(r for r in self.results if r.severity != "Violation")
