"""`python -m complaint` is the same as `complaint`."""

from complaint.cli import main

main(prog_name="complaint")
