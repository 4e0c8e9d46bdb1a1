"""Work on one file in a process that may be ended: whatever the file does, the program that asked goes on."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from xltools.files.crash import report_crash
from xltools.jobs.readers import each
from xltools.model.limits import USUAL, Limits
from xltools.model.problems import UnreadableSource, UserError

R = TypeVar("R")


def apart(path: Path, work: Callable[[Path], R], limits: Limits = USUAL) -> R:
    """What `work` makes of a file. Raises the UserError it raises, and UnreadableSource where it had to be ended or broke down."""
    (found,) = each((path,), partial(result_or_refusal, work=work), ended, limits)
    if isinstance(found, UserError):
        raise found
    return found


def result_or_refusal(path: Path, work: Callable[[Path], R]) -> R | UserError:
    """The result, or why there is none; the log of an internal error tells support what happened."""
    try:
        return work(path)
    except UserError as refusal:
        return refusal
    except RecursionError:
        return UnreadableSource(f"{path} 的内容嵌套过深，没有读取，请用原来的软件打开并另存后再试。")
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as everywhere a file is read: one sentence for the person, a log for support
        return UnreadableSource(f"{path} 读取时{report_crash(['read', str(path)])}")


def ended(path: Path, why: str) -> UserError:
    """The outcome of a file whose process was ended; `why` is a clause."""
    return UnreadableSource(f"{path} {why}，请检查该文件。")


def for_copies(limits: Limits) -> Limits:
    """The bounds for writing a copy of a file that could be read: changing its sheets takes longer and more memory than reading them."""
    return replace(limits, seconds=6 * limits.seconds, memory=2 * limits.memory)
