// SPDX-License-Identifier: MIT
/** What an exception that leaves a task means: its {@linkcode ExitReason}, with the exception as data. */
import type { Value } from "../base/value.ts";
import { isThrown, toStr } from "../core/abstract.ts";
import { PySystemExit, PyThrow, SystemExitType, TaskKilledType } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import { bigOf, isInteger, PyOldClass, PyTraceback, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { type ErrorData, ExitReason, NORMAL, type TraceEntry } from "./task.ts";

/** `exit()` of VMIOT's dialect cannot be caught; what it leaves at last is SystemExit. */
export function asExit(e: PyThrow): PyThrow {
  return e.type === TaskKilledType && e.value instanceof PySystemExit ? new PyThrow(SystemExitType, e.value) : e;
}

/** Why a task ended that an exception left. `dying`: why it was being ended, where it was. */
export function* outcomeOf(vm: Vm, e: PyThrow, dying: ExitReason | null): Gen<ExitReason> {
  e = asExit(e);
  if (e.type === TaskKilledType) return dying ?? new ExitReason("killed");
  if (isThrown(e, SystemExitType)) {
    const code = e.value instanceof PySystemExit ? e.value.code : e.value;
    if (code === null || isInteger(code) && bigOf(code) === 0n) return NORMAL;
    return new ExitReason("exit", yield* textOf(vm, code));
  }
  return new ExitReason("error", "", yield* errorData(vm, e));
}

/** An exception as data. A `__str__` that fails gives a text that says so. */
function* errorData(vm: Vm, e: PyThrow): Gen<ErrorData> {
  const message = e.value === null ? "" : yield* textOf(vm, e.value);
  return { type: classLabel(e.type), message, traceback: traceEntries(vm, e.traceback) };
}

function* textOf(vm: Vm, v: Value): Gen<string> {
  try {
    const r = toStr(vm, v);
    return strValue(isGen(r) ? yield* r : r);
  } catch (failure) {
    if (failure instanceof PyThrow) return "<exception str() failed>";
    throw failure;
  }
}

/** Name of an exception class, with its module unless that is `exceptions`. */
function classLabel(type: Value): string {
  if (type instanceof PyOldClass) return type.name;
  if (!(type instanceof PyType)) return "<unknown>";
  const module = type.attrs.getStr("__module__");
  return typeof module === "string" && module !== "exceptions" ? `${module}.${type.name}` : type.name;
}

function traceEntries(vm: Vm, tb: Value): TraceEntry[] {
  const entries: TraceEntry[] = [];
  for (let t = tb instanceof PyTraceback ? tb : null; t !== null; t = t.next) {
    const { filename, name } = t.frame.code;
    const text = vm.sourceLine(filename, t.lineno)?.trim() ?? "";
    entries.push({ file: filename, line: t.lineno, function: name, text });
  }
  return entries;
}
