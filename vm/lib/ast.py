# SPDX-License-Identifier: MIT
"""Syntax trees: what compile() parses, as objects to look at, to change and to compile.

The classes of the nodes come from the native module _ast; here is what walks over them.
"""
import _ast
from _ast import *
from _ast import __version__

_CONSTANTS = {'None': None, 'True': True, 'False': False}


def parse(source, filename='<unknown>', mode='exec'):
    """The tree of a source text."""
    return compile(source, filename, mode, PyCF_ONLY_AST)


# ---- literals --------------------------------------------------------------------------------------------------------

def literal_eval(node_or_string):
    """The value of an expression that consists of strings, numbers, tuples, lists, dicts, booleans and None only.

    It is a text or a node. ValueError for what is more than that, SyntaxError for what is no expression.
    """
    node = node_or_string
    if isinstance(node, basestring):
        node = parse(node, mode='eval')
    if isinstance(node, Expression):
        node = node.body
    return _literal(node)


def _literal(node):
    reader = _READERS.get(type(node))
    if reader is None:
        # A class that derives from one of the nodes is read like that.
        for base, reader in _READERS.items():
            if isinstance(node, base):
                break
        else:
            raise ValueError('malformed string')
    return reader(node)


def _name(node):
    if node.id not in _CONSTANTS:
        raise ValueError('malformed string')
    return _CONSTANTS[node.id]


def _complex(node):
    """A real and an imaginary number, added or subtracted: the only operation in a literal."""
    real, op, imaginary = node.left, node.op, node.right
    if not (isinstance(op, (Add, Sub)) and isinstance(imaginary, Num) and isinstance(imaginary.n, complex) and
            isinstance(real, Num) and isinstance(real.n, (int, long, float))):
        raise ValueError('malformed string')
    return real.n + imaginary.n if isinstance(op, Add) else real.n - imaginary.n


_READERS = {
    Str: lambda node: node.s,
    Num: lambda node: node.n,
    Tuple: lambda node: tuple([_literal(item) for item in node.elts]),
    List: lambda node: [_literal(item) for item in node.elts],
    Dict: lambda node: dict([(_literal(key), _literal(value)) for key, value in zip(node.keys, node.values)]),
    Name: _name,
    BinOp: _complex,
}


# ---- looking at nodes ------------------------------------------------------------------------------------------------

def iter_fields(node):
    """Pairs of name and value, for the fields that the node has."""
    for name in node._fields:
        try:
            value = getattr(node, name)
        except AttributeError:
            continue
        yield name, value


def iter_child_nodes(node):
    """The nodes directly below a node, those in lists included."""
    for _, value in iter_fields(node):
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, AST):
                yield child


def walk(node):
    """The node and all below it, those near to it first."""
    level = [node]
    while level:
        below = []
        for each in level:
            # Who has got a node may still change what is below it.
            yield each
            below.extend(iter_child_nodes(each))
        level = below


def get_docstring(node, clean=True):
    """The docstring of a function, a class or a module; None if it has none. clean: without its indentation."""
    if not isinstance(node, (FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % node.__class__.__name__)
    first = node.body[0] if node.body else None
    if isinstance(first, Expr) and isinstance(first.value, Str):
        if not clean:
            return first.value.s
        import inspect
        return inspect.cleandoc(first.value.s)


def dump(node, annotate_fields=True, include_attributes=False):
    """A text that shows a tree: with the names of its fields, and with lines and columns, where that is asked for."""
    if not isinstance(node, AST):
        raise TypeError('expected AST, got %r' % node.__class__.__name__)

    def text(value):
        if isinstance(value, list):
            return '[%s]' % ', '.join(map(text, value))
        if not isinstance(value, AST):
            return repr(value)
        parts = [(name + '=' if annotate_fields else '') + text(field) for name, field in iter_fields(value)]
        shown = ', '.join(parts)
        if include_attributes and value._attributes:
            places = ', '.join(['%s=%s' % (name, text(getattr(value, name))) for name in value._attributes])
            # Without fields there is a blank where they would be; so it is in CPython.
            shown = (shown + ', ' if shown else ' ') + places
        return '%s(%s)' % (value.__class__.__name__, shown)

    return text(node)


# ---- places ----------------------------------------------------------------------------------------------------------

def copy_location(new_node, old_node):
    """Gives a node the line and column of another, where both kinds have them. Returns it."""
    for name in 'lineno', 'col_offset':
        if name in old_node._attributes and name in new_node._attributes and hasattr(old_node, name):
            setattr(new_node, name, getattr(old_node, name))
    return new_node


def fix_missing_locations(node):
    """Gives each node that has no line or column those of the node above it. Returns the node."""
    todo = [(node, 1, 0)]
    while todo:
        each, lineno, col_offset = todo.pop()
        if 'lineno' in each._attributes:
            if not hasattr(each, 'lineno'):
                each.lineno = lineno
            lineno = each.lineno
        if 'col_offset' in each._attributes:
            if not hasattr(each, 'col_offset'):
                each.col_offset = col_offset
            col_offset = each.col_offset
        todo.extend([(child, lineno, col_offset) for child in iter_child_nodes(each)])
    return node


def increment_lineno(node, n=1):
    """Moves a tree down by n lines. Returns the node."""
    for each in walk(node):
        if 'lineno' in each._attributes:
            each.lineno = getattr(each, 'lineno', 0) + n
    return node


# ---- visitors --------------------------------------------------------------------------------------------------------

class NodeVisitor(object):
    """Calls visit_Name, for a node of the class Name, on each node of a tree.

    A node for whose class there is no such method is passed on to generic_visit, which visits the nodes below it. A
    method that wants those visited calls generic_visit.
    """

    def visit(self, node):
        """Visits a node. Returns what its method gives back."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visits the nodes below one."""
        for child in iter_child_nodes(node):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    """A visitor that puts in the place of each node what its method gives back: None removes it, and in a list several
    nodes can replace one.
    """

    def generic_visit(self, node):
        """Visits the nodes below one, and replaces them. Returns the node."""
        for name, value in iter_fields(node):
            if isinstance(value, list):
                value[:] = self._visit_list(value)
            elif isinstance(value, AST):
                new = self.visit(value)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node

    def _visit_list(self, values):
        kept = []
        for value in values:
            new = self.visit(value) if isinstance(value, AST) else value
            if isinstance(value, AST) and not isinstance(new, AST):
                # None, or several nodes.
                kept.extend(new or ())
            else:
                kept.append(new)
        return kept
