# SPDX-License-Identifier: MIT
"""Version numbers that compare: StrictVersion for two or three numbers, LooseVersion for whatever people write."""
import re


class Version:
    """The base of both: a text in parse(), str() and comparing are those of the class below."""

    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def __repr__(self):
        return "%s ('%s')" % (self.__class__.__name__, str(self))


class StrictVersion(Version):
    """Two or three numbers, and perhaps `a` or `b` with a number for a release before: `1.2`, `1.2.3b4`.

    `version` is a tuple of three numbers, `prerelease` None or letter and number."""
    version_re = re.compile(r'^(\d+) \. (\d+) (\. (\d+))? ([ab](\d+))?$', re.VERBOSE)

    def parse(self, vstring):
        """Reads a version. A ValueError for another text."""
        match = self.version_re.match(vstring)
        if not match:
            raise ValueError("invalid version number '%s'" % vstring)
        major, minor, patch, prerelease, number = match.group(1, 2, 4, 5, 6)
        self.version = int(major), int(minor), int(patch or 0)
        self.prerelease = (prerelease[0], int(number)) if prerelease else None

    def __str__(self):
        numbers = self.version if self.version[2] else self.version[:2]
        return '.'.join(map(str, numbers)) + ('%s%d' % self.prerelease if self.prerelease else '')

    def __cmp__(self, other):
        if isinstance(other, str):
            other = StrictVersion(other)
        # A release comes after those before it.
        return (cmp(self.version, other.version) or
                cmp(self.prerelease is None, other.prerelease is None) or
                cmp(self.prerelease, other.prerelease))


class LooseVersion(Version):
    """Any text: numbers, words and what is between them, which `version` has as a list; numbers come before words."""
    component_re = re.compile(r'(\d+ | [a-z]+ | \.)', re.VERBOSE)

    def parse(self, vstring):
        """Reads a version."""
        self.vstring = vstring
        parts = [part for part in self.component_re.split(vstring) if part and part != '.']
        for i, part in enumerate(parts):
            try:
                parts[i] = int(part)
            except ValueError:
                pass
        self.version = parts

    def __str__(self):
        return self.vstring

    def __repr__(self):
        return "LooseVersion ('%s')" % str(self)

    def __cmp__(self, other):
        if isinstance(other, str):
            other = LooseVersion(other)
        return cmp(self.version, other.version)
