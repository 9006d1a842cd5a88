# SPDX-License-Identifier: MIT
"""Patterns for file names as in the shell: * any text, ? any character, [abc] one of these, [!abc] none of these. A
leading dot is nothing special here. Patterns are compiled once."""
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']

_cache = {}
_MAXCACHE = 100


def _purge():
    _cache.clear()


def _matcher(pat):
    match = _cache.get(pat)
    if match is None:
        if len(_cache) >= _MAXCACHE:
            _purge()
        match = _cache[pat] = re.compile(translate(pat)).match
    return match


def fnmatch(name, pat):
    """Does the name fit? Case counts as it does in the file system."""
    import os
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Does the name fit? Case counts."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """List of the names that fit."""
    import os
    match = _matcher(os.path.normcase(pat))
    if os.name == 'posix':
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def translate(pat):
    """The pattern as a regular expression. Nothing can quote the special characters."""
    parts = []
    at = 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == '*':
            parts.append('.*')
        elif char == '?':
            parts.append('.')
        elif char == '[':
            # A bracket that comes first in the set (or after !) belongs to it.
            start = at + 1 if pat[at:at + 1] == '!' else at
            end = pat.find(']', start + 1 if pat[start:start + 1] == ']' else start)
            if end < 0:
                parts.append('\\[')
                continue
            members = pat[at:end].replace('\\', '\\\\')
            at = end + 1
            if members[0] == '!':
                members = '^' + members[1:]
            elif members[0] == '^':
                members = '\\' + members
            parts.append('[%s]' % members)
        else:
            parts.append(re.escape(char))
    return pat[:0] + ''.join(parts) + '\\Z(?ms)'
