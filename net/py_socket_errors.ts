// SPDX-License-Identifier: MIT
/** The exceptions of `socket`: one set per VM, classes like any other (`socket.error` is an IOError). */
import { PyTuple } from "../vm/base/value.ts";
import { PyDict } from "../vm/core/dict.ts";
import { environmentError, IOErrorType, makeThrow, type PyThrow, VmBug } from "../vm/core/exceptions.ts";
import { isGen } from "../vm/core/gen.ts";
import { PyType } from "../vm/core/type.ts";
import { typeType } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { GaiError, HostError } from "../vm/host.ts";
import { newHeapType } from "../vm/objects/heap_type.ts";

export interface SocketErrors {
  error: PyType;
  herror: PyType;
  gaierror: PyType;
  timeout: PyType;
}
const ERRORS = Symbol("socket.errors");

/** The four classes of `vm`. */
export function socketErrors(vm: Vm): SocketErrors {
  return vm.state(ERRORS, () => {
    const make = (name: string, base: PyType): PyType => {
      const dict = new PyDict();
      dict.setStr("__module__", "socket");
      dict.setStr("__doc__", null);
      const type = newHeapType(vm, typeType, name, new PyTuple([base]), dict);
      if (isGen(type) || !(type instanceof PyType)) throw new VmBug("an exception class could not be made at once");
      return type;
    };
    const error = make("error", IOErrorType);
    return { error, herror: make("herror", error), gaierror: make("gaierror", error), timeout: make("timeout", error) };
  });
}

/** `socket.error(errno, text)`. */
export function socketError(vm: Vm, errno: number, text: string): PyThrow {
  return environmentError(socketErrors(vm).error, errno, text);
}

/** `socket.error(text)`, without a number. */
export function socketMessage(vm: Vm, text: string): PyThrow {
  return makeThrow(socketErrors(vm).error, text);
}

/** `socket.timeout("timed out")`. */
export const timedOut = (vm: Vm): PyThrow => makeThrow(socketErrors(vm).timeout, "timed out");

/** What the host threw, as an exception of `socket`. */
export function socketThrow(vm: Vm, e: unknown): unknown {
  if (e instanceof HostError) return socketError(vm, e.errno, e.message);
  if (e instanceof GaiError) return environmentError(socketErrors(vm).gaierror, e.code, e.message);
  return e;
}

/** Runs a host call with errors as `socket.error`. */
export function socketCall<T>(vm: Vm, f: () => T): T {
  try {
    return f();
  } catch (e) {
    throw socketThrow(vm, e);
  }
}
