"""Quorum."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How many voting members must be there."""

    number: int | None = None
    fraction: tuple[int, int] | None = (1, 4)
    minimum: int = 1
    round_up: bool = True
    vacancies_count: bool = True
    co_opted_count: bool = False
    substitutes_count: bool = True
    remote_count: bool = False
