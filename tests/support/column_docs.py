"""The columns of the flat tables as a chapter of docs/接口.md; run as a program it writes the chapter anew."""

from collections.abc import Iterable
from pathlib import Path

from xltools.reports.table_columns import KIND_TITLES, TABLES, FlatTable

PAGE = Path(__file__).resolve().parents[2] / "docs" / "接口.md"
MARK = "测试核对 -->\n"


def column_docs(tables: Iterable[FlatTable]) -> str:
    """One heading and one table for each."""
    return "\n\n".join(
        "\n".join(
            [
                f"### {table.name}：{table.told}",
                "",
                "| 列 | 类型 | 说明 |",
                "|---|---|---|",
                *(f"| `{column.name}` | {KIND_TITLES[column.kind]} | {column.told} |" for column in table.columns),
            ]
        )
        for table in tables
    )


if __name__ == "__main__":
    head, mark, _ = PAGE.read_text("utf-8").partition(MARK)
    PAGE.write_text(f"{head}{mark}\n{column_docs(TABLES)}\n", "utf-8")
