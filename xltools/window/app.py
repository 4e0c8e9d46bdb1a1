"""The window: a list of files, the buttons of the ribbon, a bar, the results."""

import os
import subprocess
import sys
import tkinter as tk
import tkinter.font
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from queue import Empty
from tkinter import filedialog, ttk
from typing import Final

from xltools.buttons.registry import BUTTONS, Button
from xltools.window.dropping import accept_drops
from xltools.window.work import Event, Finished, Step, Told, Work

TITLE: Final = "绩效预算"
OUTPUT_NAME: Final = "核对结果"
"""Folder for copies, beside the first file chosen."""
EVERY: Final = 80
"""Milliseconds between looks at what the work tells."""
FONTS: Final = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei")
FILE_KINDS: Final = (("申报表", "*.xlsx *.xlsm *.xls *.et *.ods *.docx *.doc *.wps *.txt"), ("全部文件", "*.*"))
HINT: Final = "添加部门工作簿或文件夹，再点下面的按钮。原文件不会改动，结果另存为副本。"
DROP_HINT: Final = "把部门工作簿或文件夹拖到这里，或点右边添加，再点下面的按钮。原文件不会改动，结果另存为副本。"
READY: Final = "就绪"
NOTHING_CHOSEN: Final = "请先添加文件或文件夹。"


class Window(tk.Tk):
    """The whole window. `sources` are the files and folders it starts with."""

    def __init__(self, sources: Sequence[Path] = ()) -> None:
        super().__init__()
        self.title(TITLE)
        self.minsize(960, 640)
        self.work: Work | None = None
        self.results: dict[str, Path] = {}
        self.texts: dict[str, str] = {}
        self.buttons: dict[str, ttk.Button] = {}
        self.use_font()
        self.columnconfigure(0, weight=1)
        self.build_sources()
        self.build_buttons()
        self.build_progress()
        self.build_results()
        self.bind_keys()
        self.takes_drops = accept_drops(self, self.add)
        self.hint.configure(text=DROP_HINT if self.takes_drops else HINT)
        self.add(sources)

    def use_font(self) -> None:
        """A font with Chinese, large enough to read."""
        families = set(tk.font.families(self))
        family = next((name for name in FONTS if name in families), None)
        for name in ("TkDefaultFont", "TkTextFont", "TkHeadingFont", "TkMenuFont"):
            font = tk.font.nametofont(name)
            font.configure(size=10)
            if family:
                font.configure(family=family)
        style = ttk.Style(self)
        if style.theme_use() == "default":
            style.theme_use("clam")
        self.configure(background=style.lookup("TFrame", "background"))
        style.configure("Treeview", rowheight=tk.font.nametofont("TkDefaultFont").metrics("linespace") + 8)

    def build_sources(self) -> None:
        """The list of files and folders, with what adds to it."""
        frame = ttk.Frame(self, padding=(12, 12, 12, 0))
        frame.grid(sticky="nsew")
        frame.columnconfigure(0, weight=1)
        self.hint = ttk.Label(frame)
        self.hint.grid(columnspan=2, sticky="w", pady=(0, 6))
        self.files = tk.Listbox(frame, height=5, selectmode="extended", activestyle="dotbox", exportselection=False)
        self.files.grid(row=1, sticky="nsew")
        side = ttk.Frame(frame, padding=(8, 0, 0, 0))
        side.grid(row=1, column=1, sticky="n")
        for text, command in (
            ("添加文件(F)…", self.choose_files),
            ("添加文件夹(D)…", self.choose_folder),
            ("移除所选", self.remove_selected),
        ):
            ttk.Button(side, text=text, command=command, width=16).pack(fill="x", pady=(0, 4))

    def build_buttons(self) -> None:
        """The buttons of the registry, group by group."""
        frame = ttk.Frame(self, padding=(12, 8))
        frame.grid(row=1, sticky="ew")
        for column, (label, members) in enumerate(groupby(BUTTONS, key=lambda button: button.group)):
            group = ttk.LabelFrame(frame, text=label, padding=6)
            group.grid(row=0, column=column, sticky="ns", padx=(0, 8))
            for number, button in enumerate(members):
                text = f"{button.label}({button.keytip})"
                made = ttk.Button(group, text=text, command=partial(self.press, button))
                made.grid(row=number % 2, column=number // 2, sticky="ew", padx=2, pady=2)
                self.buttons[button.id] = made

    def build_progress(self) -> None:
        """The bar, what it stands for, and 取消."""
        frame = ttk.Frame(self, padding=(12, 0))
        frame.grid(row=2, sticky="ew")
        frame.columnconfigure(1, weight=1)
        self.state_label = ttk.Label(frame, text=READY)
        self.state_label.grid(row=0, column=0, sticky="w", padx=(0, 8))
        self.bar = ttk.Progressbar(frame, mode="determinate")
        self.bar.grid(row=0, column=1, sticky="ew")
        self.cancel_button = ttk.Button(frame, text="取消(Esc)", command=self.cancel, state="disabled")
        self.cancel_button.grid(row=0, column=2, padx=(8, 0))

    def build_results(self) -> None:
        """The list of results; a line with a file opens it by double click or Enter."""
        frame = ttk.Frame(self, padding=12)
        frame.grid(row=3, sticky="nsew")
        self.rowconfigure(3, weight=1)
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(0, weight=1)
        self.list = ttk.Treeview(frame, columns=("level", "file", "text"), show="headings", height=8)
        for name, title, width, stretch in (
            ("level", "结果", 90, False),
            ("file", "文件", 320, False),
            ("text", "说明（双击打开结果）", 460, True),
        ):
            self.list.heading(name, text=title, anchor="w")
            self.list.column(name, width=width, stretch=stretch)
        self.list.grid(sticky="nsew")
        scroll = ttk.Scrollbar(frame, command=self.list.yview)
        scroll.grid(row=0, column=1, sticky="ns")
        self.list.configure(yscrollcommand=scroll.set)
        self.full = ttk.Label(frame, anchor="nw", justify="left", wraplength=900)
        self.full.grid(row=1, columnspan=2, sticky="ew", pady=(6, 0))

    def bind_keys(self) -> None:
        """Everything works from the keyboard: Alt and the letter in brackets, Delete, Enter, Esc."""
        for button in BUTTONS:
            self.bind(f"<Alt-{button.keytip.lower()}>", partial(self.press_by_key, button))
        self.bind("<Alt-f>", lambda _: self.choose_files())
        self.bind("<Alt-d>", lambda _: self.choose_folder())
        self.bind("<Escape>", lambda _: self.cancel())
        self.files.bind("<Delete>", lambda _: self.remove_selected())
        self.list.bind("<Double-1>", lambda _: self.open_selected())
        self.list.bind("<Return>", lambda _: self.open_selected())
        self.list.bind("<<TreeviewSelect>>", lambda _: self.show_selected())

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders on the list, each once."""
        known = set(self.files.get(0, "end"))
        for path in paths:
            if str(path) not in known:
                self.files.insert("end", str(path))

    def choose_files(self) -> None:
        """Let the person choose files."""
        self.add([Path(name) for name in filedialog.askopenfilenames(parent=self, filetypes=FILE_KINDS)])

    def choose_folder(self) -> None:
        """Let the person choose a folder."""
        name = filedialog.askdirectory(parent=self, mustexist=True)
        if name:
            self.add([Path(name)])

    def remove_selected(self) -> None:
        """Take the selected lines off the list."""
        chosen: tuple[int, ...] = self.files.curselection()  # type: ignore[no-untyped-call]
        for number in reversed(chosen):
            self.files.delete(number)

    def sources(self) -> list[Path]:
        """Files and folders on the list."""
        return [Path(name) for name in self.files.get(0, "end")]

    def press(self, button: Button) -> None:
        """Press a button on the files of the list; one at a time."""
        if self.work is not None:
            return
        sources = self.sources()
        if not sources and button.subject != "nothing":
            self.say(Told("", NOTHING_CHOSEN, "error"))
            return
        self.work = Work(button, sources, output_folder(sources))
        for made in self.buttons.values():
            made.state(["disabled"])
        self.cancel_button.state(["!disabled"])
        self.state_label.configure(text=f"{button.label}……")
        self.work.start()
        self.after(EVERY, self.listen)

    def press_by_key(self, button: Button, _event: object) -> None:
        """Press a button from the keyboard."""
        self.press(button)

    def cancel(self) -> None:
        """Ask the work to stop after the file it is at."""
        if self.work is not None:
            self.work.cancelled.set()
            self.state_label.configure(text="正在停止……")

    def listen(self) -> None:
        """Show what the work has told since the last look."""
        while self.work is not None:
            try:
                event = self.work.events.get_nowait()
            except Empty:
                self.after(EVERY, self.listen)
                return
            self.take(event)

    def take(self, event: Event) -> None:
        """Show one event."""
        if isinstance(event, Step):
            self.bar.configure(maximum=max(event.total, 1), value=event.done)
            self.state_label.configure(text=f"{event.done}/{event.total}　{event.name}")
        elif isinstance(event, Told):
            self.say(event)
        elif isinstance(event, Finished):
            self.work = None
            for made in self.buttons.values():
                made.state(["!disabled"])
            self.cancel_button.state(["disabled"])
            self.bar.configure(value=0)
            self.state_label.configure(text=READY)

    def say(self, told: Told) -> None:
        """Add a line to the results and show it."""
        sign = "✘ 未完成" if told.level == "error" else "✔ 完成"
        line = self.list.insert("", "end", values=(sign, told.file, " ".join(told.text.split())))
        self.texts[line] = told.text
        if told.result is not None:
            self.results[line] = told.result
        self.list.see(line)
        self.list.selection_set(line)
        self.list.focus(line)

    def show_selected(self) -> None:
        """The whole text of the selected line below the list."""
        for line in self.list.selection():
            self.full.configure(text=self.texts[line], wraplength=max(self.list.winfo_width(), 400))

    def open_selected(self) -> None:
        """Open the result of the selected line."""
        for line in self.list.selection():
            if line in self.results:
                open_file(self.results[line])


def output_folder(sources: Sequence[Path]) -> Path:
    """Where copies go: a folder beside the first file."""
    if not sources:
        return Path(OUTPUT_NAME)
    first = sources[0]
    return (first if first.is_dir() else first.parent) / OUTPUT_NAME


def open_file(path: Path) -> None:
    """Open a file with the program the system has for it."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a result of ours, chosen by the person
        return
    command = "open" if sys.platform == "darwin" else "xdg-open"
    subprocess.Popen([command, str(path)], stdin=subprocess.DEVNULL)  # noqa: S603 - as above


def show_window(sources: Sequence[Path]) -> None:
    """Show the window until it is closed."""
    Window(sources).mainloop()
