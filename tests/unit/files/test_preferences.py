"""What a person has chosen is remembered on this computer, and forgotten when it is gone."""

from pathlib import Path

import pytest

from xltools.files.preferences import FILE_NAME, config_folder, remember, remembered_last_year, remembered_office


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XLTOOLS_CONFIG_DIR", str(tmp_path / "配置"))
    return tmp_path / "配置"


def test_a_choice_is_remembered_while_the_file_is_there(tmp_path: Path) -> None:
    assert remembered_office() is None
    office = tmp_path / "花名册 与设置.xlsx"
    office.touch()
    remember(office)
    assert remembered_office() == office
    office.unlink()
    assert remembered_office() is None


def test_last_year_is_remembered_until_it_is_not_chosen_any_more(tmp_path: Path) -> None:
    office, before = tmp_path / "花名册与设置.xlsx", tmp_path / "上年汇总.xlsx"
    office.touch()
    before.touch()
    remember(office, before)
    assert (remembered_office(), remembered_last_year()) == (office, before)
    remember(office)
    assert (remembered_office(), remembered_last_year()) == (office, None)


@pytest.mark.parametrize("text", ["", "[]", '{"office": 3}', '{"other": "x"}', "{", "\x00", '{"office": "a\\u0000b"}'])
def test_choices_that_cannot_be_read_are_none(config: Path, text: str) -> None:
    config.mkdir()
    (config / FILE_NAME).write_text(text, "utf-8")
    assert remembered_office() is None


def test_each_system_has_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XLTOOLS_CONFIG_DIR")
    monkeypatch.delenv("APPDATA", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert config_folder() == tmp_path / "xdg" / "xltools"
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert config_folder() == tmp_path / "Roaming" / "xltools"
