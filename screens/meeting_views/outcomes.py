"""What was decided in a minute: a list of the outcomes, and a form for one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Clause, ListStyle, Minute, Outcome
from clerk.desk.minuting import called
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_clauses
from screens.meeting_views.room import begun_of
from screens.meeting_views.view import Change, Editing, Sight, with_minute, with_thing
from screens.meeting_views.votes import vote_fields, vote_text, voted, voters
from screens.widgets.fields import Field
from screens.widgets.paged_list import ListRow


@dataclass(frozen=True, slots=True)
class OutcomeKey:
    """One outcome of a minute, public or restricted; `at` its place, None for a new one."""

    minute: int | None
    restricted: bool
    at: int | None


def outcome_rows(minute: Minute, sight: Sight) -> list[ListRow]:
    """The outcomes of a minute that may be seen, then a row for adding one."""
    parts = [(False, minute.outcomes)]
    if sight.closed and minute.restricted is not None:
        parts.append((True, minute.restricted.outcomes))
    rows = [
        ListRow(
            OutcomeKey(minute.id, restricted, at),
            ("restricted" if restricted else "", outcome.word, _said(outcome)),
        )
        for restricted, outcomes in parts
        for at, outcome in enumerate(outcomes)
    ]
    for restricted, _ in parts:
        where = "restricted" if restricted else ""
        rows.append(ListRow(OutcomeKey(minute.id, restricted, None), (where, "", "Add an outcome")))
    return rows


def outcome_form(sight: Sight, minute: Minute, key: OutcomeKey) -> Editing:
    """A form for an outcome there is, or for a new one."""
    held = _outcomes(minute, key.restricted)
    outcome = Outcome("") if key.at is None else held[key.at]

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
        filled = _filled(outcome, typed)

        def put(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
            if key.at is None:
                return (*outcomes, filled)
            return with_thing(outcomes, key.at, filled)

        verb = "Add an outcome to" if key.at is None else "Change an outcome of"
        after = with_minute(record, minute.id, lambda now: _with(now, key.restricted, put))
        return Change(after, f"{verb} {called(minute)}")

    members = begun_of(voters(sight.at.record, minute))
    words = ", ".join(sight.at.committee.style.outcome_words)
    which = "A new outcome" if key.at is None else f"Outcome {key.at + 1}"
    hidden = ", restricted" if key.restricted else ""
    return Editing(
        f"{which} of {called(minute)}{hidden}",
        (
            Field("word", "Word", outcome.word, hint=words),
            Field("lead_in", "Lead-in", outcome.lead_in),
            Field("clauses", "Clauses, one a line", _clauses(outcome), lines=5),
            Field(
                "to_body", "Goes to", outcome.to_body, hint="the body something is recommended to"
            ),
            Field("mover", "Moved by", outcome.mover, begun=members),
            Field("seconder", "Seconded by", outcome.seconder, begun=members),
        ),
        change,
    )


def vote_form(sight: Sight, minute: Minute, key: OutcomeKey) -> Editing | None:
    """A form for how an outcome was voted."""
    at = key.at
    if at is None:
        return None
    outcome = _outcomes(minute, key.restricted)[at]
    fields = vote_fields(sight.at.record, minute, outcome.vote)

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
        filled = replace(outcome, vote=voted(record, minute, outcome.vote, typed))
        after = with_minute(
            record,
            minute.id,
            lambda now: _with(now, key.restricted, lambda held: with_thing(held, at, filled)),
        )
        return Change(after, f"Change the vote on an outcome of {called(minute)}")

    return Editing(f"The vote on outcome {at + 1} of {called(minute)}", fields, change)


def without_outcome(record: MeetingRecord, minute: Minute, key: OutcomeKey) -> Change | None:
    """The meeting without one outcome."""
    at = key.at
    if at is None:
        return None
    after = with_minute(
        record, minute.id, lambda now: _with(now, key.restricted, lambda held: with_thing(held, at))
    )
    return Change(after, f"Delete an outcome of {called(minute)}")


def _outcomes(minute: Minute, restricted: bool) -> tuple[Outcome, ...]:
    if not restricted:
        return minute.outcomes
    return minute.restricted.outcomes if minute.restricted else ()


def _with(
    minute: Minute,
    restricted: bool,
    put: Callable[[tuple[Outcome, ...]], tuple[Outcome, ...]],
) -> Minute:
    if not restricted:
        return replace(minute, outcomes=put(minute.outcomes))
    part = minute.restricted
    return replace(minute, restricted=part and replace(part, outcomes=put(part.outcomes)))


def _said(outcome: Outcome) -> str:
    clauses = " ".join(f"{each.marker} {each.text}".strip() for each in outcome.clauses)
    vote = vote_text(outcome.vote)
    return f"{outcome.lead_in} {clauses}{f' · {vote}' if vote else ''}".strip()


def _clauses(outcome: Outcome) -> str:
    return "\n".join(" ".join(f"{each.marker} {each.text}".split()) for each in outcome.clauses)


def _filled(outcome: Outcome, typed: Mapping[str, str]) -> Outcome:
    word = typed.get("word", outcome.word).strip()
    clauses = typed_clauses(typed["clauses"]) if "clauses" in typed else outcome.clauses
    if not word:
        raise Refused("An outcome needs its word, such as AGREED: type one, or Ctrl+R puts back.")
    return replace(
        outcome,
        word=word,
        # The word as printed goes with the word; without it the house style prints it.
        label=outcome.label if word == outcome.word else "",
        lead_in=typed.get("lead_in", outcome.lead_in).strip(),
        to_body=typed.get("to_body", outcome.to_body).strip(),
        mover=typed.get("mover", outcome.mover).strip(),
        seconder=typed.get("seconder", outcome.seconder).strip(),
        clauses=clauses,
        style=_list_style(outcome, clauses),
    )


def _list_style(outcome: Outcome, clauses: tuple[Clause, ...]) -> ListStyle:
    """How the clauses stand; several that used to be one no longer run on."""
    if outcome.style is not ListStyle.RUN_ON or len(clauses) < 2:
        return outcome.style
    if len(outcome.clauses) > 1:
        return outcome.style
    marked = any(clause.marker for clause in clauses)
    return ListStyle.NUMBERED if marked else ListStyle.PARAGRAPHS
