"""What a consolidation remembers beside its master, so that the next one reads only the files that have changed.

The memory is a hidden file: the parts of all files as they came from reading, and an index of them. It is used only by the
very program that made it, with the same settings; nothing in it can run. Without it, everything is read.
"""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from xltools.files.container import Container, Damaged, opened
from xltools.files.program import program_digest
from xltools.jobs.parts import Task, decoded
from xltools.jobs.shelf import Stored
from xltools.model.likenesses import TextGrouping

FRESH: Final = "本次全部重新读取"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the parts depend on besides the file itself."""

    program: str
    settings: str
    sheets: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was read: the digest of its bytes, and where its part lies."""

    sha256: str
    stored: Stored


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a memory. `files` by the path as given and the absolute one.

    `inputs` is a digest of all that the master was made from, `outputs` the digest of every workbook written, by name, and
    `volumes` of what each volume was made from. `alike` tells which texts were alike.
    """

    conditions: Conditions
    files: dict[str, Known] = field(default_factory=dict)
    inputs: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    volumes: dict[str, str] = field(default_factory=dict)
    alike: dict[str, TextGrouping] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """A memory that may be used. `container` is None where there is none; `remark` says in Chinese why, where it is of interest."""

    index: Index
    container: Container | None = None
    remark: str = ""


def memory_path(target: Path) -> Path:
    """Where the memory of a master lies."""
    return target.with_name(f".{target.name}.xltools")


def new_memory_path(target: Path) -> Path:
    """Where the next memory is written until the master is complete."""
    return target.with_name(f".{target.name}.xltools-new")


def conditions_of(task: Task) -> Conditions:
    """The conditions of a run."""
    rules, spellings = task.settings.rules, task.settings.spellings
    named = sorted({name for rule in rules.values() for name in rule.departments})
    decided = rules, [(name, spellings.get(name)) for name in named]
    return Conditions(program_digest(), hashlib.sha256(msgspec.msgpack.encode(decided)).hexdigest(), task.sheets)


@contextlib.contextmanager
def remembered(target: Path, conditions: Conditions) -> Iterator[Memory]:
    """The memory beside a master, an empty one where it cannot be used."""
    with contextlib.ExitStack() as stack:
        try:
            container, content = stack.enter_context(opened(memory_path(target)))
            index = decoded(Index, content)
        except FileNotFoundError:
            memory = Memory(Index(conditions))
        except (Damaged, msgspec.DecodeError):
            memory = Memory(Index(conditions), remark=f"上次汇总的缓存 {memory_path(target)} 已损坏，{FRESH}。")
        else:
            changed = change(index.conditions, conditions)
            memory = Memory(Index(conditions), remark=changed) if changed else Memory(index, container)
        yield memory


def change(before: Conditions, now: Conditions) -> str:
    """Why a memory made under other conditions is of no use; "" where it is."""
    if before.program != now.program:
        return f"上次汇总用的是另一个版本的程序，{FRESH}。"
    if before.settings != now.settings:
        return f"规则设置与上次汇总不同，{FRESH}。"
    return f"上次汇总没有生成项目表，{FRESH}。" if now.sheets and not before.sheets else ""


def file_key(path: Path) -> str:
    """A file as given, and where it is: the one stands in the results, the other tells files of one name apart."""
    return f"{path}\n{path.absolute()}"


def digest_of(path: Path) -> str | None:
    """SHA-256 of a file, None where it cannot be read."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        return None


def as_written(target: Path, outputs: dict[str, str]) -> bool:
    """Whether the workbooks of the last run are there, byte for byte."""
    return bool(outputs) and all(digest_of(target.with_name(name)) == digest for name, digest in outputs.items())
