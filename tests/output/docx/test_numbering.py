"""Word counts by the styles alone what `compose` has numbered, so that whatever is inserted moves all that follows."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaint.filing.blocks import Document, ListBlock, walk
from complaint.filing.building import Builder
from complaint.filing.numbering import number
from complaint.filing.tree import read_tree
from complaint.output.docx.checking import check_docx
from tests.filing.making import ON, english
from tests.output import sample
from tests.output.docx.parcel import found, made, tree, values

ANNEXES = {"order": 1, "list": 2}
_LEAVES = ["<p>x</p>", '<p numbered="no">y</p>', "<ol><li>z</li></ol>", '<p role="lead">z</p>']
_SECTIONS: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(_LEAVES),
    lambda inner: st.tuples(
        st.sampled_from(["", ' numbered="no"']), st.sampled_from(["", ' contents="no"']), st.lists(inner, max_size=4)
    ).map(lambda made: f'<section title="s"{made[0]}{made[1]}>{"".join(made[2])}</section>'),
    max_leaves=10,
)


def composed(markup: str) -> Document:
    root = read_tree(markup, "t.html")
    numbers = number(root, ANNEXES, sections=True, paragraphs=True)
    blocks, notes = Builder(numbers, english(), lambda _: None, "t.html", ON).build(root)
    return sample.document(*blocks, notes=notes)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(_SECTIONS, max_size=4).map("".join), st.lists(st.sampled_from(sorted(ANNEXES)), unique=True))
def test_only_lists_that_begin_anew_have_a_numbering_of_their_own(markup: str, annexes: list[str]) -> None:
    told = "".join(f'<section id="annex-{name}" title="a"><p>x</p></section>' for name in sorted(annexes, reverse=True))
    whole = composed(f'{markup}<section title="Annexes">{told}</section>')
    content = made(whole)
    assert check_docx(content) == ()
    counted = found(tree(content), "//w:p[w:pPr/w:numPr]")
    expected = sum(isinstance(block, ListBlock) for block in walk(whole.blocks))
    expected += annexes == ["list"]  # the second annex alone has to say that it is the second
    assert len(counted) == expected, [values(one, "w:pPr/w:pStyle") for one in counted]
