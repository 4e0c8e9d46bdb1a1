"""The computer an add-in is installed on: its system, its folders, its registry. Tests use one that is not this one."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from xltools.addin.registry import Registry
from xltools.addin.shortcuts import Shortcut, write_shortcut

System = Literal["Windows", "Darwin", "Linux"]
SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class Computer:
    """What installing depends on. `registry` is None outside Windows; `interpreter` is the Python the macros start."""

    system: System
    home: Path
    environment: Mapping[str, str]
    interpreter: str
    registry: Registry | None
    excel_runs: Callable[[], bool]
    write_shortcut: Callable[[Shortcut], None] = write_shortcut


def this_computer() -> Computer:
    """The computer this program runs on."""
    system: System = "Windows" if sys.platform == "win32" else "Darwin" if sys.platform == "darwin" else "Linux"
    registry: Registry | None = None
    if sys.platform == "win32":
        from xltools.addin.windows import WindowsRegistry  # noqa: PLC0415 - winreg exists on Windows only

        registry = WindowsRegistry()
    return Computer(system, Path.home(), os.environ, sys.executable, registry, lambda: excel_runs(system))


def excel_runs(system: System) -> bool:
    """Whether an Excel is open: it rewrites its list of add-ins when it closes."""
    commands = {
        "Windows": ["tasklist", "/FI", "IMAGENAME eq EXCEL.EXE", "/NH"],
        "Darwin": ["pgrep", "-x", "Microsoft Excel"],
    }
    command = commands.get(system)
    if command is None:
        return False
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "EXCEL.EXE" in result.stdout if system == "Windows" else result.returncode == 0
