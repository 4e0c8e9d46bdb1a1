"""One output is written by one program at a time, and not while a person has it open."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from xltools.files.atomic import locked, no_place
from xltools.model.problems import UserError

EXCEL_NAME: Final = 54
"""Bytes an Excel owner file reserves for the name in the code page of the computer; the name in UTF-16 follows."""


@contextlib.contextmanager
def only_writer(target: Path) -> Iterator[None]:
    """Hold the output for this program alone; the system lets go of it when the program ends, however it ends.

    Raises UserError, before any work, when another program writes it, a person has it open, or its folder cannot be made
    or written. A folder made for it goes again where it stayed empty.
    """
    refuse_opened(target)
    with folder_of(target), locked(target, 0):
        yield


def refuse_opened(target: Path) -> None:
    """Stop while Excel, WPS or LibreOffice has the output open: what is on the screen would no longer be in the file."""
    for owner, name in ((excel_owner, f"~${target.name}"), (office_owner, f".~lock.{target.name}#")):
        beside = target.parent / name
        try:
            content = beside.read_bytes() if beside.is_file() else None
        except OSError:
            content = b""
        if content is not None:
            who = owner(content) or "有人"
            raise UserError(
                f"{target} 正由{who}打开着，没有写入，请先关闭它再试；如果确实没有人打开，请删除同一文件夹里的 {name}。"
            )


def excel_owner(content: bytes) -> str:
    """Who has a workbook open, by the owner file Excel and WPS put beside it; "" where it does not say."""
    length = int.from_bytes(content[EXCEL_NAME + 1 : EXCEL_NAME + 3], "little")
    start = EXCEL_NAME + 3
    return printable(content[start : start + 2 * length].decode("utf-16-le", "replace"))


def office_owner(content: bytes) -> str:
    """Who has a workbook open, by the lock file of LibreOffice (name, user, computer, since when); "" where it does not say."""
    words = [word.strip() for word in content.decode("utf-8", "replace").split(",")]
    return printable(next((word for word in words[:2] if word), ""))


def printable(name: str) -> str:
    """A name without what is no text."""
    return "".join(character for character in name if character.isprintable()).strip()


@contextlib.contextmanager
def folder_of(target: Path) -> Iterator[None]:
    """Make the folder of an output; what is still empty at the end goes again."""
    made = []
    for folder in (target.parent, *target.parent.parents):
        if folder.exists():
            break
        made.append(folder)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise no_place(target, error) from error
    try:
        yield
    finally:
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()
