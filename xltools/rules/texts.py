"""The texts a person wrote into a form, for rules that look at wording wherever it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xltools.model.declaration import Declaration, FieldName
from xltools.model.noted_form import Where as Where  # noqa: PLC0414 - whoever reads texts needs it
from xltools.rules.remembered import of_the_last
from xltools.rules.rule import Defect, Spot
from xltools.rules.spots import field_spot, indicator_spot


@dataclass(frozen=True, slots=True)
class Hits:
    """What a pattern matches in one text: never empty, in order."""

    declaration: Declaration
    where: Where
    text: str
    matches: tuple[re.Match[str], ...]

    @property
    def spot(self) -> Spot:
        """Where the text stands."""
        return spot_of(self.declaration, self.where)

    def defect(self, sentence: str) -> Defect:
        """One defect for the text; it quotes the first match."""
        first = self.matches[0]
        return Defect(sentence, self.spot, quote=first.group(), start=first.start(), end=first.end())


@of_the_last
def written_texts(declaration: Declaration) -> tuple[tuple[Where, str], ...]:
    """Every text that is not empty: the fields in printed order, then the indicator rows."""
    found: list[tuple[Where, str]] = [
        (name, text) for name, field in declaration.fields.items() if (text := field.raw.strip())
    ]
    found += [
        (index, text)
        for index, row in enumerate(declaration.indicators)
        if (text := row.field.raw.strip()) and not row.placeholder
    ]
    return tuple(found)


@of_the_last
def whole_text(declaration: Declaration) -> str:
    """All written texts, each with a line break behind it: what does not occur here need not be looked for in any."""
    return "".join([f"{text}\n" for _, text in written_texts(declaration)])


def hits(
    declaration: Declaration,
    pattern: re.Pattern[str],
    skip: frozenset[FieldName] = frozenset(),
    hint: re.Pattern[str] | None = None,
) -> Iterator[Hits]:
    """The texts in which the pattern occurs; fields in `skip` are not searched.

    `hint`, where given, occurs in all these texts and is found faster. What looks for a hit must not mind what stands around it.
    """
    first = hint or pattern
    if not first.search(whole_text(declaration)):
        return
    for where, text in written_texts(declaration):
        if where not in skip and first.search(text) and (matches := tuple(pattern.finditer(text))):
            yield Hits(declaration, where, text, matches)


def spot_of(declaration: Declaration, where: Where) -> Spot:
    """Where a text stands, in the words of the form."""
    return indicator_spot(declaration, where) if isinstance(where, int) else field_spot(declaration, where)


def named(matches: tuple[re.Match[str], ...], limit: int = 3) -> str:
    """The different matches between quotation marks, the rest as 等 with their number: “％”、“≧”等 5 处."""
    texts = list(dict.fromkeys(match.group() for match in matches))
    shown = "、".join(f"“{' '.join(text.split())}”" for text in texts[:limit])
    return f"{shown}等 {len(matches)} 处" if len(texts) > limit else shown
