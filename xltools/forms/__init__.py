"""PURE. Form versions as data, recognition, and reading a Grid into Declarations."""
