"""ADAPTER. Source lists, kinds of file, hashes, atomic outputs, progress."""
