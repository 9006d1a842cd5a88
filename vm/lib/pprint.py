# SPDX-License-Identifier: MIT
"""Prints containers over several lines where one would be too long. Dictionaries and sets come sorted; containers that
hold themselves are recognised."""
import sys as _sys
import warnings

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter"]


def pprint(object, stream=None, indent=1, width=80, depth=None):
    """Prints to a stream (standard output by default); settings as of PrettyPrinter."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth).pprint(object)


def pformat(object, indent=1, width=80, depth=None):
    """The text that pprint() would print, without the last line end."""
    return PrettyPrinter(indent=indent, width=width, depth=depth).pformat(object)


def saferepr(object):
    """repr() that recognises containers which hold themselves."""
    return _safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Can eval() make the object from its representation?"""
    return _safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Does the object hold itself?"""
    return _safe_repr(object, {}, None, 0)[2]


def _in_order(iterable):
    # Comparing different types is a py3k warning that nobody asked for here.
    with warnings.catch_warnings():
        if _sys.py3kwarning:
            warnings.filterwarnings("ignore", "comparing unequal types not supported", DeprecationWarning)
        return sorted(iterable)


class PrettyPrinter:
    """indent: columns per level. width: greatest length of a line, if it can be kept. depth: levels shown, deeper ones
    are '...'. stream: where to print (standard output). A subclass may override format()."""

    def __init__(self, indent=1, width=80, depth=None, stream=None):
        indent, width = int(indent), int(width)
        assert indent >= 0, "indent must be >= 0"
        assert depth is None or depth > 0, "depth must be > 0"
        assert width, "width must be != 0"
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream

    def pprint(self, object):
        """Prints."""
        self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        """The text."""
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return ''.join(parts)

    def isrecursive(self, object):
        """Does the object hold itself?"""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Can eval() make the object from its representation?"""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(representation in one line, is it readable, is it recursive). `context` has the ids of the containers
        around, `level` their number."""
        return _safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _format(self, object, write, indent, allowance, context, level):
        # Writes from column `indent` on; `allowance` columns are needed after it, for closing brackets.
        key = id(object)
        if key in context:
            write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        level += 1
        text = self._repr(object, context, level - 1)
        show = getattr(type(object), '__repr__', None)
        if (self._depth and level > self._depth or show not in _containers
                or not issubclass(type(object), _containers[show])):
            write(text)
            return
        fits = len(text) <= self._width - 1 - indent - allowance
        if show is dict.__repr__:
            self._items(_in_order(object.items()), True, '{', '}', fits, write, indent, allowance, context, key,
                        level)
            return
        if show is list.__repr__:
            left, right = '[', ']'
        elif show is tuple.__repr__:
            left, right = '(', ',)' if len(object) == 1 else ')'
        else:
            if not object:
                write(text)
                return
            left, right = object.__class__.__name__ + '([', '])'
            object = _in_order(object)
            # Only the name and its parenthesis move the items; the bracket is what each container has.
            indent += len(left) - 1
        self._items(object, False, left, right, fits, write, indent, allowance, context, key, level)

    def _items(self, items, pairs, left, right, fits, write, indent, allowance, context, key, level):
        # Even what fits in one line is written item by item: sets inside come sorted.
        step = self._indent_per_level
        write(left)
        if step > 1 and (pairs or not fits):
            write((step - 1) * ' ')
        if items:
            context[key] = 1
            indent += step
            separator = ''
            for item in items:
                write(separator)
                separator = ', ' if fits else ',\n' + ' ' * indent
                if pairs:
                    name = self._repr(item[0], context, level)
                    write(name + ': ')
                    self._format(item[1], write, indent + len(name) + 2, allowance + 1, context, level)
                else:
                    self._format(item, write, indent, allowance + 1, context, level)
            del context[key]
        write(right)


# What representation a type must have for its items to be laid out.
_containers = {dict.__repr__: dict, list.__repr__: list, tuple.__repr__: tuple, set.__repr__: set,
               frozenset.__repr__: frozenset}


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


def _safe_repr(object, context, maxlevels, level):
    # (text, readable, recursive)
    kind = type(object)
    if kind is str:
        return _string(object), True, False
    show = getattr(kind, '__repr__', None)
    is_dict = show is dict.__repr__ and issubclass(kind, dict)
    if not is_dict and not (show is list.__repr__ and issubclass(kind, list)
                            or show is tuple.__repr__ and issubclass(kind, tuple)):
        text = repr(object)
        return text, bool(text) and not text.startswith('<'), False
    if is_dict:
        layout = '{%s}'
    elif show is list.__repr__:
        layout = '[%s]'
    else:
        layout = '(%s,)' if len(object) == 1 else '(%s)' if object else '()%s'
    if not object:
        return layout % '', True, False
    if maxlevels and level >= maxlevels:
        return layout % '...', False, id(object) in context
    key = id(object)
    if key in context:
        return _recursion(object), False, True
    context[key] = 1
    readable, recursive = True, False
    parts = []
    for item in _in_order(object.items()) if is_dict else object:
        texts = []
        for part in item if is_dict else (item,):
            text, part_readable, part_recursive = _safe_repr(part, context, maxlevels, level + 1)
            texts.append(text)
            readable = readable and part_readable
            recursive = recursive or part_recursive
        parts.append(': '.join(texts))
    del context[key]
    return layout % ', '.join(parts), readable, recursive


def _string(text):
    # As repr(), but letters of the locale stay what they are, once one was set.
    if 'locale' not in _sys.modules:
        return repr(text)
    quote, escapes = ("'", {"'": "\\'"}) if not ("'" in text and '"' not in text) else ('"', {'"': '\\"'})
    return quote + ''.join([c if c.isalpha() else escapes.get(c, repr(c)[1:-1]) for c in text]) + quote
