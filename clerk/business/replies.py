"""Pasted answers read: progress proposed for actions, never taken unasked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clerk.business.actions import ListedAction

_QUOTED = re.compile(r"\s*[>|]")
_WROTE = re.compile(
    r"(?:on\b.{4,200}\bwrote:|.{0,120}<[^<>@\s]+@[^<>\s]+>.{0,60}wrote:)\s*$", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"[-_\s]*(?:original message|forwarded message|begin forwarded message)[-_:\s]*$|_{10,}\s*$",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\*?(?:from|sent|to|cc|subject|date)\*?:\*?\s", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"--\s?$|(?:kind|best|warm|many|with)?\s*(?:kind\s+|best\s+)?(?:regards|wishes|thanks)[,.!]*\s*$|"
    r"(?:yours\s+(?:sincerely|faithfully|ever|truly)|cheers|sent from my\b.*|"
    r"get outlook for\b.*)[,.!]*\s*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:dear|hi|hello|good (?:morning|afternoon|evening)|morning|afternoon|thanks?\b|thank you\b)"
    r"[^:]{0,60}[,.!]*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer says of one action.

    `said` is what was written for its number ("CPB 4", "4"), `text` the progress. `candidates`
    are the actions it can mean: one when it is sure, several to choose from, none when there is
    no such number.
    """

    said: str
    text: str
    candidates: tuple[ListedAction, ...] = ()

    @property
    def sure(self) -> ListedAction | None:
        """The action it is about, None when that has to be chosen or there is none."""
        return self.candidates[0] if len(self.candidates) == 1 and self._lettered else None

    @property
    def _lettered(self) -> bool:
        return not self.said[:1].isdigit()


@dataclass(frozen=True, slots=True)
class RepliesRead:
    """The replies of a pasted answer, and the lines that belong to none of them.

    What was quoted of an earlier message, greetings and what stands below a signature is in
    neither.
    """

    replies: tuple[Reply, ...]
    unmatched: tuple[str, ...] = ()


def read_replies(text: str, known: Sequence[ListedAction]) -> RepliesRead:
    """The replies in `text`, matched with the actions known, open ones and closed.

    A reply begins with a number at the beginning of a line ("CPB 4: visit arranged", "4. Done") and
    goes on to the next one or to an empty line. A bare number means whichever committee has it:
    offered as a choice, even where there is but one.
    """
    numbered = _by_number(known)
    lettered = {listed.short.casefold() for listed in known}
    begins = _beginning(lettered)
    replies: list[Reply] = []
    unmatched: list[str] = []
    ended = True
    for line in _own_lines(text):
        begun = _begun(begins.fullmatch(line), lettered, numbered)
        if not line.strip():
            ended = not replies or bool(replies[-1].text)
        elif begun is not None:
            replies.append(begun)
            ended = False
        elif not ended:
            last = replies[-1]
            replies[-1] = replace(last, text=f"{last.text} {' '.join(line.split())}".strip())
        elif not _GREETING.match(line.strip()):
            unmatched.append(" ".join(line.split()))
    said_nothing = [each.said for each in replies if not each.text]
    unmatched += [f"{said} (nothing is said of it)" for said in said_nothing]
    return RepliesRead(tuple(each for each in replies if each.text), tuple(unmatched))


def _beginning(lettered: set[str]) -> re.Pattern[str]:
    """What a line that begins a reply looks like, the letters known tried before any others."""
    known = [re.escape(each) for each in sorted(lettered, key=len, reverse=True)]
    letters = "|".join([*known, r"[A-Za-z][A-Za-z&.-]{0,9}"])
    return re.compile(
        r"[-•*>\s]*(?P<word>(?:re|action|ref|no|item)\.?:?\s+)?(?:\((?=[^)]*\)))?"
        rf"(?P<letters>{letters})?[ \t]*#?(?P<number>\d{{1,5}}[A-Za-z]?)\)?"
        r"(?P<stop>\s*[:.)–—-]+\s*|\s+|$)(?P<rest>.*)",
        re.IGNORECASE,
    )


def _begun(
    found: re.Match[str] | None,
    lettered: set[str],
    numbered: Mapping[tuple[str, str], tuple[ListedAction, ...]],
) -> Reply | None:
    if found is None:
        return None
    letters, number = (found["letters"] or "").rstrip(".").casefold(), found["number"].casefold()
    stop = found["stop"].strip()
    text = " ".join(found["rest"].split())
    if letters and letters not in lettered:
        # "In 2021 we": words that happen to be followed by a number; only a colon makes it one.
        if not stop.startswith(":") or found["word"] or len(letters) > 5:
            return None
        return Reply(f"{found['letters']} {found['number']}", text)
    if letters:
        known = numbered.get((letters, number), ())
        return Reply(f"{found['letters']} {found['number']}", text, known)
    if not stop and not found["word"]:
        # "4 people came": a bare number needs a stop behind it, unless it stands alone.
        return None if text else Reply(found["number"], "", numbered.get(("", number), ()))
    if stop == "." and found["rest"][:1].isdigit():
        return None  # 4.5
    if stop.startswith("-") and not found["stop"][:1].isspace() and text[:1].islower():
        return None  # 4-bedroom
    return Reply(found["number"], text, numbered.get(("", number), ()))


def _by_number(known: Sequence[ListedAction]) -> dict[tuple[str, str], tuple[ListedAction, ...]]:
    """The actions by letters and number, and by the number alone."""
    found: dict[tuple[str, str], tuple[ListedAction, ...]] = {}
    for listed in known:
        number = (listed.action.number or "").casefold()
        if not number:
            continue
        for key in ((listed.short.casefold(), number), ("", number)):
            found[key] = (*found.get(key, ()), listed)
    return found


def _own_lines(text: str) -> Iterator[str]:
    """The lines the writer wrote: nothing quoted, nothing from the signature on.

    Answers may stand between the quoted lines, so that what is quoted with > is left out and the
    rest read on; below a line that says who wrote the rest unquoted, nothing is.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    signed = False
    for at, line in enumerate(lines):
        bare = line.strip()
        following = next((each for each in lines[at + 1 :] if each.strip()), "")
        if _FORWARDED.fullmatch(bare) or _begins_head(lines, at):
            return
        if _WROTE.match(bare) or (bare.casefold().startswith("on ") and _wrapped(bare, following)):
            if not _QUOTED.match(following) and not _WROTE.match(following.strip()):
                return
            continue
        if bare.endswith("wrote:") and len(bare) < 80 and _QUOTED.match(following):
            continue
        if _QUOTED.match(line):
            signed = False
            continue
        if _SIGNATURE.match(bare):
            signed = True
        if not signed:
            yield line


def _wrapped(bare: str, following: str) -> bool:
    """Whether "On Tuesday ..." goes on in the next line with "wrote:"."""
    return bool(_WROTE.match(f"{bare} {following.strip()}"))


def _begins_head(lines: Sequence[str], at: int) -> bool:
    """Whether the head of an earlier message stands here: From, and Sent or Subject below it."""
    if not _HEADER.match(lines[at]) or not lines[at].lstrip("*").casefold().startswith("from"):
        return False
    return any(_HEADER.match(line) for line in lines[at + 1 : at + 4])
