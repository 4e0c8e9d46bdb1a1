"""Printing fetches nothing that a workbook links to: no picture, no other workbook, no page on the web."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.hostile.linked import linked_book
from support.hostile.zips import write_parts

from xltools.cli import main


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A socket that would take a connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


@pytest.mark.libreoffice
def test_nothing_a_workbook_links_to_is_fetched(
    tmp_path: Path, listening: socket.socket, soffice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xltools.jobs.printing.office_program", lambda: soffice)
    book, pdf = tmp_path / "有链接.xlsx", tmp_path / "有链接.pdf"
    write_parts(book, linked_book(tmp_path, f"http://127.0.0.1:{listening.getsockname()[1]}/"))

    assert main(["print", str(book), "-o", str(pdf)]) == 0

    with pytest.raises(BlockingIOError):
        listening.accept()
    pages = PdfReader(pdf).pages
    assert [page["/Resources"].get("/XObject", {}) for page in pages] == [{}] * len(pages)
    assert "别处的值" not in "".join(page.extract_text() for page in pages)
