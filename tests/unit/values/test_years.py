"""The year a printed title names."""

import pytest

from xltools.values.years import is_year_line, year_in

YEARS = {
    "2019年项目支出绩效目标申报表": 2019,
    "２０２３ 年度项目支出绩效目标申报表": 2023,
    "某某局2021 年预算项目": 2021,
    "二〇一九年项目支出绩效目标申报表": 2019,
    "二零二零年度申报表": 2020,
    "一九九八年": 1998,
    "项目支出绩效目标申报表": None,
    "第12019年": None,
    "2019-2021": None,
    "一二三四年": None,
}
LINES = {"（2019年度）": True, " 2020 年 ": True, "〔二〇二一年度〕": True, "2019年绿化": False, "": False}


@pytest.mark.parametrize(("text", "year"), YEARS.items())
def test_the_year_of_a_title(text: str, year: int | None) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize(("text", "alone"), LINES.items())
def test_a_line_that_is_only_a_year(text: str, alone: bool) -> None:
    assert is_year_line(text) is alone
