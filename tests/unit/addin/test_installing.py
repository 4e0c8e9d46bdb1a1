"""Installing on a Windows and a Mac that only exist in the tests; what it does there is asserted, not that it ran."""

from pathlib import Path

import pytest
from support.computers import DictRegistry, computer
from support.vba import interpreter

from xltools.addin.doctor import ASR_KEYS, CHILD_PROCESS_RULE, ZONE, examine
from xltools.addin.installing import MAC_ADDINS, MAC_SCRIPTS, install, options_key, status, uninstall
from xltools.cli import main
from xltools.model.problems import UserError

EXCEL_16 = ("HKCU", options_key("16.0"))
OTHERS = {
    "nothing else": {},
    "two others": {"OPEN": '/R "C:\\a.xll"', "OPEN1": "b.xlam", "Font": "宋体,11"},
    "an older place of ours": {"OPEN": '"E:\\old\\xltools.xlam"', "OPEN1": "b.xlam"},
    "more than ten": {f"OPEN{n or ''}": f"{n}.xlam" for n in range(12)},
}


@pytest.fixture
def registry() -> DictRegistry:
    return DictRegistry({EXCEL_16: {}, ("HKCU", r"Software\Microsoft\Office\Common"): {}})


@pytest.mark.parametrize("before", OTHERS.values(), ids=OTHERS)
def test_excel_opens_it_once_and_everything_else_as_before(
    tmp_path: Path, registry: DictRegistry, before: dict[str, str]
) -> None:
    registry.keys[EXCEL_16] = dict(before)
    windows = computer("Windows", tmp_path, registry)
    install(windows)
    install(windows)
    addin = tmp_path / "AppData" / "Roaming" / "Microsoft" / "AddIns" / "xltools.xlam"
    after = registry.keys[EXCEL_16]
    opened = [after[f"OPEN{n or ''}"] for n in range(sum(name.startswith("OPEN") for name in after))]
    others = [before[name] for name in sorted(before, key=lambda n: (len(n), n)) if name.startswith("OPEN")]
    assert opened == [*(one for one in others if "xltools" not in one), f'"{addin}"']
    assert after.get("Font") == before.get("Font")
    assert interpreter(addin).sheet("xltools.conf").rows()[0][1] == r"D:\py\python.exe"

    uninstall(windows)
    assert not addin.exists()
    left = {name: value for name, value in registry.keys[EXCEL_16].items() if name.startswith("OPEN")}
    assert list(left.values()) == [one for one in others if "xltools" not in one]
    assert list(left) == [f"OPEN{n or ''}" for n in range(len(left))]


def test_status_and_doctor_say_what_is_missing(tmp_path: Path, registry: DictRegistry) -> None:
    windows = computer("Windows", tmp_path, registry)
    assert "没有安装" in status(windows)[0]
    assert any("加载项没有安装" in check.text for check in examine(windows) if check.outcome == "bad")
    install(windows)
    assert status(windows)[1] == "Excel 16.0：随 Excel 打开"
    assert [check.text for check in examine(windows) if check.outcome == "bad"] == []
    registry.keys[EXCEL_16].clear()
    assert "没有登记" in status(windows)[1]
    assert [check.text for check in examine(windows) if check.outcome == "bad"] == [
        "Excel 16.0 没有登记加载项，请运行 xltools addin install。"
    ]


BLOCKED = {
    "child processes": (("HKLM", ASR_KEYS[0]), {CHILD_PROCESS_RULE.upper(): "1"}, "禁止 Office 启动其他程序，按钮不能运行"),
    "only recorded": (("HKLM", ASR_KEYS[0]), {CHILD_PROCESS_RULE: "2"}, None),
    "all macros": (("HKCU", r"Software\Policies\Microsoft\Office\16.0\Excel\Security"), {"VBAWarnings": "4"}, "禁用了 Excel 16.0 的全部宏"),
}  # fmt: skip


@pytest.mark.parametrize(("key", "values", "told"), BLOCKED.values(), ids=BLOCKED)
def test_doctor_names_a_policy_that_blocks(
    tmp_path: Path, registry: DictRegistry, key: tuple[str, str], values: dict[str, str], told: str | None
) -> None:
    windows = computer("Windows", tmp_path, registry)
    install(windows)
    registry.keys[key] = values  # type: ignore[index]
    bad = [check.text for check in examine(windows) if check.outcome == "bad"]
    assert len(bad) == (0 if told is None else 1)
    assert told is None or told in bad[0]


def test_doctor_sees_the_mark_of_the_web(tmp_path: Path, registry: DictRegistry) -> None:
    windows = computer("Windows", tmp_path, registry)
    install(windows)
    addin = tmp_path / "AppData" / "Roaming" / "Microsoft" / "AddIns" / "xltools.xlam"
    Path(f"{addin}{ZONE}").write_text("[ZoneTransfer]\nZoneId=3\n")
    assert ["解除锁定" in check.text for check in examine(windows) if check.outcome == "bad"] == [True]


def test_on_a_mac_the_script_comes_along(tmp_path: Path) -> None:
    mac = computer("Darwin", tmp_path)
    install(mac)
    assert (tmp_path / MAC_ADDINS / "xltools.xlam").exists()
    assert "on PressButton(request)" in (tmp_path / MAC_SCRIPTS / "xltools.applescript").read_text("utf-8")
    uninstall(mac)
    assert not (tmp_path / MAC_ADDINS / "xltools.xlam").exists()
    assert not (tmp_path / MAC_SCRIPTS / "xltools.applescript").exists()
    assert uninstall(mac) == ("没有装过加载项，无须卸载。",)


@pytest.mark.parametrize("action", [install, uninstall], ids=["install", "uninstall"])
def test_an_open_excel_is_waited_for(tmp_path: Path, registry: DictRegistry, action: object) -> None:
    with pytest.raises(UserError, match="请先保存并关闭所有 Excel 窗口"):
        action(computer("Windows", tmp_path, registry, excel_open=True))  # type: ignore[operator]
    assert list(tmp_path.iterdir()) == []


def test_without_excel_it_says_what_it_would_do(tmp_path: Path) -> None:
    linux = computer("Linux", tmp_path)
    assert install(linux) == uninstall(linux) == status(linux)
    assert install(linux)[0] == "这台电脑的系统没有 Excel，没有改动。"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", [("addin", "status"), ("doctor",)])
def test_the_commands_answer_here(call: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(list(call)) == 0
    assert capsys.readouterr().out.strip()
