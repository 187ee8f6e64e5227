"""Article texts: captured characters, places in them, and the scanner that finds every expression."""
