"""ADAPTER. Whole jobs from paths to paths: import, check, recompute, consolidate. CLI and buttons both end here."""
