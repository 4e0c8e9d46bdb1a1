"""The offline kit for Windows: everything an office without internet needs, in one zip."""

import base64
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xltools.addin.building import FILE_NAME, build_addin
from xltools.addin.sources import macro_folder
from xltools.files.atomic import replacing
from xltools.files.progress import Progress, silent
from xltools.model.problems import UserError

PYTHONS: Final = ("3.11", "3.12", "3.13")
"""The kit serves whichever of these a computer has."""
WANTED: Final = "xltools[excel,addin,window]"
PLATFORM: Final = "win_amd64"
UV_PLATFORM: Final = "x86_64-pc-windows-msvc"
SECONDS: Final = 900
DATE: Final = (1980, 1, 1, 0, 0, 0)
GUIDE: Final = "安装说明.html"
INSTALLER: Final = "install.cmd"
PICTURE: Final = re.compile(r'src="([\w-]+\.png)"')
LAST_LINES: Final = 8


def write_kit(target: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the zip and return the names of the wheels in it.

    Needs a checkout of the project, its network (or another source of packages that pip knows) and uv, which resolves for
    a Windows it does not run on. The wheels are checked by resolving against them alone, for each Python. Raises UserError.
    """
    root = project_folder()
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder) / "wheels"
        run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(wheels), str(root)])
        steps = len(PYTHONS) + 1
        for done, python in enumerate(PYTHONS, start=1):
            collect(wheels, python, Path(folder))
            check_complete(wheels, python, Path(folder) / "target")
            progress(done, steps, f"Python {python}")
        build_addin(Path(folder) / FILE_NAME)
        write_zip(target, Path(folder), root / "samples" / "pictures")
        progress(steps, steps, target.name)
        return tuple(sorted(path.name for path in wheels.iterdir()))


def project_folder() -> Path:
    """The checkout this program runs from."""
    root = Path(__file__).parents[2]
    if not (root / "pyproject.toml").is_file():
        raise UserError("离线安装包要在 xltools 的源代码文件夹里制作，请先取得源代码，再运行 xltools addin bundle。")
    return root


def collect(wheels: Path, python: str, folder: Path) -> None:
    """Download what one Python needs on Windows."""
    wanted, pinned = folder / "wanted.txt", folder / "pinned.txt"
    wanted.write_text(f"{WANTED}\n", "utf-8")
    resolve = ["pip", "compile", "--quiet", "--no-header", "--no-annotate", "--python-platform", UV_PLATFORM]
    resolve += ["--python-version", python, "--find-links", str(wheels), "-o", str(pinned), str(wanted)]
    run([*uv(), *resolve])
    others = [line for line in pinned.read_text("utf-8").splitlines() if line and not line.startswith("xltools")]
    download = ["download", "--quiet", "--no-deps", "--only-binary=:all:", "--platform", PLATFORM]
    download += ["--python-version", python, "--implementation", "cp", "-d", str(wheels), *others]
    run([sys.executable, "-m", "pip", *download])


def check_complete(wheels: Path, python: str, target: Path) -> None:
    """Resolve against the wheels alone, as the computer without internet will."""
    install = [
        "pip",
        "install",
        "--quiet",
        "--dry-run",
        "--no-index",
        "--find-links",
        str(wheels),
        "--target",
        str(target),
    ]
    run(
        [
            *uv(),
            *install,
            "--python-platform",
            UV_PLATFORM,
            "--python-version",
            python,
            "--only-binary",
            ":all:",
            WANTED,
        ]
    )


def uv() -> Sequence[str]:
    """The resolver; it comes with the extra `bundle`."""
    return (sys.executable, "-m", "uv", "--no-config", "--no-progress")


def run(command: Sequence[str]) -> None:
    """Run one step; its own last words are told when it fails."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed words and our own paths
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(
            f"离线安装包没有做成：{Path(command[0]).name} 没有完成（{error}），请检查网络后再试。"
        ) from error
    if result.returncode:
        said = " ".join(" ".join((result.stderr or result.stdout).strip().splitlines()[-LAST_LINES:]).split())
        raise UserError(f"离线安装包没有做成，请检查网络和软件包来源：{said}")


def write_zip(target: Path, folder: Path, pictures: Path) -> None:
    """Wheels, add-in, installer and guide; the same parts give the same bytes."""
    kit = macro_folder() / "kit"
    guide = PICTURE.sub(lambda match: f'src="{embedded(pictures / match[1])}"', (kit / GUIDE).read_text("utf-8"))
    parts = {
        INSTALLER: (kit / INSTALLER).read_bytes(),
        GUIDE: guide.encode(),
        FILE_NAME: (folder / FILE_NAME).read_bytes(),
    }
    parts |= {f"wheels/{path.name}": path.read_bytes() for path in sorted((folder / "wheels").iterdir())}
    with replacing(target) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def embedded(picture: Path) -> str:
    """A picture as part of the page."""
    return "data:image/png;base64," + base64.b64encode(picture.read_bytes()).decode()
