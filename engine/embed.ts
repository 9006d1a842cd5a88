// SPDX-License-Identifier: MIT
/**
 * A Python VM inside another program: run sources and images, step them, call in both directions, set quotas.
 * `mod.ts` exports this; examples are in `examples/` and run as tests.
 */
import { type ByteSource } from "../vm/bytecode/image_source.ts";
import { openImage, type OpenOptions } from "../vm/bytecode/image.ts";
import { type Value } from "../vm/base/value.ts";
import { Code } from "../vm/bytecode/code.ts";
import { call, getAttr } from "../vm/core/abstract.ts";
import type { PyDict } from "../vm/core/dict.ts";
import { PyThrow, QuotaExceeded } from "../vm/core/exceptions.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import type { Host } from "../vm/host.ts";
import { type PyFrame, pythonFrame, type Thread, ThreadState } from "../vm/interp/frame.ts";
import { Scheduler } from "../vm/sched/scheduler.ts";
import type { Timer } from "../vm/sched/timers.ts";
import type { NativeModule } from "../vm/native/define.ts";
import { formatException } from "../vm/objects/traceback.ts";
import { flushAll } from "../vm/objects/file_output.ts";
import type { PyVm } from "../vm/vm.ts";
import { toByteString } from "../project/bytes.ts";
import { DEFAULT_FLAGS, type Dialect } from "../project/runner.ts";
import { fromPython, PyHandle, textOf, toPython } from "./convert.ts";
import { loadCompiler } from "./compile_hook.ts";
import type { JobOptions, PythonJob } from "./embed_jobs.ts";
import { createWorld, newMain, watchDeadlocks } from "./create.ts";

/** Limits of a VM. Reaching one ends the program with {@linkcode QuotaError}; Python code cannot catch that. */
export interface Quotas {
  /** Instructions of all threads together. */
  instructions?: number;
  /** Milliseconds of wall time of one `run`, `eval` or `call`. A stepped program is in its host's hand and has none. */
  milliseconds?: number;
  /** Bytes of growth of the JavaScript heap since the VM was created; checked between slices, so approximate. */
  memoryBytes?: number;
}

/** How to make a {@linkcode PythonVm}. */
export interface EmbedOptions {
  /** The outside world, e.g. `denoHost()`, or `completeHost({...})` with only what the program may do. */
  host: Host;
  /** Folder of the installation, for the library modules written in Python; default: where this file belongs to. */
  home?: string;
  /** `sys.argv`; default `[""]`. */
  argv?: string[];
  /** Folders to import from, before the library. */
  path?: string[];
  /** Extra library folders, after our own library. */
  lib?: string[];
  /** Native modules of the embedder, made with `defineModule`. */
  modules?: NativeModule[];
  /** Limits; none by default. */
  quotas?: Quotas;
  /** Receives what the program writes to standard output, line by line, instead of the process; text in UTF-8. */
  stdout?: (text: string) => void;
  /** Receives what the program writes to standard error. */
  stderr?: (text: string) => void;
  /**
   * What happens when all threads of the program wait for each other. "wait" (the default) leaves them, since functions of
   * the embedder might still wake one; "raise" reports it on standard error and raises `threading.DeadlockError` in the
   * main thread.
   */
  deadlocks?: "wait" | "raise";
  /** Whose meanings apply where VMIOT's differ from Python's (docs/vmiot.md): "python" (the default) or "vmiot". */
  dialect?: Dialect;
}

/** `host` with standard output and error going to callbacks. */
function redirected(host: Host, { stdout, stderr }: Pick<EmbedOptions, "stdout" | "stderr">): Host {
  if (stdout === undefined && stderr === undefined) return host;
  const decoders = [new TextDecoder(), new TextDecoder()];
  const write = (fd: number, bytes: Uint8Array): number => {
    const sink = fd === 1 ? stdout : fd === 2 ? stderr : undefined;
    if (sink === undefined) return host.write(fd, bytes);
    sink(decoders[fd - 1].decode(bytes, { stream: true }));
    return bytes.length;
  };
  const bound = new Map<PropertyKey, unknown>([["write", write], [
    "isatty",
    (fd: number) => fd > 2 && host.isatty(fd),
  ]]);
  return new Proxy(host, {
    get(target, key) {
      let value = bound.get(key);
      if (value === undefined) {
        value = Reflect.get(target, key, target);
        if (typeof value === "function") bound.set(key, value = value.bind(target));
      }
      return value;
    },
  });
}

/** A Python exception that left the program. */
export class PythonError extends Error {
  /** `PythonError`. */
  override name = "PythonError";
  /**
   * @param type Name of the Python class.
   * @param message `str()` of the exception, on one line with the type.
   * @param traceback What CPython would print, with the traceback.
   * @param value The exception object.
   */
  constructor(readonly type: string, message: string, readonly traceback: string, readonly value: PyHandle) {
    super(message);
  }
}

/** A quota was used up. `quota` is `instructions`, `milliseconds` or `memoryBytes`. */
export class QuotaError extends Error {
  /** `QuotaError`. */
  override name = "QuotaError";
  constructor(readonly quota: string) {
    super(`The program used up its quota of ${quota}`);
  }
}

/** How far a program is after a step. */
export type StepState =
  /** It can go on at once. */
  | "ready"
  /** It waits for a timer, a descriptor or a promise. */
  | "waiting"
  /** It is over. */
  | "done";

/** Where a program is: for a debugger or a hook that looks at single steps. */
export interface Position {
  /** `co_filename` of the code. */
  file: string;
  /** 1-based. */
  line: number;
  /** Name of the code object. */
  function: string;
  /** Offset of the next instruction. */
  offset: number;
  /** Python frames on the stack. */
  depth: number;
}

/** The folder above `engine/`, as a byte string; empty where the code does not come from files. */
function installation(): string {
  const here = import.meta.dirname;
  return here === undefined ? "" : toByteString(here.slice(0, here.lastIndexOf("/")));
}

/** A program that is run piece by piece, with the threads it starts. Obtained from {@linkcode PythonVm.start}. */
export class Program {
  readonly #vm: PyVm;
  readonly #thread: Thread;
  readonly #scheduler: Scheduler;
  #reported = false;

  /** @param vm owned by the {@linkcode PythonVm} that made this. */
  constructor(vm: PyVm, thread: Thread) {
    this.#vm = vm;
    this.#thread = thread;
    this.#scheduler = new Scheduler(vm.host, { manual: true });
    this.#scheduler.start(vm, thread);
  }

  /** The state now. */
  get state(): StepState {
    return this.#thread.state === ThreadState.DONE ? "done" : this.#scheduler.canRun ? "ready" : "waiting";
  }

  /**
   * Runs at most `n` instructions and returns; never waits.
   * @throws {PythonError} when an exception leaves the program; {QuotaError} when a quota is used up.
   */
  step(n: number): StepState {
    if (this.state !== "ready") return this.state;
    if (this.#vm.executed > this.#vm.instructionLimit) throw new QuotaError("instructions");
    this.#scheduler.step(n, this.#thread);
    const state = this.state as StepState;
    if (state === "done" && !this.#reported) {
      this.#reported = true;
      flushNow(this.#vm);
      const { thrown, failure } = this.#thread;
      if (thrown !== null) throw new UnreportedThrow(thrown);
      if (failure instanceof QuotaExceeded) throw new QuotaError(failure.quota);
      if (failure !== undefined) throw failure;
    }
    return state;
  }

  /** Resolves when a waiting program can go on. */
  async ready(): Promise<void> {
    if (this.state === "waiting") await this.#scheduler.whenReady();
  }

  /**
   * Runs to the end, `n` instructions at a time, calling `hook` between; a hook that returns false stops the run.
   * With `n` = 1 that is single-stepping.
   */
  async trace(n: number, hook: (position: Position | undefined) => boolean | void): Promise<StepState> {
    for (;;) {
      const state = this.step(n);
      if (state === "done") return state;
      if (state === "waiting") await this.ready();
      else if (hook(this.position) === false) return state;
    }
  }

  /** Where the program is; `undefined` before its first and after its last instruction. */
  get position(): Position | undefined {
    const frame = pythonFrame(this.#thread.top);
    if (frame === null) return undefined;
    let depth = 0;
    for (let f: PyFrame | null = frame; f !== null; f = pythonFrame(f.back)) depth++;
    return {
      file: textOf(frame.code.filename),
      line: frame.prep.lineAt(frame.pc),
      function: frame.code.name,
      offset: frame.prep.offsetAt(frame.pc),
      depth,
    };
  }
}

/** Carries an exception out of a synchronous step; `PythonVm` turns it into a `PythonError`. */
class UnreportedThrow {
  constructor(readonly thrown: PyThrow) {}
}

/** A Python interpreter with its own modules and state. */
export class PythonVm {
  readonly #vm: PyVm;
  readonly #main: PyDict;
  readonly #quotas: Quotas;
  readonly #heap: number;

  private constructor(vm: PyVm, main: PyDict, quotas: Quotas) {
    this.#vm = vm;
    this.#main = main;
    this.#quotas = quotas;
    this.#heap = vm.host.heapUsed?.() ?? 0;
    if (quotas.instructions !== undefined) vm.instructionLimit = quotas.instructions;
    vm.checkQuota = this.#memoryCheck();
  }

  /** Makes a VM. */
  static async create(options: EmbedOptions): Promise<PythonVm> {
    const vm = await createWorld({
      host: redirected(options.host, options),
      home: options.home ?? installation(),
      argv: options.argv ?? [""],
      path: options.path ?? [],
      lib: options.lib ?? [],
      flags: { ...DEFAULT_FLAGS, dialect: options.dialect, dontWriteBytecode: true },
      natives: options.modules,
      lineBuffered: options.stdout !== undefined,
    });
    if (options.deadlocks === "raise") watchDeadlocks(vm);
    return new PythonVm(vm, newMain(vm), options.quotas ?? {});
  }

  /** Compiles Python source text. @throws {PythonError} SyntaxError. */
  async compile(source: string | Uint8Array, filename = "<string>"): Promise<Code> {
    const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
    return await this.#compile(bytes, filename, "exec");
  }

  /** Runs source text or compiled code in `__main__`, to its end. */
  async run(program: string | Uint8Array | Code, filename = "<string>"): Promise<void> {
    const code = program instanceof Code ? program : await this.compile(program, filename);
    this.#vm.program = { code, file: undefined };
    await this.#runGen(this.#vm.mainFrame(code, this.#main));
  }

  /**
   * Runs the entry module of an image.
   * @param image The bytes, or a reader function behind `callbackSource`: modules are read when they are first imported.
   */
  async runImage(image: Uint8Array | ByteSource, options: OpenOptions = {}): Promise<void> {
    await this.run(this.#entry(image, options));
  }

  #entry(image: Uint8Array | ByteSource, options: OpenOptions): Code {
    const opened = openImage(image, options);
    const code = opened.moduleCode(opened.manifest.entry);
    if (code === undefined) {
      throw new TypeError(`Cannot run image: it has no module '${opened.manifest.entry}' to start`);
    }
    this.#vm.addImage("<image>", opened);
    return code.ensure();
  }

  /** Begins a program without running it yet; drive it with {@linkcode Program.step}. */
  start(program: Code | Uint8Array | ByteSource): Program {
    const code = program instanceof Code ? program : this.#entry(program, {});
    const thread = this.#vm.mainThread(this.#vm.mainFrame(code, this.#main));
    const report = (e: unknown) => e instanceof UnreportedThrow ? this.#syncError(e.thrown) : e;
    return new Proxy(new Program(this.#vm, thread), {
      get(target, key) {
        const value = Reflect.get(target, key, target);
        if (key !== "step") return typeof value === "function" ? value.bind(target) : value;
        return (n: number) => {
          try {
            return target.step(n);
          } catch (e) {
            throw report(e);
          }
        };
      },
    });
  }

  /** Value of an expression in `__main__`, converted. */
  async eval(expression: string): Promise<unknown> {
    const code = await this.#compile(new TextEncoder().encode(expression), "<string>", "eval");
    return fromPython(await this.#runGen(this.#vm.mainFrame(code, this.#main)));
  }

  /**
   * Calls a function of `__main__` or a builtin by dotted name, or any callable behind a handle, with converted arguments.
   * @throws {TypeError} when the first name is not defined; {PythonError}; {QuotaError}.
   */
  async call(target: string | PyHandle, ...args: unknown[]): Promise<unknown> {
    const vm = this.#vm;
    const main = this.#main;
    if (typeof target === "string") {
      const [first] = target.split(".");
      if (main.getStr(first) === undefined && vm.builtins.getStr(first) === undefined) {
        throw new TypeError(`Cannot call ${target}: '${first}' is not defined`);
      }
    }
    return fromPython(
      await this.#runGen((function* (): Gen<Value> {
        let f: Value;
        if (typeof target === "string") {
          const [first, ...rest] = target.split(".");
          f = (main.getStr(first) ?? vm.builtins.getStr(first))!;
          for (const name of rest) {
            const r: Value | Gen<Value> = getAttr(vm, f, name);
            f = isGen(r) ? yield* r : r;
          }
        } else f = target.value;
        const r = call(vm, f, args.map((a) => toPython(vm, a)));
        return isGen(r) ? yield* r : r;
      })()),
    );
  }

  /** Reads a variable of `__main__`, converted; `undefined` if there is none. */
  get(name: string): unknown {
    const v = this.#main.getStr(name);
    return v === undefined ? undefined : fromPython(v);
  }

  /** Sets a variable of `__main__` to a converted value. @throws {TypeError} for a value that has no counterpart. */
  set(name: string, value: unknown): void {
    let converted: Value;
    try {
      converted = toPython(this.#vm, value);
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
      throw new TypeError(`Cannot set ${name}: ${this.#syncError(e).message.replace(/^TypeError: /, "")}`);
    }
    this.#main.setStr(name, converted);
  }

  /**
   * Starts a job: a Python world of its own beside this one (docs/jobs.md).
   * @param target `module:function`, a module, a path to a source or image file, or a handle of a function. Functions of
   * `__main__` are those of the program that was given to {@linkcode run} last.
   * @throws {PythonError} as `vmiot.job.Job` would.
   */
  async startJob(target: string | PyHandle, options: JobOptions = {}): Promise<PythonJob> {
    const { startJob } = await import("./embed_jobs.ts");
    return await startJob(this.#vm, (what) => this.#runGen(what), target, options);
  }

  /**
   * The next message that a job sent to this VM, converted.
   * @param timeoutMs Milliseconds to wait at most.
   * @returns `undefined` when the time is over.
   */
  async receive(timeoutMs = Infinity): Promise<unknown> {
    const { receiveMessage } = await import("./embed_jobs.ts");
    return await receiveMessage(this.#vm, (what) => this.#runGen(what), timeoutMs);
  }

  /** Raises KeyboardInterrupt in the running program. */
  interrupt(): void {
    this.#vm.interrupt();
  }

  /**
   * Ends the VM: threads that still run are dropped where they are, without running anything of them, and timers are
   * stopped. What waits for it is rejected. Call it when a VM that may have started threads is not needed any more.
   */
  close(): void {
    this.#vm.close();
  }

  /** Instructions executed so far. */
  get executed(): number {
    return this.#vm.executed;
  }

  async #compile(source: Uint8Array, filename: string, mode: "exec" | "eval"): Promise<Code> {
    await loadCompiler();
    try {
      return this.#vm.compile(source, { filename, mode, flags: 0 }) as Code;
    } catch (e) {
      throw e instanceof PyThrow ? await this.#error(e) : e;
    }
  }

  async #runGen(what: Gen<Value> | PyFrame): Promise<Value> {
    const vm = this.#vm;
    const { milliseconds } = this.#quotas;
    const memoryCheck = this.#memoryCheck();
    let timer: Timer | undefined;
    if (milliseconds !== undefined) {
      const end = vm.host.monotonic() * 1000 + milliseconds;
      vm.checkQuota = () => {
        if (vm.host.monotonic() * 1000 > end) throw new QuotaExceeded("milliseconds");
        memoryCheck?.();
      };
      // A program that waits checks nothing.
      timer = vm.scheduler.after(milliseconds, () => vm.scheduler.drop(vm, new QuotaExceeded("milliseconds")));
    }
    try {
      const value = await vm.runGen(what);
      // What one native made since the last slice.
      memoryCheck?.();
      return value;
    } catch (e) {
      if (e instanceof QuotaExceeded) throw new QuotaError(e.quota);
      throw e instanceof PyThrow ? await this.#error(e) : e;
    } finally {
      if (timer !== undefined) vm.scheduler.cancel(timer);
      vm.checkQuota = memoryCheck;
      await vm.runGen(flushing(vm));
    }
  }

  /** The check for `memoryBytes`, if there is one. */
  #memoryCheck(): (() => void) | undefined {
    const { memoryBytes } = this.#quotas;
    if (memoryBytes === undefined) return undefined;
    const { host } = this.#vm;
    const grown = () => (host.heapUsed?.() ?? 0) - this.#heap;
    // Garbage does not count: when it may be garbage, it is collected. Beyond `limit` bytes we look again.
    let limit = memoryBytes;
    return () => {
      if (grown() <= limit) return;
      host.collectGarbage?.();
      const used = grown();
      if (used > memoryBytes) throw new QuotaExceeded("memoryBytes");
      limit = Math.max(memoryBytes, used + memoryBytes / 4);
    };
  }

  /** The `PythonError` for an exception; its text may come from Python code. */
  async #error(e: PyThrow): Promise<PythonError> {
    const vm = this.#vm;
    vm.checkQuota = undefined;
    const limit = vm.instructionLimit;
    vm.instructionLimit = Infinity;
    try {
      const text = await vm.runGen(
        formatException(vm, e.type, e.value, e.traceback, (file, line) => vm.sourceLine(file, line)) as unknown as Gen<
          Value
        >,
      );
      return makeError(e, textOf(text as string));
    } finally {
      vm.instructionLimit = limit;
    }
  }

  /** As {@linkcode #error}, without running Python code that takes long. */
  #syncError(e: PyThrow): PythonError {
    const vm = this.#vm;
    const text = vm.runNow(
      formatException(vm, e.type, e.value, e.traceback, (file, line) => vm.sourceLine(file, line)) as unknown as Gen<
        Value
      >,
      100_000,
    );
    return makeError(e, text === undefined ? "" : textOf(text as string));
  }
}

/** Writes out what standard output still holds; errors of the streams are nobody's any more. */
function flushNow(vm: PyVm): void {
  try {
    vm.runNow(flushing(vm), 100_000);
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
  }
}

function* flushing(vm: PyVm): Gen<Value> {
  yield* flushAll(vm);
  return null;
}

function makeError(e: PyThrow, traceback: string): PythonError {
  const lines = traceback.trimEnd().split("\n");
  const last = lines[lines.length - 1];
  const type = (e.type as { name?: string } | null)?.name ?? "Exception";
  return new PythonError(type, last || type, traceback, new PyHandle(e.value));
}
