"""How far a long command is: a bar on a terminal, a plain line now and then elsewhere."""

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NoReturn, Protocol

if TYPE_CHECKING:
    from tqdm import tqdm

SECONDS_BETWEEN_LINES: Final = 2.0
MINUTE: Final = 60
TEN: Final = 10


class Progress(Protocol):
    """Called after each finished item."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """`done` of `total` are finished; `name` is the item just finished."""


def silent(done: int, total: int, name: str) -> None:
    """Show nothing."""


@contextlib.contextmanager
def shown(title: str) -> Iterator[Progress]:
    """Progress on stderr under a Chinese title (`读取`): a bar when it is a terminal, else a line every two seconds.

    It begins with the first finished item, so several steps may be prepared at once.
    """
    if not sys.stderr.isatty():
        yield Lines(title)
        return
    with contextlib.ExitStack() as stack:
        yield Bar(title, stack)


class Bar:
    """A bar on a terminal, with rate and remaining time; gone when all is done, at the latest when the stack is closed."""

    def __init__(self, title: str, stack: contextlib.ExitStack) -> None:
        self.title = title
        self.stack = stack
        self.bar: tqdm[NoReturn] | None = None

    def __call__(self, done: int, total: int, name: str) -> None:
        """Move the bar."""
        if self.bar is None:
            from tqdm import tqdm  # noqa: PLC0415 - only on a terminal: help and short commands start fast

            self.bar = self.stack.enter_context(tqdm(desc=self.title, unit="份", leave=False, file=sys.stderr))
        self.bar.total = total
        self.bar.set_postfix_str(name, refresh=False)
        self.bar.update(done - self.bar.n)
        if done == total:
            self.bar.close()
            self.bar = None


class Lines:
    """Plain progress lines for logs and pipes; a quick command prints none."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.before = 0
        self.start = self.last = 0.0

    def __call__(self, done: int, total: int, name: str) -> None:
        """Print a line when the last one is two seconds old."""
        now = time.monotonic()
        if not self.start:
            self.start = self.last = now
            self.before = done
        elif now - self.last >= SECONDS_BETWEEN_LINES:
            self.last = now
            rate = (done - self.before) / (now - self.start)
            print(f"{self.title} {done}/{total}{pace(rate, total - done)}：{name}", file=sys.stderr, flush=True)  # noqa: T201 - printing is its trade


def pace(rate: float, left: int) -> str:
    """How many a second, and how long the rest takes at that rate: `，每秒 35 份，约剩 20 秒`."""
    if not rate:
        return ""
    seconds = round(left / rate)
    rest = f"{seconds} 秒" if seconds <= 2 * MINUTE else f"{round(seconds / MINUTE)} 分钟"
    return f"，每秒 {rate:.{0 if rate >= TEN else 1}f} 份" + (f"，约剩 {rest}" if left else "")
