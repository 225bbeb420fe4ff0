"""The screens that are kept as they look in each state: with nothing there, as usual, overfull."""

from dataclasses import dataclass

from clerk.business.meetings import Stage
from tests.screens.overfull import OWED_ANSWER, OWED_MINUTE

FULL_MEETING = "harbour-committee/2021-11-09"
EMPTY_MEETING = "harbour-committee/2022-04-05"


@dataclass(frozen=True)
class Visit:
    """A screen to open, what it is to be about, and its views: the keys that lead from one to the
    next, by the name each is kept under. `pasted` comes before the first of the keys."""

    screen: str
    about: tuple[object, ...]
    views: dict[str, tuple[str, ...]]
    pasted: str = ""


def visit(
    screen: str, name: str, *about: object, keys: tuple[str, ...] = (), pasted: str = ""
) -> Visit:
    return Visit(screen, about, {name: keys}, pasted)


EMPTY = (
    visit("home", "home-empty"),
    visit("unfinished", "unfinished-empty"),
    visit("committee", "committees-empty"),
    Visit("people", (), {"people-empty": (), "people-alike-empty": ("d",)}),
    visit("actions", "actions-empty"),
    visit("owing", "owing-empty"),
    visit("leavers", "leavers-empty"),
    visit("chase", "chase-empty"),
    visit("replies", "replies-empty"),
    visit("promised", "promised-empty"),
    visit("search", "search-empty", "nothing like it"),
    visit("import", "import-empty"),
    visit("export", "export-empty"),
    visit("history", "history-empty"),
)
NO_MEETING = (
    Visit(
        "committee",
        ("harbour-committee",),
        {
            "committee-empty-meetings": (),
            "committee-empty-members": ("2",),
            "committee-empty-style": ("3",),
            "committee-empty-numbers": ("4",),
            "committee-empty-plan": ("5",),
            "committee-empty-list": ("6",),
        },
    ),
)
NO_MINUTES = (
    visit("read back", "read-back-empty", EMPTY_MEETING),
    visit("projector", "projector-empty", EMPTY_MEETING),
    visit("promises", "promises-empty", EMPTY_MEETING),
    visit("traced", "traced-empty", "harbour-committee", "21/1"),
    visit("pack", "pack-empty", EMPTY_MEETING),
    visit("rough", "rough-empty", "harbour-committee/2021-05-04", 1),
    visit("send", "send-empty", EMPTY_MEETING),
    visit("sent", "sent-empty"),
)
NORMAL = (
    visit("unfinished", "unfinished-normal", Stage.WRITING_UP),
    visit("committee", "committees-normal"),
    visit("import", "import-normal"),
    visit("export", "export-normal"),
    visit("owing", "owing-normal"),
    visit("returned sheet", "returned-sheet-empty", "back.csv"),
    Visit("settings", (), {"settings-normal": (), "settings-mail": ("f5",)}),
    visit("people", "help-normal", keys=("f1",)),
)
OVERFULL = (
    visit("home", "home-overfull"),
    visit("unfinished", "unfinished-overfull", Stage.WRITING_UP),
    Visit(
        "meeting",
        (FULL_MEETING,),
        {
            "meeting-overfull-agenda": ("1",),
            "meeting-overfull-attendance": ("2",),
            "meeting-overfull-minutes": ("3",),
            "meeting-overfull-actions": ("4",),
            "meeting-overfull-papers": ("5",),
            "meeting-overfull-history": ("6",),
        },
    ),
    visit("live", "live-overfull", FULL_MEETING),
    visit("stages", "stages-overfull", FULL_MEETING),
    Visit("room", (FULL_MEETING, "1"), {"in-room-overfull": (), "in-room-overfull-form": ("n",)}),
    visit("read back", "read-back-overfull", FULL_MEETING, 2),
    visit("projector", "projector-overfull", FULL_MEETING, keys=("j",)),
    visit("promises", "promises-overfull", FULL_MEETING),
    Visit("rough", (FULL_MEETING, 3), {"rough-overfull": (), "rough-overfull-notes": ("ctrl+n",)}),
    visit("committee", "committees-overfull"),
    Visit(
        "committee",
        ("harbour-committee",),
        {
            "committee-overfull-meetings": (),
            "committee-overfull-members": ("2",),
            "committee-overfull-numbers": ("4",),
            "committee-overfull-plan": ("5",),
            "committee-overfull-plan-taken": ("t",),
            "committee-overfull-list": ("escape", "6"),
            "committee-overfull-style": ("3",),
            "committee-overfull-form": ("c",),
        },
    ),
    Visit("people", (), {"people-overfull": (), "people-overfull-form": ("e",)}),
    visit("actions", "actions-overfull"),
    visit("search", "search-overfull", "river"),
    visit("import", "import-overfull"),
    visit("import", "review-overfull", "paper.txt", keys=("ctrl+r",)),
    visit("pack", "pack-overfull", FULL_MEETING),
    visit("export", "export-overfull"),
    visit("export", "export-overfull-form", FULL_MEETING),
    Visit("send", (FULL_MEETING,), {"send-overfull": (), "send-overfull-form": ("ctrl+t",)}),
    Visit("sent", (), {"sent-overfull": ("down",)}),
    visit("history", "history-overfull"),
    visit("settings", "settings-overfull"),
    visit("committee", "help-overfull", "harbour-committee", keys=("f1",)),
)
OWED = (
    Visit("owing", (), {"owing-overfull": ("down",)}),
    Visit("chase", (), {"chase-overfull": ("down",), "chase-overfull-form": ("e",)}),
    visit("replies", "replies-overfull", pasted=OWED_ANSWER),
    visit("promised", "promised-overfull"),
    visit("leavers", "leavers-overfull"),
    visit("action", "action-overfull", 1),
    visit("traced", "traced-overfull", "harbour-committee", OWED_MINUTE),
    visit("returned sheet", "returned-sheet-overfull", "back.csv"),
)
