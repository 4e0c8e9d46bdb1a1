"""ADAPTER. Word documents and exported text to Grids."""
