// SPDX-License-Identifier: MIT
/** `_io.open` (CPython `_io/_iomodule.c`): puts raw, buffered and text streams together as a mode string says. */
import { PyUnicode, type Value } from "../../base/value.ts";
import { repr } from "../../core/abstract.ts";
import { PyThrow, typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import type { PyType } from "../../core/type.ts";
import { isInteger, isStr, strValue, typeName, typeOf } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { HostError } from "../../host.ts";
import { setAttr } from "../../core/abstract.ts";
import { lookOutFor } from "../../objects/lost_files.ts";
import { callM, DEFAULT_BUFFER_SIZE, intOf, type PyIOBase, truth } from "./base.ts";
import { makeBuffered, randomType, readerType, writerType } from "./buffered.ts";
import { fileIOType, PyFileIO } from "./file_io.ts";
import { textIOType } from "./text_io.ts";

/** Arguments of `open` as they were given; `undefined` for missing ones. */
export interface OpenArguments {
  file: Value;
  mode: Value | undefined;
  buffering: Value | undefined;
  encoding: Value | undefined;
  errors: Value | undefined;
  newline: Value | undefined;
  closefd: Value | undefined;
}

function text(v: Value | undefined, position: number, orNone: boolean): string | undefined {
  if (v === undefined || v === null && orNone) return undefined;
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return v.value;
  throw typeError(
    `open() argument ${position} must be string${orNone ? " or None" : ""}, not ${v === null ? "None" : typeName(v)}`,
  );
}

function* construct(vm: Vm, type: PyType, args: Value[]): Gen<Value> {
  const o = new type.jsClass();
  const r = type.tp_init!(vm, o, args, null);
  if (isGen(r)) yield* r;
  return o;
}

export function* openStream(vm: Vm, a: OpenArguments): Gen<Value> {
  const mode = text(a.mode, 2, false) ?? "r";
  let buffering = a.buffering === undefined ? -1 : yield* intOf(vm, a.buffering);
  const encoding = text(a.encoding, 4, true);
  const errors = text(a.errors, 5, true);
  const newline = text(a.newline, 6, true);
  const closefd = a.closefd === undefined ? true : (yield* intOf(vm, a.closefd)) !== 0;
  const { file } = a;
  if (
    !isStr(file) && !(file instanceof PyUnicode) && !isInteger(file) &&
    (file === null || typeOf(file).nb_int === undefined)
  ) {
    const r = repr(vm, file);
    throw typeError(`invalid file: ${isGen(r) ? yield* r : r}`);
  }
  if (/[^rwa+tbU]|(.).*\1/.test(mode)) throw valueError(`invalid mode: '${mode}'`);
  const has = (c: string) => mode.includes(c);
  let reading = has("r");
  const writing = has("w"), appending = has("a"), updating = has("+"), binary = has("b");
  if (has("U")) {
    if (writing || appending) throw valueError("can't use U and writing mode at once");
    reading = true;
  }
  if (has("t") && binary) throw valueError("can't have text and binary mode at once");
  if (Number(reading) + Number(writing) + Number(appending) > 1) {
    throw valueError("must have exactly one of read/write/append mode");
  }
  if (binary && encoding !== undefined) throw valueError("binary mode doesn't take an encoding argument");
  if (binary && errors !== undefined) throw valueError("binary mode doesn't take an errors argument");
  if (binary && newline !== undefined) throw valueError("binary mode doesn't take a newline argument");
  const rawMode = (reading ? "r" : "") + (writing ? "w" : "") + (appending ? "a" : "") + (updating ? "+" : "");
  const raw = (yield* construct(vm, fileIOType, [file, rawMode, closefd])) as PyFileIO;
  let stream: Value = raw;
  try {
    const isatty = yield* truth(vm, yield* callM(vm, raw, "isatty"));
    const lineBuffering = buffering === 1 || buffering < 0 && isatty;
    if (buffering === 1 || buffering < 0) buffering = blockSize(vm, raw);
    if (buffering === 0) {
      if (!binary) throw valueError("can't have unbuffered text I/O");
      return raw;
    }
    let type: PyType;
    if (updating) type = randomType;
    else if (writing || appending) type = writerType;
    else if (reading) type = readerType;
    else throw valueError(`unknown mode: '${mode}'`);
    stream = yield* makeBuffered(vm, type, raw, buffering);
    if (binary) return yield* watched(vm, stream as PyIOBase, type);
    stream = yield* construct(vm, textIOType, [
      stream,
      encoding ?? null,
      errors ?? null,
      newline ?? null,
      lineBuffering,
    ]);
    const r = setAttr(vm, stream, "mode", new PyUnicode(mode));
    if (isGen(r)) yield* r;
    return yield* watched(vm, stream as PyIOBase, type);
  } catch (e) {
    try {
      yield* callM(vm, stream, "close");
    } catch (again) {
      if (!(again instanceof PyThrow)) throw again;
    }
    throw e;
  }
}

/** A stream whose end is found out soon where it writes, also when compiled code opens it. */
function* watched(vm: Vm, stream: PyIOBase, type: PyType): Gen<Value> {
  if (type !== readerType && vm.inCompiledCode) yield* lookOutFor(vm, stream, "nearby");
  return stream;
}

function blockSize(vm: Vm, raw: PyFileIO): number {
  try {
    const n = vm.host.fstat(raw.fd).blksize;
    return n > 1 ? n : DEFAULT_BUFFER_SIZE;
  } catch (e) {
    if (e instanceof HostError) return DEFAULT_BUFFER_SIZE;
    throw e;
  }
}
