// SPDX-License-Identifier: MIT
/**
 * SHA-256 (FIPS 180-4), synchronous and streaming.
 *
 * Lives here because image hashes are checked while an image is opened, and WebCrypto only answers asynchronously.
 * `digests.ts` builds SHA-224 and `hashlib` on the same round. Leaf file: imports nothing.
 */

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
// deno-fmt-ignore
const ROUND_CONSTANTS = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

/** The state before the first block: fractions of the square roots of the first 8 primes. */
// deno-fmt-ignore
export const SHA256_START: readonly number[] = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/**
 * Takes one block into `state` (SHA-224 and SHA-256).
 * @param w The block as 16 big-endian words; has room for 64, and the rest is overwritten.
 */
export function sha256Round(state: Int32Array, w: Int32Array): void {
  const k = ROUND_CONSTANTS;
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** A running SHA-256. Feed it with {@linkcode Sha256.update}, end it with {@linkcode Sha256.digest}. */
export class Sha256 {
  #state = Int32Array.from(SHA256_START);
  #w = new Int32Array(64);
  #pending = new Uint8Array(64);
  #pendingLength = 0;
  #total = 0;

  /** Adds `data` to the message; `data` is not kept. */
  update(data: Uint8Array): this {
    this.#total += data.length;
    let pos = 0;
    if (this.#pendingLength > 0) {
      const take = Math.min(64 - this.#pendingLength, data.length);
      this.#pending.set(data.subarray(0, take), this.#pendingLength);
      this.#pendingLength += take;
      pos = take;
      if (this.#pendingLength < 64) return this;
      this.#block(this.#pending, 0);
      this.#pendingLength = 0;
    }
    for (; pos + 64 <= data.length; pos += 64) this.#block(data, pos);
    if (pos < data.length) {
      this.#pending.set(data.subarray(pos));
      this.#pendingLength = data.length - pos;
    }
    return this;
  }

  /** @returns The 32 bytes of the hash. The object must not be used afterwards. */
  digest(): Uint8Array {
    const total = this.#total;
    const tail = new Uint8Array(this.#pendingLength < 56 ? 64 : 128);
    tail.set(this.#pending.subarray(0, this.#pendingLength));
    tail[this.#pendingLength] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(total / 0x20000000));
    view.setUint32(tail.length - 4, (total << 3) >>> 0);
    for (let pos = 0; pos < tail.length; pos += 64) this.#block(tail, pos);
    const out = new Uint8Array(32);
    const outView = new DataView(out.buffer);
    for (let i = 0; i < 8; i++) outView.setInt32(i * 4, this.#state[i]);
    return out;
  }

  #block(data: Uint8Array, pos: number): void {
    const w = this.#w;
    for (let i = 0; i < 16; i++, pos += 4) {
      w[i] = (data[pos] << 24) | (data[pos + 1] << 16) | (data[pos + 2] << 8) | data[pos + 3];
    }
    sha256Round(this.#state, w);
  }
}

/** @returns The 32 bytes of the SHA-256 of `data`. */
export function sha256(data: Uint8Array): Uint8Array {
  return new Sha256().update(data).digest();
}
