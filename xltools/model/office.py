"""What an office keeps in its workbook 花名册与设置: who is expected to submit, how the rules are set, what was decided."""

from xltools.model.decisions import NO_DECISIONS, Decisions
from xltools.model.roster import Roster
from xltools.model.settings import SHIPPED, Settings
from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """The roster (None where no department is listed), the settings, and the decisions about single submissions."""

    settings: Settings = SHIPPED
    roster: Roster | None = None
    decisions: Decisions = NO_DECISIONS


NO_OFFICE = Office()
"""No workbook: the catalogue as shipped, no roster."""
