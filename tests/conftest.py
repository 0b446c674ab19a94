from pathlib import Path

import pytest
from hypothesis import settings

# A loaded machine is no error of the code: time is measured in bench/, never by a test.
settings.register_profile("anyq", deadline=None)
settings.load_profile("anyq")

SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data; tests that need it are skipped, with the reason, where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared/data, which this checkout does not have")
    return SHARED
