"""`xltools demo`: the whole job on the bundled samples, then what to open."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xltools.jobs.demo import Demonstration
    from xltools.merging.consolidation import Consolidation, FileRecord

FOLDER: Final = Path("xltools-demo")
EXAMPLES: Final = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[-o DIR]."""
    parser.add_argument(
        "-o", "--output", metavar="文件夹", type=Path, default=FOLDER, help=f"结果存放的文件夹（默认 {FOLDER}）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the job and print the summary. The findings are the samples' own, so the exit code is 0."""
    from xltools.cli import DONE  # noqa: PLC0415 - the package imports this module
    from xltools.files.progress import shown  # noqa: PLC0415 - help stays fast
    from xltools.jobs.demo import demonstrate  # noqa: PLC0415 - help stays fast

    print("\n".join(summary(demonstrate(arguments.output, shown))))
    return DONE


def summary(demo: "Demonstration") -> Iterator[str]:
    """What came in, the sums by department, what was found, and where to look."""
    result = demo.consolidated.result
    yield f"样例是一个虚构的街道：{len(result.departments)} 个部门报来 {result.total.projects} 个项目。"
    yield ""
    yield from sums(result)
    yield ""
    yield from files(demo)
    yield ""
    yield from examples(result)
    yield ""
    yield from where_to_look(demo)


def sums(result: "Consolidation") -> Iterator[str]:
    """One line a department, the total, then the findings by severity."""
    from xltools.model.finding import count_levels  # noqa: PLC0415 - help stays fast
    from xltools.reports.consolidation import attention, department_rows, table  # noqa: PLC0415 - help stays fast
    from xltools.reports.findings import counts_text  # noqa: PLC0415 - help stays fast

    rows: list[tuple[str, ...]] = [("部门", "项目", "预算（万元）", "错误", "警告")]
    rows += department_rows(result)
    yield from table(rows)
    yield ""
    clean = sum(not line.findings for line in result.lines)
    counts = counts_text(count_levels(result.findings))
    yield f"问题：{counts}；{clean} 个项目没有问题。"
    yield from attention(result)


def files(demo: "Demonstration") -> Iterator[str]:
    """Every file that was consolidated, with its state, and the documents that repeat another one."""
    yield "文件："
    yield from (f"  {file_line(record)}" for record in demo.consolidated.result.files)
    for one in demo.imported.files:
        if one.state == "duplicate":
            yield f"  重复　{Path(one.file).name}　{one.reason}"


def file_line(record: "FileRecord") -> str:
    """State, name, projects, and what a person should know."""
    from xltools.model.problems import without_file  # noqa: PLC0415 - help stays fast
    from xltools.reports.consolidation import STATUS_TITLES  # noqa: PLC0415 - help stays fast

    aside = f"（{without_file(record.reason, record.file)}）" if record.reason else ""
    return f"{STATUS_TITLES[record.status]}　{Path(record.file).name}　{record.projects} 个项目{aside}"


def examples(result: "Consolidation") -> Iterator[str]:
    """The first errors that exactly one change would explain."""
    told = [one for one in result.findings if one.severity == "error" and one.candidate_count == 1]
    if told:
        yield "例如："
        yield from (f"  {one.message}" for one in told[:EXAMPLES])


def where_to_look(demo: "Demonstration") -> Iterator[str]:
    """The outputs, the one to open first first."""
    from xltools.jobs.demo import MARKED, MASTER, WORKBOOKS  # noqa: PLC0415 - help stays fast

    yield "请打开："
    yield f"  {demo.folder / MASTER}　封面、汇总、部门汇总、问题清单、报送情况，每个数都能点回来源单元格"
    yield f"  {demo.folder / MARKED}　各部门工作簿的副本，问题单元格已标色并附说明"
    yield f"  {demo.folder / WORKBOOKS}　由 Word 和文本生成的部门工作簿；来源对照见其中的导入报告.xlsx"
    yield f"原始文件在 {demo.samples / 'submissions'}，没有改动。"
