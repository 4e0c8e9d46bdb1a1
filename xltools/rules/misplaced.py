"""The words by which a text is about schedule or management rather than about cost (X05, quoted by C05)."""

from typing import Final

SCHEDULE_WORDS: Final = (
    "按月", "按季", "按年", "按期", "按时", "按进度", "进度", "安排", "支付", "支出", "拨付", "完毕", "年底", "月底", "季度", "全年", "严格",
    "管理", "规定", "节约", "合理", "控制", "使用", "执行", "落实", "计划",
)  # fmt: skip
