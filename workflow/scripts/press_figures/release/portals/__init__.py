"""The metadata of each portal, one module each.

They are our own because dplib's DataCite is invalid, and its CKAN and DCAT have less than the package knows.
"""
