"""What was decided: outcomes with their clauses and votes."""

from collections import defaultdict
from collections.abc import Sequence

from clerk.business.minutes import Clause, ListStyle, Outcome, Vote, VoteMethod
from db.keeping import Wanted, delete_all, keep, keep_one
from db.transaction import Reader, Row, Transaction, Value

_OF_MEETING = "JOIN minute ON minute.id = outcome.minute_id WHERE minute.meeting_id = ?"
_SIDES = {
    "in favour": "names_in_favour",
    "against": "names_against",
    "abstained": "names_abstained",
}


def outcomes(reader: Reader, meeting_id: int) -> defaultdict[tuple[int, bool], list[Outcome]]:
    """The outcomes of a meeting by the id of their minute and whether they are restricted."""
    clauses: defaultdict[int, list[Clause]] = defaultdict(list)
    for row in reader.rows(
        f"SELECT clause.* FROM clause JOIN outcome ON outcome.id = clause.outcome_id "
        f"{_OF_MEETING} ORDER BY clause.place",
        meeting_id,
    ):
        clauses[row["outcome_id"]].append(Clause(row["text"], row["marker"]))
    votes = _votes(reader, meeting_id)
    found: defaultdict[tuple[int, bool], list[Outcome]] = defaultdict(list)
    for row in reader.rows(
        f"SELECT outcome.* FROM outcome {_OF_MEETING} ORDER BY outcome.place", meeting_id
    ):
        outcome = _outcome(row, tuple(clauses[row["id"]]), votes.get(row["id"]))
        found[row["minute_id"], bool(row["restricted"])].append(outcome)
    return found


def save_outcomes(
    change: Transaction, minute_id: int, wanted: Sequence[Outcome], *, restricted: bool
) -> None:
    """Make the outcomes of one part of a minute these."""

    def remove_vote(vote_id: int) -> None:
        delete_all(change, "vote_name", {"vote_id": vote_id})
        change.delete("vote", vote_id)

    def remove(outcome_id: int) -> None:
        keep_one(change, "vote", {"outcome_id": outcome_id}, None, remove=remove_vote)
        delete_all(change, "clause", {"outcome_id": outcome_id})
        change.delete("outcome", outcome_id)

    ids = keep(
        change,
        "outcome",
        {"minute_id": minute_id, "restricted": int(restricted)},
        [Wanted(_columns(outcome), outcome.id) for outcome in wanted],
        alike=(("word",),),
        remove=remove,
    )
    for outcome_id, outcome in zip(ids, wanted, strict=True):
        keep(
            change,
            "clause",
            {"outcome_id": outcome_id},
            [Wanted({"marker": clause.marker, "text": clause.text}) for clause in outcome.clauses],
            alike=(("text",), ("marker",)),
        )
        vote = outcome.vote
        vote_id = keep_one(
            change,
            "vote",
            {"outcome_id": outcome_id},
            None if vote is None else _vote_columns(vote),
            remove=remove_vote,
        )
        if vote is not None and vote_id is not None:
            keep(change, "vote_name", {"vote_id": vote_id}, _names_wanted(vote))


def _columns(outcome: Outcome) -> dict[str, Value]:
    return {
        "word": outcome.word,
        "lead_in": outcome.lead_in,
        "label": outcome.label,
        "list_style": outcome.style.value,
        "to_body": outcome.to_body,
        "mover": outcome.mover,
        "seconder": outcome.seconder,
        "closing": outcome.closing,
        "after_block": outcome.after_block,
        "standing": outcome.order,
    }


def _vote_columns(vote: Vote) -> dict[str, Value]:
    return {
        "method": vote.method.value,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "unanimous": vote.unanimous,
        "casting_vote": vote.casting_vote,
    }


def _names_wanted(vote: Vote) -> list[Wanted]:
    return [
        Wanted({"side": side, "name": name})
        for side, names in _SIDES.items()
        for name in getattr(vote, names)
    ]


def _votes(reader: Reader, meeting_id: int) -> dict[int, Vote]:
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for row in reader.rows(
        f"SELECT vote_name.* FROM vote_name JOIN vote ON vote.id = vote_name.vote_id "
        f"JOIN outcome ON outcome.id = vote.outcome_id {_OF_MEETING} ORDER BY vote_name.place",
        meeting_id,
    ):
        names[row["vote_id"], row["side"]].append(row["name"])
    return {
        row["outcome_id"]: Vote(
            VoteMethod(row["method"]),
            row["in_favour"],
            row["against"],
            row["abstained"],
            bool(row["unanimous"]),
            row["casting_vote"],
            *(tuple(names[row["id"], side]) for side in _SIDES),
        )
        for row in reader.rows(
            f"SELECT vote.* FROM vote JOIN outcome ON outcome.id = vote.outcome_id {_OF_MEETING}",
            meeting_id,
        )
    }


def _outcome(row: Row, clauses: tuple[Clause, ...], vote: Vote | None) -> Outcome:
    return Outcome(
        word=row["word"],
        clauses=clauses,
        lead_in=row["lead_in"],
        label=row["label"],
        style=ListStyle(row["list_style"]),
        to_body=row["to_body"],
        mover=row["mover"],
        seconder=row["seconder"],
        closing=row["closing"],
        vote=vote,
        after_block=row["after_block"],
        order=row["standing"],
        id=row["id"],
    )
