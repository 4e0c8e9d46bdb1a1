"""Page numbers that an export leaves on lines of their own: kept like any other text, but nothing a person must place."""

import re
import unicodedata
from typing import Final

from xltools.forms.keys import squeeze

DASH: Final = r"[-—–·~]{0,2}"
PAGE_NUMBER: Final = re.compile(
    rf"{DASH}\d{{1,3}}{DASH}|\d{{1,3}}/\d{{1,3}}|第\d{{1,3}}页[,/]?(?:共\d{{1,3}}页)?|共\d{{1,3}}页[,/]?第\d{{1,3}}页"
    r"|page\d{1,3}(?:of\d{1,3})?",
    re.IGNORECASE,
)


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number: `5`, `- 5 -`, `5/41`, `第5页 共41页`."""
    return PAGE_NUMBER.fullmatch(squeeze(unicodedata.normalize("NFKC", text))) is not None
