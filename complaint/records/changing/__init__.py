"""Changing records without losing any: what is asked, what stands there, the check before, the writing, the history.

`change` takes what is wanted of some records and does it whole or not at all; `undo` does the opposite of an earlier
change. Nothing here asks the clock or who sits at the keyboard: callers say who, when and from which source (`Told`).
"""

from complaint.records.changing.applying import About, Beside, Changed, change, undo
from complaint.records.changing.history import Change, changes_of, history
from complaint.records.changing.texts import RecordText, texts_of, version_of
from complaint.records.changing.wishes import Add, Edit, FieldConflict, Remove, Told, Wish
from complaint.records.changing.writing import holding, steady

__all__ = [
    "About",
    "Add",
    "Beside",
    "Change",
    "Changed",
    "Edit",
    "FieldConflict",
    "RecordText",
    "Remove",
    "Told",
    "Wish",
    "change",
    "changes_of",
    "history",
    "holding",
    "steady",
    "texts_of",
    "undo",
    "version_of",
]
