// SPDX-License-Identifier: MIT
/** Runs whole programs for the command line: from what to run to the exit code of the process. */
import { type Image, openImage } from "../vm/bytecode/image.ts";
import { ImageError } from "../vm/bytecode/image_error.ts";
import { readPyc } from "../vm/bytecode/pyc.ts";
import { type Value } from "../vm/base/value.ts";
import type { Code } from "../vm/bytecode/code.ts";
import { EPIPE } from "../vm/base/errno.ts";
import { call, findAttr, toBytes } from "../vm/core/abstract.ts";
import { finalizeAll } from "../vm/core/finalize.ts";
import type { PyDict } from "../vm/core/dict.ts";
import {
  KeyboardInterruptType,
  PySystemExit,
  PyThrow,
  SyntaxErrorType,
  SystemExitType,
  TaskKilledType,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, Wait } from "../vm/core/gen.ts";
import { PyType } from "../vm/core/type.ts";
import { bigOf, isInteger, PyModule } from "../vm/core/types.ts";
import { softSpace } from "../vm/interp/print.ts";
import { flushAll } from "../vm/objects/file_output.ts";
import { reportLoss } from "../vm/objects/lost_files.ts";

import { reportsEnd } from "../vm/sched/exception_mode.ts";
import { asExit } from "../vm/sched/outcome.ts";
import { endMainTask, mainTaskReason, waitForTasks } from "../vm/sched/thread_task.ts";
import { type PyVm } from "../vm/vm.ts";
import {
  type Dialect,
  DIALECT_PROPERTY,
  type MainProgram,
  type PythonFlags,
  type RunOptions,
} from "../project/runner.ts";
import type * as Forks from "./fork/fork.ts";
import { imageLoader } from "./image_loader.ts";
import { cannotRun, finderAt, loadModule } from "./run_module.ts";
import { createWorld, newMain, watchDeadlocks } from "./create.ts";

/** The name of the module that a copy of a process is told to run. */
export const FORKED = "_forked";
/** Exit codes (docs/map.md). */
const FAILED = 1, USAGE = 2, COMPILE_ERROR = 3, BAD_IMAGE = 4;
const SIGINT = 2;

const dirname = (path: string): string => {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : slash === 0 ? "/" : path.slice(0, slash);
};

/** What to run, once the VM exists. */
export interface Main {
  /** Element 0 of `sys.argv`. */
  argv0: string;
  path: string[];
  images: Map<string, Image>;
  file: string | undefined;
  /** Descriptor of a picture of the program, which goes on; nothing is loaded then. */
  picture?: number;
  /** Gives the code to run in `__main__`, or runs it itself. */
  load: (vm: PyVm, main: PyDict) => Result<Code>;
}

/**
 * Decides how a program is run.
 * @param args Arguments of the program.
 * @throws {ImageError} for a damaged image.
 */
export function planProgram(program: MainProgram, args: string[]): Main {
  const images = new Map<string, Image>();
  switch (program.kind) {
    case "file":
      return {
        argv0: program.path,
        path: [program.folder ?? dirname(program.path)],
        images,
        file: program.path,
        load: (vm) => vm.compile(program.bytes, { filename: program.path, mode: "exec", flags: 0 }),
      };
    case "container":
      return {
        argv0: program.path,
        path: [program.path],
        images,
        file: undefined,
        load: (vm, main) => {
          const found = finderAt(vm, program.path)?.find("__main__", "__main__");
          if (found === undefined || found.kind !== "code") {
            throw cannotRun(vm, `can't find '__main__' module in '${program.path}'`);
          }
          main.setStr("__file__", found.file);
          return found.code();
        },
      };
    case "pyc": {
      // Read and verified here, where damage is reported as for an image.
      const code = readPyc(program.bytes).code.ensure();
      return {
        argv0: program.path,
        path: [program.folder ?? dirname(program.path)],
        images,
        file: program.path,
        load: () => code,
      };
    }
    case "image": {
      const image = openImage(program.bytes);
      images.set(program.path, image);
      return {
        argv0: program.path,
        path: [program.path],
        images,
        file: image.modules.get(image.manifest.entry)?.path,
        load: (_vm, main) => {
          main.setStr("__loader__", imageLoader(image, program.path));
          const code = image.moduleCode(image.manifest.entry);
          if (code === undefined) {
            throw new ImageError(`Cannot run image: it has no module '${image.manifest.entry}' to start`);
          }
          return code.ensure();
        },
      };
    }
    case "command":
      return {
        argv0: "-c",
        path: [""],
        images,
        file: undefined,
        load: (vm) => vm.compile(program.source, { filename: "<string>", mode: "exec", flags: 0 }),
      };
    case "stdin":
      return {
        argv0: args.length > 0 ? "-" : "",
        path: [""],
        images,
        file: undefined,
        load: (vm) => vm.compile(program.source, { filename: "<stdin>", mode: "exec", flags: 0 }),
      };
    case "module":
      return {
        argv0: "-c",
        path: [""],
        images,
        file: undefined,
        picture: program.name === FORKED ? Number(args[0]) : undefined,
        load: (vm, main) => loadModule(vm, main, program.name),
      };
  }
}

/**
 * Runs a program to its end; see `Engine.run` in `project/runner.ts`.
 * @param interact Goes on with the namespace of the program and gives the exit code (`-i`).
 */
export async function runProgram(
  program: MainProgram,
  options: RunOptions,
  interact?: (vm: PyVm, main: PyDict) => Promise<number>,
): Promise<number> {
  let main: Main;
  try {
    main = planProgram(program, options.args);
  } catch (e) {
    if (e instanceof ImageError) return await complain(options, e.toString(), BAD_IMAGE);
    throw e;
  }
  const image = program.kind === "image" ? main.images.get(program.path) : undefined;
  const dialect = dialectOf(image, options.flags);
  if (dialect === undefined) {
    return await complain(options, "the dialect of an image is chosen when it is built (in vmiot.yaml)", USAGE);
  }
  const vm = await createWorld({
    host: options.host,
    home: options.home,
    compiledLibrary: options.compiledLibrary,
    argv: [main.argv0, ...options.args],
    path: [...main.path, ...options.pythonPath],
    lib: options.lib,
    flags: { ...options.flags, dialect },
    images: main.images,
    schedule: options.schedule,
  });
  vm.ownProcess = true;
  options.host.onSignal(SIGINT, () => vm.interrupt(), true);
  vm.checkQuota = () => {
    // Loading waits, too.
    if (vm.program === undefined) return;
    vm.checkQuota = undefined;
    options.host.hearSignals?.();
    options.goesOn?.();
  };
  watchDeadlocks(vm);
  vm.scheduler.holdsProcess = true;
  const { watch } = options;
  const watcher = watch === undefined ? undefined : new (await import("./watch.ts")).Watch(vm, watch);
  if (watcher !== undefined) vm.observer = watcher;
  try {
    return await runMain(vm, main, image, options, interact);
  } finally {
    vm.close();
    options.host.onSignal(SIGINT, undefined);
    options.host.stopWaiting?.();
    if (watcher !== undefined) watch!.done(watcher.result(), vm.program?.code);
  }
}

/** The dialect of a program: an image keeps its own. `undefined`: another one was asked for. */
function dialectOf(image: Image | undefined, flags: PythonFlags): Dialect | undefined {
  if (image === undefined) return flags.dialect ?? "python";
  const own = image.manifest.properties[DIALECT_PROPERTY] === "vmiot" ? "vmiot" : "python";
  return flags.dialect === undefined || flags.dialect === own ? own : undefined;
}

/** Runs the program in a new VM; its exit code. */
async function runMain(
  vm: PyVm,
  main: Main,
  image: Image | undefined,
  options: RunOptions,
  interact: ((vm: PyVm, main: PyDict) => Promise<number>) | undefined,
): Promise<number> {
  let start: (() => void) | undefined;
  try {
    start = await servicesOf(vm, options, image);
  } catch (e) {
    if (e instanceof ImageError) return await complain(options, e.toString(), BAD_IMAGE);
    throw e;
  }
  const namespace = newMain(vm);
  if (main.file !== undefined) namespace.setStr("__file__", main.file);
  const forked = main.picture;
  let loading = true;
  let status = 0;
  try {
    await vm.runGen((function* (): Gen<Value> {
      if (options.flags.warnings.length > 0) {
        // So that a bad -W is told even where nothing warns.
        const warnings = vm.importModule("warnings");
        if (isGen(warnings)) yield* warnings;
      }
      if (forked !== undefined) {
        loading = false;
        const { goOn } = (yield new Wait(import("./fork/fork.ts"), undefined, "fork")) as typeof Forks;
        return yield* goOn(vm, forked);
      }
      const r = main.load(vm, namespace);
      const code = isGen(r) ? yield* r : r;
      loading = false;
      vm.program = { code, file: main.file };
      start?.();
      yield vm.mainFrame(code, namespace);
      return null;
    })());
    options.host.endsSoon?.();
    await ensure(vm, () => endLine(vm));
    await ensure(vm, () => endMainTask(vm, undefined));
    if (vm.job !== undefined) (await import("./jobs.ts")).mainOver(vm.job);
  } catch (thrown) {
    if (thrown instanceof PyThrow) await attempt(vm, endMainTask(vm, thrown));
    if (thrown instanceof ImageError) return await complain(options, thrown.toString(), BAD_IMAGE);
    if (!(thrown instanceof PyThrow)) throw thrown;
    const e = asExit(thrown);
    const { job } = vm;
    if (job !== undefined && e.type === TaskKilledType) {
      status = (await import("./jobs.ts")).mainKilled(job);
      await complain(options, `the program was ended: ${job.reason}`, status);
      return await finish(vm, status);
    }
    const reason = job === undefined ? undefined : await (await import("./jobs.ts")).reasonOf(vm, e);
    if (interact !== undefined) await showThrow(vm, e);
    else status = await finishThrow(vm, e);
    if (reason !== undefined) (await import("./jobs.ts")).mainOver(job!, reason, status);
    if (loading && e.type instanceof PyType && e.type.isSubtype(SyntaxErrorType)) status = COMPILE_ERROR;
  }
  if (interact === undefined) return await finish(vm, status);
  options.host.hearSignals?.();
  return await interact(vm, namespace);
}

/** What starts the services of a program, if it has any in its manifest, or is to be seen by `ps`. */
async function servicesOf(vm: PyVm, options: RunOptions, image: Image | undefined): Promise<(() => void) | undefined> {
  const declares = image?.manifest.properties.services !== undefined ||
    Object.keys(options.project?.services ?? {}).length > 0;
  if (!declares && !options.ps) return undefined;
  const { declaredBy, startDeclared } = await import("./services.ts");
  const declared = declaredBy(options, image);
  return () => startDeclared(vm, declared, options);
}

async function complain(options: RunOptions, text: string, code: number): Promise<number> {
  const message = text.charAt(0).toLowerCase() + text.slice(1);
  options.host.write(2, new TextEncoder().encode(`vmiotman: ${message}\n`));
  return await Promise.resolve(code);
}

/** Reports an exception that ended the program and gives the exit code it means. */
export async function finishThrow(vm: PyVm, e: PyThrow): Promise<number> {
  if (e.type instanceof PyType && e.type.isSubtype(SystemExitType)) {
    await attempt(vm, endLine(vm));
    const code = e.value instanceof PySystemExit ? e.value.code : e.value;
    if (code === null || code === undefined) return 0;
    if (isInteger(code)) {
      // What does not fit a C long is -1.
      const status = bigOf(code);
      return Number(BigInt.asUintN(8, BigInt.asIntN(64, status) === status ? status : -1n));
    }
    // A text that cannot be written (unicode beyond ASCII) leaves its line empty.
    if (!(await attempt(vm, writeTo(vm, "stderr", code)))) await attempt(vm, writeTo(vm, "stderr", ""));
    return FAILED;
  }
  if (e.type === TaskKilledType) {
    const reason = mainTaskReason(vm);
    await attempt(vm, endLine(vm));
    await attempt(vm, writeTo(vm, "stderr", `The main task was ${reason === null ? "killed" : String(reason)}`));
    return FAILED;
  }
  if (reportsEnd(vm, e)) await showThrow(vm, e);
  return FAILED;
}

/** Reports an exception, SystemExit too, and keeps it for post-mortem debuggers (`sys.last_type` …). */
async function showThrow(vm: PyVm, e: PyThrow): Promise<void> {
  vm.sys.setStr("last_type", e.type);
  vm.sys.setStr("last_value", e.value);
  vm.sys.setStr("last_traceback", e.traceback);
  await showException(vm, e);
}

function* writeTo(vm: PyVm, stream: string, v: Value): Gen<Value> {
  const text = toBytes(vm, v);
  const bytes = isGen(text) ? yield* text : text;
  const out = vm.sys.getStr(stream);
  if (out === undefined || out === null) return null;
  let write = findAttr(vm, out, "write");
  if (isGen(write)) write = yield* write;
  if (write === undefined) return null;
  const r = call(vm, write, [bytes + "\n"]);
  return isGen(r) ? yield* r : r;
}

/** Ends a line left open by `print x,` (CPython `Py_FlushLine`). */
function* endLine(vm: PyVm): Gen<Value> {
  const out = vm.sys.getStr("stdout");
  if (out !== undefined && out !== null && (yield* softSpace(vm, out, 0))) yield* writeTo(vm, "stdout", "");
  return null;
}

/** Shows an exception with `sys.excepthook`, and a failing hook with its own exception (CPython `PyErr_PrintEx`). */
async function showException(vm: PyVm, e: PyThrow): Promise<void> {
  // Output stands in order; a stream that is closed or broken must not hide the exception.
  await attempt(vm, endLine(vm));
  await attempt(vm, flushOutput(vm));
  // An error in the source has no frames: it is shown as everywhere.
  if (vm.dialect === "vmiot" && e.traceback !== null) {
    const { reportAtEnd } = await import("../vm/modules/vmiot/report.ts");
    await attempt(vm, reportAtEnd(vm, e));
    return;
  }
  const hook = vm.sys.getStr("excepthook");
  if (hook === undefined || hook === null) {
    await attempt(vm, writeTo(vm, "stderr", "sys.excepthook is missing"));
    await attempt(vm, callHook(vm, undefined, e));
    return;
  }
  try {
    await vm.runGen(callHook(vm, hook, e));
  } catch (failure) {
    if (!(failure instanceof PyThrow)) throw failure;
    await attempt(vm, writeTo(vm, "stderr", "Error in sys.excepthook:"));
    await attempt(vm, callHook(vm, undefined, failure));
    await attempt(vm, writeTo(vm, "stderr", "\nOriginal exception was:"));
    await attempt(vm, callHook(vm, undefined, e));
  }
}

function* callHook(vm: PyVm, given: Value | undefined, e: PyThrow): Gen<Value> {
  const hook = given ?? vm.sys.getStr("__excepthook__");
  if (hook === undefined) return null;
  const r = call(vm, hook, [e.type, e.value, e.traceback]);
  return isGen(r) ? yield* r : r;
}

function* flushOutput(vm: PyVm): Gen<Value> {
  const out = vm.sys.getStr("stdout");
  if (out === undefined || out === null) return null;
  let flush = findAttr(vm, out, "flush");
  if (isGen(flush)) flush = yield* flush;
  if (flush === undefined) return null;
  const r = call(vm, flush, []);
  return isGen(r) ? yield* r : r;
}

/** Runs something at the end of a program whose own failure can no longer be handled; whether it worked. */
async function attempt(vm: PyVm, what: Gen<Value>): Promise<boolean> {
  try {
    await vm.runGen(what);
    return true;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    return false;
  }
}

/** As {@linkcode attempt}, for what must not be lost to Ctrl-C: that is kept for what comes next. */
async function ensure(vm: PyVm, make: () => Gen<Value>): Promise<void> {
  try {
    await vm.runGen(make());
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    if (e.type !== KeyboardInterruptType) return;
    await attempt(vm, make());
    vm.interrupt();
  }
}

/**
 * The end of a program: its threads, its jobs, exit handlers (`sys.exitfunc`), then the buffers. Gives the final exit code.
 * @param killed Nothing of the program runs any more; what it wrote is still flushed.
 */
export async function finish(vm: PyVm, status: number, killed = false): Promise<number> {
  if (killed) {
    await attempt(vm, flushEverything(vm));
    return status;
  }
  await ensure(vm, () => vm.endings());
  // Threads that are no daemons are waited for (`wait_for_thread_shutdown`); each may start more.
  const threading = vm.modules.getStr("threading");
  const module = threading instanceof PyModule ? threading : null;
  try {
    await vm.runGen(waitForThreads(vm, module));
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    // Whoever gives up waiting, as by Ctrl-C, leaves the threads where they are.
    await attempt(vm, tellOf(vm, e, module));
  }
  if (vm.job?.placement === "main") await attempt(vm, (await import("./jobs.ts")).waitForJobs(vm.scheduler));
  const exit = vm.sys.getStr("exitfunc");
  if (exit !== undefined && exit !== null) {
    try {
      await vm.runGen((function* (): Gen<Value> {
        const r = call(vm, exit, []);
        return isGen(r) ? yield* r : r;
      })());
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
      status = await finishThrow(vm, e);
    }
  }
  await attempt(vm, endLine(vm));
  await attempt(vm, finalizeAll(vm));
  await attempt(vm, flushEverything(vm));
  vm.close();
  return status;
}

function* waitForThreads(vm: PyVm, threading: PyModule | null): Gen<Value> {
  do {
    if (threading === null) continue;
    let shutdown = findAttr(vm, threading, "_shutdown");
    if (isGen(shutdown)) shutdown = yield* shutdown;
    if (shutdown === undefined) continue;
    const r = call(vm, shutdown, []);
    if (isGen(r)) yield* r;
  } while (yield* waitForTasks(vm));
  return null;
}

/** Tells on standard error of an exception that goes no further. */
function* tellOf(vm: PyVm, e: PyThrow, where: Value): Gen<Value> {
  yield* vm.unraisable(e, where);
  return null;
}

/** Writes out what is left; tells of what could not be written, but for a pipe that nobody reads any more. */
function* flushEverything(vm: PyVm): Gen<Value> {
  const failed: PyThrow[] = [];
  yield* flushAll(vm, failed);
  for (const e of failed) {
    if ((e.value as { errno?: unknown } | null)?.errno !== EPIPE) yield* reportLoss(vm, e);
  }
  return null;
}
