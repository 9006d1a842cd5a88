// SPDX-License-Identifier: MIT
/** `resource` (CPython `resource.c`): limits of this process, and what it has used up. */
import { EINVAL, EPERM } from "../base/errno.ts";
import { PyInt, PyLong, PyTuple, type Value } from "../base/value.ts";
import { asCLong } from "../core/convert.ts";
import { environmentError, OSErrorType, overflowError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { listOf } from "../core/sequence.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { int, obj } from "../native/args.ts";
import { constant, def, defineModule, type ModuleMember } from "../native/define.ts";
import { moduleException } from "../objects/module_exception.ts";
import { cInt } from "../objects/os_args.ts";
import { SIGXFSZ, stateOf } from "./signal_state.ts";
import { rusageTuple, StructRusage } from "./rusage.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const ResourceError = moduleException("resource", "error");
const RLIM_NLIMITS = 16, RLIMIT_FSIZE = 1;

const CONSTANTS =
  "RLIMIT_AS=9 RLIMIT_CORE=4 RLIMIT_CPU=0 RLIMIT_DATA=2 RLIMIT_FSIZE=1 RLIMIT_MEMLOCK=8 RLIMIT_NOFILE=7 " +
  "RLIMIT_NPROC=6 RLIMIT_OFILE=7 RLIMIT_RSS=5 RLIMIT_STACK=3 RUSAGE_CHILDREN=-1 RUSAGE_SELF=0 RLIM_INFINITY=-1";

const constants: Record<string, ModuleMember> = {};
for (const item of CONSTANTS.split(" ")) {
  const [name, n] = item.split("=");
  constants[name] = constant(Number(n));
}

function call<T>(vm: Vm, f: () => T): T {
  try {
    return f();
  } catch (e) {
    throw e instanceof HostError ? ResourceError.make(vm, e.errno, e.message) : e;
  }
}

function checkResource(which: number): void {
  if (which < 0 || which >= RLIM_NLIMITS) throw valueError("invalid resource specified");
}

function* limit(vm: Vm, v: Value): Gen<number> {
  if (v instanceof PyLong || v instanceof PyInt) {
    if (v.value > 0x7fffffffffffffffn || v.value < -0x8000000000000000n) {
      throw overflowError("Python int too large to convert to C long");
    }
    return Number(v.value);
  }
  const n = asCLong(vm, v);
  return isGen(n) ? yield* n : n;
}

export const resourceModule = defineModule("resource", "Limits of this process, and what it has used up.", {
  ...constants,
  error: constant((vm) => ResourceError.of(vm)),
  struct_rusage: StructRusage.type,
  getrlimit: def([int("resource")], parse("The (soft, hard) limits of a resource."), (vm, which) => {
    checkResource(which);
    return new PyTuple(call(vm, () => vm.host.getrlimit(which)).map(cInt));
  }),
  setrlimit: def(
    [int("resource"), obj("limits")],
    parse("Sets the (soft, hard) limits of a resource."),
    function* (vm, which, v) {
      checkResource(which);
      let items = listOf(vm, v);
      if (isGen(items)) items = yield* items;
      if (items.length !== 2) throw valueError("expected a tuple of 2 integers");
      const soft = yield* limit(vm, items[0]);
      const hard = yield* limit(vm, items[1]);
      try {
        // A write beyond the limit must fail, not end the process: CPython ignores the signal from its start.
        if (which === RLIMIT_FSIZE && !stateOf(vm).handlers.has(SIGXFSZ)) vm.host.onSignal(SIGXFSZ, "ignore");
        vm.host.setrlimit(which, soft, hard);
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        if (e.errno === EINVAL) throw valueError("current limit exceeds maximum limit");
        if (e.errno === EPERM) throw valueError("not allowed to raise maximum limit");
        throw ResourceError.make(vm, e.errno, e.message);
      }
      return null;
    },
  ),
  getrusage: def([int("who")], parse("What this process (0) or its children (-1) have used up."), (vm, who) => {
    try {
      return rusageTuple(vm.host.getrusage(who));
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
      if (e.errno === EINVAL) throw valueError("invalid who parameter");
      throw environmentError(OSErrorType, e.errno, e.message);
    }
  }),
  getpagesize: def([], parse("Bytes of a page of memory."), (vm) => call(vm, () => vm.host.sysconf(30))),
});
