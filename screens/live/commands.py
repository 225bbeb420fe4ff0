"""What can be done while minutes are taken, and its keys.

Whoever writes has both hands on the keys, and letters are text: what is wanted while writing has a
key that is no letter. Escape leaves the text for the list of items, where letters are commands.
"""

from screens.commands import Command

ABOUT = (
    "The meeting as it goes. You write in the item in hand, and every word is on the disk a moment "
    "later. A line that begins with an outcome word in capitals (AGREED: …) becomes an outcome on "
    "Enter; lines below it with its clauses, who moved and seconded it, or the vote join it. "
    "ACTION circulate the scorecard @vb !next becomes an action. ;noted and a space is written "
    "out. Escape leaves the text for the list of items, where letters are commands; Enter goes "
    "back to writing."
)

VERBS = (
    Command("live.back", "Items", "Leave the text for the items; from there, back.", ("escape",)),
    Command("live.begin", "Open", "Open the meeting: everybody present is listed.", ("i",)),
    Command("live.next", "Next", "Go to the next item.", ("ctrl+n",)),
    Command(
        "live.go",
        "Go to",
        "By number or first letters; words behind a number are noted.",
        ("ctrl+g",),
    ),
    Command("live.room", "Room", "Who is here: come, go, chair, apologies.", ("f4",)),
    Command("live.printed", "As printed", "Resolve the report's recommendations.", ("f5",)),
    Command("live.lights", "Ready?", "What is not ready, and the way to the draft.", ("f9",)),
    Command("live.decided", "Outcomes", "Go to what was decided and is to be done.", ("o",)),
    Command("live.vote", "Vote", "How the chosen outcome was voted.", ("v",)),
    Command("live.delete", "Delete", "Take the chosen outcome or action out.", ("d",)),
    Command("live.read_back", "Read back", "Show the decision large.", ("b",)),
    Command("live.promises", "Promises", "Take over what the text promises.", ("t",)),
    Command("live.urgent", "Urgent", "Add an item the Chair takes as urgent.", ("a",)),
    Command("live.withdraw", "Withdrawn", "The item is withdrawn; again: it is not.", ("w",)),
    Command("live.defer", "Deferred", "Put the item off, to a day or without one.", ("f",)),
    Command("live.now", "Taken now", "Take this item now, out of its order.", ("y",)),
    Command("live.exclude", "Close", "Close the item to the public, by resolution.", ("c",)),
    Command("live.readmit", "Let in", "Resolve to let the public in again.", ("u",)),
    Command("live.public", "Public", "A public question, petition or speaker.", ("q",)),
    Command("live.adjourn", "Adjourn", "Adjourn the meeting; again: it goes on.", ("h",)),
    Command("live.split", "Split", "Make two minutes of one, at the cursor.", ("s",)),
    Command("live.merge", "Join", "Join this minute to the one before it.", ("m",)),
    Command("live.heading", "Heading", "Change title, number and item.", ("e",)),
    Command("live.note", "Note", "Note something for this item that is never printed.", ("n",)),
    Command("live.rough", "Notes", "Rough notes beside the finished text.", ("l",)),
    Command("live.restricted", "Restricted", "Write the other part of the minute.", ("r",)),
    Command("live.prepare", "Prepare", "Begin a minute for every item.", ("p",)),
    Command("live.projector", "Project", "A screen that is safe to show.", ("x",)),
    Command(
        "live.before",
        "Before",
        "Go to the item before; of two texts, let theirs stand.",
        ("ctrl+o",),
        footer=False,
    ),
    Command(
        "live.stamp",
        "Time",
        "Put the time into the text; of two texts, keep both.",
        ("ctrl+t",),
        footer=False,
    ),
    Command("live.versions", "Versions", "Earlier texts.", ("ctrl+l",), footer=False),
    Command("live.keep", "Keep mine", "Of two texts, let mine stand.", ("ctrl+s",), footer=False),
)

WHILE_WRITING = frozenset("back next go room printed lights before stamp versions keep".split())
"""The verbs that work while the text has the keys."""
