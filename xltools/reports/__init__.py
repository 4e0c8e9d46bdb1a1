"""ADAPTER. Findings and totals as text and JSON, rule pages."""
