// SPDX-License-Identifier: MIT
/**
 * One isolated Python world: its modules, its streams, its threads of execution. Everything that happens in it goes
 * through its `Host`. Built by `mod.ts`, which decides what native modules and which compiler it gets.
 */
import { PyStr, type Value } from "./base/value.ts";
import type { Code } from "./bytecode/code.ts";
import type { Image } from "./bytecode/image.ts";
import { call, getAttr, repr } from "./core/abstract.ts";
import { PyDict } from "./core/dict.ts";
import {
  DeprecationWarningType,
  environmentError,
  importError,
  ImportWarningType,
  IOErrorType,
  KeyboardInterruptType,
  makeThrow,
  PendingDeprecationWarningType,
  PyThrow,
  VmBug,
} from "./core/exceptions.ts";
import { type Gen, isGen, type Result } from "./core/gen.ts";
import { PyList, PyModule, PyOldClass, strValue } from "./core/types.ts";
import { PyType } from "./core/type.ts";
import type { CompileOptions } from "./core/vm.ts";
import { type Host, HostError } from "./host.ts";
import type { NativeModule, NativeSource } from "./native/define.ts";
import { instantiate } from "./native/module.ts";
import { flushRegular } from "./objects/file.ts";
import { NativeFrame, PyFrame, pythonFrame, Thread } from "./interp/frame.ts";
import { type Finder, type Importer, importModuleLevel } from "./interp/import.ts";
import { codeFrame } from "./interp/ops.ts";
import { type Interpreter, runSlice, Slice, startThread } from "./interp/run.ts";

/** Compiles source text. Syntax errors are thrown as `PyThrow`. */
export type CompileHook = (vm: PyVm, source: Value | Uint8Array, options: CompileOptions) => Result<Code>;

/** What a VM is made of. */
export interface VmOptions {
  host: Host;
  /** Native modules by dotted name. */
  natives: Map<string, NativeSource>;
  /** Names of native modules that are found before `sys.path`. `sys` and `__builtin__` always are. */
  builtinNames: Set<string>;
  compile?: CompileHook;
  /** Makes the finder for a `sys.path` entry. */
  finder: (vm: PyVm, entry: string) => Finder | undefined;
  /** Level of `-O`. */
  optimize?: number;
  /** Images that may stand in `sys.path`, by path entry. */
  images?: Map<string, Image>;
}

/** Instructions per slice: a slice of plain code takes well under a millisecond. */
const SLICE = 20_000;
/** Milliseconds after which a running program lets the event loop turn. */
const TURN_MS = 10;
/** The same, and the slice, while several threads take turns. */
const SHARED_TURN_MS = 0.5;
const SHARED_SLICE = 500;

export class PyVm implements Interpreter, Importer {
  readonly host: Host;
  readonly modules = new PyDict();
  readonly sys = new PyDict();
  readonly builtins = new PyDict();
  readonly natives: Map<string, NativeSource>;
  readonly optimize: number;
  depth = 0;
  recursionLimit = 1000;
  thread: Thread = new Thread();
  /** Text of a line of a source file, for tracebacks; images register their sources here. */
  readonly sourceLookups: ((filename: string, line: number) => string | undefined)[] = [];
  /** Instructions executed by all threads; with `instructionLimit` the quota of the whole VM. */
  executed = 0;
  instructionLimit = Infinity;
  /** Called between slices; throws {@linkcode QuotaExceeded} when time or memory is used up. */
  checkQuota: (() => void) | undefined = undefined;
  /** Images that stand in `sys.path`, by path entry. */
  readonly images: Map<string, Image>;
  readonly #builtinNames: Set<string>;
  readonly #compile: CompileHook | undefined;
  readonly #finder: (vm: PyVm, entry: string) => Finder | undefined;
  readonly #finders: Map<string, Finder | undefined> = new Map();
  readonly #state: Map<symbol, unknown> = new Map();
  /** Exceptions that wait to be raised in the main thread between two instructions (signals). */
  readonly #pending: (() => Gen<Value> | PyThrow)[] = [];
  #wake: (() => void) | undefined;
  /** Threads started by {@linkcode spawn} that have not ended. */
  #spawned = 0;

  constructor(options: VmOptions) {
    this.host = options.host;
    this.natives = options.natives;
    this.optimize = options.optimize ?? 0;
    this.images = options.images ?? new Map();
    this.#builtinNames = options.builtinNames;
    this.#compile = options.compile;
    this.#finder = options.finder;
  }

  /** Creates `__builtin__` and `sys`. Must run before any code does. */
  async start(): Promise<void> {
    this.sys.setStr("modules", this.modules);
    for (const [name, dict] of [["__builtin__", this.builtins], ["sys", this.sys]] as const) {
      dict.setStr("__name__", name);
      const module = new PyModule(dict);
      this.modules.setStr(name, module);
      const r = instantiate(this, this.natives.get(name) as NativeModule, dict);
      if (isGen(r)) await this.runGen(r as unknown as Gen<Value>);
    }
  }

  get frame(): PyFrame | null {
    return pythonFrame(this.thread.top);
  }

  state<T>(key: symbol, create: () => T): T {
    let value = this.#state.get(key);
    if (value === undefined) this.#state.set(key, value = create());
    return value as T;
  }

  compile(source: Value | Uint8Array, options: CompileOptions): Result<Code> {
    if (this.#compile === undefined) throw importError("this program was built without the compiler");
    return this.#compile(this, source, options);
  }

  readSource(path: string): Uint8Array {
    // The program may have written it without closing it.
    flushRegular(this);
    try {
      return this.host.readFile(path);
    } catch (e) {
      if (e instanceof HostError) throw environmentError(IOErrorType, e.errno, e.message, path);
      throw e;
    }
  }

  importModule(name: string): Result<Value> {
    const loaded = this.modules.getStr(name);
    if (loaded !== undefined && loaded !== null) return loaded;
    return importLeaf(this, name);
  }

  finderFor(entry: string): Finder | undefined {
    if (!this.#finders.has(entry)) {
      const finder = this.#finder(this, entry);
      // A folder that does not exist yet may appear later.
      if (finder === undefined) return undefined;
      this.#finders.set(entry, finder);
    }
    return this.#finders.get(entry);
  }

  /** Makes the modules of an image importable: `root` becomes the first entry of `sys.path`. */
  addImage(root: string, image: Image): void {
    const path = this.sys.getStr("path");
    if (path instanceof PyList && !path.items.includes(root)) path.items.unshift(root);
    this.images.set(root, image);
    this.#finders.delete(root);
  }

  /** Work done by a native that runs long, in units of instructions; counts against the quota. */
  charge(steps: number): void {
    this.executed += steps;
    if (this.executed > this.instructionLimit) throw new QuotaExceeded("instructions");
    this.checkQuota?.();
  }

  isBuiltin(name: string): boolean {
    return this.#builtinNames.has(name) && this.natives.has(name);
  }

  *#warnGen(category: Value, text: string, stackLevel: number): Gen<void> {
    let module = this.importModule("warnings");
    if (isGen(module)) module = yield* module;
    let warn = getAttr(this, module, "warn");
    if (isGen(warn)) warn = yield* warn;
    const r = call(this, warn, [text, category, stackLevel]);
    if (isGen(r)) yield* r;
  }

  warn(category: Value, text: string, stackLevel = 1): Result<void> {
    // Nobody can see a warning of an ignored category as long as the filters are those of the start.
    if (this.modules.getStr("warnings") === undefined && this.#ignoresAtStart(category)) return;
    return this.#warnGen(category, text, stackLevel);
  }

  #ignoresAtStart(category: Value): boolean {
    const options = this.sys.getStr("warnoptions");
    if (this.sys.getStr("py3kwarning") !== false || !(options instanceof PyList) || options.items.length > 0) {
      return false;
    }
    return category === DeprecationWarningType || category === PendingDeprecationWarningType ||
      category === ImportWarningType;
  }

  *unraisable(exc: PyThrow, where: Value): Gen<void> {
    const stderr = this.sys.getStr("stderr");
    if (stderr === undefined || stderr === null) return;
    try {
      let text = "Exception " + typeLabel(exc.type);
      for (const [lead, part] of [[": ", exc.value], [" in ", where]] as const) {
        const r = repr(this, part);
        text += lead + (isGen(r) ? yield* r : r);
      }
      text += " ignored\n";
      let write = getAttr(this, stderr, "write");
      if (isGen(write)) write = yield* write;
      const r = call(this, write, [text]);
      if (isGen(r)) yield* r;
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
    }
  }

  /** Source line for tracebacks, without its newline. */
  sourceLine(filename: string, line: number): string | undefined {
    for (const lookup of this.sourceLookups) {
      const text = lookup(filename, line);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  // ---- running ----------------------------------------------------------------------------------------------------

  /** Interrupts the program as Ctrl-C does: KeyboardInterrupt in the main thread. */
  interrupt(): void {
    this.post(() => makeThrow(KeyboardInterruptType));
  }

  /** Has `make` run in the main thread between two instructions: a computation to run, or an exception to raise. */
  post(make: () => Gen<Value> | PyThrow): void {
    this.#pending.push(make);
    this.#wake?.();
  }

  /** Runs a computation in a thread of its own to its end. Resolves with its value; rejects with the `PyThrow` that left it. */
  async runGen(what: Gen<Value> | PyFrame): Promise<Value> {
    const thread = new Thread();
    startThread(thread, what);
    return await this.runThread(thread);
  }

  /** Starts a thread that runs beside the others. Nothing may leave `what` but a used-up quota, which ends the thread. */
  spawn(what: Gen<Value>): Thread {
    const thread = new Thread();
    thread.main = false;
    startThread(thread, what);
    this.#spawned++;
    const run = async () => {
      // The starter goes on first.
      await this.host.turn();
      try {
        await this.runThread(thread);
      } catch (e) {
        if (!(e instanceof QuotaExceeded)) throw e;
      } finally {
        this.#spawned--;
      }
    };
    run();
    return thread;
  }

  /** Runs `thread` until it ends. */
  async runThread(thread: Thread): Promise<Value> {
    let turned = this.host.monotonic();
    for (;;) {
      if (thread.main && this.#pending.length > 0) this.#deliverPending(thread);
      const slice = runSlice(
        this,
        thread,
        Math.min(this.#spawned > 0 ? SHARED_SLICE : SLICE, this.instructionLimit - this.executed + 1),
      );
      this.executed += thread.sliceUsed;
      if (this.executed > this.instructionLimit && slice !== Slice.DONE) throw new QuotaExceeded("instructions");
      if (slice !== Slice.DONE) this.checkQuota?.();
      if (slice === Slice.DONE) {
        if (thread.thrown !== null) throw thread.thrown;
        return thread.result as Value;
      }
      if (slice === Slice.WAIT) await this.#wait(thread);
      // A wait that was over at once has not let the event loop turn either: timers and signals would starve.
      const now = this.host.monotonic();
      if ((now - turned) * 1000 >= (this.#spawned > 0 ? SHARED_TURN_MS : TURN_MS)) {
        await this.host.turn();
        turned = this.host.monotonic();
      }
    }
  }

  /** Runs `thread` for at most `n` instructions without waiting for anything. */
  stepThread(thread: Thread, n: number): Slice {
    if (thread.waiting !== null) return Slice.WAIT;
    const slice = runSlice(this, thread, n);
    this.executed += thread.sliceUsed;
    return slice;
  }

  async #wait(thread: Thread): Promise<void> {
    const wait = thread.waiting!;
    let settled = false;
    const done = wait.promise.then(
      (value) => {
        settled = true;
        thread.result = value;
      },
      (reason) => {
        settled = true;
        thread.thrown = reason instanceof PyThrow ? reason : toThrow(reason);
      },
    );
    if (!thread.main) await done;
    while (!settled) {
      const woken = new Promise<void>((resolve) => this.#wake = resolve);
      if (this.#pending.length === 0) await Promise.race([done, woken]);
      if (!settled && this.#pending.length > 0) {
        // The signal interrupts the wait; a handler that returns lets it go on (the waiting native decides).
        const make = this.#pending.shift()!;
        const what = make();
        if (what instanceof PyThrow) {
          wait.cancel?.();
          thread.thrown = what;
          break;
        }
        const handler = new Thread();
        startThread(handler, what);
        try {
          await this.runThread(handler);
        } catch (e) {
          if (!(e instanceof PyThrow)) throw e;
          wait.cancel?.();
          thread.thrown = e;
          break;
        }
      }
    }
    if (thread.main) this.#wake = undefined;
    thread.waiting = null;
  }

  #deliverPending(thread: Thread): void {
    // Between two instructions of a Python frame only; a native gets it at its next wait.
    if (!(thread.top instanceof PyFrame) || thread.result !== undefined || thread.thrown !== null) return;
    const what = this.#pending.shift()!();
    if (what instanceof PyThrow) thread.thrown = what;
    else thread.top = new NativeFrame(what, thread.top);
  }

  /** A frame for module-level code in `globals`. */
  mainFrame(code: Code, globals: PyDict): PyFrame {
    return codeFrame(this, code, globals, globals);
  }
}

/** A quota of the VM is used up; not a Python exception, so programs cannot catch it. */
export class QuotaExceeded {
  constructor(readonly quota: string) {}
}

function* importLeaf(vm: PyVm, name: string): Gen<Value> {
  yield* importModuleLevel(vm, name, null, null, 0);
  const module = vm.modules.getStr(name);
  if (module === undefined || module === null) throw importError(`No module named ${name}`);
  return module;
}

function toThrow(reason: unknown): PyThrow {
  if (reason instanceof HostError) {
    return environmentError(IOErrorType, reason.errno, reason.message, reason.path ?? null);
  }
  throw new VmBug(`a wait was rejected with ${reason}`);
}

/** The class of an exception as "Exception … ignored" shows it. */
function typeLabel(type: Value): string {
  if (type instanceof PyType) return qualifiedName(type);
  return type instanceof PyOldClass ? type.name : "<unknown>";
}

function qualifiedName(type: PyType): string {
  const module = type.attrs.getStr("__module__");
  return typeof module === "string" && module !== "exceptions" ? `${module}.${type.name}` : type.name;
}

/** Bytes of a path-like value. */
export function pathOf(v: Value): string | undefined {
  if (typeof v === "string" || v instanceof PyStr) return strValue(v);
  return undefined;
}
