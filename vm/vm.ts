// SPDX-License-Identifier: MIT
/**
 * One isolated Python world: its modules, its streams, its threads of execution. Everything that happens in it goes
 * through its `Host`. Built by `mod.ts`, which decides what native modules and which compiler it gets.
 */
import { type PyObject, PyStr, type Value } from "./base/value.ts";
import type { SyntaxTree } from "./base/asdl.ts";
import type { Code } from "./bytecode/code.ts";
import type { Image } from "./bytecode/image.ts";
import { call, getAttr, repr } from "./core/abstract.ts";
import { PyDict } from "./core/dict.ts";
import {
  bareValue,
  DeprecationWarningType,
  environmentError,
  importError,
  ImportWarningType,
  IOErrorType,
  KeyboardInterruptType,
  makeThrow,
  PendingDeprecationWarningType,
  PyThrow,
  QuotaExceeded,
  VmBug,
} from "./core/exceptions.ts";
import { type Gen, isGen, type Result } from "./core/gen.ts";
import { PyList, PyModule, PyOldClass, strValue } from "./core/types.ts";
import { PyType } from "./core/type.ts";
import type { Dialect, Extensions } from "./core/extensions.ts";
import type { CompileOptions, Doubtful, IdleTask, Promptness } from "./core/vm.ts";
import { type Host, HostError } from "./host.ts";
import type { NativeModule, NativeSource } from "./native/define.ts";
import { instantiate } from "./native/module.ts";
import { flushRegular } from "./objects/file_output.ts";
import { callDirect, callEagerly } from "./interp/callback.ts";
import { type Interrupt, NORMAL_PRIORITY, type PyFrame, pythonFrame, Thread } from "./interp/frame.ts";
import { type Finder, type Importer, importModuleLevel } from "./interp/import.ts";
import { codeFrame } from "./interp/ops.ts";
import { findDead } from "./interp/collect.ts";
import { closeUnwound, hasUnwound, suspectObject, unwatchObject, unwindStack, watchObject } from "./interp/watch.ts";
import { confirm } from "./interp/doubt.ts";
import { type RaiseHook, runSlice, Slice, startThread } from "./interp/run.ts";
import type { JobFactory, MailboxJob } from "./sched/job.ts";
import { HeapGuard } from "./sched/heap_guard.ts";
import type { MemoryWatch } from "./sched/quota.ts";
import { NOT_OURS } from "./sched/reachable.ts";
import { type Scheduled, Scheduler } from "./sched/scheduler.ts";
import type { Tier1 } from "./interp/tier.ts";
import type { Observer } from "./interp/observe.ts";

/** Compiles source text. Syntax errors are thrown as `PyThrow`. */
export interface CompileHook {
  /** `Vm.compile`. */
  compile(vm: PyVm, source: Value | Uint8Array | SyntaxTree, options: CompileOptions): Result<Code>;
  /** `Vm.parse`. */
  parse(vm: PyVm, source: Value, options: CompileOptions): Result<SyntaxTree>;
}

/** Of what runs outside the scheduler, instructions. */
const LONGEST_SLICE = 1_000_000;

/** What a VM is made of. */
export interface VmOptions {
  host: Host;
  /** Runs its threads; absent: one of its own. */
  scheduler?: Scheduler;
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
  dialect?: Dialect;
  /** Folder of the library in Python, with a closing slash. */
  libraryFolder?: string;
  /** Loads the extensions of VMIOT's API; absent: attributes are Python's only. */
  extensions?: () => Promise<Extensions>;
  /** Loads what copies the process with a VM in it; absent: that is not possible. */
  fork?: () => Promise<(vm: PyVm) => Gen<Value>>;
  /** Makes the functions that stand behind those of `__builtin__`; absent: none. */
  extraBuiltins?: (vm: PyVm) => PyDict;
  /** Loads what makes the VMs of the jobs that its programs start; absent: they can start none. */
  jobs?: () => Promise<JobFactory>;
}

export class PyVm implements Scheduled, Importer {
  readonly host: Host;
  readonly modules = new PyDict();
  readonly sys = new PyDict();
  readonly builtins = new PyDict();
  readonly natives: Map<string, NativeSource>;
  readonly optimize: number;
  dialect: Dialect;
  readonly libraryFolder: string;
  /** Which exceptions are reported: 1 those raised, 2 those that end a task, 3 both, 0 none. */
  exceptionMode = 2;
  extensions: Extensions | undefined = undefined;
  readonly #loadExtensions: (() => Promise<Extensions>) | undefined;
  readonly #makeExtraBuiltins: ((vm: PyVm) => PyDict) | undefined;
  #extraBuiltins: PyDict | undefined = undefined;
  /** Told of every exception when a Python frame sees it; `undefined` where nobody wants to know. */
  raised: RaiseHook | undefined = undefined;
  /** Whether the process is this program's alone: then signals that end it are its business, and `vmiotman ps` may see it. */
  ownProcess = false;
  depth = 0;
  recursionLimit = 1000;
  watching = false;
  watchingModules = false;
  eager = false;
  answer: Value | undefined = undefined;
  thread: Thread = new Thread();
  readonly scheduler: Scheduler;
  readonly threads = new Set<Thread>();
  tier1: Tier1 | null = null;
  observer: Observer | null = null;
  stuck = 0;
  deadlocked: (() => void) | undefined = undefined;
  /** Text of a line of a source file, for tracebacks; images register their sources here. */
  readonly sourceLookups: ((filename: string, line: number) => string | undefined)[] = [];
  /** Instructions executed by all threads; with `instructionLimit` the quota of the whole VM. */
  executed = 0;
  instructionLimit = Infinity;
  /** Watches what its objects take. */
  memory: MemoryWatch;
  readonly jobs: (() => Promise<JobFactory>) | undefined;
  readonly fork: VmOptions["fork"];
  /** The job it is, once somebody has asked (`jobOf`). */
  job: MailboxJob | undefined = undefined;
  /** The code of the main program and its file, for jobs that run functions of it. */
  program: { code: Code; file: string | undefined } | undefined = undefined;
  /** Options of the command line that give another process the settings of this VM. */
  commandOptions: string[] = [];
  /** Called between slices, and when a thread waits; throws {@linkcode QuotaExceeded} when time or memory is used up. */
  checkQuota: (() => void) | undefined = undefined;
  /** Images that stand in `sys.path`, by path entry. */
  readonly images: Map<string, Image>;
  readonly #builtinNames: Set<string>;
  readonly #compile: CompileHook | undefined;
  readonly #finder: (vm: PyVm, entry: string) => Finder | undefined;
  readonly #finders: Map<string, Finder | undefined> = new Map();
  readonly #state: Map<symbol, unknown> = new Map();
  readonly #closers: (() => void)[] = [];
  readonly #endings: (() => Gen<Value>)[] = [];
  /** What waits to happen in the main thread while there is none. */
  #pending: Interrupt[] = [];
  /** The threads that {@linkcode runGen} started and that have not ended, the newest last: signals go to it. */
  readonly #mains: Thread[] = [];

  constructor(options: VmOptions) {
    this.host = options.host;
    this.memory = new HeapGuard(options.host);
    this.scheduler = options.scheduler ?? new Scheduler(options.host);
    this.natives = options.natives;
    this.optimize = options.optimize ?? 0;
    this.images = options.images ?? new Map();
    this.jobs = options.jobs;
    this.fork = options.fork;
    this.dialect = options.dialect ?? "python";
    this.libraryFolder = options.libraryFolder ?? "/";
    this.#loadExtensions = options.extensions;
    this.#makeExtraBuiltins = options.extraBuiltins;
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

  async loadExtensions(): Promise<void> {
    this.extensions ??= await this.#loadExtensions?.() ?? { attribute: () => undefined };
  }

  get extraBuiltins(): PyDict {
    return this.#extraBuiltins ??= this.#makeExtraBuiltins?.(this) ?? new PyDict();
  }

  get inCompiledCode(): boolean {
    return this.thread.jit > 0;
  }

  callEagerly(f: Value, args: readonly Value[]): Result<Value> | undefined {
    return callEagerly(this, f, args);
  }

  direct(f: Value, a: Value, b?: Value): Result<Value> | undefined {
    return callDirect(this, f, a, b);
  }

  get frame(): PyFrame | null {
    return pythonFrame(this.thread.top);
  }

  state<T>(key: symbol, create: () => T): T {
    let value = this.#state.get(key);
    if (value === undefined) {
      this.#state.set(key, value = create());
      this.#awaited?.get(key.description!)?.(value as object);
    }
    return value as T;
  }

  #awaited: Map<string, (state: object) => void> | undefined = undefined;

  /** Has `restore` called with the state of a native module once that is made; `name` describes its key. */
  awaitState(name: string, restore: (state: object) => void): void {
    (this.#awaited ??= new Map()).set(name, restore);
  }

  /** The state of native modules, by its key. */
  states(): Iterable<[symbol, unknown]> {
    return this.#state;
  }

  *roots(): Iterable<unknown> {
    yield* [this.modules, this.sys, this.builtins, this.thread];
    yield* this.threads;
    yield* this.#state.values();
  }

  compile(source: Value | Uint8Array | SyntaxTree, options: CompileOptions): Result<Code> {
    return this.#needCompiler().compile(this, source, options);
  }

  parse(source: Value, options: CompileOptions): Result<SyntaxTree> {
    return this.#needCompiler().parse(this, source, options);
  }

  #needCompiler(): CompileHook {
    if (this.#compile === undefined) throw importError("this program was built without the compiler");
    return this.#compile;
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
      let write = getAttr(this, stderr, "write");
      if (isGen(write)) write = yield* write;
      // Piece by piece, as CPython does: programs that replace stderr see it.
      const out = function* (vm: PyVm, text: string): Gen<void> {
        const r = call(vm, write as Value, [text]);
        if (isGen(r)) yield* r;
      };
      yield* out(this, "Exception ");
      for (const part of typeLabel(exc.type).split(/(?<=\.)|(?=\.)/)) yield* out(this, part);
      const value = exc.bare === false ? exc.value : bareValue(exc);
      for (const [lead, part, failed] of [[": ", value, "exception"], [" in ", where, "object"]] as const) {
        if (part === undefined) continue;
        yield* out(this, lead);
        let text: string;
        try {
          const r = repr(this, part);
          text = isGen(r) ? yield* r : r;
        } catch (e) {
          if (!(e instanceof PyThrow)) throw e;
          text = `<${failed} repr() failed>`;
        }
        yield* out(this, text);
      }
      yield* out(this, " ignored\n");
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

  readonly #posted = new WeakSet<Interrupt>();

  /** Has `make` run in the main thread between two instructions: a computation to run, or an exception to raise. */
  post(make: Interrupt): void {
    this.#posted.add(make);
    const main = this.#mains[this.#mains.length - 1];
    if (main === undefined) this.#pending.push(make);
    else if (main.owner === null) (main.interrupts ??= []).push(make);
    else main.owner.interrupt(main, make);
  }

  watch(o: PyObject, promptness: Promptness = "everywhere"): void {
    watchObject(this, o, promptness);
  }

  unwound(slots: unknown[], from: number, to: number): void {
    unwindStack(this, slots, from, to);
  }

  hasUnwound(): boolean {
    return hasUnwound(this);
  }

  closeUnwound(thread: Thread, frame: PyFrame): Gen<void> | undefined {
    return closeUnwound(this, thread, frame);
  }

  whenIdle(task: IdleTask): boolean {
    return (this.thread.owner as Scheduler | null ?? this.scheduler).whenIdle(this, task);
  }

  suspect(o: PyObject): void {
    suspectObject(this, o);
  }

  unwatch(o: PyObject): void {
    unwatchObject(this, o);
  }

  confirm(refs: readonly Doubtful[]): Gen<void> | undefined {
    return confirm(this, refs);
  }

  findDead(enough?: () => boolean): Gen<void> {
    return findDead(this, enough);
  }

  /** Runs a computation as the main thread to its end. Resolves with its value; rejects with the `PyThrow` that left it. */
  async runGen(what: Gen<Value> | PyFrame): Promise<Value> {
    const thread = this.mainThread(what);
    return await this.scheduler.run(this, thread);
  }

  /** A main thread, not started yet: signals and interrupts go to it until it ends. */
  mainThread(what: Gen<Value> | PyFrame): Thread {
    const thread = new Thread();
    startThread(thread, what);
    thread.name = "MainThread";
    this.#mains.push(thread);
    thread.atEnd = [() => {
      this.#mains.splice(this.#mains.indexOf(thread), 1);
      // What was posted too late for this one is for the next; a kill is for this one only.
      for (const make of thread.interrupts ?? []) if (this.#posted.has(make)) this.post(make);
      thread.interrupts = null;
    }];
    if (this.#pending.length > 0) {
      thread.interrupts = this.#pending;
      this.#pending = [];
    }
    return thread;
  }

  /** Starts a thread that runs beside the others, on the scheduler of the running one. An exception that leaves `what` is lost. */
  spawn(what: Gen<Value>, priority = NORMAL_PRIORITY): Thread {
    const thread = new Thread();
    thread.main = false;
    thread.priority = priority;
    startThread(thread, what);
    const scheduler = this.thread.owner as Scheduler | null ?? this.scheduler;
    scheduler.start(this, thread);
    return thread;
  }

  runNow(what: Gen<Value>, budget: number): Value | undefined {
    const { thread, depth } = this;
    const own = new Thread();
    startThread(own, what);
    let left = budget;
    try {
      for (;;) {
        // Some instructions end a slice before its time, and then it counts as used up.
        const how = runSlice(this, own, Math.min(left, LONGEST_SLICE));
        this.executed += own.sliceUsed;
        left -= Math.max(own.sliceUsed, 1);
        if (how === Slice.DONE) break;
        if (how === Slice.WAIT || left <= 0) return undefined;
      }
    } finally {
      this.thread = thread;
      this.depth = depth;
    }
    if (own.thrown !== null) throw own.thrown;
    return own.result as Value;
  }

  get sliceLimit(): number {
    return Math.min(this.instructionLimit - this.executed + 1, this.memory.slice);
  }

  account(instructions: number, over: boolean): void {
    this.executed += instructions;
    const refused = this.memory.end(instructions);
    if (over) return;
    if (this.executed > this.instructionLimit) throw new QuotaExceeded("instructions");
    if (refused !== undefined) (this.thread.interrupts ??= []).push(() => refused);
    this.checkQuota?.();
  }

  /** To be asked before `bytes` are allocated at one go. @throws {PyThrow} MemoryError where they would be too many. */
  reserve(bytes: number): void {
    this.memory.reserve(bytes);
  }

  memoryRoots(): unknown[] {
    return [this.modules, this.sys, this.builtins, ...this.threads, ...this.#state.values()];
  }

  asThrow(reason: unknown): PyThrow {
    if (reason instanceof PyThrow) return reason;
    if (reason instanceof HostError) {
      return environmentError(IOErrorType, reason.errno, reason.message, reason.path ?? null);
    }
    throw new VmBug(`a wait was rejected with ${reason}`);
  }

  failed(reason: unknown): void {
    // A used-up quota ends the VM; whoever set it learns of it by the next call.
    if (reason instanceof QuotaExceeded) return;
    queueMicrotask(() => {
      throw reason;
    });
  }

  /** Has `f` called when the VM is closed, to stop what it left running outside. */
  atClose(f: () => void): void {
    this.#closers.push(f);
  }

  /** Ends the VM: its threads are forgotten where they are. */
  close(reason?: unknown): void {
    this.scheduler.drop(this, reason);
    for (const f of this.#closers.splice(0).reverse()) f();
  }

  /**
   * Empties the namespaces of a closed VM. Caches in code that VMs share may hold one of them for a while; so nothing else
   * hangs on it.
   */
  dispose(): void {
    for (const { value } of this.modules.entries()) {
      if (value instanceof PyModule) value.dict!.clear();
    }
    for (const dict of [this.modules, this.sys, this.builtins]) dict.clear();
    this.#state.clear();
    this.#finders.clear();
    this.sourceLookups.length = 0;
  }

  /** Has `f` run in the main thread when the program has come to its end, before everything else that is done then. */
  beforeEnd(f: () => Gen<Value>): void {
    this.#endings.push(f);
  }

  /** Runs what is left to do when the program has come to its end. */
  *endings(): Gen<Value> {
    for (let f = this.#endings.pop(); f !== undefined; f = this.#endings.pop()) yield* f();
    return null;
  }

  /** A frame for module-level code in `globals`. */
  mainFrame(code: Code, globals: PyDict): PyFrame {
    return codeFrame(this, code, globals, globals);
  }
}

// Part of no VM's memory, though everything refers to it.
Object.defineProperty(PyVm.prototype, NOT_OURS, { value: true });
Object.defineProperty(Scheduler.prototype, NOT_OURS, { value: true });

function* importLeaf(vm: PyVm, name: string): Gen<Value> {
  const r = importModuleLevel(vm, name, null, null, 0);
  if (isGen(r)) yield* r;
  const module = vm.modules.getStr(name);
  if (module === undefined || module === null) throw importError(`No module named ${name}`);
  return module;
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
