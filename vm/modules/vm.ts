// SPDX-License-Identifier: MIT
/**
 * `vm`: the VM as Python code sees it. A program (source text, code object or image) runs in a namespace of its own,
 * step by step under the control of the caller.
 */
import { PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { openImage } from "../bytecode/image.ts";
import { ImageError } from "../bytecode/image_error.ts";
import { addressOf, genericGetAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { importError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, type Result, then } from "../core/gen.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { isStr, PyList, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, opt } from "../native/args.ts";
import { defineModule, method, newType } from "../native/define.ts";
import { escape, PyFrame, pythonFrame, Thread } from "../interp/frame.ts";
import { codeFrame } from "../interp/ops.ts";
import { type Interpreter, runSlice, Slice, startThread } from "../interp/run.ts";

/** A program under the control of Python code. */
class PyProgram extends PyObject {
  readonly thread = new Thread();
  namespace = new PyDict();
  executed = 0;
  done = false;
  running = false;
}

/** Runs at most `n` instructions of the program inside the current instruction of the caller. */
function step(vm: Vm, program: PyProgram, n: number): Slice {
  if (program.running) throw valueError("program already executing");
  if (program.done) return Slice.DONE;
  const outer = vm as Interpreter;
  const { thread, depth } = outer;
  program.running = true;
  let slice: Slice;
  try {
    slice = runSlice(outer, program.thread, n);
  } finally {
    outer.thread = thread;
    outer.depth = depth;
    program.running = false;
    program.executed += program.thread.sliceUsed;
    // Work of the program counts against the quota of the caller.
    outer.charge?.(program.thread.sliceUsed);
  }
  if (slice === Slice.DONE) {
    program.done = true;
    const thrown = program.thread.thrown;
    if (thrown !== null) {
      program.thread.thrown = null;
      throw thrown;
    }
  }
  return slice;
}

/** Lets a waiting program wait, on behalf of the calling thread. */
function* wait(program: PyProgram): Gen<void> {
  const waiting = program.thread.waiting!;
  try {
    program.thread.result = yield waiting;
  } catch (e) {
    program.thread.thrown = e as typeof program.thread.thrown;
  }
  program.thread.waiting = null;
}

const stateOf = (p: PyProgram): string => p.done ? "done" : p.thread.waiting !== null ? "waiting" : "ready";

function frames(p: PyProgram): PyFrame[] {
  const out: PyFrame[] = [];
  for (let f = pythonFrame(p.thread.top); f !== null; f = pythonFrame(f.back)) out.push(f);
  return out;
}

const place = (f: PyFrame): Value =>
  new PyTuple([f.code.filename, f.prep.lineAt(f.pc), f.code.name, f.prep.offsetAt(f.pc)]);

/** The code of what is to run. */
function load(vm: Vm, source: Value, filename: string): Result<Code> {
  if (source instanceof Code) return source;
  if (isStr(source) && strValue(source).startsWith("\x89VMIOT")) return loadImage(strValue(source));
  if (!isStr(source) && !(source instanceof PyUnicode)) {
    throw typeError(`Program() argument 1 must be string, unicode or code, not ${typeName(source)}`);
  }
  return vm.compile(source, { filename, mode: "exec", flags: 0 });
}

function loadImage(bytes: string): Code {
  try {
    const image = openImage(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
    const code = image.moduleCode(image.manifest.entry);
    if (code === undefined) throw importError("the image has no module to start");
    return code.ensure();
  } catch (e) {
    if (e instanceof ImageError) throw importError(e.message);
    throw e;
  }
}

const programType = newType("Program", PyProgram, { module: "vm", subclassable: false }, {
  doc:
    "Program(source[, filename[, namespace]])\n\nA program in a namespace of its own: source text, a code object, or the bytes of an image.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (vm, type, args, kw) => {
      const names = ["source", "filename", "namespace"];
      const all: (Value | undefined)[] = args.slice();
      if (args.length > 3) throw typeError(`Program() takes at most 3 arguments (${args.length} given)`);
      for (const [k, v] of kw ?? []) {
        const i = names.indexOf(k);
        if (i < 0) throw unknownKeyword(kw!, names);
        all[i] = v;
      }
      const [source, filename = "<string>", namespace] = all;
      if (source === undefined) throw typeError("Required argument 'source' (pos 1) not found");
      if (!isStr(filename)) throw typeError(`Program() argument 2 must be string, not ${typeName(filename)}`);
      if (namespace !== undefined && !(namespace instanceof PyDict)) {
        throw typeError(`Program() argument 3 must be dict, not ${typeName(namespace)}`);
      }
      const p = new type.jsClass() as PyProgram;
      if (namespace !== undefined) p.namespace = namespace;
      const names_ = p.namespace;
      if (names_.getStr("__name__") === undefined) names_.setStr("__name__", "__main__");
      if (names_.getStr("__builtins__") === undefined) names_.setStr("__builtins__", vm.builtins);
      return then(load(vm, source, strValue(filename)), (code) => {
        startThread(p.thread, codeFrame(vm, code, names_, names_));
        return p;
      });
    },
    tp_repr: (_vm, self) => `<vm.Program ${stateOf(self as PyProgram)} at ${addressOf(self)}>`,
  },
  methods: {
    step: method<PyProgram>()(
      [opt(int("n"), 1)],
      {
        doc:
          "Runs at most `n` instructions; gives 'ready', 'waiting' or 'done'. An exception that leaves the program is raised.",
        arity: "parse",
      },
      (vm, p, n) => {
        if (n < 0) throw valueError("step() argument must not be negative");
        if (p.thread.waiting === null) step(vm, p, n);
        return stateOf(p);
      },
    ),
    run: method<PyProgram>()([], "Runs the program to its end. Other threads go on meanwhile.", function* (vm, p) {
      for (;;) {
        if (p.thread.waiting !== null) yield* wait(p);
        const slice = step(vm, p, 10_000);
        if (slice === Slice.DONE) return null;
      }
    }),
    wait: method<PyProgram>()([], "Waits until a waiting program can go on.", function* (_vm, p) {
      if (p.thread.waiting !== null) yield* wait(p);
      return null;
    }),
    stack: method<PyProgram>()(
      [],
      "The active frames, newest first: (file, line, function, offset).",
      (_vm, p) => new PyList(frames(p).map(place)),
    ),
  },
  getset: {
    namespace: { doc: "The global names of the program.", get: (_vm, p) => p.namespace },
    state: { doc: "'ready', 'waiting' or 'done'.", get: (_vm, p) => stateOf(p) },
    executed: { doc: "Instructions executed so far.", get: (_vm, p) => p.executed },
    position: {
      doc: "(file, line, function, offset) of the next instruction, or None.",
      get: (_vm, p) => {
        const [newest] = frames(p);
        return newest === undefined ? null : place(newest);
      },
    },
    frame: {
      doc: "The newest frame, or None.",
      get: (_vm, p) => {
        const [newest] = frames(p);
        if (newest === undefined) return null;
        escape(newest);
        return newest;
      },
    },
  },
});

export const vmModule = defineModule("vm", "Programs inside the program: run, step and look into them.", {
  Program: programType,
});
