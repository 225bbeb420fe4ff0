"""The pictures in README and manual: what is kept is what the app looks like."""

import pytest

from docs import make_pictures


@pytest.mark.slow
@pytest.mark.parametrize("name", make_pictures.WALKS)
def test_the_picture_is_what_the_app_looks_like(name: str) -> None:
    kept = (make_pictures.PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    assert make_pictures.taken(name) == kept, "the app has changed: look, then `make pictures`"
