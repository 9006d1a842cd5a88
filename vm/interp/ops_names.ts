// SPDX-License-Identifier: MIT
/** Names, local variables and `exec`: what their instructions do beyond stack traffic. */
import { PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { CO_FUTURE_MASK, CO_VMIOT, Code } from "../bytecode/code.ts";
import { call, callMethod, encodeDefault, findAttr, genericGetAttr, getAttr, isThrown } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import {
  importError,
  KeyErrorType,
  makeThrow,
  nameError,
  NameErrorType,
  PyThrow,
  systemError,
  typeError,
  unboundLocalError,
} from "../core/exceptions.ts";
import { isExtensionName } from "../core/extensions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { handOut } from "../core/old_class.ts";
import { delItem, getItem, isMapping, listOf, setItem } from "../core/sequence.ts";
import { dictType, PyCell, PyModule, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { PyBuiltin } from "../native/descriptors.ts";
import { PyFrame } from "./frame.ts";
import { builtinsOf } from "./function.ts";
import { extension } from "./ops_extensions.ts";
import { prepare } from "./prepare.ts";

export function unbound(name: string): PyThrow {
  return unboundLocalError(`local variable '${name}' referenced before assignment`);
}

export function unboundFree(code: Code, i: number): PyThrow {
  const cells = code.cellvars.length;
  if (i < cells) return unbound(code.cellvars[i]);
  return makeThrow(
    NameErrorType,
    `free variable '${code.freevars[i - cells]}' referenced before assignment in enclosing scope`,
  );
}

export function globalUndefined(name: string): PyThrow {
  return nameError(`global name '${name}' is not defined`);
}

/** The dict entry a global name resolves to, in the globals or the builtins. */
export function globalEntry(vm: Vm, frame: PyFrame, name: string): { value: Value | undefined } {
  let entry = frame.globals.map.get(name) ?? frame.builtins.map.get(name);
  if (entry === undefined && frame.builtins === vm.builtins) entry = vm.extraBuiltins.map.get(name);
  if (entry === undefined || entry.value === undefined) throw globalUndefined(name);
  return entry;
}

/** A name that VMIOT's API adds to the builtins, for code whose builtins are the usual ones. */
export function extraBuiltin(vm: Vm, globals: PyDict, name: string): Value | undefined {
  return builtinsOf(vm, globals) === vm.builtins ? vm.extraBuiltins.getStr(name) : undefined;
}

const nameUndefined = (name: string) => nameError(`name '${name}' is not defined`);

/** LOAD_NAME: locals, globals, builtins. */
export function loadName(vm: Vm, frame: PyFrame, name: string): Result<Value> {
  const names = frame.names;
  if (names instanceof PyDict && names.type === dictType) {
    const v = names.getStr(name);
    if (v !== undefined) return v;
  } else if (names !== null) return loadNameSlow(vm, frame, name);
  return globalOrBuiltin(vm, frame, name);
}

function globalOrBuiltin(vm: Vm, frame: PyFrame, name: string): Value {
  // Not `??`: None is `null`.
  let v = frame.globals.getStr(name);
  if (v === undefined) v = frame.builtins.getStr(name);
  if (v === undefined && frame.builtins === vm.builtins) v = vm.extraBuiltins.getStr(name);
  if (v === undefined) throw nameUndefined(name);
  return v;
}

function* loadNameSlow(vm: Vm, frame: PyFrame, name: string): Gen<Value> {
  try {
    const r = getItem(vm, frame.names, name);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    if (!isThrown(e, KeyErrorType)) throw e;
  }
  return globalOrBuiltin(vm, frame, name);
}

export function storeName(vm: Vm, frame: PyFrame, name: string, value: Value): Result<void> {
  if (frame.names === null) throw systemError(`no locals found when storing '${name}'`);
  return setItem(vm, frame.names, name, value);
}

export function deleteName(vm: Vm, frame: PyFrame, name: string): Result<void> {
  const names = frame.names;
  if (names instanceof PyDict && names.type === dictType) {
    if (!names.deleteStr(name)) throw nameUndefined(name);
    return;
  }
  return deleteNameSlow(vm, names, name);
}

function* deleteNameSlow(vm: Vm, names: Value, name: string): Gen<void> {
  try {
    const r = delItem(vm, names, name);
    if (isGen(r)) yield* r;
  } catch (e) {
    if (isThrown(e, KeyErrorType)) throw nameUndefined(name);
    throw e;
  }
}

/** Builtins for a callee with other globals than the running frame. */
export function builtinsFor(vm: Vm, frame: PyFrame, globals: PyDict): PyDict {
  return globals === frame.globals ? frame.builtins : builtinsOf(vm, globals);
}

/** IMPORT_NAME: calls `__import__` of the frame's builtins. */
export function importName(vm: Vm, frame: PyFrame, name: string, fromList: Value, level: Value): Result<Value> {
  const f = frame.builtins.getStr("__import__");
  if (f === undefined) throw importError("__import__ not found");
  // One of Python code may keep the namespace.
  if (!(f instanceof PyBuiltin)) handOutNames(frame);
  const args: Value[] = [name, frame.globals, frame.names, fromList];
  if (level !== -1) args.push(level);
  return call(vm, f, args);
}

/** IMPORT_FROM. */
export function importFrom(vm: Vm, module: Value, name: string): Result<Value> {
  if (module instanceof PyModule && module.type.tp_getattro === genericGetAttr && module.dict !== undefined) {
    const v = module.dict.getStr(name);
    if (v !== undefined) return v;
  }
  return then(findAttr(vm, module, name), (v) => {
    if (v !== undefined) return v;
    const more = isExtensionName(name) ? extension(vm, module, name) : undefined;
    return then(more, (w) => {
      if (w === undefined) throw importError(`cannot import name ${name}`);
      return w;
    });
  });
}

/** IMPORT_STAR: copies the public names of a module into the frame's namespace. */
export function* importStar(vm: Vm, frame: PyFrame, module: Value): Gen<void> {
  const into: Value = frame.names ?? localsOf(frame);
  let all = findAttr(vm, module, "__all__");
  if (isGen(all)) all = yield* all;
  let names: Value[];
  let skipPrivate = false;
  if (all !== undefined) {
    const r = listOf(vm, all);
    names = isGen(r) ? yield* r : r;
  } else {
    let dict = findAttr(vm, module, "__dict__");
    if (isGen(dict)) dict = yield* dict;
    if (dict === undefined) throw importError("from-import-* object has no __dict__ and no __all__");
    const keys = callMethod(vm, dict, "keys", []);
    const r = listOf(vm, isGen(keys) ? yield* keys : keys);
    names = isGen(r) ? yield* r : r;
    skipPrivate = true;
  }
  for (const name of names) {
    if (skipPrivate && typeof name === "string" && name.startsWith("_")) continue;
    const text = name instanceof PyUnicode ? encodeDefault(name) : name;
    if (typeof text !== "string" && !(text instanceof PyStr)) {
      throw typeError(`attribute name must be string, not '${typeName(name)}'`);
    }
    let v = getAttr(vm, module, strValue(text));
    if (isGen(v)) v = yield* v;
    if (into instanceof PyDict && into.type === dictType) into.setStr(strValue(text), v);
    else {
      const r = setItem(vm, into, name, v);
      if (isGen(r)) yield* r;
    }
  }
  if (frame.names === null) fastFromLocals(frame);
}

/** Python code gets the namespace of a class statement. */
function handOutNames({ names, globals }: PyFrame): void {
  if (names instanceof PyDict && names !== globals) handOut(names);
}

/** The namespace `locals()` shows (`PyFrame_FastToLocals`): a snapshot, the same dict for the whole life of a frame. */
export function localsOf(frame: PyFrame): PyDict {
  handOutNames(frame);
  // A function with a bare `exec` has both: fast locals, and a namespace for names that only `exec` binds.
  const dict = frame.names instanceof PyDict ? frame.names : frame.localsDict ??= new PyDict();
  const { varnames } = frame.code;
  for (let i = 0; i < varnames.length; i++) put(dict, varnames[i], frame.slots[i] as Value | undefined);
  return withCells(frame, dict, frame.names === null);
}

function withCells(frame: PyFrame, dict: PyDict, free = false): PyDict {
  const { cellvars, freevars } = frame.code;
  const base = frame.prep.nlocals;
  for (let i = 0; i < cellvars.length; i++) put(dict, cellvars[i], (frame.slots[base + i] as PyCell).value);
  if (free) {
    for (let i = 0; i < freevars.length; i++) {
      put(dict, freevars[i], (frame.slots[base + cellvars.length + i] as PyCell).value);
    }
  }
  return dict;
}

function put(dict: PyDict, name: string, value: Value | undefined): void {
  if (value === undefined) dict.deleteStr(name);
  else dict.setStr(name, value);
}

/** Whether there is a locals dict that a program may have changed, beside the fast locals. */
export function hasLocalsDict(frame: PyFrame): boolean {
  if (frame.names === null) return frame.localsDict !== undefined;
  return frame.names instanceof PyDict && frame.code.varnames.length + frame.code.cellvars.length > 0;
}

/**
 * Writes changes of the locals dict back into the frame (`PyFrame_LocalsToFast`), after `exec` or `import *`.
 * @param clear Names that are gone lose their values.
 */
export function fastFromLocals(frame: PyFrame, clear = false): void {
  const dict = frame.names instanceof PyDict ? frame.names : frame.localsDict;
  if (dict === undefined) return;
  const { varnames, cellvars, freevars } = frame.code;
  for (let i = 0; i < varnames.length; i++) {
    const v = dict.getStr(varnames[i]);
    if (v !== undefined || clear) frame.slots[i] = v;
  }
  const base = frame.prep.nlocals;
  const names = frame.names === null ? cellvars.concat(freevars) : cellvars;
  for (let i = 0; i < names.length; i++) {
    const v = dict.getStr(names[i]);
    if (v !== undefined || clear) (frame.slots[base + i] as PyCell).value = v;
  }
}

/** A frame that runs `code` as module-like code in the given namespaces. */
export function codeFrame(vm: Vm, code: Code, globals: PyDict, names: Value): PyFrame {
  if (code.ensure().freevars.length > 0) {
    throw typeError("code object passed to exec may not contain free variables");
  }
  const frame = new PyFrame(code, prepare(vm, code, globals), globals, builtinsOf(vm, globals), names);
  const base = frame.prep.nlocals;
  for (let i = 0; i < code.cellvars.length; i++) frame.slots[base + i] = new PyCell(undefined);
  return frame;
}

/** Flags of `__future__` statements that code compiled by `frame` inherits. */
export function inheritedFlags(frame: PyFrame | null): number {
  return frame === null ? 0 : frame.code.ensure().flags & (CO_FUTURE_MASK | CO_VMIOT);
}

/** Source text for `exec` and `eval` has a shorter message than `compile` for a null character. */
export function checkNoNull(source: Value): void {
  const text = typeof source === "string"
    ? source
    : source instanceof PyStr || source instanceof PyUnicode
    ? source.value
    : "";
  if (text.includes("\0")) throw typeError("expected string without null bytes");
}

/** EXEC_STMT. */
export function* execStatement(vm: Vm, frame: PyFrame, program: Value, globals: Value, locals: Value): Gen<void> {
  if (program instanceof PyTuple && globals === null && locals === null && [2, 3].includes(program.items.length)) {
    // `exec(code, globals, locals)` spelt like a function.
    [program, globals, locals = null] = program.items as [Value, Value, Value?];
  }
  let plain = false;
  if (globals === null) {
    globals = frame.globals;
    if (locals === null) {
      locals = frame.names === null || frame.names instanceof PyDict ? localsOf(frame) : frame.names;
      plain = true;
    }
  } else if (locals === null) locals = globals;
  if (
    !(program instanceof Code) && typeof program !== "string" && !(program instanceof PyStr) &&
    !(program instanceof PyUnicode) && typeName(program) !== "file"
  ) {
    throw typeError("exec: arg 1 must be a string, file, or code object");
  }
  if (!(globals instanceof PyDict)) throw typeError("exec: arg 2 must be a dictionary or None");
  const mapping = isMapping(vm, locals);
  if (!(isGen(mapping) ? yield* mapping : mapping)) {
    throw typeError("exec: arg 3 must be a mapping or None");
  }
  if (globals.getStr("__builtins__") === undefined) globals.setStr("__builtins__", frame.builtins);
  let code: Code;
  if (program instanceof Code) code = program;
  else {
    let filename = "<string>";
    if (typeName(program) === "file") {
      let name = getAttr(vm, program, "name");
      if (isGen(name)) name = yield* name;
      if (typeof name === "string") filename = name;
      let text = callMethod(vm, program, "read", []);
      if (isGen(text)) text = yield* text;
      program = text;
    }
    checkNoNull(program);
    const compiled = vm.compile(program, { filename, mode: "exec", flags: inheritedFlags(frame) });
    code = isGen(compiled) ? yield* compiled : compiled;
  }
  yield codeFrame(vm, code, globals, locals);
  if (plain) fastFromLocals(frame);
}
