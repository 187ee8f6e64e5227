"""Press statistics as data: read printed numbers, account for every one, recompute every claim.

Imports go one way. The modules in this folder are the ground. On it stand tables, then texts, then numbers,
then annotations and readings, which do not import each other. Package and markdown need only tables; reports
need readings and markdown. Nothing imports release.
"""
