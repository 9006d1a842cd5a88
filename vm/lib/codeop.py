# SPDX-License-Identifier: MIT
"""Whether what was typed is a whole statement: for programs that read Python code line by line.

compile_command() does it once, a CommandCompiler keeps in mind what `from __future__ import ...` switched on."""
import __future__

__all__ = ["compile_command", "Compile", "CommandCompiler"]

# Has the compiler want the end of a block, instead of taking the end of the text for it.
PyCF_DONT_IMPLY_DEDENT = 0x200

_features = [getattr(__future__, name) for name in __future__.all_feature_names]


def _compile(source, filename, symbol):
    return compile(source, filename, symbol, PyCF_DONT_IMPLY_DEDENT)


def _tried(compiler, source, filename, symbol):
    # (code, None), or (None, what is wrong).
    try:
        return compiler(source, filename, symbol), None
    except SyntaxError as error:
        return None, error


def _maybe_compile(compiler, source, filename, symbol):
    if symbol != 'eval' and not any(line.strip()[:1] not in ('', '#') for line in source.split('\n')):
        # Nothing but comments, which are complete.
        source = 'pass'
    code, error = _tried(compiler, source, filename, symbol)
    # More lines do not help where the complaint stays the same.
    one_more, first = _tried(compiler, source + '\n', filename, symbol)
    _, second = _tried(compiler, source + '\n\n', filename, symbol)
    if code:
        return code
    if not one_more and repr(first) == repr(second):
        raise first


def compile_command(source, filename='<input>', symbol='single'):
    """The code of a text if it is complete, None if something is still to come; symbol: "single" or "eval".

    Raises SyntaxError, OverflowError or ValueError where more text cannot make it right."""
    return _maybe_compile(_compile, source, filename, symbol)


class Compile:
    """compile() that applies to all later texts what one of them switched on by `from __future__ import ...`."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT

    def __call__(self, source, filename, symbol):
        code = compile(source, filename, symbol, self.flags, 1)
        for feature in _features:
            self.flags |= code.co_flags & feature.compiler_flag
        return code


class CommandCompiler:
    """compile_command() that applies to later texts what one of them switched on by `from __future__ import ...`."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename='<input>', symbol='single'):
        return _maybe_compile(self.compiler, source, filename, symbol)
