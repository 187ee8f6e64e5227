"""Article texts: read as captured, searched for quotes, and scanned for every expression."""
