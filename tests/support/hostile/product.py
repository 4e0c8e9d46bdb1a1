"""Every command on every hostile file, in every place a file may be given."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from support.hostile import books
from support.hostile.driver import Job, outcomes_of
from support.hostile.table import Case

SECONDS, MEGABYTES = 10, 200
BROKEN = re.compile(r"Traceback|程序出错|Error")
DONE, REFUSED = frozenset({0, 1}), frozenset({2})


def refused(_: Case) -> frozenset[int]:
    """Whatever it is, it is not what belongs here."""
    return REFUSED


def as_read(case: Case) -> frozenset[int]:
    """A file with a form is worked on, any other refused."""
    return DONE if case.read else REFUSED


def copied(case: Case) -> frozenset[int]:
    """Whatever is a whole workbook is copied, with a form in it or not."""
    return DONE if case.read else DONE | REFUSED


def edited(case: Case) -> frozenset[int]:
    """A file with a form is worked on; its copy may be refused, where its XML lies deeper than an editor goes."""
    return DONE | REFUSED if case.read else REFUSED


class Command(NamedTuple):
    """Words with {} for the hostile file, GOOD for an honest workbook and OUT for a folder; the exit codes it may end with."""

    words: str
    codes: Callable[[Case], frozenset[int]] = as_read


COMMANDS = {
    "check": Command("check {}"),
    "check as JSON": Command("check {} --format json"),
    "check --mark": Command("check {} --mark OUT", edited),
    "check --roster": Command("check GOOD --roster {}", refused),
    "check --last-year": Command("check GOOD --last-year {}"),
    "inspect": Command("inspect {}"),
    "import": Command("import {} -o OUT"),
    "import --roster": Command("import GOOD -o OUT --roster {}", refused),
    "consolidate": Command("consolidate {} -o OUT/总表.xlsx --no-cache"),
    "consolidate, several processes": Command("consolidate {} -o OUT/总表.xlsx --no-cache --jobs 2"),
    "consolidate --roster": Command("consolidate GOOD -o OUT/总表.xlsx --no-cache --roster {}", refused),
    "consolidate --last-year": Command("consolidate GOOD -o OUT/总表.xlsx --no-cache --last-year {}"),
    "export": Command("export {} -o OUT"),
    "diff, old": Command("diff {} GOOD"),
    "diff, new": Command("diff GOOD {}"),
    "recompute": Command("recompute {}"),
    "recompute -o": Command("recompute {} -o OUT", edited),
    "clear": Command("clear {} -o OUT", copied),
    "template --roster": Command("template -o OUT --roster {}", refused),
}
PRINT = {"print": Command("print {} -o OUT")}
"""Through LibreOffice, where the file can be read."""


def wrong(folder: Path, cases: Iterable[tuple[str, str, Command, Case]]) -> Iterator[str]:
    """Run the commands on files made in `folder`; a line for each outcome that is not as expected. Given: title, name, command, case."""
    asked = list(cases)
    (folder / "好").mkdir()
    good = folder / "好" / "好.xlsx"
    good.write_bytes(books.book_bytes())
    made = {}
    for _, name, _, case in asked:
        if name not in made:
            case.make(folder / name)
            made[name] = digest(folder / name)
    jobs = [job(folder, good, number, name, command) for number, (_, name, command, _) in enumerate(asked)]
    for (title, name, command, case), outcome in zip(asked, outcomes_of(jobs), strict=True):
        told = told_wrong(outcome, command.codes(case))
        if told:
            yield f"{title} {name!r}: {told}: {outcome}"
    yield from (f"{name!r} was changed" for name, before in made.items() if digest(folder / name) != before)


def job(folder: Path, good: Path, number: int, name: str, command: Command) -> Job:
    """One run, with an output folder of its own."""
    words = [
        word.replace("OUT", str(folder / "出" / str(number))).replace("GOOD", str(good))
        for word in command.words.split()
    ]
    return words, str(folder / name)


def told_wrong(outcome: dict[str, object], codes: frozenset[int]) -> str:
    """What is not as it must be, "" where all is."""
    told = str(outcome["told"])
    if BROKEN.search(told) or outcome["code"] not in codes:
        return "outcome"
    if outcome["code"] == 2 and not re.search(r"[\u4e00-\u9fff].*[。．]", told):
        return "no sentence"
    if float(str(outcome["seconds"])) >= SECONDS:
        return "slow"
    return "memory" if int(str(outcome["megabytes"])) >= MEGABYTES else ""


def digest(path: Path) -> str | None:
    """SHA-256 of a regular file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
