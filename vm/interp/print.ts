// SPDX-License-Identifier: MIT
/**
 * The print statement, and what the interactive interpreter prints. CPYTHON: PRINT_ITEM and its neighbours in
 * `Python/ceval.c`, `PyFile_WriteObject` and `PyFile_SoftSpace` in `Objects/fileobject.c`.
 */
import { PyFloat, PyLong, PyStr, PyUnicode, type Value } from "../base/value.ts";
import { isSpaceUnit } from "../base/unicode_text.ts";
import { shortDecimals } from "../base/vmiot_text.ts";
import { call, callMethod, findAttr, toStr } from "../core/abstract.ts";
import { PyThrow, runtimeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { printText, PyFile } from "../objects/file.ts";

/** The stream of a print statement: given, or `sys.stdout`. */
function printStream(vm: Vm, stream: Value | undefined): Value {
  if (stream !== undefined && stream !== null) return stream;
  const out = vm.sys.getStr("stdout");
  if (out === undefined) throw runtimeError("lost sys.stdout");
  return out;
}

/** PRINT_ITEM, with the soft space between items. */
export function printItem(vm: Vm, v: Value, stream: Value | undefined): Result<void> {
  const out = printStream(vm, stream);
  return vm.dialect === "vmiot"
    ? printDialectItem(vm, v, out, out === vm.sys.getStr("stdout"))
    : out instanceof PyFile && isPlain(v)
    ? printPlain(vm, v, out)
    : printItemTo(vm, v, out);
}

/** Whether the text of a value is made without Python code. */
function isPlain(v: Value): boolean {
  return typeof v !== "object" || v === null || v instanceof PyFloat && v.exact || v instanceof PyLong && !v.type.heap;
}

/** Prints a plain value to a file; without a generator, in one piece. */
function printPlain(vm: Vm, v: Value, out: PyFile): Result<void> {
  const text = typeof v === "string" ? v : toStr(vm, v) as string;
  const written = printText(vm, out, out.softspace !== 0 ? " " + text : text);
  out.softspace = 0;
  if (isGen(written)) {
    return then(written as Result<void>, () => {
      out.softspace = softSpaceAfter(v);
    });
  }
  out.softspace = softSpaceAfter(v);
}

/** What the soft space is after an item: none after a string that ends in white space other than a blank. */
function softSpaceAfter(v: Value): 0 | 1 {
  const s = typeof v === "string" ? v : v instanceof PyUnicode || v instanceof PyStr ? v.value : "";
  const last = s === "" ? 0 : s.charCodeAt(s.length - 1);
  if (v instanceof PyUnicode) return last === 32 || !isSpaceUnit(last) ? 1 : 0;
  return last < 9 || last > 13 ? 1 : 0;
}

function* printItemTo(vm: Vm, v: Value, out: Value): Gen<void> {
  if (yield* softSpace(vm, out, 0)) {
    const w = write(vm, out, " ");
    if (isGen(w)) yield* w;
  }
  let text: Value = v;
  if (!(v instanceof PyUnicode)) {
    const s = toStr(vm, v);
    text = isGen(s) ? yield* s : s;
  }
  const w = write(vm, out, text);
  if (isGen(w)) yield* w;
  if (softSpaceAfter(v) !== 0) yield* softSpace(vm, out, 1);
}

/** PRINT_NEWLINE. */
export function printNewline(vm: Vm, stream: Value | undefined): Result<void> {
  const out = printStream(vm, stream);
  return vm.dialect === "vmiot" && out === vm.sys.getStr("stdout")
    ? printDialectNewline(vm, out)
    : out instanceof PyFile
    ? endLine(vm, out)
    : printNewlineTo(vm, out);
}

function endLine(vm: Vm, out: PyFile): Result<void> {
  const written = printText(vm, out, "\n");
  out.softspace = 0;
  return written;
}

function* printNewlineTo(vm: Vm, out: Value): Gen<void> {
  const w = write(vm, out, "\n");
  if (isGen(w)) yield* w;
  const r = softSpace(vm, out, 0);
  if (isGen(r)) yield* r;
}

/** Writes to a stream: to a file directly, whatever `write` a subclass has. */
function write(vm: Vm, out: Value, text: Value): Result<unknown> {
  if (out instanceof PyFile) return printText(vm, out, text);
  return callMethod(vm, out, "write", [text]);
}

/** What begins every line that VMIOT's dialect prints. */
const DIALECT_PREFIX = "PRINT: ";
const DIALECT_LINE = Symbol("vmiot.line");
/** Whether the line that is being printed has its prefix. */
const dialectLine = (vm: Vm): { begun: boolean } => vm.state(DIALECT_LINE, () => ({ begun: false }));

/** What the dialect prints of a value: floats in short form. */
export function dialectText(vm: Vm, v: Value): Result<string | PyStr | PyUnicode> {
  if (v instanceof PyUnicode) return v;
  return v instanceof PyFloat && v.exact ? shortDecimals(v.value) : toStr(vm, v);
}

/** A piece of what the dialect prints to standard output, with the prefix at the beginning of every line. */
export function withPrefixes(vm: Vm, piece: string | PyStr | PyUnicode): string | PyUnicode {
  const plain = typeof piece === "string" ? piece : piece.value;
  const line = dialectLine(vm);
  const all = (line.begun ? "" : DIALECT_PREFIX) + plain.replace(/\n(?=[^])/g, `\n${DIALECT_PREFIX}`);
  line.begun = !plain.endsWith("\n");
  return piece instanceof PyUnicode ? new PyUnicode(all) : all;
}

/** PRINT_ITEM in the dialect. @param prefixed It goes to standard output. */
function* printDialectItem(vm: Vm, v: Value, out: Value, prefixed: boolean): Gen<void> {
  const text = dialectText(vm, v);
  const item = isGen(text) ? yield* text : text;
  yield* printItemTo(vm, prefixed ? withPrefixes(vm, item) : item, out);
}

function* printDialectNewline(vm: Vm, out: Value): Gen<void> {
  const line = dialectLine(vm);
  if (!line.begun) {
    const w = write(vm, out, DIALECT_PREFIX);
    if (isGen(w)) yield* w;
  }
  line.begun = false;
  yield* printNewlineTo(vm, out);
}

/** Ends a line that `print x,` left open without its softspace being asked for. */
export function endDialectLine(vm: Vm): void {
  if (vm.dialect === "vmiot") dialectLine(vm).begun = false;
}

/** Sets the `softspace` attribute of a stream and returns its old truth; streams without one are fine (`PyFile_SoftSpace`). */
export function* softSpace(vm: Vm, out: Value, value: number): Gen<boolean> {
  if (out instanceof PyFile) {
    const was = out.softspace !== 0;
    out.softspace = value;
    return was;
  }
  let old: Value | undefined;
  try {
    const r = findAttr(vm, out, "softspace");
    old = isGen(r) ? yield* r : r;
    const set = typeOf(out).tp_setattro!(vm, out, "softspace", value);
    if (isGen(set)) yield* set;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
  }
  return typeof old === "number" && old !== 0;
}

/** PRINT_EXPR: hands the value of an interactive expression to `sys.displayhook`. */
export function printExpr(vm: Vm, v: Value): Result<Value> {
  const hook = vm.sys.getStr("displayhook");
  if (hook === undefined) throw runtimeError("lost sys.displayhook");
  return call(vm, hook, [v]);
}
