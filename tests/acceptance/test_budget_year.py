"""The budget year comes from the title last printed above a form, whatever kind of file it stands in."""

from pathlib import Path

import pytest
from support.word_forms import build_docx

from xltools.jobs.importing import import_sources
from xltools.jobs.reading import read_source

FORM = "{name}\n\t部门（单位）名称\n\t绿化科\n\n\t项目名称\n\t{name}\n\t预算金额\n\t3万元\n\n\t项目绩效目标\n\t养护绿地。\n\n\n\n"
TITLE = "{year}项目支出绩效目标申报表\n"
TEXT = "".join(
    [
        FORM.format(name="清雪"),
        TITLE.format(year="2021年"), FORM.format(name="绿化"), FORM.format(name="保洁"),
        TITLE.format(year="2022年度"), FORM.format(name="照明"), FORM.format(name="除草"),
        TITLE.format(year=""), FORM.format(name="浇水"),
        TITLE.format(year=""), "（2023年度）\n", FORM.format(name="补植"),
    ]
)  # fmt: skip
YEARS = {"清雪": None, "绿化": 2021, "保洁": 2021, "照明": 2022, "除草": 2022, "浇水": None, "补植": 2023}


@pytest.fixture(params=["text", "word"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / ("年度.txt" if request.param == "text" else "年度.docx")
    if request.param == "text":
        path.write_text(TEXT, "utf-8")
    else:
        build_docx(TEXT, path)
    return path


def years_in(path: Path) -> dict[str, int | None]:
    return {one.project: one.year for one in read_source(path).declarations}


def test_a_form_has_the_year_of_the_title_above_it(source: Path) -> None:
    assert years_in(source) == YEARS


def test_the_workbook_made_from_it_keeps_the_year(source: Path, tmp_path: Path) -> None:
    imported = import_sources([str(source)], tmp_path / "out")
    assert years_in(imported.workbooks[0].path) == YEARS
