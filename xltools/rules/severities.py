"""Severity is data; an approximation lowers it by one step."""

from collections.abc import Mapping
from typing import Final

from xltools.model.finding import Severity

LOWERED: Final[Mapping[Severity, Severity]] = {"error": "warning", "warning": "info", "info": "info"}


def lowered(severity: Severity, *, when: bool) -> Severity:
    """One step lower `when` the compared figures are approximate."""
    return LOWERED[severity] if when else severity
