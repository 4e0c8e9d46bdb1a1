"""What is shown of a rule: its page (the docstring of its module) section by section, its scope and level in Chinese."""

from typing import Final

from xltools.model.finding import SEVERITY_TITLES
from xltools.rules.rule import BatchRule, CatalogueEntry, Hint, WorkbookRule

HINT_TITLE: Final = "线索"


def section(page: str, title: str) -> str:
    """The text below a title of a page as one paragraph, "" where the page has no such section.

    A title stands at the margin, its text is indented; lines that end in Chinese are joined without a blank.
    """
    lines = section_lines(page, title)
    return "".join(line if ends_in_chinese(line) else f"{line} " for line in lines).strip()


def section_lines(page: str, title: str) -> tuple[str, ...]:
    """The lines below a title of a page, without those that are blank."""
    _, _, rest = page.partition(f"\n{title}\n")
    lines: list[str] = []
    for line in rest.split("\n"):
        if line and not line.startswith(" "):
            break
        lines.append(line.strip())
    return tuple(line for line in lines if line)


def ends_in_chinese(line: str) -> bool:
    """Whether the next line may follow without a blank."""
    return ord(line[-1]) > 0x2E80  # noqa: PLR2004 - where the CJK blocks begin


def scope(entry: CatalogueEntry) -> str:
    """What a rule looks at, in Chinese."""
    if isinstance(entry, WorkbookRule):
        return "工作簿"
    return "各部门之间" if isinstance(entry, BatchRule) else "项目表"


def level(entry: CatalogueEntry) -> str:
    """The severity the catalogue gives a rule, in Chinese; a hint has none of its own."""
    return HINT_TITLE if isinstance(entry, Hint) else SEVERITY_TITLES[entry.severity]
