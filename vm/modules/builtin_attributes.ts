// SPDX-License-Identifier: MIT
/** The functions of `__builtin__` about attributes: names given by Python code, dir, hasattr. */
import { PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { call, encodeDefault, findAttr, findAttrQuietly, lookupSpecial } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { systemError, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import { isStr, PyList, PyModule, PyOldClass, PyOldInstance, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { sortList } from "../objects/sort.ts";

/** Attribute names arrive as str or ASCII unicode; `text` is the error for anything else. */
export function attrName(v: Value, text?: string): string {
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return encodeDefault(v);
  throw typeError(text ?? `attribute name must be string, not '${typeName(v)}'`);
}

/** Names for `dir()`: instance, then classes. */
export function* dirOf(vm: Vm, o: Value): Gen<Value> {
  let custom: Value | undefined;
  if (o instanceof PyOldInstance) {
    const r = findAttr(vm, o, "__dir__");
    custom = isGen(r) ? yield* r : r;
  } else {
    const r = lookupSpecial(vm, o, "__dir__");
    custom = isGen(r) ? yield* r : r;
  }
  if (custom !== undefined) {
    let r = call(vm, custom, []);
    if (isGen(r)) r = yield* r;
    if (!(r instanceof PyList)) throw typeError(`__dir__() must return a list, not ${typeName(r)}`);
    const sorted = sortList(vm, r, null, null, false);
    if (isGen(sorted)) yield* sorted;
    return r;
  }
  const names = new Set<string>();
  const others: Value[] = [];
  const addKeys = (d: Value) => {
    if (d instanceof PyDict) {
      for (const e of d.entries()) typeof e.key === "string" ? names.add(e.key) : others.push(e.key);
    }
  };
  const addClass = function* (c: Value): Gen<void> {
    if (c instanceof PyType || c instanceof PyOldClass) {
      addKeys(c.attrs);
      const bases = c instanceof PyType ? c.bases : c.bases;
      for (const b of bases) yield* addClass(b);
      return;
    }
    let d = findAttrQuietly(vm, c, "__dict__");
    if (isGen(d)) d = yield* d;
    if (d !== undefined) addKeys(d);
    let bases = findAttrQuietly(vm, c, "__bases__");
    if (isGen(bases)) bases = yield* bases;
    if (bases instanceof PyTuple) { for (const b of bases.items) yield* addClass(b); }
  };
  if (o instanceof PyModule) {
    let d = findAttrQuietly(vm, o, "__dict__");
    if (isGen(d)) d = yield* d;
    if (!(d instanceof PyDict)) {
      const name = o.dict?.getStr("__name__");
      if (!isStr(name ?? null)) throw systemError("nameless module");
      throw typeError(`${strValue(name as string)}.__dict__ is not a dictionary`);
    }
    addKeys(d);
  } else if (o instanceof PyType || o instanceof PyOldClass) yield* addClass(o);
  else {
    let d = findAttrQuietly(vm, o, "__dict__");
    if (isGen(d)) d = yield* d;
    if (d !== undefined) addKeys(d);
    for (const extra of ["__members__", "__methods__"]) {
      let list = findAttrQuietly(vm, o, extra);
      if (isGen(list)) list = yield* list;
      if (list instanceof PyList) { for (const n of list.items) if (typeof n === "string") names.add(n); }
    }
    let c = findAttrQuietly(vm, o, "__class__");
    if (isGen(c)) c = yield* c;
    if (c !== undefined) yield* addClass(c);
  }
  const out: Value[] = [...names];
  const list = new PyList(out.concat(others));
  const r = sortList(vm, list, null, null, false);
  if (isGen(r)) yield* r;
  return list;
}

/** `hasattr` of 2.7: any ordinary exception means no. */
export function hasAttr(vm: Vm, o: Value, name: string): Result<boolean> {
  return then(findAttrQuietly(vm, o, name), (v) => v !== undefined);
}
