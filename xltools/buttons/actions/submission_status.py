"""报送情况: who has sent what, and what is missing, over a chosen folder."""

from xltools.buttons.actions.consolidate import NOTHING_CHOSEN, consolidate_chosen
from xltools.buttons.host import Host
from xltools.reports.consolidation import attention


def submission_status(host: Host) -> str:
    """Consolidate a folder and tell what a person must look at; the register is the sheet 报送情况 of the master."""
    done = consolidate_chosen(host)
    if done is None:
        return NOTHING_CHOSEN
    result = done.result
    received = f"收到 {len(result.files)} 个文件：{len(result.departments)} 个部门、{result.total.projects} 个项目。"
    return "\n".join(
        [received, *attention(result), f"逐个单位、项目的情况见 {done.master} 的“报送情况”，催报见“催报名单”。"]
    )
