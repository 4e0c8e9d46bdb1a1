"""Several outputs of one folder that belong together: all of them are new, or all are as they were."""

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from xltools.files.atomic import reason, sync
from xltools.model.problems import UserError


def write_together(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files by name into a folder, which is made; older ones of these names are replaced. Returns their paths.

    Raises UserError when one of them cannot be written; then none is.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".xltools-", dir=folder))
    except FileExistsError as error:
        raise UserError(f"无法写入 {folder}：这是文件，不是文件夹，请换一个输出文件夹。") from error
    except OSError as error:
        raise UserError(f"无法写入 {folder}（{reason(error)}），请换一个可写的位置。") from error
    try:
        for name, content in contents.items():
            (workshop / name).write_bytes(content)
            sync(workshop / name)
        return replace_all(folder, workshop, tuple(contents))
    except OSError as error:
        raise UserError(
            f"无法写入 {folder}（{reason(error)}），原有文件未改动，请检查权限、磁盘空间，或其中的文件是否被打开。"
        ) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def replace_all(folder: Path, workshop: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Put the new files in the place of the old ones; put the old ones back when one cannot be replaced."""
    old = workshop / "old"
    old.mkdir()
    with contextlib.ExitStack() as undo:
        for name in names:
            target = folder / name
            if target.exists():
                target.replace(old / name)
                undo.callback((old / name).replace, target)
            else:
                undo.callback(target.unlink, missing_ok=True)
            (workshop / name).replace(target)
        undo.pop_all()
    return tuple(folder / name for name in names)
