"""Shortcuts to the window, in the start menu and on the desktop, for WPS and for offices that allow no macros.

They start pythonw.exe, which is signed, by its full path: no script host, no PowerShell and no program of ours, as policies
often forbid these. Windows itself writes them (IShellLink).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PureWindowsPath
from typing import Any, Final

NAME: Final = "绩效预算（xltools）.lnk"
DESCRIPTION: Final = "绩效预算小窗口：校验、汇总部门申报表，不经过 Excel"
ARGUMENTS: Final = "-I -X utf8 -m xltools window"
FOLDERS_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
"""Where Windows says, below HKCU, in which folders this person's start menu and desktop are."""
START_MENU: Final = "Programs"
DESKTOP: Final = "Desktop"
VARIABLE: Final = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A file that opens the window; `program` is the full path of pythonw.exe."""

    path: Path
    program: str


def shortcut_paths(values: Mapping[str, str], environment: Mapping[str, str], home: Path) -> tuple[Path, Path]:
    """Where the two shortcuts go, by the `values` of FOLDERS_KEY; folders may have been moved to another drive."""
    variables = {name.upper(): value for name, value in environment.items()}

    def folder(name: str, usual: Path) -> Path:
        said = VARIABLE.sub(lambda match: variables.get(match[1].upper(), match[0]), values.get(name, ""))
        return Path(said) if said and "%" not in said else usual

    roaming = Path(variables.get("APPDATA") or home / "AppData" / "Roaming")
    menu = folder(START_MENU, roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs")
    return menu / NAME, folder(DESKTOP, home / "Desktop") / NAME


def windowless(interpreter: str) -> str:
    """The Python beside this one that opens no console."""
    return str(PureWindowsPath(interpreter).with_name("pythonw.exe"))


def write_shortcut(shortcut: Shortcut) -> None:
    """Let Windows write a shortcut. Raises OSError where it does not."""
    try:
        com, shell = import_module("pythoncom"), import_module("win32com.shell.shell")
        link: Any = com.CoCreateInstance(shell.CLSID_ShellLink, None, com.CLSCTX_INPROC_SERVER, shell.IID_IShellLink)
        link.SetPath(shortcut.program)
        link.SetArguments(ARGUMENTS)
        link.SetDescription(DESCRIPTION)
        shortcut.path.parent.mkdir(parents=True, exist_ok=True)
        link.QueryInterface(com.IID_IPersistFile).Save(str(shortcut.path), 0)
    except Exception as error:
        raise OSError(f"{shortcut.path.name}：{error}") from error
