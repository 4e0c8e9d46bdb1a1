"""The offline kit: complete for a Windows, whatever runs here; nothing is downloaded in these tests."""

import re
import zipfile
from pathlib import Path

import pytest

from xltools.addin.building import DEFAULT_INTERPRETER
from xltools.addin.bundling import GUIDE, INSTALLER, PYTHONS, check_complete, write_zip
from xltools.addin.sources import macro_folder
from xltools.model.problems import UserError

PICTURES = Path(__file__).resolve().parents[3] / "samples" / "pictures"


def wheel(folder: Path, name: str, *requirements: str) -> None:
    """A wheel that holds nothing but its metadata."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-1.0.dist-info"
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {name}",
        "Version: 1.0",
        "Provides-Extra: excel",
        "Provides-Extra: addin",
        "Provides-Extra: window",
    ]
    lines += [f"Requires-Dist: {one}" for one in requirements]
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{info}/METADATA", "\n".join(lines) + "\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")


@pytest.mark.parametrize("python", PYTHONS)
def test_what_only_windows_needs_must_be_in_the_kit(tmp_path: Path, python: str) -> None:
    wheels = tmp_path / "wheels"
    wheel(wheels, "xltools", 'engine; extra == "excel"', "plain")
    wheel(wheels, "plain")
    wheel(wheels, "engine", 'com; sys_platform == "win32"', 'mac; sys_platform == "darwin"')
    with pytest.raises(UserError, match="com"):
        check_complete(wheels, python, tmp_path / "target")
    wheel(wheels, "com")
    check_complete(wheels, python, tmp_path / "target")


def test_the_kit_holds_installer_guide_addin_and_wheels(tmp_path: Path) -> None:
    wheel(tmp_path / "wheels", "xltools")
    (tmp_path / "xltools.xlam").write_bytes(b"addin")
    for name in ("one.zip", "two.zip"):
        write_zip(tmp_path / name, tmp_path, PICTURES)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as kit:
        assert set(kit.namelist()) == {INSTALLER, GUIDE, "xltools.xlam", "wheels/xltools-1.0-py3-none-any.whl"}
        guide = kit.read(GUIDE).decode()
        installer = kit.read(INSTALLER)
    assert guide.count('src="data:image/png;base64,') == 3
    assert not re.search(r'src="(?!data:)', guide)
    assert installer.count(b"\n") == installer.count(b"\r\n") > 20


def test_the_installer_serves_the_pythons_of_the_kit() -> None:
    text = (macro_folder() / "kit" / INSTALLER).read_text("utf-8")
    listed = re.search(r"for %%V in \(([^)]*)\)", text)
    assert listed is not None
    assert sorted(listed[1].split()) == sorted(PYTHONS)


def test_the_addin_starts_the_python_of_the_installer() -> None:
    installer = (macro_folder() / "kit" / INSTALLER).read_text("utf-8")
    home = "%LOCALAPPDATA%" + re.findall(r"HOME_DIR=%LOCALAPPDATA%(\S+?)\"", installer)[0]
    assert rf"{home}\venv\Scripts\python.exe" == DEFAULT_INTERPRETER
    assert r'"%HOME_DIR%\venv\Scripts\python.exe" -m pip install' in installer
