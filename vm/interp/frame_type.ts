// SPDX-License-Identifier: MIT
/** `frame`, `code` and `cell` as Python sees them (`frameobject.c`, `codeobject.c`, `cellobject.c`). */
import { PyStr, PyTuple, type Value } from "../base/value.ts";
import { CO_NOFREE, Code } from "../bytecode/code.ts";
import { addressOf, genericGetAttr, genericSetAttr, hash } from "../core/abstract.ts";
import { EQ, equals, NE } from "../core/compare.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { NotImplemented } from "../base/value.ts";
import { codeType, strValue, typeName } from "../core/types.ts";
import { int, obj, opt, str } from "../native/args.ts";
import { defineType, withFrames } from "../native/define.ts";
import { escape, frameType, PyFrame, pythonFrame, type Thread } from "./frame.ts";
import { jumpToLine } from "./line_jump.ts";
import { PyDict } from "../core/dict.ts";
import { localsOf } from "./ops.ts";

const latin1 = (bytes: Uint8Array): string => {
  let out = "";
  for (const b of bytes) out += String.fromCharCode(b);
  return out;
};

/** The line a frame is at. */
export function lineOf(frame: PyFrame): number {
  if (frame.trace !== null && frame.tracedLine >= 0) return frame.tracedLine;
  if (frame.pc === 0) return frame.code.firstlineno;
  return frame.prep.lineAt(Math.max(frame.pc - 1, 0));
}

defineType<PyFrame>(frameType, {
  doc: "An activation of a code object.",
  slots: { tp_getattro: genericGetAttr, tp_setattro: genericSetAttr },
  getset: () => ({
    f_code: { doc: "The code object.", get: (_vm, f) => f.code, member: true },
    f_globals: { doc: "The global namespace.", get: (_vm, f) => f.globals, member: true },
    f_builtins: { doc: "The builtins namespace.", get: (_vm, f) => f.builtins, member: true },
    f_locals: {
      doc: "The local namespace.",
      get: withFrames((_vm, f) => f.names === null || f.names instanceof PyDict ? localsOf(f) : f.names),
    },
    f_back: {
      doc: "The calling frame, or None.",
      get: withFrames((_vm, f) => {
        escape(f.back);
        return pythonFrame(f.back);
      }),
      member: true,
    },
    f_lasti: {
      doc: "Offset of the last instruction, -1 before the first.",
      get: withFrames((_vm, f) => f.pc === 0 ? -1 : f.prep.offsetAt(f.pc - 1)),
      member: true,
    },
    f_lineno: {
      doc: "The current line; a line trace function may set it.",
      get: withFrames((_vm, f) => lineOf(f)),
      set: (vm, f, v) => jumpToLine(vm.thread as Thread, f, v),
    },
    f_restricted: { doc: "Always false.", get: () => false },
    f_trace: {
      doc: "Trace function of the frame.",
      get: (_vm, f) => f.trace,
      set: withFrames((_vm, f, v) => {
        // From now on the line is the one that was shown last (`frame_settrace`).
        f.tracedLine = lineOf(f);
        f.trace = v ?? null;
      }),
    },
    f_exc_type: { doc: "Saved exception type.", get: (_vm, f) => f.saved?.type ?? null },
    f_exc_value: { doc: "Saved exception value.", get: (_vm, f) => f.saved?.value ?? null },
    f_exc_traceback: { doc: "Saved traceback.", get: (_vm, f) => f.saved?.traceback ?? null },
  }),
});

const strings = (names: string[]) => new PyTuple(names.slice());

function constKey(v: Value): string {
  return typeName(v);
}

/** Code objects are equal when everything but the line table is. */
function* codeEqual(vm: Parameters<typeof equals>[0], a: Code, b: Code): Gen<boolean> {
  a.ensure();
  b.ensure();
  if (
    a.name !== b.name || a.argcount !== b.argcount || a.nlocals !== b.nlocals || a.flags !== b.flags ||
    a.firstlineno !== b.firstlineno || latin1(a.code) !== latin1(b.code) || a.consts.length !== b.consts.length
  ) return false;
  for (const k of ["names", "varnames", "freevars", "cellvars"] as const) {
    if (a[k].length !== b[k].length || a[k].some((n, i) => n !== b[k][i])) return false;
  }
  for (let i = 0; i < a.consts.length; i++) {
    if (constKey(a.consts[i]) !== constKey(b.consts[i])) return false;
    const r = equals(vm, a.consts[i], b.consts[i]);
    if (!(isGen(r) ? yield* r : r)) return false;
  }
  return true;
}

function tupleOf(v: Value, what: string): string[] {
  if (!(v instanceof PyTuple)) throw typeError(`code() argument ${what} must be tuple, not ${typeName(v)}`);
  return v.items.map((n) => {
    if (typeof n !== "string" && !(n instanceof PyStr)) {
      throw typeError(`name tuples must contain only strings, not '${typeName(n)}'`);
    }
    return strValue(n);
  });
}

const bytesOf = (s: string) => Uint8Array.from(s, (c) => c.charCodeAt(0));

defineType<Code>(codeType, {
  doc:
    "code(argcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, firstlineno, " +
    "lnotab[, freevars[, cellvars]])\n\nMakes a code object. For experts.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_repr: (_vm, self) => {
      const c = self as Code;
      return `<code object ${c.name} at ${addressOf(c)}, file "${c.filename}", line ${c.firstlineno}>`;
    },
    tp_hash: (vm, self) => {
      const c = (self as Code).ensure();
      return hash(vm, new PyTuple([c.name, c.argcount, c.nlocals, c.flags, latin1(c.code), strings(c.names)]));
    },
    tp_richcompare: (vm, a, b, op) => {
      if (!(a instanceof Code) || !(b instanceof Code) || op !== EQ && op !== NE) return NotImplemented;
      return (function* () {
        const same = yield* codeEqual(vm, a, b);
        return op === EQ ? same : !same;
      })();
    },
    tp_new: (vm, _type, args, kw) => codeNew.invoke(vm, args, kw),
  },
  getset: () => ({
    co_argcount: { doc: "Number of positional parameters.", get: (_vm, c) => c.ensure().argcount, member: true },
    co_nlocals: { doc: "Number of local variables.", get: (_vm, c) => c.ensure().nlocals, member: true },
    co_stacksize: { doc: "Largest operand stack depth.", get: (_vm, c) => c.ensure().stacksize, member: true },
    co_flags: { doc: "Flag bits.", get: (_vm, c) => c.ensure().flags, member: true },
    co_code: { doc: "The instructions.", get: (_vm, c) => latin1(c.ensure().code), member: true },
    co_consts: { doc: "Constants.", get: (_vm, c) => new PyTuple(c.ensure().consts), member: true },
    co_names: { doc: "Names used.", get: (_vm, c) => strings(c.ensure().names), member: true },
    co_varnames: { doc: "Local names.", get: (_vm, c) => strings(c.ensure().varnames), member: true },
    co_freevars: { doc: "Names of free variables.", get: (_vm, c) => strings(c.ensure().freevars), member: true },
    co_cellvars: {
      doc: "Names of variables that nested functions use.",
      get: (_vm, c) => strings(c.ensure().cellvars),
      member: true,
    },
    co_filename: { doc: "The source file.", get: (_vm, c) => c.filename, member: true },
    co_name: { doc: "The name.", get: (_vm, c) => c.name, member: true },
    co_firstlineno: { doc: "First source line.", get: (_vm, c) => c.firstlineno, member: true },
    co_lnotab: { doc: "The line table.", get: (_vm, c) => latin1(c.ensure().lnotab), member: true },
  }),
});

import { def } from "../native/define.ts";
const codeNew = def(
  [
    int("argcount"),
    int("nlocals"),
    int("stacksize"),
    int("flags"),
    str("codestring"),
    obj("constants"),
    obj("names"),
    obj("varnames"),
    str("filename"),
    str("name"),
    int("firstlineno"),
    str("lnotab"),
    opt(obj("freevars")),
    opt(obj("cellvars")),
  ],
  { doc: "", cname: "code" },
  (
    _vm,
    argcount,
    nlocals,
    stacksize,
    flags,
    code,
    consts,
    names,
    varnames,
    filename,
    name,
    firstlineno,
    lnotab,
    free,
    cells,
  ) => {
    if (argcount < 0) throw valueError("code: argcount must not be negative");
    if (nlocals < 0) throw valueError("code: nlocals must not be negative");
    if (!(consts instanceof PyTuple)) throw typeError(`code() argument 6 must be tuple, not ${typeName(consts)}`);
    const freevars = free === undefined ? [] : tupleOf(free, "13");
    const cellvars = cells === undefined ? [] : tupleOf(cells, "14");
    const made = new Code({
      argcount,
      nlocals,
      stacksize,
      flags: freevars.length + cellvars.length === 0 ? flags | CO_NOFREE : flags & ~CO_NOFREE,
      code: bytesOf(code),
      consts: consts.items.slice(),
      names: tupleOf(names, "7"),
      varnames: tupleOf(varnames, "8"),
      freevars,
      cellvars,
      filename,
      name,
      firstlineno,
      lnotab: bytesOf(lnotab),
    });
    made.verified = false;
    return made;
  },
).compile("code");
