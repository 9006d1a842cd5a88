// SPDX-License-Identifier: MIT
/**
 * Calls by the interpreter loop of natives and of what else often throws, which catch it and give it back as a result.
 *
 * PERF: for a JavaScript throw that reaches the loop V8 looks up where in the loop it is, instruction by instruction: 60 µs
 * each, until the loop is optimised (a tenth of a second). Programs that use exceptions to look before they leap, and most
 * start-ups, have hundreds of them before that. A small function in between makes it 2 µs.
 */
import type { Value } from "../base/value.ts";
import { call, setAttr } from "../core/abstract.ts";
import { richCompare } from "../core/compare.ts";
import { PyThrow } from "../core/exceptions.ts";
import { type Gen, raising, type Result } from "../core/gen.ts";
import { contains, delItem, getItem, iter } from "../core/sequence.ts";
import type { Kwargs } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import type { NativeImpl } from "../native/define.ts";
import type { PyBuiltin } from "../native/descriptors.ts";
import type { PyFrame } from "./frame.ts";
import * as ops from "./ops.ts";

/** The result of what ended by throwing `e`; a bug, or the end of the JavaScript stack, goes on as it is. */
function caught(e: unknown): Gen {
  if (e instanceof PyThrow) return raising(e);
  throw e;
}

export function handle1(vm: Vm, impl: NativeImpl, a: Value): Result<Value> {
  try {
    return impl.handler(vm, a);
  } catch (e) {
    return caught(e);
  }
}

export function handle2(vm: Vm, impl: NativeImpl, a: Value, b: Value): Result<Value> {
  try {
    return impl.handler(vm, a, b);
  } catch (e) {
    return caught(e);
  }
}

export function handle3(vm: Vm, impl: NativeImpl, a: Value, b: Value, c: Value): Result<Value> {
  try {
    return impl.handler(vm, a, b, c);
  } catch (e) {
    return caught(e);
  }
}

export function invoke(vm: Vm, impl: NativeImpl, args: Value[]): Result<Value> {
  try {
    return impl.invoke(vm, args, null);
  } catch (e) {
    return caught(e);
  }
}

export function callBuiltin(vm: Vm, f: PyBuiltin, args: Value[]): Result<Value> {
  try {
    return ops.callBuiltin(vm, f, args);
  } catch (e) {
    return caught(e);
  }
}

export function callAny(vm: Vm, f: Value, args: Value[], kw: Kwargs): Result<Value> {
  try {
    return call(vm, f, args, kw);
  } catch (e) {
    return caught(e);
  }
}

export function itemOf(vm: Vm, o: Value, key: Value): Result<Value> {
  try {
    return getItem(vm, o, key);
  } catch (e) {
    return caught(e);
  }
}

export function deleteItem(vm: Vm, o: Value, key: Value): Result<void> {
  try {
    return delItem(vm, o, key);
  } catch (e) {
    return caught(e);
  }
}

export function assignAttr(vm: Vm, o: Value, name: string, v: Value | undefined): Result<void> {
  try {
    return setAttr(vm, o, name, v);
  } catch (e) {
    return caught(e);
  }
}

export function unary(vm: Vm, op: number, v: Value): Result<Value> {
  try {
    return ops.unary(vm, op, v);
  } catch (e) {
    return caught(e);
  }
}

export function arithmetic(vm: Vm, op: number, a: Value, b: Value): Result<Value> {
  try {
    return ops.arithmetic(vm, op, a, b);
  } catch (e) {
    return caught(e);
  }
}

export function compare(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  try {
    return richCompare(vm, a, b, op);
  } catch (e) {
    return caught(e);
  }
}

export function holds(vm: Vm, container: Value, v: Value): Result<boolean> {
  try {
    return contains(vm, container, v);
  } catch (e) {
    return caught(e);
  }
}

export function iterate(vm: Vm, v: Value): Result<Value> {
  try {
    return iter(vm, v);
  } catch (e) {
    return caught(e);
  }
}

export function lookUpName(vm: Vm, frame: PyFrame, name: string): Result<Value> {
  try {
    return ops.loadName(vm, frame, name);
  } catch (e) {
    return caught(e);
  }
}

export function lookUpGlobal(vm: Vm, frame: PyFrame, name: string): Result<ReturnType<typeof ops.globalEntry>> {
  try {
    return ops.globalEntry(vm, frame, name);
  } catch (e) {
    return caught(e);
  }
}

export function importFrom(vm: Vm, module: Value, name: string): Result<Value> {
  try {
    return ops.importFrom(vm, module, name);
  } catch (e) {
    return caught(e);
  }
}
