// SPDX-License-Identifier: MIT
/**
 * `termios` (CPython `termios.c`): settings of terminals. `struct termios` of Linux's C library: four flag words of 32
 * bits, the line discipline, 32 control characters, then input and output speed (60 bytes).
 */
import { PyLong, type Value } from "../base/value.ts";
import { bigOf, isInteger, isStr, PyList, strValue } from "../core/types.ts";
import { typeError } from "../core/exceptions.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { int, obj } from "../native/args.ts";
import { constant, def, defineModule, type ModuleMember } from "../native/define.ts";
import { fdLike } from "../objects/os_args.ts";
import { moduleException } from "../objects/module_exception.ts";
import { termiosConstants } from "./termios_constants.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const TermiosError = moduleException("termios", "error");
const NCCS = 32, CC_OFFSET = 17, SPEED_OFFSET = 52, SIZE = 60;
const VMIN = 6, VTIME = 5, ICANON = 2;

const constants: Record<string, ModuleMember> = {};
for (const [name, n] of termiosConstants()) constants[name] = constant(n);

function call<T>(vm: Vm, f: () => T): T {
  try {
    return f();
  } catch (e) {
    throw e instanceof HostError ? TermiosError.make(vm, e.errno, e.message) : e;
  }
}

function get(vm: Vm, fd: number): Value {
  const buffer = new Uint8Array(SIZE);
  call(vm, () => vm.host.tcgetattr(fd, buffer));
  const view = new DataView(buffer.buffer);
  const flags = [0, 1, 2, 3].map((i) => view.getUint32(4 * i, true));
  const cc: Value[] = Array.from(buffer.subarray(CC_OFFSET, CC_OFFSET + NCCS), (b) => String.fromCharCode(b));
  // In non-canonical mode two of the characters are numbers.
  if ((flags[3] & ICANON) === 0) { for (const i of [VMIN, VTIME]) cc[i] = buffer[CC_OFFSET + i]; }
  const speeds = [view.getUint32(SPEED_OFFSET, true), view.getUint32(SPEED_OFFSET + 4, true)];
  return new PyList([...flags, ...speeds, new PyList(cc)]);
}

function set(vm: Vm, fd: number, when: number, v: Value): Value {
  if (!(v instanceof PyList) || v.items.length !== 7) throw typeError("tcsetattr, arg 3: must be 7 element list");
  const buffer = new Uint8Array(SIZE);
  call(vm, () => vm.host.tcgetattr(fd, buffer));
  const view = new DataView(buffer.buffer);
  const numbers = v.items.slice(0, 6).map((item) => {
    if (!isInteger(item)) throw typeError("an integer is required");
    return Number(BigInt.asUintN(32, bigOf(item)));
  });
  numbers.slice(0, 4).forEach((n, i) => view.setUint32(4 * i, n, true));
  view.setUint32(SPEED_OFFSET, numbers[4], true);
  view.setUint32(SPEED_OFFSET + 4, numbers[5], true);
  const cc = v.items[6];
  if (!(cc instanceof PyList) || cc.items.length !== NCCS) {
    throw typeError(`tcsetattr: attributes[6] must be ${NCCS} element list`);
  }
  cc.items.forEach((c, i) => {
    if (isStr(c) && strValue(c).length === 1) buffer[CC_OFFSET + i] = strValue(c).charCodeAt(0);
    else if (isInteger(c) && !(c instanceof PyLong)) buffer[CC_OFFSET + i] = Number(bigOf(c));
    else throw typeError("tcsetattr: elements of attributes must be characters or integers");
  });
  call(vm, () => vm.host.tcsetattr(fd, when, buffer));
  return null;
}

const control = (name: "tcdrain" | "tcflush" | "tcflow" | "tcsendbreak", argument: string, doc: string) =>
  def([fdLike("fd"), int(argument)], parse(doc), (vm, fd, n) => {
    call(vm, () => vm.host.tcControl(name, fd, n));
    return null;
  });

export const termiosModule = defineModule("termios", "Settings of terminals.", {
  ...constants,
  error: constant((vm) => TermiosError.of(vm)),
  tcgetattr: def(
    [fdLike("fd")],
    parse("The settings: [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]."),
    (vm, fd) => get(vm, fd),
  ),
  tcsetattr: def(
    [fdLike("fd"), int("when"), obj("attributes")],
    parse("Sets what tcgetattr gives."),
    (vm, fd, when, v) => set(vm, fd, when, v),
  ),
  tcdrain: def([fdLike("fd")], parse("Waits until all output has been sent."), (vm, fd) => {
    call(vm, () => vm.host.tcControl("tcdrain", fd, 0));
    return null;
  }),
  tcflush: control("tcflush", "queue", "Drops input (0), output (1) or both (2)."),
  tcflow: control("tcflow", "action", "Stops or starts input or output."),
  tcsendbreak: control("tcsendbreak", "duration", "Sends a break."),
});
