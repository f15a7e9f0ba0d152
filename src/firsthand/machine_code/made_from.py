"""What a compiled function is made from, as a text.

That is the function as it stands in memory, with all that it calls, from
whatever file, and every constant that it reads. So no file has to be read, a
file that was edited after it was imported makes no difference, and comments
and places do not count.
"""

import dis
import hashlib
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numba.core import types as numba_types
from numba.core.dispatcher import Dispatcher

PLAIN = (bool, int, float, complex, str, bytes, type(None), type(...))
# Their versions say what they hold.
LIBRARIES = {"builtins", "cmath", "math", "numba", "numpy", "operator"}
# Types of arguments whose name says all of them.
NAMED = (
    numba_types.Array,
    numba_types.Boolean,
    numba_types.Complex,
    numba_types.Float,
    numba_types.Integer,
    numba_types.NoneType,
    numba_types.UnicodeType,
)


class UnknownError(Exception):
    """A function uses something of which no text says what it is."""


class Description:
    """Says what a function is made from, each part once.

    Raises:
        UnknownError: It uses something unknown; such a function is not kept.
    """

    def __init__(self, function: Dispatcher) -> None:
        self.seen: dict[int, int] = {}
        self.text = repr(self.told(function))

    def told(self, value: Any) -> Any:
        """Return plain values that say what a value is."""
        match value:
            case tuple():
                return named(type(value)), [*map(self.told, value)]
            case frozenset():
                return "set", sorted(repr(self.told(part)) for part in value)
            case types.CodeType():
                return self.code(value)
            case Dispatcher():
                return self.function(value)
        return constant(value)

    def function(self, value: Dispatcher) -> Any:
        """Return what says what a compiled function is."""
        if id(value) in self.seen:
            return "again", self.seen[id(value)]
        self.seen[id(value)] = len(self.seen)
        python = value.py_func
        cells = [cell.cell_contents for cell in python.__closure__ or ()]
        options = {**value.targetoptions}
        options["fastmath"] = str(options.get("fastmath"))
        return (
            (python.__module__, python.__qualname__),
            self.code(python.__code__),
            self.told(python.__defaults__),
            self.told(tuple(cells)),
            sorted(options.items()),
            [*self.read_by(python.__code__, python.__globals__)],
        )

    def code(self, code: types.CodeType) -> Any:
        """Return what says what a code object does, wherever it stands."""
        return (
            code.co_code,
            self.told(code.co_consts),
            (code.co_names, code.co_varnames, code.co_freevars),
            (code.co_argcount, code.co_kwonlyargcount, code.co_flags),
            getattr(code, "co_exceptiontable", b""),
        )

    def read_by(
        self, code: types.CodeType, values: Mapping[str, Any]
    ) -> Iterator[Any]:
        """Yield what code reads of its module's names."""
        steps = [*dis.get_instructions(code)]
        members = {
            step.argval
            for step in steps
            if step.opname in ("LOAD_ATTR", "LOAD_METHOD")
        }
        for step in steps:
            if step.opname == "LOAD_GLOBAL" and step.argval in values:
                yield step.argval, self.read(values[step.argval], members)
        for inner in code.co_consts:
            if isinstance(inner, types.CodeType):
                yield from self.read_by(inner, values)

    def read(self, value: Any, members: set[str]) -> Any:
        """Return what says what is read of a value: a module's members."""
        if not isinstance(value, types.ModuleType) or is_known(value.__name__):
            return self.told(value)
        held = vars(value)
        return value.__name__, {
            name: self.read(held[name], members)
            for name in sorted(members & held.keys())
        }


def constant(value: Any) -> Any:
    """Return what says what a value is that holds no other."""
    if isinstance(value, np.ndarray) and value.dtype != object:
        content = hashlib.sha256(value.tobytes()).hexdigest()
        return repr(value.dtype), value.shape, value.strides, content
    if type(value) in PLAIN or isinstance(value, np.generic | np.dtype):
        return type(value).__name__, repr(value)
    if isinstance(value, numba_types.Type):
        return argument(value)
    return named(value)


def named(value: Any) -> Any:
    """Return the name of a library's own, or of a class of named values.

    Raises:
        UnknownError: It is neither.
    """
    if isinstance(value, types.ModuleType) and is_known(value.__name__):
        return "module", value.__name__
    module = getattr(value, "__module__", None) or type(value).__module__
    name = getattr(value, "__qualname__", getattr(value, "__name__", ""))
    held = getattr(sys.modules.get(module), name or " ", None)
    if is_known(module) and held is value:
        return module, name
    if isinstance(value, type) and hasattr(value, "_fields"):
        return module, name, value._fields
    raise UnknownError(f"{value!r}")


def argument(value: Any) -> Any:
    """Return what says what a type of Numba's is.

    Raises:
        UnknownError: It holds more than its name says.
    """
    if isinstance(value, numba_types.BaseTuple):
        kind = named(getattr(value, "instance_class", tuple))
        held: Any = value
        return kind, [argument(one) for one in held]
    if isinstance(value, numba_types.Omitted):
        return "default", constant(value.value)
    if isinstance(value, NAMED):
        return type(value).__name__, str(value)
    raise UnknownError(f"{value!r}")


def is_known(module: str) -> bool:
    """Tell whether a module is of a library whose version is in the key."""
    return module.partition(".")[0] in LIBRARIES
