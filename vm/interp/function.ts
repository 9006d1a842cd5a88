// SPDX-License-Identifier: MIT
/**
 * Python functions: the type, and how a call becomes a frame (CPython `PyEval_EvalCodeEx`, `funcobject.c`).
 */
import { PyStr, PyTuple, type Value } from "../base/value.ts";
import { CO_NEWLOCALS, CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS, Code } from "../bytecode/code.ts";
import { genericGetAttr, genericSetAttr, materialiseDict } from "../core/abstract.ts";
import { addressOf } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { keywordText, setKeyword, unknownKeyword } from "../core/keywords.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { FrameCall, type Gen, isGen, type Result } from "../core/gen.ts";
import { withReceiver } from "../core/receiver.ts";
import { DISPATCHERS } from "../core/slots.ts";
import type { Kwargs } from "../core/type.ts";
import { functionType, PyCell, PyFunction, PyMethod, PyModule, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { defineType } from "../native/define.ts";
import { PyFrame, PyGenerator, takeFrame } from "./frame.ts";
import { prepare } from "./prepare.ts";

/** The dispatcher that calls a Python `__init__`, for the fast path of calling classes. */
export const slotInit = DISPATCHERS.tp_init;

/** The builtins namespace that code with these globals sees (`__builtins__` of the globals, else the VM's). */
export function builtinsOf(vm: Vm, globals: PyDict): PyDict {
  const b = globals.getStr("__builtins__");
  if (b instanceof PyDict) return b;
  if (b instanceof PyModule && b.dict !== undefined) return b.dict;
  if (b !== undefined) return vm.builtins;
  // Code run without builtins sees only None.
  const minimal = new PyDict();
  minimal.setStr("None", null);
  return minimal;
}

/** A frame for `func` with these arguments bound (not for `args` shared with anybody). TypeError for a wrong call. */
export function bindFrame(vm: Vm, func: PyFunction, args: Value[], kw: Kwargs): PyFrame {
  const code = func.code;
  const prep = prepare(vm, code, func.globals);
  const builtins = vm.frame !== null && vm.frame.globals === func.globals
    ? vm.frame.builtins
    : builtinsOf(vm, func.globals);
  // Simple frames are all taken from the list to which the loop gives them back, or it would only grow.
  const frame = prep.simple
    ? takeFrame(code, prep, func.globals, builtins)
    : new PyFrame(code, prep, func.globals, builtins, null);
  const slots = frame.slots;
  const flags = code.flags;
  const argcount = code.argcount;
  const defaults = func.defaults;
  const given = args.length;
  const kwCount = kw === null ? 0 : kw.size;
  if (argcount > 0 || flags & (CO_VARARGS | CO_VARKEYWORDS)) {
    let n = given;
    let kwDict: PyDict | null = null;
    if (flags & CO_VARKEYWORDS) {
      kwDict = new PyDict();
      slots[flags & CO_VARARGS ? argcount + 1 : argcount] = kwDict;
    }
    if (given > argcount) {
      if (!(flags & CO_VARARGS)) {
        throw typeError(
          `${code.name}() takes ${defaults.length ? "at most" : "exactly"} ${argcount} argument${
            argcount === 1 ? "" : "s"
          } (${given + kwCount} given)`,
        );
      }
      n = argcount;
    }
    for (let i = 0; i < n; i++) slots[i] = args[i];
    if (flags & CO_VARARGS) slots[argcount] = new PyTuple(args.slice(n));
    if (kw !== null) {
      for (const [name, value] of kw) {
        let i = 0;
        while (i < argcount && code.varnames[i] !== name) i++;
        if (i < argcount) {
          if (slots[i] !== undefined) {
            throw typeError(`${code.name}() got multiple values for keyword argument '${name}'`);
          }
          slots[i] = value;
        } else if (kwDict !== null) setKeyword(kwDict, kw, name, value);
        else throw typeError(`${code.name}() got an unexpected keyword argument '${keywordText(name)}'`);
      }
    }
    if (given < argcount) {
      const required = argcount - defaults.length;
      for (let i = given; i < required; i++) {
        if (slots[i] === undefined) {
          let have = 0;
          for (let j = 0; j < argcount; j++) if (slots[j] !== undefined) have++;
          throw typeError(
            `${code.name}() takes ${
              flags & CO_VARARGS || defaults.length ? "at least" : "exactly"
            } ${required} argument${required === 1 ? "" : "s"} (${have} given)`,
          );
        }
      }
      for (let i = Math.max(n, required, 0); i < argcount; i++) {
        if (slots[i] === undefined) slots[i] = defaults[i - required];
      }
    }
  } else if (given > 0 || kwCount > 0) {
    throw typeError(`${code.name}() takes no arguments (${given + kwCount} given)`);
  }
  const base = prep.nlocals;
  const cells = code.cellvars.length;
  for (let i = 0; i < cells; i++) {
    const arg = prep.cellArgs[i];
    slots[base + i] = new PyCell(arg >= 0 ? slots[arg] as Value : undefined);
  }
  if (func.closure !== undefined) {
    for (let i = 0; i < func.closure.length; i++) slots[base + cells + i] = func.closure[i];
  }
  if (!(flags & CO_OPTIMIZED)) frame.names = flags & CO_NEWLOCALS ? new PyDict() : func.globals;
  if (prep.callable) frame.unbegun = func;
  return frame;
}

/** The frame that a call of `f` would run, when it is a plain Python function or a bound method of one; else `null`. */
export function frameForFunction(vm: Vm, f: Value, args: Value[], kw: Kwargs): PyFrame | null {
  const method = f instanceof PyMethod && f.self !== undefined ? f : undefined;
  const func = method === undefined ? f : method.func;
  if (!(func instanceof PyFunction) || prepare(vm, func.code, func.globals).isGenerator) return null;
  return bindFrame(vm, func, method === undefined ? args : withReceiver(method.self!, args), kw);
}

/** Runs `frame` as a callee of the current native. */
export function runFrame(frame: PyFrame): Gen<Value> {
  return new FrameCall(frame) as unknown as Gen<Value>;
}

/** Makes the frame of a generator function its generator. */
export function asGenerator(frame: PyFrame): PyGenerator {
  return new PyGenerator(frame);
}

function callFunction(vm: Vm, f: Value, args: Value[], kw: Kwargs): Result<Value> {
  const func = f as PyFunction;
  const { code } = func;
  const given = args.length;
  if (
    kw === null && given >= code.argcount - func.defaults.length && !prepare(vm, code, func.globals).isGenerator &&
    (given <= code.argcount || (code.flags & CO_VARARGS) !== 0)
  ) {
    if (vm.eager) {
      vm.eager = false;
      const r = vm.answer !== undefined ? vm.answer : vm.callEagerly(func, args);
      vm.answer = undefined;
      if (r !== undefined) {
        vm.eager = !isGen(r);
        return r;
      }
    }
    return new FrameCall(undefined, vm, func, args) as unknown as Gen<Value>;
  }
  const frame = bindFrame(vm, func, args, kw);
  return frame.prep.isGenerator ? asGenerator(frame) : new FrameCall(frame) as unknown as Gen<Value>;
}

FrameCall.prototype.bind = function (this: FrameCall): PyFrame {
  return bindFrame(this.vm as Vm, this.func as PyFunction, this.args as Value[], null);
};

/** Reads `func.__doc__`, which stays in the code object until somebody sets it. */
function docOf(f: PyFunction): Value {
  if (f.doc !== undefined) return f.doc;
  const first = f.code.ensure().consts[0];
  return typeof first === "string" || first !== null && typeof first === "object" && typeName(first) === "unicode"
    ? first
    : null;
}

function moduleOf(f: PyFunction): Value {
  return f.module === undefined ? f.globals.getStr("__name__") ?? null : f.module;
}

defineType<PyFunction>(functionType, {
  doc: "function(code, globals[, name[, argdefs[, closure]]])\n\nMakes a function from a code object and a namespace.",
  slots: {
    tp_call: callFunction,
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_descr_get: (_vm, self, o, type) => {
      if (o === undefined || o === null && type === undefined) return new PyMethod(self, undefined, type);
      return new PyMethod(self, o, type);
    },
    tp_repr: (_vm, self) => `<function ${(self as PyFunction).name} at ${addressOf(self)}>`,
    tp_new: (_vm, _type, args, kw) => {
      const names = ["code", "globals", "name", "argdefs", "closure"];
      const all = args.slice();
      for (const [k, v] of kw ?? []) {
        const i = names.indexOf(k);
        if (i < 0) throw unknownKeyword(kw!, names);
        all[i] = v;
      }
      const [code, globals, name = null, defaults = null, closure = null] = all as (Value | undefined)[];
      if (code === undefined) throw typeError("Required argument 'code' (pos 1) not found");
      if (!(code instanceof Code)) {
        throw typeError(`function() argument 1 must be code, not ${code === null ? "None" : typeName(code)}`);
      }
      if (globals === undefined) throw typeError("Required argument 'globals' (pos 2) not found");
      if (!(globals instanceof PyDict)) {
        throw typeError(`function() argument 2 must be dict, not ${globals === null ? "None" : typeName(globals)}`);
      }
      if (name !== null && typeof name !== "string") throw typeError("arg 3 (name) must be None or string");
      if (defaults !== null && !(defaults instanceof PyTuple)) {
        throw typeError("arg 4 (defaults) must be None or tuple");
      }
      const wanted = code.ensure().freevars.length;
      if (closure === null ? wanted > 0 : !(closure instanceof PyTuple)) {
        throw typeError("arg 5 (closure) must be tuple");
      }
      const cells = closure instanceof PyTuple ? closure.items : [];
      if (cells.length !== wanted) {
        throw valueError(`${code.name} requires closure of length ${wanted}, not ${cells.length}`);
      }
      for (const c of cells) {
        if (!(c instanceof PyCell)) throw typeError(`arg 5 (closure) expected cell, found ${typeName(c)}`);
      }
      const f = new PyFunction(
        code,
        globals,
        defaults === null ? [] : defaults.items,
        wanted ? cells as PyCell[] : undefined,
      );
      if (name !== null) f.name = name;
      return f;
    },
  },
  getset: () => ({
    func_code: attribute("The code object.", (f) => f.code, (f, v) => {
      if (!(v instanceof Code)) throw typeError("__code__ must be set to a code object");
      const have = f.closure?.length ?? 0;
      const wanted = v.ensure().freevars.length;
      if (have !== wanted) {
        throw valueError(`${f.name}() requires a code object with ${have} free vars, not ${wanted}`);
      }
      f.code = v;
    }),
    func_defaults: attribute(
      "Default values of the last parameters, or None.",
      (f) => f.defaults.length ? new PyTuple(f.defaults) : null,
      (f, v) => {
        if (v === null || v === undefined) f.defaults = [];
        else if (v instanceof PyTuple) f.defaults = v.items;
        else throw typeError("__defaults__ must be set to a tuple object");
      },
      true,
    ),
    func_name: attribute("The name.", (f) => f.name, (f, v) => {
      if (typeof v !== "string" && !(v instanceof PyStr)) throw typeError("__name__ must be set to a string object");
      f.name = strValue(v);
    }),
    func_dict: attribute("Namespace of arbitrary attributes.", (f) => materialiseDict(f), (f, v) => {
      if (v === undefined) throw typeError("function's dictionary may not be deleted");
      if (!(v instanceof PyDict)) throw typeError("setting function's dictionary to a non-dict");
      materialiseDict(f);
      f.dict = v;
    }, true),
    func_globals: { doc: "The global namespace.", get: (_vm, f) => f.globals, member: true },
    func_closure: {
      doc: "Tuple of cells, or None.",
      get: (_vm, f) => f.closure ? new PyTuple(f.closure) : null,
      member: true,
    },
    func_doc: attribute("The documentation string, or None.", docOf, (f, v) => f.doc = v ?? null, true),
    __module__: attribute("Name of the defining module, or None.", moduleOf, (f, v) => f.module = v ?? null, true),
  }),
});
for (const name of ["code", "defaults", "name", "dict", "globals", "closure", "doc"]) {
  functionType.attrs.setStr(`__${name}__`, functionType.attrs.getStr(`func_${name}`)!);
}
functionType.modified();

function attribute(
  doc: string,
  get: (f: PyFunction) => Value,
  set: (f: PyFunction, v: Value | undefined) => void,
  deletable = false,
) {
  return {
    doc,
    get: (_vm: Vm, f: PyFunction) => get(f),
    set: (_vm: Vm, f: PyFunction, v: Value | undefined) => {
      if (v === undefined && !deletable) {
        // The message of the type check fits deletion too.
        set(f, null);
        return;
      }
      set(f, v);
    },
  };
}
