"""What the tests of officers' papers may ask for."""

from collections.abc import Iterator

import pytest

from exporters.papers import unpacking


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Streams may be unpacked into four megabytes only, so that larger ones are soon made."""
    with monkeypatch.context() as patched:
        patched.setattr(unpacking, "MOST", 1 << 22)
        patched.setattr(unpacking, "PIECE", 1 << 18)
        unpacking.bound_unpacking.cache_clear()
        yield
    unpacking.bound_unpacking.cache_clear()
    unpacking.bound_unpacking()
