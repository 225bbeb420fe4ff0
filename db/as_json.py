"""Records as JSON text, and back.

For what is kept whole: a house style, an issued version. Every field is written, so that the
text can be read without the program; a field unknown or missing when reading is left at its
default, so that texts outlive versions.
"""

import json
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar

T = TypeVar("T")


def dumps(record: object) -> str:
    """The record as JSON text; the same record always gives the same text."""
    return json.dumps(_plain(record), ensure_ascii=False)


def loads(kind: type[T], text: str) -> T:
    """A record of this kind from its JSON text. Raises ValueError or TypeError when it is not."""
    made = _built(kind, json.loads(text))
    if not isinstance(made, kind):
        raise TypeError(f"not a {kind.__name__}")
    return made


def _plain(value: object) -> Any:
    # Nearly all that a record holds, and soon told.
    if value is None or type(value) in (str, int, bool):
        return value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value


def _built(kind: Any, value: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin is UnionType or origin is typing.Union:
        if value is None:
            return None
        (inner,) = (part for part in typing.get_args(kind) if part is not NoneType)
        return _built(inner, value)
    if origin is tuple:
        return _tuple(typing.get_args(kind), value)
    if origin is dict:
        part = typing.get_args(kind)[1]
        return {key: _built(part, one) for key, one in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind in (date, time, datetime):
        return kind.fromisoformat(value)
    return value


def _tuple(kinds: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_built(kinds[0], part) for part in value)
    return tuple(_built(kind, part) for kind, part in zip(kinds, value, strict=True))


def _record(kind: type, value: dict[str, Any]) -> Any:
    hints = _hints(kind)
    given = {name: _built(hints[name], part) for name, part in value.items() if name in hints}
    for field in fields(kind):
        required = field.default is MISSING and field.default_factory is MISSING
        if required and field.name not in given:
            raise ValueError(f"{kind.__name__} without {field.name}")
    return kind(**given)


@cache
def _hints(kind: type) -> dict[str, Any]:
    # The restricted records name outcomes and actions only for the type checker.
    from clerk.business.actions import Action
    from clerk.business.minutes import Outcome

    return typing.get_type_hints(kind, localns={"Action": Action, "Outcome": Outcome})
