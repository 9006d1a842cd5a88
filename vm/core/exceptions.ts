// SPDX-License-Identifier: MIT
/**
 * Raising: {@linkcode PyThrow}, the exception object, and one maker per builtin exception.
 * Natives write `throw typeError("...")`. Texts are byte-exact CPython 2.7.
 *
 * The exception types stand here, below the native-declaration layer, because argument errors need them; their methods
 * and constructors are added in `objects/exceptions.ts`.
 */
import { KernelError } from "../base/kernel_error.ts";
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { PyType } from "./type.ts";

/**
 * The JavaScript exception that carries a Python one. Does not extend `Error`: no JavaScript stack is captured (6× faster).
 * `type` is the class that `except` matches; `value` the instance (always normalised); `traceback` a traceback object or `null`.
 */
export class PyThrow {
  /** The traceback that it was raised with, unless the frame that did so is the newest in there. */
  given: PyObject | null;
  /**
   * Whether a native raised it and no Python code has caught it: CPython has made no instance of it yet, but keeps the
   * only argument, or a tuple of the arguments.
   */
  bare: false | "argument" | "tuple" = false;
  constructor(public type: Value, public value: Value, public traceback: PyObject | null = null) {
    this.given = traceback;
  }
}

/** An instance of `BaseException` or a subclass. Attributes beyond these live as `$…` properties like any instance's. */
export class PyBaseException extends PyObject {
  /** `message` slot of 2.7 (PEP 352); `undefined` only while uninitialised. */
  message: Value = "";
  constructor(public args: PyTuple) {
    super();
    if (args.items.length === 1) this.message = args.items[0];
  }
}

/** `object`, the root of all types. */
export const objectType: PyType = new PyType({ name: "object", doc: "Root of all types.", jsClass: PyObject });

/** `type`. */
export const typeType: PyType = new PyType({ name: "type", bases: [objectType], jsClass: PyType });
typeType.hasDict = true;
typeType.hasWeakref = true;

/** `EnvironmentError` and its subclasses: `None` where the constructor got fewer than two arguments. */
export class PyEnvironmentError extends PyBaseException {
  errno: Value = null;
  strerror: Value = null;
  filename: Value = null;
}

/** `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError` (which has no encoding). */
export class PyUnicodeError extends PyBaseException {
  encoding: Value = null;
  object: Value = null;
  start: number = 0;
  end: number = 0;
  reason: Value = null;
}

/** `SyntaxError` and its subclasses. */
export class PySyntaxErrorObject extends PyBaseException {
  msg: Value = null;
  filename: Value = null;
  lineno: Value = null;
  offset: Value = null;
  text: Value = null;
  printFileAndLine: Value = null;
}

/** `SystemExit`. */
export class PySystemExit extends PyBaseException {
  code: Value = null;
}

// deno-lint-ignore no-explicit-any
function exc(name: string, base: PyType, doc: string, jsClass?: abstract new (...args: any[]) => PyObject): PyType {
  const t = new PyType({
    name,
    bases: [base],
    module: "exceptions",
    doc,
    jsClass: base === objectType ? PyBaseException : jsClass,
  });
  t.hasDict = true;
  return t;
}

export const BaseExceptionType = exc("BaseException", objectType, "Root of all exceptions.");
export const ExceptionType = exc(
  "Exception",
  BaseExceptionType,
  "Root of the exceptions that do not end the interpreter.",
);
export const StandardErrorType = exc("StandardError", ExceptionType, "Root of the builtin exceptions that are errors.");
export const TypeErrorType = exc("TypeError", StandardErrorType, "An operation got an object of the wrong type.");
export const StopIterationType = exc("StopIteration", ExceptionType, "An iterator has no further item.");
export const GeneratorExitType = exc(
  "GeneratorExit",
  BaseExceptionType,
  "Raised inside a generator that is being closed.",
);
/**
 * What a killed thread unwinds with. Not a name of Python: `except` clauses and `__exit__` methods cannot stop it, only
 * `finally` blocks see it pass.
 */
export const TaskKilledType = exc("TaskKilled", BaseExceptionType, "The task was killed.");
TaskKilledType.module = "vmiot.task";
export const SystemExitType = exc("SystemExit", BaseExceptionType, "Ends the program.", PySystemExit);
export const KeyboardInterruptType = exc("KeyboardInterrupt", BaseExceptionType, "The user interrupted the program.");
export const ImportErrorType = exc("ImportError", StandardErrorType, "A module, or a name in it, was not found.");
export const EnvironmentErrorType = exc(
  "EnvironmentError",
  StandardErrorType,
  "The operating system reported an error.",
  PyEnvironmentError,
);
export const IOErrorType = exc("IOError", EnvironmentErrorType, "Input or output failed.");
export const OSErrorType = exc("OSError", EnvironmentErrorType, "A system call failed.");
export const EOFErrorType = exc("EOFError", StandardErrorType, "Input ended too early.");
export const RuntimeErrorType = exc("RuntimeError", StandardErrorType, "An error of no other kind.");
export const NotImplementedErrorType = exc(
  "NotImplementedError",
  RuntimeErrorType,
  "A method that a subclass has to define.",
);
export const NameErrorType = exc("NameError", StandardErrorType, "A name is not bound.");
export const UnboundLocalErrorType = exc(
  "UnboundLocalError",
  NameErrorType,
  "A local variable is used before it is bound.",
);
export const AttributeErrorType = exc("AttributeError", StandardErrorType, "An object has no such attribute.");
export const SyntaxErrorType = exc(
  "SyntaxError",
  StandardErrorType,
  "The source text is not valid.",
  PySyntaxErrorObject,
);
export const IndentationErrorType = exc("IndentationError", SyntaxErrorType, "The indentation is not valid.");
export const TabErrorType = exc("TabError", IndentationErrorType, "Tabs and spaces are mixed inconsistently.");
export const LookupErrorType = exc("LookupError", StandardErrorType, "Root of index and key errors.");
export const IndexErrorType = exc("IndexError", LookupErrorType, "An index is out of range.");
export const KeyErrorType = exc("KeyError", LookupErrorType, "A key is not in the mapping.");
export const ValueErrorType = exc("ValueError", StandardErrorType, "A value is out of the accepted set.");
export const UnicodeErrorType = exc("UnicodeError", ValueErrorType, "Root of the Unicode conversion errors.");
export const UnicodeEncodeErrorType = exc(
  "UnicodeEncodeError",
  UnicodeErrorType,
  "Text cannot be encoded.",
  class extends PyUnicodeError {},
);
export const UnicodeDecodeErrorType = exc(
  "UnicodeDecodeError",
  UnicodeErrorType,
  "Bytes cannot be decoded.",
  class extends PyUnicodeError {},
);
export const UnicodeTranslateErrorType = exc(
  "UnicodeTranslateError",
  UnicodeErrorType,
  "Text cannot be translated.",
  class extends PyUnicodeError {},
);
export const AssertionErrorType = exc("AssertionError", StandardErrorType, "An assert statement failed.");
export const ArithmeticErrorType = exc("ArithmeticError", StandardErrorType, "Root of the arithmetic errors.");
export const FloatingPointErrorType = exc(
  "FloatingPointError",
  ArithmeticErrorType,
  "A floating-point operation failed.",
);
export const OverflowErrorType = exc("OverflowError", ArithmeticErrorType, "A result is too large.");
export const ZeroDivisionErrorType = exc("ZeroDivisionError", ArithmeticErrorType, "Division or modulo by zero.");
export const SystemErrorType = exc("SystemError", StandardErrorType, "The interpreter found itself inconsistent.");
export const ReferenceErrorType = exc("ReferenceError", StandardErrorType, "A weak proxy outlived its object.");
export const MemoryErrorType = exc("MemoryError", StandardErrorType, "No memory is left.");
export const BufferErrorType = exc("BufferError", StandardErrorType, "A buffer operation is not possible.");
export const WarningType = exc("Warning", ExceptionType, "Root of the warning categories.");
export const UserWarningType = exc("UserWarning", WarningType, "A warning issued by user code.");
export const DeprecationWarningType = exc("DeprecationWarning", WarningType, "A feature is deprecated.");
export const PendingDeprecationWarningType = exc(
  "PendingDeprecationWarning",
  WarningType,
  "A feature will be deprecated.",
);
export const SyntaxWarningType = exc("SyntaxWarning", WarningType, "Syntax that is probably a mistake.");
export const RuntimeWarningType = exc(
  "RuntimeWarning",
  WarningType,
  "Behaviour at run time that is probably a mistake.",
);
export const FutureWarningType = exc("FutureWarning", WarningType, "The meaning of a construct will change.");
export const ImportWarningType = exc("ImportWarning", WarningType, "An import that is probably a mistake.");
export const UnicodeWarningType = exc("UnicodeWarning", WarningType, "A Unicode operation that is probably a mistake.");
export const BytesWarningType = exc(
  "BytesWarning",
  WarningType,
  "A comparison or conversion of bytes that is probably a mistake.",
);

/** A `PyThrow` with a fresh instance of a builtin exception type whose constructor only keeps `args`. */
export function makeThrow(type: PyType, ...args: Value[]): PyThrow {
  // deno-lint-ignore no-explicit-any
  const thrown = new PyThrow(type, new (type.jsClass as any)(new PyTuple(args)));
  thrown.bare = args.length === 1 ? "argument" : "tuple";
  return thrown;
}

/** What CPython has beside the class of an exception that is {@linkcode PyThrow.bare}; `undefined`: nothing. */
export function bareValue(thrown: PyThrow): Value | undefined {
  const exc = thrown.value as PyBaseException;
  if (thrown.bare === "argument") return exc.args.items[0];
  if (exc instanceof PyEnvironmentError && exc.filename !== null) return new PyTuple([...exc.args.items, exc.filename]);
  return exc.args.items.length === 0 ? undefined : exc.args;
}

export const typeError = (text: string): PyThrow => makeThrow(TypeErrorType, text);
export const valueError = (text: string): PyThrow => makeThrow(ValueErrorType, text);
export const attributeError = (text: string): PyThrow => makeThrow(AttributeErrorType, text);
export const indexError = (text: string): PyThrow => makeThrow(IndexErrorType, text);
/** `KeyError(key)`: the argument is the key itself, not a text. */
export function keyError(key: Value): PyThrow {
  const thrown = makeThrow(KeyErrorType, key);
  thrown.bare = "tuple";
  return thrown;
}
export const nameError = (text: string): PyThrow => makeThrow(NameErrorType, text);
export const unboundLocalError = (text: string): PyThrow => makeThrow(UnboundLocalErrorType, text);
export const runtimeError = (text: string): PyThrow => makeThrow(RuntimeErrorType, text);
export const overflowError = (text: string): PyThrow => makeThrow(OverflowErrorType, text);
export const zeroDivisionError = (text: string): PyThrow => makeThrow(ZeroDivisionErrorType, text);
export const importError = (text: string): PyThrow => makeThrow(ImportErrorType, text);
export const systemError = (text: string): PyThrow => makeThrow(SystemErrorType, text);
export const memoryError = (): PyThrow => makeThrow(MemoryErrorType);
export const bufferError = (text: string): PyThrow => makeThrow(BufferErrorType, text);
export const eofError = (text: string): PyThrow => makeThrow(EOFErrorType, text);
export const referenceError = (text: string): PyThrow => makeThrow(ReferenceErrorType, text);
export const notImplementedError = (text: string): PyThrow => makeThrow(NotImplementedErrorType, text);
/** `StopIteration()`: only where Python code sees it; natives signal the end with `undefined`. */
export const stopIteration = (): PyThrow => makeThrow(StopIterationType);

/** `EnvironmentError` of the given type: `IOErrorType`, `OSErrorType`, `socket.error` … */
export function environmentError(type: PyType, errno: number, strerror: string, filename: Value = null): PyThrow {
  const thrown = makeThrow(type, errno, strerror);
  const e = thrown.value as PyEnvironmentError;
  e.errno = errno;
  e.strerror = strerror;
  e.filename = filename;
  return thrown;
}

/** `UnicodeEncodeError` / `UnicodeDecodeError` (`object` is the unicode or str value; positions as in Python). */
export function unicodeError(
  type: PyType,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyThrow {
  const thrown = makeThrow(type, encoding, object, start, end, reason);
  thrown.bare = false;
  const e = thrown.value as PyUnicodeError;
  e.encoding = encoding;
  e.object = object;
  e.start = start;
  e.end = end;
  e.reason = reason;
  return thrown;
}

/** The builtin exception types by the `kind` of a `KernelError` (vm/base/kernel_error.ts). */
export function throwFromKernel(e: { kind: string; message: string; errno?: number }): PyThrow {
  if (e.errno !== undefined) return makeThrow(KERNEL_TYPES[e.kind], e.errno, e.message);
  if (e.kind === "MemoryError" && e.message === "") return makeThrow(MemoryErrorType);
  return makeThrow(KERNEL_TYPES[e.kind] ?? SystemErrorType, e.message);
}
/** The result of a kernel that returns its errors. */
export function unlessError<T>(r: T | KernelError): T {
  if (r instanceof KernelError) throw throwFromKernel(r);
  return r;
}

/**
 * Wraps a function of `vm/base` so that its `KernelError`s become Python exceptions. Natives call the kernels only so:
 * nothing between a kernel and a Python handler then has to know two kinds of errors.
 */
export function kernel<A extends unknown[], R>(f: (...args: A) => R): (...args: A) => R {
  return (...args: A) => {
    try {
      return f(...args);
    } catch (e) {
      if (e instanceof KernelError) throw throwFromKernel(e);
      throw e;
    }
  };
}

const KERNEL_TYPES: Record<string, PyType> = {
  ValueError: ValueErrorType,
  OverflowError: OverflowErrorType,
  TypeError: TypeErrorType,
  ZeroDivisionError: ZeroDivisionErrorType,
  IndexError: IndexErrorType,
  MemoryError: MemoryErrorType,
  KeyError: KeyErrorType,
  UnicodeError: UnicodeErrorType,
};

/** What ends a VM at once, without running anything more of it: no Python exception, so programs cannot catch it. */
export abstract class VmEnd {}

/** A quota of the VM is used up. */
export class QuotaExceeded extends VmEnd {
  /** @param quota Its name. */
  constructor(readonly quota: string) {
    super();
  }
}

/** A bug of ours that surfaced: never catchable by Python code; ends the process with exit code 70. */
export class VmBug extends Error {
  override name = "VmBug";
}
