// SPDX-License-Identifier: MIT
/** What `posix` tells of files and file systems: `stat_result` and `statvfs_result` (CPython `posixmodule.c`). */
import { PyFloat, type Value } from "../base/value.ts";
import { type Gen, isGen } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import type { HostStat, HostStatvfs } from "../host.ts";
import { type PyStructSequence, structSequence } from "../objects/structseq.ts";
import { cInt } from "../objects/os_args.ts";

/** `posix.stat_result`. */
export const StatResult = structSequence("posix.stat_result", "What stat tells: ten elements, and more by name.", [
  "st_mode",
  "st_ino",
  "st_dev",
  "st_nlink",
  "st_uid",
  "st_gid",
  "st_size",
  undefined,
  undefined,
  undefined,
  "st_atime",
  "st_mtime",
  "st_ctime",
  "st_blksize",
  "st_blocks",
  "st_rdev",
], 10);
{
  // Times that the constructor was not given are the whole seconds among the elements.
  const fromSequence = StatResult.type.tp_new!;
  StatResult.type.tp_new = function* (vm, type, args, kw): Gen<Value> {
    const r = fromSequence(vm, type, args, kw);
    const value = (isGen(r) ? yield* r : r) as PyStructSequence;
    for (let i = 0; i < 3; i++) if ((value.hidden[i] ?? null) === null) value.hidden[i] = value.items[7 + i];
    return value;
  };
}

/** `posix.statvfs_result`. */
export const StatvfsResult = structSequence("posix.statvfs_result", "What statvfs tells about a file system.", [
  "f_bsize",
  "f_frsize",
  "f_blocks",
  "f_bfree",
  "f_bavail",
  "f_files",
  "f_ffree",
  "f_favail",
  "f_flag",
  "f_namemax",
]);

const FLOAT_TIMES = Symbol("posix.stat_float_times");
/** Whether the times of a `stat_result` have fractions: `os.stat_float_times()`. */
export const floatTimes = (vm: Vm) => vm.state(FLOAT_TIMES, () => ({ on: true }));

/** A `stat_result` of what the host says. */
export function statResult(vm: Vm, s: HostStat): Value {
  const times = [s.atime, s.mtime, s.ctime];
  const seconds = times.map((t) => cInt(Math.floor(t)));
  const fine = floatTimes(vm).on ? times.map((t) => new PyFloat(t)) : seconds;
  return StatResult.make([
    s.mode,
    cInt(s.ino),
    cInt(s.dev),
    cInt(s.nlink),
    s.uid,
    s.gid,
    cInt(s.size),
    ...seconds,
    ...fine,
    cInt(s.blksize),
    cInt(s.blocks),
    cInt(s.rdev),
  ]);
}

/** A `statvfs_result` of what the host says. */
export function statvfsResult(s: HostStatvfs): Value {
  return StatvfsResult.make([
    s.bsize,
    s.frsize,
    s.blocks,
    s.bfree,
    s.bavail,
    s.files,
    s.ffree,
    s.favail,
    s.flag,
    s.namemax,
  ].map(cInt));
}
