// SPDX-License-Identifier: MIT
/** What a picture does with the state that native modules keep in their VM (`Vm.state`), by its key. */

/** Goes along as it is. State that is neither here nor below cannot be in a picture. */
export const COPIED_STATES: ReadonlySet<string> = new Set([
  "_csv",
  "codecs",
  "ctypes _unpickle",
  "ctypes conversion mode",
  "gc",
  "open files",
  "posix.stat_float_times",
  "serial registry",
  "signal",
  "signal.handlers",
  "socket.defaulttimeout",
  "sys.checkinterval",
  "sys.dlopenflags",
  "syslog",
  "thread",
]);

/** Caches, which fill again; and what is of this process and its threads, or is made again with the objects it is about. */
export const LOCAL_STATES: ReadonlySet<string> = new Set([
  "abstract classes",
  "builtin error handlers",
  "default encoder",
  "file.dirty",
  "fd.writers",
  "finalizers",
  "float.formats",
  "garbage collection",
  "import lock",
  "import.reloading",
  "json memory",
  "main task",
  "main thread",
  "objects being printed, by thread",
  "parsed % formats",
  "parsed format strings",
  "pickle memory",
  "re",
  "shared descriptors",
  "signal.waiters",
  "socket.scratch",
  "struct",
  "time.namespace",
  "tasks that are no daemons",
  "thread._local",
  "thread.ident",
  "vmiot.line",
  "vmiot.reported",
  "waits in the last report of a deadlock",
  "watched objects",
  "weak reference callbacks",
  "zip archives",
  "zlib.compress",
]);

/** Fields of a copied state that stay. */
export const LEFT_OUT: ReadonlyMap<string, readonly string[]> = new Map([
  ["codecs", ["defaultCodec", "lookupName", "defaultEncoding", "cache"]],
  ["open files", ["count"]],
  ["signal", ["tripped", "timers", "handlers"]],
  ["thread", ["running", "ended"]],
]);
