# SPDX-License-Identifier: MIT
"""Prints the byte code of what can run: functions, methods, classes, modules, code objects, tracebacks, strings."""
import opcode
import sys
import types
from opcode import *

__all__ = ['dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels'] + opcode.__all__

_have_code = types.MethodType, types.FunctionType, types.CodeType, types.ClassType, type


def dis(x=None):
    """Prints the instructions of a function, a method or a code object, of everything that a class or a module has, of
    a string of byte code; without an argument, of where the last traceback was raised."""
    if x is None:
        return distb()
    if isinstance(x, types.InstanceType):
        x = x.__class__
    for wrapped in ('im_func', 'func_code'):
        x = getattr(x, wrapped, x)
    if hasattr(x, '__dict__'):
        return _dis_members(x)
    if hasattr(x, 'co_code'):
        return disassemble(x)
    if not isinstance(x, str):
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)
    disassemble_string(x)


def _dis_members(owner):
    for name, member in sorted(owner.__dict__.items()):
        if isinstance(member, _have_code):
            print 'Disassembly of %s:' % name
            try:
                dis(member)
            except TypeError as error:
                print 'Sorry:', error
            print


def distb(tb=None):
    """Prints the code of a traceback entry, with an arrow before the instruction that it is about; by default, of the
    place where the last exception that nobody caught was raised."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble')
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti)


def _instructions(code, extend=False):
    # Yields (offset, number, argument, offset of the next instruction); the argument is None where there is none.
    # With `extend`, it has the upper half that EXTENDED_ARG gives; CPython makes that a long.
    end, at, upper = len(code), 0, 0
    while at < end:
        begin, number, argument = at, ord(code[at]), None
        at += 1
        if number >= HAVE_ARGUMENT:
            argument = ord(code[at]) + (ord(code[at + 1]) << 8) + upper
            at += 2
            upper = argument * 65536L if extend and number == EXTENDED_ARG else 0
        yield begin, number, argument, at


def _item(values):
    # How to show what is at a place of values that have names; only the place where they are not known.
    return str if values is None else values.__getitem__


def _readers(constants, names, varnames, cells=None):
    # From the numbers of instructions to functions that show their argument.
    readers = {}
    for numbers, reader in ((hasconst, constants), (hasname, names), (haslocal, varnames), (hasfree, cells),
                            (hascompare, cmp_op.__getitem__)):
        if reader:
            readers.update(dict.fromkeys(numbers, reader))
    return readers


def _print_instructions(code, lasti, width, readers, lines=None):
    # `lines` has the offsets at which lines of the source begin, and their numbers.
    labels = findlabels(code)
    for offset, number, argument, after in _instructions(code, lines is not None):
        if lines is not None:
            if offset and offset in lines:
                print
            print '%3d' % lines[offset] if offset in lines else '   ',
        print '-->' if offset == lasti else '   ', '>>' if offset in labels else '  ',
        print repr(offset).rjust(4), opname[number].ljust(width),
        if argument is not None:
            print repr(argument).rjust(5),
            if number in hasjrel:
                print '(to %r)' % (after + argument),
            elif number in readers:
                print '(%s)' % readers[number](argument),
        print


def disassemble(co, lasti=-1):
    """Prints the instructions of a code object, with the lines they come from, and an arrow before that at `lasti`."""
    code = co.co_code
    readers = _readers(lambda place: repr(co.co_consts[place]), _item(co.co_names), _item(co.co_varnames),
                       lambda place: (co.co_cellvars + co.co_freevars)[place])
    _print_instructions(code, lasti, 20, readers, dict(findlinestarts(co)))


disco = disassemble


def disassemble_string(code, lasti=-1, varnames=None, names=None, constants=None):
    """Prints the instructions of byte code of which no more is known than, perhaps, its names and constants."""
    readers = _readers((lambda place: repr(constants[place])) if constants else str, _item(names),
                       _item(varnames or None))
    _print_instructions(code, lasti, 15, readers)


def findlabels(code):
    """The offsets to which instructions of a string of byte code jump, in the order of the jumps."""
    labels = []
    for _, number, argument, after in _instructions(code):
        target = after + argument if number in hasjrel else argument if number in hasjabs else None
        if target is not None and target not in labels:
            labels.append(target)
    return labels


def findlinestarts(code):
    """Yields (offset, number) for each line of the source that a code object has instructions of."""
    last, line, offset = None, code.co_firstlineno, 0
    steps = map(ord, code.co_lnotab)
    for forward, down in zip(steps[::2], steps[1::2]):
        if forward:
            if line != last:
                yield offset, line
                last = line
            offset += forward
        line += down
    if line != last:
        yield offset, line


def _test():
    """Prints the code of a file, or of what standard input has."""
    if len(sys.argv) > 2:
        sys.stderr.write('usage: python dis.py [-|file]\n')
        sys.exit(2)
    name = sys.argv[1] if len(sys.argv) > 1 else '-'
    if name in ('', '-'):
        name, source = '<stdin>', sys.stdin.read()
    else:
        with open(name) as f:
            source = f.read()
    dis(compile(source, name, 'exec'))


if __name__ == '__main__':
    _test()
