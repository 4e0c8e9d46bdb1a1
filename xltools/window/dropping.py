"""Files and folders dropped on the window. Needs tkinterdnd2 (extra `window`); without it the window has its buttons."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def accept_drops(root: tk.Tk, take: Callable[[Sequence[Path]], None]) -> bool:
    """Let every part of the window take files; returns whether this computer can."""
    try:
        from tkinterdnd2 import DND_FILES, TkinterDnD  # noqa: PLC0415 - optional, and it loads a library into Tk

        TkinterDnD.require(root)
    except (ImportError, RuntimeError):
        return False

    def dropped(event: Any) -> None:  # noqa: ANN401 - the event type is tkinterdnd2's own
        take(dropped_paths(root, event.data))

    parts: list[Any] = list(root.winfo_children())
    for part in parts:
        part.drop_target_register(DND_FILES)
        part.dnd_bind("<<Drop>>", dropped)
    return True


def dropped_paths(root: tk.Tk, data: str) -> list[Path]:
    """The paths in a drop: a Tcl list, names with blanks in braces."""
    return [Path(name) for name in root.tk.splitlist(data)]
