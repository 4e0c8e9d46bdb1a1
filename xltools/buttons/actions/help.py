"""帮助: what each button does."""

from xltools import __version__
from xltools.buttons.host import Host


def show_help(host: Host) -> str:
    """One line for each button."""
    from xltools.buttons.registry import BUTTONS  # noqa: PLC0415 - the registry lists this action

    lines = [f"{button.label}：{button.tip}" for button in BUTTONS]
    return "\n".join([f"xltools {__version__}，当前工作簿 {host.file}", *lines])
