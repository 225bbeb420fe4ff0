"""What can be done in a meeting, and its keys."""

from screens.commands import Command

ABOUT = (
    "One meeting in six views, changed by their numbers: agenda, attendance, minutes, actions, "
    "papers and history. Enter goes to what is chosen or opens it to be changed. Each change is "
    "saved at once and F8 takes it back. The minutes read as they will print, and show the public "
    "view until r asks for restricted business."
)

VERBS = (
    Command("meeting.back", "Back", "Go back to where you were; nothing is lost.", ("escape",)),
    Command("meeting.agenda", "Agenda", "Show the agenda.", ("1",), footer=False),
    Command("meeting.attendance", "Attendance", "Show who was there.", ("2",), footer=False),
    Command("meeting.minutes", "Minutes", "Read the minutes.", ("3",), footer=False),
    Command("meeting.actions", "Actions", "Show the actions.", ("4",), footer=False),
    Command("meeting.papers", "Papers", "Show the papers.", ("5",), footer=False),
    Command("meeting.history", "History", "Show what was changed.", ("6",), footer=False),
    Command("meeting.edit", "Edit", "Change what is chosen.", ("e",)),
    Command("meeting.live", "Live", "Take the minutes live.", ("L",)),
    Command("meeting.offers", "Offers", "What waits for this agenda; Enter takes it.", ("G",)),
    Command("meeting.issue", "Issue", "Issue the agenda; first it says what is missing.", ("I",)),
    Command("meeting.text", "Text", "Write in the minute at the top.", ("t",)),
    Command("meeting.outcomes", "Outcomes", "Change what the minute at the top decided.", ("o",)),
    Command("meeting.add", "Add", "Add something after what is chosen.", ("a",)),
    Command("meeting.delete", "Delete", "Take away what is chosen.", ("d",)),
    Command("meeting.version", "New version", "Lay a new version of the paper.", ("b",)),
    Command("meeting.pack", "Pack", "Make the pack, or look at those issued.", ("P",)),
    Command("meeting.take_all", "Take all", "Take all that is offered.", ("T",), footer=False),
    Command("meeting.nest", "Under", "Put the item under the one before, or out.", ("U",)),
    Command("meeting.urgent", "Urgent", "Mark the item as urgent, with the reason.", ("Q",)),
    Command("meeting.late", "Late", "Mark the item as late, or not.", ("D",), footer=False),
    Command("meeting.wait", "To the plan", "Let the item wait in the plan again.", ("Y",)),
    Command(
        "meeting.call_off",
        "Call off",
        "Cancel or postpone the meeting, or hold it elsewhere.",
        ("C",),
        footer=False,
    ),
    Command("meeting.close", "Close", "Close the chosen action, saying why.", ("c",)),
    Command("meeting.findings", "Findings", "List what is odd; Enter goes there.", ("f",)),
    Command("meeting.export", "Export", "Print it to a file.", ("x",)),
    Command("meeting.send", "Send", "Send it to the committee's list.", ("S",)),
    Command("meeting.stages", "Ready?", "What is not ready; issue, confirm, sign.", ("f9",)),
    Command("meeting.restricted", "Restricted", "Show or hide restricted business.", ("r",)),
    Command("meeting.details", "Details", "Change day, venue, notices.", ("m",), footer=False),
    Command("meeting.next", "Next minute", "Go to the next minute.", ("n",), footer=False),
    Command("meeting.previous", "Minute before", "Go to the one before.", ("N",), footer=False),
    Command("meeting.number", "Go to", "Go to the minute with a number.", ("g",), footer=False),
    Command("meeting.earlier", "Move up", "Move it one place up.", ("K",), footer=False),
    Command("meeting.later", "Move down", "Move it one place down.", ("J",), footer=False),
    Command("meeting.became", "Became", "See what became of the minute.", ("B",), footer=False),
    Command("meeting.open_room", "Open", "Open the meeting: all present but some.", ("w",)),
    Command("meeting.came_in", "Came in", "Note that the chosen person came in.", ("i",)),
    Command("meeting.went_out", "Left", "Note that the chosen person left.", ("l",)),
    Command("meeting.chair", "Chair", "Note who is in the chair from now on.", ("h",)),
    Command("meeting.substitute", "Substitute", "Note who sits for the chosen member.", ("s",)),
    Command("meeting.elect", "Elect", "Elect or co-opt the chosen person.", ("y",), footer=False),
    Command("meeting.interest", "Interest", "Note an interest declared.", ("p",), footer=False),
    Command("meeting.vote", "Vote", "Note how an outcome was voted.", ("v",), footer=False),
    Command(
        "meeting.close_public",
        "Close to the public",
        "On grounds; or open it to the public again.",
        ("z",),
        footer=False,
    ),
    Command("meeting.open_file", "Open file", "Open the file of the paper.", ("O",)),
    Command("meeting.save_file", "Save file", "Write the file of the paper.", ("W",), footer=False),
    Command("meeting.take_back", "Take back", "Take back the chosen change.", ("u",)),
    Command(
        "meeting.keep", "Keep mine", "Of two texts, let mine stand.", ("ctrl+s",), footer=False
    ),
    Command(
        "meeting.put_back",
        "Keep theirs",
        "Of two texts, let theirs stand.",
        ("ctrl+o",),
        footer=False,
    ),
    Command("meeting.both", "Keep both", "Make one text of two.", ("ctrl+t",), footer=False),
    Command(
        "meeting.versions",
        "Versions",
        "Versions of the text, the paper or the agenda.",
        ("ctrl+l",),
        footer=False,
    ),
)

BUILDING = frozenset("offers take_all issue nest urgent late wait call_off".split())
"""What is done to an agenda before the meeting has begun, and not shown from then on."""

_LISTS = ("agenda", "attendance", "minutes", "actions", "papers")
_WHERE = {
    "edit": _LISTS,
    "add": _LISTS,
    "delete": _LISTS,
    "earlier": ("agenda", "attendance", "minutes", "papers"),
    "later": ("agenda", "attendance", "minutes", "papers"),
    "version": ("papers",),
    "open_file": ("papers",),
    "save_file": ("papers",),
    "text": ("minutes",),
    "offers": ("agenda",),
    "take_all": ("agenda",),
    "issue": ("agenda",),
    "nest": ("agenda",),
    "urgent": ("agenda",),
    "late": ("agenda",),
    "wait": ("agenda",),
    "call_off": ("agenda",),
    "outcomes": ("minutes",),
    "became": ("minutes",),
    "next": ("minutes",),
    "previous": ("minutes",),
    "close": ("actions",),
    "open_room": ("attendance",),
    "came_in": ("attendance",),
    "went_out": ("attendance",),
    "chair": ("attendance",),
    "substitute": ("attendance",),
    "elect": ("attendance",),
    "interest": ("attendance", "agenda", "minutes"),
    "vote": ("minutes",),
    "close_public": ("agenda", "minutes", "papers"),
    "take_back": ("history",),
    "keep": ("writing",),
    "put_back": ("writing",),
    "both": ("writing",),
    "versions": ("writing", "papers", "agenda"),
}


def not_here(verb: str, showing: str) -> str | None:
    """Why a command has no meaning in the view that is in front; None when it has."""
    where = _WHERE.get(verb)
    if where is None or showing in where:
        return None
    if where == ("writing",):
        return "No text is being written: t begins."
    return f"That is done in the {' or the '.join(where)}."
