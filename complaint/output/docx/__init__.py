"""DOCX: from blocks to the bytes of a Word file, and back to what can be read in them.

`write_docx` makes the file, `reading.read_docx` reads one, `checking.check_docx` looks whether its parts fit together.
Nothing here opens a file or asks the clock; nothing here knows a record.
"""

from complaint.output.docx.writing import write_docx

__all__ = ["write_docx"]
