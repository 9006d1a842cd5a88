// SPDX-License-Identifier: MIT
/**
 * What natives may use of the running VM: the first parameter of every native. Type only; the class is `vm/vm.ts`.
 * One `Vm` is one isolated Python world (own modules, streams, counters); builtin types are shared.
 */
import type { SyntaxTree } from "../base/asdl.ts";
import type { Code } from "../bytecode/code.ts";
import type { Host } from "../host.ts";
import type { PyObject, Value } from "../base/value.ts";
import type { PyDict } from "./dict.ts";
import type { PyThrow } from "./exceptions.ts";
import type { Dialect, Extensions } from "./extensions.ts";
import type { Gen, Result } from "./gen.ts";
import type { NativeSource } from "../native/define.ts";

/**
 * How soon the end of an object has to be found out: before the next instruction, wherever its last reference goes
 * (`"everywhere"`); like that if the object is young, or was taken out of where it was kept, or else as soon as no thread
 * can run (`"patient"`); where the last reference goes in code that runs now or is looked at for others anyway, which costs
 * the rest nothing (`"nearby"`); like that, but not before no thread can run (`"idle"`).
 */
export type Promptness = "everywhere" | "patient" | "nearby" | "idle";

/** A weak reference that nobody is told of when its object dies. */
export interface Doubtful {
  readonly target: PyObject | undefined;
  /** How often the object may be taken for alive without further ado. */
  trusted: number;
  /** How many collections have found it alive. */
  survived: number;
}

/** Something to do when no thread can run. Times are milliseconds on the clock of `host.monotonic()`. */
export interface IdleTask {
  /** Not before. It may be changed as long as the task has not begun. */
  from: number;
  /** From then on without waiting for an idle moment. It may be changed, too. */
  by: number;
  /** How long it takes, about: a timer that is due before is waited for. */
  readonly takes: number;
  readonly run: () => Gen<Value>;
}

/** Options of {@linkcode Vm.compile}; flags are `CO_FUTURE_*` and `PyCF_*` bits. */
export interface CompileOptions {
  filename: string;
  mode: "exec" | "eval" | "single";
  flags: number;
}

export interface Vm {
  readonly host: Host;
  /** `sys.modules`. */
  readonly modules: PyDict;
  /** Namespace of `sys`. */
  readonly sys: PyDict;
  /** Namespace of `__builtin__`. */
  readonly builtins: PyDict;
  /** Native modules that can be imported, by dotted name; instantiated on first import. */
  readonly natives: Map<string, NativeSource>;
  /** Depth of Python and native recursion of the current thread; natives that recurse use `enter`/`leave`. */
  depth: number;
  recursionLimit: number;
  /** The running Python frame of the current thread (`PyFrame` of vm/interp/frame.ts), or `null`. */
  // deno-lint-ignore no-explicit-any
  frame: any;
  /** The running green thread, as an identity for state that threads must not share. */
  readonly thread: object;
  /** Compiled code runs: some frames of the thread are only on the JavaScript stack, and {@linkcode frame} is an older one. */
  readonly inCompiledCode: boolean;
  /**
   * Calls `f(a)`, or `f(a, b)`, at once if it is a compiled Python function of so many parameters; else gives `undefined`.
   * Only for code inside a native's generator, which has to go on with `yield*` when the result is a computation.
   */
  direct(f: Value, a: Value, b?: Value): Result<Value> | undefined;
  /**
   * Python functions that are called run at once if they are compiled, until one is suspended: set by generated code for one
   * operation (vm/jit/specials.ts), and by the generator of a native for a call. False while such a function runs.
   */
  eager: boolean;
  /** While {@linkcode eager}: what the first call gives, which has been made already. */
  answer: Value | undefined;
  /** Runs a compiled function as {@linkcode direct} does; `undefined` where it is none, or takes other arguments. */
  callEagerly(f: Value, args: readonly Value[]): Result<Value> | undefined;
  /** Which meanings apply where VMIOT's differ from Python's. */
  readonly dialect: Dialect;
  /** The extensions of VMIOT's API, once {@linkcode loadExtensions} has loaded them. */
  readonly extensions: Extensions | undefined;
  /** Loads them; absent in VMs without. */
  loadExtensions?(): Promise<void>;
  /** Functions and types that global names mean where Python would raise NameError; not in `__builtin__`. */
  readonly extraBuiltins: PyDict;
  /** State private to one native module of this VM, created on first use. */
  state<T>(key: symbol, create: () => T): T;
  /** What keeps the objects of the program alive: namespaces, threads, the state of native modules. */
  roots(): Iterable<unknown>;
  /** Compiles source text (bytes of a str, or a unicode object), or a syntax tree. Throws a `PyThrow` SyntaxError; ImportError without compiler. */
  compile(source: Value | Uint8Array | SyntaxTree, options: CompileOptions): Result<Code>;
  /** The syntax tree of a source text. Throws as {@linkcode compile}. */
  parse(source: Value, options: CompileOptions): Result<SyntaxTree>;
  /** Whether asserts are compiled away (`-O`): 0, 1 or 2. */
  readonly optimize: number;
  /** The bytes of a file; IOError where it cannot be read. */
  readSource(path: string): Uint8Array;
  /** A line of a source file, for tracebacks; `undefined` where it cannot be found. */
  sourceLine(filename: string, line: number): string | undefined;
  /** Imports a module by absolute dotted name and returns the leaf module. */
  importModule(name: string): Result<Value>;
  /** Issues a warning through the `warnings` machinery (category is a warning type). */
  warn(category: Value, text: string, stackLevel?: number): Result<void>;
  /** To be asked before many bytes are allocated at one go; throws MemoryError where a quota forbids it. */
  reserve?(bytes: number): void;
  /** Counts the steps of a long native computation against the quotas; may throw what ends the program. */
  charge?(steps: number): void;
  /**
   * Runs a computation to its end at once, on a thread of its own: for what a foreign function calls back. `undefined` if it
   * waits, or takes more than `budget` instructions. @throws {PyThrow} what leaves it.
   */
  runNow?(what: Gen<Value>, budget: number): Value | undefined;
  /** Has `make` run in the main thread between two instructions; absent in VMs without event loop. */
  post?(make: () => Gen<Value> | PyThrow): void;
  /** Whether somebody asked with `watch` already, so that all code is watched, or that of modules and the prompt. */
  readonly watching: boolean;
  readonly watchingModules: boolean;
  /** Has the end of `o`, which the program can notice, found out soon after its last reference went. */
  watch?(o: PyObject, promptness?: Promptness): void;
  /** Has `task` run once, in the main thread; `false` where no moment is idle, because time is virtual. */
  whenIdle?(task: IdleTask): boolean;
  /** Somebody may have dropped the last reference to `o`, which is watched: has that found out. */
  suspect?(o: PyObject): void;
  /** The end of `o` does not show any more. */
  unwatch?(o: PyObject): void;
  /** What is to be waited for before what `refs` refer to may be taken for alive; `undefined`: nothing. */
  confirm?(refs: readonly Doubtful[]): Gen<void> | undefined;
  /** Has objects found that nobody refers to any more, and runs what their end asks for: all, or `enough` for now. */
  findDead?(enough?: () => boolean): Gen<void>;
  /** Has `f` called when the VM is closed; absent in VMs that never are. */
  atClose?(f: () => void): void;
  /** Prints `exc` as "Exception … in … ignored" to sys.stderr (CPython `PyErr_WriteUnraisable`). */
  unraisable(exc: PyThrow, where: Value): Result<void>;
}
