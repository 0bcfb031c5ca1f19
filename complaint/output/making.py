"""Documents become files: DOCX and PDF are written, read back and compared with the blocks.

Takes composed documents, gives bytes and the problems found in reading them back. Writes nothing to disk.
"""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from complaint.filing.blocks import Document
from complaint.output.comparing import differences
from complaint.output.docx.checking import check_docx
from complaint.output.docx.reading import read_docx
from complaint.output.docx.writing import write_docx
from complaint.output.reading import expected
from complaint.output.theme import Theme
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.wording import listed

FORMATS = ("docx", "pdf")
Progress = Callable[[str, int, int], None]

# WeasyPrint puts fonts into temporary files; other failures to read or write are faults of ours.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one document by format, how many pages it has as PDF, and on which page each anchor stands."""

    files: dict[str, bytes]
    pages: int
    problems: tuple[Problem, ...]
    anchors: Mapping[str, int] = field(default_factory=dict)


def make_all(
    documents: Mapping[str, Document], theme: Theme, formats: tuple[str, ...], jobs: int, progress: Progress
) -> dict[str, Made]:
    """Each document by its name in the formats, so many of them side by side; the files do not depend on how many."""
    total = len(documents)
    made: dict[str, Made] = {}
    if jobs <= 1 or total <= 1:
        for count, (name, document) in enumerate(documents.items()):
            progress(f"writing {name}", count, total)
            made[name] = make(document, theme, formats, name)
        return made
    # Fresh processes, not copies of this one: progress is shown from a thread, which a copy would not survive.
    with ProcessPoolExecutor(min(jobs, total), get_context("spawn"), _at_the_start) as pool:
        waiting: dict[str, Future[Made]] = {}
        try:
            with _interruptions_held():
                waiting = {name: pool.submit(make, one, theme, formats, name) for name, one in documents.items()}
            for count, (name, future) in enumerate(waiting.items()):
                progress(f"writing {name}", count, total)
                made[name] = future.result()
        except BrokenProcessPool:
            raise ProblemsFound(_ended_from_outside(waiting, jobs)) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return made


def _ended_from_outside(waiting: Mapping[str, Future[Made]], jobs: int) -> Problem:
    """Names those of the documents that may have been in the making: they are begun in their order."""
    unmade = [name for name, future in waiting.items() if future.done() and future.exception() is not None]
    message = "a process that made a document was ended from outside, most likely for lack of memory"
    hint = f"try again with --jobs 1; it was one of these: {listed(unmade[:jobs], 'or')}"
    return error("jobs", Place(), message, hint)


@contextmanager
def _interruptions_held() -> Iterator[None]:
    """Processes that are started meanwhile hold an interruption back until they are ready to end without a word."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _at_the_start() -> None:
    """An interrupted process ends without a word, and none outlives the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def make(document: Document, theme: Theme, formats: tuple[str, ...], name: str) -> Made:
    """The document in the formats; `name` is what problems call it ("public/filing").

    The PDF is laid out even if only the DOCX is wanted, because the DOCX's contents need its page numbers.
    """
    try:
        return _made(document, theme, formats, name)
    except ProblemsFound as found:
        return Made({}, 0, tuple(p if p.place.file else replace(p, place=Place(name)) for p in found.problems))
    except OSError as failed:
        if failed.errno not in _NO_ROOM and "temporary" not in str(failed):
            raise
        message = f"working files cannot be written to the folder for temporary files: {failed.strerror or failed}"
        return Made({}, 0, (error("disk", Place(), message, "free some space, or name another folder with TMPDIR"),))


def _made(document: Document, theme: Theme, formats: tuple[str, ...], name: str) -> Made:
    from complaint.output.pdf.checking import check_pdf  # importing WeasyPrint costs 0.7 s: only where a PDF is made
    from complaint.output.pdf.reading import read_pdf
    from complaint.output.pdf.writing import write_pdf

    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    pdf = write_pdf(document, theme)
    wanted = expected(document, pdf.pages)
    # The annexes are what others made: they go as PDF alone.
    if "pdf" in formats or document.kind == "annexes":
        files["pdf"] = pdf.content
        problems += check_pdf(pdf, document, f"{name}.pdf")
        problems += differences(wanted, read_pdf(pdf.content), f"{name}.pdf")
    if "docx" in formats and document.kind != "annexes":
        docx = write_docx(document, theme, pdf.pages)
        files["docx"] = docx
        problems += check_docx(docx)
        problems += differences(wanted, read_docx(docx), f"{name}.docx")
    return Made(files, pdf.page_count, tuple(problems), pdf.pages)
