"""A case of a rule, run: the texts of the form, and under "parameters" what the office set for the rule."""

from collections.abc import Mapping
from typing import Any

from support.declarations import project
from xltools.analysis.facts import Project
from xltools.model.finding import Severity
from xltools.model.settings import RuleSetting, Settings
from xltools.rules.running import Outcome, run


def settings_of(code: str, parameters: Mapping[str, Any], severity: Severity | None = None) -> Settings:
    """Settings that give one rule other parameters and another severity."""
    return Settings(rules={code: RuleSetting(parameters=parameters, severity=severity)})


def run_case(code: str, texts: Mapping[str, Any], severity: Severity | None = None) -> tuple[Project, Outcome]:
    """The project of a case, and what all rules say of it; `severity` is what the office chose for the rule."""
    fields = {name: text for name, text in texts.items() if name != "parameters"}
    built = project(**fields)
    return built, run([built], settings=settings_of(code, texts.get("parameters", {}), severity))
