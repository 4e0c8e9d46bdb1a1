"""What a person has chosen on this computer and need not choose again: what the buttons obey and compare with."""

import json
import os
from pathlib import Path
from typing import Final

from xltools.files.atomic import replacing

FILE_NAME: Final = "preferences.json"
OFFICE: Final = "office"
LAST_YEAR: Final = "last_year"


def config_folder() -> Path:
    """Where choices are kept: XLTOOLS_CONFIG_DIR, else the person's own settings on this computer."""
    given = os.environ.get("XLTOOLS_CONFIG_DIR")
    if given:
        return Path(given)
    base = os.environ.get("APPDATA") or os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "xltools"


def remember(office: Path, last_year: Path | None = None) -> None:
    """Keep the 花名册与设置 and last year's master for later. Raises UserError when the choice cannot be written."""
    choices = {OFFICE: str(office.absolute())}
    if last_year is not None:
        choices[LAST_YEAR] = str(last_year.absolute())
    with replacing(config_folder() / FILE_NAME) as temporary:
        temporary.write_text(json.dumps(choices, ensure_ascii=False), encoding="utf-8")


def remembered_office() -> Path | None:
    """The 花名册与设置 chosen last, while it is there; None when there is none, or the choices cannot be read."""
    return remembered(OFFICE)


def remembered_last_year() -> Path | None:
    """Last year's master chosen last, while it is there; None as above."""
    return remembered(LAST_YEAR)


def remembered(choice: str) -> Path | None:
    """The file that was chosen, while it is there."""
    try:
        path = Path(json.loads((config_folder() / FILE_NAME).read_text(encoding="utf-8"))[choice])
        return path if path.is_file() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
