"""Computers this suite does not run on: a Windows with its registry in a dictionary, a Mac."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xltools.addin.computer import Computer, System
from xltools.addin.registry import Root
from xltools.addin.shortcuts import Shortcut


@dataclass
class DictRegistry:
    """A registry in a dictionary: (root, key) to values."""

    keys: dict[tuple[Root, str], dict[str, str]] = field(default_factory=dict)

    def subkeys(self, root: Root, key: str) -> tuple[str, ...]:
        below = [name[len(key) + 1 :] for own, name in self.keys if own == root and name.startswith(f"{key}\\")]
        return tuple(dict.fromkeys(name.split("\\")[0] for name in below))

    def values(self, root: Root, key: str) -> Mapping[str, str]:
        return dict(self.keys.get((root, key), {}))

    def put(self, key: str, name: str, value: str) -> None:
        self.keys.setdefault(("HKCU", key), {})[name] = value

    def remove(self, key: str, name: str) -> None:
        del self.keys["HKCU", key][name]


def write_as_text(shortcut: Shortcut) -> None:
    """A shortcut as a file that says what it starts."""
    shortcut.path.parent.mkdir(parents=True, exist_ok=True)
    shortcut.path.write_text(shortcut.program, "utf-8")


def computer(
    system: System,
    home: Path,
    registry: DictRegistry | None = None,
    *,
    excel_open: bool = False,
    write_shortcut: Callable[[Shortcut], None] = write_as_text,
) -> Computer:
    """A computer whose Python is at a fixed place."""
    environment = {"APPDATA": str(home / "AppData" / "Roaming")} if system == "Windows" else {}
    return Computer(system, home, environment, r"D:\py\python.exe", registry, lambda: excel_open, write_shortcut)
