"""What each style of our Word files is for, in a clerk's words, by its id."""

STYLE_USES = {
    "Heading1": "Title of the paper",
    "Heading2": "Heading",
    "Heading3": "Sub-heading",
    "AgendaItem": "Agenda item",
    "AgendaSubItem": "Agenda item under another",
    "Normal": "Plain text",
    "MinuteText": "Text under a heading",
    "Detail": "Date, time and venue",
    "Attendance": "Who was there",
    "ShortLines": "Officer, place and day",
    "ListBullet": "List with bullets",
    "ListNumber": "List with numbers",
    "DecisionWord": "Outcome word alone",
    "Decision": "Outcome",
    "ActionWord": "Action word",
    "Action": "Action",
    "TableGrid": "Table",
    "TableHeading": "Head of a table",
    "TableText": "Text in a table",
    "SignatureLine": "Line to sign on",
}
