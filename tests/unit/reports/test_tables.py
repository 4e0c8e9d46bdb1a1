"""The flat tables for analysts: rows, DataFrames, CSV and Parquet say the same."""

import builtins
import csv
import io
from dataclasses import replace
from decimal import Decimal
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from support.sent_forms import ROSTER, sent
from support.submissions import form, submission

from xltools.merging.consolidation import Consolidation
from xltools.model.finding import Candidate
from xltools.model.problems import UserError
from xltools.reports.frames import DTYPES, frame, parquet_bytes, tables_of
from xltools.reports.table_columns import AMOUNTS, FILES, FINDINGS, INDICATORS, PROJECTS, TABLES, FlatTable
from xltools.reports.table_csv import BOM, RUN_BY_EXCEL, columns_csv, csv_bytes, guarded, unguarded
from xltools.reports.table_rows import LARGEST, Row, exact, rows_of
from xltools.workflows.consolidate import consolidate

EMPTY = consolidate([])


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Consolidation:
    submissions = sent(tmp_path_factory.mktemp("sent"))
    first = submissions[1].findings[0]
    explained = replace(
        first,
        rule="F02",
        explained_from="warning",
        severity="info",
        candidates=(Candidate("missing_wan", "3元", "3万元"),),
        computed=Decimal("1000.10"),
        stated=Decimal(1000),
    )
    submissions[1] = replace(submissions[1], findings=(*submissions[1].findings, explained))
    return consolidate(submissions, ROSTER)


def rows(table: FlatTable, result: Consolidation) -> list[Row]:
    return list(rows_of(table, result))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_has_a_value_for_every_column_and_no_other(table: FlatTable, result: Consolidation) -> None:
    found = rows(table, result)
    names = [column.name for column in table.columns]
    assert found
    assert len(set(names)) == len(names)
    assert all(set(row) == set(names) for row in found)
    kinds = {"text": str, "label": str, "count": int, "yuan": Decimal, "flag": bool}
    for column in table.columns:
        values = [row[column.name] for row in found if row[column.name] is not None]
        assert all(isinstance(value, kinds[column.kind]) for value in values), column.name
        assert not column.codes or set(values) <= set(column.codes), column.name


def test_the_tables_add_up_to_the_consolidation(result: Consolidation) -> None:
    told = tables_of(result)
    assert told.projects["budget_yuan"].sum() == result.total.budget
    assert told.projects["cost_yuan"].sum() == told.indicators["cost_yuan"].sum() == result.total.cost
    fed = told.amounts.groupby("feeds", observed=True)["yuan"].sum()
    assert (fed["budget"], fed["cost"]) == (result.total.budget, result.total.cost)
    assert told.projects.groupby("department", observed=True)["budget_yuan"].sum().to_dict() == {
        group.name: group.budget for group in result.departments
    }
    levels = told.findings["level"].value_counts()
    assert (levels["error"], levels["explained"]) == (result.count("error"), 1)
    assert told.projects[["errors", "warnings", "hints", "explained"]].sum().sum() == len(told.findings)
    assert len(told.files) == len(result.files)
    assert told.files["counted"].sum() == len(told.projects)


def test_a_finding_names_its_project_and_its_repairs(result: Consolidation) -> None:
    told = tables_of(result)
    line = told.findings[told.findings["rule"] == "F02"].iloc[0]
    assert line["candidates"] == "missing_wan\t3元\t3万元"
    assert line["difference_yuan"] == Decimal("0.10")
    joined = told.findings.merge(told.projects, on="project_number", suffixes=("", "_"))
    assert list(joined["project"]) == list(joined["project_"])
    assert len(joined) == len(told.findings)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_the_dtypes_do_not_depend_on_what_was_read(table: FlatTable, filled: bool, result: Consolidation) -> None:
    made = frame(table, rows(table, result if filled else EMPTY))
    assert list(made.columns) == [column.name for column in table.columns]
    for column in table.columns:
        expected = "category" if column.kind == "label" else DTYPES[column.kind]
        assert made[column.name].dtype == expected
        if column.codes:
            assert tuple(made[column.name].cat.categories) == column.codes


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_parquet_gives_the_frame_back(table: FlatTable, filled: bool, result: Consolidation) -> None:
    found = rows(table, result if filled else EMPTY)
    content = parquet_bytes(table, found)
    assert content == parquet_bytes(table, found)
    again = pd.read_parquet(io.BytesIO(content))
    # Parquet keeps the categories that occur.
    pd.testing.assert_frame_equal(again, frame(table, found), check_categorical=False)
    schema = parquet.read_schema(io.BytesIO(content))
    assert schema.metadata[b"description"].decode() == table.told
    for column in table.columns:
        field = schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.told
        assert column.kind != "yuan" or str(field.type) == "decimal128(38, 10)"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_gives_the_values_back(table: FlatTable, result: Consolidation) -> None:
    found = rows(table, result)
    content = csv_bytes(table, found).decode()
    assert content.startswith(BOM)
    assert "E+" not in content
    lines = list(csv.DictReader(io.StringIO(content.removeprefix(BOM), newline="")))
    assert [{column.name: read(column.kind, line[column.name]) for column in table.columns} for line in lines] == [
        {name: None if value == "" else value for name, value in row.items()} for row in found
    ]


def read(kind: str, cell: str) -> Any:
    if not cell:
        return None
    kinds = {"count": int, "yuan": Decimal, "flag": lambda text: text == "1"}
    return kinds.get(kind, unguarded)(cell)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=cmd", "'\t=cmd"),
        ("\r=cmd", "'\r=cmd"),
        ("\n正文", "'\n正文"),
        ("　＝1", "'　＝1"),
        ("'已有", "''已有"),
        ("1. 正文", "1. 正文"),
        ("3-5月", "3-5月"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_text_never_runs_in_excel(text: str | None, cell: str) -> None:
    assert guarded(text) == cell


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("=+-@＝＋－＠' \t\r\n　甲1,\"")))
def test_every_text_comes_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert cell.lstrip()[:1] not in RUN_BY_EXCEL


def test_odd_amounts_stay_exact_and_without_exponent() -> None:
    odd = [form("甲科", f"项目{number}", budget, position=number) for number, budget in enumerate(ODD, 1)]
    made = consolidate([submission("甲.docx", *odd)])
    found = rows(PROJECTS, made)
    assert [row["budget_yuan"] for row in found] == [Decimal(one) for one in ODD]
    lines = list(csv.DictReader(io.StringIO(csv_bytes(PROJECTS, found).decode("utf-8-sig"), newline="")))
    assert [line["budget_yuan"] for line in lines] == ["-5.5", "0.001", "999999999999999", "1000000", "0"]


ODD = ("-5.5", "0.001", "9" * 15, "1E+6", "0.00")


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (None, None),
        (Decimal("1.23"), Decimal("1.23")),
        (Decimal(100) / 3, Decimal("33.3333333333")),
        (LARGEST - 1, LARGEST - 1),
        (LARGEST, None),
        (-LARGEST, None),
    ],
)
def test_what_a_decimal_column_holds(value: Decimal | None, held: Decimal | None) -> None:
    assert exact(value) == held


def test_a_name_that_is_no_text_is_told_as_far_as_it_goes() -> None:
    made = consolidate([submission("\udce4甲.docx", form("甲科", "项目1", file="\udce4甲.docx"))])
    assert rows(FILES, made)[0]["file"] == "?甲.docx"
    assert parquet_bytes(PROJECTS, rows(PROJECTS, made))


def test_amounts_as_numbers(result: Consolidation) -> None:
    numbers = pd.to_numeric(tables_of(result).projects["budget_yuan"])
    assert numbers.dtype == float
    assert numbers.sum() == pytest.approx(float(result.total.budget))


def test_the_columns_are_explained() -> None:
    lines = list(csv.reader(io.StringIO(columns_csv().decode("utf-8-sig"), newline="")))
    assert lines[0] == ["表", "每行是什么", "列", "类型", "说明"]
    assert len(lines) == 1 + sum(len(table.columns) for table in TABLES)
    assert {line[0] for line in lines[1:]} == {one.name for one in (PROJECTS, INDICATORS, AMOUNTS, FINDINGS, FILES)}


@pytest.mark.parametrize("missing", ["pandas", "pyarrow"])
def test_a_missing_library_is_told_in_one_sentence(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def refuse(name: str, *rest: Any) -> ModuleType:
        if name.partition(".")[0] == missing:
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(UserError, match=r"pip install \"xltools\[analysis\]\""):
        parquet_bytes(PROJECTS, [])
    if missing == "pandas":
        with pytest.raises(UserError, match="CSV 不需要"):
            frame(PROJECTS, [])


def test_a_table_without_rows_is_a_header() -> None:
    assert len(csv_bytes(PROJECTS, []).decode().splitlines()) == 1
