from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = next(
    (path for path in (ROOT.parent / "shared" / "data", ROOT / "shared" / "data") if path.is_dir()),
    None,
)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data; tests that need it are skipped, with the reason, where it is not."""
    if SHARED is None:
        pytest.skip("needs ../shared/data, which this checkout does not have")
    return SHARED
