"""Where one sentence of minutes ends and the next begins."""

import re

_STOP = re.compile(r"[.?!][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])")

# A full stop after one of these does not end a sentence, though a capital may follow.
_SHORTENED = frozenset(
    "e.g eg i.e ie c.f cf viz vs v inc incl approx no nos ref para paras p pp s ss sch art fig "
    "cllr cllrs mr mrs ms mx dr rev revd fr prof hon rt st sgt insp supt pc "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "rd ave ln".split()
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of one paragraph, single spaced, in order; no word is lost.

    Abbreviations ("e.g.", "Cllr."), initials ("R. Crisp"), decimals and dates ("15.07.2021")
    do not end a sentence, nor does the number a paragraph begins with.
    """
    plain = " ".join(text.split())
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(plain):
        if plain[stop.start()] == "." and _shortened(plain, start, stop.start()):
            continue
        found.append(plain[start : stop.end()].strip())
        start = stop.end()
    found.append(plain[start:])
    return tuple(sentence for sentence in found if sentence)


def _shortened(plain: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop`, in a sentence begun at `start`, only ends part of a word."""
    begin = max(start, plain.rfind(" ", start, stop) + 1)
    word = plain[begin:stop].lstrip("(['\"“‘")
    initial = len(word) == 1 and word.isupper()
    opening_number = begin == start and word[:1].isdigit()
    return initial or opening_number or word.lower() in _SHORTENED
