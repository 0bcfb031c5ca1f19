"""Documents that are enclosed with a filing: read from their files, made clean, ready to be set page by page."""

from complaint.output.annexes.reading import Annexes, read_annexes

__all__ = ["Annexes", "read_annexes"]
