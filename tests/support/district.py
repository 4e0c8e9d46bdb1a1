"""A district of any size: department workbooks of six projects each, as our own writer makes them, with texts as long as real ones.

All sentences, names and figures are invented. A workbook follows from its number alone, so that districts of two sizes share
their first workbooks; they are kept in the temporary folder until the program's version or this module changes.
"""

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from support.declarations import declaration
from support.fault_generator import KINDS, single
from support.generated_forms import Form, write
from xltools import __version__
from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import Declaration
from xltools.workbooks.department.book import plan_workbook, write_workbook

EACH: Final = 6
COST_LENGTHS: Final = range(60, 301)
GOAL_LENGTHS: Final = range(150, 401)
FAULTY: Final = 0.2
"""Share of the projects whose figures do not add up."""

WORKS: Final = (
    "社区绿地养护", "道路清扫保洁", "居家养老服务", "青少年科普活动", "老旧楼道粉刷", "公共厕所管护", "群众文化演出", "消防设施检修",
    "法律咨询服务", "河道岸线巡查", "社区食堂运行", "垃圾分类宣传", "职业技能培训", "困难群众帮扶", "便民服务大厅运行", "信息系统运行维护",
    "应急物资储备", "健身器材更新", "图书阅览室开放", "流动人口登记服务",
)  # fmt: skip
OFFICES: Final = (
    "综合办公室",
    "城市管理科",
    "民生保障科",
    "文化教育科",
    "平安建设科",
    "财务管理科",
    "社区服务中心",
    "市政养护所",
)
SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GOAL: Final = (
    "围绕{work}的年度任务，覆盖辖区{count}个社区，按季度制定实施计划并逐月核对进度",
    "通过公开比选确定承接单位，签订合同后由专人跟踪服务质量，每月抽查不少于{few}次",
    "建立问题台账和回访制度，对居民反映的事项在{few}个工作日内作出答复",
    "全年开展现场服务不少于{count}场，服务居民{many}人次以上，重点照顾高龄和行动不便的居民",
    "完善设施设备日常巡查和维修记录，保证设施完好率达到{rate}%以上",
    "加强人员培训和安全教育，组织集中学习{few}次，做到岗前有培训、上岗有记录",
    "按照预算批复的范围和标准使用资金，专款专用，年末形成绩效自评材料备查",
    "及时总结可推广的做法，形成长效机制，使居民对{work}的满意程度逐步提高",
    "与社区、物业和志愿队伍共同协商，定期通报进展，遇到困难及时报告并调整安排",
)
ROWS: Final[dict[str, tuple[str, ...]]] = {
    "quantity": (
        "覆盖社区{count}个，开展现场服务{few}轮；建立台账{count}份，整理档案{few}册；服务居民{many}人次以上。",
        "完成{work}点位{count}处，巡查{many}次，更换损坏部件不少于{few}件，发放宣传材料{many}份。",
    ),
    "quality": (
        "服务内容符合合同约定，抽查合格率不低于{rate}%；现场记录完整，问题整改后复查合格。",
        "设施完好率达到{rate}%以上，作业人员持证上岗，验收一次通过。",
    ),
    "schedule": (
        "3月底前完成采购并签订合同，4月至11月按月组织实施，12月15日前完成验收和资料归档。",
        "一季度完成方案，二、三季度组织实施，四季度总结验收并完成支付。",
    ),
    "economic": ("不涉及，本项目为公共服务，不产生直接收入。", "通过集中采购和设备共用，减少重复购置，控制运行成本。"),
    "social": (
        "改善居民生活环境，方便{count}个社区的居民就近办事，减少投诉；带动志愿队伍参与，形成互助氛围。",
        "提高公共服务的可及程度，使高龄、行动不便的居民也能及时得到帮助。",
    ),
    "environment": (
        "作业中使用环保材料，垃圾日产日清，绿地和公共空间保持整洁。",
        "不涉及，本项目为室内服务，对环境没有影响。",
    ),
    "sustained": (
        "建立日常巡查和回访制度，设施使用年限延长，服务队伍保持稳定。",
        "形成可沿用的工作流程和资料，为以后年度持续开展提供依据。",
    ),
    "satisfaction": ("服务对象满意度不低于{rate}%，以年末问卷调查结果为准。", "居民满意度达到{rate}%以上。"),
}


def district(workbooks: int, folder: Path) -> Path:
    """Put the first so many workbooks of the district into `folder`, as hard links where the file system allows."""
    folder.mkdir(parents=True)
    for path in kept(range(workbooks)):
        place(path, folder / path.name)
    return folder


def place(path: Path, target: Path) -> None:
    """The same content at another path."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)


def kept(numbers: Iterable[int]) -> list[Path]:
    """The workbooks of these numbers, made where they are not kept from before."""
    own = hashlib.sha256(Path(__file__).read_bytes() + __version__.encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"xltools-district-{own}"
    folder.mkdir(exist_ok=True)
    paths = {number: folder / f"{department(number)}.xlsx" for number in numbers}
    missing = [number for number, path in paths.items() if not path.exists()]
    if missing:
        with ProcessPoolExecutor() as pool:
            list(pool.map(partial(make, folder), missing, chunksize=10))
    return list(paths.values())


def make(folder: Path, number: int) -> None:
    """Write the workbook of a department."""
    path = folder / f"{department(number)}.xlsx"
    projects = [analyse(form) for form in forms(number)]
    write_workbook(path, plan_workbook(path.name, department(number), projects, FORM))


def department(number: int) -> str:
    """The name of a department."""
    return f"第{number + 1:05d}街道{OFFICES[number % len(OFFICES)]}"


def forms(number: int) -> Iterator[Declaration]:
    """The forms of a department."""
    for position in range(1, EACH + 1):
        seed = number * EACH + position
        chosen = random.Random(seed)  # noqa: S311 - repeatable samples, no secrets
        work = WORKS[seed % len(WORKS)]
        money = money_of(seed, chosen)
        project = f"{work}项目（{seed}号）"
        texts = {name: filled(chosen.choice(options), work, chosen) for name, options in ROWS.items()}
        yield declaration(
            position=position,
            department=department(number),
            project=project,
            caption=project,
            budget=money.budget_text,
            leader=f"{chosen.choice(SURNAMES)}某{seed % 97}",
            phone=f"8{seed % 10_000_000:07d}",
            address=f"示例区第{number % 300 + 1}大街{seed % 90 + 1}号",
            goal=goal(work, chosen),
            cost=money.cost if len(money.cost) > 1 else money.cost[0],
            remarks=f"本项目由{department(number)}组织实施。",
            **texts,
        )


def money_of(seed: int, chosen: random.Random) -> Form:
    """A cost cell as long as real ones and the budget to it; for some projects with a fault."""
    start = seed * 1000
    for attempt in range(start, start + 1000):
        if sum(map(len, write(attempt).cost)) in COST_LENGTHS:
            break
    return single(chosen.choice(KINDS), attempt).form if chosen.random() < FAULTY else write(attempt)


def goal(work: str, chosen: random.Random) -> str:
    """Sentences about the work, together as long as a real goal."""
    length = chosen.choice(GOAL_LENGTHS[:-60])
    text = f"按照年度工作安排，持续做好{work}。"
    for sentence in chosen.sample(GOAL, len(GOAL)):
        if len(text) >= length:
            break
        text += filled(sentence, work, chosen) + "。"
    return text


def filled(sentence: str, work: str, chosen: random.Random) -> str:
    """A sentence with figures."""
    return sentence.format(
        work=work,
        count=chosen.randint(5, 60),
        few=chosen.randint(2, 9),
        many=chosen.randint(200, 9000),
        rate=chosen.randint(85, 98),
    )
