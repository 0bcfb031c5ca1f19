"""PDF: from blocks to the bytes of a file for paper, screen and ear, and back to what can be read in them.

`write_pdf` makes the file, `reading.read_pdf` reads one, `checking.check_pdf` looks whether its parts fit together.
Nothing here asks the clock or reaches the network; nothing here knows a record. How it is done, and why so, stands in
`docs/notes/pdf.md`.
"""

from complaint.output.pdf.writing import PdfOutput, write_pdf

__all__ = ["PdfOutput", "write_pdf"]
