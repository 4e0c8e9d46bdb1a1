"""Look up what a cell's text means on a form: a header label, a second-level or first-level label, a printed head."""

from functools import lru_cache
from typing import Final

from xltools.forms.keys import label_key, squeeze
from xltools.forms.version import FormVersion
from xltools.model.declaration import FieldName, HeaderName
from xltools.values.frozen import dataclass

LABEL_EXTRA: Final = 8
"""So many characters may stand beside a known label in its cell: `产出数量指标1`, `社会效益指标（定性）`."""

LEVEL1_EXTRA: Final = 40
"""So many may follow a first-level label: `产出指标二（…）` names the part of the project."""

SHORTEST_PART: Final = 4


@dataclass(frozen=True, slots=True)
class Level2:
    """A second-level row: its canonical label, the level above, and its number in printed order from 0."""

    label: str
    level1: str
    order: int


class Labels:
    """The labels of one form version, by squeezed key."""

    def __init__(self, form: FormVersion) -> None:
        self.form = form
        self.strong: dict[str, HeaderName] = {}
        self.weak: dict[str, HeaderName] = {}
        for item in form.header:
            self.strong |= {label_key(label): item.name for label in (item.label, *item.aliases)}
            self.weak |= {label_key(label): item.name for label in item.weak_aliases}
        for extra in form.extra:
            self.strong |= {label_key(label): extra.name for label in (extra.label, *extra.aliases)}
        self.partners: dict[HeaderName, FieldName] = {item.name: item.partner for item in form.header if item.partner}
        self.rows: list[Level2] = []
        self.by_key: dict[str, Level2] = {}
        self.level1: dict[str, str] = {}
        for group in form.level1:
            self.level1 |= {label_key(label): group.label for label in (group.label, *group.aliases)}
            for row in group.rows:
                entry = Level2(row.label, group.label, len(self.rows))
                self.rows.append(entry)
                self.by_key |= {label_key(label): entry for label in (row.label, row.shown, *row.aliases)}
        self.heads = {label_key(head) for head in (form.grid_label, *form.grid_columns, *form.grid_head_aliases)}
        self.fillers = {squeeze(mark) for mark in form.filler_marks}

    def header(self, text: str, *, weak: bool) -> HeaderName | None:
        """The header field this label names; `weak` also accepts the short wordings."""
        key = label_key(text)
        return self.strong.get(key) or (self.weak.get(key) if weak else None)

    def level2(self, text: str) -> Level2 | None:
        """The second-level row this label names."""
        return self.by_key.get(label_key(text))

    def level2_loosely(self, text: str) -> Level2 | None:
        """As `level2`, also with a few characters beside the label; only for a cell known to stand at a label's place."""
        key = label_key(text)
        exact = self.by_key.get(key)
        if exact:
            return exact
        within = {
            entry.order
            for known, entry in self.by_key.items()
            if len(known) >= SHORTEST_PART and known in key and len(key) <= len(known) + LABEL_EXTRA
        }
        return self.rows[within.pop()] if len(within) == 1 else None

    def level1_of(self, text: str) -> str | None:
        """The first-level group this label names: `产出指标二（…）` -> 产出指标."""
        key = label_key(text)
        for known, label in self.level1.items():
            if key.startswith(known) and len(key) <= len(known) + LEVEL1_EXTRA and key not in self.by_key:
                return label
        return None

    def is_head(self, text: str) -> bool:
        """A printed head of the indicator grid (绩效指标, 一级指标, 二级指标, 具体指标…)."""
        return label_key(text) in self.heads

    def is_filler(self, text: str) -> bool:
        """The mark of a spare row."""
        return squeeze(text) in self.fillers

    def is_label(self, text: str) -> bool:
        """Any label that means something wherever it stands."""
        return bool(self.header(text, weak=False) or self.level2(text) or self.is_head(text))

    def begins_label(self, text: str) -> bool:
        """Whether this is the first part of a label that was torn apart: `其他说明的`."""
        key = label_key(text)
        known = (*self.strong, *self.by_key)
        return len(key) > 1 and any(label.startswith(key) and label != key for label in known)

    def identity(self, text: str) -> HeaderName | None:
        """Return "department" or "project" when the text is one of the labels a form begins with."""
        name = self.header(text, weak=False)
        return name if name in {"department", "project"} else None


@lru_cache(maxsize=8)
def labels_of(form: FormVersion) -> Labels:
    """The lookup of a form version, built once."""
    return Labels(form)
