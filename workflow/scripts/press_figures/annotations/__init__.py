"""What people wrote in raw/, compared with the texts, with the lists and with each other.

Python checks what is within one row, and what needs the text. SQL checks rows against each other, in
workflow/sql/checks/annotations and data; workflow/annotate.py runs the same SQL on one article. Some checks
in SQL are about a single row as well: they test what the build computed and publishes.
"""
