// SPDX-License-Identifier: MIT
/**
 * `posix` (CPython `posixmodule.c`): what `os` is made of. Files are in `posix_files.ts`, processes in
 * `posix_process.ts`, the names of system limits in `posix_names.ts`; here they are put together, with the limits.
 * Absent: `fork` and `forkpty` (see `posix_process.ts`).
 */
import type { Value } from "../base/value.ts";
import { EINVAL, strerror } from "../base/errno.ts";
import { PyDict } from "../core/dict.ts";
import { environmentError, OSErrorType, typeError, valueError } from "../core/exceptions.ts";
import { bigOf, isInteger, isStr, strValue } from "../core/types.ts";
import { cstring, custom, int, type Param } from "../native/args.ts";
import { constant, def, defineModule, type ModuleMember } from "../native/define.ts";
import { CONFSTR_NAMES, PATHCONF_NAMES, POSIX_CONSTANTS, SYSCONF_NAMES, unpackNames } from "./posix_names.ts";
import { cInt, osCall } from "../objects/os_args.ts";
import { POSIX_FILES } from "./posix_files.ts";
import { environment, POSIX_PROCESS } from "./posix_process.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });

/** A configuration name, or its number. */
const configName = (name: string, packed: string): Param<number> =>
  custom(name, (_vm, v) => {
    if (isInteger(v)) {
      return Number(BigInt.asIntN(32, bigOf(v)));
    }
    if (!isStr(v)) throw typeError("configuration names must be strings or integers");
    const n = unpackNames(packed).get(strValue(v));
    if (n === undefined) throw valueError("unrecognized configuration name");
    return n;
  });

const nameTable = (packed: string, doc: string) =>
  constant(() => {
    const dict = new PyDict();
    for (const [name, n] of unpackNames(packed)) dict.setStr(name, n);
    return dict;
  }, doc);

/** Texts of `confstr(3)`; absent numbers are unknown to the system. */
function confstr(n: number): Value {
  if (n === 0) return "/bin:/usr/bin";
  if (n >= 1000 && n <= 1007 || n >= 1100 && n <= 1115) return CONFSTR_VALUES[n] ?? "";
  throw environmentError(OSErrorType, EINVAL, "Invalid argument");
}
const CONFSTR_VALUES: Record<number, string> = { 1108: "-m64", 1109: "-m64" };

function known(value: number, what: number): Value {
  // −1 is "no limit" for known names; the host cannot tell it from "unknown name", so the range decides.
  if (value === -1 && (what < 0 || what > 248)) throw environmentError(OSErrorType, EINVAL, "Invalid argument");
  return cInt(value);
}

const constants: Record<string, ModuleMember> = {};
for (const [name, n] of unpackNames(POSIX_CONSTANTS)) constants[name] = constant(n);

export const posixModule = defineModule("posix", "What the operating system offers; use it through `os`.", {
  ...constants,
  ...POSIX_FILES,
  ...POSIX_PROCESS,
  error: OSErrorType,
  environ: constant((vm) => environment(vm), "The environment when the program started."),
  confstr_names: nameTable(CONFSTR_NAMES, "Names for confstr."),
  pathconf_names: nameTable(PATHCONF_NAMES, "Names for pathconf."),
  sysconf_names: nameTable(SYSCONF_NAMES, "Names for sysconf."),
  confstr: def([configName("name", CONFSTR_NAMES)], parse("A text about the system."), (_vm, n) => confstr(n)),
  sysconf: def(
    [configName("name", SYSCONF_NAMES)],
    parse("A limit of the system."),
    (vm, n) => known(osCall(() => vm.host.sysconf(n)), n),
  ),
  pathconf: def(
    [cstring("path"), configName("name", PATHCONF_NAMES)],
    parse("A limit of the file system at `path`."),
    (vm, p, n) => {
      const value = osCall(() => vm.host.pathconf(p, n), p);
      if (value === -1) {
        osCall(() => vm.host.stat(p), p);
        if (n < 0 || n > 20) throw environmentError(OSErrorType, EINVAL, "Invalid argument");
      }
      return cInt(value);
    },
  ),
  fpathconf: def([int("fd"), configName("name", PATHCONF_NAMES)], parse("A limit of an open file."), (vm, fd, n) => {
    const value = osCall(() => vm.host.pathconf(fd, n));
    if (value === -1) {
      osCall(() => vm.host.fstat(fd));
      if (n < 0 || n > 20) throw environmentError(OSErrorType, EINVAL, "Invalid argument");
    }
    return cInt(value);
  }),
  strerror: def([int("errno")], parse("The text of an error number."), (_vm, n) => strerror(n)),
});
