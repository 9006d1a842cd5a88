// SPDX-License-Identifier: MIT
/** Puts a VM together: types, native modules, compiler, library, search path, streams. */
import { seedHashes } from "../vm/base/hash.ts";
import { bytesToText } from "../vm/base/latin1.ts";
import { PyDict } from "../vm/core/dict.ts";
import { PyList, PyModule } from "../vm/core/types.ts";
import { CO_FUTURE_DIVISION, CO_VMIOT } from "../vm/bytecode/code.ts";
import type { Image } from "../vm/bytecode/image.ts";
import type { Host } from "../vm/host.ts";
import type { NativeModule, NativeSource } from "../vm/native/define.ts";
import "../vm/objects/all.ts";
import { makeFile, type PyFile } from "../vm/objects/file.ts";
import { builtinModule } from "../vm/modules/builtin.ts";
import { makeFlags, sysModule } from "../vm/modules/sys.ts";
import { extraBuiltins } from "../vm/modules/vmiot/builtins.ts";
import { modules } from "../vm/modules/all.ts";
import { serdeModules } from "../serde/all.ts";
import { halModules } from "../hal/all.ts";
import { netModules } from "../net/all.ts";
import { type Schedule, scheduled } from "../vm/sched/repeatable.ts";
import type { Scheduler } from "../vm/sched/scheduler.ts";
import type { CompileOptions } from "../vm/core/vm.ts";
import { type CompileHook, PyVm } from "../vm/vm.ts";
import { zipFinder } from "../vm/modules/zipimport.ts";
import { DEFAULT_FLAGS, type PythonFlags } from "../project/runner.ts";
import { compileHook } from "./compile_hook.ts";
import { useTier1 } from "./lazy_tier.ts";
import { CompiledLibrary } from "./compiled_library.ts";
import { FolderFinder, ImageFinder, LibraryFinder } from "./finders.ts";

/** Native modules that a program's own files cannot shadow, as in CPython: those compiled into the interpreter. */
const BUILTIN_NAMES = [
  "sys",
  "__builtin__",
  "exceptions",
  "posix",
  "errno",
  "signal",
  "gc",
  "imp",
  "marshal",
  "thread",
  "_codecs",
  "_weakref",
  "_sre",
  "_warnings",
  "pwd",
  "zipimport",
  "_symtable",
];

/** VMIOT's default exception mode. */
const REPORT_WHEN_RAISED = 1;

/** What makes up a VM besides the program. */
export interface WorldOptions {
  host: Host;
  /** Folder of the installation; the library in Python is its `vm/lib`. */
  home: string;
  /** Folder of the compiled library; absent: the sources in `vm/lib` are compiled when imported. */
  compiledLibrary?: string;
  argv: string[];
  /** Entries of `sys.path` before the library. */
  path: string[];
  /** Extra library folders, last in `sys.path`. */
  lib: string[];
  flags: PythonFlags;
  /** Standard output is written after each line, not in blocks. */
  lineBuffered?: boolean;
  /** How threads are scheduled, where that is not as usual. */
  schedule?: Schedule;
  /** More native modules, or replacements. */
  natives?: NativeModule[];
  /** Images that may stand in `sys.path`, by their path entry. */
  images?: Map<string, Image>;
  /** Runs the VM's threads; absent: one of its own. */
  scheduler?: Scheduler;
  /** What the VMs of one isolate share; made by the first. */
  shared?: SharedParts;
}

/** Parts of VMs that never change, shared by the jobs of one isolate. */
export interface SharedParts {
  library: CompiledLibrary | undefined;
  natives: Map<string, NativeSource>;
  builtinNames: Set<string>;
}

/** Makes the shared parts; hashes are seeded here, since all VMs of an isolate hash alike. */
function makeShared(options: WorldOptions): SharedParts {
  const { flags } = options;
  if (flags.hashRandomization !== 0) {
    seedHashes(flags.hashSeed ?? crypto.getRandomValues(new Uint8Array(16)));
  }
  const natives = new Map<string, NativeSource>(
    Object.entries({ ...modules, ...netModules, ...serdeModules, ...halModules }),
  );
  for (const m of [sysModule, builtinModule, ...(options.natives ?? [])]) natives.set(m.name, m);
  const { host, compiledLibrary } = options;
  const library = compiledLibrary === undefined ? undefined : new CompiledLibrary(host, compiledLibrary);
  return { library, natives, builtinNames: new Set(BUILTIN_NAMES) };
}

/**
 * The compile hook with the flags that whatever is compiled gets: `-Qnew` divides as after `from __future__ import
 * division`; the dialect is that of the program, not of the library.
 * @param folders Where the library is.
 */
function compileHookFor(flags: PythonFlags, folders: string[]): CompileHook {
  const all = flags.division === "new" ? CO_FUTURE_DIVISION : 0;
  if (flags.dialect !== "vmiot" && all === 0) return compileHook;
  const flagged = (how: CompileOptions): CompileOptions => {
    const own = flags.dialect === "vmiot" && !folders.some((folder) => how.filename.startsWith(`${folder}/`));
    return { ...how, flags: how.flags | all | (own ? CO_VMIOT : 0) };
  };
  return {
    compile: (vm, source, how) => compileHook.compile(vm, source, flagged(how)),
    parse: (vm, source, how) => compileHook.parse(vm, source, flagged(how)),
  };
}

/** The command line that leads to `flags`, but for `-i`; the environment, which a process inherits, adds the rest. */
function commandOptions(flags: PythonFlags, lib: string[]): string[] {
  const out: string[] = [];
  const letter = (name: string, count: number | boolean) => {
    if (count) out.push(`-${name.repeat(Number(count))}`);
  };
  letter("O", flags.optimize);
  letter("B", flags.dontWriteBytecode);
  letter("u", flags.unbuffered);
  letter("v", flags.verbose);
  letter("t", flags.tabcheck);
  letter("3", flags.py3kWarning);
  letter("S", flags.noSite);
  letter("s", flags.noUserSite);
  letter("E", flags.ignoreEnvironment);
  letter("R", flags.hashRandomization !== 0);
  if (flags.division !== "old") out.push(`-Q${flags.division}`);
  for (const action of flags.warnings) out.push("-W", action);
  if (flags.dialect !== undefined) out.push("--dialect", flags.dialect);
  if (flags.jitThreshold === null) out.push("--no-jit");
  else if (flags.jitThreshold !== DEFAULT_FLAGS.jitThreshold) out.push("--jit-threshold", String(flags.jitThreshold));
  for (const folder of lib) out.push("--lib", folder);
  return out;
}

/** A VM ready to run code, with `sys` set up. */
export async function createWorld(options: WorldOptions): Promise<PyVm> {
  const { flags, schedule } = options;
  // A job runs on the scheduler, and sees the clocks, of who starts it.
  const { host, scheduler } = schedule === undefined || options.scheduler !== undefined
    ? { host: options.host, scheduler: options.scheduler }
    : scheduled(options.host, schedule);
  const shared = options.shared ?? makeShared(options);
  const library = `${options.home}/vm/lib`;
  const compiled = shared.library;
  const images = options.images ?? new Map<string, Image>();
  const vm = new PyVm({
    host,
    scheduler,
    fork: async () => (await import("./fork/fork.ts")).fork,
    jobs: async () => new (await import("./jobs.ts")).EngineJobs({ ...options, shared }),
    natives: shared.natives,
    builtinNames: shared.builtinNames,
    optimize: flags.optimize,
    dialect: flags.dialect,
    libraryFolder: `${library}/`,
    extensions: async () => (await import("../vm/modules/vmiot/registry.ts")).makeExtensions(),
    extraBuiltins,
    compile: compileHookFor(flags, [library, ...options.lib]),
    images,
    finder: (world, entry) => {
      if (entry === library) return new LibraryFinder(world, library, "", compiled, options.lib);
      if (entry.startsWith(library + "/")) {
        const prefix = entry.slice(library.length + 1).replaceAll("/", ".") + ".";
        return new LibraryFinder(world, entry, prefix, compiled, options.lib);
      }
      for (const [root, image] of world.images) {
        if (entry === root) return new ImageFinder(image, root);
        if (entry.startsWith(root + "/")) {
          return new ImageFinder(image, root, entry.slice(root.length + 1).replaceAll("/", ".") + ".");
        }
      }
      return host.kind(entry || ".") === "dir" ? new FolderFinder(world, entry) : zipFinder(world, entry);
    },
  });
  if (flags.jitThreshold !== null) await useTier1(vm, flags.jitThreshold, flags.jitStress, vm.scheduler.isRepeatable);
  if (flags.dialect === "vmiot") {
    const { setExceptionMode } = await import("../vm/modules/vmiot/report.ts");
    setExceptionMode(vm, REPORT_WHEN_RAISED);
  }
  await vm.start();
  vm.commandOptions = commandOptions(flags, options.lib);
  const sys = vm.sys;
  sys.setStr("argv", new PyList(options.argv.slice()));
  sys.setStr("path", new PyList([...options.path, library, ...options.lib]));
  sys.setStr("executable", host.executable);
  sys.setStr("warnoptions", new PyList(flags.warnings.slice()));
  sys.setStr("py3kwarning", flags.py3kWarning);
  // Compiled with -Qnew, a module divides anew wherever it is imported.
  sys.setStr("dont_write_bytecode", flags.dontWriteBytecode || flags.division === "new");
  sys.setStr(
    "flags",
    makeFlags([
      0,
      Number(flags.py3kWarning),
      flags.division === "old" ? 0 : 1,
      Number(flags.division === "new"),
      Number(flags.inspect),
      Number(flags.inspect),
      flags.optimize,
      Number(flags.dontWriteBytecode),
      Number(flags.noUserSite),
      Number(flags.noSite),
      Number(flags.ignoreEnvironment),
      flags.tabcheck,
      flags.verbose,
      0,
      0,
      flags.hashRandomization,
    ]),
  );
  const buffering = flags.unbuffered ? 0 : options.lineBuffered ? 1 : -1;
  for (
    const [fd, name, mode, size] of [[0, "stdin", "r", -1], [1, "stdout", "w", buffering], [
      2,
      "stderr",
      "w",
      0,
    ]] as const
  ) {
    const file = makeFile(vm, fd, `<${name}>`, mode, size);
    setEncoding(file, flags.ioEncoding, host);
    sys.setStr(name, file);
    sys.setStr(`__${name}__`, file);
  }
  vm.sourceLookups.push(fileLines(vm));
  vm.sourceLookups.push(imageLines(vm));
  return vm;
}

/** Encoding of a standard stream: what `PYTHONIOENCODING` says, else that of the locale, which only terminals get. */
function setEncoding(file: PyFile, given: string | undefined, host: Host): void {
  if (given !== undefined) {
    const colon = given.indexOf(":");
    file.encoding = colon < 0 ? given : given.slice(0, colon);
    if (colon >= 0) file.errors = given.slice(colon + 1);
    return;
  }
  if (!host.isatty(file.fd)) return;
  const env = host.environ();
  const locale = env.get("LC_ALL") || env.get("LC_CTYPE") || env.get("LANG") || "C";
  const codeset = /\.([^@]+)/.exec(locale)?.[1] ?? "ANSI_X3.4-1968";
  file.encoding = /^utf-?8$/i.test(codeset) ? "UTF-8" : codeset;
}

/** A new `__main__` module; its namespace. */
export function newMain(vm: PyVm): PyDict {
  const dict = new PyDict();
  dict.setStr("__name__", "__main__");
  dict.setStr("__doc__", null);
  dict.setStr("__package__", null);
  dict.setStr("__builtins__", vm.modules.getStr("__builtin__")!);
  vm.modules.setStr("__main__", new PyModule(dict));
  return dict;
}

function fileLines(vm: PyVm) {
  // The last few files asked for: a traceback names the same ones again and again. A program may change them meanwhile.
  const cache = new Map<string, SourceFile>();
  return (filename: string, line: number): string | undefined => {
    if (filename.startsWith("<")) return undefined;
    let file = cache.get(filename);
    if (file === undefined || !isAsRead(vm, file)) {
      file = readSource(vm, filename);
      if (file === undefined) return undefined;
      if (cache.size > 8) cache.clear();
      cache.set(filename, file);
    }
    return file.lines[line - 1];
  };
}

/** A source file as it was read. */
interface SourceFile {
  path: string;
  mtime: number;
  size: number;
  lines: string[];
}

function isAsRead(vm: PyVm, file: SourceFile): boolean {
  try {
    const now = vm.host.stat(file.path);
    return now.mtime === file.mtime && now.size === file.size;
  } catch {
    return false;
  }
}

/** Reads a source file; a relative name that does not exist is looked for along `sys.path`, as CPython does. */
function readSource(vm: PyVm, filename: string): SourceFile | undefined {
  const candidates = [filename];
  const path = vm.sys.getStr("path");
  if (!filename.startsWith("/") && path instanceof PyList) {
    const tail = filename.slice(filename.lastIndexOf("/") + 1);
    for (const entry of path.items) if (typeof entry === "string") candidates.push(`${entry}/${tail}`);
  }
  for (const path of candidates) {
    try {
      const { mtime, size } = vm.host.stat(path);
      return { path, mtime, size, lines: bytesToText(vm.host.readFile(path)).split(/\r\n|\r|\n/) };
    } catch {
      continue;
    }
  }
  return undefined;
}

function imageLines(vm: PyVm) {
  return (filename: string, line: number): string | undefined => {
    for (const image of vm.images.values()) {
      for (const module of image.modules.values()) {
        if (module.path === filename && module.sourceSize !== undefined) {
          return bytesToText(image.moduleSource(module.name)!).split(/\r\n|\r|\n/)[line - 1];
        }
      }
    }
    return undefined;
  };
}

/** Has deadlocks of a VM reported (`deadlock.ts`) instead of left alone. */
export function watchDeadlocks(vm: PyVm): void {
  vm.deadlocked = () => void import("./deadlock.ts").then((m) => m.reportDeadlock(vm));
}
