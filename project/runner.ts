// SPDX-License-Identifier: MIT
/**
 * What the command line asks of the engine, and nothing more: `cli.ts` and the test runner are written against these
 * types, and `mod.ts` implements them (it exports `engine: Engine`).
 */
import type { Host } from "../vm/host.ts";
import type { WatchOptions } from "./watch.ts";
import type { Schedule } from "../vm/sched/repeatable.ts";

/** The program to run as `__main__`. Paths are byte strings. */
export type MainProgram =
  /**
   * A source file. `folder` is `sys.path[0]`; absent: the folder part of `path`. A syntax error in it is printed and gives
   * exit code 3.
   */
  | { kind: "file"; path: string; bytes: Uint8Array; folder?: string }
  /** A folder or zip file with a `__main__.py` inside: it is `sys.path[0]` and `sys.argv[0]` itself. */
  | { kind: "container"; path: string }
  /** A program image; `sys.path[0]` is the image. A damaged image is reported with exit code 4. */
  | { kind: "image"; path: string; bytes: Uint8Array }
  /** A `.pyc` file of CPython 2.7; as `file` otherwise, and as `image` when damaged. */
  | { kind: "pyc"; path: string; bytes: Uint8Array; folder?: string }
  /** Source text (bytes) given on the command line: `sys.argv[0]` is `-c`, the file name `<string>`. */
  | { kind: "command"; source: string }
  /** A module found on `sys.path`, run as `python -m` does. */
  | { kind: "module"; name: string }
  /** Source text read whole from standard input: file name `<stdin>`, `sys.argv[0]` is `-` or `""`. */
  | { kind: "stdin"; source: string };

/** Python 2.7 with VMIOT's extensions, or VMIOT's meanings where they differ (docs/vmiot.md). */
export type Dialect = "python" | "vmiot";
export const DIALECTS: readonly Dialect[] = ["python", "vmiot"];

/** Name of the property of an image with the dialect of its program; absent: python. */
export const DIALECT_PROPERTY = "dialect";

/** Interpreter options as CPython 2.7's command line has them. */
export interface PythonFlags {
  /** `-O` given once or twice. */
  optimize: number;
  /** `-B`. */
  dontWriteBytecode: boolean;
  /** `-u`: standard output and error unbuffered. */
  unbuffered: boolean;
  /** `-v`. */
  verbose: number;
  /** `-t`, `-tt`. */
  tabcheck: number;
  /** `-3`. */
  py3kWarning: boolean;
  /** `-S`. */
  noSite: boolean;
  /** `-s`. */
  noUserSite: boolean;
  /** `-E`: `PYTHON…` variables are ignored. */
  ignoreEnvironment: boolean;
  /** `-i`. */
  inspect: boolean;
  /** `-R`, and `PYTHONHASHSEED`: `sys.flags.hash_randomization`, not 0 where hashes are randomised. */
  hashRandomization: number;
  /** The number in `PYTHONHASHSEED`; absent: a random one. */
  hashSeed?: number;
  /** `PYTHONIOENCODING`: `ENCODING:ERRORS` of the standard streams, either may be missing. */
  ioEncoding?: string;
  /** `-Q`: `old`, `new`, `warn`, `warnall`. */
  division: "old" | "new" | "warn" | "warnall";
  /** `-W`, in order. */
  warnings: string[];
  /** `--dialect`, or what the manifest says. */
  dialect?: Dialect;
  /** `--jit-threshold N`: calls, or fifths of iterations, after which code is compiled; `null` for `--no-jit`. */
  jitThreshold: number | null;
  /**
   * `--jit-stress N`, for tests: generated code is left at random, by a sequence that N begins, before any instruction.
   * Only with a threshold below 100.
   */
  jitStress?: number;
}

/** How to run a program. */
export interface RunOptions {
  host: Host;
  /** `sys.argv` after element 0, which follows from the program. */
  args: string[];
  /** Folders of `PYTHONPATH`, in order. */
  pythonPath: string[];
  /** Extra library folders (`--lib`, `VMIOT_LIB`), last in `sys.path`. */
  lib: string[];
  /** Root folder of the installation: the library in Python is under `vm/lib` there. */
  home: string;
  /** Folder of that library, compiled; absent: its sources are compiled when imported. */
  compiledLibrary?: string;
  flags: PythonFlags;
  /** Makes the run repeatable: `--seed`, `--slice`, `--virtual-time`. */
  schedule?: Schedule;
  /** The manifest of the project, where the program is one: its name, and `services` as they stand there. */
  project?: { name: string; services: Record<string, unknown>; dialect: Dialect };
  /** Watch the run: `--stats`, `profile`, `dis --jit`. */
  watch?: WatchOptions;
  /** Called once the program waits, or has run for some milliseconds: for what a short one need not pay for. */
  goesOn?: () => void;
  /** Make the program visible to `vmiotman ps`, also without services (`--ps`). */
  ps?: boolean;
}

/** What one line of an interactive session led to. */
export type ReplResult = "more" | "done" | { exit: number };

/** An interactive session in one namespace. */
export interface Repl {
  /**
   * Takes the lines of one statement so far, joined by newlines, without the last newline. `more`: the statement is not
   * complete. Prints results and tracebacks itself.
   */
  push(source: string): Promise<ReplResult>;
  /** `sys.ps1` or `sys.ps2` as it is now. */
  prompt(which: 1 | 2): string;
  /** Completions of `text`: names and attributes that begin so. */
  complete(text: string): string[];
  /** Ends the session: runs exit handlers, flushes, and gives the exit code. */
  close(): Promise<number>;
}

/** The engine as the command line sees it. */
export interface Engine {
  /**
   * Runs a program to its end: exit handlers run, streams flushed, uncaught exception printed.
   * @returns the exit code of the process: 0, what `sys.exit` said, 1 after an uncaught exception, 3 for a syntax error in
   * the main program, 4 for an image that cannot be loaded.
   */
  run(program: MainProgram, options: RunOptions): Promise<number>;
  /**
   * Runs a program, then hands a session in its `__main__` to `interact`, whatever ended the program (`-i`).
   * @returns what `interact` gives.
   */
  runThenInteract(
    program: MainProgram,
    options: RunOptions,
    interact: (session: Repl) => Promise<number>,
  ): Promise<number>;
  /** Starts an interactive session. */
  openRepl(options: RunOptions): Promise<Repl>;
}

/** Flags as they are without any option. */
export const DEFAULT_FLAGS: Readonly<PythonFlags> = Object.freeze({
  optimize: 0,
  dontWriteBytecode: false,
  unbuffered: false,
  verbose: 0,
  tabcheck: 0,
  py3kWarning: false,
  noSite: false,
  noUserSite: false,
  ignoreEnvironment: false,
  inspect: false,
  hashRandomization: 0,
  division: "old" as const,
  warnings: [],
  jitThreshold: 200,
});
