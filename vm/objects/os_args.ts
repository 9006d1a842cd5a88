// SPDX-License-Identifier: MIT
/**
 * Parameters that the modules around the operating system share (`posix`, `select`, `fcntl`, `_socket`, `_io` …):
 * paths, user and group ids, descriptors, and calls of the host as `OSError`.
 *
 * Paths travel as byte strings; `unicode` paths are encoded as UTF-8, the file system encoding.
 */
import { intOrLong, PyFloat, PyInt, PyLong, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { call, callOne, findAttr } from "../core/abstract.ts";
import { asCLong } from "../core/convert.ts";
import {
  environmentError,
  OSErrorType,
  overflowError,
  type PyThrow,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then, Wait } from "../core/gen.ts";
import { hostThrow } from "../core/host_error.ts";
import { bigOf, isInteger, isStr, PyMethod, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { type ArgPlace, custom, type Param } from "../native/args.ts";
import { bufferOf, bytesToText } from "./buffer_protocol.ts";

/** UTF-8 of a unicode object as a byte string. */
export function utf8(u: PyUnicode): string {
  const s = u.value;
  // deno-lint-ignore no-control-regex
  return /^[\x00-\x7f]*$/.test(s) ? s : bytesToText(new TextEncoder().encode(s));
}

/** Text of a byte string that holds UTF-8, or `undefined` where it does not. */
export function fromUtf8(bytes: string): PyUnicode | undefined {
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(bytes)) return new PyUnicode(bytes);
  const raw = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) raw[i] = bytes.charCodeAt(i);
  try {
    return new PyUnicode(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw));
  } catch {
    return undefined;
  }
}

/** Bytes of a path argument (format `et` with the file system encoding). */
export function pathBytes(v: Value, place: ArgPlace): string {
  let text: string;
  if (isStr(v)) text = strValue(v);
  else if (v instanceof PyUnicode) text = utf8(v);
  else {
    const buffer = v instanceof PyObject ? bufferOf(v) : undefined;
    if (buffer === undefined || !buffer.chars) {
      throw typeError(`coercing to Unicode: need string or buffer, ${v === null ? "NoneType" : typeName(v)} found`);
    }
    text = buffer.text();
  }
  if (text.includes("\0")) {
    throw typeError(
      `${
        place.name === "" ? "" : place.name + "() "
      }argument ${place.position} must be encoded string without null bytes, not ${v === null ? "None" : typeName(v)}`,
    );
  }
  return text;
}

/** A path. */
export const path = (name: string): Param<string> => custom(name, (_vm, v, place) => pathBytes(v, place));

const idParam = (name: string, what: string): Param<number> => custom(name, (vm, v) => asId(vm, v, what));

function asId(vm: Vm, v: Value, what: string): Result<number> {
  if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
  if (v instanceof PyLong && (v.value > 0xffffffffn || v.value < -1n)) {
    throw overflowError(`${what} is ${v.value < 0n ? "less than minimum" : "greater than maximum"}`);
  }
  return then(asCLong(vm, v), (n) => {
    if (n < -1) throw overflowError(`${what} is less than minimum`);
    if (n > 0xffffffff) throw overflowError(`${what} is greater than maximum`);
    return n;
  });
}

/** A user id; −1 (also given as 2^32 − 1) leaves it as it is where that makes sense. */
export const uid = (name: string): Param<number> => idParam(name, "user id");
/** A group id. */
export const gid = (name: string): Param<number> => idParam(name, "group id");
/** A value as group id. */
export const asGroup = (vm: Vm, v: Value): Result<number> => asId(vm, v, "group id");

/** C `long long` offset, as `number`. */
export const offset = (name: string): Param<number> =>
  custom(name, (vm, v) => {
    // As `PyInt_AsLong`: floats lose their fraction.
    if (v instanceof PyFloat) return Math.trunc(v.value);
    return asCLong(vm, v);
  });

/** C `unsigned int` without overflow checks (format `I`). */
export const uint = (name: string): Param<number> =>
  custom(name, (vm, v) => {
    if (v instanceof PyLong || v instanceof PyInt) return Number(BigInt.asUintN(32, v.value));
    return then(asCLong(vm, v), (n) => Number(BigInt.asUintN(32, BigInt(n))));
  });

/** An `int` for a C number: `int` where it fits 64 bits, else `long`. */
export function cInt(n: number): Value {
  return Number.isSafeInteger(n) ? (n === 0 ? 0 : n) : intOrLong(BigInt(n));
}

/** `PyObject_AsFileDescriptor`: an int, or an object with `fileno()`. */
export function asFd(vm: Vm, v: Value): Result<number> {
  if (typeof v === "number") return checkFd32(v);
  if (isInteger(v)) return then(asCLong(vm, v), checkFd32);
  return filenoOf(vm, v);
}

function* filenoOf(vm: Vm, v: Value): Gen<number> {
  let f = findAttr(vm, v, "fileno");
  if (isGen(f)) f = yield* f;
  if (f === undefined) throw typeError("argument must be an int, or have a fileno() method");
  let n = f instanceof PyMethod && f.self !== undefined ? callOne(vm, f.func, f.self) : call(vm, f, []);
  if (isGen(n)) n = yield* n;
  if (!isInteger(n)) throw typeError("fileno() returned a non-integer");
  return checkFd32(Number(bigOf(n)));
}

/** Numbers that are no C int count as −1, as in CPython. */
function checkFd32(n: number): number {
  return checkFd(n > 2147483647 || n < -2147483648 ? -1 : n);
}

function checkFd(n: number): number {
  if (n < 0) throw valueError(`file descriptor cannot be a negative integer (${n})`);
  return n;
}

/** A descriptor parameter as {@linkcode asFd} takes it. */
export const fdLike = (name: string): Param<number> => custom(name, (vm, v) => asFd(vm, v));

/** Runs a host call; a `HostError` becomes an `OSError`, with `filename` only where given. */
export function osCall<T>(f: () => T, filename: Value = null): T {
  try {
    return f();
  } catch (e) {
    throw osThrow(e, filename);
  }
}

/** The `OSError` for what the host threw; other exceptions as they are. */
export function osThrow(e: unknown, filename: Value = null): PyThrow | unknown {
  return e instanceof HostError
    ? environmentError(OSErrorType, e.errno, e.message, filename)
    : hostThrow(e, OSErrorType);
}

/** "function takes at most 3 arguments (4 given)": the arity errors of C functions that do not give their name. */
export function checkNameless(args: Value[], min: number, max: number): void {
  const n = args.length;
  if (n >= min && n <= max) return;
  const bound = n < min ? min : max;
  const how = min === max ? "exactly" : n < min ? "at least" : "at most";
  throw typeError(`function takes ${how} ${bound} argument${bound === 1 ? "" : "s"} (${n} given)`);
}

// ---- signals and waiting --------------------------------------------------------------------------------------------

/** The waits that a signal handler ends (with the thread that waits), and whether one runs. */
export interface SignalWaiters {
  readonly waiting: Map<Wait, unknown>;
  /** Handlers that are running. */
  depth: number;
}
const WAITERS = Symbol("signal.waiters");
export const signalWaiters = (vm: Vm): SignalWaiters =>
  vm.state(WAITERS, () => ({ waiting: new Map<Wait, unknown>(), depth: 0 }));

const HANDLERS = Symbol("signal.handlers");
/** What the program has set as handlers, by signal numbers; the others have what they had at the start. */
export const signalHandlers = (vm: Vm): Map<number, Value> => vm.state(HANDLERS, () => new Map());

/** The thread that is running, as a token. */
export const currentThread = (vm: Vm): unknown => (vm as { thread?: unknown }).thread;

/** What {@linkcode interruptible} gives where a signal handler ran before the promise settled. */
export const INTERRUPTED: unique symbol = Symbol("interrupted");

/**
 * Waits like a system call that a signal interrupts: ends early, with {@linkcode INTERRUPTED}, once a Python signal handler
 * has run meanwhile.
 */
export function* interruptible<T>(vm: Vm, what: Wait): Gen<T | typeof INTERRUPTED> {
  const { waiting } = signalWaiters(vm);
  waiting.set(what, currentThread(vm));
  try {
    return (yield what) as T | typeof INTERRUPTED;
  } finally {
    waiting.delete(what);
  }
}

/** Parks the thread for `ms` milliseconds; a signal handler that runs meanwhile ends that early, as in CPython. */
export function* pause(vm: Vm, ms: number): Gen<void> {
  const wait = new Wait(null, undefined, "sleep");
  wait.timeoutMs = ms;
  yield* interruptible(vm, wait);
}

/** EINTR. */
export const INTERRUPT_ERRNO = 4;
export const INTERRUPT_TEXT = "Interrupted system call";
