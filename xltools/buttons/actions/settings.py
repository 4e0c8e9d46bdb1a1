"""设置: open the 花名册与设置 of a folder, or a new one, and obey it from now on."""

from pathlib import Path

from xltools.buttons.actions.office import office_in
from xltools.buttons.host import Host
from xltools.files.preferences import remember_office
from xltools.jobs.office import office_of
from xltools.jobs.templating import write_office_template
from xltools.model.problems import UserError


def open_settings(host: Host) -> str:
    """Let the person choose a folder, open its 花名册与设置 (a new one where none lies there), and remember it."""
    folder = host.choose_folder("请选择存放花名册与设置的文件夹")
    if folder is None:
        return "没有选择文件夹，设置没有变。"
    found = office_in(folder)
    path = found or write_office_template(folder)
    remember_office(path)
    host.show(path)
    told = "已打开" if found else "已新建并打开"
    return "\n".join(
        [
            f"{told} {path}。改好并保存后，校验、标出不一致成本指标、汇总都按它进行（要汇总的文件夹里另有花名册与设置时，以那一份为准）。",
            f"移走这个文件，即恢复出厂设置。{state(path)}",
        ]
    )


def state(path: Path) -> str:
    """What the workbook says as it was saved last."""
    try:
        office = office_of(path)
    except UserError as refusal:
        return f"现在还不能按它进行：{refusal}"
    listed = f"花名册 {len(office.roster.entries)} 个单位" if office.roster else "花名册还没有列出单位"
    return f"目前规则设置：{office.settings.version}，{listed}。"
