// SPDX-License-Identifier: MIT
/**
 * `traceback` objects, and printing an exception as the interpreter does when nobody catches it
 * (CPython `Python/traceback.c`, `PyErr_Display` in `Python/pythonrun.c`). Pure text: reading source lines is up to the caller.
 */
import { PyInt, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault, findAttr, toStr } from "../core/abstract.ts";
import { PyThrow } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import { isStr, PyOldClass, PyTraceback, strValue, tracebackType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { defineType } from "../native/define.ts";
import "./object_type.ts";

/** A line of a source file, without the line end; `undefined` where it cannot be had. Lines count from 1. */
export type SourceLine = (filename: string, lineno: number) => string | undefined;

defineType<PyTraceback>(tracebackType, {
  doc: null,
  getset: () => ({
    tb_next: { doc: "The entry of the next call.", get: (_vm, tb) => tb.next, member: true },
    tb_frame: { doc: "The frame.", get: (_vm, tb) => tb.frame, member: true },
    tb_lasti: { doc: "Offset of the instruction.", get: (_vm, tb) => tb.lasti, member: true },
    tb_lineno: { doc: "Number of the line.", get: (_vm, tb) => tb.lineno, member: true },
  }),
});

/** The lines of one entry: file, line, function, and the source line where it can be read. */
function formatEntry(filename: string, lineno: number, name: string, sourceLine: SourceLine): string {
  const line = sourceLine(filename, lineno);
  const text = line === undefined ? "" : "    " + line.replace(/^[ \t\f]+/, "").replace(/\r?\n$/, "") + "\n";
  return `  File "${filename}", line ${lineno}, in ${name}\n${text}`;
}

/** "Traceback (most recent call last): …" for the entries of `tb`; `limit` as `sys.tracebacklimit`. */
function formatTraceback(tb: PyTraceback, sourceLine: SourceLine, limit = 1000): string {
  if (limit <= 0) return "";
  let depth = 0;
  for (let t: PyTraceback | null = tb; t !== null; t = t.next) depth++;
  let out = "Traceback (most recent call last):\n";
  for (let t: PyTraceback | null = tb; t !== null; t = t.next, depth--) {
    if (depth <= limit) out += formatEntry(t.frame.code.filename, t.lineno, t.frame.code.name, sourceLine);
  }
  return out;
}

/** The source line of a SyntaxError with a caret under position `offset` (from 1; −1: no caret). */
function caretText(text: string, offset: number): string {
  if (offset >= 0) {
    if (offset > 0 && offset === text.length && text[offset - 1] === "\n") offset--;
    for (;;) {
      const nl = text.indexOf("\n");
      if (nl < 0 || nl >= offset) break;
      offset -= nl + 1;
      text = text.slice(nl + 1);
    }
    const stripped = text.replace(/^[ \t]+/, "");
    offset -= text.length - stripped.length;
    text = stripped;
  }
  let out = "    " + text;
  if (!text.endsWith("\n")) out += "\n";
  if (offset === -1) return out;
  return out + "    " + " ".repeat(Math.max(0, offset - 1)) + "^\n";
}

function* attribute(vm: Vm, o: Value, name: string): Gen<Value | undefined> {
  const r = findAttr(vm, o, name);
  return isGen(r) ? yield* r : r;
}

const intOf = (v: Value | undefined): number | undefined =>
  typeof v === "number" ? v : typeof v === "boolean" ? Number(v) : v instanceof PyInt ? Number(v.value) : undefined;
const textOf = (v: Value | undefined): string | undefined =>
  v === undefined || v === null
    ? undefined
    : isStr(v)
    ? strValue(v)
    : v instanceof PyUnicode
    ? encodeDefault(v)
    : undefined;

/** Where a SyntaxError is, or `undefined` where its attributes make no sense. */
function* placeOf(vm: Vm, value: Value): Gen<{ head: string; message: Value } | undefined> {
  const message = yield* attribute(vm, value, "msg");
  const filename = yield* attribute(vm, value, "filename");
  const lineno = intOf(yield* attribute(vm, value, "lineno"));
  const offset = yield* attribute(vm, value, "offset");
  const text = yield* attribute(vm, value, "text");
  if (message === undefined || filename === undefined || offset === undefined || text === undefined) return undefined;
  if (lineno === undefined || filename !== null && textOf(filename) === undefined) return undefined;
  const column = offset === null ? -1 : intOf(offset);
  if (column === undefined || text !== null && textOf(text) === undefined) return undefined;
  let head = `  File "${textOf(filename) ?? "<string>"}", line ${lineno}\n`;
  if (text !== null) head += caretText(textOf(text)!, column);
  return { head, message };
}

/** "ValueError: text\n" without traceback (`traceback.format_exception_only` as the interpreter itself prints it). */
function* formatExceptionOnly(vm: Vm, type: Value, value: Value): Gen<string> {
  let out = "";
  try {
    if ((yield* attribute(vm, value, "print_file_and_line")) !== undefined) {
      const place = yield* placeOf(vm, value);
      if (place !== undefined) {
        out += place.head;
        value = place.message;
      }
    }
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
  }
  if (type instanceof PyType || type instanceof PyOldClass) {
    let module: Value | undefined;
    try {
      module = yield* attribute(vm, type, "__module__");
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
    }
    if (module === undefined) out += "<unknown>";
    else if (isStr(module) && strValue(module) !== "exceptions") out += strValue(module) + ".";
    out += type.name;
  } else out += yield* safeText(vm, type);
  if (value !== null) {
    const text = yield* textOrUndefined(vm, value);
    if (text === undefined) out += ": <exception str() failed>";
    else if (text !== "") out += ": " + text;
  }
  return out + "\n";
}

function* textOrUndefined(vm: Vm, v: Value): Gen<string | undefined> {
  try {
    const r = toStr(vm, v);
    return strValue(isGen(r) ? yield* r : r);
  } catch (e) {
    if (e instanceof PyThrow) return undefined;
    throw e;
  }
}

function* safeText(vm: Vm, v: Value): Gen<string> {
  return (yield* textOrUndefined(vm, v)) ?? "<unknown>";
}

/**
 * The whole text that the interpreter prints for an uncaught exception, ending in a line end.
 * @param tb Its traceback object, or None.
 * @param sourceLine Looks source lines up; called once per entry.
 */
export function* formatException(
  vm: Vm,
  type: Value,
  value: Value,
  tb: Value,
  sourceLine: SourceLine,
): Gen<string> {
  let head = "";
  if (tb instanceof PyTraceback) {
    const limit = intOf(vm.sys.getStr("tracebacklimit"));
    head = formatTraceback(tb, sourceLine, limit);
  }
  return head + (yield* formatExceptionOnly(vm, type, value));
}
