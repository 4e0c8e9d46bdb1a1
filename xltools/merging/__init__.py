"""PURE. Matching departments and projects, versions of a submission, totals."""
