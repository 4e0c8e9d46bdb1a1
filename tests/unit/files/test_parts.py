"""The parts of a package are unpacked once, and damaged ones are told as before."""

import io
import zipfile
import zlib

import pytest

from xltools.files import parts as packages
from xltools.files.limits import opened
from xltools.files.parts import Parts

TEXT = b"<a>" + b"0123456789" * 20_000 + b"</a>"


def zipped(method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        target.writestr("a.xml", TEXT)
        target.writestr("目录/", b"")
    return bytearray(stream.getvalue())


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("kept", [packages.KEPT, 10])
def test_a_part_is_read_whole_and_piece_by_piece(method, kept, monkeypatch):
    monkeypatch.setattr(packages, "KEPT", kept)
    parts = opened(bytes(zipped(method)), "甲.xlsx")
    assert parts.read("a.xml") == b"".join(parts.pieces(parts.entries[0], 1_000)) == TEXT
    assert parts.read("目录/") == b""


DAMAGE = {
    "its sum": (b"PK\1\2", 16, b"\1\2\3\4", zipfile.BadZipFile),
    "its flags": (b"PK\1\2", 8, b"\x20", NotImplementedError),
    "its name": (b"PK\3\4", 30, b"b", zipfile.BadZipFile),
    "its mark": (b"PK\3\4", 0, b"QQ", zipfile.BadZipFile),
    "its bytes": (b"PK\3\4", 40, b"\xff" * 50, zlib.error),
}


@pytest.mark.parametrize(("entry", "offset", "put", "error"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_part_is_told_when_it_is_read(entry, offset, put, error):
    data = zipped()
    at = data.index(entry) + offset
    data[at : at + len(put)] = put
    parts = opened(bytes(data), "甲.xlsx")
    with pytest.raises(error):
        parts.read("a.xml")


def test_a_part_beyond_the_end_has_no_bytes():
    parts = Parts(bytes(zipped()))
    info = parts.entries[0]
    info.header_offset = 1 << 30
    parts.unpack()
    assert list(parts.pieces(info)) == []


def test_a_package_cut_off_before_its_parts_is_refused():
    cut = bytes(zipped())[40:]
    with pytest.raises(zipfile.BadZipFile, match="cut off"):
        Parts(cut)
