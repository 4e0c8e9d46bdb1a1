"""说明: how to fill the workbook in, what the colours mean, and which version of the form it is."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.forms.version import FormVersion
from xltools.workbooks.cells import address
from xltools.workbooks.department.drawing import put
from xltools.workbooks.department.names import quoted
from xltools.workbooks.department.project_type_cell import type_choices
from xltools.workbooks.department.summary_sheet import absolute
from xltools.workbooks.measure import column_points, text_height
from xltools.workbooks.styles import Styles

SHEET_NAME: Final = "说明"
GUIDE_MARK: Final = "xltools:guide"
TITLE: Final = "部门申报工作簿填写说明"
TERM_WIDTH: Final = 18.0
TEXT_WIDTH: Final = 76.0
KEY_COLUMN: Final = 3
FONT_SIZE: Final = 10.5
LEAST_ROW: Final = 22.0

FILLING: Final = (
    "每个项目一张表，按官方表样填写。浅黄色格子可填，其余格子已锁定（没有密码，确需改动可撤销工作表保护）。",
    "预算金额填数字，单位以左侧栏目名称中括号里的为准（元或万元），不要再写单位。",
    "指标内容与指标值写在“具体指标”一栏；成本指标请写清数量、单价、期数和合计，例如：9人×2000元/月/人×3个月＝5.4万元。",
    "项目类型点开下拉列表选择；所列四类都不合适的，可以直接填写。",
    "电话、邮编和以“＝、＋、－、@”开头的文字都按文字保存，不会变成公式。",
    "指标行不够用时，在“…”一行填写（可改写“…”为指标名称），或在指标行下面插入行；请不要删除表中已有的行。",
    "新增项目可复制一张项目表（右键点工作表标签，选“移动或复制”），表名可以改，读取时不受影响。",
    "“汇总”由公式自动得出，请勿手工改数；“问题清单”列出校验发现的问题，不需修改的请在“出错说明”一列写明理由。",
)
SHEETS: Final = (
    ("汇总", "每个项目一行，金额取自各项目表，合计有元和万元两种单位；点项目名称打开该表。"),
    ("项目表", "一个项目一张，A4 纵向打印。右侧“核对栏”和下方“未归位内容”不打印。"),
    (
        "核对栏",
        "列出预算折合元、由成本指标文字读出的合计及差额。“原始填写”是原表中预算的写法：核实左侧金额后清空此格，即以金额为准。",
    ),
    ("未归位内容", "原文件中放不进任何栏目的文字，一字不漏列在表下方；移到应填的栏目后请清空。"),
    ("问题清单", "按错误、警告、提示排列，点“单元格”一列可到该处。"),
)
LEGEND: Final = (
    ("short", "浅黄色：可以填写的格子。"),
    ("absent_short", "浅灰蓝色：原文件没有这一栏，留空即保持原样，需要时可以补填。"),
    ("label", "白底黑体：栏目名称和公式，已锁定。"),
)  # fmt: skip


def draw_guide(book: Workbook, styles: Styles, form: FormVersion, version_lines: Sequence[tuple[str, str]]) -> str:
    """Add the sheet and return the range that holds the choices of 项目类型."""
    sheet = book.add_worksheet(SHEET_NAME)
    pen = GuidePen(sheet, styles)
    sheet.set_column(0, 0, TERM_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.set_column(KEY_COLUMN, KEY_COLUMN, 4, None, {"hidden": True})
    put(sheet, (0, KEY_COLUMN), GUIDE_MARK, styles.get("hidden_key"))
    pen.title(TITLE)
    pen.heading("怎样填写")
    for number, text in enumerate(FILLING, start=1):
        pen.pair(f"{number}", text, "guide_term")
    pen.heading("各表的用途")
    for term, text in SHEETS:
        pen.pair(term, text, "guide_term")
    pen.heading("颜色图例")
    for style, text in LEGEND:
        pen.pair("", text, style)
    pen.heading("项目类型（下拉列表取自此处）")
    first = pen.row
    for number, text in enumerate(type_choices(form), start=1):
        pen.pair(f"{number}", text, "guide_term")
    choices = f"{quoted(SHEET_NAME)}!{absolute(address(first, 1))}:{absolute(address(pen.row - 1, 1))}"
    pen.heading("版本")
    for term, text in version_lines:
        pen.pair(term, text, "guide_term")
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, pen.row - 1, 1)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    return choices


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

    def pair(self, term: str, text: str, term_style: str) -> None:
        """A term and its explanation."""
        put(self.sheet, (self.row, 0), term, self.styles.get(term_style))
        put(self.sheet, (self.row, 1), text, self.styles.get("cell"))
        self.next(max(LEAST_ROW, text_height(text, column_points(TEXT_WIDTH), FONT_SIZE)))

    def next(self, height: float) -> None:
        """Give the row its height and go on."""
        self.sheet.set_row(self.row, height)
        self.row += 1
