"""The catalogue that runs: one line an entry, by family and number. Nothing is discovered; a test holds it complete."""

from typing import Final

from xltools.rules import (
    a01_equation_false,
    a02_prose_product_false,
    a03_period_not_stated,
    a04_items_differ_from_stated_total,
    a05_cost_differs_from_budget,
    a06_gap_equals_one_item,
    a07_digit_or_period_slip,
    a08_ceiling_price_exceeds_budget,
    c01_required_field_blank,
    c02_indicator_row_missing,
    c03_indicator_label_overwritten,
    c04_indicator_text_empty,
    c05_cost_without_amount,
    c06_unit_prices_only,
    c09_output_not_applicable,
    c10_project_type_unmarked,
    f01_postcode_malformed,
    f02_phone_malformed,
    f13_caption_name_mismatch,
    s11_summary_differs_from_sheets,
    s13_template_formula_overwritten,
    u01_amount_without_unit,
    u02_budget_unit_doubtful,
    u03_unit_contradicts_label,
    u04_unit_repeated,
    u05_yuan_omitted,
    u06_missing_wan_suspected,
    u07_too_many_decimals,
    u08_budget_not_a_number,
    u09_money_in_quantity_cell,
    x01_same_object_two_counts,
    x03_standard_times_objects_differs,
)
from xltools.rules.rule import BatchRule, CatalogueEntry, ProjectRule, WorkbookRule

CATALOGUE: Final[tuple[CatalogueEntry, ...]] = (
    c01_required_field_blank.RULE,
    c02_indicator_row_missing.RULE,
    c03_indicator_label_overwritten.RULE,
    c04_indicator_text_empty.RULE,
    c05_cost_without_amount.RULE,
    c06_unit_prices_only.RULE,
    c09_output_not_applicable.RULE,
    c10_project_type_unmarked.RULE,
    f01_postcode_malformed.RULE,
    f02_phone_malformed.RULE,
    f13_caption_name_mismatch.RULE,
    u01_amount_without_unit.RULE,
    u02_budget_unit_doubtful.RULE,
    u03_unit_contradicts_label.RULE,
    u04_unit_repeated.RULE,
    u05_yuan_omitted.RULE,
    u06_missing_wan_suspected.HINT,
    u07_too_many_decimals.RULE,
    u08_budget_not_a_number.RULE,
    u09_money_in_quantity_cell.RULE,
    a01_equation_false.RULE,
    a02_prose_product_false.RULE,
    a03_period_not_stated.RULE,
    a04_items_differ_from_stated_total.RULE,
    a05_cost_differs_from_budget.RULE,
    a06_gap_equals_one_item.HINT,
    a07_digit_or_period_slip.HINT,
    a08_ceiling_price_exceeds_budget.RULE,
    x01_same_object_two_counts.RULE,
    x03_standard_times_objects_differs.RULE,
    s11_summary_differs_from_sheets.RULE,
    s13_template_formula_overwritten.RULE,
)

PROJECT_RULES: Final = tuple(entry for entry in CATALOGUE if isinstance(entry, ProjectRule))
WORKBOOK_RULES: Final = tuple(entry for entry in CATALOGUE if isinstance(entry, WorkbookRule))
BATCH_RULES: Final = tuple(entry for entry in CATALOGUE if isinstance(entry, BatchRule))


def entry_of(code: str) -> CatalogueEntry | None:
    """The entry with this id or name, in any case of letters; None for one that is not in the catalogue."""
    wanted = code.strip().lower()
    return next((entry for entry in CATALOGUE if wanted in (entry.id.lower(), entry.name)), None)
