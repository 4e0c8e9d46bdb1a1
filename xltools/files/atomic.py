"""Outputs are complete or absent: write beside the target, sync, replace."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
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


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside `target`; on success it replaces `target`, on any error it is removed.

    Raises UserError when the folder cannot be made or written.
    """
    with replacing_all([target]) as (temporary,):
        yield temporary


@contextlib.contextmanager
def replacing_all(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """The same for several files that belong together: all of them are new, or all are as they were."""
    with contextlib.ExitStack() as stack:
        temporaries = [temporary_beside(target, stack) for target in targets]
        try:
            yield temporaries
            for temporary in temporaries:
                sync(temporary)
            replace_together(temporaries, targets)
        except OSError as error:
            raise UserError(
                f"无法写入 {targets[0]}（{reason(error)}），原有文件未改动，请检查权限、磁盘空间或文件是否被打开。"
            ) from error


def temporary_beside(target: Path, stack: contextlib.ExitStack) -> Path:
    """A new empty file in the folder of `target`, gone with the stack unless it has got another name."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".xltools-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
    except FileExistsError as error:
        raise UserError(f"无法写入 {target}：{target.parent} 是文件，不是文件夹，请换一个输出文件夹。") from error
    except OSError as error:
        raise UserError(f"无法写入 {target}（{reason(error)}），请换一个可写的位置。") from error
    temporary = Path(name)
    stack.callback(temporary.unlink, missing_ok=True)
    return temporary


def replace_together(temporaries: Sequence[Path], targets: Sequence[Path]) -> None:
    """Give the files their names, one after the other; where one cannot have it, those before it get their old content back."""
    with contextlib.ExitStack() as kept, contextlib.ExitStack() as undo:
        for temporary, target in zip(temporaries, targets, strict=True):
            old = None
            if len(targets) > 1 and target.exists():
                old = temporary_beside(target, kept)
                shutil.copy2(target, old)
            temporary.replace(target)
            if old:
                undo.callback(old.replace, target)
            else:
                undo.callback(target.unlink, missing_ok=True)
        undo.pop_all()


def sync(path: Path) -> None:
    """Force the file's bytes to disk and give it the permissions a new file would have."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


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
