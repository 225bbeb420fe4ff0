"""How decisions and actions are worded in papers: the patterns they are recognised by."""

import re

from clerk.business.outcome_words import MOTIONS, NOT_ACTIONS, labelled

_WORDS = (
    "AGREED",
    "RESOLVED",
    "ORDERED",
    "NOTED",
    "RECOMMENDED",
    "RECEIVED",
    "APPROVED",
    "DEFERRED",
    "WITHDRAWN",
    "LOST",
    "FELL",
    "CARRIED",
    "DECIDED",
    "DECISION",
    "RESOLUTION",
    "REFUSED",
    "GRANTED",
    "REJECTED",
    "ENDORSED",
    "ADOPTED",
    "CONFIRMED",
    *MOTIONS,
)
_ANY = "|".join(_WORDS)
LABELLED = labelled(_WORDS)
MIXED = re.compile(
    r"^(?P<label>(?:And\s+)?(?P<word>Resolved|Agreed|Decision|Resolution|Recommended|Ordered)"
    r"(?:\s*[:–-]+(?=\s|$)|(?=\s+that\b)|(?=\s+unanimously\b)))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_BODY = r"(?:Committee|Council|Board|Panel|Members|Trustees|Governors|Cabinet|Forum|Group|Meeting)"
IN_SENTENCE = re.compile(
    rf"^(?P<label>(?:.{{0,1500}}?\b[Ii]t\s+was\s+(?:then\s+|also\s+|further\s+|therefore\s+)?"
    rf"|(?:The\s+)?(?:\w+\s+){{0,3}}{_BODY}\s+)(?:unanimously\s+|formally\s+)?"
    r"(?:(?P<word>resolved|agreed|RESOLVED|AGREED|ORDERED|RECOMMENDED|DECIDED|NOTED|APPROVED)"
    r"(?:\s+unanimously)?(?=\s+(?:that|to)\b)"
    r"|(?P<shouted>RESOLVED|AGREED|NOTED|APPROVED|ENDORSED|RECEIVED)(?=\s)))"
    r"\s+(?P<rest>.*)$",
    re.DOTALL,
)
BEGINS_SENTENCE = re.compile(
    rf"^(?P<label>(?P<word>{_ANY}))\s+(?P<rest>(?:unanimously\s+)?(?:that|to)\s.*)$", re.DOTALL
)
AFTER_MOVERS = re.compile(
    r"^(?P<label>(?:it\s+was\s+)?(?:unanimously\s+)?(?P<word>resolved|agreed)(?:\s+unanimously)?)"
    r"\s+(?P<rest>(?:that|to)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
VOTED = re.compile(
    r"^(?P<motion>.*?)(?P<closing>\*?\b(?:Motion\s+(?:Passed|Carried|Lost|Failed)|"
    r"Carried(?:\s+unanimously)?|CARRIED|All\s+in\s+favour|LOST|Defeated|DEFEATED)\b"
    r"(?:\s*\(\s*\d+\s+(?:to|-)\s+\d+\s*\))?[.!]?)$",
    re.DOTALL,
)
FAILED = re.compile(r"lost|fail|defeat", re.IGNORECASE)
_NOT_ACTION = rf"(?!\s*(?:{NOT_ACTIONS})\b)"
ACTION = re.compile(
    rf"^(?P<label>ACTIONS?{_NOT_ACTION}(?:\s+POINTS?|\s+REQUIRED)?|Actions?(?=\s+[A-Z]{{1,5}}\b|:))"
    r"\s*(?P<owner>(?:(?-i:[A-Z][A-Za-z]{0,4}|ALL|[A-Z][a-z]+)(?:\s*[/&,]\s*|\s+and\s+|\s)?){0,4}?)"
    r"\s*(?P<punct>[-–—:]+)\s*(?P<rest>.*)$",
    re.DOTALL,
)
ACTION_ALONE = re.compile(r"^(?P<label>ACTIONS?)(?P<owner>)(?P<rest>)$")
INITIALS = re.compile(
    r"^(?:[A-Z][A-Za-z]{0,4}|ALL|All)(?:\s*(?:[/&,]|and)\s*(?:[A-Z][A-Za-z]{0,4}))*\.?$"
)
OWNER_TO = re.compile(
    r"^(?P<owner>[A-Z]{2,4}(?:\s*[/&]\s*[A-Z]{2,4})*|(?:The\s+)?(?:Clerk|Chair(?:man|woman)?)"
    r"|(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.?(?:\s[A-Z][\w’'-]*){1,2})\s+(?:to|will)\s+[a-z]"
)
CAPITALS = re.compile(
    r"(?P<action>\b(?P<owner>(?:[A-Z]{2,}\s+){0,2}?[A-Z]{2,})\s+TO\s+[A-Z]{2,}"
    r"(?:[\s/,&’'-]+[A-Z0-9]{1,}[A-Z0-9.]*)*\.?)"
)
_VERBS = (
    "contact|write|respond|reply|ask|arrange|chase|circulate|send|check|report|speak|investigate|"
    "follow|prepare|obtain|confirm|action|add|invite|update|provide|liaise|raise|order|book|email|"
    "e-mail|inform|advise|notify|forward|look|draft|apply|organise|request|submit|publish|purchase"
)
TO_DO = re.compile(
    r"^(?:The\s+)?(?P<owner>(?:Parish\s+|Town\s+)?(?:Clerk|(?:Vice[- ])?Chair(?:man|woman)?"
    r"|(?:Cllrs?\.?|Councillors?)\s+[A-Z][\w’' ]{1,25}?|Secretary|Treasurer|All))"
    rf"\s+to\s+(?:{_VERBS})\b[^.]*\.?$"
)
QUOTED_MOTION = re.compile(r"^[‘“\"'*]*That\b")
