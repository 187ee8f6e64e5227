"""Portals, uploads and release notes.

Only the rules in workflow/rules/release.smk import it, so an edit here does not build the package again.
"""
