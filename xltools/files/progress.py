"""How far a long command is: a bar on a terminal, a plain line now and then elsewhere."""

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import Final, Protocol

SECONDS_BETWEEN_LINES: Final = 2.0


class Progress(Protocol):
    """Called after each finished item."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """`done` of `total` are finished; `name` is the item just finished."""


def silent(done: int, total: int, name: str) -> None:
    """Show nothing."""


@contextlib.contextmanager
def shown(title: str) -> Iterator[Progress]:
    """Progress on stderr under a Chinese title (`读取`): a bar when it is a terminal, else a line every two seconds."""
    if not sys.stderr.isatty():
        yield Lines(title)
        return
    from tqdm import tqdm  # noqa: PLC0415 - only on a terminal: help and short commands start fast

    with tqdm(desc=title, unit="份", leave=False, file=sys.stderr) as bar:

        def advance(done: int, total: int, name: str) -> None:
            bar.total = total
            bar.set_postfix_str(name, refresh=False)
            bar.update(done - bar.n)

        yield advance


class Lines:
    """Plain progress lines for logs and pipes; a quick command prints none."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.last = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Print a line when the last one is two seconds old."""
        now = time.monotonic()
        if now - self.last >= SECONDS_BETWEEN_LINES:
            self.last = now
            print(f"{self.title} {done}/{total}：{name}", file=sys.stderr, flush=True)  # noqa: T201 - printing is its trade
