// SPDX-License-Identifier: MIT
/**
 * Calls of natives by the interpreter loop, which catch what they throw and give it back as a result.
 *
 * PERF: for a JavaScript throw that reaches the loop V8 looks up where in the loop it is, instruction by instruction: 60 µs
 * each, until the loop is optimised (a tenth of a second). Programs that use exceptions to look before they leap, and most
 * start-ups, have hundreds of them before that. A small function in between makes it 2 µs.
 */
import type { Value } from "../base/value.ts";
import { call } from "../core/abstract.ts";
import { PyThrow } from "../core/exceptions.ts";
import { type Gen, raising, type Result } from "../core/gen.ts";
import { delItem, getItem } from "../core/sequence.ts";
import type { Kwargs } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import type { NativeImpl } from "../native/define.ts";
import type { PyBuiltin } from "../native/descriptors.ts";
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
