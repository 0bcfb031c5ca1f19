"""Two entries of the list made one: what both say, where the other one is mentioned, and the past of both."""

from complaint.records.merging.both import Question
from complaint.records.merging.past import merged_into
from complaint.records.merging.planning import Merging, merging

__all__ = ["Merging", "Question", "merged_into", "merging"]
