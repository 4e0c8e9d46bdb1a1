"""The central form: read alike from text, Word and sheet, with funding lines, two goals and two halves of indicators."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.central_forms import ANNUAL_ROWS, EVALUATED_ROWS, FULL_ROWS, sheet, table

from xltools.documents.text import text_grid
from xltools.forms import read_grid
from xltools.forms.versions import VERSIONS, version_of
from xltools.model.declaration import EXTRA_TITLES, Declaration
from xltools.model.grid import Grid

TITLE = "项目支出绩效目标申报表\n（2019年度）\n"


def grid_of(rows: list[list[str]], kind: str = "text") -> Grid:
    return sheet(rows) if kind == "sheet" else text_grid(TITLE + table(rows), "a.txt")


def read(rows: list[list[str]], kind: str = "text") -> Declaration:
    (declaration,) = read_grid(grid_of(rows, kind)).declarations
    return declaration


def everything_in(found: Declaration) -> str:
    return "\n".join(
        [field.raw for field in (*found.fields.values(), *found.extra.values())]
        + [row.field.raw + row.level1_written + (row.level2_written or "") for row in found.indicators]
        + [item.text for item in found.unplaced]
    )


@pytest.mark.parametrize("kind", ["text", "sheet"])
def test_the_full_form(kind: str) -> None:
    found = read(FULL_ROWS, kind)
    assert found.form == "central-2015"
    assert (found.project, found.department, found.text("budget")) == ("社区绿地养护", "示例街道绿化科", "100")
    assert (found.label_unit, found.budget_label) == ("万元", "年度资金总额（万元）")
    assert found.text("goal") == "目标1：全年养护社区绿地8处，改善居民的居住环境。"
    extra = {name: field.text for name, field in found.extra.items()}
    assert extra.pop("midterm_goal").startswith("目标1：三年内")
    assert extra.pop("midterm_indicators").splitlines()[:3] == [
        "数量指标\t养护绿地\t24处", "补植树木\t180株", "质量指标\t养护合格率\t≥95%",
    ]  # fmt: skip
    assert extra == {
        "supervisor": "示例市园林局[120]", "attribute": "新增项目□ 延续项目√", "period": "3年", "annual_fiscal": "90",
        "annual_other": "10", "midterm_total": "300", "midterm_fiscal": "280", "midterm_other": "20",
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize("kind", ["text", "sheet"])
@pytest.mark.parametrize("rows", [FULL_ROWS, ANNUAL_ROWS], ids=["full", "annual"])
def test_the_indicators_of_the_year(rows: list[list[str]], kind: str) -> None:
    found = read(rows, kind).indicators
    texts = [(row.level1, row.level2, "|".join(row.text.split())) for row in found if "补植" not in row.text]
    assert texts == [
        ("产出指标", "产出数量指标", "养护绿地|8处"),
        ("产出指标", "产出质量指标", "养护合格率|≥95%"),
        ("产出指标", "产出进度指标", "完成时间|2019年12月"),
        ("产出指标", "产出成本指标", "养护费用|100万元"),
        ("效益指标", "经济效益指标", "带动就业|≥5人"),
        ("效益指标", "社会效益指标", "休憩环境改善|8个小区"),
        ("效益指标", "环境效益指标", "绿地保有率|≥95%"),
        ("效益指标", "可持续影响指标", "养护年限|≥1年"),
        ("满意度指标", "服务对象满意度指标", "居民满意度|≥90%"),
    ]
    assert {row.block for row in found} == {1}


def test_a_label_counts_for_every_row_it_is_merged_over() -> None:
    first, second = read(FULL_ROWS).indicators[:2]
    assert (first.level2, second.level2) == ("产出数量指标", "产出数量指标")
    assert (second.level2_written, second.text) == ("数量指标", "补植树木\n\t60株")


@pytest.mark.parametrize("kind", ["text", "sheet"])
@pytest.mark.parametrize("rows", [FULL_ROWS, ANNUAL_ROWS, EVALUATED_ROWS], ids=["full", "annual", "evaluated"])
def test_nothing_is_lost(rows: list[list[str]], kind: str) -> None:
    kept = everything_in(read(rows, kind))
    printed = re.compile(
        r"[指标目值：\d（）…—]*|.*(?:指标|目标|资金|拨款|单位|部门|名称|属性|期|数|率|分|代码|总额|值).{0,6}|中期目标（.*）"
    )
    values = [cell for row in rows for cell in row if not printed.fullmatch("".join(cell.split()))]
    lost = [cell for cell in values if cell.rpartition("：")[2] not in kept]
    assert lost == []


def test_a_line_of_the_self_evaluation_is_one_text() -> None:
    found = read(EVALUATED_ROWS)
    assert found.text("budget") == "50"
    assert found.extra["total_execution"].text == (
        "年初预算数50，全年预算数50，全年执行数41.2，分值10，执行率82%，得分8.2"
    )
    assert found.extra["fiscal_execution"].text.endswith("执行率82.4%")
    assert found.extra["other_execution"].text == ""


def test_numbers_of_a_sheet_stay_numbers() -> None:
    found = read(FULL_ROWS, "sheet")
    assert found.fields["budget"].number == Decimal(100)
    assert found.extra["midterm_fiscal"].number == Decimal(280)
    assert found.extra["midterm_fiscal"].place.cell == "C5"


FUNDING = {
    "a value beside the heading": ([["项目资金（万元）", "100"]], {"budget": "100"}, "万元"),
    "in yuan, line by line": (
        [["项目资金（元）", "年度资金总额", "1000000"], ["", "财政拨款", "900000"], ["", "上年结转资金", "100000"]],
        {"budget": "1000000", "annual_fiscal": "900000", "annual_carryover": "100000"},
        "元",
    ),
    "label and value in one cell": (
        [
            ["项目资金\n（万元）", "中期资金总额：300", "年度资金总额：100"],
            ["", "其中：财政拨款：280", "其中：财政拨款：90"],
        ],
        {"budget": "100", "midterm_total": "300", "midterm_fiscal": "280", "annual_fiscal": "90"},
        "万元",
    ),
    "other names": (
        [["资金情况（万元）", "资金总额：100", ""], ["", "其中：市财政资金：90"], ["", "单位自筹：10"]],
        {"budget": "100", "annual_fiscal": "90", "annual_other": "10"},
        "万元",
    ),
    "values left out": (
        [["项目资金（万元）", "年度资金总额", ""], ["", "其中：财政拨款", ""]],
        {"budget": "", "annual_fiscal": ""},
        "万元",
    ),
    "the whole period of a project": (
        [["项目资金（万元）", "实施期资金总额", "500", "年度资金总额", "80"]],
        {"midterm_total": "500", "budget": "80"},
        "万元",
    ),
}


@pytest.mark.parametrize(("lines", "wanted", "unit"), FUNDING.values(), ids=FUNDING)
def test_funding_lines(lines: list[list[str]], wanted: dict[str, str], unit: str) -> None:
    found = read(
        [["项目名称", "养护"], ["主管部门及代码", "园林局", "实施单位", "绿化科"], ["项目属性", "新增√"], *lines]
    )
    assert found.label_unit == unit
    texts = {name: field.text for name, field in (*found.fields.items(), *found.extra.items())}
    assert {name: texts.get(name) for name in wanted} == wanted
    assert found.unplaced == ()


GOALS = {
    "beside its label": ([["年度总体目标", "全年养护。"]], "全年养护。", None),
    "both, one below the other": (
        [["总体目标", "实施期目标", "年度目标"], ["", "三年养护。", "全年养护。"]], "全年养护。", "三年养护。",
    ),
    "headings without 总体目标": ([["中期目标（2019—2021年）", "年度目标"], ["三年养护。", "全年养护。"]], "全年养护。", "三年养护。"),
    "each in its own row": ([["中期目标", "三年养护。"], ["年度目标", "全年养护。"]], "全年养护。", "三年养护。"),
    "heading and text in one cell": (
        [["总体目标", "中期目标（2019年—2021年）\n三年养护。", "年度目标\n全年养护。"]],
        "年度目标\n全年养护。",
        "中期目标（2019年—2021年）\n三年养护。",
    ),
    "left empty": ([["总体目标", "中期目标", "年度目标"], ["", "", ""]], "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "annual", "midterm"), GOALS.values(), ids=GOALS)
def test_goals(lines: list[list[str]], annual: str, midterm: str | None) -> None:
    found = read([["项目名称", "养护"], ["项目属性", "新增√", "项目期", "3年"], *lines, *ANNUAL_ROWS[6:9]])
    assert found.text("goal") == annual
    assert (found.extra["midterm_goal"].text if "midterm_goal" in found.extra else None) == midterm


def test_several_forms_in_one_document() -> None:
    second = [["项目名称", "树木补植"], *ANNUAL_ROWS[1:]]
    text = TITLE + table(FULL_ROWS) + "\n\n" + TITLE + table(second)
    found = read_grid(text_grid(text, "a.txt")).declarations
    assert [one.project for one in found] == ["社区绿地养护", "树木补植"]
    assert [len(one.indicators) for one in found] == [10, 9]
    assert "midterm_total" not in found[1].extra


def test_the_supervisor_stands_in_for_an_implementer_that_is_not_printed() -> None:
    found = read([["项目名称", "养护"], ["主管部门及代码", "园林局"], *ANNUAL_ROWS[2:]])
    assert (found.department, found.extra["supervisor"].text) == ("园林局", "园林局")


BEIJING = [
    ["部门（单位）名称", "绿化科"], ["项目名称", "养护", "预算金额", "12万元"], ["项目绩效目标", "全年养护。"],
    ["绩效指标", "一级指标", "二级指标", "三级指标"], ["", "产出指标", "数量指标", "8处"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        (FULL_ROWS, "central-2015"),
        (ANNUAL_ROWS, "central-2015"),
        (EVALUATED_ROWS, "central-2015"),
        (BEIJING, "beijing-2019"),
        ([["项目名称", "养护"], ["实施单位", "绿化科"]], "beijing-2019"),
        ([["项目名称", "养护"], ["项目属性", "新增"]], "beijing-2019"),
    ],
)
def test_a_version_is_known_by_two_labels_of_its_own(rows: list[list[str]], form: str) -> None:
    assert version_of(grid_of(rows).rows) is VERSIONS[form]


def test_every_extra_field_is_printed_by_a_version() -> None:
    printed = {extra.name for form in VERSIONS.values() for extra in form.extra}
    assert printed == set(EXTRA_TITLES)


EDITS = st.lists(st.tuples(st.sampled_from(["cell", "row", "gone"]), st.integers(0, 40), st.integers(0, 7)), max_size=4)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([FULL_ROWS, ANNUAL_ROWS, EVALUATED_ROWS]), EDITS, st.sampled_from(["text", "sheet"]))
def test_no_text_is_lost_wherever_it_was_put(
    printed: list[list[str]], edits: list[tuple[str, int, int]], kind: str
) -> None:
    rows = [list(row) for row in printed]
    for number, (edit, at, column) in enumerate(edits):
        index = 2 + at % (len(rows) - 2)
        if edit == "cell":
            rows[index] = [*rows[index], *[""] * 8][:8]
            rows[index][column] = f"杂物{number}甲"
        elif edit == "row":
            rows.insert(index, [*[""] * (column % 4), f"杂物{number}甲"])
        else:
            rows[index] = [*rows[index], *[""] * 8][:8]
            rows[index][column] = ""
    left = {cell for row in rows for cell in row if cell.startswith("杂物")}
    kept = "".join(everything_in(one) for one in read_grid(grid_of(rows, kind)).declarations)
    assert {text for text in left if text not in kept} == set()
