"""What of a record's values cerberus' verdict hangs on, so that records which are alike in it are asked about once.

Takes a schema and typed values, gives their shape: which fields are filled, with values of which type, and the values
of the fields whose rules look at them. Why: of 10 000 rows of a list a few dozen differ in that, and asking cerberus is
most of what reading them costs.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, Final

from complaint.records.schemas import Schema

_NOT_LOOKING: Final = frozenset(("type", "meta", "required"))  # at what stands in the field


def shape_of(schema: Schema, values: Mapping[str, Any]) -> Hashable | None:
    """The shape of typed values; None if they cannot be compared in this way, being groups of fields."""
    looked_at = _looked_at(schema)
    shape = tuple((name, type(value), value if name in looked_at else None) for name, value in values.items())
    try:
        hash(shape)
    except TypeError:
        return None
    return schema, shape


@cache
def _looked_at(schema: Schema) -> frozenset[str]:
    """The fields whose content some rule looks at; what the schema does not know is not among them."""
    own = {name for name, wanted in schema.fields.items() if wanted.rules.keys() - _NOT_LOOKING}
    rules = [wanted.rules.get("dependencies", ()) for wanted in schema.fields.values()]
    others = {name.split(".")[0] for found in rules if isinstance(found, Mapping) for name in found}
    return frozenset(own | others)
