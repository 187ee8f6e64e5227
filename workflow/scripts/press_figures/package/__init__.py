"""The data package: descriptor, database, validation, and how it is published."""
