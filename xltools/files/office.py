"""Headless LibreOffice: found at its usual places, run on a copy with a profile of its own, ended with all it started."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

PROGRAMS: Final = ("soffice", "libreoffice")
PLACES: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
SECONDS: Final = 120
MEMORY: Final = 4 << 30
"""Bytes LibreOffice may take, where the system can hold it to that (Linux)."""
SETTINGS: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""What a file links to, be it a picture, is not fetched; links are never updated (2 in Calc, 0 in Writer); no macro runs."""


class ConversionFailed(Exception):
    """LibreOffice did not deliver; the text says why in a few Chinese words."""


def office_program() -> str | None:
    """LibreOffice on the search path, else at one of its usual places."""
    found = next((place for place in map(shutil.which, PROGRAMS) if place), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def convert(program: str, source: Path, kind: str, folder: Path, seconds: float = SECONDS) -> Path:
    """Convert a file into another kind ("pdf", or suffix and filter "docx:MS Word 2007 XML"); returns the new file.

    `source` is copied into `folder`, an empty one or one used for this before, so that the original is never opened.
    Raises ConversionFailed.
    """
    profile = folder / "profile"
    forbid_links(profile)
    copied = folder / f"source{source.suffix.lower()}"
    shutil.copyfile(source, copied)
    result = folder / "out" / f"source.{kind.partition(':')[0]}"
    result.unlink(missing_ok=True)
    command = [
        program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", kind, "--outdir", str(result.parent), str(copied),
    ]  # fmt: skip
    run_to_end(command, {**os.environ, "HOME": str(folder)}, seconds)
    if not result.is_file():
        raise ConversionFailed("LibreOffice 没有转换成功，文件可能已损坏或加密")
    return result


def forbid_links(profile: Path) -> None:
    """Begin a profile in which nothing is fetched or run; one that LibreOffice has used before keeps its settings."""
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(SETTINGS, encoding="utf-8")


def run_to_end(command: Sequence[str], environment: dict[str, str], seconds: float) -> None:
    """Run a program; when it takes too long or the user interrupts, it is ended with everything it started."""
    try:
        process = subprocess.Popen(  # noqa: S603 - LibreOffice with a fixed command line, the file is a copy with a fixed name
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise ConversionFailed("LibreOffice 启动失败") from error
    limit_memory(process.pid)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise ConversionFailed(f"LibreOffice 超过 {seconds:g} 秒仍未完成，已放弃") from error
    finally:
        if process.poll() is None:
            end(process)


def limit_memory(pid: int) -> None:
    """Hold a process that has just begun, and all that it starts, to `MEMORY`: it fails instead of slowing the computer down."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        with contextlib.suppress(OSError):
            resource.prlimit(pid, resource.RLIMIT_DATA, (MEMORY, MEMORY))


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children: LibreOffice's starter leaves the program itself running."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            call = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(call, capture_output=True, check=False)  # noqa: S603 - a number of ours
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
