"""PURE. Form versions as data, and reading a Grid into declarations."""

from xltools.forms.reading import Reading, read_grid

__all__ = ["Reading", "read_grid"]
