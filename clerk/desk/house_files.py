"""Word templates and crests of house styles: chosen, their styles mapped, taken out again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clerk.business.council import Committee, council_over
from clerk.business.house_files import CrestFile, PrintedIn, TemplateFile
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import councils, papers
from exporters.compose.template_words import TEMPLATE_WORDS
from exporters.document import Document, Picture, Template
from exporters.errors import ExportError


@dataclass(frozen=True, slots=True)
class StyleSeen:
    """One of our styles: what it is for, which of the template's it becomes (empty: it keeps our
    looks), and all it could become."""

    ours: str
    use: str
    becomes: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateSeen:
    """A template as it was looked at: its file name, its anchors with where each stands, and its
    styles. `sha256` names its bytes."""

    name: str
    sha256: str
    anchors: tuple[tuple[str, str], ...]
    styles: tuple[StyleSeen, ...]


def choose_template(desk: Desk, committee: Committee, what: PrintedIn, path: Path) -> TemplateSeen:
    """Print `what` of a committee in the Word file at `path` from now on.

    Its styles are guessed by their names; those mapped before are kept where the new file has
    them. `committee` is as the clerk saw it. Raises Refused, with all that is wrong with the file,
    when nothing can be printed in it, and when somebody changed the committee since.
    """
    data = _read(path)
    before = committee.style.templates.get(what)
    seen = _looked_at(data, path.name, what, before.styles if before else {})
    with in_plain_words():
        sha256 = papers.store(desk.register, data)
    chosen = replace(seen, sha256=sha256)
    styles = {each.ours: each.becomes for each in seen.styles if each.becomes}
    _keep(desk, committee, what, TemplateFile(path.name, sha256, styles))
    return chosen


def template_seen(desk: Desk, committee: Committee, what: PrintedIn) -> TemplateSeen | None:
    """The template `what` is printed in, None when there is none. Raises Refused when its file
    is missing or damaged."""
    kept = committee.style.templates.get(what)
    if kept is None:
        return None
    with in_plain_words():
        data = papers.stored(desk.register, kept.sha256, kept.name)
    seen = _looked_at(data, kept.name, what, kept.styles, guess=False)
    return replace(seen, sha256=kept.sha256)


def map_styles(
    desk: Desk, committee: Committee, what: PrintedIn, styles: Mapping[str, str]
) -> None:
    """Say which style of the template each of ours becomes; an empty name keeps our looks.

    Raises Refused for a style the template lacks, and when there is no template.
    """
    from exporters.write.word.template_look import look_at_template, style_faults

    kept = committee.style.templates.get(what)
    if kept is None:
        raise Refused(f"There is no Word template for {what.value}: choose one first.")
    with in_plain_words():
        data = papers.stored(desk.register, kept.sha256, kept.name)
    look = look_at_template(data, kept.name, what, TEMPLATE_WORDS)
    if faults := tuple(style_faults(look, styles)):
        raise Refused(" ".join(faults))
    named = {ours: name for ours, name in styles.items() if name}
    _keep(desk, committee, what, replace(kept, styles=named))


def drop_template(desk: Desk, committee: Committee, what: PrintedIn) -> None:
    """Print `what` in our own looks again. Raises Refused when there is no template."""
    if what not in committee.style.templates:
        raise Refused(f"There is no Word template for {what.value} to take out.")
    _keep(desk, committee, what, None)


def choose_crest(desk: Desk, committees: Sequence[Committee], path: Path, alt: str) -> CrestFile:
    """Put the picture at `path` at the head of the papers of these committees.

    `alt` says what it shows; empty, it is decoration. Raises Refused for what is no picture, and
    when somebody changed one of the committees since.
    """
    from exporters.crest import crest_picture

    data = _read(path)
    try:
        picture = crest_picture(data, path.name)
    except ExportError as error:
        raise Refused(str(error)) from error
    with in_plain_words():
        sha256 = papers.store(desk.register, picture.data)
    crest = CrestFile(path.name, sha256, picture.width, picture.height, " ".join(alt.split()))
    _keep_crest(desk, committees, crest, f"Choose the crest {path.name}")
    return crest


def describe_crest(desk: Desk, committee: Committee, alt: str) -> None:
    """Say what the crest shows, for those who cannot see it. Raises Refused without a crest."""
    crest = committee.style.crest
    if crest is None:
        raise Refused("There is no crest yet: choose one first.")
    described = replace(crest, alt=" ".join(alt.split()))
    _keep_crest(desk, (committee,), described, "Describe the crest")


def drop_crest(desk: Desk, committees: Sequence[Committee]) -> None:
    """Take the crest off the papers of these committees."""
    _keep_crest(desk, committees, None, "Take the crest out")


def crest_of(desk: Desk, committee: Committee) -> Picture | None:
    """The crest at the head of a committee's papers. Raises RegisterError when it is missing."""
    crest = committee.style.crest
    if crest is None:
        return None
    data = papers.stored(desk.register, crest.sha256, crest.name)
    return Picture(data, crest.width, crest.height, crest.alt)


def with_letterhead(document: Document, crest: Picture | None, council: str) -> Document:
    """The document with a crest at the head of its first page or, without one, the name of the
    council."""
    return replace(document, crest=crest, council="" if crest else council)


def council_of(desk: Desk, committee: Committee) -> str:
    """The council's name, where it stands over that of a committee."""
    return council_over(councils.council(desk.register), committee)


def dressed(desk: Desk, document: Document, committee: Committee, what: PrintedIn) -> Document:
    """The document with the crest of the house style and the template `what` is printed in.

    An action log has no crest; an agenda without one has the council's name. Raises RegisterError
    when a file is missing or damaged.
    """
    if what is PrintedIn.AGENDA:
        crest, council = crest_of(desk, committee), council_of(desk, committee)
        document = with_letterhead(document, crest, council)
    elif what is PrintedIn.MINUTES:
        document = replace(document, crest=crest_of(desk, committee))
    template = committee.style.templates.get(what)
    if template is not None:
        data = papers.stored(desk.register, template.sha256, template.name)
        document = replace(document, template=Template(data, template.styles))
    return document


def _looked_at(
    data: bytes, name: str, what: PrintedIn, chosen: Mapping[str, str], *, guess: bool = True
) -> TemplateSeen:
    """The template with the styles chosen before that it has, else those guessed."""
    from exporters.write.word.template_look import look_at_template

    try:
        look = look_at_template(data, name, what, TEMPLATE_WORDS)
    except ExportError as error:
        raise Refused(str(error)) from error
    if look.faults:
        raise Refused(" ".join(look.faults))
    styles = []
    for each in look.styles:
        kept = chosen.get(each.ours, "")
        known = {choice.casefold() for choice in each.choices}
        becomes = kept if kept.casefold() in known else each.guess if guess else ""
        styles.append(StyleSeen(each.ours, each.use, becomes, each.choices))
    return TemplateSeen(name, "", look.anchors, tuple(styles))


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():  # which Windows only says may not be read
            raise Refused(f"{path} is a folder: name the file in it.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(f"There is no file {path}: check its name.") from error
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}).") from error


def _keep(desk: Desk, committee: Committee, what: PrintedIn, template: TemplateFile | None) -> None:
    others = {kind: one for kind, one in committee.style.templates.items() if kind != what}
    templates = others if template is None else {**others, what.value: template}
    style = replace(committee.style, templates=templates)
    said = f"Change the house style of the {committee.name}: Word template for {what.value}"
    with in_plain_words(), desk.register.writing(said) as change:
        councils.save_committee(change, replace(committee, style=style))


def _keep_crest(
    desk: Desk, committees: Sequence[Committee], crest: CrestFile | None, what: str
) -> None:
    with in_plain_words(), desk.register.writing(what) as change:
        for committee in committees:
            style = replace(committee.style, crest=crest)
            councils.save_committee(change, replace(committee, style=style))
