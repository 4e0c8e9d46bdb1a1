"""What an office keeps in its workbook 花名册与设置: who is expected to submit, and how the rules are set."""

from dataclasses import dataclass

from xltools.model.roster import Roster
from xltools.model.settings import SHIPPED, Settings


@dataclass(frozen=True, slots=True)
class Office:
    """The roster (None where no department is listed) and the settings."""

    settings: Settings = SHIPPED
    roster: Roster | None = None


NO_OFFICE = Office()
"""No workbook: the catalogue as shipped, no roster."""
