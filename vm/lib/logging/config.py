# SPDX-License-Identifier: MIT
"""Sets up logging from a file (fileConfig), a dictionary (dictConfig), or what comes over a socket (listen)."""
import errno
import logging
import logging.handlers
from logging._conversion import (
    BaseConfigurator, ConvertingDict, ConvertingList, ConvertingTuple, IDENTIFIER, re, resolved as _resolve, sys, types,
    valid_ident)

DEFAULT_LOGGING_CONFIG_PORT = 9030
RESET_ERROR = errno.ECONNRESET

_listener = None


def _encoded(s):
    return s if isinstance(s, str) else s.encode('utf-8')


def _strip_spaces(alist):
    return [part.strip() for part in alist]


# --- Files

def fileConfig(fname, defaults=None, disable_existing_loggers=True):
    """Reads a file of ConfigParser's format: sections [loggers], [handlers] and [formatters] list (in `keys`) what
    [logger_NAME], [handler_NAME] and [formatter_NAME] describe. Loggers that are not mentioned are disabled."""
    import ConfigParser
    parser = ConfigParser.ConfigParser(defaults)
    if hasattr(fname, 'readline'):
        parser.readfp(fname)
    else:
        parser.read(fname)
    formatters = _create_formatters(parser)
    logging._acquireLock()
    try:
        logging._handlers.clear()
        del logging._handlerList[:]
        handlers = _install_handlers(parser, formatters)
        _install_loggers(parser, handlers, disable_existing_loggers)
    finally:
        logging._releaseLock()


def _names(parser, section, option="keys"):
    text = parser.get(section, option)
    return _strip_spaces(text.split(",")) if len(text) else []


def _create_formatters(cp):
    formatters = {}
    for name in _names(cp, "formatters"):
        section = "formatter_%s" % name
        known = cp.options(section)
        fmt = cp.get(section, "format", 1) if "format" in known else None
        datefmt = cp.get(section, "datefmt", 1) if "datefmt" in known else None
        make = logging.Formatter
        if "class" in known:
            given = cp.get(section, "class")
            if given:
                make = _resolve(given)
        formatters[name] = make(fmt, datefmt)
    return formatters


def _evaluate(text):
    return eval(text, vars(logging))


def _install_handlers(cp, formatters):
    handlers = {}
    waiting = []  # (handler, name of its target)
    for name in _names(cp, "handlers"):
        section = "handler_%s" % name
        known = cp.options(section)
        given = cp.get(section, "class")
        try:
            make = _evaluate(given)
        except (AttributeError, NameError):
            make = _resolve(given)
        handler = make(*_evaluate(cp.get(section, "args")))
        if "level" in known:
            handler.setLevel(logging._levelNames[cp.get(section, "level")])
        if "formatter" in known and cp.get(section, "formatter"):
            handler.setFormatter(formatters[cp.get(section, "formatter")])
        if issubclass(make, logging.handlers.MemoryHandler) and "target" in known and cp.get(section, "target"):
            waiting.append((handler, cp.get(section, "target")))
        handlers[name] = handler
    for handler, target in waiting:
        handler.setTarget(handlers[target])
    return handlers


def _set_up(logger, cp, section, handlers):
    known = cp.options(section)
    if "level" in known:
        logger.setLevel(logging._levelNames[cp.get(section, "level")])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(cp, section, "handlers"):
        logger.addHandler(handlers[name])


def _children(name, existing):
    # The loggers of a sorted list that are below a name.
    prefix = name + "."
    return [other for other in existing if other.startswith(prefix)]


def _install_loggers(cp, handlers, disable_existing_loggers):
    names = _names(cp, "loggers")
    names.remove("root")
    root = logging.root
    _set_up(root, cp, "logger_root", handlers)
    existing = sorted(root.manager.loggerDict.keys())
    children = []
    for name in names:
        section = "logger_%s" % name
        real = cp.get(section, "qualname")
        logger = logging.getLogger(real)
        if real in existing:
            children += _children(real, existing)
            existing.remove(real)
        _set_up(logger, cp, section, handlers)
        logger.propagate = cp.getint(section, "propagate") if "propagate" in cp.options(section) else 1
        logger.disabled = 0
    _leave_out(existing, children, disable_existing_loggers)


def _leave_out(existing, children, disable_existing_loggers):
    # Loggers that are not mentioned are disabled, but those below one that is mentioned start afresh.
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in children:
            logger.level, logger.handlers, logger.propagate = logging.NOTSET, [], 1
        else:
            logger.disabled = disable_existing_loggers


# --- Dictionaries

class DictConfigurator(BaseConfigurator):
    """Sets up logging from a dictionary."""

    def configure(self):
        """Does it."""
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError("Unsupported version: %s" % config['version'])
        logging._acquireLock()
        try:
            if config.pop('incremental', False):
                self._change(config)
            else:
                self._replace(config)
        finally:
            logging._releaseLock()

    def _change(self, config):
        # Only levels and propagation of what is there.
        handlers = config.get('handlers', {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError('No handler found with name %r' % name)
            try:
                level = handlers[name].get('level', None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except StandardError as e:
                raise ValueError('Unable to configure handler %r: %s' % (name, e))
        loggers = config.get('loggers', {})
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], True)
            except StandardError as e:
                raise ValueError('Unable to configure logger %r: %s' % (name, e))
        self._configure_root(config, True)

    def _configure_root(self, config, incremental):
        root = config.get('root', None)
        if root:
            try:
                self.configure_root(root, incremental)
            except StandardError as e:
                raise ValueError('Unable to configure root logger: %s' % e)

    def _replace(self, config):
        disable_existing = config.pop('disable_existing_loggers', True)
        logging._handlers.clear()
        del logging._handlerList[:]
        for section, what, configure in (('formatters', 'formatter', self.configure_formatter),
                                         ('filters', 'filter', self.configure_filter)):
            parts = config.get(section, {})
            for name in parts:
                try:
                    parts[name] = configure(parts[name])
                except StandardError as e:
                    raise ValueError('Unable to configure %s %r: %s' % (what, name, e))
        handlers = config.get('handlers', {})
        deferred = [name for name in sorted(handlers) if not self._make_handler(handlers, name, True)]
        for name in deferred:
            self._make_handler(handlers, name, False)
        existing = sorted(logging.root.manager.loggerDict.keys())
        children = []
        loggers = config.get('loggers', {})
        for name in loggers:
            name = _encoded(name)
            if name in existing:
                children += _children(name, existing)
                existing.remove(name)
            try:
                self.configure_logger(name, loggers[name])
            except StandardError as e:
                raise ValueError('Unable to configure logger %r: %s' % (name, e))
        for name in existing:
            logger = logging.root.manager.loggerDict[name]
            if name in children:
                logger.level, logger.handlers, logger.propagate = logging.NOTSET, [], True
            elif disable_existing:
                logger.disabled = True
        self._configure_root(config, False)

    def _make_handler(self, handlers, name, may_wait):
        # Returns whether it is made: one that refers to a handler which is not made yet may wait.
        try:
            made = self.configure_handler(handlers[name])
            made.name = name
            handlers[name] = made
        except StandardError as e:
            if may_wait and 'target not configured yet' in str(e):
                return False
            raise ValueError('Unable to configure handler %r: %s' % (name, e))
        return True

    def configure_formatter(self, config):
        """A formatter."""
        if '()' not in config:
            return logging.Formatter(config.get('format', None), config.get('datefmt', None))
        factory = config['()']
        try:
            return self.configure_custom(config)
        except TypeError as e:
            if "'format'" not in str(e):
                raise
            # The name of the parameter in the constructor of Formatter is another one.
            config['fmt'] = config.pop('format')
            config['()'] = factory
            return self.configure_custom(config)

    def configure_filter(self, config):
        """A filter."""
        return self.configure_custom(config) if '()' in config else logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        """Gives a logger or handler the filters with these names."""
        for name in filters:
            try:
                filterer.addFilter(self.config['filters'][name])
            except StandardError as e:
                raise ValueError('Unable to add filter %r: %s' % (name, e))

    def configure_handler(self, config):
        """A handler."""
        formatter = config.get('formatter', None)
        if formatter:
            try:
                formatter = self.config['formatters'][formatter]
            except StandardError as e:
                raise ValueError('Unable to set formatter %r: %s' % (formatter, e))
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            factory = self._factory(config)
        else:
            name = config.pop('class')
            factory = self.resolve(name)
            if issubclass(factory, logging.handlers.MemoryHandler) and 'target' in config:
                try:
                    target = self.config['handlers'][config['target']]
                    if not isinstance(target, logging.Handler):
                        config['class'] = name
                        raise StandardError('target not configured yet')
                    config['target'] = target
                except StandardError as e:
                    raise ValueError('Unable to set target handler %r: %s' % (config['target'], e))
            elif issubclass(factory, logging.handlers.SMTPHandler) and 'mailhost' in config:
                config['mailhost'] = self.as_tuple(config['mailhost'])
            elif issubclass(factory, logging.handlers.SysLogHandler) and 'address' in config:
                config['address'] = self.as_tuple(config['address'])
        config.pop('formatter', None)
        settings = dict((_encoded(key), config[key]) for key in config if valid_ident(key))
        try:
            result = factory(**settings)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
            # The parameter had another name once.
            settings['strm'] = settings.pop('stream')
            result = factory(**settings)
        if formatter:
            result.setFormatter(formatter)
        self._set_level(result, level)
        if filters:
            self.add_filters(result, filters)
        return result

    def _set_level(self, target, level):
        if level is not None:
            target.setLevel(logging._checkLevel(level))

    def add_handlers(self, logger, handlers):
        """Gives a logger the handlers with these names."""
        for name in handlers:
            try:
                logger.addHandler(self.config['handlers'][name])
            except StandardError as e:
                raise ValueError('Unable to add handler %r: %s' % (name, e))

    def common_logger_config(self, logger, config, incremental=False):
        """What the root and other loggers have in common."""
        self._set_level(logger, config.get('level', None))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for section, add in ('handlers', self.add_handlers), ('filters', self.add_filters):
            names = config.get(section, None)
            if names:
                add(logger, names)

    def configure_logger(self, name, config, incremental=False):
        """A logger."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        if config.get('propagate', None) is not None:
            logger.propagate = config['propagate']

    def configure_root(self, config, incremental=False):
        """The root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets up logging from a dictionary: version (1), formatters, filters, handlers, loggers, root, incremental,
    disable_existing_loggers."""
    dictConfigClass(config).configure()


# --- Over a socket

def listen(port=DEFAULT_LOGGING_CONFIG_PORT):
    """A thread that takes configurations (four bytes of length, then JSON for dictConfig() or a file for
    fileConfig()) from connections to the port. Start it with start(), end it with stopListening()."""
    if not logging.thread:
        raise NotImplementedError("listen() needs threading to work")
    import json
    import select
    import socket
    import struct
    import threading
    import traceback
    from SocketServer import ThreadingTCPServer, StreamRequestHandler

    def configure(data):
        try:
            config = json.loads(data)
            assert isinstance(config, dict)
            dictConfig(config)
        except Exception:
            import StringIO
            try:
                fileConfig(StringIO.StringIO(data))
            except (KeyboardInterrupt, SystemExit):
                raise
            except:
                traceback.print_exc()

    class ConfigStreamHandler(StreamRequestHandler):
        def handle(self):
            try:
                head = self.connection.recv(4)
                if len(head) == 4:
                    size = struct.unpack(">L", head)[0]
                    data = self.connection.recv(size)
                    while len(data) < size:
                        data += self.connection.recv(size - len(data))
                    configure(data)
                    ready = self.server.ready
                    if ready:
                        ready.set()
            except socket.error as e:
                if e.errno != RESET_ERROR:
                    raise

    class ConfigSocketReceiver(ThreadingTCPServer):
        allow_reuse_address = 1

        def __init__(self, host='localhost', port=DEFAULT_LOGGING_CONFIG_PORT, handler=None, ready=None):
            ThreadingTCPServer.__init__(self, (host, port), handler)
            self.abort = 0
            self.timeout = 1
            self.ready = ready

        def serve_until_stopped(self):
            while True:
                if select.select([self.socket.fileno()], [], [], self.timeout)[0]:
                    self.handle_request()
                with logging._Locked():
                    if self.abort:
                        break
            self.socket.close()

    class Server(threading.Thread):
        def __init__(self):
            super(Server, self).__init__()
            self.port = port
            self.ready = threading.Event()

        def run(self):
            global _listener
            server = ConfigSocketReceiver(port=self.port, handler=ConfigStreamHandler, ready=self.ready)
            self.port = self.port or server.server_address[1]
            self.ready.set()
            with logging._Locked():
                _listener = server
            server.serve_until_stopped()

    return Server()


def stopListening():
    """Ends the thread of listen()."""
    global _listener
    with logging._Locked():
        if _listener:
            _listener.abort = 1
            _listener = None
