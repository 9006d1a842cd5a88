# SPDX-License-Identifier: MIT
# One file, because programs import, subclass and patch all of it as one module.
"""Messages of a program with levels, sent by loggers to handlers.

Loggers have names with dots and form a tree: a message goes to the handlers of its logger and of all above it, up to
the root, unless a logger has `propagate` off. A logger without a level has that of the next one above. Handlers have
levels and filters of their own, and a formatter."""
import atexit
import os
import sys
import time
import traceback
import weakref
from _weakref import _unwatched_ref

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter',
           'Formatter', 'Handler', 'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler',
           'StreamHandler', 'WARN', 'WARNING', 'addLevelName', 'basicConfig', 'captureWarnings', 'critical', 'debug',
           'disable', 'error', 'exception', 'fatal', 'getLevelName', 'getLogger', 'getLoggerClass', 'info', 'log',
           'makeLogRecord', 'setLoggerClass', 'warn', 'warning']

__author__ = "the vmiotman authors"
__status__ = "production"
__version__ = "0.5.1.2"

try:
    import thread
    import threading
except ImportError:
    thread = None

_startTime = time.time()

# Shall errors in handlers be reported?
raiseExceptions = 1

# What is noted in each message.
logThreads = 1
logMultiprocessing = 1
logProcesses = 1


# --- Levels

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

# Both ways: number -> name and name -> number.
_levelNames = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG',
               NOTSET: 'NOTSET', 'CRITICAL': CRITICAL, 'ERROR': ERROR, 'WARN': WARNING, 'WARNING': WARNING,
               'INFO': INFO, 'DEBUG': DEBUG, 'NOTSET': NOTSET}


def getLevelName(level):
    """The name of a level, the number of a name, or 'Level N'."""
    return _levelNames.get(level, "Level %s" % level)


def addLevelName(level, levelName):
    """Gives a level a name."""
    with _Locked():
        _levelNames[level] = levelName
        _levelNames[levelName] = level


def _checkLevel(level):
    if isinstance(level, (int, long)):
        return level
    if str(level) == level:
        if level not in _levelNames:
            raise ValueError("Unknown level: %r" % level)
        return _levelNames[level]
    raise TypeError("Level not an integer or a valid string: %r" % level)


# --- The lock of the module

_lock = threading.RLock() if thread else None


def _acquireLock():
    if _lock:
        _lock.acquire()


def _releaseLock():
    if _lock:
        _lock.release()


class _Locked(object):
    def __enter__(self):
        _acquireLock()

    def __exit__(self, *exc_info):
        _releaseLock()


# --- Messages

class LogRecord(object):
    """One message, and where it comes from."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None):
        now = time.time()
        self.name = name
        self.msg = msg
        # One mapping alone serves a text with %(names)s.
        if args and len(args) == 1 and args[0] and _is_mapping(args[0]):
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        try:
            self.filename = os.path.basename(pathname)
            self.module = os.path.splitext(self.filename)[0]
        except (TypeError, ValueError, AttributeError):
            self.filename = pathname
            self.module = "Unknown module"
        self.exc_info = exc_info
        self.exc_text = None
        self.lineno = lineno
        self.funcName = func
        self.created = now
        self.msecs = (now - long(now)) * 1000
        self.relativeCreated = (now - _startTime) * 1000
        if logThreads and thread:
            self.thread = thread.get_ident()
            self.threadName = threading.current_thread().name
        else:
            self.thread = self.threadName = None
        self.processName = None
        if logMultiprocessing:
            self.processName = 'MainProcess'
            processes = sys.modules.get('multiprocessing')
            if processes is not None:
                try:
                    self.processName = processes.current_process().name
                except StandardError:
                    pass
        self.process = os.getpid() if logProcesses and hasattr(os, 'getpid') else None

    def __str__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)

    def getMessage(self):
        """The text with the arguments in it."""
        text = self.msg
        if not isinstance(text, basestring):
            try:
                text = str(text)
            except UnicodeError:
                pass  # the formatter will see
        return text % self.args if self.args else text


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if isinstance(value, (basestring, int, long, float, tuple, list)):
        return False
    import collections
    return isinstance(value, collections.Mapping)


def makeLogRecord(dict):
    """A LogRecord with these attributes, for example as received from elsewhere."""
    record = LogRecord(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


# --- Text

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


class Formatter(object):
    """Makes text of a record by a format with %(names)s of its attributes (and `message`, `asctime`). `datefmt` is a
    format for time.strftime()."""

    converter = time.localtime

    def __init__(self, fmt=None, datefmt=None):
        self._fmt = fmt or "%(message)s"
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """The time of the message."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        return "%s,%03d" % (time.strftime("%Y-%m-%d %H:%M:%S", moment), record.msecs)

    def formatException(self, ei):
        """The text of an exception, from what sys.exc_info() gave."""
        text = ''.join(traceback.format_exception(ei[0], ei[1], ei[2], None))
        return text[:-1] if text[-1:] == "\n" else text

    def usesTime(self):
        """Does the format show the time?"""
        return self._fmt.find("%(asctime)") >= 0

    def format(self, record):
        """The text of a record."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        try:
            text = self._fmt % record.__dict__
        except UnicodeDecodeError as e:
            # A name in bytes together with a unicode message.
            try:
                record.name = record.name.decode('utf-8')
                text = self._fmt % record.__dict__
            except UnicodeDecodeError:
                raise e
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            if text[-1:] != "\n":
                text += "\n"
            try:
                text += record.exc_text
            except UnicodeError:
                text += record.exc_text.decode(sys.getfilesystemencoding(), 'replace')
        return text


_defaultFormatter = Formatter()


class BufferingFormatter(object):
    """Makes text of several records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        """The texts between header and footer."""
        if not records:
            return ""
        return (self.formatHeader(records) + "".join([self.linefmt.format(record) for record in records])
                + self.formatFooter(records))


# --- Filters

class Filter(object):
    """Lets the messages of one logger and those below it through."""

    def __init__(self, name=''):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """May this record pass?"""
        if not self.name or self.name == record.name:
            return 1
        return record.name.startswith(self.name + ".")


class Filterer(object):
    """Has filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Do all filters let the record pass?"""
        for filter in self.filters:
            if not filter.filter(record):
                return 0
        return 1


# --- Handlers

_handlers = weakref.WeakValueDictionary()  # name -> handler
_handlerList = []  # weak references, for shutdown()


def _removeHandlerRef(wr):
    # May be called at the very end, when the module's names are gone.
    acquire, release, handlers = _acquireLock, _releaseLock, _handlerList
    if acquire and release and handlers:
        acquire()
        try:
            if wr in handlers:
                handlers.remove(wr)
        finally:
            release()


def _addHandlerRef(handler):
    with _Locked():
        _handlerList.append(_unwatched_ref(handler, _removeHandlerRef))


class Handler(Filterer):
    """Brings messages somewhere: a subclass defines emit()."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        _addHandlerRef(self)
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        with _Locked():
            if self._name in _handlers:
                del _handlers[self._name]
            self._name = name
            if name:
                _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        self.lock = threading.RLock() if thread else None

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Lets only messages of that level or a higher one through."""
        self.level = _checkLevel(level)

    def format(self, record):
        """The text of a record."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Brings the record to its place."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Emits the record if the filters let it through, and returns whether they did."""
        passed = self.filter(record)
        if passed:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return passed

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        """Brings everything on its way to its place."""

    def close(self):
        """Ends the use of the handler."""
        with _Locked():
            if self._name and self._name in _handlers:
                del _handlers[self._name]

    def handleError(self, record):
        """Called for an exception in emit(): prints it, unless `raiseExceptions` is off."""
        if not raiseExceptions or not sys.stderr:
            return
        kind, value, trace = sys.exc_info()
        try:
            traceback.print_exception(kind, value, trace, None, sys.stderr)
            sys.stderr.write('Logged from file %s, line %s\n' % (record.filename, record.lineno))
        except IOError:
            pass
        finally:
            del kind, value, trace


class StreamHandler(Handler):
    """Writes to an open file, by default standard error."""

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        self.acquire()
        try:
            stream = self.stream
            if stream and hasattr(stream, "flush"):
                stream.flush()
        finally:
            self.release()

    def emit(self, record):
        try:
            text = self.format(record)
            stream = self.stream
            try:
                if isinstance(text, unicode) and getattr(stream, 'encoding', None):
                    line = u'%s\n' % text
                    try:
                        stream.write(line)
                    except UnicodeEncodeError:
                        # A wrapper that knows an encoding but does not use it.
                        stream.write(line.encode(stream.encoding))
                else:
                    stream.write("%s\n" % text)
            except UnicodeError:
                stream.write("%s\n" % text.encode("UTF-8"))
            self.flush()
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)


class FileHandler(StreamHandler):
    """Writes to a file; with `delay` it is opened by the first message."""

    def __init__(self, filename, mode='a', encoding=None, delay=0):
        self.baseFilename = os.path.abspath(filename)
        self.mode = mode
        self.encoding = encoding
        self.delay = delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def close(self):
        self.acquire()
        try:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream, self.stream = self.stream, None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                StreamHandler.close(self)
        finally:
            self.release()

    def _open(self):
        if self.encoding is None:
            return open(self.baseFilename, self.mode)
        import codecs
        return codecs.open(self.baseFilename, self.mode, self.encoding)

    def emit(self, record):
        if self.stream is None:
            self.stream = self._open()
        StreamHandler.emit(self, record)


class NullHandler(Handler):
    """Does nothing. A library gives its logger one, so that programs without logging see no complaint."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


# --- Loggers

class PlaceHolder(object):
    """Stands for a name in the tree that has no logger yet; knows the loggers below it."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        if alogger not in self.loggerMap:
            self.loggerMap[alogger] = None


_loggerClass = None


def _check_class(klass):
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


def setLoggerClass(klass):
    """The class of the loggers that are made from now on."""
    global _loggerClass
    _check_class(klass)
    _loggerClass = klass


def getLoggerClass():
    """The class of new loggers."""
    return _loggerClass


class Manager(object):
    """The tree of loggers."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = 0
        self.loggerDict = {}
        self.loggerClass = None

    def setLoggerClass(self, klass):
        """The class of new loggers of this tree."""
        _check_class(klass)
        self.loggerClass = klass

    def getLogger(self, name):
        """The logger of that name, which is made if need be."""
        if not isinstance(name, basestring):
            raise TypeError('A logger name must be string or Unicode')
        if isinstance(name, unicode):
            name = name.encode('utf-8')
        with _Locked():
            known = self.loggerDict.get(name)
            if known is not None and not isinstance(known, PlaceHolder):
                return known
            logger = self.loggerDict[name] = (self.loggerClass or _loggerClass)(name)
            logger.manager = self
            if known is not None:
                self._fixupChildren(known, logger)
            self._fixupParents(logger)
            return logger

    def _fixupParents(self, alogger):
        # The parent is the next logger above; places without one learn of this logger.
        above = alogger.name
        while '.' in above:
            above = above.rpartition('.')[0]
            node = self.loggerDict.get(above)
            if node is None:
                self.loggerDict[above] = PlaceHolder(alogger)
            elif isinstance(node, Logger):
                alogger.parent = node
                return
            else:
                assert isinstance(node, PlaceHolder)
                node.append(alogger)
        alogger.parent = self.root

    def _fixupChildren(self, ph, alogger):
        # Loggers below that had a parent further above get this one.
        name = alogger.name
        for child in ph.loggerMap.keys():
            if child.parent.name[:len(name)] != name:
                alogger.parent = child.parent
                child.parent = alogger


class Logger(Filterer):
    """Takes messages. Get one with getLogger(name)."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = 1
        self.handlers = []
        self.disabled = 0

    def setLevel(self, level):
        """Takes only messages of that level or a higher one."""
        self.level = _checkLevel(level)

    def debug(self, msg, *args, **kwargs):
        """A message for the developer. Keywords: exc_info (true, or a tuple), extra (more attributes of the record)."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """A message that all goes well."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """A message that something may go wrong."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        """A message that something failed."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, **kwargs):
        """error() with the exception being handled."""
        kwargs['exc_info'] = 1
        self.error(msg, *args, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """A message that the program cannot go on."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        """A message of any level."""
        if not isinstance(level, (int, long)):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self):
        """(file, line, function) of the caller, that is the first frame outside of this module."""
        frame = currentframe()
        if frame is not None:
            frame = frame.f_back
        while hasattr(frame, "f_code"):
            code = frame.f_code
            if os.path.normcase(code.co_filename) != _srcfile:
                return code.co_filename, frame.f_lineno, code.co_name
            frame = frame.f_back
        return "(unknown file)", 0, "(unknown function)"

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None):
        """The record of a message; a subclass may make its own."""
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func)
        for key in extra or ():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError("Attempt to overwrite %r in LogRecord" % key)
            record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None):
        try:
            fn, lno, func = self.findCaller() if _srcfile else ("(unknown file)", 0, "(unknown function)")
        except ValueError:
            fn, lno, func = "(unknown file)", 0, "(unknown function)"
        if exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra))

    def handle(self, record):
        """Gives a record to the handlers, if the filters let it through."""
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        with _Locked():
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with _Locked():
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def callHandlers(self, record):
        """Gives a record to the handlers of this logger and those above."""
        logger, found = self, 0
        while logger:
            for handler in logger.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write("No handlers could be found for logger \"%s\"\n" % self.name)
            self.manager.emittedNoHandlerWarning = 1

    def getEffectiveLevel(self):
        """The level of this logger, or of the next above that has one."""
        logger = self
        while logger and not logger.level:
            logger = logger.parent
        return logger.level if logger else NOTSET

    def isEnabledFor(self, level):
        """Would a message of that level be taken?"""
        return self.manager.disable < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        """The logger below this one with the name `suffix`."""
        return self.manager.getLogger(suffix if self.root is self else '.'.join((self.name, suffix)))


class RootLogger(Logger):
    """The top of the tree; it always has a level."""

    def __init__(self, level):
        Logger.__init__(self, "root", level)


_loggerClass = Logger


def currentframe():
    """The frame of the caller's caller's caller."""
    return sys._getframe(3)


# The file of this module, as frames name it.
_srcfile = os.path.normcase(currentframe.func_code.co_filename)

root = Logger.root = RootLogger(WARNING)
Logger.manager = Manager(Logger.root)


class LoggerAdapter(object):
    """A logger that gives every message more attributes (`extra`); a subclass may change process()."""

    def __init__(self, logger, extra):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        """(message, keywords) for the logger."""
        kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.debug(msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.info(msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.error(msg, *args, **kwargs)

    def exception(self, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        kwargs["exc_info"] = 1
        self.logger.error(msg, *args, **kwargs)

    def critical(self, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)


# --- Functions, with the root logger

def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one. Keywords: filename, filemode ('a'), or stream; format,
    datefmt; level."""
    with _Locked():
        if root.handlers:
            return
        filename = kwargs.get("filename")
        if filename:
            handler = FileHandler(filename, kwargs.get("filemode", 'a'))
        else:
            handler = StreamHandler(kwargs.get("stream"))
        handler.setFormatter(Formatter(kwargs.get("format", BASIC_FORMAT), kwargs.get("datefmt")))
        root.addHandler(handler)
        level = kwargs.get("level")
        if level is not None:
            root.setLevel(level)


def getLogger(name=None):
    """The logger of that name; the root without one."""
    return Logger.manager.getLogger(name) if name else root


def _ready():
    # The functions below set up logging by themselves.
    if not root.handlers:
        basicConfig()
    return root


def critical(msg, *args, **kwargs):
    """root.critical(); calls basicConfig() first if there is no handler."""
    _ready().critical(msg, *args, **kwargs)


fatal = critical


def error(msg, *args, **kwargs):
    """root.error(); calls basicConfig() first if there is no handler."""
    _ready().error(msg, *args, **kwargs)


def exception(msg, *args, **kwargs):
    """error() with the exception being handled."""
    kwargs['exc_info'] = 1
    error(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    """root.warning(); calls basicConfig() first if there is no handler."""
    _ready().warning(msg, *args, **kwargs)


warn = warning


def info(msg, *args, **kwargs):
    """root.info(); calls basicConfig() first if there is no handler."""
    _ready().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """root.debug(); calls basicConfig() first if there is no handler."""
    _ready().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """root.log(); calls basicConfig() first if there is no handler."""
    _ready().log(level, msg, *args, **kwargs)


def disable(level):
    """Takes no messages of that level or a lower one, in any logger."""
    root.manager.disable = level


def shutdown(handlerList=_handlerList):
    """Flushes and closes all handlers, the newest first. Called at the end of the program."""
    for reference in reversed(handlerList[:]):
        try:
            handler = reference()
            if handler:
                try:
                    handler.acquire()
                    handler.flush()
                    handler.close()
                except (IOError, ValueError):
                    pass  # its file may be closed already
                finally:
                    handler.release()
        except:
            if raiseExceptions:
                raise


atexit.register(shutdown)


# --- Warnings

_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    # warnings.showwarning() while captureWarnings() is on.
    import warnings
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning("%s", warnings.formatwarning(message, category, filename, lineno, line))


def captureWarnings(capture):
    """Shall warnings be messages of the logger py.warnings?"""
    global _warnings_showwarning
    import warnings
    captured = _warnings_showwarning is not None
    if capture and not captured:
        _warnings_showwarning, warnings.showwarning = warnings.showwarning, _showwarning
    elif captured and not capture:
        warnings.showwarning = _warnings_showwarning
        _warnings_showwarning = None
