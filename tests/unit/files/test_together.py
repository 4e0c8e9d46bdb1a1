"""Outputs that belong together: all of them are new, or all are as they were."""

from pathlib import Path

import pytest

from xltools.files.together import write_together
from xltools.model.problems import UserError

OLD = {"甲.csv": b"old 1", "乙.csv": b"old 2"}
NEW = {"甲.csv": b"new 1", "乙.csv": b"new 2", "丙.csv": b"new 3"}


def contents(folder: Path) -> dict[str, bytes | None]:
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


def test_the_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "深" / "表"
    assert write_together(folder, NEW) == tuple(folder / name for name in NEW)
    assert contents(folder) == NEW


def test_older_ones_are_replaced_and_others_stay(tmp_path: Path) -> None:
    write_together(tmp_path, OLD | {"别的.txt": b"mine"})
    write_together(tmp_path, NEW)
    assert contents(tmp_path) == NEW | {"别的.txt": b"mine"}


def test_one_that_cannot_be_replaced_leaves_all_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_together(tmp_path, OLD)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if Path(target) == tmp_path / "丙.csv":
            raise PermissionError(13, "open elsewhere")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match="没有权限或文件被占用），原有文件未改动"):
        write_together(tmp_path, NEW)
    assert contents(tmp_path) == OLD


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "表").write_text("")
    with pytest.raises(UserError, match="表 是文件，不是文件夹"):
        write_together(tmp_path / "表", NEW)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "表").write_text("")
    with pytest.raises(UserError, match="上级路径不是文件夹"):
        write_together(tmp_path / "表" / "深", NEW)
