"""The crest and the Word templates of a house style, as lists and as JSON."""

from collections.abc import Sequence

from clerk.business.council import Committee
from clerk.business.house_files import PrintedIn
from clerk.business.style import HouseStyle
from clerk.business.style_forms import Part
from clerk.business.style_settings import Setting
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.house_files import TemplateSeen, template_seen
from clerk.desk.refused import Refused
from db import councils
from exporters.style_uses import STYLE_USES

_TITLES = {
    PrintedIn.AGENDA: "agenda",
    PrintedIn.MINUTES: "minutes",
    PrintedIn.ACTIONS: "action log",
}
OWN_LOOKS = "as Clerk sets it"
"""What is said of a style of ours that becomes none of a template's."""


def committees_named(desk: Desk, name: str) -> tuple[Committee, ...]:
    """The committee with this slug, name or letters, or without one all of them.

    Raises Refused with near names, and where there is no committee.
    """
    with in_plain_words():
        if name:
            slug = councils.slug_meant(desk.register, name)
            return (councils.committee(desk.register, slug),)
        every = councils.committees(desk.register)
    if not every:
        raise Refused("There is no committee yet: found one first.")
    return every


def house_files_rows(desk: Desk, committee: Committee) -> tuple[tuple[str, str], ...]:
    """A row for the crest and a few for each template."""
    crest = committee.style.crest
    said = "none" if crest is None else f"{crest.name}: {crest.alt or 'decoration'}"
    rows = [("Crest", said)]
    for what in PrintedIn:
        rows += template_rows(desk, committee, what)
    return tuple(rows)


def house_file_settings(style: HouseStyle) -> tuple[Setting, ...]:
    """The crest and the templates as settings among the others, without opening their files."""
    crest = style.crest
    parts = (Part("file", "Picture", crest.name if crest else ""),) + (
        (Part("alt", "It shows", crest.alt),) if crest else ()
    )
    found = [Setting("crest", "Files", "Crest", parts, crest.name if crest else "none")]
    for what in PrintedIn:
        kept = style.templates.get(what)
        parts = (Part("file", "Word file", kept.name if kept else ""),)
        if kept:
            parts += tuple(
                Part(ours, use, kept.styles[ours])
                for ours, use in STYLE_USES.items()
                if ours in kept.styles
            )
        said = kept.name if kept else "none: as Clerk sets it"
        found.append(Setting(f"template.{what}", "Files", f"Word: {_TITLES[what]}", parts, said))
    return tuple(found)


def template_rows(desk: Desk, committee: Committee, what: PrintedIn) -> tuple[tuple[str, str], ...]:
    """What is known of a template: its file, its anchors, and what our styles become."""
    seen = template_seen(desk, committee, what)
    if seen is None:
        return ((f"Word template for {what.value}", "none"),)
    return (
        (f"Word template for {what.value}", seen.name),
        ("  anchors", anchors_said(seen)),
        *((f"  {each.use}", each.becomes or OWN_LOOKS) for each in seen.styles),
    )


def anchors_said(seen: TemplateSeen) -> str:
    """Every anchor once, with where it stands when that is not the page."""
    found = dict.fromkeys(
        name if where == "the page" else f"{name} in {where}" for name, where in seen.anchors
    )
    return ", ".join(found)


def house_files_shape(desk: Desk, committee: Committee) -> Shape:
    """The same as JSON: null for what is not there."""
    crest = committee.style.crest
    return {
        "committee": committee.slug,
        "crest": None
        if crest is None
        else {"name": crest.name, "alt": crest.alt, "sha256": crest.sha256},
        "templates": {
            what.value: _template_shape(template_seen(desk, committee, what)) for what in PrintedIn
        },
    }


def styles_said(
    desk: Desk, committee: Committee, what: PrintedIn, maps: Sequence[str]
) -> dict[str, str]:
    """The whole mapping with some of it changed, each change written "Agenda item=Item Head".

    Nothing behind the "=", or what a list says for it, keeps our looks.
    Raises Refused for what is not written so, and for a style of ours there is none of.
    """
    seen = template_seen(desk, committee, what)
    if seen is None:
        raise Refused(f"There is no Word template for {what.value}: choose one first.")
    by_use = {each.use.casefold(): each.ours for each in seen.styles}
    styles = {each.ours: each.becomes for each in seen.styles}
    for text in maps:
        ours, equals, theirs = text.partition("=")
        if not equals or ours.strip().casefold() not in by_use:
            uses = ", ".join(each.use for each in seen.styles)
            raise Refused(
                f"“{text}” names no style of ours: write one of {uses}, then = and yours."
            )
        own = theirs.strip().casefold() == OWN_LOOKS.casefold()
        styles[by_use[ours.strip().casefold()]] = "" if own else theirs.strip()
    return styles


def _template_shape(seen: TemplateSeen | None) -> Shape | None:
    if seen is None:
        return None
    return {
        "name": seen.name,
        "sha256": seen.sha256,
        "anchors": [{"anchor": name, "where": where} for name, where in seen.anchors],
        "styles": {each.use: each.becomes or None for each in seen.styles},
    }
