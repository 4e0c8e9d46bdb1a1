"""Flat tables as pandas DataFrames and Parquet files. The only importer of pandas and pyarrow, and only when called."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from xltools.merging.consolidation import Consolidation
from xltools.model.problems import UserError
from xltools.reports.table_columns import TABLES, Column, FlatTable, Kind
from xltools.reports.table_rows import PLACES, Row, rows_of

if TYPE_CHECKING:
    import pandas as pd

MISSING: Final = (
    '表格分析和 Parquet 需要 pandas 和 pyarrow，请运行 pip install "xltools[analysis]"；导出 CSV 不需要它们。'
)
DTYPES: Final[dict[Kind, str]] = {"text": "string", "count": "Int64", "yuan": "object", "flag": "boolean"}
DIGITS: Final = 38


@dataclass(frozen=True)
class Tables:
    """The flat tables of a consolidation as DataFrames; columns as in `xltools.reports.table_columns`.

    Texts have the dtype "string", labels "category" (with all codes where the list is closed), counts "Int64", yes or no
    "boolean". Amounts are `decimal.Decimal` in 元 (dtype object, None where unknown): exact to add up; `pandas.to_numeric`
    makes them fast and inexact. `project_number` joins the tables.
    """

    projects: "pd.DataFrame"
    indicators: "pd.DataFrame"
    amounts: "pd.DataFrame"
    findings: "pd.DataFrame"
    files: "pd.DataFrame"


def tables_of(result: Consolidation) -> Tables:
    """All tables of a consolidation; raises UserError where pandas is not installed."""
    return Tables(**{table.name: frame(table, rows_of(table, result)) for table in TABLES})


def frame(table: FlatTable, rows: Iterable[Row]) -> "pd.DataFrame":
    """One table; raises UserError where pandas is not installed."""
    try:
        import pandas as pd  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise UserError(MISSING) from error

    found = list(rows)
    series = {
        column.name: pd.Series([row[column.name] for row in found], dtype=dtype(column, found))
        for column in table.columns
    }
    return pd.DataFrame(series, columns=[column.name for column in table.columns])


def dtype(column: Column, rows: Iterable[Row]) -> Any:  # noqa: ANN401 - pandas has no common type of dtypes
    """The dtype of a column; categories that are not closed stand in the order of their first row."""
    if column.kind != "label":
        return DTYPES[column.kind]
    import pandas as pd  # noqa: PLC0415 - as above

    values = (row[column.name] for row in rows)
    return pd.CategoricalDtype(column.codes or [*dict.fromkeys(value for value in values if value is not None)])


def parquet_bytes(table: FlatTable, rows: Iterable[Row]) -> bytes:
    """One table as a Parquet file: amounts as decimal128, the description of each column in its metadata (`description`).

    Raises UserError where pandas or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to load
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise UserError(MISSING) from error

    types = {
        "text": pa.string(), "label": pa.dictionary(pa.int32(), pa.string()), "count": pa.int64(),
        "yuan": pa.decimal128(DIGITS, PLACES), "flag": pa.bool_(),
    }  # fmt: skip
    schema = pa.schema([
        pa.field(column.name, types[column.kind], metadata={"description": column.told}) for column in table.columns
    ])  # fmt: skip
    made = pa.Table.from_pandas(frame(table, rows), schema=schema, preserve_index=False)
    content = io.BytesIO()
    parquet.write_table(
        made.replace_schema_metadata({**(made.schema.metadata or {}), b"description": table.told.encode()}), content
    )
    return content.getvalue()
