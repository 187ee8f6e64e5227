"""What people wrote in raw/, compared with the texts, with the lists and with each other.

What is wrong within a row, or needs the text, is found here. What rows say of each other is checked in SQL,
in workflow/sql/checks/annotations and data; workflow/annotate.py runs the same checks on one article. Some
checks in SQL are about one row: they try what the build computed and publishes, whatever is annotated.
"""
