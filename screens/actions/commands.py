"""What can be done in the list of actions, its keys, and why something cannot be done just now."""

from collections.abc import Sequence

from clerk.desk.following_up import Followed
from screens.commands import Command

ABOUT = (
    "Actions of every committee. Type / and words to find some, or is:overdue, is:silent, "
    "is:snoozed, is:asked, is:leaver; Enter tells the whole story of one. Space marks several: "
    "what you do then is done to all of them, and F8 takes it back for all."
)

VERBS = (
    Command("actions.find", "Find", "Type words, or is:overdue owner:banks.", ("slash",)),
    Command("actions.progress", "Progress", "Report what has been done.", ("p",)),
    Command("actions.due", "Due", "Say when it is due.", ("d",)),
    Command("actions.owners", "Owners", "Say who owns it.", ("o",)),
    Command("actions.close", "Close", "Close the action, saying why.", ("c",)),
    Command("actions.chase", "Chase", "Write to all who owe something.", ("w",)),
    Command("actions.replies", "Replies", "Paste an answer.", ("y",)),
    Command("actions.mark", "Mark", "Mark the action, to work on several.", ("space",)),
    Command("actions.owing", "Who owes", "Per owner: open, overdue, oldest.", ("W",), footer=False),
    Command("actions.promises", "Promises", "Promised, and no action yet.", ("P",), footer=False),
    Command("actions.snooze", "Snooze", "Leave it alone until a day.", ("z",)),
    Command(
        "actions.chasing",
        "Not chased",
        "Ask nobody about it, saying why.",
        ("x",),
        footer=False,
    ),
    Command("actions.reopen", "Reopen", "Make a closed action open again.", ("r",), footer=False),
    Command("actions.add", "Add", "Add one from outside the minutes.", ("a",), footer=False),
    Command("actions.merge", "Merge", "Make the marked duplicates one.", ("M",), footer=False),
    Command("actions.split", "Split", "Part it into several.", ("S",), footer=False),
    Command("actions.meeting", "Meeting", "Go to its meeting.", ("t",), footer=False),
    Command("actions.every", "Mark all", "Mark all found.", ("A",), footer=False),
    Command("actions.open", "Open only", "Show those that are open.", ("1",), footer=False),
    Command("actions.overdue", "Overdue", "Show what is overdue.", ("2",), footer=False),
    Command("actions.closed", "Closed", "Show those that are closed.", ("3",), footer=False),
    Command("actions.all", "All", "Show open and closed ones.", ("4",), footer=False),
    Command("actions.leavers", "Leavers", "Show what leavers owned.", ("5",), footer=False),
    Command("actions.sort", "Sort", "Sort by something else.", ("s",), footer=False),
    Command("actions.group", "Group", "Part by owner, or committee.", ("g",), footer=False),
    Command("actions.columns", "Columns", "Show how it went on.", ("v",), footer=False),
    Command("actions.log", "Log", "Table its committee's log.", ("l",), footer=False),
    Command("actions.numbers", "Numbers", "Explain missing numbers.", ("n",), footer=False),
    Command("actions.back", "Back", "Go back to where you were.", ("escape",)),
)

_ON_CHOSEN = (
    "mark",
    "progress",
    "due",
    "owners",
    "snooze",
    "chasing",
    "close",
    "reopen",
    "merge",
    "split",
    "meeting",
)


def not_now(verb: str, chosen: Followed | None, seen: Sequence[Followed]) -> str | None:
    """Why a command does not apply to the actions `seen`, of which one is chosen in the list."""
    if verb not in _ON_CHOSEN:
        return None
    if not seen or (verb in ("mark", "split", "meeting") and chosen is None):
        return "No action is chosen."
    if verb == "merge" and len(seen) < 2:
        return "Mark the duplicates first, with the space bar."
    if verb == "split" and len(seen) > 1:
        return "Only one can be split at a time."
    for each in seen:
        closed = each.action.closed is not None
        if verb == "close" and closed:
            return f"{each.number} is closed already."
        if verb == "reopen" and not closed:
            return f"{each.number} is open."
    return None
