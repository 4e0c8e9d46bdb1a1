"""Notes on cells: the comments part of a sheet and the drawing that shows them. A note already there is never changed."""

from collections.abc import Mapping
from typing import Final

from xltools.workbooks.package import vml
from xltools.workbooks.package.cells import SHEET_ORDER, rich_text
from xltools.workbooks.package.content_types import COMMENTS, declare, declare_extension, undeclare
from xltools.workbooks.package.markup import (
    SPACE,
    STRICT,
    TRANSITIONAL,
    Element,
    append,
    cell_string,
    child,
    children,
    detach,
    make,
    namespace,
    place,
    relations_namespace,
)  # fmt: skip
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Spot, spot
from xltools.workbooks.package.relationships import relate, related, relationships, unrelate

EMPTY: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{}"><authors/><commentList/></comments>'
)


def notes(package: Package, part: str) -> dict[Spot, str]:
    """Text of every note of a sheet, by cell."""
    found: dict[Spot, str] = {}
    for name in related(package, part, "comments"):
        for element in listed(package.look(name)):
            at, text = spot(element.get("ref")), child(element, "text")
            if at is not None and text is not None:
                found[at] = rich_text(text)
    return found


def listed(root: Element) -> list[Element]:
    """The comment elements."""
    holder = child(root, "commentList")
    return [] if holder is None else children(holder, "comment")


def add_notes(package: Package, part: str, texts: Mapping[Spot, str], author: str) -> None:
    """Put new notes on cells that have none. `part` is the sheet; its tree gets the reference to the drawing."""
    if not texts:
        return
    root = package.edit(comments_part(package, part))
    number = author_number(root, author)
    holder = child(root, "commentList")
    if holder is None:
        holder = append(root, "commentList")
    for at, text in sorted(texts.items()):
        comment = make(holder, "comment", ref=str(at), authorId=str(number))
        run = append(append(comment, "text"), "r")
        properties = append(run, "rPr")
        append(properties, "sz", val="9")
        append(properties, "color", indexed="81")
        append(properties, "rFont", val="宋体")
        content = append(run, "t")
        content.text = cell_string(text)
        content.set(SPACE, "preserve")
        later = (index for index, other in enumerate(listed(root)) if (spot(other.get("ref")) or Spot(0, 0)) > at)
        holder.insert(next(later, len(holder)), comment)
    drawing = drawing_part(package, part)
    package.put(drawing, vml.with_notes(package.read(drawing), texts))


def author_number(root: Element, author: str) -> int:
    """Index of an author, added when new."""
    authors = child(root, "authors")
    if authors is None:
        authors = make(root, "authors")
        root.insert(0, authors)
    names = [element.text or "" for element in children(authors, "author")]
    if author in names:
        return names.index(author)
    append(authors, "author").text = author
    return len(names)


def comments_part(package: Package, part: str) -> str:
    """The sheet's comments part, made when there is none."""
    found = related(package, part, "comments")
    if found:
        return found[0]
    name = package.free_name("xl/comments{}.xml")
    own = STRICT if namespace(package.look(part)) == STRICT else TRANSITIONAL
    package.put(name, EMPTY.format(own).encode())
    declare(package, name, COMMENTS)
    relate(package, part, "comments", name)
    return name


def drawing_part(package: Package, part: str) -> str:
    """The sheet's VML drawing for notes, made when there is none."""
    root = package.edit(part)
    element = child(root, "legacyDrawing")
    if element is not None:
        known = shown_drawing(package, part, element)
        if known is not None and package.has(known):
            return known
        detach(element)
    name = package.free_name("xl/drawings/vmlDrawing{}.vml")
    package.put(name, vml.empty(taken_blocks(package) + 1))
    declare_extension(package, "vml", vml.CONTENT_TYPE)
    element = make(root, "legacyDrawing")
    element.set(f"{{{relations_namespace(root)}}}id", relate(package, part, "vmlDrawing", name))
    place(root, element, SHEET_ORDER)
    return name


def taken_blocks(package: Package) -> int:
    """Highest block of shape numbers any VML drawing of the workbook uses."""
    drawings = [name for name in package.names() if name.lower().endswith(".vml")]
    return max((vml.highest_block(package.read(name)) for name in drawings), default=0)


def remove_notes(package: Package, part: str, cells: set[Spot]) -> None:
    """Take notes out; emptied parts go with their references."""
    for name in related(package, part, "comments"):
        root = package.edit(name)
        for element in listed(root):
            if spot(element.get("ref")) in cells:
                detach(element)
        if not listed(root):
            drop(package, part, name)
    for name in related(package, part, "vmlDrawing"):
        data = vml.without_notes(package.read(name), cells)
        if vml.has_shapes(data):
            package.put(name, data)
        else:
            drop_drawing(package, part, name)


def set_note(package: Package, part: str, at: Spot, text: str) -> None:
    """Leave a note with another text (the part of it that is a person's)."""
    for name in related(package, part, "comments"):
        for element in listed(package.edit(name)):
            holder = child(element, "text")
            if spot(element.get("ref")) == at and holder is not None:
                for inner in list(holder):
                    detach(inner)
                content = append(holder, "t")
                content.text = cell_string(text)
                content.set(SPACE, "preserve")


def drop(package: Package, part: str, name: str) -> None:
    """Take a part and the sheet's reference to it out."""
    unrelate(package, part, name)
    undeclare(package, name)
    package.remove(name)


def drop_drawing(package: Package, part: str, name: str) -> None:
    """Take an emptied VML drawing out, with the sheet's element for it."""
    root = package.edit(part)
    element = child(root, "legacyDrawing")
    if element is not None and shown_drawing(package, part, element) == name:
        detach(element)
    drop(package, part, name)


def shown_drawing(package: Package, part: str, element: Element) -> str | None:
    """The part a sheet's legacyDrawing element names."""
    known = {entry.id: entry.part for entry in relationships(package, part)}
    return known.get(element.get(f"{{{relations_namespace(package.look(part))}}}id", ""))
