"""PURE. The rule catalogue: one rule a file, an explicit registry, and running it."""
