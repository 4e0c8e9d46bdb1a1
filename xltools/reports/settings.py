"""Under which settings a check ran, as every output names them."""

from typing import Any

from xltools.model.settings import Settings


def settings_json(settings: Settings) -> dict[str, Any]:
    """For a program; `file` is None for the catalogue as shipped."""
    return {
        "file": settings.file or None,
        "version": settings.version,
        "rules_off": list(settings.switched_off),
        "remarks": list(settings.remarks),
    }


def settings_line(settings: Settings) -> str:
    """For a person: which settings, how many rules are off, and what the workbook leaves open."""
    source = f"（{settings.file}）" if settings.file else ""
    off = settings.switched_off
    count = f"，停用 {len(off)} 条规则（{'、'.join(off)}）" if off else ""
    return f"规则设置：{settings.version}{source}{count}。{''.join(settings.remarks)}"
