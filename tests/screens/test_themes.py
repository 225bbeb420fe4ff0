"""The app's own looks can be read: contrast as WCAG 2.2 counts it (1.4.3 and 1.4.11)."""

import asyncio
from collections.abc import Callable

import pytest
from textual.color import Color

from screens.app import ClerkApp
from screens.themes import NAMES, THEMES
from tests.screens.conftest import settled

TEXT, BORDER = 4.5, 3.0
GROUNDS = ("background", "surface", "panel")
ON_EVERY_GROUND = (
    "foreground",
    "text-muted",
    "text-disabled",
    "primary",
    "secondary",
    "accent",
    "success",
    "warning",
    "error",
)


def brightness(color: Color) -> float:
    """Relative luminance, by WCAG's own formula."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: str, other: str) -> float:
    bright, dark = sorted(map(brightness, (Color.parse(one), Color.parse(other))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_the_formula_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_text_and_borders_stand_out(desk_app: Callable[..., ClerkApp], theme: str) -> None:
    """The colours are those in force: what the theme leaves out, Textual makes up."""
    used = desk_app(theme_name=theme).get_css_variables()
    pairs = [(text, ground, TEXT) for text in ON_EVERY_GROUND for ground in GROUNDS]
    pairs += [(line, ground, BORDER) for line in ("border", "border-blurred") for ground in GROUNDS]
    pairs += [
        ("footer-key-foreground", "footer-background", TEXT),
        ("footer-description-foreground", "footer-background", TEXT),
        ("block-cursor-foreground", "block-cursor-background", TEXT),
        ("foreground", "input-selection-background", TEXT),
        ("input-cursor-foreground", "input-cursor-background", TEXT),
        ("scrollbar", "scrollbar-background", BORDER),
    ]
    faint = {
        f"{text} {used[text]} on {ground} {used[ground]}": round(
            contrast(used[text], used[ground]), 2
        )
        for text, ground, least in pairs
        if contrast(used[text], used[ground]) < least
    }
    assert not faint


def test_every_theme_can_be_chosen() -> None:
    assert set(NAMES.values()) == {theme.name for theme in THEMES}


def test_what_is_painted_can_be_read(desk_app: Callable[..., ClerkApp]) -> None:
    """Not the variables but the cells: every letter on the first screen, in each theme."""

    async def look(theme: str) -> list[str]:
        app = desk_app(theme_name=theme)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            faint = []
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    style, text = segment.style, segment.text.strip()
                    if not text or style is None or style.color is None or style.bgcolor is None:
                        continue
                    ink, paper = (c.get_truecolor().hex for c in (style.color, style.bgcolor))
                    if contrast(ink, paper) < TEXT and any(c.isalnum() for c in text):
                        faint.append(f"{theme}: {text} {ink} on {paper}")
            return faint

    for theme in THEMES:
        assert asyncio.run(look(theme.name)) == []


@pytest.mark.parametrize("asked", [True, False])
def test_no_color_takes_the_colours_away(
    desk_app: Callable[..., ClerkApp], monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    if asked:
        monkeypatch.setenv("NO_COLOR", "1")

    async def look() -> set[str]:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            return {
                segment.style.color.get_truecolor().hex
                for strip in app.screen._compositor.render_strips()
                for segment in strip
                if segment.style is not None and segment.style.color is not None
            }

    inks = [Color.parse(ink).rgb for ink in asyncio.run(look())]
    assert inks
    assert all(red == green == blue for red, green, blue in inks) is asked
