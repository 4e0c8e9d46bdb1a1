"""The whole job on the bundled samples: import, check with marks, consolidate."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from xltools.files.progress import Progress
from xltools.jobs.checking import Checked, check_sources
from xltools.jobs.consolidating import Consolidated, consolidate_sources
from xltools.jobs.importing import Imported, import_sources
from xltools.model.problems import UserError

WORKBOOKS: Final = "1_部门工作簿"
MARKED: Final = "2_标记副本"
MASTER: Final = "3_汇总.xlsx"

Step = Callable[[str], AbstractContextManager[Progress]]
"""Shows the progress of one step under its title; `xltools.files.progress.shown` is one."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the three steps gave, and where it lies. `samples` is the folder the documents came from."""

    samples: Path
    folder: Path
    imported: Imported
    checked: Checked
    consolidated: Consolidated


def demonstrate(folder: Path, step: Step) -> Demonstration:
    """Run the three steps into `folder`; running again replaces the outputs. Raises UserError as the steps do."""
    samples = samples_folder()
    roster = samples / "roster.xlsx"
    with step("导入") as progress:
        imported = import_sources([str(samples / "submissions")], folder / WORKBOOKS, progress, roster=roster)
    workbooks = [str(book.path) for book in imported.workbooks]
    with step("校验") as progress:
        checked = check_sources(workbooks, progress, mark=folder / MARKED, roster=roster)
    with step("汇总") as progress:
        consolidated = consolidate_sources(workbooks, folder / MASTER, roster, progress=progress)
    return Demonstration(samples, folder, imported, checked, consolidated)


def samples_folder() -> Path:
    """The samples: inside the installed package, or beside it in a checkout. Raises UserError where there are none."""
    package = Path(str(resources.files("xltools")))
    for folder in (package / "samples", package.parent / "samples"):
        if (folder / "submissions").is_dir():
            return folder
    raise UserError(f"没有找到自带的样例（{package / 'samples'}），请重新安装 xltools。")
