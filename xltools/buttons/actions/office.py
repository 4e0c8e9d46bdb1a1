"""The decisions of the office that the buttons obey: those of the 花名册与设置 a person has chosen with 设置."""

from pathlib import Path

from xltools.files.preferences import remembered_office
from xltools.jobs.office import office_of
from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.model.settings import Settings
from xltools.workbooks.own_kind import own_kind


def chosen_office() -> Office:
    """Roster and settings of the workbook chosen last; as shipped where none was chosen or it is gone.

    Raises UserError, naming the cell, for a wrong entry in it.
    """
    return office_of(remembered_office())


def used(settings: Settings) -> str:
    """The sentence that names the settings a button obeyed; "" for the catalogue as shipped."""
    return f"规则设置：{settings.version}（{Path(settings.file).name}）。" if settings.file else ""


def office_file(folder: Path) -> Path | None:
    """What a button on a folder obeys: the only 花名册与设置 lying in it, else the one chosen last.

    Raises UserError when several lie there.
    """
    return office_in(folder) or remembered_office()


def office_in(folder: Path) -> Path | None:
    """The only 花名册与设置 of the folder. Raises UserError when there are several."""
    found = [
        path for path in sorted(folder.glob("*.xlsx")) if not path.name.startswith("~$") and own_kind(path) == "roster"
    ]
    if len(found) > 1:
        raise UserError(
            f"{folder} 里有 {len(found)} 个花名册（{'、'.join(path.name for path in found)}），请只留一个。"
        )
    return found[0] if found else None
