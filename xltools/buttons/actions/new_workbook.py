"""新建部门工作簿: blank workbooks in a chosen folder, one per department where a roster lies there."""

from xltools.buttons.actions.office import office_in
from xltools.buttons.host import Host
from xltools.jobs.templating import DEFAULT_PROJECTS, write_department_template, write_roster_templates


def new_department_workbooks(host: Host) -> str:
    """Write the blank workbooks; one that is filled in already is never replaced."""
    folder = host.choose_folder("请选择存放新工作簿的文件夹")
    if folder is None:
        return "没有选择文件夹，未新建。"
    roster = office_in(folder)
    if roster is not None:
        paths = write_roster_templates(folder, roster, DEFAULT_PROJECTS)
        return f"已按 {roster.name} 新建 {len(paths)} 个部门的空白工作簿，在 {folder}。"
    path = write_department_template(folder, "", DEFAULT_PROJECTS)
    host.show(path)
    return f"已新建空白工作簿 {path}，填好部门名称后另存即可。"
