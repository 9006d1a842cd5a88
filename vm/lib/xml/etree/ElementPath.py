# SPDX-License-Identifier: MIT
"""Paths to elements: a small part of XPath.

A path is compiled to a list of steps. A step takes an iterable of elements and gives one; compiled paths are kept.
"""
import re

#: The tokens of paths: (operator, name), one of which is empty.
xpath_tokenizer_re = re.compile(
    r"('[^']*'|\"[^\"]*\""
    r"|::|//?|\.\.|\(\)|[/.*:\[\]()@=])"
    r"|((?:\{[^}]+\})?[^/\[\]()@=\s]+)"
    r"|\s+")


def xpath_tokenizer(pattern, namespaces=None):
    """The tokens of a path, prefixes replaced by what `namespaces` says."""
    for token in xpath_tokenizer_re.findall(pattern):
        name = token[1]
        if name and name[0] != "{" and ":" in name:
            prefix, local = name.split(":", 1)
            if not namespaces or prefix not in namespaces:
                raise SyntaxError("prefix %r not found in prefix map" % prefix)
            yield token[0], "{%s}%s" % (namespaces[prefix], local)
        else:
            yield token


class _Context(object):
    """What the steps of one search share."""

    parents = None

    def __init__(self, root):
        self.root = root

    def parent_map(self):
        if self.parents is None:
            self.parents = dict((child, parent) for parent in self.root.iter() for child in parent)
        return self.parents


def _children(tag):
    def step(context, elements):
        for element in elements:
            for child in element:
                if tag == "*" or child.tag == tag:
                    yield child
    return step


def _itself(context, elements):
    return elements


def _descendants(tag):
    def step(context, elements):
        for element in elements:
            for other in element.iter(tag):
                if other is not element:
                    yield other
    return step


def _parents(context, elements):
    parents = context.parent_map()
    seen = set()
    for element in elements:
        parent = parents.get(element)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _where(condition):
    def step(context, elements):
        for element in elements:
            if condition(element):
                yield element
    return step


def _at(index):
    def step(context, elements):
        parents = context.parent_map()
        for element in elements:
            parent = parents.get(element)
            if parent is None:
                continue
            alike = [child for child in parent if child.tag == element.tag]
            if -len(alike) <= index < len(alike) and alike[index] is element:
                yield element
    return step


def _predicate(next_token):
    """The step for what stands in brackets."""
    shape = []
    values = []
    while True:
        operator, name = next_token()
        if operator == "]":
            break
        if not operator and not name:
            continue
        if operator and operator[:1] in "'\"":
            operator, name = "'", operator[1:-1]
        shape.append(operator or "-")
        values.append(name)
    shape = "".join(shape)
    if shape == "@-":
        key = values[1]
        return _where(lambda element: element.get(key) is not None)
    if shape == "@-='":
        key, value = values[1], values[-1]
        return _where(lambda element: element.get(key) == value)
    if shape == "-" and not re.match(r"\d+$", values[0]):
        tag = values[0]
        return _where(lambda element: element.find(tag) is not None)
    if shape == "-='" and not re.match(r"\d+$", values[0]):
        tag, value = values[0], values[-1]
        return _where(lambda element: any("".join(e.itertext()) == value for e in element.findall(tag)))
    if shape == "-" or shape == "-()" or shape == "-()-":
        if shape == "-":
            return _at(int(values[0]) - 1)
        if values[0] != "last":
            raise SyntaxError("unsupported function")
        if shape == "-()":
            return _at(-1)
        try:
            return _at(int(values[2]) - 1)
        except ValueError:
            raise SyntaxError("unsupported expression")
    raise SyntaxError("invalid predicate")


def _step(token, next_token):
    operator, name = token
    if operator == "":
        return _children(name)
    if operator == "*":
        return _children("*")
    if operator == ".":
        return _itself
    if operator == "..":
        return _parents
    if operator == "[":
        return _predicate(next_token)
    if operator == "//":
        operator, name = next_token()
        if operator not in ("", "*"):
            # "//." and the like: go on below each element, itself included.
            if operator == ".":
                return _descendants("*")
            raise SyntaxError("invalid descendant")
        return _descendants(name or "*")
    raise SyntaxError("invalid path")


def _compile(path, namespaces):
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    next_token = iter(xpath_tokenizer(path, namespaces)).next
    steps = []
    try:
        token = next_token()
    except StopIteration:
        return steps
    while True:
        try:
            steps.append(_step(token, next_token))
        except StopIteration:
            raise SyntaxError("invalid path")
        try:
            token = next_token()
            if token[0] == "/":
                token = next_token()
        except StopIteration:
            return steps


#: Compiled paths. Emptied when it holds too many.
_cache = {}


def iterfind(elem, path, namespaces=None):
    """An iterator over the elements that a path leads to."""
    key = path if namespaces is None else (path, tuple(sorted(namespaces.items())))
    steps = _cache.get(key)
    if steps is None:
        if len(_cache) > 100:
            _cache.clear()
        steps = _cache[key] = _compile(path, namespaces)
    found = iter([elem])
    context = _Context(elem)
    for step in steps:
        found = step(context, found)
    return iter(found)


def find(elem, path, namespaces=None):
    """The first element that a path leads to, or None."""
    for found in iterfind(elem, path, namespaces):
        return found
    return None


def findall(elem, path, namespaces=None):
    """All elements that a path leads to, a list in document order."""
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    """The text of the first element that a path leads to; empty where it has none, `default` where there is none."""
    for found in iterfind(elem, path, namespaces):
        return found.text or ""
    return default
