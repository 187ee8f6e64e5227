"""Exact numbers: printed numerals, intervals, the bounds of hedges, and the days of periods."""
