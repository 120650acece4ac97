"""How rows of an office's Excel files are held against the book and turned into records.

One module a kind of table plans; ``app.services.imports`` reads, asks and writes.
"""
