"""A test of a command that waits for ever fails instead."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def patient(seconds: int) -> Iterator[None]:
    """Raise TimeoutError where the body takes longer than so many seconds."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"still running after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
