"""The words an undertaking is made of: verbs, people, addressees, occasions.

General English as minutes are written in Britain and Ireland; patterns for `undertakings`.
"""

import re

# To tell somebody, or to find something out, is nearly always a task. Base form and participle;
# a full stop joins the words of a verb, an ellipsis leaves room for its object.
_TELLING = """
    circulate circulated, distribute distributed, report reported, send sent, share shared,
    forward forwarded, email emailed, e-mail e-mailed, write written, contact contacted,
    approach approached, notify notified, inform informed, respond responded, reply replied,
    invite invited, ask asked, request requested, remind reminded, follow.up followed.up,
    chase chased, feed.back fed.back, investigate investigated, look.into looked.into,
    find.out found.out, enquire enquired, ascertain ascertained, clarify clarified,
    check checked, speak.to spoken.to, speak.with spoken.with, liaise liaised,
    refer referred, bring brought, instruct instructed, direct directed, telephone telephoned,
    look.at looked.at, come.back come.back, get.back got.back, let…know let…know,
    take…away taken…away, take…back taken…back
"""
# Services "provide" and "produce" all day long: these are tasks only with more to show for it.
_DOING = """
    provide provided, supply supplied, give given, deliver delivered, produce produced,
    prepare prepared, draft drafted, present presented, update updated, submit submitted,
    advise advised, confirm confirmed, raise raised, arrange arranged, organise organised,
    organize organized, obtain obtained, get got, order ordered, purchase purchased,
    review reviewed, analyse analysed, collate collated, compile compiled,
    identify identified, monitor monitored, discuss discussed,
    include included, add added, list listed, put put, place placed,
    publish published, issue issued,
    seek sought, set.up set.up, pursue pursued, progress progressed, action actioned,
    ensure ensured, amend amended, meet met, authorise authorised, keep…informed kept…informed
"""


def _forms(table: str) -> dict[str, str]:
    pairs = (entry.split() for entry in table.split(","))
    return {_spaced(base): _spaced(participle) for base, participle in pairs}


def _spaced(verb: str) -> str:
    return verb.replace(".", r"\s+").replace("…", r"\s+(?:\w+\s+){0,4}?")


def _any(patterns: set[str]) -> str:
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


def _going_on(verb: str) -> str:
    first, space, particle = verb.partition(r"\s+")
    stem = first.removesuffix("e")
    return f"{stem}{stem[-1]}?ing{space}{particle}"


_TELL, _DO = _forms(_TELLING), _forms(_DOING)

BASE = rf"(?P<verb>{_any({*_TELL, *_DO})})\b(?!['’-])"
DONE = rf"(?P<verb>{_any({*_TELL.values(), *_DO.values()})})\b"
GOING_ON = rf"(?P<verb>{_any({_going_on(verb) for verb in _TELL})})\b"
TELLING = re.compile(
    _any({*_TELL, *_TELL.values(), *(_going_on(verb) for verb in _TELL)}), re.IGNORECASE
)

# What may stand between "would" and the verb: "would also try to", "would analyse and".
BETWEEN = (
    r"(?:(?:\w+ly|also|then|now|therefore|again|once\s+more|further|try\s+to|endeavour\s+to|"
    r"seek\s+to|look\s+to|aim\s+to|be\s+happy\s+to)\s+){0,3}"
)
AND = r"(?:[a-z]+(?:\s+\w+)?\s+and\s+)?"

_OFFICE = (
    r"clerks?|chair|chairman|chairwoman|chairperson|vice-chair|director|managers?|officers?|"
    r"headteacher|head|principal|chief\s+executive|secretary|treasurer|mayor|leader|solicitor|"
    r"engineer|administrator|warden|caretaker|co-?ordinator|advis[eo]r|councillors?"
)
TITLE = r"cllrs?|councillors?|mr|mrs|ms|miss|dr|revd?|sgt|pcso"
_CAPITAL = r"(?!The\b|THE\b|That\b)[A-Z][\w’'.&-]*"
_OF = rf"\s+(?:of|for)\s+(?:the\s+)?{_CAPITAL}(?:\s+(?:(?:and|of|for|after|&)\s+)?{_CAPITAL})*"
_POST = rf"(?:{_CAPITAL}\s+(?:(?:and|&)\s+)?){{0,5}}(?i:{_OFFICE})\b(?:{_OF})?"
_TITLED = rf"(?i:{TITLE})\b\.?(?:\s+(?i:mrs?|ms|dr)\b\.?)?(?:\s+{_CAPITAL}){{1,3}}"
_NOT_NAMES = (
    r"(?!(?:The|This|It|They|There|These|Those|That|A|An|All|No|Any|Some|Each|Plans?|Proposals?|"
    r"Requests?|Applications?|Agreed?|Agreement|Recommendations?|Needs?|Opportunit\w+|Ability|"
    r"Work|Options?|Failure|Decisions?|Motion|Continue|Continuing|Going|Next|Subject|Due|"
    r"According|Up|Prior|Thanks|Refer\w*|How|Looking|Want|Resolved?|Responses?|Changes?)\b)"
)
_NAME = rf"{_NOT_NAMES}[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]+){{0,2}}"
_JOINED = r"(?:\s*/\s*|,?\s+(?i:and)\s+|,\s+)(?:[Tt]he\s+)?"


def _one_or_more(person: str) -> str:
    return rf"(?:{person})(?:{_JOINED}(?:{person}|{_CAPITAL}(?:\s+{_CAPITAL})?))*"


OFFICE_HOLDER = rf"(?<![\w’'-])(?P<owner>{_one_or_more(f'{_TITLED}|{_POST}')})(?!['’])"
SOMEBODY = (
    rf"(?P<owner>{_one_or_more(f'{_TITLED}|{_POST}|{_NAME}')}|"
    r"(?i:all|everyone|members|trustees|governors|officers))"
)
BODY = (
    r"(?P<owner>(?i:(?:parish\s+|town\s+|community\s+)?council|committee|board|panel|"
    r"working\s+(?:group|party)))"
)

ADDRESSEE = re.compile(
    r"(?<!\bof )(?<!\bof the )(?<!\bby )\b(?:to|with|before|the|all|full|board|committee|inform|"
    r"update|supply|notify|provide)\s+(?:parish\s+|town\s+|community\s+)?(?:board|committee|panel|council|"
    r"sub-committee|cabinet|forum|working\s+group|members|councillors|governors|trustees)\b",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"\b(?:next|future|following|subsequent|later|forthcoming|coming|same)\s+"
    r"(?:\w+['’]?s?\s+){0,3}(?:meetings?|agenda|month|week|date)\b|"
    r"\bin\s+due\s+course\b|\bas\s+soon\s+as\b|\basap\b|\bwithin\s+(?:the\s+)?\w+\s+(?:days|weeks)\b|"
    r"\bin\s+the\s+new\s+year\b|\bnext\s+(?:fortnight|few\s+(?:days|weeks))\b|\bfor\s+the\s+agenda\b|"
    r"\b(?:before|prior\s+to)\s+(?:being|it\s+is|they\s+are)\s+(?:\w+ed|brought|sent|taken)\b|"
    r"\bagenda\s+for\b",
    re.IGNORECASE,
)
PIECE_OF_WORK = re.compile(
    r"\b(?:reports?|presentations?|updates?|letters?|response|reply|notes?|briefings?|papers?|"
    r"figures|data|information|details|cop(?:y|ies)|lists?|numbers|results|e-?mails?|proposals?|"
    r"quotes?|quotations?|documents?|leaflets?|spreadsheet|summary|minutes|agenda|"
    r"visit|tour)\b",
    re.IGNORECASE,
)
