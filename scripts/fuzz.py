"""Looks for input that makes the readers of records and sheets fall over: fuzz.py WHAT SECONDS [FOLDER].

WHAT is `yaml` or `csv` (a record file of any type: read, typed and checked against its schema) or `sheet` (a list from
elsewhere: its letters, separator and rows, and the meaning of its headings). What falls over or takes too long is
written to FOLDER, else to a new one, and named at the end; it becomes a test in `tests/records/test_hostile_values.py`.

Guided by coverage, by atheris, which neither the program nor its tests need. Give it an environment of its own:

    python3.11 -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install --requirement requirements.txt atheris
    PYTHONPATH=. nice /tmp/fuzz/bin/python scripts/fuzz.py yaml 120
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports():
    from complaint.records import csv_reader, files, typed, validate, yaml_reader
    from complaint.records.schemas import Schema, schemas
    from complaint.records.sheets import csv_text, mapping
    from complaint.records.sheets.reading import Sheet

ROOT = Path(__file__).parents[1]
LONGEST = 20_000  # bytes of one input
SLOW = 5  # seconds
_FOLLOWED = (csv_reader, typed, validate, yaml_reader)  # while they run


def kinds_of(ending: str) -> list[Schema]:
    """The record types that stand in files of the ending."""
    return [schema for _, schema in sorted(schemas().items()) if (schema.file or "").endswith(ending)]


def record_file(ending: str, folder: Path) -> Callable[[bytes], None]:
    """Reads bytes as a record file; the first byte says of which type."""
    kinds = kinds_of(ending)
    path = folder / f"input{ending}"

    def read(content: bytes) -> None:
        if content:
            path.write_bytes(content[1:])
            files.load_file(path, kinds[content[0] % len(kinds)], f"cases/input{ending}")

    return read


def sheet(content: bytes) -> None:
    """Reads bytes as a list from elsewhere."""
    try:
        rows = tuple(csv_text.rows_of(content))
    except csv_text.Unreadable:
        return
    if rows:
        mapping.mapped((Sheet("", rows),), {}, {})


def examples(what: str) -> Iterator[bytes]:
    """Real files to begin with: those of the small project and of the projects with mistakes in them."""
    for path in sorted((ROOT / "tests" / "projects").rglob(f"*{'.yaml' if what == 'yaml' else '.csv'}")):
        content = path.read_bytes()
        if what == "sheet":
            yield content[:LONGEST]
        else:
            kinds = kinds_of(path.suffix)
            number = next((n for n, kind in enumerate(kinds) if Path(kind.file or "").name == path.name), 0)
            yield bytes([number]) + content[: LONGEST - 1]


def main(what: str, seconds: str, kept: str = "") -> None:
    """Look for so many seconds."""
    folder = Path(kept or tempfile.mkdtemp(prefix="fuzz-"))
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(examples(what)):
        (corpus / f"example-{number}").write_bytes(content)
    one = sheet if what == "sheet" else record_file(f".{what}", folder)
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOW}", "-rss_limit_mb=2000"]
    told = ["-print_final_stats=1", f"-artifact_prefix={folder}/found-"]
    atheris.Setup([sys.argv[0], *limits, *told, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in ("yaml", "csv", "sheet"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
