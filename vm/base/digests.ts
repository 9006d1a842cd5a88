// SPDX-License-Identifier: MIT
/**
 * Message digests MD5, SHA-1 and SHA-2, fed piece by piece and copyable: what `_md5`, `_sha`, `_sha256` and `_sha512`
 * need. Sources of truth: RFC 1321 and FIPS 180-4. The round of SHA-256 is in `sha256.ts`.
 *
 * SHA-512 works on pairs of 32-bit halves, because `bigint` would be ten times slower. The round constants are the
 * fractions of roots of primes that the standards define; they are computed when a digest is first made.
 */

import { SHA256_START, sha256Round } from "./sha256.ts";

/** Name of an algorithm. */
export type DigestName = "md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512";

interface Algorithm {
  /** Bytes of a block and of the digest. */
  block: number;
  size: number;
  little: boolean;
  start(): Int32Array;
  round(state: Int32Array, w: Int32Array): void;
}

/** Integer root of degree `k`. */
function root(n: bigint, k: bigint): bigint {
  let low = 0n;
  let high = 1n << (BigInt(n.toString(2).length) / k + 1n);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** k <= n) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** Tables that all digests share; filled when first used, the same for everybody. */
const memo: { k?: Int32Array; start?: Int32Array; md5?: Int32Array } = {};

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

const MD5_SHIFTS: readonly number[] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

function md5Round(state: Int32Array, w: Int32Array): void {
  const k = md5Constants();
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  for (let i = 0; i < 64; i++) {
    let f: number;
    let g: number;
    if (i < 16) {
      f = (b & c) | (~b & d);
      g = i;
    } else if (i < 32) {
      f = (d & b) | (~d & c);
      g = (5 * i + 1) & 15;
    } else if (i < 48) {
      f = b ^ c ^ d;
      g = (3 * i + 5) & 15;
    } else {
      f = c ^ (b | ~d);
      g = (7 * i) & 15;
    }
    const t = (a + f + k[i] + w[g]) | 0;
    const s = MD5_SHIFTS[((i >> 4) << 2) | (i & 3)];
    a = d;
    d = c;
    c = b;
    b = (b + ((t << s) | (t >>> (32 - s)))) | 0;
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
const MD5_START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

const ALGORITHMS: Record<DigestName, Algorithm> = {
  md5: { block: 64, size: 16, little: true, start: () => Int32Array.from(MD5_START, (x) => x | 0), round: md5Round },
  sha1: {
    block: 64,
    size: 20,
    little: false,
    start: () => Int32Array.from([...MD5_START, 0xc3d2e1f0], (x) => x | 0),
    round: sha1Round,
  },
  sha224: { block: 64, size: 28, little: false, start: sha224Start, round: sha256Round },
  sha256: { block: 64, size: 32, little: false, start: () => Int32Array.from(SHA256_START), round: sha256Round },
  sha384: { block: 128, size: 48, little: false, start: () => startValues().slice(16), round: sha512Round },
  sha512: { block: 128, size: 64, little: false, start: () => startValues().slice(0, 16), round: sha512Round },
};

/** A digest in the making. */
export class Digest {
  readonly algorithm: Algorithm;
  #state: Int32Array;
  #block: Uint8Array;
  #used = 0;
  #length = 0;
  readonly #words: Int32Array;

  constructor(readonly name: DigestName) {
    this.algorithm = ALGORITHMS[name];
    this.#state = this.algorithm.start();
    this.#block = new Uint8Array(this.algorithm.block);
    this.#words = new Int32Array(160);
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
    const block = this.#block;
    const size = block.length;
    let used = this.#used;
    for (let i = 0; i < text.length; i++) {
      block[used++] = text.charCodeAt(i);
      if (used === size) {
        this.#round();
        used = 0;
      }
    }
    this.#used = used;
    this.#length += text.length;
  }

  #round(): void {
    const words = this.#words;
    const block = this.#block;
    for (let i = 0, n = 0; i < block.length; i += 4) {
      words[n++] = this.algorithm.little
        ? block[i] | (block[i + 1] << 8) | (block[i + 2] << 16) | (block[i + 3] << 24)
        : (block[i] << 24) | (block[i + 1] << 16) | (block[i + 2] << 8) | block[i + 3];
    }
    this.algorithm.round(this.#state, words);
  }

  copy(): Digest {
    const other = new Digest(this.name);
    other.#state = this.#state.slice();
    other.#block = this.#block.slice();
    other.#used = this.#used;
    other.#length = this.#length;
    return other;
  }

  /** The digest of what came so far; more may follow. */
  digest(): Uint8Array {
    const last = this.copy();
    const { block, little, size } = this.algorithm;
    const lengthBytes = block / 8;
    let padding = "\x80";
    const rest = (this.#used + 1 + lengthBytes) % block;
    if (rest !== 0) padding += "\0".repeat(block - rest);
    const bits = BigInt(this.#length) * 8n;
    let count = "";
    for (let i = 0; i < lengthBytes; i++) {
      const c = String.fromCharCode(Number((bits >> BigInt(8 * i)) & 255n));
      count = little ? count + c : c + count;
    }
    last.update(padding + count);
    const out = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      const word = last.#state[i >> 2];
      out[i] = little ? word >>> (8 * (i & 3)) : word >>> (24 - 8 * (i & 3));
    }
    return out;
  }
}
