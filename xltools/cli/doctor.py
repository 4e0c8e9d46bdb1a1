"""`xltools doctor`: why a button does not work."""

import argparse
from typing import Final

DONE: Final = 0
PROBLEMS: Final = 1


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """The command takes none."""


def run(_arguments: argparse.Namespace) -> int:
    """Print every check; exit code 1 when one is bad."""
    from xltools.addin.computer import this_computer  # noqa: PLC0415 - help stays fast
    from xltools.addin.doctor import examine  # noqa: PLC0415 - help stays fast

    checks = examine(this_computer())
    for check in checks:
        print(check.line())
    bad = sum(check.outcome == "bad" for check in checks)
    print(f"发现 {bad} 处问题，请按上面的提示处理。" if bad else "没有发现问题。")
    return PROBLEMS if bad else DONE
