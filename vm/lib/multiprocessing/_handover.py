# SPDX-License-Identifier: MIT
"""What a process is handed when it starts, so that it begins as after a fork (docs/language.md, "Processes").

The modules of the program go by value: __main__, and every other module that is not of the library. So nothing of them
runs a second time, and they are what they were at start(). Modules of the library are imported, and get the part of
their state that programs set (`_library_state`)."""
import cPickle
import marshal
import os
import sys
import types
from struct import pack

import _processes
from multiprocessing import _rebuild as make, process
from multiprocessing._byvalue import Call, Late, Writer, contents, has_instances
from multiprocessing._library_state import apply_state, read_state

_DEFINITIONS = (types.FunctionType, type, types.ClassType, types.ModuleType, types.BuiltinFunctionType)


def dump(process_obj):
    """The bytes for a process: what it needs to read the rest, the program, and its Process object."""
    given = [process_obj._target] + list(process_obj._args) + list(process_obj._kwargs.values())
    writer = Writer(given)
    names = [(module, contents(module)) for name, module in sys.modules.items() if writer.is_program(name)]
    writer.find_libraries(names)
    pickler = cPickle.Pickler(2)
    pickler.reducer_override = writer
    pickler.asked_types = writer.asked_types
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(make.DEPTH)
    try:
        # In this order, since what is made of data may need definitions and data of other kinds.
        calls = [Call(make.fill_modules, _part(names, 0))]
        calls += [Call(make.fill_modules, part) for part in _each(_part(names, 1))]
        calls += [Call(make.set_attributes, Late()), Call(make.fill_modules, _part(names, 2)),
                  Call(apply_state, read_state(writer)), Call(make.set_attributes, Late())]
        pickler.dump((calls, process_obj, Call(make.set_attributes, Late())))
    finally:
        sys.setrecursionlimit(limit)
    preparation = marshal.dumps(_preparation())
    return pack(make.HEAD, len(preparation)) + preparation + pickler.getvalue()


def _part(names, wanted):
    return [(module, dict((name, value) for name, value in known.items() if _phase(value) == wanted))
            for module, known in names]


def _phase(value):
    if isinstance(value, _DEFINITIONS):
        return 0
    return 2 if has_instances(value) else 1


def _each(parts):
    return [[part] for part in parts]


def _preparation():
    return {
        'path': [entry for entry in sys.path if isinstance(entry, basestring)],
        'argv': getattr(sys, 'argv', []),
        'folder': process.ORIGINAL_DIR,
        'images': _processes.images(),
        'encoding': sys.getdefaultencoding(),
        'recursion': sys.getrecursionlimit(),
    }
