"""帮助: what each button does."""

from collections.abc import Iterable

from xltools import __version__
from xltools.buttons.host import Host


def help_text(host: Host, buttons: Iterable[tuple[str, str]]) -> str:
    """One line for each button, given as label and tip."""
    lines = [f"{label}：{tip}" for label, tip in buttons]
    opened = f"，当前工作簿 {host.file}" if host.file else ""
    return "\n".join([f"xltools {__version__}{opened}", *lines])
