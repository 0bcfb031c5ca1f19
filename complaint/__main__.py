"""`python -m complaint` is the same as `complaint`."""

from complaint.cli import main

if __name__ == "__main__":
    main(prog_name="complaint")
