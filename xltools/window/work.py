"""The work behind the window: buttons pressed on files in a thread, everything told through a queue."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from xltools.analysis.facts import Project
from xltools.buttons.file_host import FileHost
from xltools.buttons.host import Level
from xltools.buttons.pressing import press
from xltools.buttons.registry import Button
from xltools.files.copies import copy_paths
from xltools.files.crash import report_crash
from xltools.files.sources import list_sources
from xltools.jobs.checking import is_older_copy
from xltools.jobs.passing_over import WORKBOOK_SUFFIXES, own_output
from xltools.model.finding import Finding
from xltools.model.problems import UserError
from xltools.workflows.recompute import RecomputedFigure

STOPPED: Final = "已按您的要求中断，没有留下未写完的文件。"


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` are finished."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """A message about a file; `result` is what to open for it, None where nothing was written."""

    file: str
    text: str
    level: Level
    result: Path | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """All files are done."""


Event = Step | Told | Finished


class Stopped(KeyboardInterrupt):
    """The person pressed 取消: like Ctrl-C, nothing half-written is left."""


@dataclass(slots=True)
class Work:
    """One press of a button on the chosen files and folders; `events` tells the window what happens."""

    button: Button
    sources: Sequence[Path]
    output: Path
    events: "SimpleQueue[Event]" = field(default_factory=SimpleQueue)
    cancelled: threading.Event = field(default_factory=threading.Event)

    def start(self) -> threading.Thread:
        """Begin in the background."""
        thread = threading.Thread(target=self.run, daemon=True)
        thread.start()
        return thread

    def run(self) -> None:
        """Press the button on every file in turn."""
        try:
            for path, copy in self.targets():
                self.check_cancelled()
                host = WindowHost(self, path, copy)
                press(self.button, host)
                self.events.put(host.outcome())
        except UserError as refusal:
            self.events.put(Told("", str(refusal), "error"))
        except Stopped:
            self.events.put(Told("", STOPPED, "error"))
        except Exception:  # noqa: BLE001 - the last door of this thread: a person must see a sentence, support the log
            self.events.put(Told("", report_crash(["window", self.button.id]), "error"))
        finally:
            self.events.put(Finished())

    def targets(self) -> Sequence[tuple[Path, Path]]:
        """What to press the button on, with the copy it may write: a folder as a whole, or every workbook chosen."""
        if self.button.subject == "nothing":
            return [(Path(), self.output)]
        gone = [str(path) for path in self.sources if not path.exists()]
        if gone:
            raise UserError(f"找不到 {'、'.join(gone)}，可能已移走或改名，请从列表中移除，再重新添加。")
        if self.button.subject == "folder":
            folders = [path for path in self.sources if path.is_dir()]
            if not folders:
                raise UserError(f"“{self.button.label}”要对一个文件夹进行，请先用“添加文件夹”选择。")
            return [(path, path) for path in folders]
        named = [str(path) for path in self.sources]
        books = [path for path in list_sources(named).files if self.is_book(path, named)]
        if not books:
            raise UserError(
                f"“{self.button.label}”要对工作簿（.xlsx、.xlsm）进行，列表里没有部门工作簿；Word 表请先用“导入 Word 表”转成工作簿，扫描件、PDF 无法核对。"
            )
        return list(zip(books, copy_paths(books, self.output), strict=True))

    def is_book(self, path: Path, named: Sequence[str]) -> bool:
        """Whether a file is a workbook to work on: not another output of ours, nor a copy made by an earlier press."""
        if path.suffix.lower() not in WORKBOOK_SUFFIXES or own_output(path):
            return False
        return not is_older_copy(path, named, self.output)

    def check_cancelled(self) -> None:
        """Stop here when the person asked for it."""
        if self.cancelled.is_set():
            raise Stopped


class WindowHost(FileHost):
    """A file host that tells the window instead of printing."""

    def __init__(self, work: Work, path: Path, copy: Path) -> None:
        super().__init__(path, copy.parent, path)
        self.work = work
        self.target = copy
        self.said: tuple[str, Level] = ("", "info")

    @property
    def copy(self) -> Path:
        """Where the copy goes: files of the same name in several folders get numbers."""
        return self.target

    def outcome(self) -> Told:
        """The message, and the file to open for it."""
        text, level = self.said
        return Told(self.path.name, text, level, self.shown[-1] if self.shown else None)

    def progress(self, done: int, total: int, name: str) -> None:
        """How far the work is; also where it can be stopped."""
        self.work.check_cancelled()
        self.work.events.put(Step(done, total, name))

    def tell(self, title: str, text: str, level: Level = "info") -> None:  # noqa: ARG002 - the list names the file instead
        """Keep the message for the list of results."""
        self.said = (text, level)

    def mark(self, findings: Sequence[Finding], version: str, projects: Sequence[Project]) -> int:
        """Write a marked copy and offer it."""
        count = super().mark(findings, version, projects)
        self.shown.append(self.copy)
        return count

    def clear_marks(self) -> int:
        """Write a copy without marks and offer it."""
        count = super().clear_marks()
        self.shown.append(self.copy)
        return count

    def restore_figures(self, figures: Sequence[RecomputedFigure]) -> int:
        """Write a restored copy and offer it."""
        count = super().restore_figures(figures)
        self.shown.append(self.copy)
        return count
