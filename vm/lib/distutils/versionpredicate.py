# SPDX-License-Identifier: MIT
"""Names of packages with conditions for their versions: "name (>1.0, <2)"."""
import distutils.version
import operator
import re

re_validPackage = re.compile(r'(?i)^\s*([a-z_]\w*(?:\.[a-z_]\w*)*)(.*)')
re_paren = re.compile(r'^\s*\((.*)\)\s*$')
re_splitComparison = re.compile(r'^\s*(<=|>=|<|>|!=|==)\s*([^\s,]+)\s*$')

compmap = {'<': operator.lt, '<=': operator.le, '==': operator.eq, '>': operator.gt, '>=': operator.ge, '!=': operator.ne}


def splitUp(pred):
    """The comparison and the version of one condition. ValueError if it is none."""
    found = re_splitComparison.match(pred)
    if not found:
        raise ValueError('bad package restriction syntax: %r' % pred)
    comparison, version = found.groups()
    return comparison, distutils.version.StrictVersion(version)


class VersionPredicate:
    """A package by name, and conditions that its version must meet. ValueError if the text says no such thing."""

    def __init__(self, versionPredicateStr):
        text = versionPredicateStr.strip()
        if not text:
            raise ValueError('empty package restriction')
        found = re_validPackage.match(text)
        if not found:
            raise ValueError('bad package name in %r' % text)
        self.name, rest = found.groups()
        self.pred = []
        rest = rest.strip()
        if not rest:
            return
        inside = re_paren.match(rest)
        if not inside:
            raise ValueError('expected parenthesized list: %r' % rest)
        self.pred = [splitUp(condition) for condition in inside.group(1).split(',')]
        if not self.pred:
            raise ValueError('empty parenthesized list in %r' % text)

    def __str__(self):
        if not self.pred:
            return self.name
        return '%s (%s)' % (self.name, ', '.join('%s %s' % (comparison, version) for comparison, version in self.pred))

    def satisfied_by(self, version):
        """Whether a version meets all conditions."""
        return all(compmap[comparison](version, wanted) for comparison, wanted in self.pred)


_provision_rx = None


def split_provision(value):
    """The name and the version (or None) of "name (version)". ValueError if it is none."""
    global _provision_rx
    if _provision_rx is None:
        _provision_rx = re.compile(r'([a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)*)(?:\s*\(\s*([^)\s]+)\s*\))?$')
    value = value.strip()
    found = _provision_rx.match(value)
    if not found:
        raise ValueError('illegal provides specification: %r' % value)
    version = found.group(2)
    return found.group(1), distutils.version.StrictVersion(version) if version else None
