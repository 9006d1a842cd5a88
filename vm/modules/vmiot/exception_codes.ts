// SPDX-License-Identifier: MIT
/**
 * `code` of exceptions (docs/vmiot.md): builtin ones have numbers of their own below 2000, which never change; classes of a
 * program say theirs in a class attribute, and are 2000 where they say nothing.
 */
import type { PyType } from "../../core/type.ts";

/** Code of a program's exception class without a code of its own. */
const USER_CODE = 2000;

/** In order of their codes, from 1000 on. New ones go to the end. */
const NAMES = ("BaseException Exception StandardError SystemExit KeyboardInterrupt GeneratorExit StopIteration " +
  "ArithmeticError FloatingPointError OverflowError ZeroDivisionError AssertionError AttributeError EnvironmentError " +
  "IOError OSError EOFError ImportError LookupError IndexError KeyError MemoryError NameError UnboundLocalError " +
  "ReferenceError RuntimeError NotImplementedError SyntaxError IndentationError TabError SystemError TypeError " +
  "ValueError UnicodeError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError BufferError Warning " +
  "DeprecationWarning PendingDeprecationWarning RuntimeWarning SyntaxWarning UserWarning FutureWarning ImportWarning " +
  "UnicodeWarning BytesWarning TaskKilled RaiseException").split(" ");

/** The code of an exception class that has no attribute `code`. */
export function exceptionCode(cls: PyType): number {
  const at = cls.heap ? -1 : NAMES.indexOf(cls.name);
  return at < 0 ? USER_CODE : 1000 + at;
}
