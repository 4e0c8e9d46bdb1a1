"""Explain or fix (出错说明): which findings of a new check the explanations of an earlier list belong to.

An explanation given for the same figures lowers its finding to "explained"; for other figures it is shown again and has to
be confirmed. Nothing is hidden, and an explanation whose finding is gone is handed back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from xltools.forms.keys import squeeze
from xltools.model.explanation import QUOTE_SHOWN, Explanation
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.rules.registry import BATCH_RULES

CENT: Final = Decimal("0.01")
"""Figures of a list are numbers in cells: what is less than this apart was the same."""
CODE_END: Final = "["
"""Begins the rule code at the end of a message."""
LONGEST_SHOWN: Final = 60
BETWEEN_FILES: Final = frozenset(rule.id for rule in BATCH_RULES)
"""Rules whose findings only show beside other files."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The findings with their explanations, in the same order, and the explanations that belong to none of them."""

    findings: tuple[Finding, ...]
    left: tuple[Explanation, ...]


def explain(findings: Sequence[Finding], explanations: Sequence[Explanation]) -> Explained:
    """Give every explanation to the finding it was written for; both are those of one file.

    The surest match comes first: same cell and figures, same figures in another cell (rows move), same cell with other
    figures, the only finding of its kind.
    """
    if not explanations:
        return Explained(tuple(findings), ())
    left = list(explanations)
    given: dict[int, Explanation] = {}
    for fits in (unmoved, unchanged, in_same_cell):
        for index, finding in enumerate(findings):
            own = next((one for one in left if fits(finding, one)), None) if index not in given else None
            if own is not None:
                given[index] = own
                left.remove(own)
    give_only_ones(findings, given, left)
    return Explained(
        tuple(with_explanation(one, given[index]) if index in given else one for index, one in enumerate(findings)),
        tuple(left),
    )


def unmoved(finding: Finding, explanation: Explanation) -> bool:
    """Nothing has changed at all."""
    return in_same_cell(finding, explanation) and same_figures(finding, explanation)


def unchanged(finding: Finding, explanation: Explanation) -> bool:
    """The same finding, perhaps in another cell."""
    return about(finding, explanation) and same_figures(finding, explanation)


def in_same_cell(finding: Finding, explanation: Explanation) -> bool:
    """The same rule on the same cell, whatever the figures say now."""
    return about(finding, explanation) and finding.place.cell == explanation.cell


def give_only_ones(findings: Sequence[Finding], given: dict[int, Explanation], left: list[Explanation]) -> None:
    """Where one finding and one explanation are left for a rule and field of a project, they belong together."""
    for explanation in tuple(left):
        open_ones = [i for i, one in enumerate(findings) if i not in given and about(one, explanation)]
        if len(open_ones) == 1:
            finding = findings[open_ones[0]]
            if sum(about(finding, other) for other in left) == 1:
                given[open_ones[0]] = explanation
                left.remove(explanation)


def about(finding: Finding, explanation: Explanation) -> bool:
    """Same rule, field and project; a project is known by its name or its sheet, for either may be changed."""
    if finding.rule != explanation.rule or squeeze(finding.field) != squeeze(explanation.field):
        return False
    if squeeze(finding.project) == squeeze(explanation.project):
        return bool(finding.project) or same_sheet(finding, explanation)
    return finding.position is not None and same_sheet(finding, explanation)


def same_sheet(finding: Finding, explanation: Explanation) -> bool:
    """Both name the same sheet, or none."""
    return finding.place.sheet == explanation.sheet


def same_figures(finding: Finding, explanation: Explanation) -> bool:
    """Same amounts and same quotation; without either the sentence itself must be the same."""
    if not (close(finding.computed, explanation.computed) and close(finding.stated, explanation.stated)):
        return False
    if finding.quote or explanation.quote:
        return visible(finding.quote[:QUOTE_SHOWN]) == visible(explanation.quote)
    if finding.computed is not None or finding.stated is not None:
        return True
    return visible(sentence(finding.message, finding.project)) == visible(
        sentence(explanation.message, explanation.project)
    )


def close(first: Decimal | None, second: Decimal | None) -> bool:
    """The same amount as far as a cell shows it."""
    if first is None or second is None:
        return first is second
    return abs(first - second) < CENT


def visible(text: str) -> str:
    """What a cell keeps of a text, without white space."""
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def sentence(message: str, project: str) -> str:
    """A message without the project before it and the rule code and remarks behind it."""
    bare = message.removeprefix(f"「{' '.join(project.split())}」")
    return bare.rpartition(CODE_END)[0] or bare


def with_explanation(finding: Finding, explanation: Explanation) -> Finding:
    """The finding with an explanation: lowered where it was given for these figures."""
    if explanation.outdated or not same_figures(finding, explanation):
        return replace(finding, explanation=explanation.text)
    return replace(finding, explanation=explanation.text, severity="info", explained_from=finding.severity)


def lines_kept(explanations: Sequence[Explanation], file: str) -> tuple[Finding, ...]:
    """The lines of a list that stay in it although this check of one file cannot see their findings: they take other files.

    `explanations` are those that were left over. The lines are for the list only, they are no findings of this check.
    """
    return tuple(line_of(one, file) for one in explanations if one.rule in BETWEEN_FILES)


def line_of(explanation: Explanation, file: str) -> Finding:
    """The line of the list an explanation stands in."""
    return Finding(
        rule=explanation.rule,
        name="",
        severity="info",
        message=explanation.message,
        place=Place(file, explanation.sheet, explanation.cell),
        project=explanation.project,
        field=explanation.field,
        quote=explanation.quote,
        computed=explanation.computed,
        stated=explanation.stated,
        explanation=explanation.text,
        explained_from=None if explanation.outdated else "info",
    )


def gone(explanation: Explanation) -> str:
    """The sentence about an explanation whose finding is not reported any more.

    A finding across files may still stand: it takes the other files to see it.
    """
    project = f"「{' '.join(explanation.project.split())}」" if explanation.project.strip() else ""
    text = " ".join(explanation.text.split())
    shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "……"
    across = explanation.rule in BETWEEN_FILES
    what = "原有说明对应的问题要与其他文件一起校验才能判断" if across else "原有说明对应的问题已不存在"
    return f"{what}：{project}{explanation.field}[{explanation.rule}] 的说明“{shown}”不再显示，如仍需要请另行保存。"
