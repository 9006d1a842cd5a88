// SPDX-License-Identifier: MIT
/**
 * `_bz2`: bzip2's library for `vm/lib/bz2.py`, which adds the files.
 * CPYTHON: `Modules/bz2module.c`.
 */
import { PyObject } from "../../vm/base/value.ts";
import { asCInt } from "../../vm/core/convert.ts";
import {
  eofError,
  importError,
  IOErrorType,
  makeThrow,
  memoryError,
  type PyThrow,
  runtimeError,
  systemError,
  typeError,
  valueError,
} from "../../vm/core/exceptions.ts";
import { then } from "../../vm/core/gen.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { bindInit, int, opt, ssize } from "../../vm/native/args.ts";
import { def, defineModule, method, newType } from "../../vm/native/define.ts";
import { bytes, bytesToText, textToBytes } from "../../vm/objects/buffer_protocol.ts";
import {
  Bz2Stream,
  CONFIG_ERROR,
  DATA_ERROR,
  DATA_ERROR_MAGIC,
  FINISH,
  IO_ERROR,
  MEM_ERROR,
  openBz2,
  PARAM_ERROR,
  RUN,
  SEQUENCE_ERROR,
  STREAM_END,
  UNEXPECTED_EOF,
} from "../linux/libbz2.ts";

/** Room for output at first; it doubles until it is a megabyte. */
const ROOM = 8192, MOST_ROOM = 1 << 20;

const TRUNCATED = "compressed file ended before the logical end-of-stream was detected";

/** The exception for a result of the library that is an error. */
function bz2Error(result: number): PyThrow {
  switch (result) {
    case CONFIG_ERROR:
      return systemError("the bz2 library was not compiled correctly");
    case PARAM_ERROR:
      return valueError("the bz2 library has received wrong parameters");
    case MEM_ERROR:
      return memoryError();
    case DATA_ERROR:
    case DATA_ERROR_MAGIC:
      return makeThrow(IOErrorType, "invalid data stream");
    case UNEXPECTED_EOF:
      return eofError(TRUNCATED);
    case SEQUENCE_ERROR:
      return runtimeError("wrong sequence of bz2 library commands used");
    case IO_ERROR:
    default:
      return makeThrow(IOErrorType, "unknown IO error");
  }
}

function newStream(level: number): Bz2Stream {
  try {
    return new Bz2Stream(level);
  } catch (e) {
    throw e instanceof RangeError ? bz2Error(Number(e.message)) : e;
  }
}

function checkLevel(level: number): number {
  if (level < 1 || level > 9) throw valueError("compresslevel must be between 1 and 9");
  return level;
}

/**
 * Gathers output until the stream ends, or `step` leaves room: then it has nothing more to give.
 * @param step Works with what `stream` has got; returns a result of the library.
 * @returns all output, and the last result.
 */
function gather(vm: Vm, stream: Bz2Stream, step: () => number): [string, number] {
  let text = "";
  for (let room = ROOM;; room = Math.min(2 * room, MOST_ROOM)) {
    vm.reserve?.(room);
    stream.offer(new Uint8Array(new ArrayBuffer(room)));
    const result = step();
    if (result < 0) throw bz2Error(result);
    text += bytesToText(stream.made);
    if (result === STREAM_END || !stream.isFull) return [text, result];
  }
}

/** Compresses what is there; with FINISH to the end of the stream. */
function deflate(vm: Vm, stream: Bz2Stream, text: string, action: number): string {
  stream.feed(textToBytes(text));
  // RUN without input is an error of the library's; output that is left comes with the next.
  return gather(vm, stream, () => action === RUN && stream.isEmpty ? RUN : stream.compress(action))[0];
}

/** Decompresses what is there. The second value: whether the stream is at its end. */
function inflate(vm: Vm, stream: Bz2Stream, text: string): [string, boolean] {
  stream.feed(textToBytes(text));
  const [made, result] = gather(vm, stream, () => stream.decompress());
  return [made, result === STREAM_END];
}

// ---- whole texts --------------------------------------------------------------------------------------------------

function compress(vm: Vm, text: string, level: number): string {
  const stream = newStream(checkLevel(level));
  try {
    return deflate(vm, stream, text, FINISH);
  } finally {
    stream.close();
  }
}

function decompress(vm: Vm, text: string): string {
  if (text === "") return "";
  const stream = newStream(0);
  try {
    const [made, isWhole] = inflate(vm, stream, text);
    if (!isWhole) throw valueError("couldn't find end of stream");
    return made;
  } finally {
    stream.close();
  }
}

// ---- streams ------------------------------------------------------------------------------------------------------

class PyBz2Stream extends PyObject {
  /** `undefined` before `__init__` and after the end. */
  stream: Bz2Stream | undefined;

  end(): void {
    this.stream?.close();
    this.stream = undefined;
  }
}

class PyCompressor extends PyBz2Stream {}
class PyDecompressor extends PyBz2Stream {
  unusedData = "";
}
class PyReader extends PyBz2Stream {}

const compressor = method<PyCompressor>();

const parse = (doc: string) => ({ doc, arity: "parse" as const });

const compressorType = newType<PyCompressor>("BZ2Compressor", PyCompressor, { module: "bz2" }, {
  doc: "BZ2Compressor([compresslevel=9]): compresses data that comes in pieces.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: (vm, self, args, kw) => {
      const [level = 9] = bindInit("BZ2Compressor", ["compresslevel"], 0, args, kw);
      return then(asCInt(vm, level), (n) => {
        (self as PyCompressor).end();
        (self as PyCompressor).stream = newStream(checkLevel(n));
      });
    },
  },
  methods: {
    compress: compressor(
      [bytes("data")],
      parse("Adds data; the compressed bytes that are ready."),
      (vm, self, text) => {
        if (self.stream === undefined) throw valueError("this object was already flushed");
        return deflate(vm, self.stream, text, RUN);
      },
    ),
    flush: compressor([], "The rest of the compressed bytes.", (vm, self) => {
      if (self.stream === undefined) throw valueError("object was already flushed");
      const rest = deflate(vm, self.stream, "", FINISH);
      self.end();
      return rest;
    }),
  },
});

const decompressorType = newType<PyDecompressor>("BZ2Decompressor", PyDecompressor, { module: "bz2" }, {
  doc: "BZ2Decompressor(): decompresses data that comes in pieces.",
  slots: {
    tp_new: (_vm, type) => {
      const made = new type.jsClass() as PyDecompressor;
      made.stream = newStream(0);
      return made;
    },
    tp_init: (_vm, _self, args, kw) => {
      const count = args.length + (kw?.size ?? 0);
      if (count > 0) throw typeError(`BZ2Decompressor() takes exactly 0 arguments (${count} given)`);
    },
  },
  methods: {
    decompress: method<PyDecompressor>()([bytes("data")], parse("What the data gives."), (vm, self, text) => {
      const { stream } = self;
      if (stream === undefined) throw eofError("end of stream was already found");
      const [made, isWhole] = inflate(vm, stream, text);
      if (isWhole) {
        self.unusedData = bytesToText(stream.rest);
        self.end();
      }
      return made;
    }),
  },
  getset: {
    unused_data: { doc: "What came behind the end of the compressed data.", get: (_vm, self) => self.unusedData },
  },
});

const readerType = newType<PyReader>("Reader", PyReader, { module: "_bz2", subclassable: false }, {
  doc: "Decompresses what a file reads, no more than is asked for.",
  slots: {
    tp_new: () => {
      const made = new PyReader();
      made.stream = newStream(0);
      return made;
    },
  },
  methods: {
    feed: method<PyReader>()([bytes("data")], "Adds compressed data, when read() has given all of the last.", (
      _vm,
      self,
      text,
    ) => {
      self.stream?.feed(textToBytes(text));
      return null;
    }),
    read: method<PyReader>()([ssize("size")], "At most so many bytes; none if there is not enough data.", (
      vm,
      self,
      size,
    ) => {
      const { stream } = self;
      if (stream === undefined || size <= 0) return "";
      const room = Math.min(size, MOST_ROOM);
      vm.reserve?.(room);
      stream.offer(new Uint8Array(new ArrayBuffer(room)));
      const result = stream.decompress();
      if (result < 0) throw bz2Error(result);
      const text = bytesToText(stream.made);
      if (result === STREAM_END) self.end();
      return text;
    }),
  },
  getset: {
    ended: { doc: "Whether the end of the stream was found.", get: (_vm, self) => self.stream === undefined },
  },
});

/** @throws {PyThrow} ImportError if the system has no such library. */
function needLibrary(): void {
  try {
    openBz2();
  } catch (e) {
    throw e instanceof Error ? importError(e.message) : e;
  }
}

export const bz2Module = defineModule("_bz2", "bzip2's library, as far as bz2 needs it.", {
  BZ2Compressor: compressorType,
  BZ2Decompressor: decompressorType,
  Reader: readerType,
  compress: def(
    [bytes("data"), opt(int("compresslevel"), 9)],
    { doc: "Compresses data. Levels go from 1 to 9.", arity: "keywords" },
    compress,
  ),
  decompress: def([bytes("data")], parse("Decompresses data, of one stream."), decompress),
}, needLibrary);
