"""The catalogue as text: the list of rules, and the page of one."""

from xltools.model.problems import UserError
from xltools.rules.pages import level, scope
from xltools.rules.registry import CATALOGUE, entry_of
from xltools.rules.rule import FAMILY_TITLES


def rule_list() -> str:
    """One line for each rule, by family."""
    lines: list[str] = []
    for family, title in FAMILY_TITLES.items():
        entries = [entry for entry in CATALOGUE if entry.family == family]
        if entries:
            lines += [f"{family} {title}", *(f"  {entry.id}  {level(entry)}  {entry.title}" for entry in entries), ""]
    lines.append(
        "用 xltools rules 编号（如 xltools rules A05）查看一条规则的说明。“线索”只附在其他问题之后，不单独报出。"
    )
    return "\n".join(lines) + "\n"


def rule_page(code: str) -> str:
    """The page of one rule. Raises UserError for a code that is not in the catalogue."""
    entry = entry_of(code)
    if entry is None:
        raise UserError(f"没有编号为“{code}”的规则，请用 xltools rules 查看全部规则。")
    head, _, body = entry.page.strip().partition("\n")
    return f"{head}\n级别：{level(entry)}　范围：{scope(entry)}　名称：{entry.name}\n{body}\n"
