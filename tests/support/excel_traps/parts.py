"""The package: parts, their content types, relationships."""

import re
from collections import Counter
from collections.abc import Iterator

from support.excel_traps.package import CONTENT_TYPES, OFFICE, Book

LONGEST_ADDRESS = 2079
NO_ADDRESS = re.compile(r"""[\x00-\x20<>"{}|^`]|%(?![0-9A-Fa-f]{2})|#.*#""")
"""What no address may hold as it stands."""


def part_problems(book: Book) -> Iterator[str]:
    for name, times in Counter(one.casefold() for one in book.listed).items():
        if times > 1:
            yield f"{name} is in the package {times} times"
        if "\\" in name or name.startswith("/"):
            yield f"{name} is no name of a part"
    if CONTENT_TYPES in book.parts:
        yield from content_type_problems(book)
    for part in book.parts:
        if not part.endswith(".rels"):
            yield from relation_problems(book, part)
    yield from relation_problems(book, "")


def content_type_problems(book: Book) -> Iterator[str]:
    """Every part needs a type; a type needs its part."""
    defaults, parts = [], []
    for entry in book.xml(CONTENT_TYPES):
        if entry.get("PartName"):
            parts.append(entry.get("PartName").removeprefix("/"))
        else:
            defaults.append(entry.get("Extension").casefold())
    yield from (f"{CONTENT_TYPES}: {name} twice" for name, times in Counter([*defaults, *parts]).items() if times > 1)
    yield from (f"{CONTENT_TYPES}: {name} is not there" for name in parts if name not in book.parts)
    for name in book.parts:
        extension = name.rpartition(".")[2].casefold()
        if name != CONTENT_TYPES and name not in parts and extension not in defaults:
            yield f"{name} has no content type"


def relation_problems(book: Book, part: str) -> Iterator[str]:
    relations = book.relations(part)
    where = part or "package"
    yield from (
        f"{where}: relationship {key} twice" for key, times in Counter(one.id for one in relations).items() if times > 1
    )
    for one in relations:
        if not one.external and one.target not in book.parts:
            yield f"{where}: relationship {one.id} leads to {one.target}, which is not there"
        if one.external and (len(one.target) > LONGEST_ADDRESS or NO_ADDRESS.search(one.target)):
            yield f"{where}: address not allowed: {one.target[:60]}"
    if part.endswith((".xml", ".vml")):
        known = {one.id for one in relations}
        for element in book.xml(part).iter("*"):
            for key in (OFFICE + "id", OFFICE + "embed", OFFICE + "link"):
                if element.get(key) is not None and element.get(key) not in known:
                    yield f"{where}: there is no relationship {element.get(key)}"
