"""How the rules across files speak of other forms."""

from collections.abc import Sequence

from xltools.model.noted_form import NotedForm
from xltools.rules.wording import quoted


def called(form: NotedForm) -> str:
    """Another form in a sentence: its project and where it stands."""
    name = form.file.replace("\\", "/").rpartition("/")[2]
    where = f"{name}「{form.sheet}」" if form.sheet else f"{name} 第 {form.position} 份"
    return f"「{' '.join(form.project.split()) or '未填项目名称'}」（{where}）"


def called_all(forms: Sequence[NotedForm], limit: int = 3) -> str:
    """Several other forms, the first ones by name."""
    shown = "、".join(called(form) for form in forms[:limit])
    return f"{shown}等 {len(forms)} 份" if len(forms) > limit else shown


def quoted_all(texts: Sequence[str], limit: int = 4) -> str:
    """Different texts between quotation marks, the first ones of many."""
    different = list(dict.fromkeys(texts))
    shown = "、".join(quoted(text) for text in different[:limit])
    return f"{shown}等 {len(different)} 种" if len(different) > limit else shown
