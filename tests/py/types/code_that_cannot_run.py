# SPDX-License-Identifier: MIT
# oracle: none, CPython crashes, or reads beyond the end
"""Code objects that a program makes, or reads, are verified before they run."""
import marshal
import struct
import types


def f():
    return 1


FIELDS = ('argcount nlocals stacksize flags code consts names varnames filename name firstlineno lnotab freevars '
          'cellvars').split()


def made(**changes):
    fields = dict((name, getattr(f.func_code, 'co_' + name)) for name in FIELDS)
    fields.update(filename='file', name='f', firstlineno=8, **changes)
    return types.CodeType(*[fields[name] for name in FIELDS])


def run(code):
    print types.FunctionType(code, {})()


def refused(run, code):
    try:
        run(code)
    except SystemError, e:
        print e


run(made())  # expect: 1
run(made(consts=(None, 'other')))  # expect: other
refused(run, made(stacksize=10 ** 6))  # expect: code object f (file:8): stack size 1000000 for 4 bytes of instructions
refused(run, made(code='d\xff\x00S'))  # expect: code object f (file:8): operand 255 is outside its table of 2, at LOAD_CONST 0
refused(run, made(code='d'))  # expect: code object f (file:8): truncated instruction, at LOAD_CONST 0
refused(run, made(code='S'))  # expect: code object f (file:8): takes an item from the empty stack, at RETURN_VALUE 0

text = marshal.dumps(f.func_code)
at = text.index(struct.pack('<i', 1), 9)
damaged = marshal.loads(text[:at] + struct.pack('<i', 10 ** 6) + text[at + 4:])
print damaged.co_stacksize  # expect: 1000000


def execute(code):
    exec code


execute(marshal.loads(text))
try:
    execute(damaged)
except SystemError, e:
    print str(e).split('): ')[1]  # expect: stack size 1000000 for 4 bytes of instructions
