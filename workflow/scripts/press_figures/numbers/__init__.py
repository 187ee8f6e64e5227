"""Exact numbers: printed numerals, intervals, what hedges mean, days of periods."""
