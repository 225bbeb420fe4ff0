"""The agenda of the Children in Care Board's meeting today."""

from clerk.business.agenda import ItemKind, Paper, PaperKind
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute
from clerk.desk.demo import people
from clerk.desk.demo.told import Business

_LETTERS = """\
1. Why this report

In the spring the Board asked what children are told when their social worker changes. Nobody
knew, so we asked forty of them.

2. What they said

- Twenty-three heard it from the new worker, at the door.
- Nine heard it from a carer, who had heard it from another carer.
- Five had a letter. Two could read it.
- Three are still not sure.

3. What good looks like

A goodbye in person, a name and a photograph before the first visit, and one thing the child
wants the next worker to know, written down in the child's own words.

4. What it would cost

Photographs: nothing. Time: about two hours for each change, of which there were 117 last year.

5. Recommendation

That the goodbye visit become a rule and not a kindness.
"""

_SUPPER = """\
Home            Asked for supper   Members who came   What was eaten
Mill House      every Thursday     3                  shepherd's pie
Kiln Cottage    first Sunday       1                  dal and rice
The Old Bakery  any day            0                  (waiting)

The Old Bakery would like it known that its kitchen is the best of the three.
"""

TODAY = (
    Business(
        "Saying Goodbye Properly: How Changes of Worker Are Told",
        kind=ItemKind.REPORT,
        presenter=people.DIRECTOR,
        papers=(
            Paper("What children are told when their worker changes", text=_LETTERS),
            Paper(
                "The questions we asked",
                PaperKind.APPENDIX,
                text="1. Who told you?\n2. When?\n3. What did you want to know?\n"
                "4. Did anybody ask you what to pass on?",
            ),
        ),
    ),
    Business(
        "The Moving-in Pack",
        "The Participation Officer will bring the first printed copy, and a kettle.",
        kind=ItemKind.VERBAL,
        presenter=people.PARTICIPATION,
    ),
    Business(
        "Exam Results",
        kind=ItemKind.PRESENTATION,
        presenter=people.VIRTUAL_SCHOOL,
        papers=(
            Paper(
                "Results at sixteen",
                PaperKind.PRESENTATION,
                text="Slide 1: Twenty-six young people sat 141 papers between them.\n"
                "Slide 2: Nine have five good passes or more; last year it was four.\n"
                "Slide 3: The hardest paper was the one sat on the day of a move.",
            ),
        ),
    ),
    Business(
        "Suppers: Visits by Members",
        "To note who has been where.",
        papers=(Paper("Who came to supper", text=_SUPPER),),
    ),
    Business(
        "The Lease of a Fourth Home",
        "A report that is not for publication.",
        restricted=RestrictedMinute(
            Grounds(RestrictedKind.EXEMPT, ("3",)),
            "Terms offered by the owner of 9 Corn Street",
        ),
        papers=(
            Paper(
                "Terms offered for 9 Corn Street",
                text="The owner asks for 31,500 pounds a year for ten years and would take 28,000.",
                grounds=Grounds(RestrictedKind.EXEMPT, ("3",)),
            ),
        ),
    ),
)
