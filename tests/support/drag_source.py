"""A window of its own process from which files can be dragged: `python drag_source.py X Y FILE...`; says when it is there."""

import sys
import tkinter as tk
from pathlib import Path
from typing import Any

from tkinterdnd2 import COPY, DND_FILES, TkinterDnD

HANDED_OVER = 100
"""Milliseconds after which the drag has begun and its data can be given out our way."""


def main(x: str, y: str, *files: str) -> None:
    """Show the window until the drag has ended."""
    root = TkinterDnD.Tk()
    root.overrideredirect(boolean=True)
    root.geometry(f"120x40+{x}+{y}")
    label: Any = tk.Label(root, text="files")
    label.pack(fill="both", expand=True)
    uris = "".join(f"{Path(file).as_uri()}\r\n" for file in files)

    def give_out() -> None:
        """As bytes of text, like a file manager: Tk itself would send numbers."""
        label.selection_handle(
            lambda offset, length: uris[int(offset) : int(offset) + int(length)],
            selection="XdndSelection", type="text/uri-list", format="UTF8_STRING",
        )  # fmt: skip

    def begin(_: object) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        root.after(HANDED_OVER, give_out)
        return (COPY,), (DND_FILES,), files

    label.drag_source_register(1, DND_FILES)
    label.dnd_bind("<<DragInitCmd>>", begin)
    label.dnd_bind("<<DragEndCmd>>", lambda _: root.after(HANDED_OVER, root.destroy))
    root.update()
    print("ready", flush=True)
    root.mainloop()


if __name__ == "__main__":
    main(*sys.argv[1:])
