"""How an outcome was voted: the form for it, and a vote in a few words."""

from collections.abc import Mapping

from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute, Vote, VoteMethod
from clerk.business.presence import chair_at, order_taken, present_at
from clerk.business.votes import may_vote
from screens.meeting_views.room import begun_of, names_typed, number_typed
from screens.widgets.fields import Field

_NONE, _UNANIMOUS = "not voted on", "unanimous"
_HOW = (
    _NONE,
    VoteMethod.AGREEMENT.value,
    _UNANIMOUS,
    *(each.value for each in VoteMethod if each is not VoteMethod.AGREEMENT),
)
_SIDES = (
    ("in_favour", "In favour"),
    ("against", "Against"),
    ("abstained", "Abstained"),
)


def vote_fields(record: MeetingRecord, minute: Minute, vote: Vote | None) -> tuple[Field, ...]:
    """The fields of a vote; names are offered from those in the room at the item."""
    voting = voters(record, minute)
    everybody = begun_of(voting)
    how = _NONE if vote is None else _said_how(vote)
    counts = tuple(
        Field(key, label, _count(vote, key), hint=f"of {len(voting)} in the room")
        for key, label in _SIDES
    )
    names = tuple(
        Field(f"names_{key}", "by name", ", ".join(_names(vote, key)), begun=everybody, hint=hint)
        for (key, _), hint in zip(
            _SIDES, ("recorded: empty for all the others", "", ""), strict=True
        )
    )
    pairs = tuple(field for pair in zip(counts, names, strict=True) for field in pair)
    casting = vote.casting_vote if vote else ""
    chair = _chair_of(record, minute)
    return (
        Field("how", "Voted", how, choices=_HOW),
        *pairs,
        Field("casting_vote", "Casting vote", casting, begun=begun_of((chair,) if chair else ())),
    )


def voted(
    record: MeetingRecord, minute: Minute, vote: Vote | None, typed: Mapping[str, str]
) -> Vote | None:
    """The vote with what was typed. Of a recorded vote with nobody named in favour, all who are
    in the room and not named otherwise voted so. Raises Refused for names that are not clear."""
    how = typed.get("how", _NONE if vote is None else _said_how(vote))
    if how == _NONE:
        return None
    known = [one.name for one in record.roll.people]
    sides = {
        key: tuple(names_typed(typed[f"names_{key}"], known))
        if f"names_{key}" in typed
        else _names(vote, key)
        for key, _ in _SIDES
    }
    counts = {
        key: number_typed(typed[key]) if key in typed else (getattr(vote, key) if vote else None)
        for key, _ in _SIDES
    }
    recorded = how == VoteMethod.RECORDED.value
    if recorded and not sides["in_favour"]:
        others = (*sides["against"], *sides["abstained"])
        sides["in_favour"] = tuple(one for one in voters(record, minute) if one not in others)
    if recorded:
        counts = {key: len(names) for key, names in sides.items()}
    casting = typed.get("casting_vote", vote.casting_vote if vote else "").strip()
    return Vote(
        VoteMethod.AGREEMENT if how == _UNANIMOUS else VoteMethod(how),
        counts["in_favour"],
        counts["against"],
        counts["abstained"],
        unanimous=how == _UNANIMOUS,
        casting_vote=casting,
        names_in_favour=sides["in_favour"],
        names_against=sides["against"],
        names_abstained=sides["abstained"],
    )


def vote_text(vote: Vote | None) -> str:
    """A vote in a few words: "show of hands 5–2–1"."""
    if vote is None:
        return ""
    sums = [getattr(vote, key) for key, _ in _SIDES]
    counts = "–".join(str(count or 0) for count in sums) if any(sums) else ""
    return f"{_said_how(vote)} {counts}".strip()


def voters(record: MeetingRecord, minute: Minute) -> tuple[str, ...]:
    """The names of the members in the room at the item of a minute."""
    order = order_taken(record)
    if minute.item not in order:
        return ()
    return may_vote(record.roll, present_at(record.roll, order, minute.item or ""))


def _chair_of(record: MeetingRecord, minute: Minute) -> str:
    order = order_taken(record)
    return chair_at(record.roll, order, minute.item or "") if minute.item in order else ""


def _said_how(vote: Vote) -> str:
    return _UNANIMOUS if vote.unanimous else vote.method.value


def _names(vote: Vote | None, key: str) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(vote, f"names_{key}") if vote else ()
    return names


def _count(vote: Vote | None, key: str) -> str:
    count = getattr(vote, key) if vote else None
    return "" if count is None else str(count)
