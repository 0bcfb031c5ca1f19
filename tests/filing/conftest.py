"""An option for the expected texts: `pytest tests/filing --refresh-goldens`."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-goldens",
        action="store_true",
        help="write the expected texts anew from what the program gives; look at the difference before committing it",
    )


@pytest.fixture
def refresh_goldens(request: pytest.FixtureRequest) -> bool:
    """False where the option is not known, because all tests are run and not those of this folder."""
    return bool(request.config.getoption("--refresh-goldens", default=False))
