"""Times every stage on complaints of three sizes, with peak memory, and shows how each stage grows.

Each size runs in a process of its own, so that its peak memory is its own. Times are CPU seconds (user and system) of
the public edition; growth is the exponent between two sizes (1.0: linear, 2.0: quadratic).
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.made_up import write_project

T = TypeVar("T")
HERE = Path(__file__).parent.parent
STAGES = ("load", "check", "select", "derive", "compose", "pdf", "docx", "read back")


def measure(root: Path, skip_pdf: bool) -> dict[str, Any]:
    """CPU seconds of each stage for the public edition of the project, its size, and the peak memory in MiB."""
    from complaint.filing.compose import compose
    from complaint.filing.facts import derive
    from complaint.filing.recipients import recipients
    from complaint.filing.select import select
    from complaint.filing.words import language_of, template_files
    from complaint.output.comparing import differences
    from complaint.output.docx.reading import read_docx
    from complaint.output.docx.writing import write_docx
    from complaint.output.reading import expected
    from complaint.output.theme_reading import theme_of
    from complaint.records.project import load_project
    from complaint.records.resolve import resolve
    from complaint.records.rules import check

    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        seconds[stage] = seconds.get(stage, 0.0) + time.process_time() - start
        return result

    records, problems = timed("load", lambda: load_project(root))
    if problems:
        raise SystemExit(f"the project in {root} has problems: {problems[0]}")
    on = records.of("complaint")[0].filing_date.last
    timed("check", lambda: (resolve(records), check(records, on)))
    files = template_files(root)
    profile = recipients(files)[0]["public"]
    filing = timed("select", lambda: select(records, profile, on))
    facts = timed("derive", lambda: derive(filing.view))
    language = language_of(profile, files)
    document = timed("compose", lambda: compose(filing, facts, language, files))
    theme = theme_of(files)
    pages, count = {}, 0
    if not skip_pdf:
        from complaint.output.pdf.reading import read_pdf
        from complaint.output.pdf.writing import write_pdf

        pdf = timed("pdf", lambda: write_pdf(document, theme))
        pages, count = pdf.pages, pdf.page_count
        timed("read back", lambda: differences(expected(document), read_pdf(pdf.content), "pdf"))
    docx = timed("docx", lambda: write_docx(document, theme, pages))
    timed("read back", lambda: differences(expected(document), read_docx(docx), "docx"))
    return {
        "complainants": len(filing.view.complainants),
        "records": len(records),
        "pages": count,
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def in_own_process(root: Path, skip_pdf: bool) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks", "--one", str(root), *(["--no-pdf"] if skip_pdf else [])]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


def table(results: list[tuple[str, dict[str, Any]]]) -> str:
    """The times, each stage's share of its run, and the growth from one size to the next."""
    lines = [f"{'stage':<12}" + "".join(f"{name:>22}" for name, _ in results) + "    growth"]
    for stage in STAGES:
        cells, growth = [], []
        for number, (_, result) in enumerate(results):
            spent = result["seconds"].get(stage)
            whole = sum(result["seconds"].values())
            cells.append(f"{'–':>22}" if spent is None else f"{spent:>12.2f} s {spent / whole:>6.0%} ")
            before = results[number - 1][1] if number else None
            if before and spent and before["seconds"].get(stage):
                growth.append(_exponent(before, result, spent / before["seconds"][stage]))
        lines.append(f"{stage:<12}" + "".join(cells) + "    " + " ".join(growth))
    lines.append(f"{'peak':<12}" + "".join(f"{result['peak']:>18.0f} MiB" for _, result in results))
    lines.append(f"{'records':<12}" + "".join(f"{result['records']:>22,}" for _, result in results))
    lines.append(f"{'pages':<12}" + "".join(f"{result['pages']:>22,}" for _, result in results))
    return "\n".join(lines)


def _exponent(before: dict[str, Any], after: dict[str, Any], ratio: float) -> str:
    size = after["records"] / before["records"]
    return f"{math.log(ratio) / math.log(size):.2f}" if size > 1.5 else "–"


def main() -> None:
    """Run all sizes, or one project in this process."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--one", type=Path, help="measure this project only and print JSON")
    parser.add_argument("--sizes", type=int, nargs="*", default=[129, 1000, 10000], help="made-up sizes")
    parser.add_argument("--no-pdf", action="store_true", help="leave the PDF out")
    given = parser.parse_args()
    if given.one:
        sys.stdout.write(json.dumps(measure(given.one, given.no_pdf)))
        return
    results = [("2018 complaint", in_own_process(HERE, given.no_pdf))]
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder), size)
            results.append((f"{size:,} made up", in_own_process(Path(folder), given.no_pdf)))
    sys.stdout.write(table(results) + "\n")
    sys.stdout.write("CPU seconds of the public edition; growth is the exponent from each size to the next.\n")


main()
