"""A virtual screen, and real clicks on it: Xvfb and xdotool."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

needs_screen = pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "xdotool"))),
    reason="a virtual screen is not installed: apt-get install xvfb xdotool",
)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Start a screen and name it in DISPLAY meanwhile."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as stream:
        display = f":{stream.readline().strip()}"
    before = os.environ.get("DISPLAY")
    os.environ["DISPLAY"] = display
    try:
        yield display
    finally:
        if before is None:
            del os.environ["DISPLAY"]
        else:
            os.environ["DISPLAY"] = before
        server.terminate()
        server.wait(10)


def click(x: int, y: int, times: int = 1) -> None:
    """Move the mouse and press its left button."""
    subprocess.run(
        ["xdotool", "mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "40", "1"], check=True
    )


def mouse(*words: object) -> None:
    """`mousemove X Y`, `mousedown 1`, `mouseup 1`."""
    subprocess.run(["xdotool", *map(str, words)], check=True)


def type_key(*keys: str) -> None:
    """Press keys: `alt+j`, `Escape`."""
    subprocess.run(["xdotool", "key", *keys], check=True)


def deadline(seconds: float) -> Iterator[None]:
    """Loop until the caller breaks; fails after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
    pytest.fail(f"nothing happened within {seconds} s")
