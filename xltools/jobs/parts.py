"""What one source file comes to, as bytes: the same for processes, the cache and a cluster.

A part holds the forms and their drawn sheets packed one by one, so that whoever puts a thousand files together unpacks a
form when it is needed and forgets it again.
"""

import zlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeVar, cast

import msgspec

from xltools.analysis.facts import Project
from xltools.files.crash import report_crash
from xltools.jobs.collecting import collect
from xltools.jobs.facts import file_facts
from xltools.jobs.passing_over import own_output
from xltools.merging.submission import Submission
from xltools.model.settings import Settings
from xltools.workbooks.master.drawn import DrawnForm, draw_form, figures_of
from xltools.workbooks.master.listed import ListedForm, list_form

T = TypeVar("T")

LEVEL: Final = 1
"""Compression of zlib: a form shrinks to a tenth, in a fifth of the time that making it took."""


@dataclass(frozen=True, slots=True)
class Part:
    """One source file, its Submission without forms being the `head`.

    `forms` are its projects, unless it is for a master: there `listed` are their rows in its tables, and `drawn` their
    sheets, if any were drawn.
    """

    head: bytes
    forms: tuple[bytes, ...] = ()
    drawn: tuple[bytes, ...] = ()
    listed: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with every file of a run.

    `settings` of the rules; `roster` in use, which is no source. `sheets`: the sheets of the forms are drawn.
    `master`: their rows in its tables are made, instead of the forms themselves.
    """

    settings: Settings
    roster: Path | None = None
    sheets: bool = False
    master: bool = False


def file_part(path: Path, task: Task) -> bytes:
    """The part of one file. Never raises for what is wrong with the file."""
    reason = own_output(path, task.roster)
    if reason:
        facts = file_facts(path)
        return packed(Submission(str(path), "skipped", reason, sha256=facts.sha256, received=facts.received))
    submission = collect(path, task.settings)
    try:
        return packed(submission, sheets=task.sheets, master=task.master)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        told = f"{path} 读取时{report_crash(['consolidate', str(path)])}"
        failed = Submission(str(path), "failed", told, sha256=submission.sha256, received=submission.received)
        return packed(failed)


def packed(submission: Submission, *, sheets: bool = False, master: bool = False) -> bytes:
    """The bytes of a part; with `sheets` those of its forms are drawn, for a `master` their rows in its tables take their place."""
    encode = msgspec.msgpack.encode
    projects = submission.projects
    head = encode(replace(submission, projects=()))
    if not master:
        return encode(Part(head, tuple(zlib.compress(encode(project), LEVEL) for project in projects)))
    drawn = [draw_form(project) for project in projects] if sheets else []
    figures = [one.figures for one in drawn] or map(figures_of, projects)
    rows = map(list_form, projects, figures)
    listed = tuple(zlib.compress(encode(one), LEVEL) for one in rows)
    return encode(Part(head, (), tuple(map(encode, drawn)), listed))


def part_of(content: bytes) -> Part:
    """The part in these bytes. Raises msgspec.DecodeError for others."""
    return decoded(Part, content)


def submission_of(head: bytes) -> Submission:
    """The submission without its forms."""
    return decoded(Submission, head)


def project_of(form: bytes) -> Project:
    """A form. Raises msgspec.DecodeError or zlib.error for other bytes."""
    return decoded(Project, zlib.decompress(form))


def drawn_form_of(sheet: bytes) -> DrawnForm:
    """The drawn sheet of a form. Raises msgspec.DecodeError for other bytes."""
    return decoded(DrawnForm, sheet)


def listed_form_of(rows: bytes) -> ListedForm:
    """The rows of a form. Raises msgspec.DecodeError or zlib.error for other bytes."""
    return decoded(ListedForm, zlib.decompress(rows))


def decoded(kind: type[T], content: bytes) -> T:
    """The value in these bytes: everything in it is checked against its type. Raises msgspec.DecodeError."""
    return cast("T", decoder(kind).decode(content))  # type: ignore[arg-type]  # a class has a hash


@cache
def decoder(kind: type[object]) -> msgspec.msgpack.Decoder[object]:
    """The decoder of a type: making one takes longer than using it."""
    return msgspec.msgpack.Decoder(kind)
