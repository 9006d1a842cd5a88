// SPDX-License-Identifier: MIT
/**
 * The embedding API of vmiotman: compile, load, run and step Python 2.7 programs, call in both directions, and declare
 * native modules in TypeScript. `docs/embedding.md` is the guide; every example there runs as a test.
 *
 * @module
 */
export { engine } from "./engine/engine.ts";

export {
  type EmbedOptions,
  type Position,
  Program,
  PythonError,
  PythonVm,
  QuotaError,
  type Quotas,
  type StepState,
} from "./engine/embed.ts";
export { type JobOptions, type JobResult, PythonJob } from "./engine/embed_jobs.ts";
export { type JobQuotas } from "./vm/sched/quota.ts";
export { type ExitKind, type TraceEntry } from "./vm/sched/task.ts";
export { fromPython, type HostFunction, PyHandle, toPython } from "./engine/convert.ts";
export { type Code } from "./vm/bytecode/code.ts";
export { type Image, openImage } from "./vm/bytecode/image.ts";
export { ImageError } from "./vm/bytecode/image_error.ts";
export { type ByteSource, cachedSource, callbackSource, memorySource } from "./vm/bytecode/image_source.ts";
export { writeImage } from "./vm/bytecode/image_writer.ts";
export { DenoHost } from "./hal/linux/host_deno.ts";
export { completeHost, type Host, HostError } from "./vm/host.ts";
export { PyFloat, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "./vm/base/value.ts";
export { type Gen, isGen, type Result, Wait } from "./vm/core/gen.ts";
/** Builtin exceptions, and functions that make them. */
export * as raise from "./vm/core/exceptions.ts";
/** Parameters of native functions and how arguments are converted. */
export * as args from "./vm/native/args.ts";
export {
  classMethod,
  constant,
  def,
  defineModule,
  defineType,
  method,
  type NativeModule,
  newType,
} from "./vm/native/define.ts";
