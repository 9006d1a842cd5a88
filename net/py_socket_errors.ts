// SPDX-License-Identifier: MIT
/** The exceptions of `socket`: one set per VM, classes like any other (`socket.error` is an IOError). */
import { environmentError, IOErrorType, type PyThrow } from "../vm/core/exceptions.ts";
import type { Vm } from "../vm/core/vm.ts";
import { GaiError, HostError } from "../vm/host.ts";
import { moduleException } from "../vm/objects/module_exception.ts";

export const SocketError = moduleException("socket", "error", IOErrorType);
export const SocketHostError = moduleException("socket", "herror", SocketError.of);
export const SocketAddressError = moduleException("socket", "gaierror", SocketError.of);
export const SocketTimeout = moduleException("socket", "timeout", SocketError.of);

/** `socket.error(errno, text)`. */
export function socketError(vm: Vm, errno: number, text: string): PyThrow {
  return environmentError(SocketError.of(vm), errno, text);
}

/** `socket.error(text)`, without a number. */
export function socketMessage(vm: Vm, text: string): PyThrow {
  return SocketError.make(vm, text);
}

/** `socket.timeout("timed out")`. */
export const timedOut = (vm: Vm): PyThrow => SocketTimeout.make(vm, "timed out");

/** What the host threw, as an exception of `socket`. */
export function socketThrow(vm: Vm, e: unknown): unknown {
  if (e instanceof HostError) return socketError(vm, e.errno, e.message);
  if (e instanceof GaiError) return environmentError(SocketAddressError.of(vm), e.code, e.message);
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
