"""报送情况, 版本对照, 催报名单 and 待确认 as plain values for JSON."""

from typing import Any

from xltools.merging.confirming import ToConfirm
from xltools.merging.consolidation import Consolidation
from xltools.merging.register import STATE_TITLES, RegisterLine
from xltools.merging.reminders import Reminder
from xltools.merging.side_by_side import Difference, VersionPair
from xltools.model.decisions import VersionChoice
from xltools.values.plain import plain


def register_record(line: RegisterLine, result: Consolidation) -> dict[str, Any]:
    """One unit's project; `expected` is null where the roster has no list of projects for the unit."""
    file = None if line.source is None else result.files[line.source]
    entry = line.department.entry
    return {
        "department": line.department.name,
        "project": line.project or None,
        "state": line.state,
        "title": STATE_TITLES[line.state],
        "expected": line.expected,
        "file": file.file if file else None,
        "position": line.position,
        "sha256": file.sha256 if file else None,
        "received": file.received.isoformat(timespec="seconds") if file and file.received else None,
        "template": (file.template or None) if file else None,
        "round": (file.round or None) if file else None,
        "errors": line.errors,
        "warnings": line.warnings,
        "not_checked": line.unchecked,
        "leader": line.leader or None,
        "contact": entry.contact or None if entry else None,
        "due": entry.due.isoformat() if entry and entry.due else None,
        "ground": line.ground or None,
        "history": line.history or None,
        "note": line.note or None,
    }


def version_record(pair: VersionPair, result: Consolidation) -> dict[str, Any]:
    """Two versions of one form: the one that counts, the other, and where they differ."""
    return {
        "department": pair.department.name,
        "project": pair.project or None,
        "used": {"file": result.files[pair.source].file, "position": pair.position},
        "other": {"file": result.files[pair.other_source].file, "position": pair.other_position},
        "ground": pair.ground,
        "doubt": pair.doubt or None,
        "differences": [difference_record(one) for one in pair.differences],
    }


def difference_record(one: Difference) -> dict[str, Any]:
    """One field; `change_yuan` = used − other."""
    change = None if one.change is None else plain(one.change)
    return {"field": one.title, "used": one.used, "other": one.other, "change_yuan": change}


def reminder_record(one: Reminder) -> dict[str, Any]:
    """What a unit owes, with the sentence to send."""
    return {
        "department": one.entry.department,
        "contact": one.entry.contact or None,
        "phone": one.entry.phone or None,
        "expected": one.expected,
        "received": one.received,
        "missing": list(one.missing),
        "returned": list(one.returned),
        "due": one.due.isoformat() if one.due else None,
        "days_overdue": one.overdue,
        "message": one.message,
    }


def confirm_record(one: ToConfirm) -> dict[str, Any]:
    """A name a person must confirm."""
    return {
        "kind": one.kind,
        "written": one.written,
        "official": one.official,
        "score": one.score,
        "by_stamp": one.by_stamp,
        "department": one.department or None,
        "files": list(one.files),
        "projects": list(one.projects),
    }


def unused_record(choice: VersionChoice) -> dict[str, Any]:
    """A decision on versions that no file fits."""
    return {"department": choice.department, "project": choice.project or None, "file": choice.file}
