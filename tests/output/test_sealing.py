"""What is sealed can be opened by its owners and by nobody else."""

from __future__ import annotations

import pyrage
import pytest
from pyrage import x25519

from complaint.output.sealing import sealed
from complaint.problems import Place, ProblemsFound

AT = [Place("profile.yaml", 3), Place("profile.yaml", 4)]


def test_each_of_several_owners_can_open_it_and_nobody_else() -> None:
    owners = [x25519.Identity.generate() for _ in range(2)]
    found = sealed("Осень".encode(), [str(one.to_public()) for one in owners], AT)
    assert "Осень".encode() not in found
    assert all(pyrage.decrypt(found, [one]).decode() == "Осень" for one in owners)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(found, [x25519.Identity.generate()])


def test_a_key_that_is_none_is_told_with_its_place() -> None:
    good = str(x25519.Identity.generate().to_public())
    with pytest.raises(ProblemsFound) as found:
        sealed(b"x", [good, "age1"], AT)
    (problem,) = found.value.problems
    assert (problem.code, problem.place.line) == ("age-key", 4)


def test_nothing_is_sealed_to_nobody() -> None:
    with pytest.raises(ValueError, match="to nobody"):
        sealed(b"x", [], [])
