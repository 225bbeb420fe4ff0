"""Numbers of minutes: patterns, series, what a paper's numbers suggest, and their audit."""

from typing import TYPE_CHECKING, Any

from clerk.business.numbering.patterns import NumberParts, Pattern, PatternError, pattern, sort_key
from clerk.business.numbering.series import (
    Draft,
    Reset,
    Scope,
    Series,
    SeriesRule,
    YearKind,
    issuing_findings,
    number_of,
    parts_of,
    period_of,
    prefix_year_of,
    provisional,
    value_for,
)

if TYPE_CHECKING:
    from clerk.business.numbering.audits import audit
    from clerk.business.numbering.inference import infer

__all__ = [
    "Draft",
    "NumberParts",
    "Pattern",
    "PatternError",
    "Reset",
    "Scope",
    "Series",
    "SeriesRule",
    "YearKind",
    "audit",
    "infer",
    "issuing_findings",
    "number_of",
    "parts_of",
    "pattern",
    "period_of",
    "prefix_year_of",
    "provisional",
    "sort_key",
    "value_for",
]


def __getattr__(name: str) -> Any:
    # A list of meetings needs none of these two, and must start at once.
    if name == "audit":
        from clerk.business.numbering.audits import audit

        return audit
    if name == "infer":
        from clerk.business.numbering.inference import infer

        return infer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
