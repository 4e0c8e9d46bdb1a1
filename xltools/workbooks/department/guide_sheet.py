"""说明: how to fill the workbook in, what the colours mean, and which version of the form it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.forms.version import FormVersion
from xltools.workbooks.cells import address
from xltools.workbooks.department.budget_cell import UNITS, budget_label
from xltools.workbooks.department.drawing import put
from xltools.workbooks.department.project_type_cell import type_choices
from xltools.workbooks.department.sheet_help import ChoiceLists
from xltools.workbooks.issue_sheet import SHEET_NAME as ISSUES
from xltools.workbooks.measure import column_points, text_height
from xltools.workbooks.names import SUMMARY, absolute, quoted
from xltools.workbooks.styles import Styles

SHEET_NAME: Final = "说明"
GUIDE_MARK: Final = "xltools:guide"
TITLE: Final = "部门申报工作簿填写说明"
TERM_WIDTH: Final = 18.0
TEXT_WIDTH: Final = 76.0
KEY_COLUMN: Final = 3
FONT_SIZE: Final = 10.5
LEAST_ROW: Final = 22.0

NOT_APPLICABLE: Final = ("不涉及", "不适用", "无法估算")
"""Words offered for a benefit that does not apply; the reason is to be added."""
FILLING: Final = (
    "每个项目一张表，按官方表样填写。浅黄色格子可填，其余格子已锁定（没有密码，确需改动可撤销工作表保护）。按 Tab 键依次跳到下一个可填的格子。",
    "点中任何一个可填的格子，旁边会显示填写要求；有下拉箭头的可以选，也可以直接填写别的内容。",
    "预算金额只填数字，单位以左侧栏目名称中括号里的为准（可在列表中改选元或万元），不要再写单位。",
    "指标内容与指标值写在“具体指标”一栏；成本指标请写清数量、单价、期数和合计，例如：9人×2000元/月/人×3个月＝5.4万元。",
    "效益指标确实不涉及的，选“不涉及”并在后面写明理由；产出指标都应有内容。",
    "电话、邮编和以“＝、＋、－、@”开头的文字都按文字保存，不会变成公式。",
    "指标行不够用时，在“…”一行填写（可改写“…”为指标名称），或在该行上面插入行；请不要删除表中已有的行。",
    "表下方的“项目明细”可按单价、数量、期数列出各项费用，行数不限，在“▲ 在此行以上插入行”以上插入；不需要的可以不填。",
    "新增项目可复制一张项目表（右键点工作表标签，选“移动或复制”），表名可以改，读取时不受影响。",
    "“汇总”由公式自动得出，请勿手工改数；“问题清单”列出校验发现的问题，不需修改的请在“出错说明”一列写明理由。",
)
SHEETS: Final = (
    ("汇总", "每个项目一行，金额和状态取自各项目表，合计有元和万元两种单位；下达了控制数的，填在合计下面即自动核对；要求写明轮次的，在表头选“报送轮次”。"),
    ("项目表", "一个项目一张，A4 纵向打印。右侧“核对栏”、下方“项目明细”和“未归位内容”不打印。"),
    (
        "核对栏",
        "边填边查：必填项、指标内容、项目类型、邮编、电话、预算金额和单位、成本与预算是否相符。",
    ),
    (
        "待复核",
        "公式读不懂文字，成本指标合计是上次校验时读出的数；改动文字或另改预算后显示“待复核”，请重新校验或重算。",
    ),
    ("收起核对栏", "先撤销工作表保护，再点列标上方的“－”；要再展开点“＋”。"),
    ("原始填写", "核对栏最下一行，是原表中预算的写法：核实预算金额后清空此格，即以金额为准。"),
    ("未归位内容", "原文件中放不进任何栏目的文字，一字不漏列在表下方；移到应填的栏目后请清空。"),
    ("问题清单", "按错误、警告、提示排列，点“单元格”一列可到该处。"),
    (
        "名称",
        "各栏目都有中文名称，公式中可直接写“预算金额”“产出成本指标”等；全部门的合计名为“预算合计_元”“控制数_元”等。",
    ),
)
STATES: Final = (
    ("✔ 通过", "核对无误；整张表都通过时写“公式核对通过”，文字里的算式还要由校验来判断。"),
    ("✘ 错误", "必须改正，否则会被退回。"),
    ("▲ 警告", "请核实，确实如此的在问题清单中说明理由。"),
    ("○ 未填、○ 未检查", "还没有填，或公式无法判断，以校验结果为准。"),
)
LEGEND: Final = (
    ("short", "浅黄色：可以填写的格子。"),
    ("absent_short", "浅灰蓝色：原文件没有这一栏，留空即保持原样，需要时可以补填。"),
    ("label", "白底黑体：栏目名称和公式，已锁定。"),
)


@dataclass(frozen=True, slots=True)
class Guide:
    """What the guide is about: the form, the names of the project sheets, what it says about versions."""

    form: FormVersion
    sheets: Sequence[str]
    versions: Sequence[tuple[str, str]]


def draw_guide(book: Workbook, styles: Styles, guide: Guide) -> ChoiceLists:
    """Add the sheet and return the ranges that hold the choices of drop-downs."""
    sheet = book.add_worksheet(SHEET_NAME)
    pen = GuidePen(sheet, styles)
    sheet.set_column(0, 0, TERM_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.set_column(KEY_COLUMN, KEY_COLUMN, 4, None, {"hidden": True})
    put(sheet, (0, KEY_COLUMN), GUIDE_MARK, styles.get("hidden_key"))
    pen.title(TITLE)
    pen.heading("目录（点表名打开）")
    for number, name in enumerate((SUMMARY, *guide.sheets, ISSUES), start=1):
        pen.link(f"{number}", name)
    pen.heading("怎样填写")
    for number, text in enumerate(FILLING, start=1):
        pen.pair(f"{number}", text)
    pen.heading("各表和各栏的用途")
    for term, text in SHEETS:
        pen.pair(term, text)
    pen.heading("核对栏的状态")
    pen.states(STATES)
    pen.heading("颜色图例")
    for style, text in LEGEND:
        pen.pair("", text, style)
    lists = ChoiceLists(
        types=pen.choices("项目类型（下拉列表取自此处）", type_choices(guide.form)),
        not_applicable=pen.choices("效益指标不涉及时的写法（下拉列表取自此处）", NOT_APPLICABLE),
        budget_labels=pen.choices("预算金额的单位（下拉列表取自此处）", [budget_label(unit) for unit in UNITS]),
    )
    pen.heading("版本")
    for term, text in guide.versions:
        pen.pair(term, text)
    page_setup(sheet, pen.row)
    return lists


def page_setup(sheet: Worksheet, rows: int) -> None:
    """A4 upright, one page wide."""
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, rows - 1, 1)
    sheet.freeze_panes(1, 0)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})


class GuidePen:
    """Writes the guide line by line."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles
        self.row = 0

    def title(self, text: str) -> None:
        """The title over both columns."""
        style = self.styles.get("sheet_title")
        self.sheet.merge_range(self.row, 0, self.row, 1, "", style)
        put(self.sheet, (self.row, 0), text, style)
        self.next(36)

    def heading(self, text: str) -> None:
        """A heading."""
        put(self.sheet, (self.row, 0), text, self.styles.get("guide_head"))
        self.next(26)

    def choices(self, heading: str, texts: Sequence[str]) -> str:
        """A numbered list of choices; returns its range."""
        self.heading(heading)
        first = self.row
        for number, text in enumerate(texts, start=1):
            self.pair(f"{number}", text)
        return f"{quoted(SHEET_NAME)}!{absolute(address(first, 1))}:{absolute(address(self.row - 1, 1))}"

    def link(self, term: str, name: str) -> None:
        """A sheet of the workbook by name."""
        put(self.sheet, (self.row, 0), term, self.styles.get("guide_term"))
        self.sheet.write_url(
            self.row, 1, f"internal:{quoted(name)}!A1", self.styles.get("cell_link"), name, f"打开 {name}"
        )
        self.next(LEAST_ROW)

    def pair(self, term: str, text: str, term_style: str = "guide_term") -> None:
        """A term and its explanation."""
        put(self.sheet, (self.row, 0), term, self.styles.get(term_style))
        put(self.sheet, (self.row, 1), text, self.styles.get("cell"))
        self.next(max(LEAST_ROW, text_height(text, column_points(TEXT_WIDTH), FONT_SIZE)))

    def states(self, pairs: Sequence[tuple[str, str]]) -> None:
        """States as the panel shows them, and what they mean."""
        first = self.row
        for term, text in pairs:
            self.pair(term, text)
        self.styles.show_states(self.sheet, f"{address(first, 0)}:{address(self.row - 1, 0)}", address(first, 0))

    def next(self, height: float) -> None:
        """Give the row its height and go on."""
        self.sheet.set_row(self.row, height)
        self.row += 1
