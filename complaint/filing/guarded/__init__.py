"""What a recipient may not see, worked out for the gate through which every file goes before it is handed over."""

from complaint.filing.guarded.guarded_values import Guarded, Value
from complaint.filing.guarded.guarding import guarded_for, ordinary_words

__all__ = ["Guarded", "Value", "guarded_for", "ordinary_words"]
