"""花名册与设置: what is written is read back, what nobody decided is as shipped, a wrong edit is refused with its cell."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from support.open_xml import needs_validator, schema_errors
from support.workbook_makers import convert

from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.model.roster import RosterEntry
from xltools.model.settings import RuleSetting, Settings, version_of
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import Hint
from xltools.workbooks.settings.layout import SEVERITIES, all_parameters, compares
from xltools.workbooks.settings.reading import office_in, read_office
from xltools.workbooks.settings.tables import Sheet, read_sheets
from xltools.workbooks.settings.writing import write_office, write_template

ENTRIES = (
    RosterEntry("民政科", "000305", ("社会事务科",), "张某", "010-80001234", ("慰问",), Decimal("3100000.55"), date(2026, 11, 30)),
    RosterEntry("城管科"),
)  # fmt: skip
PATH = Path("某处/设置.xlsx")
FIGURES = [one for one in all_parameters() if not one.is_list]
LISTS = [one for one in all_parameters() if one.is_list]
FIGURE, WORDS = FIGURES[0], next(one for one in LISTS if one.parameter.default and not one.parameter.between)


PAIRS = next(number for number, one in enumerate(LISTS, start=1) if one.parameter.between)


def rules() -> dict[str, RuleSetting]:
    return {
        "A05": RuleSetting(tolerance=Decimal("100.5"), departments=("城管科",)),
        "C05": RuleSetting(severity="error"),
        "F01": RuleSetting(active=False),
    }


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_office(tmp_path / "设置.xlsx", ENTRIES, Settings(rules=rules()), "青禾街道")
    return tmp_path / "设置.xlsx"


Rows = dict[str, list[list[Any]]]
"""The sheets of a workbook by name, as python-calamine gives them."""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, ...]:
    path = tmp_path_factory.mktemp("设置") / "设置.xlsx"
    write_office(path, ENTRIES, Settings(rules=rules()), "青禾街道")
    return read_sheets(path)


@pytest.fixture
def edited(stored: tuple[Sheet, ...]) -> Callable[[Callable[[Rows], object]], Office]:
    def read(change: Callable[[Rows], object]) -> Office:
        book: Rows = {sheet.name: [[*row, *[""] * 3] for row in sheet.rows] for sheet in stored}
        change(book)
        return office_in(PATH, [Sheet(PATH, name, rows) for name, rows in book.items()])

    return read


def changed(path: Path, change: Callable[[Workbook], object]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def row_of(book: Rows, sheet: str, code: str, title: str = "") -> int:
    """Row of a rule, or of one of its parameters."""
    return next(
        number for number, row in enumerate(book[sheet]) if number > 2 and row[0] == code and title in {"", row[2]}
    )


def put(sheet: str, code: str, column: str, value: Any, title: str = "") -> Callable[[Rows], None]:
    def change(book: Rows) -> None:
        book[sheet][row_of(book, sheet, code, title)][ord(column) - ord("A")] = value

    return change


def test_what_is_written_is_read_back(written: Path) -> None:
    office = read_office(written)
    assert office.roster is not None
    assert office.roster.entries == ENTRIES
    assert office.settings.rules == rules()
    assert office.settings.version == version_of("青禾街道", rules())
    assert office.settings.file == str(written)
    assert office.settings.remarks == ()


def test_equal_contents_give_equal_bytes(written: Path, tmp_path: Path) -> None:
    write_office(tmp_path / "b.xlsx", ENTRIES, Settings(rules=rules()), "青禾街道")
    assert written.read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_template_decides_nothing(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    office = read_office(tmp_path / "a.xlsx")
    assert office.roster is None
    assert office.settings.rules == {}
    assert office.settings.version == "出厂设置"
    assert office.settings.remarks == ("花名册没有列出单位，没有按花名册对应部门和核对漏报。",)


def test_every_rule_that_runs_is_listed(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    for sheet in ("规则", "规则说明"):
        assert [row[0].value for row in book[sheet].iter_rows(min_row=4)] == [entry.id for entry in CATALOGUE]
    parameters = [(row[0].value, row[2].value) for row in book["参数"].iter_rows(min_row=4)]
    assert parameters == [(one.rule.id, one.parameter.title) for one in FIGURES]
    assert [cell.value for cell in book["词表"][3]] == [one.heading for one in LISTS]


def test_headings_of_the_lists_are_unique() -> None:
    assert len({one.heading for one in LISTS}) == len(LISTS)


amounts = st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2)
words = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)


@st.composite
def decisions(draw: st.DrawFn) -> dict[str, RuleSetting]:
    found: dict[str, RuleSetting] = {}
    for entry in draw(st.lists(st.sampled_from([one for one in CATALOGUE if not isinstance(one, Hint)]), max_size=8)):
        others = [severity for severity in SEVERITIES.values() if severity != entry.severity]
        parameters: dict[str, Any] = {}
        for parameter in entry.parameters:
            if isinstance(parameter.default, tuple):
                entries = draw(st.lists(words, max_size=5, unique=True))
                value: Any = tuple(f"{word}{parameter.between}甲" if parameter.between else word for word in entries)
                same = set(value) == set(parameter.default)
            else:
                most = int(parameter.most or (1 if 0 < parameter.default < 1 else 500))
                value = draw(st.integers(0, most).map(Decimal))
                same = value == parameter.default
            if not same and draw(st.booleans()):
                parameters[parameter.name] = value
        setting = RuleSetting(
            active=draw(st.booleans()),
            severity=draw(st.none() | st.sampled_from(others)),
            tolerance=draw(st.none() | amounts) if compares(entry) else None,
            departments=tuple(draw(st.sets(st.sampled_from(["民政科", "城管科"])))),
            parameters=parameters,
        )
        if setting != RuleSetting():
            found[entry.id] = setting
    return found


@given(decisions())
@settings(max_examples=8)
def test_any_decisions_are_read_back(tmp_path_factory: pytest.TempPathFactory, decided: dict[str, RuleSetting]) -> None:
    path = tmp_path_factory.mktemp("设置") / "a.xlsx"
    write_office(path, ENTRIES, Settings(rules=decided))
    read = read_office(path).settings
    assert read.rules == decided
    assert read.version == version_of("", decided)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda book: book["规则"].insert_rows(1, 3), id="rows above"),
        pytest.param(lambda book: book["规则"].move_range("E3:J200", cols=2), id="columns moved"),
        pytest.param(lambda book: setattr(book["规则"], "title", "本街道规则"), id="sheet renamed"),
        pytest.param(lambda book: book.move_sheet("规则", -1), id="sheet moved"),
    ],
)
def test_tables_are_found_wherever_they_are(written: Path, change: Callable[[Workbook], object]) -> None:
    after = read_office(changed(written, change)).settings
    assert (after.rules, after.version) == (rules(), version_of("青禾街道", rules()))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda book: book["规则"].append([" ", ""]), id="stray blank"),
        pytest.param(put("规则", "C01", "G", ""), id="empty 启用"),
        pytest.param(put("规则", "C01", "H", "错误 "), id="own level"),
        pytest.param(put("规则", "A04", "I", 0.0), id="tolerance of nothing"),
        pytest.param(put("规则", "A05", "I", "100.50元"), id="tolerance as text"),
        pytest.param(put("规则", "A05", "J", "城管科；\n城管科"), id="department twice"),
        pytest.param(put("规则", "A04", "J", "全部"), id="all departments"),
        pytest.param(put("规则", "A06", "G", ""), id="hint emptied"),
        pytest.param(
            put("参数", FIGURE.rule.id, "F", str(FIGURE.parameter.default), FIGURE.parameter.title),
            id="figure as shipped",
        ),
    ],
)
def test_what_changes_no_decision_changes_no_version(edited, change: Callable[[Rows], object]) -> None:
    after = edited(change).settings
    assert (after.rules, after.version) == (rules(), version_of("青禾街道", rules()))


def test_departments_are_known_by_all_their_names(edited) -> None:
    settings = edited(put("规则", "A05", "J", "社会事务科")).settings
    assert settings.of("A05").departments == ("民政科",)
    assert settings.spellings["民政科"] == ("社会事务科", "000305民政科", "000305社会事务科")


def test_without_departments_any_name_may_limit_a_rule(edited) -> None:
    def change(book: Rows) -> None:
        del book["花名册"][3:]
        put("规则", "A05", "J", "某科")(book)

    office = edited(change)
    assert office.roster is None
    assert office.settings.of("A05").departments == ("某科",)


def test_a_list_of_words_counts_exactly_as_it_stands(edited) -> None:
    def read(*words: Any) -> Any:
        def change(book: Rows) -> None:
            header = book["词表"][2]
            column = header.index(WORDS.heading)
            for number, row in enumerate(book["词表"][3:]):
                row[column] = words[number] if number < len(words) else ""

        return edited(change).settings.of(WORDS.rule.id).parameters.get(WORDS.parameter.name)

    assert isinstance(WORDS.parameter.default, tuple)
    assert read(*reversed(WORDS.parameter.default)) is None
    assert read("甲", "", " 乙 ", "甲", 12.0) == ("甲", "乙", "12")
    assert read() == ()


def test_rules_that_are_not_listed_run_as_shipped_and_that_is_told(edited) -> None:
    read = edited(lambda book: book["规则"].pop(row_of(book, "规则", "C05"))).settings
    assert read.of("C05") == RuleSetting()
    assert read.remarks == ("规则表没有列出 1 条规则（C05），这些规则按出厂设置执行。",)


@pytest.mark.parametrize(("sheet", "said"), [("参数", "没有找到有“本单位取值”一列的参数表"), ("词表", "没有找到词表")])
def test_a_table_that_was_removed_is_told(edited, sheet: str, said: str) -> None:
    (told,) = edited(lambda book: book.pop(sheet)).settings.remarks
    assert told.startswith(said)


def twice(book: Rows) -> None:
    book["规则"][8][0] = book["规则"][7][0]


def parameter_twice(book: Rows) -> None:
    book["参数"].append(book["参数"][3][:3])


def list_twice(book: Rows) -> None:
    book["词表"][2][1] = book["词表"][2][0]


def copy_of(sheet: str) -> Callable[[Rows], object]:
    return lambda book: book.update({f"{sheet} (2)": book[sheet]})


def cell(sheet: str, row: int, column: int, value: Any) -> Callable[[Rows], None]:
    def change(book: Rows) -> None:
        book[sheet][row - 1][column - 1] = value

    return change


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        pytest.param(put("规则", "C01", "A", "Z99"), "「规则」A4", "规则编号“Z99”不存在", id="unknown rule"),
        pytest.param(put("规则", "C01", "A", ""), "「规则」A4", "没有填写规则编号", id="no rule"),
        pytest.param(twice, "「规则」A9", "「规则」A8 重复，请只保留一行", id="rule twice"),
        pytest.param(put("规则", "C01", "G", "关"), "「规则」G4", "启用“关”应为“是”或“否”", id="neither yes nor no"),
        pytest.param(put("规则", "C01", "G", True), "「规则」G4", "启用“True”应为", id="a truth value"),
        pytest.param(put("规则", "C01", "H", "严重"), "「规则」H4", "级别“严重”应为错误、警告、提示之一", id="unknown level"),
        pytest.param(put("规则", "C01", "I", 5.0), "「规则」I4", "C01 不比较金额，容差不起作用", id="tolerance without amounts"),
        pytest.param(put("规则", "A05", "I", "少许"), "「规则」I", "容差“少许”不是单位为元的数字", id="tolerance no number"),
        pytest.param(put("规则", "A05", "I", "1万元"), "「规则」I", "容差“1万元”不是单位为元的数字", id="tolerance in 万元"),
        pytest.param(put("规则", "A05", "I", "NaN"), "「规则」I", "容差“NaN”不是单位为元的数字", id="tolerance not a number"),
        pytest.param(put("规则", "A05", "I", True), "「规则」I", "不是单位为元的数字", id="tolerance a truth value"),
        pytest.param(put("规则", "A05", "I", date(2026, 1, 1)), "「规则」I", "不是单位为元的数字", id="tolerance a date"),
        pytest.param(put("规则", "A05", "I", -1.0), "「规则」I", "容差“-1”是负数", id="tolerance negative"),
        pytest.param(put("规则", "A05", "J", "城管科；某某科"), "「规则」J", "“某某科”不在花名册中", id="unknown department"),
        pytest.param(put("规则", "A06", "G", "否"), "「规则」G", "A06 是附在其他问题之后的线索", id="hint switched off"),
        pytest.param(put("规则", "A06", "J", "城管科"), "「规则」J", "没有可设置的内容", id="hint limited"),
        pytest.param(copy_of("规则"), "「规则」、「规则 (2)」", "请只保留一张", id="sheet twice"),
        pytest.param(copy_of("词表"), "「词表」、「词表 (2)」", "请只保留一张", id="lists twice"),
        pytest.param(cell("参数", 4, 3, "某数"), "「参数」C4", "“某数”不是规则", id="unknown figure"),
        pytest.param(cell("参数", 4, 1, "Z99"), "「参数」A4", "规则编号“Z99”不存在", id="figure of no rule"),
        pytest.param(parameter_twice, f"「参数」C{len(FIGURES) + 4}", "「参数」C4 重复", id="figure twice"),
        pytest.param(cell("参数", 4, 6, "很多"), "「参数」F4", "填了“很多”，不是数字", id="figure no number"),
        pytest.param(cell("参数", 4, 6, -3.0), "「参数」F4", "填了“-3”，不能是负数", id="figure negative"),
        pytest.param(cell("词表", 3, 1, "某词表"), "「词表」A3", "“某词表”不存在", id="unknown list"),
        pytest.param(list_twice, "「词表」B3", "「词表」A3 重复", id="list twice"),
        pytest.param(cell("词表", 4, PAIRS, "水品"), "「词表」", "“水品”应写成“前一个词", id="no pair"),
        pytest.param(cell("参数", 4, 6, 120.0), "「参数」F4", "填了“120”，不能大于 100%", id="figure above its most"),
        pytest.param(cell("设置", 4, 2, "长" * 31), "「设置」B4", "有 31 字，请缩短到 30 字", id="long name"),
        pytest.param(cell("设置", 5, 2, "很大"), "「设置」B5", "请填 1 到 2000 之间的整数", id="limit no number"),
        pytest.param(cell("设置", 7, 2, 0.0), "「设置」B7", "请填 1 到 600 之间的整数", id="limit nothing"),
        pytest.param(cell("设置", 8, 2, 9.0), "「设置」B8", "请填 50 到 8000 之间的整数", id="limit too small"),
        pytest.param(
            lambda book: book["设置"].append(["预算年度", 2026.0]), "「设置」A9", "“预算年度”不是可以设置的项目",
            id="unknown general setting",
        ),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_refused_in_one_sentence_with_its_cell(edited, change, where: str, said: str) -> None:
    with pytest.raises(UserError) as raised:
        edited(change)
    told = str(raised.value)
    assert str(PATH) in told
    assert where in told
    assert said in told
    assert told.endswith("。")
    assert "\n" not in told


@needs_validator
def test_the_workbook_is_valid_open_xml(written: Path) -> None:
    assert schema_errors(written) == []


@pytest.mark.libreoffice
def test_libreoffice_keeps_every_decision(soffice: str, written: Path, tmp_path: Path) -> None:
    before = read_office(written)
    after = read_office(convert(soffice, written, tmp_path / "lo", "xlsx"))
    assert (after.settings.rules, after.settings.version) == (before.settings.rules, before.settings.version)
    assert after.roster is not None
    assert after.roster.entries == ENTRIES
