"""清除标记: cells get their look back, our notes go, everybody else's stay."""

from xltools.buttons.host import Host


def clear_marks(host: Host) -> str:
    """Take our marks away."""
    count = host.clear_marks()
    return f"已恢复 {count} 个单元格的原样。" if count else "没有需要清除的标记。"
