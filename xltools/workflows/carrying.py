"""Explanations of findings across files, where this run does not find them where they were given.

A finding on several forms stands at the first of them, and which one that is depends on the files of the run: the explanation
of any of them counts. And a department checks its own workbook alone. What finance found by comparing it with others, and the
department explained, must not be lost then: the line is kept, explained, until a run with the other files decides.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from xltools.forms.keys import squeeze
from xltools.model.explanation import Explanation
from xltools.model.finding import Finding
from xltools.model.noted_form import NotedForm
from xltools.model.place import Place
from xltools.rules.registry import ACROSS, entry_of
from xltools.rules.rule import Hint
from xltools.values.names import name_key


def given_elsewhere(finding: Finding, explanation: Explanation, own: NotedForm) -> Finding | None:
    """The finding with an explanation that stands with one of the forms it concerns, `own`; None where it is not for it.

    It is to be confirmed where that form no longer says what it quotes.
    """
    if finding.explanation or squeeze(finding.field) != squeeze(explanation.field):
        return None
    if explanation.outdated or not still_says(own, explanation.quote):
        return replace(finding, explanation=explanation.text)
    return replace(finding, explanation=explanation.text, severity="info", explained_from=finding.severity)


def carried(
    explanations: Sequence[Explanation],
    file: str,
    forms: Sequence[NotedForm],
    files: Iterable[str],
    open_rules: Container[str],
) -> tuple[tuple[Finding, ...], tuple[Explanation, ...]]:
    """The findings that are kept for their explanations, and the explanations that are left.

    `forms` are those of `file`, `files` all files of the run, `open_rules` the rules that could not be checked for want of
    roster or last year.
    """
    names = [base_name(other) for other in files if other != file] if explanations else []
    kept: list[Finding] = []
    left: list[Explanation] = []
    for explanation in explanations:
        known = explanation.rule in open_rules or not any(name in explanation.message for name in names)
        finding = restored(explanation, file, forms) if explanation.rule in ACROSS and known else None
        if finding is None:
            left.append(explanation)
        else:
            kept.append(finding)
    return tuple(kept), tuple(left)


def restored(explanation: Explanation, file: str, forms: Sequence[NotedForm]) -> Finding | None:
    """The finding an explanation was written for; None where the form no longer says what it quotes, or nothing was quoted."""
    rule = entry_of(explanation.rule)
    form = explained_form(explanation, forms)
    if rule is None or isinstance(rule, Hint) or form is None or not still_says(form, explanation.quote):
        return None
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity="info",
        message=explanation.message,
        place=Place(file, explanation.sheet, explanation.cell),
        position=form.position,
        department=form.department,
        project=form.project,
        field=explanation.field,
        quote=explanation.quote,
        computed=explanation.computed,
        stated=explanation.stated,
        explanation=explanation.text,
        explained_from=rule.severity,
    )


def explained_form(explanation: Explanation, forms: Sequence[NotedForm]) -> NotedForm | None:
    """The form an explanation is about."""
    return next((form for form in forms if name_key(form.project) == name_key(explanation.project)), None)


def still_says(form: NotedForm, quote: str) -> bool:
    """Whether the quotation still stands somewhere in the form."""
    return bool(quote.strip()) and any(name_key(quote) in name_key(text) for text in form.all_texts())


def base_name(file: str) -> str:
    """The name of a file without its folder."""
    return file.replace("\\", "/").rpartition("/")[2]
