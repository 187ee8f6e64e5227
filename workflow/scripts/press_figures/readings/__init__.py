"""Claims: recomputed under each reading, decided on exact intervals, given a verdict."""
