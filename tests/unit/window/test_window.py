"""The window with real clicks on a virtual screen: the same results as the command line, sources untouched."""

import contextlib
import gc
import hashlib
import io
import json
import shutil
import subprocess
import sys
import time
import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.screen import click, deadline, mouse, needs_screen, type_key, virtual_screen

from xltools.buttons.registry import BUTTONS, Button, find
from xltools.cli import main
from xltools.jobs.demo import samples_folder
from xltools.model.finding import SEVERITY_TITLES
from xltools.window import app
from xltools.window.app import OUTPUT_NAME, Window
from xltools.window.dropping import dropped_paths
from xltools.window.work import STOPPED, Finished, Step, Told, Work

pytestmark = needs_screen

DRAG_SOURCE = Path(__file__).resolve().parents[2] / "support" / "drag_source.py"


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with virtual_screen() as display:
        yield display


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with contextlib.redirect_stdout(io.StringIO()):
        source = next(path for path in sorted((samples_folder() / "submissions").glob("*.docx")) if "文化" in path.name)
        assert main(["import", str(source), "-o", str(tmp_path / "部门 表")]) in (0, 1)
    (tmp_path / "部门 表" / "导入报告.xlsx").unlink()
    return tmp_path / "部门 表"


@pytest.fixture
def book(folder: Path) -> Path:
    return next(folder.glob("*.xlsx"))


@pytest.fixture
def window(screen: str) -> Iterator[Callable[..., Window]]:
    made: list[Window] = []

    def make(*sources: Path) -> Window:
        one = Window(sources)
        one.geometry("1100x760+0+0")
        one.update()
        one.focus_force()
        one.update()
        made.append(one)
        return one

    yield make
    while made:
        made.pop().destroy()
    gc.collect()  # Tcl ends the process when a window is collected in another thread than its own


def middle(widget: tk.Misc) -> tuple[int, int]:
    return widget.winfo_rootx() + widget.winfo_width() // 2, widget.winfo_rooty() + widget.winfo_height() // 2


def wait_until_done(window: Window, lines: int) -> None:
    for _ in deadline(60):
        window.update()
        if window.work is None and len(window.list.get_children()) >= lines:
            return


def lines(window: Window) -> list[list[str]]:
    return [[str(value) for value in window.list.item(line, "values")] for line in window.list.get_children()]


def test_a_click_checks_like_the_command_line(window: Callable[..., Window], book: Path) -> None:
    digest = hashlib.sha256(book.read_bytes()).digest()
    shown = window(book)
    click(*middle(shown.buttons["check"]))
    wait_until_done(shown, 1)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        main(["check", str(book), "--format", "json", "--mark", str(book.parent / "对照")])
    found = [finding["severity"] for finding in json.loads(output.getvalue())["findings"]]
    counts = "，".join(f"{title} {found.count(level)} 处" for level, title in SEVERITY_TITLES.items())
    (line,) = lines(shown)
    assert line[:2] == ["✔ 完成", book.name]
    assert counts in line[2]
    copy = book.parent / OUTPUT_NAME / book.name
    assert copy.read_bytes() == (book.parent / "对照" / book.name).read_bytes()
    assert hashlib.sha256(book.read_bytes()).digest() == digest


def test_every_button_has_its_key(window: Callable[..., Window], book: Path) -> None:
    shown = window(book)
    type_key("alt+z")
    wait_until_done(shown, 1)
    assert all(button.label in shown.texts[shown.list.get_children()[0]] for button in BUTTONS)
    type_key("alt+c")
    wait_until_done(shown, 2)
    assert "全部一致" in lines(shown)[1][2]


def test_a_double_click_opens_the_result(
    window: Callable[..., Window], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(app, "open_file", opened.append)
    shown = window(book)
    click(*middle(shown.buttons["check"]))
    wait_until_done(shown, 1)
    x, y, width, height = shown.list.bbox(shown.list.get_children()[0])
    click(shown.list.winfo_rootx() + x + width // 2, shown.list.winfo_rooty() + y + height // 2, times=2)
    for _ in deadline(10):
        shown.update()
        if opened:
            break
    assert opened == [book.parent / OUTPUT_NAME / book.name]


def test_a_folder_is_consolidated(window: Callable[..., Window], folder: Path) -> None:
    shown = window(folder)
    click(*middle(shown.buttons["consolidate"]))
    wait_until_done(shown, 1)
    assert "已汇总 1 个部门、5 个项目" in lines(shown)[0][2]
    assert (folder / "汇总.xlsx").exists()


def test_nothing_chosen_and_the_wrong_thing_are_said(window: Callable[..., Window], book: Path, tmp_path: Path) -> None:
    shown = window()
    click(*middle(shown.buttons["check"]))
    wait_until_done(shown, 1)
    assert lines(shown) == [["✘ 未完成", "", "请先添加文件或文件夹。"]]
    shown.add([book])
    click(*middle(shown.buttons["consolidate"]))
    wait_until_done(shown, 2)
    assert "要对一个文件夹进行" in lines(shown)[1][2]
    text = tmp_path / "申报.txt"
    text.write_text("文字", "utf-8")
    shown.files.delete(0, "end")
    shown.add([text])
    click(*middle(shown.buttons["check"]))
    wait_until_done(shown, 3)
    assert "列表里没有部门工作簿" in lines(shown)[2][2]


def wait(window: Window, seconds: float) -> None:
    """Let the window live for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        window.update()
        time.sleep(0.01)


def drag(window: Window, to: tuple[int, int], *files: Path) -> None:
    """Drag files out of another program's window and let them fall."""
    x, y = 1150, 815
    command = [sys.executable, str(DRAG_SOURCE), str(x - 50), str(y - 15), *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "ready\n"
        mouse("mousemove", x, y)
        mouse("mousedown", 1)
        for step in range(1, 9):
            mouse("mousemove", x + (to[0] - x) * step // 8, y + (to[1] - y) * step // 8)
            wait(window, 0.06)
        wait(window, 0.2)
        mouse("mouseup", 1)
        for _ in deadline(20):
            window.update()
            if other.poll() is not None:
                return


def test_files_dragged_from_another_program_are_added(window: Callable[..., Window], book: Path, folder: Path) -> None:
    shown = window()
    drag(shown, middle(shown.files), book, folder)
    assert shown.sources() == [book, folder]
    click(*middle(shown.buttons["recompute"]))
    wait_until_done(shown, 1)
    assert lines(shown)[0][1] == book.name


def test_a_second_button_passes_over_what_the_first_one_wrote(book: Path, folder: Path) -> None:
    output = folder / OUTPUT_NAME
    for _ in range(2):
        for name in ("check", "recompute"):
            told = [event for event in events(Work(pressed(name), [folder], output)) if isinstance(event, Told)]
            assert [one.file for one in told] == [book.name]
    assert [path.name for path in output.iterdir()] == [book.name]
    told = [
        event for event in events(Work(pressed("clear"), [output], output / OUTPUT_NAME)) if isinstance(event, Told)
    ]
    assert [one.file for one in told] == [book.name]


WRONG = {
    "a PDF": ("check", "扫描.pdf", "无法核对"),
    "an empty folder": ("check", "空", "列表里没有部门工作簿"),
    "an empty folder to import": ("import_documents", "空", "没有读到申报表"),
    "an empty folder to consolidate": ("consolidate", "空", "没有可以汇总的申报表"),
    "what is gone": ("recompute", "移走了.xlsx", "可能已移走或改名"),
    "a folder that is gone": ("consolidate", "移走了", "可能已移走或改名"),
    "a file instead of a folder": ("submission_status", "扫描.pdf", "要对一个文件夹进行"),
}


@pytest.mark.parametrize(("button_id", "name", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_said(tmp_path: Path, button_id: str, name: str, said: str) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF-1.4")
    *_, told, end = events(Work(pressed(button_id), [tmp_path / name], tmp_path / "出"))
    assert isinstance(told, Told)
    assert told.level == "error"
    assert said in told.text
    assert end == Finished()
    assert {path.name for path in tmp_path.rglob("*")} == {"空", "扫描.pdf"}


def test_help_names_no_workbook_where_there_is_none(tmp_path: Path) -> None:
    told, _ = events(Work(pressed("help"), [], tmp_path))
    assert isinstance(told, Told)
    assert "当前工作簿" not in told.text


def test_dropped_files_are_added_once(window: Callable[..., Window], book: Path, folder: Path) -> None:
    shown = window()
    assert shown.takes_drops
    data = f"{{{book}}} {{{folder}}}"
    for _ in range(2):
        shown.add(dropped_paths(shown, data))
    assert shown.sources() == [book, folder]
    assert " " in str(book)


def test_without_the_library_the_window_has_its_buttons(
    window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tkinterdnd2", None)
    assert not window().takes_drops


def events(work: Work) -> list[object]:
    work.run()
    found = []
    while not work.events.empty():
        found.append(work.events.get())
    return found


def test_cancelling_stops_before_the_next_file_and_leaves_nothing(book: Path, tmp_path: Path) -> None:
    second = tmp_path / "第二份.xlsx"
    shutil.copyfile(book, second)
    work = Work(pressed("check"), [book, second], tmp_path / "出")
    work.cancelled.set()
    assert events(work) == [Told("", STOPPED, "error"), Finished()]
    assert not (tmp_path / "出").exists()


def test_a_crash_is_told_with_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(tmp_path))
    monkeypatch.setattr("xltools.window.work.list_sources", lambda _: 1 / 0)
    told, end = events(Work(pressed("check"), [tmp_path], tmp_path / "出"))
    assert isinstance(told, Told)
    assert "ZeroDivisionError，错误编号" in told.text
    assert end == Finished()


def test_books_of_one_name_get_copies_of_their_own(book: Path, tmp_path: Path) -> None:
    twin = tmp_path / "另一处" / book.name
    twin.parent.mkdir()
    shutil.copyfile(book, twin)
    told = [event for event in events(Work(pressed("check"), [book, twin], tmp_path / "出")) if isinstance(event, Told)]
    assert [one.result for one in told] == [tmp_path / "出" / book.name, tmp_path / "出" / f"{book.stem}（2）.xlsx"]


def test_progress_is_told(book: Path, tmp_path: Path) -> None:
    steps = [event for event in events(Work(pressed("recompute"), [book], tmp_path / "出")) if isinstance(event, Step)]
    assert [(step.done, step.total) for step in steps] == [(number, 5) for number in range(1, 6)]


def pressed(name: str) -> Button:
    button = find(name)
    assert button is not None
    return button


def test_without_a_screen_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", "")
    assert main(["window"]) == 2
    assert "没有图形界面" in capsys.readouterr().err
