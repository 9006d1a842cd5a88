# SPDX-License-Identifier: MIT
"""Tracebacks and exceptions as text."""
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'tb_lineno']


class _Old:
    pass


_InstanceType = type(_Old())


# --- Entries: (file name, line number, function, source line or None)

def _entry(frame, lineno):
    code = frame.f_code
    linecache.checkcache(code.co_filename)
    line = linecache.getline(code.co_filename, lineno, frame.f_globals)
    return code.co_filename, lineno, code.co_name, line.strip() if line else None


def _limit(limit):
    return getattr(sys, 'tracebacklimit', None) if limit is None else limit


def extract_tb(tb, limit=None):
    """The entries of a traceback, outermost first; at most `limit` of them."""
    limit = _limit(limit)
    entries = []
    while tb is not None and (limit is None or len(entries) < limit):
        entries.append(_entry(tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    return entries


def _caller():
    return sys._getframe(2)


def extract_stack(f=None, limit=None):
    """The entries of the stack that ends at the frame `f` (or the caller); the innermost `limit` of them."""
    if f is None:
        f = _caller()
    limit = _limit(limit)
    entries = []
    while f is not None and (limit is None or len(entries) < limit):
        entries.append(_entry(f, f.f_lineno))
        f = f.f_back
    entries.reverse()
    return entries


def tb_lineno(tb):
    """tb.tb_lineno"""
    return tb.tb_lineno


# --- Formatting

def format_list(extracted_list):
    """Entries as text, one string each (which may hold two lines)."""
    return ['  File "%s", line %d, in %s\n' % entry[:3] + ('    %s\n' % entry[3].strip() if entry[3] else '')
            for entry in extracted_list]


def format_tb(tb, limit=None):
    """format_list(extract_tb(tb, limit))"""
    return format_list(extract_tb(tb, limit))


def format_stack(f=None, limit=None):
    """format_list(extract_stack(f, limit))"""
    return format_list(extract_stack(_caller() if f is None else f, limit))


def format_exception(etype, value, tb, limit=None):
    """Lines that tell of an exception, with its traceback."""
    lines = ['Traceback (most recent call last):\n'] + format_tb(tb, limit) if tb else []
    return lines + format_exception_only(etype, value)


def format_exception_only(etype, value):
    """Lines that tell of an exception: one, but for SyntaxError, which shows the place."""
    if etype is None or type(etype) is str or isinstance(etype, (BaseException, _InstanceType)):
        return [_final_line(etype, value)]
    name = etype.__name__
    if not issubclass(etype, SyntaxError):
        return [_final_line(name, value)]
    try:
        message, (filename, lineno, offset, text) = value.args
    except Exception:
        return [_final_line(name, value)]
    lines = ['  File "%s", line %d\n' % (filename or '<string>', lineno)]
    if text is not None:
        lines.append('    %s\n' % text.strip())
        if offset is not None:
            # The line is shown without its indentation; tabs before the caret stay, so that it stands right.
            text = text.rstrip('\n')
            before = text[:min(len(text), offset) - 1].lstrip()
            lines.append('    %s^\n' % ''.join([c if c.isspace() else ' ' for c in before]))
    return lines + [_final_line(name, message)]


def _final_line(name, value):
    text = _some_str(value)
    return '%s\n' % name if value is None or not text else '%s: %s\n' % (name, text)


def _some_str(value):
    try:
        return str(value)
    except Exception:
        pass
    try:
        return unicode(value).encode('ascii', 'backslashreplace')
    except Exception:
        return '<unprintable %s object>' % type(value).__name__


def format_exc(limit=None):
    """The exception being handled, with its traceback, as one string."""
    try:
        kind, value, tb = sys.exc_info()
        return ''.join(format_exception(kind, value, tb, limit))
    finally:
        kind = value = tb = None


# --- Printing, to standard error unless `file` is given

def _write(file, lines):
    if file is None:
        file = sys.stderr
    for line in lines:
        file.write(line)


def print_list(extracted_list, file=None):
    """Prints entries."""
    _write(file, format_list(extracted_list))


def print_tb(tb, limit=None, file=None):
    """Prints the entries of a traceback."""
    _write(file, format_tb(tb, limit))


def print_exception(etype, value, tb, limit=None, file=None):
    """Prints an exception with its traceback."""
    _write(file, format_exception(etype, value, tb, limit))


def print_exc(limit=None, file=None):
    """Prints the exception being handled."""
    try:
        kind, value, tb = sys.exc_info()
        print_exception(kind, value, tb, limit, file)
    finally:
        kind = value = tb = None


def print_last(limit=None, file=None):
    """Prints the exception that ended the last interactive command."""
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file)


def print_stack(f=None, limit=None, file=None):
    """Prints the entries of the stack."""
    _write(file, format_list(extract_stack(_caller() if f is None else f, limit)))
