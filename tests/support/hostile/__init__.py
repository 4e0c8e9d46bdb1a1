"""Hostile and damaged files, each with what must come of it."""
