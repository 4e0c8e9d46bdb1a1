"""The lists of characters and slips: sizeable, consistent, and never at odds with correct text."""

import re

import pytest

from xltools.rules.words.traditional import SIMPLIFIED
from xltools.rules.words.typos import PATTERNS, TYPOS, pairs_in, typos_in


def is_simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def test_no_listed_character_occurs_in_simplified_text() -> None:
    assert len(SIMPLIFIED) > 2000
    assert [one for one in SIMPLIFIED if is_simplified(one)] == []
    assert [one for one in SIMPLIFIED.values() if not is_simplified(one)] == []


def test_the_slips_are_many_and_none_is_part_of_what_is_meant() -> None:
    assert len(TYPOS) > 150
    assert [wrong for wrong, right in TYPOS.items() if wrong in right] == []
    assert [pattern for _, pattern, right in PATTERNS if re.search(pattern, right)] == []


def test_no_slip_makes_another_correction_wrong() -> None:
    assert [right for right in TYPOS.values() if typos_in(right)] == []


@pytest.mark.parametrize("wrong", sorted(TYPOS)[::20])
def test_a_slip_is_found_wherever_it_stands(wrong: str) -> None:
    assert wrong in typos_in(f"全年开展养护，{wrong}各项。")


def test_pairs_of_an_office() -> None:
    assert pairs_in("养互=养护 绿花＝绿化 不成对 =空") == (("养互", "养护"), ("绿花", "绿化"))


CORRECT = (
    "坚持以经济建设为中心，各单位制定自己经营的方案，统一管理理念，进一步部署安排，协调各方按时完成。"
    "办事处里设有座谈会会场，会议表决通过，社会义务工作者参加，收入增加，加大从源头治理力度，支特困群众。"
    "投资全部到位，科日常工作、每日标准、各项自评、问题高发、电话动员、布设制度、主题升级、整体升温均按计划进行。"
)


def test_words_that_meet_by_chance_are_no_slips() -> None:
    assert typos_in(CORRECT) == ()
