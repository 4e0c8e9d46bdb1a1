"""PURE. Facts parsed once per project: the budget, the amounts, what the cost text proves, candidate repairs."""

from xltools.analysis.project import analyse

__all__ = ["analyse"]
