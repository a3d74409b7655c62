"""Records as plain JSON values and back, by the types that their fields have: exact, and nothing is left out.

A sum is the text of its Decimal, a day its ISO form, a record an object of the fields that differ from their defaults.
Bytes stay bytes: whoever writes JSON takes them out.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = ["decode_record", "encode_value"]

_Record = TypeVar("_Record")
_Decoder = Callable[[Any], Any]


def encode_value(value: object) -> Any:  # noqa: ANN401 - what JSON has
    """Return a record, or a value of one, as JSON has it.

    >>> from onrecord.records import Money
    >>> encode_value(Money(amount=Decimal("1E+6"), currency="USD", wording="$1 million"))
    {'wording': '$1 million', 'currency': 'USD', 'amount': '1E+6'}
    """
    if value is None or isinstance(value, str | int | bytes):
        return value
    if isinstance(value, tuple):
        return [encode_value(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):  # a moment is one, too
        return value.isoformat()
    kind = type(value)
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no form in JSON")
    told = ((name, getattr(value, name), default) for name, default in _defaults(kind))
    return {name: encode_value(one) for name, one, default in told if not _is_same(one, default)}


def decode_record(kind: type[_Record], told: object) -> _Record:
    """Return the record of `kind` that was encoded. Raises ValueError where it does not fit.

    >>> from onrecord.records import PartialDate
    >>> decode_record(PartialDate, {"value": "2024-12-13"})
    PartialDate(value=datetime.date(2024, 12, 13), precision='day')
    >>> decode_record(PartialDate, {"day": 13})
    Traceback (most recent call last):
    ...
    ValueError: PartialDate has no field 'day'
    """
    try:
        record: _Record = _record_decoder(kind)(told)  # type: ignore[arg-type]  # a class is hashable
    except (TypeError, KeyError, InvalidOperation) as error:
        raise ValueError(f"it makes no {kind.__name__}: {error}") from error
    return record


def _is_same(value: object, default: object) -> bool:
    """Whether a field may be left out. 0.5 and 0.50 are equal, and are not the same."""
    return type(value) is type(default) and value == default and str(value) == str(default)


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default  # MISSING where there is none, which equals no value


@cache
def _record_decoder(kind: type) -> _Decoder:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}

    def decode(told: Any) -> Any:  # noqa: ANN401 - what JSON has
        if not isinstance(told, dict):
            raise TypeError("it is no object")
        if unknown := sorted(told.keys() - decoders.keys()):
            raise ValueError(f"{kind.__name__} has no field {unknown[0]!r}")
        return kind(**{name: decoders[name](value) for name, value in told.items()})

    return decode


def _decoder(hint: Any) -> _Decoder:  # noqa: ANN401 - a type, or what typing makes of several
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (_decoder(part) for part in parts if part is not type(None))
        return lambda told: None if told is None else inner(told)
    if origin is tuple:
        return _tuple_decoder(parts)
    if is_dataclass(hint):
        return _record_decoder(hint)  # type: ignore[arg-type]
    return _PLAIN[hint]


def _tuple_decoder(parts: tuple[Any, ...]) -> _Decoder:
    first = _decoder(parts[0])
    if parts[-1] is Ellipsis:
        return lambda told: tuple(map(first, told))
    every = tuple(_decoder(part) for part in parts)
    return lambda told: tuple(decode(one) for decode, one in zip(every, told, strict=True))


def _exactly(kind: type) -> _Decoder:
    def decode(told: object) -> object:
        if type(told) is not kind:
            raise ValueError(f"{told!r} is no {kind.__name__}")
        return told

    return decode


_PLAIN: dict[Any, _Decoder] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    bytes: _exactly(bytes),
    Decimal: lambda told: Decimal(_exactly(str)(told)),
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}
