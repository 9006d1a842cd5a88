# SPDX-License-Identifier: MIT
"""The part of the library's state that programs set, and that a process is handed when it starts."""
import __builtin__
import copy_reg
import signal
import sys
import types

# Names in modules of the library that programs set through functions of theirs.
_SETTINGS = {
    'logging': ['raiseExceptions', 'logThreads', 'logMultiprocessing', 'logProcesses', '_loggerClass'],
    'tempfile': ['tempdir', 'template'],
    'urllib': ['_urlopener'],
    'urllib2': ['_opener'],
    'xml.etree.ElementTree': ['_namespace_map'],
    'multiprocessing.util': ['_log_to_stderr'],
}
# What a signal does in a process that has set nothing.
_USUAL_SIGNALS = {signal.SIGINT: signal.default_int_handler, signal.SIGPIPE: signal.SIG_IGN,
                  signal.SIGXFSZ: signal.SIG_IGN}
_DEFINITIONS = (types.FunctionType, type, types.ClassType)


def read_state(writer):
    """What apply_state() needs. `writer` knows which modules are the program's."""
    state = {'signals': _signals(), 'builtins': _builtins(), 'sys': _sys(), 'reducers': _reducers(writer),
             'patches': _patches(writer), 'settings': _settings(), 'finders': _finders(writer)}
    for name, (read, _) in _READERS.items():
        module = sys.modules.get(name)
        if module is not None:
            state[name] = read(module)
    return state


def apply_state(state):
    """Sets what read_state() found in the process that was started."""
    for number, handler in state['signals']:
        signal.signal(number, handler)
    vars(__builtin__).update(state['builtins'])
    vars(sys).update(state['sys'])
    copy_reg.dispatch_table.update(state['reducers'])
    for finders, found in zip((sys.meta_path, sys.path_hooks), state['finders']):
        finders.extend(found)
    for module, name, value in state['patches'] + state['settings']:
        setattr(module, name, value)
    for name, (_, apply) in _READERS.items():
        if name in state:
            __import__(name)
            apply(sys.modules[name], state[name])


def _signals():
    found = []
    for number in range(1, signal.NSIG):
        try:
            handler = signal.getsignal(number)
        except ValueError:
            continue
        if handler is not None and handler != _USUAL_SIGNALS.get(number, signal.SIG_DFL):
            found.append((number, handler))
    return found


def _builtins():
    # What a program put there, as gettext.install() does.
    return dict((name, value) for name, value in vars(__builtin__).items()
                if name == '_' or isinstance(value, _DEFINITIONS) and _home(value) not in ('__builtin__', 'exceptions'))


def _home(value):
    return getattr(value, '__module__', None)


def _sys():
    # Streams and hooks that a program has replaced.
    names = {}
    for name in ('stdin', 'stdout', 'stderr', 'displayhook', 'excepthook'):
        value = getattr(sys, name, None)
        if value is not getattr(sys, '__%s__' % name, None):
            names[name] = value
    return names


def _finders(writer):
    # What a program has added to find modules.
    return [[finder for finder in finders if writer.is_program(_home(finder)) or writer.is_program(_home(type(finder)))]
            for finders in (sys.meta_path, sys.path_hooks)]


def _reducers(writer):
    return dict((kind, reduce) for kind, reduce in copy_reg.dispatch_table.items()
                if writer.is_program(_home(kind)) or writer.is_program(_home(reduce)))


def _patches(writer):
    # Functions and classes of the program in modules of the library.
    found = []
    for module_name, module in sys.modules.items():
        if module is None or writer.is_program(module_name):
            continue
        for name, value in vars(module).items():
            if isinstance(value, _DEFINITIONS) and writer.is_program(_home(value)):
                found.append((module, name, value))
    return found


def _settings():
    found = []
    for module_name, names in _SETTINGS.items():
        module = sys.modules.get(module_name)
        if module is not None:
            found += [(module, name, getattr(module, name)) for name in names if hasattr(module, name)]
    return found


# --- logging: loggers keep their identity, all they have goes along

def _read_logging(logging):
    loggers = [(None, _of_logger(logging.root))]
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger):
            loggers.append((name, _of_logger(logger)))
    return loggers, logging.root.manager.disable, logging._levelNames


def _of_logger(logger):
    return dict((name, value) for name, value in vars(logger).items() if name not in ('name', 'parent', 'manager'))


def _apply_logging(logging, given):
    loggers, disable, levels = given
    logging._levelNames.clear()
    logging._levelNames.update(levels)
    logging.root.manager.disable = disable
    known = set()
    for name, attributes in loggers:
        vars(logging.getLogger(name)).update(attributes)
        for handler in attributes['handlers']:
            if id(handler) not in known:
                known.add(id(handler))
                logging._addHandlerRef(handler)


def _read_own_logging(util):
    return util._logger is not None


def _apply_own_logging(util, used):
    if used:
        util.get_logger()


# --- the rest

def _read_after_fork(util):
    return list(util._afterfork_registry.items())


def _apply_after_fork(util, items):
    for (_, _, function), obj in sorted(items):
        util.register_after_fork(obj, function)


def _read_locale(locale):
    return locale.setlocale(locale.LC_ALL)


def _apply_locale(locale, name):
    if name != locale.setlocale(locale.LC_ALL):
        locale.setlocale(locale.LC_ALL, name)


def _in_place(table):
    # (read, apply) of a dict or list that stays the same object.
    def apply(module, value):
        held = getattr(module, table)
        held[:] = value
    return lambda module: getattr(module, table), apply


_READERS = {
    'logging': (_read_logging, _apply_logging),
    'multiprocessing.util': (lambda util: (_read_own_logging(util), _read_after_fork(util)),
                             lambda util, given: (_apply_own_logging(util, given[0]),
                                                  _apply_after_fork(util, given[1]))),
    'warnings': _in_place('filters'),
    'decimal': (lambda decimal: decimal.getcontext(), lambda decimal, context: decimal.setcontext(context)),
    'socket': (lambda socket: socket.getdefaulttimeout(),
               lambda socket, seconds: socket.setdefaulttimeout(seconds)),
    'locale': (_read_locale, _apply_locale),
}
