"""The ribbon's XML, made from the button registry."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, Literal

from lxml import etree

from xltools.buttons.registry import BUTTONS, Button

Edition = Literal["2006", "2009"]
NAMESPACES: Final[dict[Edition, str]] = {
    "2006": "http://schemas.microsoft.com/office/2006/01/customui",
    "2009": "http://schemas.microsoft.com/office/2009/07/customui",
}
"""Excel 2010 and later read the 2009 part; the 2006 one is for programs that know only that."""
TAB: Final = "绩效预算"
PREFIX: Final = "xt_"
"""Before every id of ours: ids are shared by all add-ins. The macros cut it off."""
CALLBACK: Final = "xtOnButton"


def ribbon_xml(edition: Edition, buttons: Sequence[Button] = BUTTONS) -> bytes:
    """The customUI part of one edition: one tab, a group for each run of buttons with the same group."""
    namespace = NAMESPACES[edition]
    root = etree.fromstring(f'<customUI xmlns="{namespace}"/>')
    tabs = add(add(root, "ribbon", startFromScratch="false"), "tabs")
    tab = add(tabs, "tab", id=f"{PREFIX}tab", label=TAB, keytip="JX", insertAfterMso="TabData")
    for number, (label, members) in enumerate(groupby(buttons, key=lambda button: button.group), start=1):
        group = add(tab, "group", id=f"{PREFIX}group{number}", label=label)
        for button in members:
            add_button(group, button)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, pretty_print=True)


def add_button(group: etree._Element, button: Button) -> None:
    """One button; its texts are static, so that nothing is lost when a macro stops."""
    add(
        group,
        "button",
        id=PREFIX + button.id,
        label=button.label,
        imageMso=button.image,
        size="large",
        keytip=button.keytip,
        screentip=button.label,
        supertip=button.tip,
        onAction=CALLBACK,
    )


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A child in the namespace of its parent."""
    return etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}", attributes)
