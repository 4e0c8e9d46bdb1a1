"""Installing: the add-in into Excel's own folder, and the entry by which Excel opens it at every start."""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xltools.addin.building import FILE_NAME, build_addin
from xltools.addin.computer import Computer
from xltools.addin.registry import Registry
from xltools.addin.shortcuts import ARGUMENTS, FOLDERS_KEY, Shortcut, shortcut_paths, windowless
from xltools.addin.sources import macro_folder
from xltools.files.atomic import reason, replacing
from xltools.model.problems import UserError

OFFICE_KEY: Final = r"Software\Microsoft\Office"
OPEN: Final = re.compile(r"OPEN(\d*)", re.IGNORECASE)
VERSION: Final = re.compile(r"\d+\.\d+")
MAC_ADDINS: Final = Path("Library/Group Containers/UBF8T346G9.Office/User Content.localized/Add-Ins.localized")
MAC_SCRIPTS: Final = Path("Library/Application Scripts/com.microsoft.Excel")
SCRIPT: Final = "xltools.applescript"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts go: the add-in, on macOS the script through which Excel may start a program, on Windows shortcuts."""

    addin: Path
    script: Path | None = None
    shortcuts: tuple[Path, ...] = ()


def places(computer: Computer) -> Places | None:
    """Where Excel of this computer looks for add-ins; None where there is no Excel (Linux)."""
    if computer.system == "Windows":
        roaming = computer.environment.get("APPDATA") or str(computer.home / "AppData" / "Roaming")
        folders = computer.registry.values("HKCU", FOLDERS_KEY) if computer.registry else {}
        shortcuts = shortcut_paths(folders, computer.environment, computer.home)
        return Places(Path(roaming) / "Microsoft" / "AddIns" / FILE_NAME, shortcuts=shortcuts)
    if computer.system == "Darwin":
        return Places(computer.home / MAC_ADDINS / FILE_NAME, computer.home / MAC_SCRIPTS / SCRIPT)
    return None


def install(computer: Computer) -> tuple[str, ...]:
    """Install or renew the add-in; returns what was done, in sentences. Raises UserError while Excel is open."""
    where = places(computer)
    if where is None:
        return nothing_to_install()
    refuse_open_excel(computer)
    try:
        where.addin.parent.mkdir(parents=True, exist_ok=True)
        build_addin(where.addin, computer.interpreter)
        if where.script:
            put_script(where.script)
    except OSError as error:
        raise UserError(f"加载项没有装上：{where.addin.parent} 无法写入（{reason(error)}），请检查权限。") from error
    done = [f"加载项已放到 {where.addin}，按钮将由 {computer.interpreter} 运行。"]
    if computer.registry:
        versions = [register(computer.registry, version, where.addin) for version in excel_versions(computer.registry)]
        if not versions:
            done.append(
                "没有找到 Excel 的用户设置，请先打开一次 Excel 再重新安装，或在“Excel 加载项”中浏览选中上面的文件。"
            )
    if where.script:
        done.append("请打开 Excel，在“工具”→“Excel 加载项”中浏览并勾选 xltools。")
    done.append("请重新打开 Excel，功能区会出现“绩效预算”。")
    done += [put_shortcut(computer, path) for path in where.shortcuts]
    return tuple(done)


def put_shortcut(computer: Computer, path: Path) -> str:
    """Write one shortcut to the window; the add-in does not depend on it, so a failure is only told."""
    program = windowless(computer.interpreter)
    try:
        computer.write_shortcut(Shortcut(path, program))
    except OSError as error:
        return f"没有建成快捷方式 {path}（{error}），可运行 {program} {ARGUMENTS} 打开小窗口。"
    return f"已建快捷方式 {path}，双击打开小窗口（不用 Excel 也能校验、汇总）。"


def uninstall(computer: Computer) -> tuple[str, ...]:
    """Take the add-in and the shortcuts away; what was not there is no error. Raises UserError while Excel is open."""
    where = places(computer)
    if where is None:
        return nothing_to_install()
    refuse_open_excel(computer)
    if computer.registry:
        for version in excel_versions(computer.registry):
            unregister(computer.registry, version)
    removed = [path for path in (where.addin, where.script, *where.shortcuts) if path and path.exists()]
    try:
        for path in removed:
            path.unlink()
    except OSError as error:
        raise UserError(f"{where.addin} 无法删除（{reason(error)}），请关闭 Excel 后再试。") from error
    return tuple(f"已删除 {path}。" for path in removed) or ("没有装过加载项，无须卸载。",)


def status(computer: Computer) -> tuple[str, ...]:
    """Whether the add-in is installed, and how."""
    where = places(computer)
    if where is None:
        return nothing_to_install()
    if not where.addin.exists():
        return (f"没有安装：{where.addin} 不存在，请运行 xltools addin install。",)
    said = [f"已安装：{where.addin}"]
    for version in excel_versions(computer.registry) if computer.registry else ():
        entries = open_entries(computer.registry.values("HKCU", options_key(version))) if computer.registry else ()
        told = (
            "随 Excel 打开"
            if any(map(is_ours, entries))
            else "没有登记，Excel 不会打开它，请运行 xltools addin install"
        )
        said.append(f"Excel {version}：{told}")
    return tuple(said)


def nothing_to_install() -> tuple[str, ...]:
    """What installing would do on a computer with Excel."""
    return (
        "这台电脑的系统没有 Excel，没有改动。",
        f"在 Windows 上会把 {FILE_NAME} 放到 %APPDATA%\\Microsoft\\AddIns，并在注册表 HKCU\\{OFFICE_KEY}\\版本\\Excel\\Options 的 OPEN 中登记，",
        "在开始菜单和桌面放上小窗口的快捷方式；",
        f"在 macOS 上会放到 ~/{MAC_ADDINS.as_posix()}，并把启动脚本放到 ~/{MAC_SCRIPTS.as_posix()}。",
    )


def refuse_open_excel(computer: Computer) -> None:
    """Excel rewrites its list of add-ins when it closes, and holds the file open."""
    if computer.excel_runs():
        raise UserError("Excel 正开着，请先保存并关闭所有 Excel 窗口，再运行一次。")


def put_script(target: Path) -> None:
    """Copy the macOS script."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as temporary:
        shutil.copyfile(macro_folder() / SCRIPT, temporary)


def excel_versions(registry: Registry) -> tuple[str, ...]:
    """Versions of Excel this person has used: 16.0 …"""
    versions = (key for key in registry.subkeys("HKCU", OFFICE_KEY) if VERSION.fullmatch(key))
    return tuple(one for one in versions if "Excel" in registry.subkeys("HKCU", rf"{OFFICE_KEY}\{one}"))


def options_key(version: str) -> str:
    """Where a version of Excel lists the files it opens at start."""
    return rf"{OFFICE_KEY}\{version}\Excel\Options"


def register(registry: Registry, version: str, addin: Path) -> str:
    """Let a version of Excel open the add-in at start, once."""
    before = [entry for entry in open_entries(registry.values("HKCU", options_key(version))) if not is_ours(entry)]
    write_entries(registry, version, [*before, f'"{addin}"'])
    return version


def unregister(registry: Registry, version: str) -> None:
    """Take the add-in out of what a version of Excel opens; the others close up, as Excel stops at a gap."""
    entries = open_entries(registry.values("HKCU", options_key(version)))
    if any(map(is_ours, entries)):
        write_entries(registry, version, [entry for entry in entries if not is_ours(entry)])


def open_entries(values: Mapping[str, str]) -> tuple[str, ...]:
    """What Excel opens at start, in order: OPEN, OPEN1, OPEN2 …"""
    numbered = ((int(match[1] or 0), value) for name, value in values.items() if (match := OPEN.fullmatch(name)))
    return tuple(value for _, value in sorted(numbered))


def write_entries(registry: Registry, version: str, entries: Sequence[str]) -> None:
    """Write the list of files to open, and drop the names beyond it."""
    key = options_key(version)
    names = [f"OPEN{number or ''}" for number in range(len(entries))]
    for name, entry in zip(names, entries, strict=True):
        registry.put(key, name, entry)
    for name in registry.values("HKCU", key):
        if OPEN.fullmatch(name) and name.upper() not in names:
            registry.remove(key, name)


def is_ours(entry: str) -> bool:
    """Whether an entry opens our add-in, wherever it lies."""
    return entry.rstrip('"').lower().endswith(FILE_NAME)
