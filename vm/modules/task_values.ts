// SPDX-License-Identifier: MIT
/** The ends of tasks as Python values: data that can be kept, compared, copied and handed on. */
import { PyTuple, type Value } from "../base/value.ts";
import { PyList } from "../core/types.ts";
import { structSequence } from "../objects/structseq.ts";
import type { ExitReason } from "../sched/task.ts";

/** An exception as data. */
export const ErrorInfo = structSequence("vmiot.task.ErrorInfo", "An exception as data.", [
  "type",
  "message",
  "traceback",
]);
/** Why a task ended. */
export const Reason = structSequence("vmiot.task.ExitReason", "Why a task ended.", [
  "kind",
  "detail",
  "error",
  "text",
]);
/** The message for a linked task that ended. */
export const Exit = structSequence("vmiot.task.Exit", "A linked task ended.", ["task", "reason"]);
/** The message for a monitored task that ended. */
export const Down = structSequence("vmiot.task.Down", "A monitored task ended.", ["monitor", "task", "reason"]);

/** An {@linkcode ExitReason} as a Python value. Entries of the traceback are what `traceback.format_list` takes. */
export function reasonValue(reason: ExitReason): Value {
  const { error } = reason;
  const info = error === null ? null : ErrorInfo.make([
    error.type,
    error.message,
    new PyList(error.traceback.map((t) => new PyTuple([t.file, t.line, t.function, t.text]))),
  ]);
  return Reason.make([reason.kind, reason.detail, info, String(reason)]);
}
