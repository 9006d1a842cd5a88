// SPDX-License-Identifier: MIT
/** Makes a value of a message (`message.ts`). */
import {
  Ellipsis,
  NotImplemented,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import { call, callMethod, getAttr, materialiseDict, setAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet, dictUpdate } from "../core/dict_ops.ts";
import { importError, typeError, VmBug } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import {
  dictType,
  isStr,
  listType,
  PyByteArray,
  PyFrozenSet,
  PyList,
  PyOldClass,
  PyOldInstance,
  PySet,
  PySlice,
  PyXrange,
  strValue,
  typeName,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { setAdd } from "../objects/set_ops.ts";
import { article, attr, type HandleMaker, lookUp, Op, OPERANDS, type Packed } from "./message.ts";

/** Makes the value in the VM of the receiver. */
export function* unpack(vm: Vm, ops: Packed, handle?: HandleMaker): Gen<Value> {
  const stack: Value[] = [];
  const numbered: Value[] = [];
  const make = (v: Value): void => {
    numbered.push(v);
    stack.push(v);
  };
  const take = (n: number): Value[] => n === 0 ? [] : stack.splice(stack.length - n, n);
  for (let i = 0; i < ops.length;) {
    const op = ops[i] as Op;
    // deno-lint-ignore no-explicit-any
    const a = ops[i + 1] as any, b = ops[i + 2] as any;
    const c = ops[i + 3] as number;
    i += 1 + OPERANDS[op];
    switch (op) {
      case Op.NONE:
        stack.push(null);
        break;
      case Op.TRUE:
        stack.push(true);
        break;
      case Op.FALSE:
        stack.push(false);
        break;
      case Op.INT:
      case Op.STR:
        stack.push(a);
        break;
      case Op.BIG:
        stack.push(new PyInt(a));
        break;
      case Op.LONG:
        stack.push(new PyLong(a));
        break;
      case Op.FLOAT:
        stack.push(new PyFloat(a));
        break;
      case Op.COMPLEX:
        stack.push(new PyComplex(a, b));
        break;
      case Op.UNICODE:
        stack.push(new PyUnicode(a));
        break;
      case Op.REF:
        stack.push(numbered[a]);
        break;
      case Op.TUPLE:
        make(new PyTuple(take(a)));
        break;
      case Op.DROP:
        stack.length -= a;
        break;
      case Op.LIST:
        make(new PyList([]));
        break;
      case Op.APPEND:
        yield* append(vm, take(a), stack[stack.length - 1]);
        break;
      case Op.DICT:
        make(new PyDict());
        break;
      case Op.STORE:
        yield* store(vm, take(2 * a), stack[stack.length - 1]);
        break;
      case Op.SET:
        make(new PySet());
        break;
      case Op.FROZENSET: {
        const items = take(a);
        const set = new PyFrozenSet();
        yield* append(vm, items, set);
        make(set);
        break;
      }
      case Op.BYTEARRAY:
        // A message that went to several receivers must not tie them together.
        make(new PyByteArray((a as Uint8Array).slice()));
        break;
      case Op.XRANGE:
        stack.push(new PyXrange(a, b, c));
        break;
      case Op.SLICE: {
        const [start, stop, step] = take(3);
        stack.push(new PySlice(start, stop, step));
        break;
      }
      case Op.ELLIPSIS:
        stack.push(Ellipsis);
        break;
      case Op.NOT_IMPLEMENTED:
        stack.push(NotImplemented);
        break;
      case Op.GLOBAL: {
        const found = yield* lookUp(vm, a, b);
        if (found === undefined) throw importError(`the message refers to ${a}.${b}, which this job cannot find`);
        make(found);
        break;
      }
      case Op.CALL: {
        const [f, args] = take(2);
        const r = call(vm, f, (args as PyTuple).items.slice());
        make(isGen(r) ? yield* r : r);
        break;
      }
      case Op.NEW: {
        const [cls, args] = take(2);
        const r = callMethod(vm, cls, "__new__", [cls, ...(args as PyTuple).items]);
        make(isGen(r) ? yield* r : r);
        break;
      }
      case Op.OLD_INSTANCE: {
        const [cls, args] = take(2);
        if ((args as PyTuple).items.length === 0) make(new (cls as PyOldClass).jsClass(cls as PyOldClass));
        else {
          const r = call(vm, cls, (args as PyTuple).items.slice());
          make(isGen(r) ? yield* r : r);
        }
        break;
      }
      case Op.BUILD: {
        const [state] = take(1);
        yield* build(vm, stack[stack.length - 1], state);
        break;
      }
      case Op.TASK:
        if (handle === undefined) throw typeError("a task of another isolate cannot be used here");
        stack.push(handle(vm, a));
        break;
      default:
        throw new VmBug(`unknown operation ${op} in a message`);
    }
  }
  return stack[0];
}

function* append(vm: Vm, items: Value[], target: Value): Gen<void> {
  if (target instanceof PyList && target.type === listType) {
    for (const item of items) target.items.push(item);
    return;
  }
  if (target instanceof PySet) {
    for (const item of items) {
      const r = setAdd(vm, target, item);
      if (isGen(r)) yield* r;
    }
    return;
  }
  const m = getAttr(vm, target, "append");
  const f = isGen(m) ? yield* m : m;
  for (const item of items) {
    const r = call(vm, f, [item]);
    if (isGen(r)) yield* r;
  }
}

function* store(vm: Vm, items: Value[], target: Value): Gen<void> {
  for (let i = 0; i < items.length; i += 2) {
    const r: Result<unknown> = target instanceof PyDict && target.type === dictType
      ? dictSet(vm, target, items[i], items[i + 1])
      : callMethod(vm, target, "__setitem__", [items[i], items[i + 1]]);
    if (isGen(r)) yield* r;
  }
}

/** Gives an object its state, as unpickling does. */
function* build(vm: Vm, target: Value, given: Value): Gen<void> {
  const setState = yield* attr(vm, target, "__setstate__");
  if (setState !== undefined) {
    const r = call(vm, setState, [given]);
    if (isGen(r)) yield* r;
    return;
  }
  let state = given, slots: Value = null;
  if (state instanceof PyTuple && state.items.length === 2) [state, slots] = state.items;
  if (state !== null) {
    if (!(state instanceof PyDict)) throw typeError(`the state of ${article(typeName(target))} is not a dictionary`);
    const d = target instanceof PyOldInstance ? materialiseDict(target) : yield* attr(vm, target, "__dict__");
    if (d instanceof PyDict) {
      const r = dictUpdate(vm, d, state);
      if (isGen(r)) yield* r;
    }
  }
  if (slots instanceof PyDict) {
    for (const e of slots.entries()) {
      if (!isStr(e.key)) continue;
      const r = setAttr(vm, target, strValue(e.key), e.value!);
      if (isGen(r)) yield* r;
    }
  }
}
