"""The macros of a built file without Excel: their text by olevba, their errors, their effects in an interpreter."""

import re
import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from oletools.olevba import VBA_Parser
from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter import VBACompileError, parse_module
from pyvbaanalysis import analyze_office_file

DOCUMENT = 'VB_Base = "0{000208'


def modules_as_read(path: Path) -> dict[str, str]:
    """Code of every module as olevba reads it, attributes aside; document modules without code are left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = {name.rpartition(".")[0]: body(code) for _, _, name, code in VBA_Parser(str(path)).extract_macros()}
    return {name: code for name, code in found.items() if code}


def body(code: str) -> str:
    """Source without its header: VERSION … END and Attribute lines."""
    lines = code.replace("\r\n", "\n").split("\n")
    first = next((number for number, line in enumerate(lines) if line.startswith("Attribute VB_")), 0)
    return "\n".join(line for line in lines[first:] if not line.startswith("Attribute VB_")).strip("\n")


def code_errors(path: Path) -> list[str]:
    """What a static analysis and a parser find wrong in the modules: each knows errors the other does not."""
    found = [
        f"{module}: {problem.code} {problem.message}"
        for module, problems in analyze_office_file(str(path)).items()
        for problem in problems
        if problem.severity.value in ("error", "warning")
    ]
    with ExcelFile(path) as file:
        for module in file.vba_project().modules:
            try:
                parse_module(re.sub(r"(?m)^Attribute .*\r?\n", "", module.source))
            except VBACompileError as error:
                found.append(f"{module.name}: {error}")
    return found


def interpreter(path: Path) -> ExcelApplication:
    """The file open in an interpreter, its macros loaded; `run(name, *arguments)` calls one."""
    app = ExcelApplication.open(str(path), with_vba=False)
    with ExcelFile(path) as file:
        for module in file.vba_project().modules:
            kind = "standard" if module.kind is VBAModuleKind.standard else "class"
            app.add_module(module.source, name=module.name, kind="document" if DOCUMENT in module.source else kind)
    return app


def public_subs(source: str) -> dict[str, str]:
    """Name and parameters of the public Subs of a module."""
    return dict(re.findall(r"(?im)^\s*(?:public\s+)?sub\s+(\w+)\s*\(([^)]*)\)", source))
