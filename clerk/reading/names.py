"""Lists of people as papers print them."""

import re
from dataclasses import dataclass, replace

from clerk.business.people import Role

_TITLES = {
    "councillors": "Councillor",
    "councillor": "Councillor",
    "cllrs": "Cllr",
    "cllr": "Cllr",
    "crs": "Cr",
    "cr": "Cr",
    "aldermen": "Alderman",
    "alderman": "Alderman",
    "mr": "Mr",
    "messrs": "Mr",
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "dr": "Dr",
    "prof": "Prof",
    "professor": "Professor",
    "rev": "Rev",
    "revd": "Revd",
    "sir": "Sir",
    "dame": "Dame",
    "lord": "Lord",
    "lady": "Lady",
    "mayor": "Mayor",
    "deputy mayor": "Deputy Mayor",
    "county councillors": "County Councillor",
    "county councillor": "County Councillor",
    "county cllr": "County Councillor",
    "borough councillor": "Borough Councillor",
    "borough councillors": "Borough Councillor",
    "district councillor": "District Councillor",
    "district councillors": "District Councillor",
    "district cllr": "District Councillor",
    "city councillor": "City Councillor",
}
_SHARED = re.compile(r"(?:councillors|cllrs|crs|aldermen|messrs)\.?$", re.IGNORECASE)
_TITLE = re.compile(
    rf"^(?:the\s+)?({'|'.join(sorted(_TITLES, key=len, reverse=True))})\b\.?:?\s*", re.IGNORECASE
)
_ROLES = (
    (
        r"vice[- ]\s?(?:chair(?:man|woman|person)?)|deputy chair(?:man|woman|person)?",
        Role.VICE_CHAIR,
    ),
    (r"(?:in the )?chair(?:man|woman|person)?(?: in the chair)?|presiding|convener", Role.CHAIR),
    (r"substitut\w*(?: member)?|reserve|deputising", Role.SUBSTITUTE),
    (r"co-?opted(?: member)?", Role.CO_OPTED),
)
_ROLE = [(re.compile(rf"(?:{pattern})$", re.IGNORECASE), role) for pattern, role in _ROLES]
_POST = re.compile(
    r"\b(?:director|officer|clerk|manager|head|chief|executive|secretary|treasurer|librarian|"
    r"administrator|engineer|solicitor|accountant|auditor|assistant|advisor|adviser|lead|"
    r"coordinator|co-ordinator|representative|constable|pcso|headteacher|planner|surveyor|"
    r"consultant|deputy|minutes|minuting|minute taker|warden|steward|governance|services)\b",
    re.IGNORECASE,
)
_INITIALLED = re.compile(r"(?:[A-Z]\.?\s){1,3}[A-Z][a-z][\w’'-]+")
_HOLDER = re.compile(r"\((?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\b[^)]*\)")
_PUBLIC = re.compile(r"\bpublic\b|\bpress\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A person as printed in a list. `note` is what stood in brackets and is no role."""

    name: str
    title: str = ""
    role: Role | None = None
    post: str = ""
    note: str = ""


def role_of(text: str) -> Role | None:
    """The role a word beside a name means ("Vice-Chairman" -> vice-chair), or None."""
    bare = re.sub(r"\s+", " ", text.replace("- ", "-")).strip(" .,:;-–()")
    return next((role for pattern, role in _ROLE if pattern.fullmatch(bare)), None)


def people(text: str) -> tuple[Named, ...]:
    """Everybody named in a list such as "Councillors D Archer (Chair), P Lund and R Voss".

    Names may be parted by commas, semicolons, line ends or "and"; a comma may be missing after
    a bracket. A title before several names ("Councillors") is given to each.
    """
    found: list[Named] = []
    shared = ""
    for part in _parts(text):
        shared_here = _SHARED.match(part.split(" ")[0]) is not None
        named = _person(part)
        if named is None:
            extra = part.strip(" .()")
            if found and extra and not _PUBLIC.search(extra):
                found[-1] = _with_more(found[-1], extra)
            continue
        if shared_here:
            shared = named.title
        elif named.title and named.title != shared:
            shared = "" if named.title not in ("Mrs", "Ms", "Miss", "Mr", "Dr") else shared
        elif not named.title and shared:
            named = replace(named, title=shared)
        found.append(named)
    return tuple(found)


def _parts(text: str) -> list[str]:
    """The list cut at its commas and "and"s, but not inside brackets."""
    flat = re.sub(r"-\s*\n\s*", "-", text.strip())
    if len(_HOLDER.findall(flat)) >= 2:
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
    return all(_TITLE.match(begin) or _is_name(begin, False) for begin in begins) and (
        all(_TITLE.match(begin) for begin in begins) or not any(_many(line) for line in lines)
    )


def _many(line: str) -> bool:
    return len(re.findall(r",\s*(?=[A-Z])", line)) >= 2


def _run_on(part: str) -> list[str]:
    """Names with nothing between them: "Councillors M Ash M Brook J Carr"."""
    ends = [match.end() for match in _INITIALLED.finditer(part)]
    if len(ends) < 2 or "(" in part:
        return [part]
    pieces, at = [], 0
    for end in ends:
        pieces.append(part[at:end].strip())
        at = end
    if rest := part[at:].strip():
        pieces.append(rest)
    return pieces


def _person(part: str) -> Named | None:
    """One entry of a list, or None when it names nobody (a post, a place, a remark)."""
    text, note, role, post, title = part, "", None, "", ""
    inside = _HOLDER.search(text)
    if inside and _POST.search(text[: inside.start()]):
        return _with_post(_person(inside[0][1:-1]), text[: inside.start()].strip(" ,-–"))
    for bracket in re.findall(r"\(([^()]*)\)?", text):
        if role_of(bracket):
            role = role_of(bracket)
        elif _POST.search(bracket):
            post = post or bracket.strip()
        elif re.fullmatch(r"[A-Z]\.?", bracket):
            continue
        else:
            note = f"{note}, {bracket.strip()}".strip(", ")
    text = re.sub(r"\s*\((?![A-Z]\.?\))[^()]*\)?", " ", text).strip(" -–,")
    if match := re.match(
        r"(vice[- ]?chair(?:man|woman)?|chair(?:man|woman|person)?)\s+", text, re.I
    ):
        role, text = role or role_of(match[1]), text[match.end() :]
    while match := _TITLE.match(text):
        if not text[match.end() :].strip():
            break
        title = f"{title} {_TITLES[match[1].lower()]}".strip()
        text = text[match.end() :]
    if match := re.search(r"\s+[-–]\s*(.+)$|\s+(CHAIR(?:MAN)?|CLERK|VICE[- ]CHAIR)$", text):
        beside = match[1] or match[2]
        if found := role_of(beside):
            role, text = found, text[: match.start()]
        elif _POST.search(beside):
            post, text = beside.strip(), text[: match.start()]
    name = text.strip(" .,-–")
    if role_of(name) or name.lower() in _TITLES or not _is_name(name, bool(title)):
        return None
    return Named(name, title, role, post, note)


def _with_post(person: Named | None, post: str) -> Named | None:
    return person and replace(person, post=post)


def _with_more(person: Named, extra: str) -> Named:
    """What follows a name after a comma: a role, a post, or a remark."""
    extra, _, bracket = extra.partition(" (")
    person = replace(person, note=f"{person.note}, {bracket}".strip(", ")) if bracket else person
    if role := role_of(extra):
        return replace(person, role=person.role or role)
    if not person.post:
        return replace(person, post=extra)
    return replace(person, note=f"{person.note}, {extra}".strip(", "))


def _is_name(text: str, titled: bool) -> bool:
    words = text.split()
    if not words or len(words) > 6 or any(char.isdigit() for char in text):
        return False
    if not re.match(r"[A-ZÀ-ÝÓ]", words[0]) or len(text) < 2:
        return False
    lower = [word for word in words if word[0].islower()]
    if [word for word in lower if word not in ("de", "van", "von", "der", "la", "le", "du", "of")]:
        return False
    return titled or not _POST.search(text)
