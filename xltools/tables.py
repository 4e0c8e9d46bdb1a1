"""The tables of a consolidation for analysts: `read_tables("报送/").projects` is a pandas DataFrame.

Needs `pip install "xltools[analysis]"`. What every column says: `xltools.reports.table_columns`, and docs/接口.md.
"""

from xltools.jobs.exporting import read_tables
from xltools.reports.frames import Tables

__all__ = ["Tables", "read_tables"]
