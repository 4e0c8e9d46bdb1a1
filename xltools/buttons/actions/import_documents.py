"""导入 Word 表: documents of a chosen folder into one workbook per department."""

from typing import Final

from xltools.buttons.actions.office import office_file
from xltools.buttons.host import Host
from xltools.jobs.importing import import_sources
from xltools.model.problems import UserError

OUTPUT: Final = "部门工作簿"


def import_documents(host: Host) -> str:
    """Import a folder into its subfolder 部门工作簿 and open the report of what was read from where."""
    folder = host.choose_folder("请选择存放 Word 申报表的文件夹")
    if folder is None:
        return "没有选择文件夹，未导入。"
    imported = import_sources([str(folder)], folder / OUTPUT, host.progress, roster=office_file(folder))
    refused = [problem.message for problem in imported.problems if problem.fatal]
    if imported.report is None:
        raise UserError("\n".join(["没有读到申报表，没有写出任何文件。", *refused]))
    host.show(imported.report)
    projects = sum(len(book.projects) for book in imported.workbooks)
    done = f"已生成 {len(imported.workbooks)} 个部门工作簿、{projects} 个项目，在 {folder / OUTPUT}；从哪里读到什么见导入报告。"
    return "\n".join([done, *refused])
