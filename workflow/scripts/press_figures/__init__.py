"""Press statistics as data: read printed numbers, account for every one, recompute every claim.

Imports go one way. Every module may import those in this folder. Each wing may import the wings before it in
this order: tables, texts, numbers, and then annotations or readings, which do not import each other. Package
and markdown import only tables. Reports import readings and markdown. No wing imports release.
"""
