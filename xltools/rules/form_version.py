"""The form version a declaration follows."""

from functools import lru_cache

from xltools.forms.version import FormVersion, TypeOption
from xltools.forms.versions import VERSIONS
from xltools.model.declaration import Declaration, FieldName


def form_version(declaration: Declaration) -> FormVersion | None:
    """The version with the declaration's form id, None for one we do not know."""
    return VERSIONS.get(declaration.form)


def option_sets(form: FormVersion) -> tuple[tuple[TypeOption, ...], ...]:
    """The option lists of 项目类型 that may be printed on such a form."""
    return tuple(options for options in (form.type_options, form.other_type_options) if options)


def has_field(declaration: Declaration, name: FieldName) -> bool:
    """Whether every print of the declaration's form version has this field; False for a version we do not know."""
    return name in printed_fields(declaration.form)


@lru_cache(8)
def printed_fields(form: str) -> frozenset[str]:
    """The fields that every print of a form version has; none for a version we do not know."""
    version = VERSIONS.get(form)
    return frozenset(item.name for item in version.header if not item.optional) if version else frozenset()


def in_own_workbook(declaration: Declaration) -> bool:
    """Whether the form stands in a department workbook of ours (only there is 项目明细): what is printed there is the template."""
    return declaration.cost_table is not None
