"""A blank workbook of ours, filled in as the input messages say: nothing is found in it, whatever rules there are."""

import json
from pathlib import Path

import openpyxl
import pytest
from support.declarations import CLEAN_FIELDS, CLEAN_ROWS, ROWS

from xltools.cli import main
from xltools.jobs.reading import read_source

LABELS = {
    "department": "部门（单位）名称", "project": "项目名称", "leader": "项目负责人", "phone": "联系电话",
    "address": "单位地址", "postcode": "邮政编码", "project_type": "项目类型", "goal": "项目绩效目标", "remarks": "其他说明的问题",
}  # fmt: skip


def test_a_template_filled_in_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "-o", str(tmp_path), "--projects", "1"]) == 0
    (path,) = tmp_path.glob("部门*.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["01_项目"]
    cells = {"".join(str(cell.value).split()): cell for row in sheet["A3:D21"] for cell in row if cell.value}
    for name, label in LABELS.items():
        cells[label].offset(column=1).value = CLEAN_FIELDS[name]
    cells["预算金额（万元）"].offset(column=1).value = 12
    for name, label in ROWS.items():
        cells[label].offset(column=1).value = CLEAN_ROWS[name]
    book.save(path)
    capsys.readouterr()
    main(["check", str(path), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert [one["message"] for one in said["findings"]] == []
    assert [one.project for one in read_source(path).declarations] == [CLEAN_FIELDS["project"]]
