"""Which pages and charts there are, and what they show."""
