"""Outputs are complete or absent."""

from pathlib import Path

import pytest

from xltools.files.atomic import replacing
from xltools.model.problems import UserError


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path):
    (tmp_path / "空白表").write_text("")
    with pytest.raises(UserError, match="空白表 是文件，不是文件夹"), replacing(tmp_path / "空白表" / "甲.xlsx"):
        pass


def test_an_older_output_stays_where_the_new_one_fails(tmp_path: Path):
    target = tmp_path / "甲.xlsx"
    target.write_text("旧")
    with pytest.raises(ZeroDivisionError), replacing(target) as temporary:
        temporary.write_text(f"新{1 / 0}")
    assert target.read_text() == "旧"
    assert [path.name for path in tmp_path.iterdir()] == ["甲.xlsx"]


def test_a_complete_output_replaces_the_older_one(tmp_path: Path):
    target = tmp_path / "深" / "甲.xlsx"
    with replacing(target) as temporary:
        temporary.write_text("新")
    assert target.read_text() == "新"
    assert [path.name for path in target.parent.iterdir()] == ["甲.xlsx"]
