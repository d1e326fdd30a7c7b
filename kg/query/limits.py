"""What a query may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Wall-clock seconds, rows of the answer, memory and size of the answer in megabytes."""

    seconds: float = 30
    rows: int = 10_000
    memory_mb: int = 2_000
    answer_mb: int = 64
