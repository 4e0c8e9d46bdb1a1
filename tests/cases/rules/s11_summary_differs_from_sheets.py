"""Figures of a workbook of two projects, 12万元 and 8万元: (key, position, value in yuan, typed or changed, expected)."""

FIRES = {
    "the total of the budgets": ("total.budget", None, "190000", "typed", "200000"),
    "the same in 万元": ("total.budget_wan", None, "190000", "typed", "200000"),
    "one project's row": ("row.budget", 2, "90000", "typed", "80000"),
    "the cost total": ("total.cost", None, "0", "typed", "200000"),
    "a difference": ("sheet.difference", 1, "5", "typed", "0"),
    "another formula": ("total.budget", None, "120000", "changed", "200000"),
}
SILENT = {
    "typed but right": ("total.budget", None, "200000", "typed"),
    "within a 分": ("total.budget", None, "200000.01", "typed"),
    "a formula not yet recalculated": ("total.budget", None, "190000", ""),
    "an empty cell": ("total.budget", None, None, "typed"),
    "a project that is not there": ("row.budget", 3, "5", "typed"),
}
