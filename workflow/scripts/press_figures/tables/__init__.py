"""CSV, YAML and Table Schemas: read strictly and written in one form."""
