"""What a click imports before it first calls Excel, and for the host; and how long that takes."""

import json
import re
import subprocess
import sys

import pytest

BEFORE = "from xltools.buttons import launching; launching.find('check'); launching.attach()"
HOST = f"{BEFORE}; import xltools.buttons.excel_host"
TELL = "import json, sys; print(json.dumps([name for name, module in sys.modules.items() if module]))"
OURS = {
    "xltools", "xltools.buttons", "xltools.buttons.actions", "xltools.buttons.actions.help", "xltools.buttons.host",
    "xltools.buttons.launching", "xltools.buttons.pressing", "xltools.buttons.registry", "xltools.files", "xltools.files.crash",
    "xltools.model", "xltools.model.problems", "xltools.values", "xltools.values.frozen",
}  # fmt: skip
"""All of ours that a click needs to find its book."""
STARTING = {"__main__", "_distutils_hack", "_virtualenv", "sitecustomize"}
"""What an environment of Python may bring by itself."""
WINDOWS = {
    "pythoncom",
    "pythoncomloader",
    "pywintypes",
    "win32com",
    "win32api",
    "win32con",
    "win32gui",
    "win32process",
    "winerror",
}
"""What xlwings talks to Excel with."""
LIMIT = 0.25
"""Seconds of imports before the first call to Excel."""


def imported(code: str) -> set[str]:
    command = [sys.executable, "-I", "-X", "utf8", "-c", f"{code}; {TELL}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(json.loads(told.stdout))


def imported_in() -> float:
    """Seconds of all imports of a fresh button process up to the first call to Excel."""
    command = [sys.executable, "-I", "-X", "utf8", "-X", "importtime", "-c", BEFORE]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stderr
    return sum(map(int, re.findall(r"import time: +(\d+) \| +\d+ \|", told))) / 1e6


def libraries(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - STARTING - WINDOWS


@pytest.fixture(scope="module")
def before() -> set[str]:
    return imported(BEFORE)


@pytest.fixture(scope="module")
def host() -> set[str]:
    return imported(HOST)


def test_before_the_first_call_only_xlwings_and_what_finds_the_book_are_imported(before: set[str]) -> None:
    assert libraries(before) == {"xltools", "xlwings"}
    assert {name for name in before if name.partition(".")[0] == "xltools"} == OURS


def test_the_imports_before_the_first_call_are_quick() -> None:
    assert min(imported_in() for _ in range(3)) <= LIMIT


def test_the_host_waits_for_no_library_of_data_and_no_rules(host: set[str]) -> None:
    assert not libraries(host) & {
        "pandas",
        "numpy",
        "PIL",
        "matplotlib",
        "polars",
        "cryptography",
        "docx",
        "pypdf",
        "tqdm",
        "rapidfuzz",
    }
    assert not {
        name for name in host if name.startswith(("xltools.rules.registry", "xltools.workbooks.master", "xltools.jobs"))
    }
