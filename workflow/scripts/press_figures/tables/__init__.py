"""CSV, YAML and Table Schemas: read strictly, written in one form."""
