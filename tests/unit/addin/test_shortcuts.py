"""Shortcuts to the window: where they go, what they start, and what is said where Windows does not write them."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from unittest.mock import MagicMock, call

import pytest
from support.computers import DictRegistry, computer

from xltools.addin.installing import install, options_key, uninstall
from xltools.addin.shortcuts import (
    ARGUMENTS,
    FOLDERS_KEY,
    NAME,
    Shortcut,
    shortcut_paths,
    windowless,
    write_shortcut,
)

HOME = Path("/home/li")
MENU = Path("Microsoft/Windows/Start Menu/Programs")
FOLDERS = {
    "usual places": ({}, {"APPDATA": "/roam"}, Path("/roam") / MENU, HOME / "Desktop"),
    "nothing known": ({}, {}, HOME / "AppData/Roaming" / MENU, HOME / "Desktop"),
    "as Windows writes them": (
        {"Programs": "%USERPROFILE%/菜单", "Desktop": "%OneDrive%/桌面"},
        {"UserProfile": "/u", "ONEDRIVE": "/o"},
        Path("/u/菜单"),
        Path("/o/桌面"),
    ),
    "moved to a drive": ({"Desktop": "/d/桌面"}, {"APPDATA": "/roam"}, Path("/roam") / MENU, Path("/d/桌面")),
    "a variable that is not there": ({"Desktop": "%NOWHERE%/桌面"}, {"APPDATA": "/roam"}, Path("/roam") / MENU, HOME / "Desktop"),
}  # fmt: skip


@pytest.mark.parametrize(("values", "environment", "menu", "desktop"), FOLDERS.values(), ids=FOLDERS)
def test_folders(values: dict[str, str], environment: dict[str, str], menu: Path, desktop: Path) -> None:
    assert shortcut_paths(values, environment, HOME) == (menu / NAME, desktop / NAME)


def test_no_console_is_opened() -> None:
    assert windowless(r"C:\部门 一\venv\Scripts\python.exe") == r"C:\部门 一\venv\Scripts\pythonw.exe"


@pytest.fixture
def registry(tmp_path: Path) -> DictRegistry:
    return DictRegistry({("HKCU", options_key("16.0")): {}, ("HKCU", FOLDERS_KEY): {"Desktop": str(tmp_path / "桌面")}})


def test_installing_puts_two_shortcuts_and_uninstalling_takes_them_away(tmp_path: Path, registry: DictRegistry) -> None:
    windows = computer("Windows", tmp_path, registry)
    for _ in range(2):
        said = install(windows)
    made = [tmp_path / "AppData/Roaming" / MENU / NAME, tmp_path / "桌面" / NAME]
    assert [path.read_text("utf-8") for path in made] == [r"D:\py\pythonw.exe"] * 2
    assert [str(path) in sentence for path, sentence in zip(made, said[-2:], strict=True)] == [True, True]
    assert {f"已删除 {path}。" for path in made} <= set(uninstall(windows))
    assert not any(path.exists() for path in made)


def test_a_shortcut_that_cannot_be_written_stops_nothing(tmp_path: Path, registry: DictRegistry) -> None:
    def refuse(shortcut: Shortcut) -> None:
        raise OSError(f"{shortcut.path.name}：拒绝访问")

    said = install(computer("Windows", tmp_path, registry, write_shortcut=refuse))
    assert (tmp_path / "AppData/Roaming/Microsoft/AddIns/xltools.xlam").exists()
    assert all("没有建成快捷方式" in sentence and f"pythonw.exe {ARGUMENTS}" in sentence for sentence in said[-2:])


def test_windows_itself_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = MagicMock()
    com = SimpleNamespace(
        CoCreateInstance=MagicMock(return_value=link), CLSCTX_INPROC_SERVER=1, IID_IPersistFile="persist"
    )
    shell = SimpleNamespace(CLSID_ShellLink="class", IID_IShellLink="interface")
    for name, module in {"pythoncom": com, "win32com": ModuleType("win32com"), "win32com.shell": ModuleType("x"), "win32com.shell.shell": shell}.items():  # fmt: skip
        monkeypatch.setitem(sys.modules, name, module)  # type: ignore[arg-type]
    path = tmp_path / "新" / NAME
    write_shortcut(Shortcut(path, r"D:\py\pythonw.exe"))
    com.CoCreateInstance.assert_called_once_with("class", None, 1, "interface")
    assert link.SetPath.call_args == call(r"D:\py\pythonw.exe")
    assert link.SetArguments.call_args == call(ARGUMENTS)
    assert link.QueryInterface.call_args == call("persist")
    assert link.QueryInterface.return_value.Save.call_args == call(str(path), 0)
    assert path.parent.is_dir()


def test_without_pywin32_it_is_an_error_a_person_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pythoncom", None)
    with pytest.raises(OSError, match="绩效预算"):
        write_shortcut(Shortcut(tmp_path / NAME, "pythonw.exe"))
