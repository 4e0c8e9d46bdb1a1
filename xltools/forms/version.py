"""A version of the declaration form as data: what is printed on it, and under which other names it occurs."""

from xltools.model.declaration import ExtraName, FieldName
from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class HeaderField:
    """A labelled field outside the indicator grid.

    `label` is printed on the form. `aliases` are other wordings that mean the same wherever they stand;
    `weak_aliases` are accepted only above the indicator grid, because they also occur in pasted tables.
    `partner` is the field whose label stands in the same row to the right. `optional`: some prints of the form have it.
    """

    name: FieldName
    label: str
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    partner: FieldName | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ExtraField:
    """A labelled field that only this version of the form has."""

    name: ExtraName
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A second-level row (二级指标): its label in the model, its aliases, and what the form prints where that is another."""

    label: str
    aliases: tuple[str, ...] = ()
    printed: str = ""

    @property
    def shown(self) -> str:
        """The label as a person finds it on the form."""
        return self.printed or self.label


@dataclass(frozen=True, slots=True)
class Level1:
    """A first-level group (一级指标) with its second-level rows in printed order.

    `repeats` is True where departments open the group a second time for a second part of the project.
    """

    label: str
    rows: tuple[IndicatorRow, ...]
    aliases: tuple[str, ...] = ()
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class TypeOption:
    """An option of 项目类型 with its printed number."""

    number: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class FormVersion:
    """A whole form; there is one object of each, and what is built from it once is looked up by it.

    `title` is printed at the top, a year may precede it. `grid_label` stands in column A beside the indicator grid.
    `grid_columns` are the heads of columns B, C and D, `grid_head_aliases` other wordings of them.
    `filler` is the printed mark of an unnamed spare row, `filler_marks` all spellings of it.
    `type_options` are the printed options of 项目类型, `other_type_options` those of sister forms.
    """

    id: str
    title: str
    header: tuple[HeaderField, ...]
    grid_label: str
    grid_columns: tuple[str, str, str]
    level1: tuple[Level1, ...]
    filler: str
    filler_marks: tuple[str, ...]
    type_options: tuple[TypeOption, ...]
    other_type_options: tuple[TypeOption, ...] = ()
    grid_head_aliases: tuple[str, ...] = ()
    extra: tuple[ExtraField, ...] = ()
