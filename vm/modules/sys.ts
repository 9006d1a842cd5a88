// SPDX-License-Identifier: MIT
/** `sys` (CPython `sysmodule.c`): what does not depend on the command line; `mod.ts` adds argv, path and the streams. */
import { intOrLong, PyFloat, PyTuple, type Value } from "../base/value.ts";
import { call, getAttr, lookupSpecial, repr } from "../core/abstract.ts";
import { DictEntry, PyDict } from "../core/dict.ts";
import { makeThrow, runtimeError, SystemExitType, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { PyList, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt, str } from "../native/args.ts";
import { constant, def, defineModule } from "../native/define.ts";
import { codecState, setDefaultEncoding } from "../objects/unicode_codecs.ts";
import { structSequence } from "../objects/structseq.ts";
import { escape, NO_EXC, PyFrame, pythonFrame, type Thread } from "../interp/frame.ts";
import { softSpace } from "../interp/print.ts";
import { callTracing, setProfile, setTrace } from "../interp/trace.ts";
import { identOf } from "../sched/ident.ts";
import { formatException } from "../objects/traceback.ts";
import { importerType } from "./zipimport.ts";

/** Who wrote it, as the builtin `copyright` says, too. */
export const COPYRIGHT = "Copyright (c) the vmiotman authors.";

const threadOf = (vm: Vm): Thread => (vm as unknown as { thread: Thread }).thread;

const FlagsType = structSequence("sys.flags", "Flags given on the command line.", [
  "debug",
  "py3k_warning",
  "division_warning",
  "division_new",
  "inspect",
  "interactive",
  "optimize",
  "dont_write_bytecode",
  "no_user_site",
  "no_site",
  "ignore_environment",
  "tabcheck",
  "verbose",
  "unicode",
  "bytes_warning",
  "hash_randomization",
]);
const VersionType = structSequence("sys.version_info", "The version as five parts.", [
  "major",
  "minor",
  "micro",
  "releaselevel",
  "serial",
]);
const FloatInfoType = structSequence("sys.float_info", "What the double type of C can hold.", [
  "max",
  "max_exp",
  "max_10_exp",
  "min",
  "min_exp",
  "min_10_exp",
  "dig",
  "mant_dig",
  "epsilon",
  "radix",
  "rounds",
]);
const LongInfoType = structSequence("sys.long_info", "How long integers are kept.", ["bits_per_digit", "sizeof_digit"]);

/** Makes a `sys.flags` value. */
export function makeFlags(values: number[]): Value {
  return FlagsType.make(values);
}

const VERSION = "2.7.18 (default, vmiotman)\n[TypeScript]";

function frameAt(vm: Vm, depth: number): PyFrame {
  let frame = pythonFrame(vm.frame);
  while (depth > 0 && frame !== null) {
    frame = pythonFrame(frame.back);
    depth--;
  }
  if (frame === null) throw valueError("call stack is not deep enough");
  escape(frame);
  return frame;
}

/** An entry whose value is looked up when somebody asks, so that keeping it true costs nothing. Assigning ends that. */
function liveEntry(key: string, read: () => Value): DictEntry {
  const entry = new DictEntry(key, null);
  const value = { get: read, set: (v: Value) => Object.defineProperty(entry, "value", { value: v, writable: true }) };
  Object.defineProperty(entry, "value", { ...value, configurable: true, enumerable: true });
  return entry;
}

/** `sys.displayhook`: prints the repr of an interactive result and keeps it in `__builtin__._`. */
function* display(vm: Vm, v: Value): Gen<Value> {
  if (v === null) return null;
  vm.builtins.setStr("_", null);
  const out = vm.sys.getStr("stdout");
  if (out === undefined) throw runtimeError("lost sys.stdout");
  // A line that `print x,` left open ends first.
  const open = yield* softSpace(vm, out, 0);
  let text = repr(vm, v);
  if (isGen(text)) text = yield* text;
  let write = getAttr(vm, out as Value, "write");
  if (isGen(write)) write = yield* write;
  const r = call(vm, write, [`${open ? "\n" : ""}${text}\n`]);
  if (isGen(r)) yield* r;
  vm.builtins.setStr("_", v);
  return null;
}

/** `sys.excepthook`: prints an exception as the interpreter does at its end. */
function* printException(vm: Vm, type: Value, value: Value, tb: Value): Gen<Value> {
  const text = yield* formatException(vm, type, value, tb, (file, line) => vm.sourceLine(file, line));
  const err = vm.sys.getStr("stderr");
  if (err === undefined || err === null) return null;
  let write = getAttr(vm, err, "write");
  if (isGen(write)) write = yield* write;
  const r = call(vm, write, [text]);
  if (isGen(r)) yield* r;
  return null;
}

export const sysModule = defineModule("sys", "The interpreter: its settings, streams and counters.", {
  api_version: constant(1013),
  builtin_module_names: constant((vm) => new PyTuple([...vm.natives.keys()].sort())),
  byteorder: constant("little"),
  copyright: constant(COPYRIGHT),
  dont_write_bytecode: constant(false),
  exec_prefix: constant("/usr"),
  prefix: constant("/usr"),
  flags: constant(() => makeFlags(new Array(16).fill(0))),
  float_info: constant(
    FloatInfoType.make([
      new PyFloat(Number.MAX_VALUE),
      1024,
      308,
      new PyFloat(2.2250738585072014e-308),
      -1021,
      -307,
      15,
      53,
      new PyFloat(Number.EPSILON),
      2,
      1,
    ]),
  ),
  float_repr_style: constant("short"),
  hexversion: constant(0x020712f0),
  long_info: constant(LongInfoType.make([30, 4])),
  maxint: constant(intOrLong(0x7fffffffffffffffn)),
  maxsize: constant(intOrLong(0x7fffffffffffffffn)),
  maxunicode: constant(0x10ffff),
  meta_path: constant(() => new PyList([])),
  path_hooks: constant(() => new PyList([importerType])),
  path_importer_cache: constant(() => new PyDict()),
  platform: constant((vm) => vm.host.platform),
  ps1: constant(">>> "),
  ps2: constant("... "),
  py3kwarning: constant(false),
  subversion: constant(() => new PyTuple(["vmiotman", "", ""])),
  version: constant(VERSION),
  version_info: constant(VersionType.make([2, 7, 18, "final", 0])),
  warnoptions: constant(() => new PyList([])),
  _git: constant(() => new PyTuple(["vmiotman", "", ""])),
  _clear_type_cache: def([], "Does nothing: the attribute caches need no clearing.", () => null),
  _current_frames: def(
    [],
    { doc: "The newest frame of each thread, by the thread's identifier.", frames: true },
    (vm) => {
      const d = new PyDict();
      for (const thread of (vm as unknown as { threads: Set<Thread> }).threads) {
        const frame = pythonFrame(thread.top);
        if (frame === null) continue;
        escape(frame);
        const ident = identOf(vm, thread);
        d.addEntry(ident, new DictEntry(ident, frame));
      }
      return d;
    },
  ),
  _getframe: def(
    [opt(int("depth"), 0)],
    { doc: "The frame `depth` calls above the caller.", arity: "parse", frames: true },
    (vm, depth) => frameAt(vm, Math.max(depth, 0)),
  ),
  displayhook: def([obj("object")], "Prints an interactive result.", (vm, v) => display(vm, v)),
  excepthook: def(
    [obj("type"), obj("value"), obj("traceback")],
    { doc: "Prints an exception.", arity: "unpack" },
    (vm, type, value, tb) => printException(vm, type, value, tb),
  ),
  exc_clear: def([], "Forgets the exception being handled.", (vm) => {
    const thread = threadOf(vm);
    thread.exc = NO_EXC;
    return null;
  }),
  exc_info: def([], "Type, value and traceback of the exception being handled.", (vm) => {
    const { type, value, traceback } = threadOf(vm).exc;
    return new PyTuple([type, value, traceback]);
  }),
  exit: def(
    [opt(obj("status"), null)],
    { doc: "Ends the program by raising SystemExit.", arity: "unpack" },
    function* (_vm, status) {
      const thrown = status instanceof PyTuple
        ? makeThrow(SystemExitType, ...status.items)
        : status === null
        ? makeThrow(SystemExitType)
        : makeThrow(SystemExitType, status);
      (thrown.value as unknown as { code: Value }).code = status instanceof PyTuple && status.items.length === 1
        ? status.items[0]
        : status;
      throw thrown;
    },
  ),
  // Generators, so that the loop is left and goes on stepping (interp/trace.ts).
  settrace: def(
    [obj("function")],
    { doc: "Sets the function that is shown every line, call, return and exception.", frames: true },
    function* (vm, f) {
      setTrace(threadOf(vm), f);
      return null;
    },
  ),
  setprofile: def(
    [obj("function")],
    { doc: "Sets the function that is shown every call and return, those of builtins too.", frames: true },
    function* (vm, f) {
      setProfile(threadOf(vm), f);
      return null;
    },
  ),
  getprofile: def([], "The profile function, or None.", (vm) => threadOf(vm).tracer?.profile ?? null),
  gettrace: def([], "The trace function, or None.", (vm) => threadOf(vm).tracer?.func ?? null),
  call_tracing: def([obj("func"), obj("args")], {
    doc: "Calls a function with tracing on, from within a trace function.",
    frames: true,
    arity: "parse",
  }, (vm, f, args) => {
    if (!(args instanceof PyTuple)) {
      throw typeError(`call_tracing() argument 2 must be tuple, not ${typeOf(args).name}`);
    }
    return callTracing(vm, threadOf(vm), f, args.items.slice());
  }),
  getcheckinterval: def([], "Instructions between two thread switches.", (vm) => vm.state(CHECK, () => ({ n: 100 })).n),
  setcheckinterval: def(
    [int("n")],
    { doc: "Sets the instructions between two thread switches.", arity: "parse" },
    (vm, n) => {
      vm.state(CHECK, () => ({ n: 100 })).n = n;
      return null;
    },
  ),
  getdefaultencoding: def([], "The encoding between str and unicode.", (vm) => codecState(vm).defaultEncoding),
  setdefaultencoding: def(
    [str("encoding")],
    { doc: "Sets the encoding between str and unicode.", arity: "parse" },
    (vm, name) => {
      setDefaultEncoding(vm, name);
      return null;
    },
  ),
  getdlopenflags: def(
    [],
    "The flags set by setdlopenflags(); RTLD_NOW at first.",
    (vm) => vm.state(DLOPEN, () => ({ flags: RTLD_NOW })).flags,
  ),
  setdlopenflags: def(
    [int("n")],
    { doc: "Sets the flags for loading extension modules, of which there are none here.", arity: "parse" },
    (vm, n) => {
      vm.state(DLOPEN, () => ({ flags: RTLD_NOW })).flags = n;
      return null;
    },
  ),
  getfilesystemencoding: def([], "The encoding of file names.", () => "UTF-8"),
  getrecursionlimit: def([], "The deepest nesting of calls.", (vm) => vm.recursionLimit),
  setrecursionlimit: def([int("n")], { doc: "Sets the deepest nesting of calls.", arity: "parse" }, (vm, n) => {
    if (n <= 0) throw valueError("recursion limit must be positive");
    vm.recursionLimit = n;
    return null;
  }),
  getrefcount: def([obj("object")], "A number; objects are not reference-counted here.", () => 2),
  getsizeof: def([obj("object"), opt(obj("default"))], {
    doc: "Roughly how many bytes an object takes.",
    arity: "parse",
  }, function* (vm, o, fallback) {
    let m = lookupSpecial(vm, o, "__sizeof__");
    if (isGen(m)) m = yield* m;
    if (m === undefined) {
      if (fallback !== undefined) return fallback;
      throw typeError(`Type ${typeOf(o).name} doesn't define __sizeof__`);
    }
    const r = call(vm, m, []);
    return isGen(r) ? yield* r : r;
  }),
}, (vm, namespace) => {
  for (const name of ["type", "value", "traceback"] as const) {
    namespace.addEntry(`exc_${name}`, liveEntry(`exc_${name}`, () => threadOf(vm).exc[name]));
  }
  for (const name of ["displayhook", "excepthook"]) namespace.setStr(`__${name}__`, namespace.getStr(name)!);
});
const CHECK = Symbol("sys.checkinterval");
const DLOPEN = Symbol("sys.dlopenflags");
const RTLD_NOW = 2;
