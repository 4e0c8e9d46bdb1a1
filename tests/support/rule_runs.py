"""A case of a rule, run: the texts of the form, and under "parameters" what the office set for the rule."""

from collections.abc import Mapping
from typing import Any

from support.declarations import project
from xltools.analysis.facts import Project
from xltools.model.settings import RuleSetting, Settings
from xltools.rules.running import Outcome, run


def settings_of(code: str, parameters: Mapping[str, Any]) -> Settings:
    """Settings that give one rule other parameters."""
    return Settings(rules={code: RuleSetting(parameters=parameters)})


def run_case(code: str, texts: Mapping[str, Any]) -> tuple[Project, Outcome]:
    """The project of a case, and what all rules say of it."""
    fields = {name: text for name, text in texts.items() if name != "parameters"}
    built = project(**fields)
    return built, run([built], settings=settings_of(code, texts.get("parameters", {})))
