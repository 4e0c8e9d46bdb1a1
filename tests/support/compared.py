"""Two rounds for tests of comparing: a side made of forms given as texts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from support.declarations import project
from xltools.analysis.facts import Project
from xltools.merging.submission import Submission
from xltools.model.office import NO_OFFICE, Office
from xltools.workflows.comparable_forms import side_of_forms
from xltools.workflows.comparing import compare
from xltools.workflows.comparison import Comparison, Side


def side(source: str, *forms: dict[str, Any], office: Office = NO_OFFICE) -> Side:
    """One round: every form in a file of its own, or in the `file` it names."""
    files: dict[str, list[Project]] = {}
    for number, one in enumerate(forms, 1):
        own = files.setdefault(one.get("file", f"{source}/{number}.txt"), [])
        own.append(built(one.get("file", f"{source}/{number}.txt"), one, len(own) + 1))
    received = [Submission(file, "read", projects=tuple(found)) for file, found in files.items()]
    return side_of_forms(source, received, office)


def built(file: str, texts: dict[str, Any], position: int) -> Project:
    """The form, its caption the project's name."""
    wanted = {name: text for name, text in texts.items() if name != "file"}
    if "project" in wanted:
        wanted.setdefault("caption", wanted["project"])
    return project(file=file, position=position, **wanted)


def compared(old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]], office: Office = NO_OFFICE) -> Comparison:
    """Two rounds compared."""
    return compare(side("一上", *old, office=office), side("二上", *new, office=office), office.roster)


def two_rounds(folder: Path) -> tuple[Path, Path]:
    """The folders of two rounds."""
    for name in ("一上", "二上"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return folder / "一上", folder / "二上"
