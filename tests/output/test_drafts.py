"""What must not be filed yet says so on every page, in both formats, and on the first page of a letter too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.filing.blocks import Section
from complaint.output.pdf.checking import check_pdf
from tests.output import sample
from tests.output.docx import parcel
from tests.output.pdf.proof import made, page_texts

MARK = "DRAFT – NOT FOR FILING"


@pytest.mark.parametrize("source", [sample.sample, sample.letter])
def test_every_page_of_a_draft_says_so_on_paper(source):
    pages = page_texts(made(replace(source(), draft=MARK)).content)
    assert [page.count(MARK) for page in pages] == [1] * len(pages)


@pytest.mark.parametrize("source", [sample.sample, sample.letter])
def test_every_head_of_a_draft_says_so_in_word(source):
    content = parcel.made(replace(source(), draft=MARK))
    heads = [parcel.words(parcel.tree(content, f"word/header{number}.xml")) for number in (1, 2)]
    assert all(MARK in words for words in heads)


def test_what_may_be_filed_says_nothing_of_drafts():
    assert not any("DRAFT" in page for page in page_texts(made(sample.sample()).content))


def test_long_heads_of_pages_leave_the_mark_of_a_draft_alone():
    title = "Приложение 2. Протокол допроса заявителя в качестве свидетеля, который продолжался до полуночи"
    blocks = (Section("long", 1, "", title, (sample.paragraph("Текст."),)),)
    document = replace(sample.document(*blocks), draft="ПРОЕКТ – НЕ ДЛЯ ПОДАЧИ", short_title=title)
    assert [problem.message for problem in check_pdf(made(document), document, "annexes.pdf")] == []
    assert "…" in page_texts(made(document).content)[0]
