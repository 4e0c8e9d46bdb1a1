"""Where a defect stands, in the words of the form."""

from xltools.model.declaration import FIELD_TITLES, Declaration, FieldName
from xltools.model.noted_form import NotedForm, Where
from xltools.rules.remembered import of_the_last
from xltools.rules.rule import Spot

OUTPUT = "产出指标"


def field_spot(declaration: Declaration, name: FieldName) -> Spot:
    """A field of the head, of the goal or of the remarks."""
    title = FIELD_TITLES[name]
    return Spot(declaration.field_place(name), title, title)


def indicator_spot(declaration: Declaration, index: int) -> Spot:
    """The text of an indicator row."""
    row = declaration.indicators[index]
    title = row.level2 or "".join((row.level2_written or "").split())
    return Spot(row.field.place, title, block_caption(declaration, row.block, row.level1) + title, index)


def noted_spot(form: NotedForm, where: Where) -> Spot:
    """A field or an indicator row of a form that is compared with others."""
    index = where if isinstance(where, int) else None
    return Spot(form.place_of(where), form.title_of(where), form.caption_of(where), index)


def label_spot(declaration: Declaration, index: int) -> Spot:
    """The second-level label of an indicator row."""
    spot = indicator_spot(declaration, index)
    place = declaration.indicators[index].label_place
    return Spot(place or spot.place, spot.title, spot.caption, index)


def text_spot(declaration: Declaration, indicator: int | None) -> Spot:
    """Where a fact stands: an indicator, or the goal for None."""
    return field_spot(declaration, "goal") if indicator is None else indicator_spot(declaration, indicator)


def block_caption(declaration: Declaration, block: int, level1: str = OUTPUT) -> str:
    """The block's title with 的 in a form of several output blocks (产出指标一的), else nothing."""
    titles = output_blocks(declaration) if level1 == OUTPUT else {}
    return f"{titles.get(block) or f'第 {block} 组产出指标'}的" if len(titles) > 1 else ""


@of_the_last
def output_blocks(declaration: Declaration) -> dict[int, str]:
    """The output blocks with the titles written there, "" for one without a title."""
    titles: dict[int, str] = {}
    for row in declaration.indicators:
        if row.level1 == OUTPUT:
            titles[row.block] = titles.get(row.block) or "".join(row.level1_written.split())
    return titles
