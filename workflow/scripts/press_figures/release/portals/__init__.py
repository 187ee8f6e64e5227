"""The metadata of each portal, one module each."""
