"""The live checks as formulas: each says what the rule of the same number says, without macros.

Only functions that Excel 2010, WPS and LibreOffice have, no array entry. Texts are compared with EXACT and LEN: `=` takes
half width for full width, and some signs for nothing, in some of these programs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xltools.forms.project_type import MARKS
from xltools.forms.version import FormVersion, TypeOption
from xltools.rules.not_applicable import WORDS

PASSED: Final = "✔ 通过"
ALL_PASSED: Final = "✔ 公式核对通过"
"""The light of a whole sheet: formulas cannot read the arithmetic in a text, so they never say that all is well."""
ERROR: Final = "✘ 错误"
WARNING: Final = "▲ 警告"
UNCHECKED: Final = "○ 未检查"
BLANK: Final = "○ 未填"
SIGNS: Final = ("✘", "▲", "○")
"""How states other than passed begin: error, warning, not filled in or not checked."""

DIFFERS: Final = f"{ERROR}：与预算不符"
NO_BUDGET: Final = "○ 未填：预算"
NO_COST: Final = f"{UNCHECKED}：成本金额未读出"
UNUSABLE: Final = f"{UNCHECKED}：预算金额待核实"
FALSE_ROW: Final = f"{ERROR}：有行与算式不符"
ROW_WITHOUT_AMOUNT: Final = f"{WARNING}：有行未算出金额"
OUTDATED: Final = f"{UNCHECKED}：文字已改动，待复核"

SPACES: Final = "　\u00a0\u2002\u2003\u2009"
"""Blanks people type or paste, beside the common one and control characters (TAB, line break)."""
DIGITS: Final = "0123456789"
FULL_DIGITS: Final = "０１２３４５６７８９"
CHINESE_NUMERALS: Final = "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
WAN: Final = "万元"
LARGEST_BUDGET: Final = "1000000000000000"
STOPS: Final = "。.；;"
AFTER_WORD: Final = "，。,；;：:（("
DASHES: Final = "/／—－-"
ABBREVIATIONS: Final = tuple(word + stop for word in ("n/a", "na") for stop in ("", *STOPS))
END: Final = "¦"
"""Stands behind a text while it is looked at: a sign nobody writes."""
BEGINNING: Final = 12
"""Characters of an indicator text that tell whether it is a not-applicable word."""
NAMES_SHOWN: Final = 18
"""Characters of a list of rows that the cell of its state has room for, on two lines."""


def text(value: str) -> str:
    """A text as formulas write it."""
    return '"' + value.replace('"', '""') + '"'


def told(state: str, detail: str) -> str:
    """A state with what it is about: ✘ 错误：应为六位数字."""
    return text(f"{state}：{detail}")


def squeezed(cell: str) -> str:
    """The cell's text without white space."""
    formula = f"CLEAN({cell})"
    for blank in SPACES:
        formula = f'SUBSTITUTE({formula},"{blank}","")'
    return f'SUBSTITUTE({formula}," ","")'


def is_blank(cell: str) -> str:
    """Whether the cell has no visible character."""
    return f"LEN({squeezed(cell)})=0"


def half_width(formula: str) -> str:
    """Full-width digits as plain ones."""
    for full, half in zip(FULL_DIGITS, DIGITS, strict=True):
        formula = f'SUBSTITUTE({formula},"{full}","{half}")'
    return formula


def choices(values: Sequence[str]) -> str:
    """An array constant."""
    return "{" + ",".join(map(text, values)) + "}"


def has_one_of(values: Sequence[str], formula: str) -> str:
    """How many of the values stand in a text."""
    return f"SUMPRODUCT(--ISNUMBER(FIND({choices(values)},{formula})))"


def missing_fields(fields: Sequence[tuple[str, str]]) -> str:
    """C01: the titles of the fields that are empty, each behind 、. `fields`: title and cell."""
    return "&".join(f'IF({is_blank(cell)},{text("、" + title)},"")' for title, cell in fields)


def missing_fields_state(names: str) -> str:
    """C01."""
    return f"IF(LEN({names})=0,{text(PASSED)},{text(ERROR + '：缺')}&MID({names},2,200))"


def beginning(cell: str) -> str:
    """The first visible characters of an indicator text."""
    return f"LEFT({squeezed(cell)},{BEGINNING})"


def not_applicable(begin: str) -> str:
    """C09: whether the text that begins so is a not-applicable word, alone or with its reason."""
    lengths = ",".join(str(len(word)) for word in WORDS)
    behind = ",".join(str(len(word) + 1) for word in WORDS)
    ended = f'SUBSTITUTE({begin}&"{END}",".{END}","。{END}")'
    goes_on = f"ISNUMBER(FIND(MID({ended},{{{behind}}},1),{text(AFTER_WORD + END)}))"
    worded = f"SUMPRODUCT(EXACT(LEFT({begin},{{{lengths}}}),{choices(WORDS)})*{goes_on})>0"
    rest = begin
    for dash in DASHES:
        rest = f'SUBSTITUTE({rest},"{dash}","")'
    stopped = f"AND(LEN({rest})=1,ISNUMBER(FIND({rest},{text(STOPS)})),EXACT(RIGHT({begin},1),{rest}))"
    dashed = f"IF(LEN({begin})=0,FALSE,ISNUMBER(FIND(LEFT({begin},1),{text(DASHES)})))"
    abbreviated = f"SUMPRODUCT(--EXACT(LOWER({begin}),{choices(ABBREVIATIONS)}))>0"
    return f"OR({worded},AND({dashed},OR(LEN({rest})=0,{stopped})),{abbreviated})"


def indicators_state(output: str, benefit: str, unfit: str) -> str:
    """C02, C04, C09: names of empty output rows, of empty benefit rows, of output rows that do not apply."""
    return (
        f"IF(LEN({output})>0,{text(ERROR + '：未填')}&{named(f'{output}&{benefit}')},"
        f"IF(LEN({benefit})>0,{text(WARNING + '：未填')}&{named(benefit)},"
        f"IF(LEN({unfit})>0,{text(WARNING + '：产出应有内容：')}&MID({unfit},2,200),{text(PASSED)})))"
    )


def named(names: str) -> str:
    """The names, each behind 、; how many they are where the cell has no room for them."""
    count = f'LEN({names})-LEN(SUBSTITUTE({names},"、",""))'
    return f"IF(LEN({names})>{NAMES_SHOWN},{count}&{text('行指标')},MID({names},2,{NAMES_SHOWN}))"


def squeezed_type(cell: str) -> str:
    """The text of 项目类型 without blanks, its two spellings of 其他 as one."""
    return f'SUBSTITUTE({squeezed(cell)},"其它","其他")'


def type_state(squeezed_text: str, form: FormVersion) -> str:
    """C10: all options printed and none ticked."""

    def all_printed(options: Sequence[TypeOption]) -> str:
        return f"{has_one_of([option.label for option in options], squeezed_text)}={len(options)}"

    printed = ",".join(all_printed(options) for options in (form.type_options, form.other_type_options) if options)
    unticked = f"AND({has_one_of(tuple(MARKS), squeezed_text)}=0,OR({printed}))"
    return f"IF(LEN({squeezed_text})=0,{text(BLANK)},IF({unticked},{told(WARNING, '未选类型')},{text(PASSED)}))"


def postcode_state(digits: str) -> str:
    """F01: six digits; `digits` is the text without blanks, its digits half-width."""
    places = "{1,2,3,4,5,6}"
    six = f"AND(LEN({digits})=6,SUMPRODUCT(--ISNUMBER(FIND(MID({digits},{places},1),{text(DIGITS)})))=6)"
    return f"IF(LEN({digits})=0,{text(BLANK)},IF({six},{text(PASSED)},{told(ERROR, '应为六位数字')}))"


def is_wan(label: str) -> str:
    """Whether the label of the budget says 万元."""
    return f"ISNUMBER(FIND({text(WAN)},{squeezed(label)}))"


def unit_in_yuan(value: str, label: str) -> str:
    """What one unit of the last place written in a number is worth in yuan, one 分 at least (precision of a budget)."""
    place = "0.000001"
    for digits in range(5, -1, -1):
        unit = "1" if digits == 0 else f"0.{'0' * (digits - 1)}1"
        place = f"IF({value}=ROUND({value},{digits}),{unit},{place})"
    return f"IF(ISNUMBER({value}),MAX(0.01,{place}*IF({is_wan(label)},10000,1)),0.01)"


def kept(value: str, label: str, wording: str, known: tuple[str, str, str]) -> str:
    """1 while budget, its label and its wording are as they were checked; `known` are the cells that remember them."""
    seen_value, seen_label, seen_wording = known
    same_label = f"EXACT({squeezed(label)},{squeezed(seen_label)})"
    return f"IF(AND(EXACT({value},{seen_value}),{same_label},EXACT({wording},{seen_wording})),1,0)"


def reworded(value: str, label: str, wording: str, known: tuple[str, str, str]) -> str:
    """1 where only the wording beside an unchanged budget was rewritten: it counts then, and no formula can read it."""
    seen_value, seen_label, seen_wording = known
    same = f"EXACT({value},{seen_value}),EXACT({squeezed(label)},{squeezed(seen_label)})"
    return f"IF(AND({same},NOT(EXACT({wording},{seen_wording})),NOT({is_blank(wording)})),1,0)"


def budget_state(value: str, same: str, rewritten: str, known: str) -> str:
    """U08: a number above zero. `known` is the state of the check while nothing was changed (`same`)."""
    number = f"IF(AND({value}>0,{value}<{LARGEST_BUDGET}),{text(PASSED)},{told(ERROR, '应为大于零的金额')})"
    numerals = [*DIGITS, *FULL_DIGITS, *CHINESE_NUMERALS]
    words = f"IF({has_one_of(numerals, value)}=0,{told(ERROR, '不是数字')},{told(UNCHECKED, '填的是文字，请只填数字')})"
    changed = f"IF({is_blank(value)},{text(BLANK)},IF({same}=1,{known},IF(ISNUMBER({value}),{number},{words})))"
    return f"IF({rewritten}=1,{told(UNCHECKED, '原始填写已改，请重新校验')},{changed})"


def unit_state(value: str, label: str, marks: tuple[str, str, str], cost: tuple[str, str, str]) -> str:
    """U02, U01: whether the unit of the budget is in doubt.

    `marks`: cells with same, rewritten, state of the check; `cost`: cost total, what was changed of its texts, precision of the budget.
    """
    same, rewritten, known = marks
    total, outdated, precision = cost
    doubtful = told(ERROR, "单位存疑，请核实")
    is_cost = f"AND(ISNUMBER({total}),ABS({value}-{total})<={precision}/20000)"
    in_wan = (
        f"IF({value}>=100000,{doubtful},IF({value}<1000,{text(PASSED)},"
        f"IF(LEN({outdated})>0,{told(UNCHECKED, '文字已改动，待复核')},IF({is_cost},{doubtful},{text(PASSED)}))))"
    )
    without = f"IF(AND({value}>0,{value}<1000),{doubtful},{told(WARNING, '栏目没有写明单位')})"
    by_label = f'IF({is_wan(label)},{in_wan},IF(ISNUMBER(FIND("元",{label})),{text(PASSED)},{without}))'
    number = f"IF(ABS({value})<{LARGEST_BUDGET},{by_label},{text(UNCHECKED)})"
    fresh = f"IF({is_blank(value)},{text(BLANK)},IF({same}=1,{known},IF(ISNUMBER({value}),{number},{text(UNCHECKED)})))"
    return f"IF({rewritten}=1,{text(UNCHECKED)},{fresh})"


def allowed(same: str, known: str, precisions: tuple[str, str]) -> str:
    """Difference up to which cost and budget agree: as checked while nothing was changed, else half of the coarser unit."""
    return f"IF({same}=1,{known},MAX(0.01,MAX({precisions[0]},{precisions[1]})/2))"


@dataclass(frozen=True, slots=True)
class CostCells:
    """Cells the comparison of cost and budget looks at; `simple` is 1 where the text names one figure only."""

    budget: str
    cost: str
    tolerance: str
    outdated: str
    same: str
    known: str
    simple: str
    budget_state: str
    unit_state: str


def cost_state(cells: CostCells) -> str:
    """A05: the cost total read at the last check against the budget; never more than the check knows."""
    gap = f"ROUND(ABS({cells.cost}-{cells.budget}),6)"
    agrees = f"IF({cells.tolerance}<=0.5,{gap}<={cells.tolerance},{gap}<{cells.tolerance})"
    other = f"IF({cells.simple}=1,{text(DIFFERS)},{told(UNCHECKED, '预算已改动，待复核')})"
    compared = f"IF({agrees},{text(PASSED)},{other})"
    usable = f"AND(EXACT(LEFT({cells.budget_state},1),LEFT({text(PASSED)},1)),NOT(EXACT(LEFT({cells.unit_state},1),{text(ERROR[0])})))"
    known_cost = f"IF(ISNUMBER({cells.cost}),{compared},{text(NO_COST)})"
    fresh = (
        f"IF(EXACT({cells.budget_state},{text(BLANK)}),{text(NO_BUDGET)},IF({usable},{known_cost},{text(UNUSABLE)}))"
    )
    return f"IF(LEN({cells.outdated})>0,{text(OUTDATED)},IF({cells.same}=1,{cells.known},{fresh}))"


@dataclass(frozen=True, slots=True)
class TableCells:
    """Cells of 项目明细: its own state, its total, the number of rows without an amount."""

    state: str
    total: str
    missing: str


def table_state(table: TableCells, cost: tuple[str, str, str], budget: tuple[str, str, str]) -> str:
    """A11: the table agrees with the text or with the budget; whether these two agree is said where they are compared.

    `cost`: cells with the lowest and the highest total the text allows, and with what was changed of it; `budget`: the
    budget in yuan, the states of its unit and of itself.
    """
    low, high, outdated = cost
    yuan, unit_checked, amount_checked = budget
    readable = f"NOT(EXACT(LEFT({amount_checked},{len(UNCHECKED)}),{text(UNCHECKED)}))"
    read = f"AND(ISNUMBER({low}),LEN({outdated})=0)"
    in_cost = f"IF({read},AND(ROUND({table.total},2)>={low},ROUND({table.total},2)<={high}),FALSE)"
    known = f"AND(ISNUMBER({yuan}),{readable},NOT(EXACT(LEFT({unit_checked},1),{text(SIGNS[0])})))"
    in_budget = f"AND({known},NOT(EXACT({table.state},{text(DIFFERS)})))"
    agrees = f"IF({in_budget},{table.state},IF({table.missing}>0,{text(ROW_WITHOUT_AMOUNT)},{told(PASSED, '与成本指标一致')}))"
    against_cost = f"IF(AND({read},{readable}),{told(ERROR, '与成本指标不符')},{text(UNUSABLE)})"
    apart = f"IF({known},{text(DIFFERS)},{against_cost})"
    judged = f"IF(OR({in_budget},{in_cost}),{agrees},IF(LEN({outdated})>0,{text(OUTDATED)},{apart}))"
    alone = f"AND(EXACT({table.state},{text(NO_BUDGET)}),{table.missing}>0)"
    own = f"OR(NOT(ISNUMBER({table.total})),EXACT({table.state},{text(FALSE_ROW)}))"
    unread = f"AND(EXACT({table.state},{text(NO_BUDGET)}),NOT({read}))"
    rest = f"IF({alone},{text(ROW_WITHOUT_AMOUNT)},{table.state})"
    return f"IF(OR({own},{unread}),{rest},{judged})"


def changed_mark(known: str, cell: str, name: str) -> str:
    """The name of a text that is not the one that was checked."""
    return f'IF(EXACT({known},{cell}),"",{text("、" + name)})'


def added_rows_mark(texts: str, known: Sequence[str]) -> str:
    """What is said where rows were added to the grid whose texts stand in the range `texts`."""
    filled = "+".join(f"(LEN({cell})>0)" for cell in known)
    return f'IF(SUMPRODUCT(--(LEN({texts})>0))>{filled},"、新增指标行","")'


def changed_state(names: str) -> str:
    """Which texts were changed since the last check."""
    return f"IF(LEN({names})=0,{text(PASSED)},{text(UNCHECKED + '：已改动：')}&MID({names},2,200))"


def overall_counts(states: str) -> tuple[str, str, str]:
    """How many states are errors, warnings, open."""
    errors, warnings, open_ones = (f'SUMPRODUCT(LEN({states})-LEN(SUBSTITUTE({states},"{sign}","")))' for sign in SIGNS)
    return errors, warnings, open_ones


def starts_open(state: str) -> str:
    """1 where a state is open."""
    return f"IF(EXACT(LEFT({state},1),{text(SIGNS[-1])}),1,0)"


def overall_state(errors: str, warnings: str, open_ones: str) -> str:
    """One light for the sheet."""
    also = f'IF({warnings}>0,"，警告 "&{warnings}&" 项","")'
    rest = f'IF({open_ones}>0,"○ 待查 "&{open_ones}&" 项",{text(ALL_PASSED)})'
    warned = f'IF({warnings}>0,{text(WARNING + " ")}&{warnings}&" 项",{rest})'
    return f'IF({errors}>0,{text(ERROR + " ")}&{errors}&" 项"&{also},{warned})'
