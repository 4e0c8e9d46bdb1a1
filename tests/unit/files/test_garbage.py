"""Giving memory back never gets in the way."""

import ctypes

import pytest

from xltools.files.garbage import give_back


@pytest.mark.parametrize("library", [ctypes.CDLL, lambda _: object()], ids=["this one", "one without malloc_trim"])
def test_memory_is_given_back_where_that_can_be_done(library, monkeypatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", library)
    give_back()
