// SPDX-License-Identifier: MIT
/** Kinds of objects in a picture (`kinds.ts`): code, frames, threads. */
import { type Value } from "../../vm/base/value.ts";
import { Code } from "../../vm/bytecode/code.ts";
import { FrameCall } from "../../vm/core/gen.ts";
import { PyFrame, Resume, Thread, ThreadState } from "../../vm/interp/frame.ts";
import { initReturned } from "../../vm/interp/ops_calls.ts";
import { prepare } from "../../vm/interp/prepare.ts";
import { bare, type Kind, readAll, Unable, writeAll } from "./kind.ts";

const CODE_NUMBERS = ["argcount", "nlocals", "stacksize", "flags", "firstlineno"] as const;
const CODE_NAMES = ["names", "varnames", "freevars", "cellvars"] as const;

export const codeKind: Kind = {
  jsClass: Code,
  own: "all",
  head: (w, code: Code) => {
    code.ensure();
    w.head.text(code.name);
    w.head.text(code.filename);
    for (const field of CODE_NUMBERS) w.head.plain(code[field]);
    for (const field of CODE_NAMES) {
      w.head.count(code[field].length);
      for (const name of code[field]) w.head.text(name);
    }
    for (const bytes of [code.code, code.lnotab]) {
      w.head.count(bytes.length);
      w.head.bytes(bytes);
    }
    w.head.plain(code.verified);
  },
  make: (r) => {
    // deno-lint-ignore no-explicit-any
    const fields: any = { consts: [] };
    fields.name = r.head.value();
    fields.filename = r.head.value();
    for (const field of CODE_NUMBERS) fields[field] = r.head.value();
    for (const field of CODE_NAMES) {
      const n = r.head.count();
      fields[field] = [];
      for (let i = 0; i < n; i++) fields[field].push(r.head.value());
    }
    fields.code = r.head.bytes(r.head.count());
    fields.lnotab = r.head.bytes(r.head.count());
    const code = new Code(fields);
    code.verified = r.head.value();
    return code;
  },
  body: (w, code: Code) => writeAll(w, code.consts),
  fill: (r, code: Code) => code.consts.push(...readAll(r) as Value[]),
};

const FRAME_FIELDS = [
  "sp",
  "pc",
  "resume",
  "resumeArg",
  "saved",
  "generator",
  "pendingThrow",
  "localsDict",
  "trace",
  "tracedLine",
  "escaped",
] as const;

export const frameKind: Kind = {
  jsClass: PyFrame,
  own: "all",
  make: bare,
  body: (w, f: PyFrame) => {
    const call = f.resume === Resume.AFTER ? f.call : null;
    if (f.sink !== null || call !== null && (call.instance === undefined || call.rescue !== undefined)) {
      throw new Unable(`what a native function has begun in ${f.code.name}()`);
    }
    for (const v of [f.code, f.globals, f.builtins, f.names]) w.value(v);
    w.value(w.below(f));
    for (const field of FRAME_FIELDS) w.value(f[field]);
    w.value(call?.instance);
    w.value(call?.mode);
    writeAll(w, f.blocks);
    const { prep } = f;
    // What is above the stack is left over.
    writeAll(w, f.slots.slice(0, Math.max(f.sp, prep.stackBase)));
  },
  fill: (r, frame: PyFrame) => {
    const code = r.body.value() as Code, globals = r.body.value(), builtins = r.body.value(), names = r.body.value();
    const back = r.body.value();
    const fields = FRAME_FIELDS.map(() => r.body.value());
    const instance = r.body.value(), mode = r.body.value();
    const blocks = readAll(r) as number[], slots = readAll(r);
    r.later("code", () => {
      // The constructor sets what a frame has besides.
      const made = new PyFrame(code, prepare(r.vm, code, globals), globals, builtins, names);
      Object.assign(frame, made);
      FRAME_FIELDS.forEach((field, i) => (frame as unknown as Record<string, unknown>)[field] = fields[i]);
      frame.back = back;
      if (instance !== undefined) {
        frame.call = FrameCall.entered((result) => {
          if (result !== null) throw initReturned(instance, result);
          return instance;
        }, undefined);
        frame.call.mode = mode;
      }
      if (frame.prep.hasBlocks) frame.blocks = blocks;
      for (let i = 0; i < slots.length; i++) frame.slots[i] = slots[i];
    });
  },
};

export const threadKind: Kind = {
  jsClass: Thread,
  own: "all",
  make: () => new Thread(),
  body: (w, t: Thread) => {
    w.value(t.ident);
    w.value(t.name);
    w.value(t.priority);
  },
  // One that is not there any more: only the calling thread goes on.
  fill: (r, t: Thread) => {
    t.main = false;
    t.ident = r.body.value();
    t.name = r.body.value();
    t.priority = r.body.value();
    t.state = ThreadState.DONE;
    t.vm = r.vm;
  },
};
