# SPDX-License-Identifier: MIT
"""Warnings: messages to the developer that filters show, hide or turn into errors.

A filter is (action, pattern of the message, category, pattern of the module, line); the first that fits decides. The
native module `_warnings`, where there is one, does the same and keeps the same state."""
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings']


class _Old:
    pass


_class_types = type, type(_Old)


def warnpy3k(message, category=None, stacklevel=1):
    """Warns of something that Python 3 lacks, if the program runs with -3."""
    if sys.py3kwarning:
        warn(message, category or DeprecationWarning, stacklevel + 1)


# --- Showing

def _show_warning(message, category, filename, lineno, file=None, line=None):
    out = sys.stderr if file is None else file
    # A program without a console has none.
    if out is not None:
        try:
            out.write(formatwarning(message, category, filename, lineno, line))
        except (IOError, UnicodeError):
            pass


showwarning = _show_warning


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning, with the source line where it can be had."""
    try:
        message = str(message)
    except UnicodeEncodeError:
        pass
    try:
        text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
    except UnicodeDecodeError:
        filename = unicode(filename, sys.getfilesystemencoding() or 'ascii')
        text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
    if line is None:
        import linecache
        line = linecache.getline(filename, lineno)
    line = line.strip() if line else line
    if not line:
        return text
    if isinstance(text, unicode) and isinstance(line, str):
        # The source may be in any encoding; every byte is a character here.
        line = unicode(line, 'latin1')
    return text + "  %s\n" % line


# --- Filters

_actions = 'error', 'ignore', 'always', 'default', 'module', 'once'


def _add(item, append):
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=0):
    """Puts a filter first, or last with `append`. `message` and `module` are regular expressions."""
    import re
    assert action in _actions, "invalid action: %r" % (action,)
    assert isinstance(message, basestring), "message must be a string"
    assert isinstance(category, _class_types), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, basestring), "module must be a string"
    assert isinstance(lineno, (int, long)) and lineno >= 0, "lineno must be an int >= 0"
    _add((action, re.compile(message, re.I), category, re.compile(module), int(lineno)), append)


def simplefilter(action, category=Warning, lineno=0, append=0):
    """Puts a filter first, or last with `append`, for any message of any module."""
    assert action in _actions, "invalid action: %r" % (action,)
    assert isinstance(lineno, (int, long)) and lineno >= 0, "lineno must be an int >= 0"
    _add((action, None, category, None, int(lineno)), append)


def resetwarnings():
    """Takes all filters out."""
    filters[:] = []


class _OptionError(Exception):
    """A -W option that makes no sense."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as e:
            print >> sys.stderr, "Invalid -W option ignored:", e


def _setoption(arg):
    # action:message:category:module:line, all but the first optional
    import re
    fields = [field.strip() for field in arg.split(':')]
    missing = 5 - len(fields)
    if missing < 0:
        raise _OptionError("too many fields (max 5): %r" % (arg,))
    action, message, category, module, line = fields + [''] * missing
    filterwarnings(_getaction(action), re.escape(message), _getcategory(category), module and re.escape(module) + '$',
                   _getline(line))


def _getline(line):
    try:
        number = int(line or 0)
    except ValueError:
        number = -1
    if number < 0:
        raise _OptionError("invalid lineno %s" % (line if line.lstrip('+-').isdigit() else repr(line),))
    return number


def _getaction(action):
    # Options may be shortened.
    if not action:
        return "default"
    if action == "all":
        return "always"
    for full in 'default', 'always', 'ignore', 'module', 'once', 'error':
        if full.startswith(action):
            return full
    raise _OptionError("invalid action: %r" % (action,))


def _getcategory(category):
    if not category:
        return Warning
    if category.replace('_', 'a').isalnum():
        try:
            found = eval(category)
        except NameError:
            raise _OptionError("unknown warning category: %r" % (category,))
    else:
        module, _, name = category.rpartition('.')
        try:
            holder = __import__(module, None, None, [name])
        except ImportError:
            raise _OptionError("invalid module name: %r" % (module,))
        try:
            found = getattr(holder, name)
        except AttributeError:
            raise _OptionError("unknown warning category: %r" % (category,))
    if not issubclass(found, Warning):
        raise _OptionError("invalid warning category: %r" % (category,))
    return found


# --- Warning

def warn(message, category=None, stacklevel=1):
    """Warns, as if from the line that `stacklevel` says: 1 is the caller, 2 the caller's caller ..."""
    kind = message.__class__ if isinstance(message, Warning) else UserWarning if category is None else category
    assert issubclass(kind, Warning)
    try:
        frame = sys._getframe(stacklevel)
    except ValueError:
        names, lineno = sys.__dict__, 1
    else:
        names, lineno = frame.f_globals, frame.f_lineno
    module = names.get('__name__', "<string>")
    filename = names.get('__file__')
    if filename:
        if filename.lower().endswith(('.pyc', '.pyo')):
            filename = filename[:-1]
    elif module == "__main__":
        # An embedding program may have set no arguments.
        filename = (getattr(sys, 'argv', None) or ['__main__'])[0] or '__main__'
    else:
        filename = module
    warn_explicit(message, kind, filename, lineno, module, names.setdefault("__warningregistry__", {}), names)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None):
    """Warns, with the place given. `registry` remembers what was shown; the globals help to find the source line."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        module = module[:-3] if module.lower().endswith('.py') else module
    seen = {} if registry is None else registry
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = text, category, lineno
    if seen.get(key):
        return
    for action, in_text, kind, in_module, line in filters:
        if ((in_text is None or in_text.match(text)) and issubclass(category, kind)
                and (in_module is None or in_module.match(module)) and line in (0, lineno)):
            break
    else:
        action = defaultaction
    if action == "ignore":
        seen[key] = 1
        return
    import linecache
    linecache.getlines(filename, module_globals)
    if action == "error":
        raise message
    if action not in _actions:
        raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n %s"
                           % (action, (action, in_text, kind, in_module, line)))
    if action != "always":
        seen[key] = 1
    if action in ("once", "module"):
        # Not only this line is shown no more.
        shown, mark = (onceregistry, (text, category)) if action == "once" else (seen, (text, category, 0))
        if shown.get(mark):
            return
        shown[mark] = 1
    show = showwarning
    if not callable(show):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    show(message, category, filename, lineno)


class WarningMessage(object):
    """A warning as catch_warnings(record=True) keeps it: the arguments of showwarning()."""

    _WARNING_DETAILS = "message", "category", "filename", "lineno", "file", "line"

    def __init__(self, message, category, filename, lineno, file=None, line=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                % (self.message, self._category_name, self.filename, self.lineno, self.line))


class catch_warnings(object):
    """Context manager: gives back the filters and showwarning() at its end. With `record` it gives a list to which
    the warnings are appended instead of being shown. `module` stands for this one in its own tests."""

    def __init__(self, record=False, module=None):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules['warnings']:
            args.append("module=%r" % (self._module,))
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % (self,))
        self._entered = True
        self._before = self._module.filters, self._module.showwarning
        self._module.filters = self._module.filters[:]
        if not self._record:
            return None
        log = []

        def showwarning(*args, **kwargs):
            log.append(WarningMessage(*args, **kwargs))

        self._module.showwarning = showwarning
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % (self,))
        self._module.filters, self._module.showwarning = self._before


try:
    from _warnings import filters, default_action, once_registry, warn, warn_explicit
    defaultaction = default_action
    onceregistry = once_registry
    _native = True
except ImportError:
    filters = []
    defaultaction = default_action = "default"
    onceregistry = once_registry = {}
    _native = False

_processoptions(sys.warnoptions)
if not _native:
    if not sys.py3kwarning and not sys.flags.division_warning:
        simplefilter("ignore", category=DeprecationWarning, append=1)
    for _category in PendingDeprecationWarning, ImportWarning:
        simplefilter("ignore", category=_category, append=1)
    simplefilter("error" if sys.flags.bytes_warning > 1 else "default" if sys.flags.bytes_warning else "ignore",
                 category=BytesWarning, append=1)
    del _category
