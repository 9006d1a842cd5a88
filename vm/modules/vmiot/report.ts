// SPDX-License-Identifier: MIT
/**
 * VMIOT's exception modes: whether exceptions are reported when they are raised, when they end a task, both or neither
 * (docs/vmiot.md). A report goes to standard error, in the dialect to standard output, the one stream of a device.
 *
 * Reported is what a frame of the program sees first, not what the library raises and catches by itself.
 */
import { PyObject, type Value } from "../../base/value.ts";
import { call, getAttr, toBytes } from "../../core/abstract.ts";
import {
  GeneratorExitType,
  NameErrorType,
  PyThrow,
  StopIterationType,
  SystemExitType,
  TaskKilledType,
  valueError,
} from "../../core/exceptions.ts";
import { FRAMES, type Gen, isGen } from "../../core/gen.ts";
import { PyType } from "../../core/type.ts";
import { PyList, PyOldClass, PyTraceback, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { PyFrame, type Thread } from "../../interp/frame.ts";
import { markReraised } from "../../interp/ops.ts";
import { endDialectLine, softSpace } from "../../interp/print.ts";
import type { RaiseHook } from "../../interp/run.ts";
import { reportedWhenRaised } from "../../sched/exception_mode.ts";
import { taskOf } from "../../sched/thread_task.ts";

/** What of `PyVm` this needs. */
interface Reporting extends Vm {
  exceptionMode: number;
  raised: RaiseHook | undefined;
  /** Folder of the library in Python, with a closing slash. */
  readonly libraryFolder: string;
  /** The main program. */
  readonly program: { file: string | undefined } | undefined;
}

/** Sets the mode, 0 to 3; gives the old one. */
export function setExceptionMode(vm: Vm, mode: number): number {
  if (mode < 0 || mode > 3) throw valueError("exception mode must be from 0 to 3");
  const world = vm as Reporting;
  const old = world.exceptionMode;
  world.exceptionMode = mode;
  world.raised = (mode & 1) === 0 ? undefined : (thread, frame, exc) => atRaise(world, thread, frame, exc);
  return old;
}

/** Exceptions that steer a program rather than tell of something wrong. */
const QUIET: readonly Value[] = [TaskKilledType, SystemExitType, GeneratorExitType, StopIterationType];

function atRaise(vm: Reporting, thread: Thread, frame: PyFrame, exc: PyThrow): Gen<Value> | undefined {
  const { type, value } = exc;
  if (!(value instanceof PyObject) || type instanceof PyType && QUIET.some((q) => type.isSubtype(q))) return undefined;
  if (frame.code.filename.startsWith(vm.libraryFolder)) return undefined;
  // What is raised anew has only the entry of this frame, even if it was raised before.
  const fresh = (exc.traceback as PyTraceback).next === null;
  if (!fresh && reportedWhenRaised(vm).has(value)) return undefined;
  reportedWhenRaised(vm).add(value);
  return reportFirst(vm, thread, frame, exc);
}

function* reportFirst(vm: Reporting, thread: Thread, frame: PyFrame, exc: PyThrow): Gen<Value> {
  yield FRAMES;
  const hook = vm.raised;
  // What goes wrong while reporting is not reported.
  vm.raised = undefined;
  try {
    yield* write(vm, yield* reportText(vm, thread, placesAbove(frame, exc), exc));
  } catch (e) {
    if (!(e instanceof PyThrow) || e.type === TaskKilledType) throw e;
  } finally {
    vm.raised = hook;
  }
  markReraised(exc);
  throw exc;
}

/** Where a frame stands. */
interface Place {
  frame: PyFrame;
  line: number;
}

/** The frame that sees an exception, and those that called it. */
function* placesAbove(frame: PyFrame, exc: PyThrow): Iterable<Place> {
  yield { frame, line: (exc.traceback as PyTraceback).lineno };
  for (let f = frame.back; f !== null; f = f.back) {
    if (f instanceof PyFrame) yield { frame: f, line: f.prep.lineAt(Math.max(f.pc - 1, 0)) };
  }
}

/** The frames that an exception left, the innermost first. */
function placesLeft(exc: PyThrow): Place[] {
  const places: Place[] = [];
  for (let t = exc.traceback as PyTraceback | null; t !== null; t = t.next) {
    places.unshift({ frame: t.frame as PyFrame, line: t.lineno });
  }
  return places;
}

/** Reports, in the dialect, an exception that ends a task (modes 2 and 3). */
export function* reportAtEnd(vm: Vm, exc: PyThrow): Gen<null> {
  const { thread } = vm as Vm & { thread: Thread };
  yield* write(vm, yield* reportText(vm, thread, placesLeft(exc), exc));
  return null;
}

/** What Python says of an undefined name; VMIOT says the name only. */
const UNDEFINED = /^(?:global )?name '(.*)' is not defined$/;

function* reportText(vm: Vm, thread: Thread, places: Iterable<Place>, exc: PyThrow): Gen<string> {
  const { type } = exc;
  const name = type instanceof PyType || type instanceof PyOldClass ? type.name : typeName(type);
  let text = "";
  try {
    const r = toBytes(vm, exc.value);
    text = isGen(r) ? yield* r : r;
  } catch (e) {
    if (!(e instanceof PyThrow) || e.type === TaskKilledType) throw e;
  }
  if (type === NameErrorType) text = UNDEFINED.exec(text)?.[1] ?? text;
  const task = thread.main ? 0 : taskOf(vm, thread).id;
  let out = `==========Traceback by VMIOT (${task}):===========\nException ${name} : ${text}\n`;
  let i = 0;
  for (const { frame, line } of places) {
    const { filename, name } = frame.code;
    // The library is no part of the program; VMIOT's is native.
    if (filename.startsWith((vm as Reporting).libraryFolder)) continue;
    out += `  (${i++}) "${shownFile(vm as Reporting, filename)}", line ${line}, in ${
      name === "<module>" ? "main" : name
    }\n`;
  }
  return out;
}

/** A file of the program, relative to its folder. */
function shownFile(vm: Reporting, filename: string): string {
  const path = vm.sys.getStr("path");
  const main = vm.program?.file;
  const folders = [
    path instanceof PyList ? path.items[0] : undefined,
    main === undefined ? undefined : main.slice(0, Math.max(main.lastIndexOf("/"), 0)),
  ];
  for (const folder of folders) {
    if (typeof folder === "string" && folder !== "" && filename.startsWith(`${folder}/`)) {
      return filename.slice(folder.length + 1);
    }
  }
  return filename;
}

function* write(vm: Vm, text: string): Gen<void> {
  const out = vm.sys.getStr(vm.dialect === "vmiot" ? "stdout" : "stderr");
  if (out === undefined || out === null) return;
  let f = getAttr(vm, out, "write");
  if (isGen(f)) f = yield* f;
  // A line that `print x,` left open is ended first.
  if (vm.dialect === "vmiot" && (yield* softSpace(vm, out, 0))) text = `\n${text}`;
  endDialectLine(vm);
  const r = call(vm, f, [text]);
  if (isGen(r)) yield* r;
}
