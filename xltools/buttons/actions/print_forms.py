"""打印/导出 PDF: 汇总 and the project sheets of this workbook as they go on paper."""

from xltools.buttons.host import Host


def print_forms(host: Host) -> str:
    """Write the PDF and say where it is."""
    made = host.export_pdf()
    if made is None:
        return "没有选择文件夹，未导出 PDF。"
    return "\n".join([f"已导出 {made.path}，打开后即可打印。", *made.remarks])
