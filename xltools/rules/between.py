"""How the rules across files speak of other forms."""

from collections.abc import Sequence

from xltools.analysis.facts import Project
from xltools.rules.wording import quoted


def called(project: Project) -> str:
    """Another form in a sentence: its project and where it stands."""
    declaration = project.declaration
    name = declaration.file.replace("\\", "/").rpartition("/")[2]
    where = (
        f"{name}「{declaration.place.sheet}」" if declaration.place.sheet else f"{name} 第 {declaration.position} 份"
    )
    return f"「{' '.join(declaration.project.split()) or '未填项目名称'}」（{where}）"


def called_all(projects: Sequence[Project], limit: int = 3) -> str:
    """Several other forms, the first ones by name."""
    shown = "、".join(called(project) for project in projects[:limit])
    return f"{shown}等 {len(projects)} 份" if len(projects) > limit else shown


def quoted_all(texts: Sequence[str], limit: int = 4) -> str:
    """Different texts between quotation marks, the first ones of many."""
    different = list(dict.fromkeys(texts))
    shown = "、".join(quoted(text) for text in different[:limit])
    return f"{shown}等 {len(different)} 种" if len(different) > limit else shown
