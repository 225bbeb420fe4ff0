"""Whether a sentence of minutes undertakes that something will be done, and who will do it.

A sentence is taken clause by clause. Each form of words that looks forward ("would circulate",
"agreed to write", "to be reported") is weighed: how firmly it binds, whether somebody is named,
whether the verb is one of telling or finding out, whether a piece of work is named, whether
it goes to the committee or to a coming occasion. Questions, hopes, past events and habits bind
nobody.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from clerk.business import undertaking_words as words

_ENOUGH = 3
_LONGEST = 2000  # characters; beyond that it is no sentence but text without full stops
_REACH = 200  # characters before a verb in which its subject is looked for


@dataclass(frozen=True, slots=True)
class Undertaking:
    """`owner` is a guess from the subject, without its article; empty when there is none."""

    owner: str = ""
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a form of words stands: its clause before and after it, and what is known of both.

    `named` is 2 when the subject is an office holder or a pronoun, 1 for a bare name or a body,
    else 0.
    """

    before: str
    after: str
    named: int
    decided: bool
    conditional: bool


_Fits = Callable[[_Place], bool]


def _anywhere(place: _Place) -> bool:
    return True


def _person(place: _Place) -> bool:
    return place.named > 0


def _headline(place: _Place) -> bool:
    """In a line without a verb of its own: "Copies to be sent to residents"."""
    return not _FINITE.search(place.before) and not _RELATIVE.match(place.after)


def _headed_by_person(place: _Place) -> bool:
    return place.named > 0 and _headline(place)


def _headed_by_office_holder(place: _Place) -> bool:
    return place.named > 1 and _headline(place)


def _decision(place: _Place) -> bool:
    return place.decided


def _person_in_decision(place: _Place) -> bool:
    return place.decided and place.named > 0


def _offer(place: _Place) -> bool:
    return place.conditional


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of words. When it is `active` its subject is the one who will do it."""

    pattern: re.Pattern[str]
    firmness: int
    fits: _Fits
    active: bool


def _active(pattern: str, firmness: int, fits: _Fits = _anywhere) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), firmness, fits, active=True)


def _passive(pattern: str, firmness: int, fits: _Fits = _anywhere) -> _Form:
    return _Form(re.compile(rf"{pattern}{words.DONE}", re.IGNORECASE), firmness, fits, active=False)


_WILL = rf"(?:\b(?:would|will|shall)|['’](?:ll|d))\s+{words.BETWEEN}"
_PROMISED = r"undertook|offered|volunteered|promised|pledged"
_ASKED = r"(?:is|are|was|were|be)\s+(?:asked|requested|instructed|tasked|directed|authorised)"
_NOT_A_TASK = r"(?!(?:the|a|an|our|this|that|all|be|have|not|note|receive)\b)"
_FORMS = (
    _active(rf"{_WILL}{words.AND}{words.BASE}", 0),
    _active(rf"{_WILL}be\s+{words.GOING_ON}", -1),
    _passive(rf"{_WILL}be\s+{words.BETWEEN}{words.AND}", 1),
    _active(rf"\b(?:agreed|resolved|{_PROMISED}|{_ASKED})\s+to\s+{words.BETWEEN}{words.BASE}", 2),
    _active(rf"\b(?:{_PROMISED})\s+to\s+{_NOT_A_TASK}(?P<verb>[a-z]+)", 2),
    _active(rf"\b(?:is|are)\s+to\s+{words.BETWEEN}{words.BASE}", 2, _person),
    _passive(rf"\b(?:is|are)\s+to\s+be\s+{words.AND}", 2),
    _passive(rf"\bto\s+be\s+{words.AND}", 2, _headline),
    _active(rf"\bto\s+{words.BETWEEN}{words.BASE}", 2, _headed_by_person),
    _active(
        rf"\bto\s+{_NOT_A_TASK}(?P<verb>(?-i:[a-z]+|[A-Z]{{2,}}))\b", 2, _headed_by_office_holder
    ),
    _active(rf"{_WILL}{_NOT_A_TASK}(?P<verb>[a-z]+)", 0, _person_in_decision),
    _active(rf"\bshould\s+{words.BETWEEN}{words.BASE}", 2, _decision),
    _passive(rf"\bshould\s+be\s+{words.AND}", 2, _decision),
    _passive(
        rf"(?<!\b[cm]a[ny] )(?<!ould )(?<!will )(?<!\b[nt]o[ t])(?<!not )\bbe\s+{words.AND}",
        2,
        _decision,
    ),
    _active(rf"\b{words.BASE}(?!\s+(?:be|is|was|on|of|and)\b)", 2, _person_in_decision),
    _passive(rf"\b(?:could|can|may)\s+be\s+{words.AND}", 1, _offer),
)

_BOUNDARY = re.compile(
    r"[;:]\s+|\s[–—-]\s|,?\s+(?:but|however|although)\b,?\s*|"
    rf",\s+and\s+(?!(?:{words.TITLE})\b)|"
    r"\band\s+(?=(?:it|this|that|the|he|she|they|we|there|if)\b)|\bin\s+response,?\s+|"
    r"(?P<decided>\b(?:agreed|resolved|decided|ordered|requested|asked)\s*[-–:]?\s+(?:that|for)\s+)",
    re.IGNORECASE,
)
_BINDS_NOBODY = re.compile(
    r"\b(?:whether|queried|wondered|questioned|enquired|asked\s+(?:if|what|how|when|why|who|where|"
    r"which)|hop(?:ed|es|ing|eful)|suggest(?:ed|s|ing)|felt|approval|authority|"
    r"consent|permission)\b|\bhad\s+(?:already\s+)?$",
    re.IGNORECASE,
)
_PAST_OR_HABIT = re.compile(
    r"\b(?:last|previous)\s+meeting\b|\b(?:whenever|always|normally|usually|generally)\b|"
    r"\b(?:each|every)\s+(?:day|week|month|term|year)\b|\b(?:daily|weekly|termly)\b|"
    r"\bon\s+receipt\s+of\b|\bin\s+all\s+cases\b|\bdate\s+of\s+(?:the\s+)?next\s+meeting\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?<!\bask )(?<!asked )(?<!check )(?<!\bsee )(?<!\bknow )\bif\b|\bunless\b|"
    r"\bprovid(?:ed|ing)\s+that\b|\bsubject\s+to\b|\bin\s+the\s+event\b|"
    r"^should\s+(?:members|the|any|they|it)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"^to\b|\b(?:is|are|was|were|has|have|had|would|will|shall|should|could|can|may|might|must|said|"
    r"advised|agreed|reported|stated|noted|asked|wanted|needs?|needed|continues?|which|who|"
    r"due|able|as\s+well|in\s+order)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s*(?:[\w’'-]+\s+){0,8}?(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)

_HOLDER = re.compile(words.OFFICE_HOLDER)
_HOLDER_LAST = re.compile(rf"{words.OFFICE_HOLDER}\s*$")
_NAME_ALONE = re.compile(rf"(?:(?:.*,|.*\bthat)\s+)?{words.SOMEBODY}\s*")
_BODY_ALONE = re.compile(rf"(?:.*\bthat\s+)?[Tt]he\s+{words.BODY}\s*")
_OPENS = re.compile(rf"(?:[Tt]he\s+)?{words.OFFICE_HOLDER}(?!.*\bthat\b)")
_PRONOUN_LAST = re.compile(r"\b(?:he|she|i|we)\s*$", re.IGNORECASE)
_JOINED = re.compile(r"^\s*$|\band\s*$", re.IGNORECASE)
_SPEAKER = re.compile(
    rf"(?:^|\s){words.SOMEBODY}\s+(?:said|advised|outlined|stated|confirmed|reported|explained|"
    r"agreed|informed|indicated|added)\b"
)


# Minutes are read again and again for what they promise, and hardly change in between.
@lru_cache(maxsize=20_000)
def undertaking(sentence: str, opening: str = "", *, decided: bool = False) -> Undertaking | None:
    """What `sentence` undertakes, or None when nobody would make an action of it.

    `opening` is what leads into the sentence (the line before a list); `decided` says that it is
    part of an outcome. Of a firm and a conditional undertaking in one sentence the firm one is
    given.
    """
    if sentence.endswith("?") or len(sentence) > _LONGEST:
        return None
    whole = f"{opening} {sentence}" if opening else sentence
    found = list(_undertakings(whole, len(whole) - len(sentence), decided))
    return min(found, key=lambda one: one.conditional, default=None)


def _undertakings(whole: str, opened: int, decided: bool) -> Iterator[Undertaking]:
    """Every undertaking in `whole` that is not over within its first `opened` characters."""
    start = 0
    for boundary in (*_BOUNDARY.finditer(whole), None):
        end = boundary.start() if boundary else len(whole)
        clause = whole[start:end]
        if not _PAST_OR_HABIT.search(clause):
            for form in _FORMS:
                for match in form.pattern.finditer(clause):
                    if start + match.end() > opened:
                        yield from _weighed(form, match, whole[:start], decided)
        if boundary:
            start = boundary.end()
            decided = decided or boundary["decided"] is not None


def _weighed(
    form: _Form, match: re.Match[str], earlier: str, decided: bool
) -> Iterator[Undertaking]:
    """The undertaking made by one form of words in its clause, if it weighs enough."""
    clause, before = match.string, match.string[: match.start()]
    owner, named = _subject(before, earlier)
    conditional = _IF.search(clause) is not None
    place = _Place(before, match.string[match.end() :], named, decided, conditional)
    if _BINDS_NOBODY.search(before) or not form.fits(place):
        return
    told = match.string[match.start() :]
    weight = (
        form.firmness
        + (named if form.active else 0)
        + (2 if words.TELLING.fullmatch(match["verb"]) else 1)
        + (1 if words.PIECE_OF_WORK.search(clause) else 0)
        + (2 if words.ADDRESSEE.search(told) else 0)
        + (2 if words.OCCASION.search(clause) else 0)
    )
    if weight >= _ENOUGH:
        yield Undertaking(owner if form.active else "", conditional)


def _subject(before: str, earlier: str) -> tuple[str, int]:
    """Who stands at the end of `before`, and how plainly: see `_Place.named`.

    A pronoun, or a verb joined to the one before it, is looked up in the rest of the sentence,
    `earlier` included.
    """
    near = before[-_REACH:]
    said = (earlier + before)[-_REACH:]
    if holder := _HOLDER_LAST.search(near):
        return holder["owner"], 2
    if _PRONOUN_LAST.search(near):
        spoken = [*_SPEAKER.finditer(said)] or [*_HOLDER.finditer(said)]
        return (spoken[-1]["owner"] if spoken else ""), 2
    if _JOINED.search(near) and (opens := _OPENS.match(said)):
        return opens["owner"], 2
    if alone := _NAME_ALONE.fullmatch(near) or _BODY_ALONE.fullmatch(near):
        return alone["owner"], 1
    return "", 0
