"""What can be done in the room, and its keys."""

from screens.commands import Command

ABOUT = (
    "Who is in the room, at the item in hand. A opens the meeting with everybody present but those "
    "you name. Marking somebody not yet marked goes on to the next; all else stays where it is. "
    "Each key is one change, told at the foot, and F8 takes it back. Enter changes what is chosen. "
    "● in the room  ◐ gone out  ○ not there  · not marked yet"
)

VERBS = (
    Command("room.present", "Present", "List the chosen person as present.", ("p",)),
    Command("room.apologies", "Apologies", "List them with apologies.", ("a",)),
    Command("room.came_in", "In", "They come in now, at the item in hand.", ("i",)),
    Command("room.went_out", "Leaves", "They leave now, at the item in hand.", ("l",)),
    Command("room.open_all", "All but", "Open: everybody present but some.", ("A",)),
    Command("room.chair", "Chair", "They take the chair at the item in hand.", ("c",)),
    Command("room.interest", "Interest", "Note an interest they declare.", ("d",)),
    Command("room.add", "New", "Add an officer, a guest, anybody.", ("n",)),
    Command("room.substitute", "Subst.", "Note who sits for them.", ("s",)),
    Command("room.remote", "Remote", "List them as there remotely.", ("r",)),
    Command("room.absent", "Absent", "List them as absent without apologies.", ("x",)),
    Command("room.time", "Time", "Put the time of their last move right.", ("t",)),
    Command("room.count", "Public", "Count the public and the press.", ("g",)),
    Command("room.elect", "Elect", "Elect them chair or vice-chair.", ("e",)),
    Command("room.co_opt", "Co-opt", "Give somebody a seat from today on.", ("o",)),
    Command("room.reason", "Reason", "A private reason for an absence; accepted or noted.", ("y",)),
    Command("room.take_out", "Out", "Take what is chosen out of the list.", ("u",)),
    Command("room.quorum", "No quorum", "Minute that the quorum is lost.", ("q",)),
    Command("room.find", "Find", "Show those whose name has these letters.", ("slash",)),
    Command("room.change", "Change", "Change what is chosen.", ("w",), footer=False),
    Command("room.back", "Back", "Back to writing.", ("escape",), footer=False),
)
