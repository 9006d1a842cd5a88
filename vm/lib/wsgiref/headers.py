# SPDX-License-Identifier: MIT
"""The headers of an answer: a list of pairs that looks like a dictionary."""
import re

# What a value of a parameter must have quotes for.
tspecials = re.compile(r'[ ()<>@,;:\\"/\[\]?=]')


class Headers:
    """Works on the list of (name, value) that it is given. Case does not matter in names; their order is kept."""

    def __init__(self, headers):
        if type(headers) is not list:
            raise TypeError("Headers must be a list of name/value tuples")
        self._headers = headers

    def __len__(self):
        return len(self._headers)

    def __repr__(self):
        return "Headers(%r)" % self._headers

    def __str__(self):
        """As HTTP sends them, the empty line at the end included."""
        return ''.join(['%s: %s\r\n' % header for header in self._headers]) + '\r\n'

    def get_all(self, name):
        """All values of a header."""
        wanted = name.lower()
        return [value for known, value in self._headers if known.lower() == wanted]

    def get(self, name, default=None):
        """The first value of a header."""
        wanted = name.lower()
        for known, value in self._headers:
            if known.lower() == wanted:
                return value
        return default

    def __getitem__(self, name):
        """The first value of a header; None, and no error, where there is none."""
        return self.get(name)

    def has_key(self, name):
        """Whether a header has a value."""
        return self.get(name) is not None

    __contains__ = has_key

    def setdefault(self, name, value):
        """The first value of a header, which is `value` from now on where there was none."""
        present = self.get(name)
        if present is not None:
            return present
        self._headers.append((name, value))
        return value

    def __setitem__(self, name, val):
        """Replaces all values of a header by one, which comes last."""
        del self[name]
        self._headers.append((name, val))

    def __delitem__(self, name):
        """Takes out all values of a header, if any."""
        wanted = name.lower()
        self._headers[:] = [header for header in self._headers if header[0].lower() != wanted]

    def keys(self):
        """The names, repeated where there are several values."""
        return [name for name, _ in self._headers]

    def values(self):
        """The values, in the order of keys()."""
        return [value for _, value in self._headers]

    def items(self):
        """A copy of the list."""
        return self._headers[:]

    def add_header(self, _name, _value, **_params):
        """Adds a header with parameters: add_header('Content-Disposition', 'attachment', filename='a.txt').

        Underscores in their names become dashes; of one that is None only the name is sent. A value that is None
        leaves only the parameters."""
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            name = name.replace('_', '-')
            parts.append(_formatparam(name, value))
        self._headers.append((_name, '; '.join(parts)))


def _formatparam(param, value=None, quote=1):
    """param="value"; without quotes where they may be left out and `quote` is false."""
    if value is None or len(value) == 0:
        return param
    if quote or tspecials.search(value):
        value = '"' + value.replace('\\', '\\\\').replace('"', '\\"') + '"'
    return '%s=%s' % (param, value)
