"""What a person has chosen on this computer and need not choose again: the 花名册与设置 the buttons obey."""

import json
import os
from pathlib import Path
from typing import Final

from xltools.files.atomic import replacing

FILE_NAME: Final = "preferences.json"
OFFICE: Final = "office"


def config_folder() -> Path:
    """Where choices are kept: XLTOOLS_CONFIG_DIR, else the person's own settings on this computer."""
    given = os.environ.get("XLTOOLS_CONFIG_DIR")
    if given:
        return Path(given)
    base = os.environ.get("APPDATA") or os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "xltools"


def remember_office(path: Path) -> None:
    """Keep the 花名册与设置 for later. Raises UserError when the choice cannot be written."""
    with replacing(config_folder() / FILE_NAME) as temporary:
        temporary.write_text(json.dumps({OFFICE: str(path.absolute())}, ensure_ascii=False), encoding="utf-8")


def remembered_office() -> Path | None:
    """The 花名册与设置 chosen last, while it is there; None when there is none, or the choices cannot be read."""
    try:
        choices = json.loads((config_folder() / FILE_NAME).read_text(encoding="utf-8"))
        path = Path(choices[OFFICE])
        return path if path.is_file() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
