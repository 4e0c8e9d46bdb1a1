"""`xltools doctor`: what the buttons need, looked at one by one, each with what to do."""

import importlib.util
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from xltools import __version__
from xltools.addin.computer import Computer
from xltools.addin.installing import excel_versions, is_ours, open_entries, options_key, places
from xltools.files.crash import log_folder

Outcome = Literal["good", "missing", "bad"]
SIGNS: Final[dict[Outcome, str]] = {"good": "✔", "missing": "○", "bad": "✘"}
ASR_KEYS: Final = (
    r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    r"SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
)
CHILD_PROCESS_RULE: Final = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""Attack surface reduction: "Block all Office applications from creating child processes"; 1 blocks, 2 only records."""
BLOCKS: Final = "1"
APP_PATHS: Final = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
NO_MACROS: Final = "4"
"""VBAWarnings: all macros switched off without asking."""
ZONE: Final = ":Zone.Identifier"
"""The stream in which Windows notes that a file came from elsewhere."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `outcome` "missing" is what one can do without."""

    outcome: Outcome
    text: str

    def line(self) -> str:
        """As printed."""
        return f"{SIGNS[self.outcome]} {self.text}"


def examine(computer: Computer) -> tuple[Check, ...]:
    """Everything that can keep a button from working."""
    checks = [*programs(computer), *addin_checks(computer), *policies(computer), writable(log_folder())]
    return tuple(checks)


def programs(computer: Computer) -> Iterator[Check]:
    """Python, xltools, xlwings, Excel, WPS."""
    yield Check("good", f"Python {platform.python_version()}：{computer.interpreter}")
    yield Check("good", f"xltools {__version__}：{Path(__file__).parents[1]}")
    if importlib.util.find_spec("xlwings"):
        yield Check("good", f"xlwings {metadata.version('xlwings')}")
    else:
        yield Check("bad", "没有 xlwings，Excel 里的按钮不能运行，请运行 pip install 'xltools[excel]'。")
    if computer.registry is None:
        told = "本系统上按钮经由 Excel for Mac 运行" if computer.system == "Darwin" else "本系统没有 Excel，请用命令行"
        yield Check("missing", told)
        return
    for program, name in (("EXCEL.EXE", "Excel"), ("et.exe", "WPS 表格")):
        found = computer.registry.values("HKLM", rf"{APP_PATHS}\{program}").get("")
        yield Check("good", f"{name}：{found}") if found else Check("missing", f"没有找到 {name}。")


def addin_checks(computer: Computer) -> Iterator[Check]:
    """Whether the add-in is installed, registered and not blocked."""
    where = places(computer)
    if where is None:
        return
    if not where.addin.exists():
        yield Check("bad", f"加载项没有安装（{where.addin}），请运行 xltools addin install。")
        return
    yield Check("good", f"加载项：{where.addin}")
    if Path(f"{where.addin}{ZONE}").exists():
        yield Check("bad", "加载项带有“来自其他计算机”的标记，Excel 会阻止宏，请在文件属性中勾选“解除锁定”。")
    if where.script and not where.script.exists():
        yield Check("bad", f"启动脚本不在 {where.script}，请运行 xltools addin install。")
    for version in excel_versions(computer.registry) if computer.registry else ():
        entries = open_entries(computer.registry.values("HKCU", options_key(version))) if computer.registry else ()
        if not any(map(is_ours, entries)):
            yield Check("bad", f"Excel {version} 没有登记加载项，请运行 xltools addin install。")


def policies(computer: Computer) -> Iterator[Check]:
    """Settings of the office that block macros or programs they start."""
    registry = computer.registry
    if registry is None:
        return
    blocked = any(
        name.lower() == CHILD_PROCESS_RULE and value == BLOCKS
        for key in ASR_KEYS
        for name, value in registry.values("HKLM", key).items()
    )
    if blocked:
        yield Check("bad", "单位策略禁止 Office 启动其他程序，按钮不能运行；请用命令行，或请 IT 为本程序开例外。")
    else:
        yield Check("good", "没有发现禁止 Office 启动其他程序的策略")
    for version in excel_versions(registry):
        key = rf"Software\Policies\Microsoft\Office\{version}\Excel\Security"
        if registry.values("HKCU", key).get("VBAWarnings") == NO_MACROS:
            yield Check("bad", f"单位策略禁用了 Excel {version} 的全部宏，请 IT 信任加载项所在文件夹或为其签名。")


def writable(folder: Path) -> Check:
    """Whether logs can be written."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if os.access(nearest, os.W_OK):
        return Check("good", f"日志文件夹：{folder}")
    return Check("bad", f"日志文件夹 {folder} 不能写入，请检查权限，或用环境变量 XLTOOLS_LOG_DIR 指定别处。")
