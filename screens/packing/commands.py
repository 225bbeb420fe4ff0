"""What can be done with the pack of a meeting, and its keys."""

from screens.commands import Command

ABOUT = (
    "What goes into the pack of a meeting, in its order and with its pages. m makes a draft of it "
    "and i issues it: then it is kept as it is, for good. Public and restricted packs are made "
    "apart; r changes which is shown. 2 lists what is missing, 3 the packs that were issued and "
    "what each changed."
)

VERBS = (
    Command("pack.back", "Back or stop", "Stop what is going on, or go back.", ("escape",)),
    Command("pack.parts", "Contents", "Show what goes in.", ("1",)),
    Command("pack.gaps", "Missing", "Show what is missing and whom to ask.", ("2",)),
    Command("pack.issued", "Issued", "Show the packs that were issued.", ("3",)),
    Command("pack.make", "Make", "Make a draft and write it to a file.", ("m",)),
    Command("pack.issue", "Issue", "Make it and issue it, for good.", ("i",)),
    Command("pack.convert", "Convert", "Make PDFs of the papers that are none.", ("c",)),
    Command("pack.restricted", "Restricted", "The public or the restricted pack.", ("r",)),
    Command(
        "pack.right_hand", "Right-hand", "Papers of all packs on right-hand pages, or not.", ("h",)
    ),
    Command("pack.supplement", "Supplement", "The whole pack or a supplement.", ("s",)),
    Command("pack.damaged", "Damaged", "Let papers in that have damaged pages.", ("d",)),
    Command("pack.show", "Open", "Open the pack that was made, or the chosen one.", ("o",)),
)
