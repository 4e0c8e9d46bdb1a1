"""Pressing a button: work, then one message; nothing but sentences reaches the person."""

from xltools.buttons.host import Host
from xltools.buttons.registry import Button
from xltools.files.crash import report_crash
from xltools.model.problems import UserError


def press(button: Button, host: Host) -> bool:
    """Run a button on a host and tell the outcome; returns whether it went well."""
    try:
        with host.working():
            text = button.action(host)
    except UserError as refusal:
        host.tell(button.label, str(refusal), "error")
    except Exception:  # noqa: BLE001 - the last door: a person must see a sentence, support the log
        host.tell(button.label, report_crash(["button", button.id, host.file]), "error")
    else:
        host.tell(button.label, text)
        return True
    return False
