"""What the buttons obey and compare with: the 花名册与设置 a person has chosen with 设置, and last year's master."""

from pathlib import Path
from typing import Final

from xltools.files.preferences import remembered_last_year, remembered_office
from xltools.jobs.last_year import last_year_of
from xltools.jobs.office import office_of
from xltools.model.last_year import LastYear
from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.model.settings import Settings
from xltools.workbooks.own_kind import Kind, own_kind

LAST_YEAR: Final = "上年"
"""In the name of a master that lies beside a 花名册与设置: it is last year's, and not this year's."""


def chosen_office() -> Office:
    """Roster and settings of the workbook chosen last; as shipped where none was chosen or it is gone.

    Raises UserError, naming the cell, for a wrong entry in it.
    """
    return office_of(remembered_office())


def chosen_last_year() -> LastYear | None:
    """Last year's projects; None where no master was chosen or it is gone. Raises UserError where it cannot be read."""
    path = remembered_last_year()
    return last_year_of(str(path)) if path else None


def used(settings: Settings) -> str:
    """The sentences that name the settings a button obeyed, and last year's master; "" for neither."""
    last_year = remembered_last_year()
    obeyed = f"规则设置：{settings.version}（{Path(settings.file).name}）。" if settings.file else ""
    return obeyed + (f"已与 {last_year.name} 对照。" if last_year else "")


def office_file(folder: Path) -> Path | None:
    """What a button on a folder obeys: the only 花名册与设置 lying in it, else the one chosen last.

    Raises UserError when several lie there.
    """
    return office_in(folder) or remembered_office()


def office_in(folder: Path) -> Path | None:
    """The only 花名册与设置 of the folder. Raises UserError when there are several."""
    return the_only(folder, "roster", "花名册")


def last_year_in(folder: Path) -> Path | None:
    """The only master of the folder that is named after last year. Raises UserError when there are several."""
    return the_only(folder, "master", "上年汇总工作簿", LAST_YEAR)


def the_only(folder: Path, kind: Kind, called: str, word: str = "") -> Path | None:
    """The only workbook of ours of that kind, with `word` in its name. Raises UserError when there are several."""
    found = [
        path
        for path in sorted(folder.glob("*.xlsx"))
        if word in path.stem and not path.name.startswith("~$") and own_kind(path) == kind
    ]
    if len(found) > 1:
        names = "、".join(path.name for path in found)
        raise UserError(f"{folder} 里有 {len(found)} 个{called}（{names}），请只留一个。")
    return found[0] if found else None
