// SPDX-License-Identifier: MIT
/**
 * Message digests MD5, SHA-1 and SHA-2, fed piece by piece and copyable: what `_md5`, `_sha`, `_sha256` and `_sha512`
 * need. Sources of truth: RFC 1321 and FIPS 180-4. The round of SHA-256 is in `sha256.ts`.
 *
 * SHA-512 works on pairs of 32-bit halves, because `bigint` would be ten times slower. The round constants are the
 * fractions of roots of primes that the standards define; they are computed when a digest is first made.
 */

import { bitLengthBig } from "./bit_length.ts";
import { HEX_PAIRS } from "./hex.ts";
import { byteCodes, codesToText } from "./latin1.ts";
import { SHA256_START, sha256Round } from "./sha256.ts";

/** Name of an algorithm. */
export type DigestName = "md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512";

interface Algorithm {
  /** Bytes of a block and of the digest. */
  block: number;
  size: number;
  little: boolean;
  /** The state before the first block; nobody writes to it. */
  start(): Int32Array;
  round(state: Int32Array, w: Int32Array): void;
}

/** Integer root of degree `k`. */
function root(n: bigint, k: bigint): bigint {
  let low = 0n;
  let high = 1n << (BigInt(bitLengthBig(n)) / k + 1n);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** k <= n) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** Tables that all digests share; filled when first used, the same for everybody. */
const memo: { k?: Int32Array; start?: Int32Array; md5?: Int32Array; sha224?: Int32Array } = {};

function primes(count: number): number[] {
  const out: number[] = [];
  for (let n = 2; out.length < count; n++) if (out.every((p) => n % p !== 0)) out.push(n);
  return out;
}

/** High and low halves of the first 64 bits of the fractions of roots. */
function fractions(count: number, degree: bigint): Int32Array {
  const out = new Int32Array(count * 2);
  primes(count).forEach((p, i) => {
    const fraction = BigInt.asUintN(64, root(BigInt(p) << (64n * degree), degree));
    out[2 * i] = Number(fraction >> 32n) | 0;
    out[2 * i + 1] = Number(fraction & 0xffffffffn) | 0;
  });
  return out;
}

/** Round constants of SHA-512 as pairs. */
const roundConstants = (): Int32Array => memo.k ??= fractions(80, 3n);
/** Starting values: square roots of the first 16 primes. */
const startValues = (): Int32Array => memo.start ??= fractions(16, 2n);

const md5Constants = (): Int32Array =>
  memo.md5 ??= Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296) | 0);

function md5Round(state: Int32Array, w: Int32Array): void {
  const k = md5Constants();
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  for (let i = 0; i < 16; i += 4) {
    a = (a + ((b & c) | (~b & d)) + k[i] + w[i]) | 0;
    a = (((a << 7) | (a >>> 25)) + b) | 0;
    d = (d + ((a & b) | (~a & c)) + k[i + 1] + w[i + 1]) | 0;
    d = (((d << 12) | (d >>> 20)) + a) | 0;
    c = (c + ((d & a) | (~d & b)) + k[i + 2] + w[i + 2]) | 0;
    c = (((c << 17) | (c >>> 15)) + d) | 0;
    b = (b + ((c & d) | (~c & a)) + k[i + 3] + w[i + 3]) | 0;
    b = (((b << 22) | (b >>> 10)) + c) | 0;
  }
  for (let i = 16; i < 32; i += 4) {
    a = (a + ((d & b) | (~d & c)) + k[i] + w[(5 * i + 1) & 15]) | 0;
    a = (((a << 5) | (a >>> 27)) + b) | 0;
    d = (d + ((c & a) | (~c & b)) + k[i + 1] + w[(5 * i + 6) & 15]) | 0;
    d = (((d << 9) | (d >>> 23)) + a) | 0;
    c = (c + ((b & d) | (~b & a)) + k[i + 2] + w[(5 * i + 11) & 15]) | 0;
    c = (((c << 14) | (c >>> 18)) + d) | 0;
    b = (b + ((a & c) | (~a & d)) + k[i + 3] + w[(5 * i + 16) & 15]) | 0;
    b = (((b << 20) | (b >>> 12)) + c) | 0;
  }
  for (let i = 32; i < 48; i += 4) {
    a = (a + (b ^ c ^ d) + k[i] + w[(3 * i + 5) & 15]) | 0;
    a = (((a << 4) | (a >>> 28)) + b) | 0;
    d = (d + (a ^ b ^ c) + k[i + 1] + w[(3 * i + 8) & 15]) | 0;
    d = (((d << 11) | (d >>> 21)) + a) | 0;
    c = (c + (d ^ a ^ b) + k[i + 2] + w[(3 * i + 11) & 15]) | 0;
    c = (((c << 16) | (c >>> 16)) + d) | 0;
    b = (b + (c ^ d ^ a) + k[i + 3] + w[(3 * i + 14) & 15]) | 0;
    b = (((b << 23) | (b >>> 9)) + c) | 0;
  }
  for (let i = 48; i < 64; i += 4) {
    a = (a + (c ^ (b | ~d)) + k[i] + w[(7 * i) & 15]) | 0;
    a = (((a << 6) | (a >>> 26)) + b) | 0;
    d = (d + (b ^ (a | ~c)) + k[i + 1] + w[(7 * i + 7) & 15]) | 0;
    d = (((d << 10) | (d >>> 22)) + a) | 0;
    c = (c + (a ^ (d | ~b)) + k[i + 2] + w[(7 * i + 14) & 15]) | 0;
    c = (((c << 15) | (c >>> 17)) + d) | 0;
    b = (b + (d ^ (c | ~a)) + k[i + 3] + w[(7 * i + 21) & 15]) | 0;
    b = (((b << 21) | (b >>> 11)) + c) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

function sha1Round(state: Int32Array, w: Int32Array): void {
  for (let i = 16; i < 80; i++) {
    const x = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16];
    w[i] = (x << 1) | (x >>> 31);
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  for (let i = 0; i < 80; i++) {
    let f: number;
    let k: number;
    if (i < 20) {
      f = (b & c) | (~b & d);
      k = 0x5a827999;
    } else if (i < 40) {
      f = b ^ c ^ d;
      k = 0x6ed9eba1;
    } else if (i < 60) {
      f = (b & c) | (b & d) | (c & d);
      k = 0x8f1bbcdc;
    } else {
      f = b ^ c ^ d;
      k = 0xca62c1d6;
    }
    const t = (((a << 5) | (a >>> 27)) + f + e + k + w[i]) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = t;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

/** `w` holds pairs of halves; sums carry through the unsigned low halves. */
function sha512Round(state: Int32Array, w: Int32Array): void {
  const k = roundConstants();
  for (let i = 32; i < 160; i += 2) {
    const xh = w[i - 30];
    const xl = w[i - 29];
    const yh = w[i - 4];
    const yl = w[i - 3];
    const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7);
    const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25));
    const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6);
    const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26));
    const low = (w[i - 31] >>> 0) + (s0l >>> 0) + (w[i - 13] >>> 0) + (s1l >>> 0);
    w[i] = w[i - 32] + s0h + w[i - 14] + s1h + ((low / 4294967296) | 0);
    w[i + 1] = low | 0;
  }
  let [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl] = state;
  for (let i = 0; i < 160; i += 2) {
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
    const cfh = (eh & fh) ^ (~eh & gh);
    const cfl = (el & fl) ^ (~el & gl);
    const t1low = (hl >>> 0) + (s1l >>> 0) + (cfl >>> 0) + (k[i + 1] >>> 0) + (w[i + 1] >>> 0);
    const t1h = (hh + s1h + cfh + k[i] + w[i] + ((t1low / 4294967296) | 0)) | 0;
    const t1l = t1low | 0;
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
    const mh = (ah & bh) ^ (ah & ch) ^ (bh & ch);
    const ml = (al & bl) ^ (al & cl) ^ (bl & cl);
    const t2low = (s0l >>> 0) + (ml >>> 0);
    const t2h = s0h + mh + ((t2low / 4294967296) | 0);
    hh = gh;
    hl = gl;
    gh = fh;
    gl = fl;
    fh = eh;
    fl = el;
    const elow = (dl >>> 0) + (t1l >>> 0);
    eh = (dh + t1h + ((elow / 4294967296) | 0)) | 0;
    el = elow | 0;
    dh = ch;
    dl = cl;
    ch = bh;
    cl = bl;
    bh = ah;
    bl = al;
    const alow = (t1l >>> 0) + ((t2low | 0) >>> 0);
    ah = (t1h + t2h + ((alow / 4294967296) | 0)) | 0;
    al = alow | 0;
  }
  const last = [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl];
  for (let i = 0; i < 16; i += 2) {
    const low = (state[i + 1] >>> 0) + (last[i + 1] >>> 0);
    state[i] = state[i] + last[i] + ((low / 4294967296) | 0);
    state[i + 1] = low | 0;
  }
}

/** Low halves of the second 8 starting values. */
const sha224Start = (): Int32Array => Int32Array.from({ length: 8 }, (_, i) => startValues()[17 + 2 * i]);
const MD5_START = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
const SHA1_START = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
const SHA256_WORDS = Int32Array.from(SHA256_START);

const ALGORITHMS: Record<DigestName, Algorithm> = {
  md5: { block: 64, size: 16, little: true, start: () => MD5_START, round: md5Round },
  sha1: { block: 64, size: 20, little: false, start: () => SHA1_START, round: sha1Round },
  sha224: { block: 64, size: 28, little: false, start: () => memo.sha224 ??= sha224Start(), round: sha256Round },
  sha256: { block: 64, size: 32, little: false, start: () => SHA256_WORDS, round: sha256Round },
  sha384: { block: 128, size: 48, little: false, start: () => startValues().subarray(16), round: sha512Round },
  sha512: { block: 128, size: 64, little: false, start: () => startValues().subarray(0, 16), round: sha512Round },
};

/** A block as words, with room for what a round makes of them; means nothing between two rounds. */
const WORDS = new Int32Array(160);
/** The state of a digest that is being finished. */
const LAST = new Int32Array(16);

/** Takes one block of `text`, from `at`, into `state`. */
function takeBlock(algorithm: Algorithm, state: Int32Array, text: string, at: number): void {
  const { block, little } = algorithm;
  for (let n = 0, end = block >> 2; n < end; n++, at += 4) {
    const a = text.charCodeAt(at), b = text.charCodeAt(at + 1);
    const c = text.charCodeAt(at + 2), d = text.charCodeAt(at + 3);
    WORDS[n] = little ? a | (b << 8) | (c << 16) | (d << 24) : (a << 24) | (b << 16) | (c << 8) | d;
  }
  algorithm.round(state, WORDS);
}

/**
 * A digest in the making. PERF: until there is a whole block it only remembers its data, and what comes after the last block
 * is worked off in memory that all digests share, so that a digest of a short text costs little more than its round.
 */
export class Digest {
  readonly algorithm: Algorithm;
  /** After the last whole block; `undefined`: there was none yet. */
  #state: Int32Array | undefined = undefined;
  /** What came after it, less than a block. */
  #rest = "";
  #length = 0;

  constructor(readonly name: DigestName) {
    this.algorithm = ALGORITHMS[name];
  }

  get blockSize(): number {
    return this.algorithm.block;
  }

  /** Bytes of the result. */
  get size(): number {
    return this.algorithm.size;
  }

  /** @param text Bytes as code units. */
  update(text: string): void {
    const { algorithm } = this;
    const { block } = algorithm;
    this.#length += text.length;
    const data = this.#rest === "" ? text : this.#rest + text;
    if (data.length < block) {
      this.#rest = data;
      return;
    }
    const state = this.#state ??= algorithm.start().slice();
    let at = 0;
    for (; at + block <= data.length; at += block) takeBlock(algorithm, state, data, at);
    this.#rest = data.slice(at);
  }

  copy(): Digest {
    const other = new Digest(this.name);
    other.#state = this.#state?.slice();
    other.#rest = this.#rest;
    other.#length = this.#length;
    return other;
  }

  /** Leaves the state after all that came so far, and the padding, in `LAST`. */
  #finish(): void {
    const { algorithm } = this;
    const { block, little } = algorithm;
    const start = this.#state ?? algorithm.start();
    for (let i = 0; i < start.length; i++) LAST[i] = start[i];
    let rest = this.#rest;
    const size = rest.length;
    const words = block >> 2;
    if (size + 1 + block / 8 > block) {
      takeBlock(algorithm, LAST, (rest + "\x80").padEnd(block, "\0"), 0);
      rest = "";
    }
    // Words of the last block: data, the mark if it is not there yet, zeros, the number of bits.
    for (let n = 0; n < words; n++) WORDS[n] = 0;
    for (let i = 0; i < rest.length; i++) {
      WORDS[i >> 2] |= rest.charCodeAt(i) << (little ? 8 * (i & 3) : 24 - 8 * (i & 3));
    }
    if (rest.length === size) WORDS[size >> 2] |= 0x80 << (little ? 8 * (size & 3) : 24 - 8 * (size & 3));
    const bits = this.#length * 8;
    WORDS[words - (little ? 2 : 1)] = bits;
    WORDS[words - (little ? 1 : 2)] = bits / 4294967296;
    algorithm.round(LAST, WORDS);
  }

  /** The digest of what came so far, as bytes in code units; more may follow. */
  digest(): string {
    this.#finish();
    const { little, size } = this.algorithm;
    const codes = byteCodes(size);
    for (let i = 0; i < size; i++) codes[i] = (LAST[i >> 2] >>> (little ? 8 * (i & 3) : 24 - 8 * (i & 3))) & 255;
    return codesToText(codes);
  }

  /** The same as hexadecimal digits. */
  hex(): string {
    this.#finish();
    const { little, size } = this.algorithm;
    let out = "";
    for (let n = 0; n < size >> 2; n++) {
      const word = LAST[n];
      const a = HEX_PAIRS[word >>> 24],
        b = HEX_PAIRS[(word >>> 16) & 255],
        c = HEX_PAIRS[(word >>> 8) & 255],
        d = HEX_PAIRS[word & 255];
      out += little ? d + c + b + a : a + b + c + d;
    }
    return out;
  }
}
