"""What a form is told by: short digests of what it says, so that many forms can be compared without being held."""

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.model.cost_table import CostRow
from xltools.model.declaration import Declaration
from xltools.values.plain import plain

DIGEST_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Identity:
    """A form without its texts.

    `project` is its name as written. `content` is a digest of everything the form says, `items` of what its 项目明细 says
    ("" where it has none or an empty one). `blank`: nobody has filled it in.
    """

    project: str
    content: str
    items: str = ""
    blank: bool = False

    @property
    def whole(self) -> str:
        """What the form and its 项目明细 say."""
        return self.content + self.items


def identity_of(declaration: Declaration) -> Identity:
    """The identity of a form; it says nothing about where the form stands."""
    table = items(declaration)
    return Identity(
        project=declaration.project,
        content=digest(content(declaration)),
        items=digest(table) if table else "",
        blank=is_blank(declaration),
    )


def is_blank(declaration: Declaration) -> bool:
    """True for a form nobody has filled in: no project, no money, no goal, no indicator."""
    named = any(declaration.text(name) for name in ("project", "budget", "goal"))
    return not named and not any(item.text for item in declaration.indicators if not item.placeholder)


def content(declaration: Declaration) -> Hashable:
    """Everything a form says, without where it stands: equal for a document and the workbook made from it."""
    fields = tuple(sorted((name, field.text) for name, field in declaration.fields.items() if field.text))
    filled = [row for row in declaration.indicators if row.text and not row.placeholder]
    rows = tuple((row.block, row.level2, row.level2_written, row.text) for row in filled)
    return declaration.label_unit, fields, rows


def items(declaration: Declaration) -> tuple[Hashable, ...]:
    """What its 项目明细 says, () where it has none or an empty one."""
    rows = declaration.cost_table.rows if declaration.cost_table else ()
    return tuple(map(item, rows))


def item(row: CostRow) -> Hashable:
    """What a line of 项目明细 says; amounts are equal whatever zeros they were written with."""
    amounts = amount(row.product), amount(row.stated)
    return row.item.text, row.unit.text, *amounts, row.note.text, row.basis.text


def amount(value: Decimal | None) -> str | None:
    """An amount in one wording."""
    return None if value is None else plain(value)


def digest(value: Hashable) -> str:
    """A short name of nested tuples of texts and numbers; equal for equal values only."""
    return hashlib.blake2b(repr(value).encode(), digest_size=DIGEST_BYTES).hexdigest()
