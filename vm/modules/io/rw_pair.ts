// SPDX-License-Identifier: MIT
/** `_io.BufferedRWPair` (CPython `_io/bufferedio.c`): a reader and a writer together. */
import type { Value } from "../../base/value.ts";
import { DeprecationWarningType, PyThrow, typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import type { Kwargs } from "../../core/type.ts";
import type { Vm } from "../../core/vm.ts";
import { obj, opt } from "../../native/args.ts";
import { defineType, method, type Row } from "../../native/define.ts";
import {
  attr,
  bufferedIOBaseType,
  callM,
  checkReadable,
  checkWritable,
  ioType,
  parse,
  PyIOBase,
  truth,
} from "./base.ts";
import { makeBuffered, newObject, readerType, sizeArgument, writerType } from "./buffered.ts";

class PyPair extends PyIOBase {
  reader: Value | undefined;
  writer: Value | undefined;
}
export const pairType = ioType("BufferedRWPair", bufferedIOBaseType, PyPair);

const pairMethod = method<PyPair>();

function half(p: PyPair, which: "reader" | "writer"): Value {
  const v = p[which];
  if (v === undefined) throw valueError("I/O operation on uninitialized object");
  return v;
}
const onHalf = (which: "reader" | "writer", name: string, doc: string): Row =>
  pairMethod(
    [opt(obj("argument"))],
    parse(doc),
    (vm, p, v) => v === undefined ? callM(vm, half(p, which), name) : callM(vm, half(p, which), name, v),
  );

defineType<PyPair>(pairType, {
  doc: "BufferedRWPair(reader, writer, buffer_size=8192) -> stream\n\nReads one raw stream and writes another.",
  slots: {
    tp_new: newObject,
    tp_init: function* (vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
      const p = self as PyPair;
      const n = args.length;
      if (kw !== null && kw.size > 0) throw typeError("BufferedRWPair does not take keyword arguments");
      if (n < 2 || n > 4) {
        throw typeError(`BufferedRWPair() takes at ${n < 2 ? "least 2" : "most 4"} arguments (${n} given)`);
      }
      const bufferSize = yield* sizeArgument(vm, args[2]);
      if (args[3] !== undefined && args[3] !== -234) {
        const w = vm.warn(DeprecationWarningType, "max_buffer_size is deprecated");
        if (isGen(w)) yield* w;
      }
      yield* checkReadable(vm, args[0]);
      yield* checkWritable(vm, args[1]);
      p.reader = yield* makeBuffered(vm, readerType, args[0], bufferSize);
      p.writer = yield* makeBuffered(vm, writerType, args[1], bufferSize);
    },
  },
  methods: {
    read: onHalf("reader", "read", "Reads bytes."),
    peek: onHalf("reader", "peek", "Bytes that come next."),
    read1: onHalf("reader", "read1", "Reads with at most one call of the raw stream."),
    readinto: onHalf("reader", "readinto", "Reads into a buffer."),
    readable: onHalf("reader", "readable", "Whether it can be read."),
    write: onHalf("writer", "write", "Writes bytes."),
    flush: onHalf("writer", "flush", "Writes buffered bytes out."),
    writable: onHalf("writer", "writable", "Whether it can be written."),
    close: pairMethod([], "Closes both streams.", function* (vm, p) {
      let failure: unknown;
      try {
        yield* callM(vm, half(p, "writer"), "close");
      } catch (e) {
        if (!(e instanceof PyThrow)) throw e;
        failure = e;
      }
      const r = yield* callM(vm, half(p, "reader"), "close");
      if (failure !== undefined) throw failure;
      return r;
    }),
    isatty: pairMethod([], "Whether one of them is a terminal.", function* (vm, p) {
      const w = yield* callM(vm, half(p, "writer"), "isatty");
      return (yield* truth(vm, w)) ? w : yield* callM(vm, half(p, "reader"), "isatty");
    }),
  },
  getset: {
    closed: { doc: "Whether the stream is closed.", get: (vm, p) => attr(vm, half(p, "writer"), "closed") },
  },
});
