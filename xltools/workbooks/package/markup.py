"""XML of a part: parsing without entities, writing, and placing a child where the schema wants it."""

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from xltools.model.problems import UnreadableSource

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element type

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
COUNT: Final = re.compile("[0-9]{1,9}")
ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def parse(data: bytes, name: str) -> Element:
    """The root of a part; `name` is what a sentence about it calls it.

    Raises UnreadableSource for broken XML and for any document type declaration.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{name} 已损坏，请用 Excel 打开并另存后再试。") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableSource(f"{name} 含有不允许的声明（DTD），为安全起见没有读取，请用 Excel 打开并另存后再试。")
    return root


def serialize(root: Element) -> bytes:
    """The part's bytes, UTF-8, as Excel writes them."""
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return head + etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)


def namespace(root: Element) -> str:
    """Namespace of an element ("" for none): Strict workbooks use another one than usual."""
    return etree.QName(root).namespace or ""


def relations_namespace(root: Element) -> str:
    """Namespace of r:id attributes in the part whose root is given."""
    return STRICT_RELATIONS if namespace(root) == STRICT else RELATIONS


def local(element: Element) -> str:
    """Tag without its namespace; "" for a comment or processing instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(parent: Element, tag: str) -> Element | None:
    """First child with this local name, in the parent's own namespace."""
    return parent.find(f"{{{namespace(parent)}}}{tag}")


def children(parent: Element, tag: str) -> list[Element]:
    """All children with this local name, in the parent's own namespace."""
    return parent.findall(f"{{{namespace(parent)}}}{tag}")


def number(element: Element, name: str, default: int = 0) -> int:
    """A count or index an attribute holds; the default where it is absent, empty or no such number."""
    text = element.get(name, "").strip()
    return int(text) if COUNT.fullmatch(text) else default


def make(parent: Element, tag: str, **attributes: str) -> Element:
    """A new element in the parent's namespace, not yet placed (placing it gives it the prefix in use there)."""
    element = parent.makeelement(f"{{{namespace(parent)}}}{tag}")
    for name, value in attributes.items():
        element.set(name, value)
    return element


def append(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child."""
    element = make(parent, tag, **attributes)
    parent.append(element)
    return element


def obtain(parent: Element, tag: str, order: Sequence[str]) -> Element:
    """The child with this name, created where the schema's `order` of siblings wants it."""
    found = child(parent, tag)
    if found is not None:
        return found
    element = make(parent, tag)
    place(parent, element, order)
    return element


def place(parent: Element, element: Element, order: Sequence[str]) -> None:
    """Insert before the first sibling that comes later in `order`, else at the end."""
    rank = {name: index for index, name in enumerate(order)}
    own = rank[local(element)]
    for index, sibling in enumerate(parent):
        if rank.get(meant(sibling), -1) > own:
            parent.insert(index, element)
            return
    parent.append(element)


def meant(element: Element) -> str:
    """Local name; for an alternate content block the name of what it wraps."""
    if element.tag == ALTERNATE:
        return next((local(inner) for choice in element for inner in choice), "")
    return local(element)


def understood(element: Element) -> Element:
    """The element itself; of an alternate content block what programs take that know none of its extensions."""
    if element.tag != ALTERNATE:
        return element
    alternatives = [inner for branch in element for inner in branch if local(inner)]
    return alternatives[-1] if alternatives else element


def bare(tag: str, space: str) -> Element:
    """A new root element whose namespace is the default one."""
    return etree.fromstring(f'<{tag} xmlns="{space}"/>')


def drop(element: Element, *names: str) -> None:
    """Remove attributes, those that are there."""
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def detach(element: Element) -> None:
    """Remove an element and nothing else: lxml would take the text after it along."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def cell_string(text: str) -> str:
    """Text as a cell stores it: characters XML forbids dropped, `_x0041_` guarded from being read as an escape."""
    return ESCAPE_LIKE.sub("_x005F_", FORBIDDEN.sub("", text))
