"""设置: open the 花名册与设置 of a folder, or a new one, obey it from now on, and compare with last year's master beside it."""

from pathlib import Path

from xltools.buttons.actions.office import LAST_YEAR, last_year_in, office_in
from xltools.buttons.host import Host
from xltools.files.preferences import remember
from xltools.jobs.office import office_of
from xltools.jobs.templating import write_office_template
from xltools.model.problems import UserError


def open_settings(host: Host) -> str:
    """Let the person choose a folder, open its 花名册与设置 (a new one where none lies there), and remember it."""
    folder = host.choose_folder("请选择存放花名册与设置的文件夹")
    if folder is None:
        return "没有选择文件夹，设置没有变。"
    found, last_year = office_in(folder), last_year_in(folder)
    path = found or write_office_template(folder)
    remember(path, last_year)
    host.show(path)
    told = "花名册与设置在 " if found else "已新建花名册与设置："
    return "\n".join(
        [
            f"{told}{path}。改好并保存后，校验、标出不一致成本指标、汇总都按它进行（要汇总的文件夹里另有花名册与设置时，以那一份为准）。",
            f"移走这个文件，即恢复出厂设置。{state(path)}",
            compared_with(last_year),
        ]
    )


def compared_with(last_year: Path | None) -> str:
    """Whether the buttons compare with last year, and how to have it otherwise."""
    if last_year is None:
        return f"没有与上年对照；需要对照时，把上年的汇总工作簿以“{LAST_YEAR}汇总.xlsx”为名放进这个文件夹，再点一次“设置”。"
    return f"以后校验和汇总都与 {last_year.name} 对照；移走它，即不再对照。"


def state(path: Path) -> str:
    """What the workbook says as it was saved last."""
    try:
        office = office_of(path)
    except UserError as refusal:
        return f"现在还不能按它进行：{refusal}"
    listed = f"花名册 {len(office.roster.entries)} 个单位" if office.roster else "花名册还没有列出单位"
    return f"目前规则设置：{office.settings.version}，{listed}。"
