"""汇总各部门: all workbooks and documents of a chosen folder into one master workbook, which is then opened."""

from pathlib import Path
from typing import Final

from xltools.buttons.host import Host
from xltools.jobs.consolidating import Consolidated, consolidate_sources
from xltools.model.problems import UserError
from xltools.values.plain import wan
from xltools.workbooks.own_kind import own_kind

MASTER_NAME: Final = "汇总.xlsx"
NOTHING_CHOSEN: Final = "没有选择文件夹，未汇总。"


def consolidate_departments(host: Host) -> str:
    """Consolidate a folder; a roster lying in it is used. The master is written into the same folder and opened."""
    done = consolidate_chosen(host)
    if done is None:
        return NOTHING_CHOSEN
    result = done.result
    failed = sum(record.status == "failed" for record in result.files)
    unread = f"，{failed} 个文件无法读取（见“报送情况”）" if failed else ""
    used = f"，规则设置：{result.settings.version}" if result.settings.file else ""
    return (
        f"已汇总 {len(result.departments)} 个部门、{result.total.projects} 个项目，"
        f"预算合计 {wan(result.total.budget)}{unread}{used}：{done.master}"
    )


def consolidate_chosen(host: Host) -> Consolidated | None:
    """Let the person choose a folder and consolidate it; None when no folder was chosen."""
    folder = host.choose_folder("请选择存放各部门申报表的文件夹")
    if folder is None:
        return None
    done = consolidate_sources([str(folder)], folder / MASTER_NAME, find_roster(folder), progress=host.progress)
    if done.master is None:
        raise UserError(f"{folder} 里没有可以汇总的申报表，请确认文件夹是否选对。")
    host.show(done.master)
    return done


def find_roster(folder: Path) -> Path | None:
    """The only roster of the folder. Raises UserError when there are several."""
    rosters = [
        path for path in sorted(folder.glob("*.xlsx")) if not path.name.startswith("~$") and own_kind(path) == "roster"
    ]
    if len(rosters) > 1:
        raise UserError(
            f"{folder} 里有 {len(rosters)} 个花名册（{'、'.join(path.name for path in rosters)}），请只留一个。"
        )
    return rosters[0] if rosters else None
