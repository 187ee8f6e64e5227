"""Claims: recompute each under its readings, decide with exact intervals, and give it a verdict."""
