"""The app's own looks: dark, light, and high contrast of either kind.

Text has a contrast of at least 4.5 to what it stands on, borders of 3 (WCAG 2.2, 1.4.3 and
1.4.11); a test computes it.
"""

from textual.theme import Theme

_DARK = Theme(
    name="clerk-dark",
    primary="#7fb4f0",
    secondary="#9fc5a8",
    accent="#f0c674",
    foreground="#e4e7eb",
    background="#14181d",
    surface="#1b2027",
    panel="#262d36",
    success="#8fcf9b",
    warning="#f0c674",
    error="#ff9a94",
    dark=True,
    variables={
        "border": "#7fb4f0",
        "border-blurred": "#7c8896",
        "text-muted": "#b4bcc6",
        "text-disabled": "#98a2ae",
        "footer-key-foreground": "#f0c674",
        "footer-background": "#262d36",
        "footer-description-foreground": "#e4e7eb",
        "block-cursor-background": "#7fb4f0",
        "block-cursor-foreground": "#10141a",
        "input-selection-background": "#3f5f87",
        "scrollbar": "#7c8896",
        "scrollbar-background": "#1b2027",
    },
)

_LIGHT = Theme(
    name="clerk-light",
    primary="#0b4f8a",
    secondary="#2f5d3a",
    accent="#7a3e00",
    foreground="#1a1d21",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3db",
    success="#1f5f2e",
    warning="#7a3e00",
    error="#9c1c16",
    dark=False,
    variables={
        "border": "#0b4f8a",
        "border-blurred": "#73706a",
        "text-muted": "#4b4f55",
        "text-disabled": "#5b5f66",
        "footer-key-foreground": "#0b4f8a",
        "footer-background": "#e6e3db",
        "footer-description-foreground": "#1a1d21",
        "block-cursor-background": "#0b4f8a",
        "block-cursor-foreground": "#ffffff",
        "input-selection-background": "#b9d3ec",
        "scrollbar": "#73706a",
        "scrollbar-background": "#f3f1ec",
    },
)

_HIGH_DARK = Theme(
    name="clerk-high-contrast-dark",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffe100",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#7dff8a",
    warning="#ffe100",
    error="#ffb3b0",
    dark=True,
    variables={
        "border": "#ffe100",
        "border-blurred": "#ffffff",
        "text-muted": "#ffffff",
        "text-disabled": "#d0d0d0",
        "footer-key-foreground": "#ffe100",
        "footer-background": "#000000",
        "footer-description-foreground": "#ffffff",
        "block-cursor-background": "#ffe100",
        "block-cursor-foreground": "#000000",
        "input-selection-background": "#5a5a00",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)

_HIGH_LIGHT = Theme(
    name="clerk-high-contrast-light",
    primary="#000000",
    secondary="#000000",
    accent="#00308f",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    success="#00420d",
    warning="#5c2a00",
    error="#7a0000",
    dark=False,
    variables={
        "border": "#00308f",
        "border-blurred": "#000000",
        "text-muted": "#000000",
        "text-disabled": "#3a3a3a",
        "footer-key-foreground": "#00308f",
        "footer-background": "#ffffff",
        "footer-description-foreground": "#000000",
        "block-cursor-background": "#00308f",
        "block-cursor-foreground": "#ffffff",
        "input-selection-background": "#c9d8ff",
        "scrollbar": "#000000",
        "scrollbar-background": "#ffffff",
    },
)

THEMES = (_DARK, _LIGHT, _HIGH_DARK, _HIGH_LIGHT)

NAMES = {
    "dark": _DARK.name,
    "light": _LIGHT.name,
    "dark, high contrast": _HIGH_DARK.name,
    "light, high contrast": _HIGH_LIGHT.name,
}
"""The themes by the words they are chosen by."""
