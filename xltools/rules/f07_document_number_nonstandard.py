"""F07 文号格式

检查什么
    引用的公文文号是不是“机关代字〔年份〕序号号”的写法：年份用六角括号〔〕，序号前不加“第”，也不补零。

为什么
    公文格式国家标准规定了这种写法。写法不统一，按文号就查不到依据。

反例
    产出质量指标：养护合格率不低于95%，符合京绿发（2018）12号文件。

正例
    产出质量指标：养护合格率不低于95%，符合京绿发〔2018〕12号文件。

怎么改
    把年份两边的括号改成六角括号〔〕，序号直接写数字，如〔2018〕12号。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import hits
from xltools.rules.wording import quoted

NUMBER: Final = re.compile(
    r"(?<=[\u4e00-\u9fff字])[ ]?(?P<open>[(（\[［【{〔﹝])[ ]?(?P<year>(?:19|20)[0-9]{2})[ ]?(?P<close>[)）\]］】}〕﹞])"
    r"[ ]?(?P<ordinal>第?)[ ]?(?P<number>[0-9]{1,5})[ ]?号(?![楼院线地门桥厅馆井厂店铺柜房车机库坑池])"
)
HINT: Final = re.compile("号")
NOT_A_CODE: Final = re.compile(
    "(?:于|在|至|从|年|月|日|号|路|街|巷|村|里|区|市|省|县|的|和|及|与|为|以|项目|合同|活动|方案|通知|规定|办法|意见|标准)$"
)


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with numbers written another way."""
    for found in hits(project.declaration, NUMBER, hint=HINT):
        wrong = [match for match in found.matches if not is_standard(match) and follows_code(found.text, match)]
        if wrong:
            first = wrong[0]
            text = first.group().strip()
            others = f"（共 {len(wrong)} 处）" if len(wrong) > 1 else ""
            right = f"〔{first['year']}〕{int(first['number'])}号"
            start = first.start() + first.group().index(text)
            yield Defect(
                f"文号中的{quoted(text)}应写作“{right}”{others}，请按公文格式改正。",
                found.spot,
                quote=text,
                start=start,
                end=start + len(text),
            )


def is_standard(match: re.Match[str]) -> bool:
    """〔YYYY〕N号, without 第 and leading zeros; the small form of the brackets looks the same."""
    brackets = match["open"] in "〔﹝" and match["close"] in "〕﹞"
    return brackets and not match["ordinal"] and not match["number"].startswith("0")


def follows_code(text: str, match: re.Match[str]) -> bool:
    """Whether the characters before the year may be the code of an authority (京财预), and are no sentence."""
    return NOT_A_CODE.search(text, max(0, match.start() - 2), match.start()) is None


RULE = ProjectRule(
    id="F07", name="document-number-nonstandard", title="文号格式", page=__doc__, severity="info", check=check
)
