"""Lists of people as papers print them."""

import re
from dataclasses import replace

from clerk.reading.one_name import (
    HOLDER,
    POST,
    POST_FIRST,
    TITLE,
    Named,
    is_name,
    person,
    with_more,
)

_SHARED = re.compile(r"(?:councillors|cllrs|crs|aldermen|messrs)\.?$", re.IGNORECASE)
_INITIALLED = re.compile(r"(?:[A-Z]\.?\s){1,3}[A-Z][a-z][\w’'-]+")
_COURTESY = frozenset(("Mrs", "Ms", "Miss", "Mr", "Dr"))
_BILINGUAL_TITLE = re.compile(rf"^[A-Z][a-z]+\.?\s*/\s*(?={TITLE.pattern.removeprefix('^')})", re.I)
_LONGEST = 20_000  # characters; no list of people is longer
_PUBLIC = re.compile(r"\bpublic\b|\bpress\b", re.IGNORECASE)


def people(text: str) -> tuple[Named, ...]:
    """Everybody named in a list such as "Councillors D Archer (Chair), P Lund and R Voss".

    Names may be parted by commas, semicolons, line ends or "and"; a comma may be missing after
    a bracket. A title before several names ("Councillors") is given to each.
    """
    found: list[Named] = []
    shared = ""
    for part, extras in _entries(text):
        named = person(part)
        if named is None:
            extra = part.strip(" .()")
            if found and extra and not _PUBLIC.search(extra):
                found[-1] = with_more(found[-1], extra)
            continue
        if _SHARED.match(part.split(" ")[0]):
            shared = named.title
        elif named.title and named.title != shared and named.title not in _COURTESY:
            shared = ""
        elif not named.title and shared:
            named = replace(named, title=shared)
        for extra in extras:
            named = with_more(named, extra)
        found.append(named)
    return tuple(found)


def _entries(text: str) -> list[tuple[str, list[str]]]:
    """The entries of a list, each with what is surely only said of that person."""
    flat = _BILINGUAL_TITLE.sub("", text[:_LONGEST].strip())
    lines = [re.sub(r"\s+", " ", line).strip() for line in flat.split("\n") if line.strip()]
    if len(lines) > 1 and all(TITLE.match(line) for line in lines) and _entry_a_line(flat):
        cut = [re.split(r",\s*(?![^()]*\))", line.strip(" .,")) for line in lines]
        if not any(TITLE.match(extra) for _, *extras in cut for extra in extras):
            return [(head, extras) for head, *extras in cut]
    parts = _parts(flat)
    if parts and sum(bool(_post_first(part)) for part in parts) > len(parts) / 2:
        return _with_posts_first(parts)
    return [(part, []) for part in parts]


def _post_first(part: str) -> re.Match[str] | None:
    match = POST_FIRST.fullmatch(part)
    return match if match and not POST.search(match["name"]) else None


def _with_posts_first(parts: list[str]) -> list[tuple[str, list[str]]]:
    """A list whose entries begin with the post: "Treasurer Ann Hill, Deputy Clerk Jo Marsh"."""
    entries: list[tuple[str, list[str]]] = []
    beginning = ""
    for part in parts:
        if match := _post_first(f"{beginning} and {part}" if beginning else part):
            entries.append((match["name"], [match["post"]]))
            beginning = ""
        elif TITLE.match(part):
            entries.append((part, []))
        else:
            beginning = part
    return [*entries, (beginning, [])] if beginning else entries


def _parts(text: str) -> list[str]:
    """The list cut at its commas and "and"s, but not inside brackets."""
    flat = re.sub(r"-\s*\n\s*", "-", text.strip())
    if len(HOLDER.findall(flat)) >= 2:
        cut = re.split(r"(?<=\)),\s*|(?<=\))\s+and\s+", flat)
        return [re.sub(r"\s+", " ", part).strip(" .") for part in cut if part.strip(" .")]
    if not _entry_a_line(flat):
        flat = re.sub(r"\s*\n\s*", " ", flat)
    parts: list[str] = []
    depth, current = 0, ""
    for piece in re.split(r"(\(|\)|[,;\n•]|\s+(?:and|&)\s+(?=[A-ZÀ-Ý]))", flat):
        if piece == "(":
            depth += 1
        if piece == ")":
            depth = max(0, depth - 1)
        if depth == 0 and re.fullmatch(r"[,;\n•]|\s+(?:and|&)\s+", piece):
            parts.append(current)
            current = ""
        else:
            current += piece
    parts.append(current)
    cut = []
    for part in parts:
        part = re.sub(r"^\s*(?:and|&)\s+", "", part)
        cut.extend(
            re.split(r"(?<=\))\s*(?=(?:[A-Z]\.?\s)+[A-Z]|(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b)", part)
        )
    cleaned = [re.sub(r"\s+", " ", part).strip(" .:-–") for part in cut]
    return [piece for part in cleaned if part for piece in _run_on(part)]


def _entry_a_line(text: str) -> bool:
    """Whether each line is one entry, rather than a list wrapped over several lines."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(
        re.search(r"[,;&-]$|\b(?:and|Mr|Mrs|Ms|Dr|Cllr|Councillors?)\.?$", x) for x in lines[:-1]
    ):
        return False
    begins = [re.split(r"\s*[,(–]|\s-\s|-\s", line)[0] for line in lines]
    return all(TITLE.match(begin) or is_name(begin, titled=False) for begin in begins) and (
        all(TITLE.match(begin) for begin in begins) or not any(_many(line) for line in lines)
    )


def _many(line: str) -> bool:
    return len(re.findall(r",\s*(?=[A-Z])", line)) >= 2


def _run_on(part: str) -> list[str]:
    """Names with nothing between them: "Councillors M Ash M Brook J Carr"."""
    ends = [match.end() for match in _INITIALLED.finditer(part)]
    if len(ends) < 2 or re.search(r"\(|\bfor\b", part):
        return [part]
    pieces, at = [], 0
    for end in ends:
        pieces.append(part[at:end].strip())
        at = end
    if rest := part[at:].strip():
        pieces.append(rest)
    return pieces
