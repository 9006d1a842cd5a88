// SPDX-License-Identifier: MIT
/** `resource.struct_rusage`, which `posix.wait3` and `wait4` give as well. */
import { PyFloat, type Value } from "../base/value.ts";
import { structSequence } from "../objects/structseq.ts";
import { cInt } from "../objects/os_args.ts";

export const StructRusage = structSequence("resource.struct_rusage", "What a process has used up.", [
  "ru_utime",
  "ru_stime",
  "ru_maxrss",
  "ru_ixrss",
  "ru_idrss",
  "ru_isrss",
  "ru_minflt",
  "ru_majflt",
  "ru_nswap",
  "ru_inblock",
  "ru_oublock",
  "ru_msgsnd",
  "ru_msgrcv",
  "ru_nsignals",
  "ru_nvcsw",
  "ru_nivcsw",
]);

/** A `struct_rusage` of the host's 16 numbers. */
export function rusageTuple(numbers: number[]): Value {
  return StructRusage.make(numbers.map((n, i) => i < 2 ? new PyFloat(n) : cInt(n)));
}
