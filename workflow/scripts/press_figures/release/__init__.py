"""What leaves the repository: portals, uploads, and what changed between two versions.

No rule of the build imports it.
"""
