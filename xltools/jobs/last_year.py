"""Last year's projects, from whatever is left of last year: its master, its workbooks, its documents."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from xltools.analysis import analyse
from xltools.files.sources import list_sources
from xltools.jobs.apart import apart
from xltools.jobs.passing_over import own_output
from xltools.jobs.reading import read_sources
from xltools.model.declaration import Declaration
from xltools.model.last_year import LastYear, PastProject
from xltools.model.problems import UserError


def last_year_of(source: str | None) -> LastYear | None:
    """The projects of a master of ours, or of the forms in a file, folder or glob; None where nothing was given.

    Raises UserError, in one sentence, where there is no project in it. Files that could not be read are told in `unread`.
    """
    if source is None:
        return None
    from xltools.workbooks.own_kind import own_kind  # noqa: PLC0415 - checks without last year start faster
    from xltools.workbooks.reading.last_year import read_last_year  # noqa: PLC0415

    files = list_sources([source]).files
    masters = [path for path in files if own_kind(path) == "master"]
    if masters:
        if len(masters) > 1:
            names = "、".join(path.name for path in masters)
            raise UserError(f"上年数据 {source} 里有 {len(masters)} 个汇总工作簿（{names}），请指明用哪一个。")
        return replace(apart(masters[0], read_last_year), source=source)
    found = of_forms(source, [path for path in files if own_output(path) is None])
    if not found.projects and found.unread:
        raise UserError(f"上年数据 {source} 里没有读到申报表：{found.unread[0]}")
    if not found.projects:
        raise UserError(f"上年数据 {source} 里没有读到申报表，请给出上年的汇总工作簿，或上年申报表所在的文件夹。")
    return found


def of_forms(source: str, paths: Sequence[Path]) -> LastYear:
    """The projects of forms; equal forms once."""
    readings = read_sources(paths)
    projects = [past_project(declaration) for reading in readings for declaration in reading.declarations]
    unread = tuple(reading.reason for reading in readings if reading.reason)
    return LastYear(source, tuple(dict.fromkeys(projects)), unread)


def past_project(declaration: Declaration) -> PastProject:
    """What this year's rules need of one form; a budget whose unit is in doubt is none."""
    budget = analyse(declaration).budget
    return PastProject(
        department=declaration.department,
        project=declaration.project,
        budget=None if budget.doubtful else budget.yuan,
        rows=tuple((row.level2, row.text) for row in declaration.indicators if row.level2 and row.text),
        remarks=declaration.text("remarks"),
        year=declaration.year,
    )
