"""The picture of a macro at work: `python samples/build_click_picture.py`. Needs LibreOffice, python3-uno, Xvfb, xdotool, ImageMagick."""

import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from support.demonstration import build_demonstration, on_screen, picture_of_screen  # noqa: E402 - found through the line above
from support.screen import virtual_screen  # noqa: E402

TARGET = HERE / "pictures" / "macro-click.png"


def main() -> None:
    """Build the demonstration, click its button, keep what the screen shows."""
    soffice = shutil.which("soffice")
    if soffice is None:
        sys.exit("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder, virtual_screen():
        book = build_demonstration(Path(folder) / "演示.xlsm")
        with on_screen(soffice, book) as shown:
            shown.press()
            end = time.monotonic() + 20
            while not shown.cell() and time.monotonic() < end:
                time.sleep(0.2)
            time.sleep(1)
            picture_of_screen(TARGET)
    print(TARGET)


if __name__ == "__main__":
    main()
