"""PURE. Use cases on declarations and grids: check, recompute, consolidate. No files, no printing."""
