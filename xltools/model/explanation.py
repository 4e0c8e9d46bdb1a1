"""Explanations (出错说明): what a department wrote beside a finding in 问题清单."""

from decimal import Decimal
from typing import Final

from xltools.model.place import Place
from xltools.values.frozen import dataclass

QUOTE_SHOWN: Final = 300
"""Characters of a quotation the list shows."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One explanation, and what its line of the list says about the finding it was written for.

    `place` is the cell it stands in. `sheet` is the sheet the finding names, by its present name, None for a finding without
    one. `quote` is at most QUOTE_SHOWN characters of the quotation. Amounts are yuan.
    `outdated` marks one that was given for figures before those of its line and was not confirmed since.
    """

    text: str
    place: Place
    rule: str
    project: str
    field: str
    sheet: str | None = None
    cell: str | None = None
    message: str = ""
    quote: str = ""
    computed: Decimal | None = None
    stated: Decimal | None = None
    outdated: bool = False
