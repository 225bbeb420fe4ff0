"""Findings and promises, as lines below what they were found in."""

from collections.abc import Sequence

from clerk.business.findings import Finding
from clerk.business.promises import Promise
from clerk.cli.page import say


def say_findings(findings: Sequence[Finding], promises: Sequence[Promise] = ()) -> None:
    """Write what is worth knowing, and the promises nobody made an action of."""
    if findings:
        say("\nWorth knowing")
    for finding in findings:
        line = f" (line {finding.line})" if finding.line is not None else ""
        say(f"  {finding.place}{': ' if finding.place else ''}{finding.message}{line}")
    if promises:
        say("\nPerhaps actions (none is made of these)")
    for promise in promises:
        clause = f" clause {promise.clause}" if promise.clause else ""
        maybe = " [conditional]" if promise.conditional else ""
        say(f"  {promise.minute}{clause}: {promise.text}{maybe}")
