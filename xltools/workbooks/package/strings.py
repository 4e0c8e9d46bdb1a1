"""The shared strings of a workbook."""

from xltools.workbooks.package.cells import rich_text
from xltools.workbooks.package.markup import children
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.relationships import related
from xltools.workbooks.package.sheets import workbook_part


def shared_strings(package: Package) -> tuple[str, ...]:
    """All of them, by index; none when the workbook keeps its texts in the cells."""
    for name in related(package, workbook_part(package), "sharedStrings"):
        return tuple(rich_text(item) for item in children(package.look(name), "si"))
    return ()
