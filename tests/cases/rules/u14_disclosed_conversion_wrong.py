"""Figures in 万元 of a workbook of two projects, 12.3456万元 and 8万元: (key, position, value in yuan, state, shown)."""

FIRES = {
    "rounded to two places": ("row.budget_wan", 1, "123500", "typed", "12.35"),
    "rounded to a whole": ("total.budget_wan", None, "200000", "typed", "20"),
    "by another formula": ("row.budget_wan", 1, "123500", "changed", "12.35"),
    "ten times too much": ("row.budget_wan", 2, "800000", "typed", "80"),
    "yuan as 万元": ("row.budget_wan", 2, "800000000", "typed", "80000"),
}
SILENT = {
    "right": ("row.budget_wan", 1, "123456", "typed"),
    "another figure is S11": ("row.budget_wan", 1, "190000", "typed"),
    "a formula not yet recalculated": ("row.budget_wan", 1, "123500", ""),
    "an empty cell": ("row.budget_wan", 1, None, "typed"),
    "a figure in yuan": ("row.budget", 1, "123500", "typed"),
}
