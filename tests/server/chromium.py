"""The browser of the tests: Debian's Chromium, where it is installed."""

import os
import shutil
from typing import NoReturn

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def absent(what: str) -> NoReturn:
    """Skip a test and name what is missing; where CI has installed it, that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")
