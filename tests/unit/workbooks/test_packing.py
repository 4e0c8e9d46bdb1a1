"""Texts packed in pieces, here or elsewhere, are the texts they were; a package takes them unopened."""

import errno
import io
import threading
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.workbooks import packing
from xltools.workbooks.packing import Beside, Package, Packed, Packer

PIECES = st.lists(st.binary(max_size=200), max_size=6)


def packed(*pieces: bytes) -> Packed:
    packer = Packer()
    for piece in pieces:
        packer.add(piece)
    return packer.opened()


def text_of(part: Packed) -> bytes:
    return zlib.decompressobj(packing.RAW).decompress(part.data)


@given(before=PIECES, inside=PIECES, behind=PIECES)
@settings(max_examples=60)
def test_a_text_joined_from_open_ones_is_whole(before: list[bytes], inside: list[bytes], behind: list[bytes]) -> None:
    packer = Packer()
    for piece in before:
        packer.add(piece)
    packer.insert(packed(*inside))
    for piece in behind:
        packer.add(piece)
    part, text = packer.ended(), b"".join([*before, *inside, *behind])
    assert (text_of(part), part.size, part.crc) == (text, len(text), zlib.crc32(text))


def test_a_long_text_joins_too() -> None:
    text = b"0123456789" * 30_000
    packer = Packer()
    packer.add(b"x")
    packer.insert(packed(text))
    assert packer.ended().crc == zlib.crc32(b"x" + text)


def test_a_long_text_is_kept_on_disk_and_taken_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "HELD", 10)
    whole, other = Packer(), Packer()
    text = bytes(range(256)) * 20
    whole.add(b"a")
    for start in range(0, len(text), 100):
        other.add(text[start : start + 100])
    whole.take(other)
    whole.add(b"z")
    part = whole.ended()
    assert (text_of(part), part.crc) == (b"a" + text + b"z", zlib.crc32(b"a" + text + b"z"))
    assert (other.size, other.opened()) == (0, Packed(b"", 0, 0))
    content = io.BytesIO()
    with Package(content) as package:
        package.add("a.xml", whole)
    with zipfile.ZipFile(content) as opened:
        assert opened.read("a.xml") == b"a" + text + b"z"


def test_another_thread_packs_the_same() -> None:
    text = bytes(range(256)) * 200
    with Beside() as beside:
        here, there = Packer(), Packer()
        there.beside = beside
        for start in range(0, len(text), 1000):
            here.add(text[start : start + 1000])
            there.add(text[start : start + 1000])
        assert there.ended() == here.ended()
        there.clear()
        there.add(b"a")
        whole = Packer()
        whole.take(there)
    part = whole.ended()
    assert (text_of(part), part.crc) == (b"a", zlib.crc32(b"a"))


def test_what_fails_in_another_thread_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Packer, __: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Packer, "_keep", full)
    packer = Packer()
    with Beside() as beside:
        packer.beside = beside
        for _ in range(2 * packing.AHEAD):
            packer.add(b"a")
        with pytest.raises(OSError, match="full"):
            packer.end()


def test_nothing_is_packed_any_more_where_the_writing_was_broken_off() -> None:
    begun, go_on, done = threading.Event(), threading.Event(), []

    def work(text: bytes) -> None:
        begun.set()
        go_on.wait(10)
        done.append(text)

    def broken_off() -> None:
        with Beside() as beside:
            for text in (b"a", b"b", b"c"):
                beside.do(work, text)
            begun.wait(10)
            threading.Timer(0.1, go_on.set).start()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert done == [b"a"]


def test_a_package_holds_the_parts_in_order_with_one_date() -> None:
    content = io.BytesIO()
    with Package(content) as package:
        for name, text in (("b.xml", b"two" * 100), ("a.xml", b"")):
            packer = Packer()
            packer.add(text)
            package.add(name, packer.ended())
    with zipfile.ZipFile(content) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["b.xml", "a.xml"]
        assert opened.read("b.xml") == b"two" * 100
        assert {info.date_time for info in opened.infolist()} == {packing.BEGINNING}


def test_nothing_is_added_to_a_closed_package() -> None:
    with Package(io.BytesIO()) as package:
        pass
    with pytest.raises(ValueError, match="closed"):
        package.add("a.xml", Packer().ended())
