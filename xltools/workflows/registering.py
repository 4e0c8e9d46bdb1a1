"""From submissions to the register: where each form belongs, which version counts, what is still to come."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xltools.merging.placing import Form, Placement, Source, place_forms
from xltools.merging.register import Arrived
from xltools.merging.sent_form import SentForm
from xltools.merging.side_by_side import VersionPair, side_by_side
from xltools.merging.submission import Submission
from xltools.model.decisions import NO_DECISIONS, Decisions
from xltools.model.problems import without_file
from xltools.model.roster import Roster
from xltools.workflows.across import placeable


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sources without their forms, and every form with its place among the others, in order.

    `submissions` are those the forms came with.
    """

    submissions: Sequence[Submission]
    sources: tuple[Source, ...]
    placement: Placement

    def sent(self, form: Form) -> SentForm:
        """What a form says."""
        return next(one for one in self.submissions[form.source].forms if one.noted.position == form.position)


def weighed(
    submissions: Sequence[Submission], roster: Roster | None = None, decisions: Decisions = NO_DECISIONS
) -> Weighed:
    """Decide about every form of every file."""
    sources = tuple(map(source_of, submissions))
    forms = [placeable(number, form) for number, one in enumerate(submissions) for form in one.forms]
    return Weighed(submissions, sources, place_forms(sources, forms, roster, decisions))


def source_of(submission: Submission) -> Source:
    """A file without its forms. An output of ours that was passed over is no refusal."""
    told = without_file(submission.reason or "", submission.file).rstrip("。")
    refusal = submission.refusal or ("unreadable" if submission.outcome == "failed" else None)
    return Source(
        file=submission.file,
        stamped=submission.stamped,
        round=submission.round,
        received=submission.received,
        sha256=submission.sha256,
        template=submission.template,
        misfit=submission.misfit,
        refusal=refusal,
        refused=told,
        returned=submission.returned,
        made_for=submission.made_for,
    )


def arrived(found: Weighed) -> Iterator[Arrived]:
    """Every form as the register lists it."""
    files = list(enumerate(found.submissions))
    levels = Counter((number, entry.position, entry.level) for number, one in files for entry in one.findings)
    unchecked = Counter((number, entry.position) for number, one in files for entry in one.not_checked)
    noted = (form.noted for one in found.submissions for form in one.forms)
    for placed, form in zip(found.placement.forms, noted, strict=True):
        key = placed.form.source, placed.form.position
        notes = (placed.match.conflict, placed.standing.doubt, found.sources[placed.form.source].misfit)
        yield Arrived(
            placed=placed,
            errors=levels[(*key, "error")],
            warnings=levels[(*key, "warning")],
            unchecked=unchecked[key],
            leader=form.text("leader"),
            note="；".join(filter(None, notes)),
        )


def version_pairs(found: Weighed) -> Iterator[VersionPair]:
    """Every form that yields to another version, beside the one that counts."""
    for placed in found.placement.forms:
        standing = placed.standing
        if standing.state == "superseded" and standing.other is not None:
            used = found.placement.forms[standing.other]
            one, other = found.sent(used.form), found.sent(placed.form)
            yield VersionPair(
                department=used.match.department,
                project=used.project,
                source=used.form.source,
                position=used.form.position,
                other_source=placed.form.source,
                other_position=placed.form.position,
                place=one.outline.place,
                other_place=other.outline.place,
                differences=side_by_side(one, other),
                ground=used.standing.ground,
                doubt=used.standing.doubt,
            )
