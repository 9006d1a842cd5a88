// SPDX-License-Identifier: MIT
/**
 * `zlib`: compression with deflate, in the formats of zlib and gzip and without any.
 * CPYTHON: `Modules/zlibmodule.c`. The compression itself is pako, zlib translated to JavaScript, whose output is zlib's
 * to the byte; level 0 depends on how much room there is for output, so that grows here as it does there.
 */
import type ZStream from "pako/lib/zlib/zstream.js";
import Stream from "pako/lib/zlib/zstream.js";
import { deflate, deflateInit2, deflateReset } from "pako/lib/zlib/deflate.js";
import { inflate, inflateInit2 } from "pako/lib/zlib/inflate.js";
import { PyObject, type Value } from "../base/value.ts";
import { memoryError, type PyThrow, valueError } from "../core/exceptions.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, int, opt, type Param, ssize } from "../native/args.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import { bytesToText, charsOf, textToBytes } from "../objects/buffer_protocol.ts";
import "../objects/object_type.ts";
import { adler32, crc32, mask32 } from "./checksums.ts";
import { moduleException } from "../objects/module_exception.ts";

const failure = moduleException("zlib", "error");

const Z_NO_FLUSH = 0;
const Z_SYNC_FLUSH = 2;
const Z_FULL_FLUSH = 3;
const Z_FINISH = 4;
const Z_BLOCK = 5;
const Z_OK = 0;
const Z_STREAM_END = 1;
const Z_STREAM_ERROR = -2;
const Z_DATA_ERROR = -3;
const Z_BUF_ERROR = -5;
const DEFLATED = 8;
const MAX_WBITS = 15;
const DEF_MEM_LEVEL = 8;
/** Room for output at first; it doubles as often as it is full. */
const ROOM = 16384;
/** Compressed bytes that are converted at a time where only part of them may be wanted. */
const PIECE = 65536;
/** The longest string there can be. */
const MAX_TEXT = 0x1fffffe8;

/** Parameter `s#`. */
const data: Param<string> = {
  name: "data",
  kind: "required",
  fallback: undefined,
  plain: false,
  accepts: "string",
  convert: (_vm, v, place) => {
    const text = charsOf(v);
    if (text === undefined) throw argumentTypeError(place, "string or read-only buffer", v);
    return text;
  },
};

const MEANINGS: Record<number, string> = {
  [Z_BUF_ERROR]: "incomplete or truncated stream",
  [Z_STREAM_ERROR]: "inconsistent stream state",
  [Z_DATA_ERROR]: "invalid input data",
};

/** "Error -3 while decompressing: incorrect header check". */
function streamError(vm: Vm, stream: ZStream, code: number, what: string): PyThrow {
  const meaning = stream.msg || MEANINGS[code];
  return failure.make(vm, `Error ${code} ${what}${meaning === undefined ? "" : `: ${meaning}`}`);
}

const badOption = (): PyThrow => valueError("Invalid initialization option");

// ---- streams ------------------------------------------------------------------------------------------------------

function feed(stream: ZStream, input: Uint8Array): void {
  stream.input = input;
  stream.next_in = 0;
  stream.avail_in = input.length;
}

/** Gathers the output of one call. `first` is room to begin with; it may be used again after the call. */
class Output {
  #text = "";
  #room: number;
  constructor(private readonly vm: Vm, private readonly stream: ZStream, first: Uint8Array) {
    this.#room = first.length;
    this.#offer(first);
  }

  #offer(output: Uint8Array): void {
    this.stream.output = output;
    this.stream.next_out = 0;
    this.stream.avail_out = output.length;
  }

  /** Takes what there is and makes room for as much again, at most for `most` bytes in all. */
  grow(most: number = Infinity): void {
    const size = Math.min(this.#room, most - this.#room);
    this.#take();
    if (this.#room + size > MAX_TEXT) throw memoryError();
    this.vm.reserve?.(size);
    this.#room += size;
    this.#offer(new Uint8Array(size));
  }

  /** All the room there was so far. */
  get room(): number {
    return this.#room;
  }

  #take(): void {
    this.#text += bytesToText(this.stream.output!, 0, this.stream.next_out);
  }

  /** The bytes of all. */
  text(): string {
    this.#take();
    this.stream.output = this.stream.input = null;
    return this.#text;
  }
}

/** Compresses what `stream` is fed with, with as much room as it takes. */
function deflateAll(output: Output, stream: ZStream, flush: number): number {
  let code = deflate(stream, flush);
  while (code === Z_OK && stream.avail_out === 0) {
    output.grow();
    code = deflate(stream, flush);
  }
  return code;
}

/**
 * Begins a stream to decompress. zlib as it is usually built lets a distance be larger than the window that the header
 * announces if what it refers to is there; pako refuses it, so it is made to believe in the largest window.
 */
function startInflate(stream: ZStream, wbits: number): number {
  const code = inflateInit2(stream, wbits);
  if (code === Z_OK) allowAllDistances(stream);
  return code;
}

function allowAllDistances(stream: ZStream): void {
  Object.defineProperty(stream.state, "dmax", { get: () => 32768, set: () => {} });
}

/** A copy of an object of pako's with all that it refers to but what never changes. */
function copyOf<T>(value: T, copies: Map<unknown, unknown> = new Map()): T {
  if (typeof value !== "object" || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known as T;
  if (ArrayBuffer.isView(value)) {
    const copy = (value as unknown as Uint8Array).slice();
    copies.set(value, copy);
    return copy as T;
  }
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  copies.set(value, copy);
  for (const key of Object.keys(value)) {
    const part = (value as Record<string, unknown>)[key];
    copy[key] = key === "stat_desc" ? part : copyOf(part, copies);
  }
  return copy;
}

abstract class PyStream extends PyObject {
  /** Room for the output of most calls. */
  readonly first: Uint8Array = new Uint8Array(ROOM);
  /** Whether the end was written or read, and the stream closed behind it. */
  ended = false;
  constructor(public stream: ZStream) {
    super();
  }
}

class PyCompress extends PyStream {}

class PyDecompress extends PyStream {
  unusedData = "";
  unconsumedTail = "";
}

// ---- whole texts --------------------------------------------------------------------------------------------------

const SPARE = Symbol("zlib.compress");

/** A stream for `compress`. PERF: the last one where the level is the same; a short text takes 45 us instead of 100. */
function takeStream(vm: Vm, level: number): ZStream {
  const spare = vm.state<{ stream?: ZStream; level: number }>(SPARE, () => ({ level }));
  const { stream = new Stream() } = spare;
  const isFree = spare.stream !== undefined && spare.level === level;
  const code = isFree ? deflateReset(stream) : deflateInit2(stream, level, DEFLATED, MAX_WBITS, DEF_MEM_LEVEL, 0, true);
  if (code !== Z_OK) throw failure.make(vm, "Bad compression level");
  spare.stream = stream;
  spare.level = level;
  return stream;
}

function compress(vm: Vm, text: string, level: number): string {
  const stream = takeStream(vm, level);
  const size = text.length + Math.floor(text.length / 1000) + 13;
  vm.reserve?.(text.length + size);
  const output = new Output(vm, stream, new Uint8Array(size));
  feed(stream, textToBytes(text));
  const code = deflate(stream, Z_FINISH);
  if (code !== Z_STREAM_END) throw streamError(vm, stream, code === Z_OK ? Z_BUF_ERROR : code, "while compressing");
  return output.text();
}

function decompress(vm: Vm, text: string, wbits: number, size: number): string {
  const stream = new Stream();
  const started = startInflate(stream, wbits);
  if (started !== Z_OK) {
    stream.msg = "";
    throw streamError(vm, stream, started, "while preparing to decompress data");
  }
  if (size <= 0) size = 1;
  if (size > MAX_TEXT) throw memoryError();
  vm.reserve?.(text.length + size);
  const output = new Output(vm, stream, new Uint8Array(size));
  feed(stream, textToBytes(text));
  for (;;) {
    const code = inflate(stream, Z_SYNC_FLUSH);
    if (code === Z_STREAM_END) return output.text();
    if (code !== Z_OK && code !== Z_BUF_ERROR || stream.avail_out > 0) {
      throw streamError(vm, stream, code === Z_OK ? Z_BUF_ERROR : code, "while decompressing data");
    }
    output.grow();
  }
}

// ---- compressors --------------------------------------------------------------------------------------------------

const compressor = method<PyCompress>();

newType<PyCompress>("Compress", PyCompress, { module: "zlib", subclassable: false }, {
  doc: "Compresses data that comes in pieces.",
  methods: {
    compress: compressor(
      [data],
      { doc: "Adds data; the compressed bytes that are ready.", arity: "parse" },
      (vm, self, text) => {
        const { stream } = self;
        if (self.ended) throw streamError(vm, stream, Z_STREAM_ERROR, "while compressing data");
        const output = new Output(vm, stream, self.first);
        vm.reserve?.(text.length);
        feed(stream, textToBytes(text));
        const code = deflateAll(output, stream, Z_NO_FLUSH);
        if (code !== Z_OK && code !== Z_BUF_ERROR) throw streamError(vm, stream, code, "while compressing data");
        return output.text();
      },
    ),
    copy: compressor([], "A compressor in the same state.", (_vm, self) => {
      if (self.ended) throw valueError("Inconsistent stream state");
      return new PyCompress(copyOf(self.stream));
    }),
    flush: compressor([opt(int("mode"), Z_FINISH)], {
      doc: "The rest of the compressed bytes. With a mode other than Z_FINISH more data may follow.",
      arity: "parse",
    }, (vm, self, mode) => {
      if (mode === Z_NO_FLUSH) return "";
      const { stream } = self;
      if (self.ended || mode < 0 || mode > Z_BLOCK) throw streamError(vm, stream, Z_STREAM_ERROR, "while flushing");
      const output = new Output(vm, stream, self.first);
      feed(stream, new Uint8Array(0));
      const code = deflateAll(output, stream, mode);
      if (code === Z_STREAM_END && mode === Z_FINISH) self.ended = true;
      else if (code !== Z_OK && code !== Z_BUF_ERROR) throw streamError(vm, stream, code, "while flushing");
      return output.text();
    }),
  },
});

function compressObject(level: number, kind: number, wbits: number, memory: number, strategy: number): Value {
  const stream = new Stream();
  if (deflateInit2(stream, level, kind, wbits, memory, strategy, true) !== Z_OK) throw badOption();
  return new PyCompress(stream);
}

// ---- decompressors ------------------------------------------------------------------------------------------------

const decompressor = method<PyDecompress>();

/** Remembers the input that was not used: behind the end of the stream, or for want of room. */
function keepRest(self: PyDecompress, rest: string, code: number): void {
  if (code === Z_STREAM_END) {
    self.unusedData += rest;
    // CPYTHON: what follows the end stays in the tail, too, where there was one.
    if (self.unconsumedTail === "") rest = "";
  }
  self.unconsumedTail = rest;
}

function decompressSome(vm: Vm, self: PyDecompress, text: string, limit: number): string {
  if (limit < 0) throw valueError("max_length must be greater than zero");
  const { stream } = self;
  if (self.ended) throw streamError(vm, stream, Z_STREAM_ERROR, "while decompressing");
  const most = limit > 0 ? limit : Infinity;
  const output = new Output(vm, stream, most < ROOM ? self.first.subarray(0, most) : self.first);
  const size = most === Infinity ? Math.max(text.length, 1) : PIECE;
  let code = Z_OK;
  let used = 0;
  do {
    feed(stream, textToBytes(text.slice(used, used + size)));
    const given = stream.avail_in;
    code = inflate(stream, Z_SYNC_FLUSH);
    while (code === Z_OK && stream.avail_out === 0 && output.room < most) {
      output.grow(most);
      code = inflate(stream, Z_SYNC_FLUSH);
    }
    used += given - stream.avail_in;
  } while (code === Z_OK && stream.avail_in === 0 && stream.avail_out > 0 && used < text.length);
  keepRest(self, text.slice(used), code);
  if (code !== Z_STREAM_END && code !== Z_OK && code !== Z_BUF_ERROR) {
    throw streamError(vm, stream, code, "while decompressing");
  }
  return output.text();
}

function flushRest(vm: Vm, self: PyDecompress, size: number): string {
  if (size <= 0) throw valueError("length must be greater than zero");
  if (size > MAX_TEXT) throw memoryError();
  const { stream } = self;
  const tail = self.unconsumedTail;
  if (self.ended) return "";
  const output = new Output(vm, stream, size === ROOM ? self.first : new Uint8Array(size));
  feed(stream, textToBytes(tail));
  let code = inflate(stream, Z_FINISH);
  while ((code === Z_OK || code === Z_BUF_ERROR) && stream.avail_out === 0) {
    output.grow();
    code = inflate(stream, Z_FINISH);
  }
  keepRest(self, tail.slice(tail.length - stream.avail_in), code);
  if (code === Z_STREAM_END) self.ended = true;
  return output.text();
}

newType<PyDecompress>("Decompress", PyDecompress, { module: "zlib", subclassable: false }, {
  doc: "Decompresses data that comes in pieces.",
  methods: {
    copy: decompressor([], "A decompressor in the same state.", (_vm, self) => {
      if (self.ended) throw valueError("Inconsistent stream state");
      const copy = new PyDecompress(copyOf(self.stream));
      allowAllDistances(copy.stream);
      copy.unusedData = self.unusedData;
      copy.unconsumedTail = self.unconsumedTail;
      return copy;
    }),
    decompress: decompressor([data, opt(ssize("max_length"), 0)], {
      doc: "What the data gives; at most max_length bytes, and then the data not used is in unconsumed_tail.",
      arity: "parse",
    }, decompressSome),
    flush: decompressor([opt(ssize("length"), ROOM)], {
      doc: "What is left, from unconsumed_tail. `length` is the room to begin with.",
      arity: "parse",
    }, flushRest),
  },
  getset: {
    unconsumed_tail: { doc: "Compressed data left because of max_length.", get: (_vm, d) => d.unconsumedTail },
    unused_data: { doc: "What came behind the end of the compressed data.", get: (_vm, d) => d.unusedData },
  },
});

function decompressObject(wbits: number): Value {
  const stream = new Stream();
  if (startInflate(stream, wbits) !== Z_OK) throw badOption();
  return new PyDecompress(stream);
}

// ---- the module ---------------------------------------------------------------------------------------------------

export const zlibModule = defineModule("zlib", "Compression as of zlib and gzip, and their check sums.", {
  adler32: def(
    [data, opt(mask32("start"), 1)],
    { doc: "Adler-32 of the data, signed, going on from `start`.", arity: "parse" },
    (_vm, s, start) => adler32(s, start),
  ),
  compress: def(
    [data, opt(int("level"), -1)],
    { doc: "Compresses data. Levels go from 0 (not at all) to 9; -1 is 6.", arity: "parse" },
    compress,
  ),
  compressobj: def(
    [
      opt(int("level"), -1),
      opt(int("method"), DEFLATED),
      opt(int("wbits"), MAX_WBITS),
      opt(int("memLevel"), DEF_MEM_LEVEL),
      opt(int("strategy"), 0),
    ],
    {
      doc: "A compressor. wbits is the size of the window, 9 to 15; negative: no header, 16 more: header of gzip.",
      arity: "parse",
    },
    (_vm, level, kind, wbits, memory, strategy) => compressObject(level, kind, wbits, memory, strategy),
  ),
  crc32: def(
    [data, opt(mask32("start"), 0)],
    { doc: "CRC-32 of the data, signed, going on from `start`.", arity: "parse" },
    (_vm, s, start) => crc32(s, start),
  ),
  decompress: def(
    [data, opt(int("wbits"), MAX_WBITS), opt(ssize("bufsize"), ROOM)],
    { doc: "Decompresses data; wbits as for decompressobj, bufsize is the room to begin with.", arity: "parse" },
    decompress,
  ),
  decompressobj: def(
    [opt(int("wbits"), MAX_WBITS)],
    {
      doc: "A decompressor. wbits as for compressobj; 32 more: header of zlib or gzip, whichever is there.",
      arity: "parse",
    },
    (_vm, wbits) => decompressObject(wbits),
  ),
  DEFLATED: constant(DEFLATED),
  DEF_MEM_LEVEL: constant(DEF_MEM_LEVEL),
  MAX_WBITS: constant(MAX_WBITS),
  ZLIB_VERSION: constant("1.2.13"),
  Z_BEST_COMPRESSION: constant(9),
  Z_BEST_SPEED: constant(1),
  Z_DEFAULT_COMPRESSION: constant(-1),
  Z_DEFAULT_STRATEGY: constant(0),
  Z_FILTERED: constant(1),
  Z_FINISH: constant(Z_FINISH),
  Z_FULL_FLUSH: constant(Z_FULL_FLUSH),
  Z_HUFFMAN_ONLY: constant(2),
  Z_NO_FLUSH: constant(Z_NO_FLUSH),
  Z_SYNC_FLUSH: constant(Z_SYNC_FLUSH),
  __version__: constant("1.0"),
}, (vm, ns) => {
  ns.setStr("error", failure.of(vm));
});
