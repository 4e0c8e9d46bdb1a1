"""项目明细 as inspect tells it."""

from support.cost_tables import cost_table

from xltools.reports.cost_table import cost_table_lines, cost_table_record

TABLE = cost_table(
    [("养护工人", "3000", "4", "10", None), ("验收费", "", "", "", "5000.5"), ("", "面议", "", "", None)]
)


def test_the_record_has_yuan_as_text():
    record = cost_table_record(TABLE)

    assert record is not None
    assert (record["sum"], record["total"]) == ("125000.5", None)
    assert record["rows"][0] == {
        "item": "养护工人", "unit_price": "3000", "quantity": "4", "unit": "", "periods": "10", "amount": "120000",
        "typed": False, "note": "", "basis": "", "cell": "A30",
    }  # fmt: skip
    assert [(row["amount"], row["typed"]) for row in record["rows"]] == [
        ("120000", False),
        ("5000.5", True),
        (None, False),
    ]


def test_a_source_without_a_table_has_none():
    assert cost_table_record(None) is None
    assert list(cost_table_lines(None)) == list(cost_table_lines(cost_table([]))) == []


def test_a_person_reads_one_line_a_row():
    assert list(cost_table_lines(TABLE)) == [
        "项目明细：3 行，合计 125,000.5 元",
        "  养护工人　3000 × 4 × 10　120,000 元",
        "  验收费　5,000.5 元",
        "  （未填项目）　面议　没有金额",
    ]
