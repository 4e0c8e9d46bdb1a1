"""Outputs are complete or absent, and written by one program at a time: write beside the target, sync, replace."""

import contextlib
import errno
import getpass
import hashlib
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from xltools.model.problems import UserError

CAUSES: Final = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘空间超出限额",
    errno.EFBIG: "文件超过磁盘空间允许的大小",
    errno.EROFS: "磁盘只读",
    errno.EIO: "磁盘读写出错",
}


PREFIX: Final = ".xltools-"
SECONDS: Final = 10.0
"""How long another program that writes the same file is waited for."""
LONGEST_NAME: Final = 255


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside `target`; on success it replaces `target`, on any error it is removed.

    Raises UserError when the folder cannot be made or written, and while another program writes `target`.
    """
    with replacing_all([target]) as (temporary,):
        yield temporary


@contextlib.contextmanager
def replacing_all(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """The same for several files that belong together: all of them are new, or all are as they were.

    The first one stands for all: it is locked, and what a program that was killed left of an earlier try is removed.
    """
    with contextlib.ExitStack() as stack:
        make_folders(targets)
        stack.enter_context(locked(targets[0], SECONDS))
        mark = (
            f"{PREFIX}{hashlib.blake2b(targets[0].name.encode('utf-8', 'surrogateescape'), digest_size=4).hexdigest()}-"
        )
        remove_leftovers({target.parent for target in targets}, mark)
        temporaries = [temporary_beside(target, mark, stack) for target in targets]
        try:
            yield temporaries
            for temporary in temporaries:
                sync(temporary)
            replace_together(temporaries, targets, mark)
        except OSError as error:
            raise UserError(
                f"无法写入 {targets[0]}（{reason(error)}），原有文件未改动，请检查权限、磁盘空间或文件是否被打开。"
            ) from error


def make_folders(targets: Sequence[Path]) -> None:
    """Make the folders of outputs."""
    for target in targets:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise UserError(f"无法写入 {target}：{target.parent} 是文件，不是文件夹，请换一个输出文件夹。") from error
        except OSError as error:
            raise no_place(target, error) from error


@contextlib.contextmanager
def locked(target: Path, seconds: float) -> Iterator[None]:
    """Hold the lock file of an output, a hidden file beside it that says who writes since when.

    The system lets go of it when the program ends, however it ends. Raises UserError when it has been held for so long by
    another program, or, where nobody waits (0), by a job of this one; a job that waits holds it once more.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - help and short commands start fast

    path = lock_path(target)
    lock = FileLock(path, mode=0o666, is_singleton=True)
    if lock.is_locked and not seconds:
        raise in_use(target, path)
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        raise in_use(target, path) from None
    except NotImplementedError as error:
        raise UserError(f"无法写入 {target}（这个位置不支持文件锁），请换一个可写的位置。") from error
    except OSError as error:
        raise no_place(target, error) from error
    try:
        if lock.lock_counter == 1:
            with contextlib.suppress(OSError):
                path.write_text(
                    f"{getpass.getuser()}（电脑 {platform.node()}，{time.strftime('%m-%d %H:%M')} 开始）", "utf-8"
                )
        yield
    finally:
        if lock.lock_counter == 1 and os.name == "posix":
            path.unlink(
                missing_ok=True
            )  # elsewhere the lock does it; held until it is gone, so nobody waits for a lost one
        lock.release()


def lock_path(target: Path) -> Path:
    """The lock file of an output."""
    name = f".{target.name}.lock"
    if len(os.fsencode(name)) > LONGEST_NAME:
        name = f".{hashlib.blake2b(os.fsencode(target.name), digest_size=16).hexdigest()}.lock"
    return target.parent.resolve() / name


def in_use(target: Path, lock: Path) -> UserError:
    """The sentence about an output somebody else writes, who as the lock file says."""
    try:
        holder = f" {lock.read_text('utf-8').strip()} " if lock.stat().st_size else "另一个程序"
    except (OSError, ValueError):
        holder = "另一个程序"
    return UserError(f"{target} 正在由{holder}写出，请等它完成后再试。")


def remove_leftovers(folders: Collection[Path], mark: str) -> None:
    """Remove the temporary files of a program that was killed: whoever holds the lock is the only one who has any."""
    for folder in folders:
        for path in folder.glob(f"{mark}*"):
            with contextlib.suppress(OSError):
                path.unlink()


def temporary_beside(target: Path, mark: str, stack: contextlib.ExitStack) -> Path:
    """A new empty file in the folder of `target`, gone with the stack unless it has got another name."""
    try:
        handle, name = tempfile.mkstemp(prefix=mark, suffix=target.suffix, dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise no_place(target, error) from error
    temporary = Path(name)
    stack.callback(temporary.unlink, missing_ok=True)
    return temporary


def replace_together(temporaries: Sequence[Path], targets: Sequence[Path], mark: str) -> None:
    """Give the files their names, one after the other; where one cannot have it, those before it get their old content back."""
    with contextlib.ExitStack() as kept, contextlib.ExitStack() as undo:
        for temporary, target in zip(temporaries, targets, strict=True):
            if not target.exists():
                undo.callback(target.unlink, missing_ok=True)
            elif len(targets) > 1:
                undo.callback(kept_beside(target, mark, kept).replace, target)
            temporary.replace(target)
        for folder in {target.parent for target in targets}:
            sync_folder(folder)
        undo.pop_all()


def kept_beside(target: Path, mark: str, stack: contextlib.ExitStack) -> Path:
    """The present content of `target` under another name: a second name where there can be one, else a copy."""
    old = temporary_beside(target, mark, stack)
    try:
        old.unlink()
        os.link(target, old)
    except OSError:
        shutil.copy2(target, old)
    return old


def sync(path: Path) -> None:
    """Force the file's bytes to disk and give it the permissions a new file would have."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to disk, where the system can do that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network drives cannot; the names are written all the same
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def no_place(target: Path, error: OSError) -> UserError:
    """The sentence about a place that cannot be written."""
    return UserError(f"无法写入 {target}（{reason(error)}），请换一个可写的位置。")


def reason(error: OSError) -> str:
    """The cause of an OSError in plain Chinese."""
    if error.errno in CAUSES:
        return CAUSES[error.errno]
    return {
        "FileNotFoundError": "路径不存在",
        "PermissionError": "没有权限或文件被占用",
        "IsADirectoryError": "这是一个文件夹",
        "NotADirectoryError": "上级路径不是文件夹",
        "FileExistsError": "同名文件已存在",
    }.get(type(error).__name__, error.strerror or type(error).__name__)
