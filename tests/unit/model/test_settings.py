"""Settings: what an office may decide, and how a state of decisions is named."""

from decimal import Decimal

import pytest

from xltools.model.settings import SHIPPED, Parameter, RuleSetting, Settings, digest, version_of


@pytest.mark.parametrize(
    ("default", "unit", "value", "said"),
    [
        ("500", "字", "800", ""),
        ("500", "字", "0", ""),
        ("500", "字", "-1", "不能是负数"),
        ("500", "字", "1.5", "应为整数"),
        ("0.8", "", "0.75", ""),
        ("0.8", "", "1", ""),
        ("0.8", "", "80", "应在 0 到 1 之间"),
        ("20", "%", "33.3", ""),
        ("20", "%", "250", ""),
        ("1", "元", "0.5", ""),
        ("100", "倍", "2.5", ""),
    ],
)
def test_figures_that_make_no_sense_are_objected_to(default: str, unit: str, value: str, said: str) -> None:
    objection = Parameter("x", "某数", Decimal(default), unit).objection(Decimal(value))
    assert said in objection
    assert bool(objection) == bool(said)


def test_a_figure_may_have_a_most() -> None:
    share = Parameter("share", "所占比例", Decimal(80), "%", most=Decimal(100))
    assert (share.objection(Decimal(100)), share.objection(Decimal("100.5"))) == ("", "不能大于 100%")


@pytest.mark.parametrize(("word", "wrong"), [("水品=水平", False), ("水品", True), ("水品=", True), ("=水平", True)])
def test_a_list_of_pairs_has_pairs(word: str, wrong: bool) -> None:
    assert Parameter("more", "错别字", (), between="=").misshapen(word) is wrong
    assert not Parameter("words", "词", ()).misshapen(word)


def test_equal_decisions_have_one_digest_however_they_are_written() -> None:
    first = {
        "A05": RuleSetting(tolerance=Decimal("100.00"), departments=("甲", "乙")),
        "F11": RuleSetting(parameters={"words": ("水品", "搞高")}),
    }
    second = {
        "F11": RuleSetting(parameters={"words": ("搞高", "水品")}),
        "A05": RuleSetting(tolerance=Decimal(100), departments=("乙", "甲")),
    }
    assert digest(first) == digest(second)
    assert len(digest(first)) == 8


@pytest.mark.parametrize(
    "setting",
    [
        RuleSetting(active=False),
        RuleSetting(severity="info"),
        RuleSetting(tolerance=Decimal(1)),
        RuleSetting(departments=("甲",)),
        RuleSetting(parameters={"least": Decimal(1)}),
        RuleSetting(parameters={"words": ()}),
    ],
)
def test_every_decision_changes_the_digest(setting: RuleSetting) -> None:
    assert digest({"A05": setting}) != digest({})
    assert digest({"A05": setting}) != digest({"A04": setting})


def test_a_version_is_the_name_with_the_digest() -> None:
    rules = {"A05": RuleSetting(active=False)}
    assert version_of("", {}) == SHIPPED.version == "出厂设置"
    assert version_of("青禾街道", rules) == f"青禾街道 {digest(rules)}"
    assert version_of("", rules) == f"自定设置 {digest(rules)}"


def test_switched_off_rules_are_known() -> None:
    assert Settings(rules={"A05": RuleSetting(active=False), "A04": RuleSetting(severity="info")}).switched_off == (
        "A05",
    )
