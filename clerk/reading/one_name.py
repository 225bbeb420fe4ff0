"""One person as papers print them: title, name, role, post, and what stands in brackets."""

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
TITLE = re.compile(
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
POST = re.compile(
    r"\b(?:director|officer|clerk|manager|head|chief|executive|secretary|treasurer|librarian|"
    r"administrator|engineer|solicitor|accountant|auditor|assistant|advisor|adviser|lead|"
    r"coordinator|co-ordinator|representative|constable|pcso|headteacher|planner|surveyor|"
    r"consultant|deputy|mayor|provost|minutes|minuting|warden|steward|governance|services)\b",
    re.IGNORECASE,
)
HOLDER = re.compile(r"\((?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\b[^)]*\)")
_SUBSTITUTE = re.compile(
    r"\(?\b(?:as\s+)?(?:a\s+)?(?:substitut\w*|sub|deputising|reserve)(?:\s+member)?\s+for"
    r"\s+(?P<name>[^()]+)\)?$",
    re.IGNORECASE,
)
_NOBODY = frozenset("none nil n/a apologies present absent all everyone vacancy vacant".split())
_IN_CHAIR = re.compile(r",?\s*\(?\b(?:was\s+)?in\s+the\s+chair\)?$", re.IGNORECASE)
_CHAIR_FIRST = re.compile(
    r"(vice[- ]?chair(?:man|woman)?|chair(?:man|woman|person)?)\s+", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\s+[-–]\s*(?P<dashed>.+)$|\s+(?P<shouted>CHAIR(?:MAN)?|CLERK|VICE[- ]CHAIR)$"
)
POST_FIRST = re.compile(
    rf"(?P<post>(?:[A-Z].*)?(?i:{POST.pattern})[\w-]*)\s+(?P<name>[A-Z][\w’'-]+\s+[A-Z][\w’'-]+)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person as printed in a list.

    `note` is what stood in brackets and is neither role nor post; `substitute_for` is a name.
    """

    name: str
    title: str = ""
    role: Role | None = None
    post: str = ""
    note: str = ""
    organisation: str = ""
    substitute_for: str = ""


def role_of(text: str) -> Role | None:
    """The role a word beside a name means ("Vice-Chairman" -> vice-chair), or None."""
    for printed in (text, *text.split("/")):
        bare = re.sub(r"\s+", " ", printed.replace("- ", "-")).strip(" .,:;-–()")
        if role := next((role for pattern, role in _ROLE if pattern.fullmatch(bare)), None):
            return role
    return None


def person(part: str) -> Named | None:
    """One entry of a list, or None when it names nobody (a post, a place, a remark)."""
    inside = HOLDER.search(part)
    if inside and POST.search(part[: inside.start()]):
        held = person(inside[0][1:-1])
        return held and replace(held, post=part[: inside.start()].strip(" ,-–"))
    text, role, substitute_for = part, None, ""
    if match := _IN_CHAIR.search(text):
        role, text = Role.CHAIR, text[: match.start()]
    if match := _SUBSTITUTE.search(text):
        role, text = Role.SUBSTITUTE, text[: match.start()]
        substitute_for = _untitled(match["name"].strip(" ."))[1]
    text, named = _bracketed(text)
    if match := _CHAIR_FIRST.match(text):
        role, text = role or role_of(match[1]), text[match.end() :]
    title, text = _untitled(text)
    role, post = role or named.role, named.post
    if match := _BESIDE.search(text):
        beside = match["dashed"] or match["shouted"]
        if found := role_of(beside):
            role, text = found, text[: match.start()]
        elif POST.search(beside):
            post, text = beside.strip(), text[: match.start()]
    name = text.strip(" .,-–")
    if role_of(name) or name.lower() in _TITLES or not is_name(name, titled=bool(title)):
        return None
    return replace(
        named, name=name, title=title, role=role, post=post, substitute_for=substitute_for
    )


def _bracketed(text: str) -> tuple[str, Named]:
    """The text without its brackets, and what they and the words behind the last one say."""
    found = Named("")
    pieces = re.findall(r"\(([^()]*)\)?", text)
    behind = re.search(r"\([^()]{1,6}\)\s*([^()]+)$", text)
    if behind and (role_of(behind[1]) or POST.search(behind[1])):
        pieces.append(behind[1])
        text = text[: behind.start(1)]
    for piece in pieces:
        if role := role_of(piece):
            found = replace(found, role=role)
        elif POST.search(piece) and not found.post:
            found = replace(found, post=piece.strip())
        elif not re.fullmatch(r"[A-Z]\.?", piece):
            found = replace(found, note=f"{found.note}, {piece.strip()}".strip(", "))
    return re.sub(r"\s*\((?![A-Z]\.?\))[^()]*\)?", " ", text).strip(" -–,"), found


def _untitled(text: str) -> tuple[str, str]:
    """The titles a name begins with, and the name."""
    title = ""
    while (match := TITLE.match(text)) and text[match.end() :].strip():
        title = f"{title} {_TITLES[match[1].lower()]}".strip()
        text = text[match.end() :]
    return title, text


def with_more(named: Named, extra: str) -> Named:
    """The same with what follows the name after a comma: a role, a post, a body, a remark."""
    extra, _, bracket = extra.partition(" (")
    if bracket:
        named = replace(named, note=f"{named.note}, {bracket}".strip(", "))
    if role := role_of(extra):
        return replace(named, role=named.role or role)
    if not named.post and POST.search(extra):
        return replace(named, post=extra)
    if not named.organisation and re.match(r"[A-ZÀ-Ý]", extra):
        return replace(named, organisation=extra)
    return replace(named, note=f"{named.note}, {extra}".strip(", "))


def is_name(text: str, *, titled: bool) -> bool:
    """Whether `text` may be a person's name; behind a title more is believed."""
    words = text.split()
    if text.casefold() in _NOBODY:
        return False
    if not words or len(words) > 6 or any(char.isdigit() for char in text):
        return False
    if not re.match(r"[A-ZÀ-ÝÓ]", words[0]) or len(text) < 2:
        return False
    lower = [word for word in words if word[0].islower()]
    if [word for word in lower if word not in ("de", "van", "von", "der", "la", "le", "du", "of")]:
        return False
    return titled or not POST.search(text)
