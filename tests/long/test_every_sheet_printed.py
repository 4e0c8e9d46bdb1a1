"""No sheet of any workbook we write cuts a text in print: forms, 汇总, lists, guide, settings, master (make long)."""

from pathlib import Path

import pytest
from support.printed import Printed
from support.shared import SEED_TEXT, needs_seed
from support.workbook_makers import convert

from xltools.cli import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "submissions"


def cuts(soffice: str, folder: Path, work: Path):
    """The cut texts of every workbook of a folder, by file."""
    paths = sorted(folder.rglob("*.xlsx"))
    assert paths
    found = {
        path.name: Printed(convert(soffice, path, work / str(number), "pdf")).cuts for number, path in enumerate(paths)
    }
    return {name: cut for name, cut in found.items() if cut}


@pytest.mark.libreoffice
@pytest.mark.parametrize("source", [SAMPLES, pytest.param(SEED_TEXT, marks=needs_seed)], ids=["samples", "real forms"])
@pytest.mark.parametrize("command", ["import", "check", "consolidate"])
def test_no_sheet_cuts_a_text(tmp_path: Path, soffice: str, source: Path, command: str):
    out = tmp_path / "输出"
    options = {"import": ["-o", str(out)], "check": ["--mark", str(out)], "consolidate": ["-o", str(out / "汇总.xlsx")]}

    main([command, str(source), *options[command]])

    assert cuts(soffice, out, tmp_path / "打印") == {}


@pytest.mark.libreoffice
def test_no_blank_workbook_cuts_a_text(tmp_path: Path, soffice: str):
    assert main(["template", "-o", str(tmp_path / "模板")]) == 0

    assert cuts(soffice, tmp_path / "模板", tmp_path / "打印") == {}
