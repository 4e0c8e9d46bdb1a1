"""Internal errors: a number for the person, a log file for support."""

import os
import platform
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from xltools import __version__


def log_folder() -> Path:
    """Where logs go: XLTOOLS_LOG_DIR, else the user's local application data."""
    given = os.environ.get("XLTOOLS_LOG_DIR")
    if given:
        return Path(given)
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "xltools" / "logs"


def report_crash(call: Sequence[str]) -> str:
    """Log the exception being handled and return the sentence to show."""
    number = os.urandom(3).hex().upper()
    kind = sys.exc_info()[0]
    name = kind.__name__ if kind else "未知错误"
    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{number}.log"
        head = f"xltools {__version__} python {platform.python_version()} {platform.platform()}\ncall: {list(call)}\n"
        log.write_text(head + traceback.format_exc(), encoding="utf-8")
    except OSError as error:
        return f"程序出错（{name}，错误编号 {number}），日志也未能写入（{error.strerror}），请把操作步骤告诉技术支持。"
    return f"程序出错（{name}，错误编号 {number}），请把日志 {log} 发给技术支持。"
