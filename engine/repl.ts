// SPDX-License-Identifier: MIT
/** An interactive session: one namespace, statements one at a time, the last value in `_`. */
import { textToBytes } from "../vm/base/latin1.ts";
import { parse } from "../compiler/parser.ts";
import { PyUnicode, type Value } from "../vm/base/value.ts";
import { findAttr } from "../vm/core/abstract.ts";
import { CO_FUTURE_MASK } from "../vm/bytecode/code.ts";
import { PyThrow, SystemExitType } from "../vm/core/exceptions.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import { PyType } from "../vm/core/type.ts";
import { PyOldInstance, typeOf } from "../vm/core/types.ts";
import type { PyDict } from "../vm/core/dict.ts";
import { PyFile } from "../vm/objects/file.ts";
import { flushAll } from "../vm/objects/file_output.ts";
import type { MainProgram, Repl, ReplResult, RunOptions } from "../project/runner.ts";
import type { PyVm } from "../vm/vm.ts";
import type { Code } from "../vm/bytecode/code.ts";
import { loadCompiler } from "./compile_hook.ts";
import { createWorld, newMain, watchDeadlocks } from "./create.ts";
import { finish, finishThrow, runProgram } from "./run.ts";

/** `PyCF_DONT_IMPLY_DEDENT`: a compound statement ends only with an empty line. */
const DONT_IMPLY_DEDENT = 0x200;

class Session implements Repl {
  readonly #vm: PyVm;
  readonly #main: PyDict;
  /** Future features that earlier statements turned on. */
  #flags = 0;

  constructor(vm: PyVm, main: PyDict) {
    this.#vm = vm;
    this.#main = main;
  }

  /**
   * Whether more lines could still complete `source`: the same rule as the `codeop` module's. A statement is complete when
   * it compiles; incomplete when adding line ends moves its error.
   */
  #incomplete(source: string): boolean {
    const attempt = (text: string): string | undefined => {
      try {
        parse(text, "<stdin>", "single", DONT_IMPLY_DEDENT | this.#flags);
        return undefined;
      } catch (e) {
        return String(e);
      }
    };
    if (source.trim() === "") return false;
    if (attempt(source) === undefined) return false;
    const one = attempt(source + "\n");
    const two = attempt(source + "\n\n");
    return one === undefined || one !== two;
  }

  async push(source: string): Promise<ReplResult> {
    if (this.#incomplete(source)) return "more";
    const vm = this.#vm;
    try {
      const text = source.split("\n").every((line) => line.trim() === "" || line.trim().startsWith("#"))
        ? "pass"
        : source;
      const code = vm.compile(this.#source(text + "\n"), {
        filename: "<stdin>",
        mode: "single",
        flags: this.#flags,
      }) as Code;
      this.#flags |= code.flags & CO_FUTURE_MASK;
      await vm.runGen((function* (main: PyDict): Gen<Value> {
        yield vm.mainFrame(code, main);
        return null;
      })(this.#main));
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
      if (e.type instanceof PyType && e.type.isSubtype(SystemExitType)) {
        return { exit: await finishThrow(vm, e) };
      }
      await finishThrow(vm, e);
    }
    await vm.runGen(flushStreams(vm));
    return "done";
  }

  /** A statement from a terminal is text in the terminal's encoding; from a pipe it is bytes, as in CPython. */
  #source(text: string): Value {
    const stdin = this.#vm.sys.getStr("stdin");
    if (!(stdin instanceof PyFile) || stdin.encoding !== "UTF-8") return text;
    try {
      return new PyUnicode(new TextDecoder("utf-8", { fatal: true }).decode(textToBytes(text)));
    } catch {
      return text;
    }
  }

  prompt(which: 1 | 2): string {
    const ps = this.#vm.sys.getStr(`ps${which}`);
    return typeof ps === "string" ? ps : which === 1 ? ">>> " : "... ";
  }

  complete(text: string): string[] {
    const dot = text.lastIndexOf(".");
    const names = new Set<string>();
    if (dot < 0) {
      for (const dict of [this.#main, this.#vm.builtins]) {
        for (const e of dict.entries()) if (typeof e.key === "string" && e.key.startsWith(text)) names.add(e.key);
      }
      return [...names].sort();
    }
    // Only what can be looked up without running code: names, then plain attributes.
    let value: Value | undefined;
    for (const [i, part] of text.slice(0, dot).split(".").entries()) {
      if (i === 0) value = this.#main.getStr(part) ?? this.#vm.builtins.getStr(part);
      else if (value !== undefined) {
        const r = findAttr(this.#vm, value, part);
        value = isGen(r) ? undefined : r;
      }
      if (value === undefined) return [];
    }
    const collect = (dict: PyDict | undefined) => {
      for (const e of dict?.entries() ?? []) if (typeof e.key === "string") names.add(e.key);
    };
    if (value instanceof PyType) { for (const t of value.mro) collect((t as PyType).attrs); }
    else if (value instanceof PyOldInstance) collect(value.cls.attrs);
    else for (const t of typeOf(value!).mro) collect((t as PyType).attrs);
    if (typeof value === "object" && value !== null) {
      collect(value.dict);
      for (const [key, v] of Object.entries(value)) if (key.startsWith("$") && v !== undefined) names.add(key.slice(1));
    }
    const prefix = text.slice(0, dot + 1);
    return [...names].filter((n) => n.startsWith(text.slice(dot + 1))).sort().map((n) => prefix + n);
  }

  async close(): Promise<number> {
    return await finish(this.#vm, 0);
  }
}

function* flushStreams(vm: PyVm): Gen<Value> {
  yield* flushAll(vm);
  return null;
}

/** Starts an interactive session. */
export async function openRepl(options: RunOptions): Promise<Repl> {
  const vm = await createWorld({
    host: options.host,
    home: options.home,
    compiledLibrary: options.compiledLibrary,
    argv: ["", ...options.args],
    path: ["", ...options.pythonPath],
    lib: options.lib,
    schedule: options.schedule,
    flags: options.flags,
  });
  await loadCompiler();
  options.host.onSignal(2, () => vm.interrupt());
  watchDeadlocks(vm);
  vm.scheduler.holdsProcess = true;
  return new Session(vm, newMain(vm));
}

/** See `Engine.runThenInteract`. */
export async function runThenInteract(
  program: MainProgram,
  options: RunOptions,
  interact: (session: Repl) => Promise<number>,
): Promise<number> {
  return await runProgram(program, options, async (vm, main) => {
    await loadCompiler();
    return await interact(new Session(vm, main));
  });
}
