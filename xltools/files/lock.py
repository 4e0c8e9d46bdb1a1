"""One output is written by one program at a time, and not while a person has it open."""

import contextlib
import getpass
import os
import platform
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from xltools.files.atomic import reason
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
    with folder_of(target), locked(target):
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
def locked(target: Path) -> Iterator[None]:
    """Hold the lock file of an output, a hidden file beside it that says who writes since when."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - help and short commands start fast

    path = target.parent / f".{target.name}.lock"
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UserError(f"{target} 正在由{holder(path)}写出，请等它完成后再试。") from None
    except (OSError, NotImplementedError) as error:
        why = reason(error) if isinstance(error, OSError) else "这个位置不支持文件锁"
        raise UserError(f"无法写入 {target}（{why}），请换一个可写的位置。") from error
    try:
        with contextlib.suppress(OSError):
            path.write_text(
                f"{getpass.getuser()}（电脑 {platform.node()}，{time.strftime('%m-%d %H:%M')} 开始）", "utf-8"
            )
        yield
    finally:
        if (
            os.name == "posix"
        ):  # elsewhere the lock removes its file; held until it is gone, so nobody waits for a lost one
            path.unlink(missing_ok=True)
        lock.release()


def holder(path: Path) -> str:
    """Who holds a lock, as its file says."""
    try:
        return f" {path.read_text('utf-8').strip()} " if path.stat().st_size else "另一个程序"
    except (OSError, ValueError):
        return "另一个程序"


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
        raise UserError(f"无法写入 {target}（{reason(error)}），请换一个可写的位置。") from error
    try:
        yield
    finally:
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()
