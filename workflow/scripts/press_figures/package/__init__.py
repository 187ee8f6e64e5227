"""The data package: its descriptor, database and validation, and how it is published."""
