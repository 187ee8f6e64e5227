"""The pages and charts of the reports, and what each shows."""
