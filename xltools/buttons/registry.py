"""The buttons of the ribbon tab 绩效预算, in order. The ribbon's XML, the window and the tests are made from this tuple."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Literal

from xltools.buttons.actions.help import help_text
from xltools.buttons.host import Host

Subject = Literal["workbook", "folder", "nothing"]


@dataclass(frozen=True, slots=True)
class Button:
    """One button. `image` is an imageMso name valid in Excel 2013-365, `keytip` 1-3 letters for the keyboard.

    Neighbours with the same `group` stand together under that title. `subject` is what it works on. `action` does the work
    on a host and returns the message to show; it raises UserError for what a person can mend.
    """

    id: str
    group: str
    label: str
    tip: str
    image: str
    keytip: str
    subject: Subject
    action: Callable[[Host], str]


def lazily(action: str) -> Callable[[Host], str]:
    """The function "module.name" of actions/, imported when it is pressed: a click waits for its own button alone."""

    def press(host: Host) -> str:
        module, _, name = action.partition(".")
        chosen: Callable[[Host], str] = getattr(import_module(f"xltools.buttons.actions.{module}"), name)
        return chosen(host)

    return press


def show_help(host: Host) -> str:
    """What each button does."""
    return help_text(host, [(button.label, button.tip) for button in BUTTONS])


CHECKING: Final = "核对"
COLLECTING: Final = "汇总"
FORMS: Final = "表格"
MORE: Final = "其他"
BUTTONS: Final = (
    Button(
        "check",
        CHECKING,
        "校验本工作簿",
        "核对本工作簿的全部申报表，标出问题单元格并列出问题清单",
        "ErrorChecking",
        "J",
        "workbook",
        lazily("check.check_workbook"),
    ),
    Button(
        "mark_cost",
        CHECKING,
        "标出不一致成本指标",
        "只标出与预算或合计不一致的成本指标",
        "DataValidationCircleInvalid",
        "B",
        "workbook",
        lazily("mark_cost.mark_cost_indicators"),
    ),
    Button(
        "clear",
        CHECKING,
        "清除标记",
        "恢复单元格原来的样子，删除核对批注，不动您自己的批注",
        "RefreshAll",
        "Q",
        "workbook",
        lazily("clear.clear_marks"),
    ),
    Button(
        "recompute",
        CHECKING,
        "重算合计",
        "按各项目表重新计算全部合计，与表中数字对照，恢复被改掉的公式",
        "CalculateNow",
        "C",
        "workbook",
        lazily("recompute.recompute_totals"),
    ),
    Button(
        "consolidate",
        COLLECTING,
        "汇总各部门",
        "把一个文件夹里各部门的申报表汇总成一个总工作簿",
        "Consolidate",
        "H",
        "folder",
        lazily("consolidate.consolidate_departments"),
    ),
    Button(
        "submission_status",
        COLLECTING,
        "报送情况",
        "看一个文件夹里谁报了、谁没报、哪些文件读不出；有花名册时列出漏报的部门和项目",
        "ControlProperties",
        "S",
        "folder",
        lazily("submission_status.submission_status"),
    ),
    Button(
        "new_workbook",
        FORMS,
        "新建部门工作簿",
        "在一个文件夹里生成空白的部门申报工作簿；有花名册时每个部门一个",
        "SheetInsert",
        "X",
        "folder",
        lazily("new_workbook.new_department_workbooks"),
    ),
    Button(
        "import_documents",
        FORMS,
        "导入 Word 表",
        "把一个文件夹里的 Word 申报表转成各部门的工作簿",
        "TableInsertExcel",
        "W",
        "folder",
        lazily("import_documents.import_documents"),
    ),
    Button(
        "print_pdf",
        FORMS,
        "打印/导出 PDF",
        "把本工作簿的汇总表和已填写的项目表导出为一个 PDF，打开即可打印",
        "FilePrintPreview",
        "P",
        "workbook",
        lazily("print_forms.print_forms"),
    ),
    Button(
        "settings",
        MORE,
        "设置",
        "打开（没有则新建）一个文件夹里的花名册与设置，以后校验和汇总都按它进行；其中有上年汇总的，与上年对照",
        "PropertySheet",
        "T",
        "folder",
        lazily("settings.open_settings"),
    ),
    Button("help", MORE, "帮助", "各按钮的用途和版本", "Help", "Z", "nothing", show_help),
)


def find(button_id: str) -> Button | None:
    """The button with this id."""
    return next((button for button in BUTTONS if button.id == button_id), None)
