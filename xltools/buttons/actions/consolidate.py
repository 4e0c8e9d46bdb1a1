"""汇总各部门: all workbooks and documents of a chosen folder into one master workbook, which is then opened."""

from typing import Final

from xltools.buttons.actions.office import office_file, used
from xltools.buttons.host import Host
from xltools.files.preferences import remembered_last_year
from xltools.jobs.consolidating import Consolidated, consolidate_sources
from xltools.model.problems import UserError
from xltools.values.plain import wan

MASTER_NAME: Final = "汇总.xlsx"
NOTHING_CHOSEN: Final = "没有选择文件夹，未汇总。"


def consolidate_departments(host: Host) -> str:
    """Consolidate a folder into a master in the same folder, and open it.

    A 花名册与设置 lying in the folder is obeyed, else the one chosen with 设置.
    """
    done = consolidate_chosen(host)
    if done is None:
        return NOTHING_CHOSEN
    result = done.result
    failed = sum(record.status == "failed" for record in result.files)
    unread = f"，{failed} 个文件无法读取（见“报送情况”）" if failed else ""
    return (
        f"已汇总 {len(result.departments)} 个部门、{result.total.projects} 个项目，"
        f"预算合计 {wan(result.total.budget)}{unread}：{done.master}。{used(result.settings)}"
        + "".join(done.told)
    )


def consolidate_chosen(host: Host) -> Consolidated | None:
    """Let the person choose a folder and consolidate it; None when no folder was chosen."""
    folder = host.choose_folder("请选择存放各部门申报表的文件夹")
    if folder is None:
        return None
    before = remembered_last_year()
    done = consolidate_sources(
        [str(folder)],
        folder / MASTER_NAME,
        office_file(folder),
        last_year=str(before) if before else None,
        progress=host.progress,
        writing=lambda done, total, name: host.progress(done, total, f"写出汇总工作簿：{name}"),
        remember=True,
    )
    if done.master is None:
        raise UserError(f"{folder} 里没有可以汇总的申报表，请确认文件夹是否选对。")
    host.show(done.master)
    return done
