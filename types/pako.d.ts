// SPDX-License-Identifier: MIT
/**
 * Types of the parts of `npm:pako` that this project uses, the port of zlib below its public face; the package ships none.
 * Names and numbers are zlib's. Ambient, as `std.d.ts`.
 */

declare module "pako/lib/zlib/zstream.js" {
  /** Input and output of one stream: from `next_in` there are `avail_in` bytes, at `next_out` room for `avail_out`. */
  export default class ZStream {
    input: Uint8Array | null;
    next_in: number;
    avail_in: number;
    output: Uint8Array | null;
    next_out: number;
    avail_out: number;
    /** What went wrong last, or empty. */
    msg: string;
    state: object | null;
  }
}

declare module "pako/lib/zlib/deflate.js" {
  import type ZStream from "pako/lib/zlib/zstream.js";
  /** With `legacyHash` the output is zlib's to the byte. */
  export function deflateInit2(
    stream: ZStream,
    level: number,
    method: number,
    windowBits: number,
    memLevel: number,
    strategy: number,
    legacyHash: boolean,
  ): number;
  export function deflateReset(stream: ZStream): number;
  export function deflate(stream: ZStream, flush: number): number;
}

declare module "pako/lib/zlib/inflate.js" {
  import type ZStream from "pako/lib/zlib/zstream.js";
  export function inflateInit2(stream: ZStream, windowBits: number): number;
  export function inflate(stream: ZStream, flush: number): number;
}
