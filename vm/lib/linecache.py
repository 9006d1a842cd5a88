# SPDX-License-Identifier: MIT
"""Lines of source files, each file read once. For tracebacks and the like: errors give empty results."""
import sys
import os

__all__ = ['getline', 'clearcache', 'checkcache']

# name -> (size, time of change, lines, full path); of sources that come from a loader, time is None
cache = {}


def getline(filename, lineno, module_globals=None):
    """Line `lineno` with its line end; '' if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines. The globals of a module let its loader be asked for its source."""
    known = cache.get(filename)
    if known is not None:
        return known[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def clearcache():
    """Forgets everything."""
    cache.clear()


def checkcache(filename=None):
    """Forgets files (or one file) that have changed since they were read."""
    for name in cache.keys() if filename is None else [filename]:
        if name not in cache:
            continue
        size, mtime, _, fullname = cache[name]
        if mtime is None:
            continue
        try:
            now = os.stat(fullname)
        except os.error:
            del cache[name]
            continue
        if size != now.st_size or mtime != now.st_mtime:
            del cache[name]


def _from_loader(filename, module_globals):
    # The source as a module's loader gives it, or None.
    get_source = getattr((module_globals or {}).get('__loader__'), 'get_source', None)
    name = (module_globals or {}).get('__name__')
    if not name or not get_source:
        return None
    try:
        return get_source(name)
    except (ImportError, IOError):
        return None


def _locate(filename):
    # (path, stat) of a file that is not at `filename` itself: relative names are looked for along sys.path.
    if os.path.isabs(filename):
        return None
    for folder in sys.path:
        try:
            path = os.path.join(folder, filename)
            return path, os.stat(path)
        except (TypeError, AttributeError, os.error):
            continue
    return None


def updatecache(filename, module_globals=None):
    """Reads the file anew and returns its lines."""
    cache.pop(filename, None)
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return []
    try:
        fullname, info = filename, os.stat(filename)
    except OSError:
        source = _from_loader(filename, module_globals)
        if source is not None:
            lines = [line + '\n' for line in source.splitlines()]
            cache[filename] = len(source), None, lines, filename
            return lines
        found = _locate(filename)
        if found is None:
            return []
        fullname, info = found
    try:
        with open(fullname, 'rU') as stream:
            lines = stream.readlines()
    except IOError:
        return []
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = info.st_size, info.st_mtime, lines, fullname
    return lines
