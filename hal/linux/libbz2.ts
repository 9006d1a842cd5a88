// SPDX-License-Identifier: MIT
/**
 * bzip2's library through Deno's FFI. Nothing here knows of Python.
 *
 * UNSAFE: prototypes and the layout of `bz_stream` are those of bzlib.h 1.0 on 64-bit machines. The library keeps the
 * address of the structure, and those of input and output between two calls: their memory must not move, so it is that
 * of `ArrayBuffer`s, and the stream refers to them.
 */
import { fn, lazily } from "./libc.ts";

const I = "i32", B = "buffer";

const table = () => ({
  BZ2_bzCompressInit: fn([B, I, I, I], I),
  BZ2_bzCompress: fn([B, I], I),
  BZ2_bzCompressEnd: fn([B], I),
  BZ2_bzDecompressInit: fn([B, I, I], I),
  BZ2_bzDecompress: fn([B], I),
  BZ2_bzDecompressEnd: fn([B], I),
} as const);

const LIBRARY = "libbz2.so.1.0";
const library = lazily(table, () => LIBRARY);

/** @throws {Error} if the system has no such library. */
export function openBz2(): void {
  try {
    library().BZ2_bzDecompress;
  } catch {
    throw new Error(`${LIBRARY}: cannot open shared object file: No such file or directory`);
  }
}

/** Results of the library's functions. */
export const OK = 0, STREAM_END = 4, PARAM_ERROR = -2, MEM_ERROR = -3, DATA_ERROR = -4, DATA_ERROR_MAGIC = -5;
export const SEQUENCE_ERROR = -1, IO_ERROR = -6, UNEXPECTED_EOF = -7, CONFIG_ERROR = -9;

/** What `compress` does beside taking input. */
export const RUN = 0, FINISH = 2;

const STREAM_BYTES = 80;
/** Places in `bz_stream`, in words of eight and four bytes. */
const NEXT_IN = 0, NEXT_OUT = 3, AVAIL_IN = 2, AVAIL_OUT = 8;

const freed = new FinalizationRegistry<() => void>((free) => free());

/** A stream that is being compressed or decompressed. Its memory is freed by `close`, or when nobody refers to it. */
export class Bz2Stream {
  readonly #structure: Uint8Array<ArrayBuffer> = new Uint8Array(new ArrayBuffer(STREAM_BYTES));
  readonly #pointers: BigUint64Array = new BigUint64Array(this.#structure.buffer);
  readonly #sizes: Uint32Array = new Uint32Array(this.#structure.buffer);
  readonly #free: () => void;
  #input: Uint8Array<ArrayBuffer> | undefined;
  #output: Uint8Array<ArrayBuffer> | undefined;
  #isOpen = true;

  /** @param level 1 to 9 to compress; 0 to decompress. @throws {RangeError} with the library's result as message. */
  constructor(level: number) {
    const lib = library(), structure = this.#structure;
    const result = level > 0
      ? lib.BZ2_bzCompressInit(structure, level, 0, 0)
      : lib.BZ2_bzDecompressInit(structure, 0, 0);
    if (result !== OK) throw new RangeError(String(result));
    this.#free = () => level > 0 ? lib.BZ2_bzCompressEnd(structure) : lib.BZ2_bzDecompressEnd(structure);
    freed.register(this, this.#free, this);
  }

  feed(input: Uint8Array<ArrayBuffer>): void {
    this.#input = input;
    this.#pointers[NEXT_IN] = addressOf(input);
    this.#sizes[AVAIL_IN] = input.length;
  }

  /** Input that has not been used. */
  get rest(): Uint8Array<ArrayBuffer> {
    const input = this.#input!;
    return input.subarray(input.length - this.#sizes[AVAIL_IN]);
  }

  /** Where output goes. */
  offer(output: Uint8Array<ArrayBuffer>): void {
    this.#output = output;
    this.#pointers[NEXT_OUT] = addressOf(output);
    this.#sizes[AVAIL_OUT] = output.length;
  }

  /** Output that was made since `offer`. */
  get made(): Uint8Array<ArrayBuffer> {
    const output = this.#output!;
    return output.subarray(0, output.length - this.#sizes[AVAIL_OUT]);
  }

  get isFull(): boolean {
    return this.#sizes[AVAIL_OUT] === 0;
  }

  get isEmpty(): boolean {
    return this.#sizes[AVAIL_IN] === 0;
  }

  /** @returns a result of the library. */
  compress(action: number): number {
    return library().BZ2_bzCompress(this.#structure, action);
  }

  /** @returns a result of the library. */
  decompress(): number {
    return library().BZ2_bzDecompress(this.#structure);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    freed.unregister(this);
    this.#free();
  }
}

const addressOf = (bytes: Uint8Array<ArrayBuffer>): bigint =>
  BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes)));
