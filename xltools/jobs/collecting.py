"""One source file to one submission: read, analysed and checked."""

from pathlib import Path

from xltools.analysis import analyse
from xltools.files.crash import report_crash
from xltools.jobs.facts import file_facts, refuse_changed
from xltools.jobs.reading import read_source
from xltools.merging.submission import Submission
from xltools.model.problems import UnreadableSource
from xltools.model.settings import SHIPPED, Settings
from xltools.workflows.check import check
from xltools.workflows.noting import sent_forms


def collect(path: Path, settings: Settings = SHIPPED) -> Submission:
    """Read, analyse and check one file. Never raises for what is wrong with the file."""
    facts = file_facts(path)
    try:
        reading = read_source(path)
        projects = tuple(analyse(declaration) for declaration in reading.declarations)
        checked = check(projects, reading.workbook, settings)
        forms = sent_forms(projects, settings)
        refuse_changed(path, facts)
    except UnreadableSource as refusal:
        return Submission(
            str(path),
            "failed",
            str(refusal),
            sha256=facts.sha256,
            received=facts.received,
            refusal=refusal.refusal,
        )
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        told = report_crash(["consolidate", str(path)])
        return Submission(str(path), "failed", f"{path} 读取时{told}", sha256=facts.sha256, received=facts.received)
    book = reading.workbook
    return Submission(
        file=str(path),
        outcome="read",
        projects=projects,
        findings=checked.findings,
        not_checked=checked.not_checked,
        problems=reading.problems,
        sha256=facts.sha256,
        received=facts.received,
        stamped=book.department if book else "",
        unused=checked.unused,
        round=book.round if book else "",
        template=book.template if book else "",
        misfit=book.misfit if book else "",
        returned=book.returned if book else (),
        made_for=book.made_for if book else "",
        forms=forms,
    )
