// SPDX-License-Identifier: MIT
/**
 * `_random`: the Mersenne Twister MT19937 with the seeding and the state tuples of CPython's `Modules/_randommodule.c`,
 * so that seeded programs see the same numbers.
 */
import { PyFloat, PyInt, PyLong, PyObject, PyTuple, type Value } from "../base/value.ts";
import { hash } from "../core/abstract.ts";
import { overflowError, systemError, typeError, valueError } from "../core/exceptions.ts";
import { isGen, type Result, then } from "../core/gen.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { bigOf, isInteger, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt } from "../native/args.ts";
import { defineModule, method, newType } from "../native/define.ts";
import { noKeywords, unpackCount } from "./iter_support.ts";
import "../objects/object_type.ts";

const N = 624;
const M = 397;

/** `_random.Random`: 624 words, of which `index` are used up. */
export class PyRandom extends PyObject {
  state = new Uint32Array(N);
  index = N + 1;

  seedWord(seed: number): void {
    const mt = this.state;
    mt[0] = seed;
    for (let i = 1; i < N; i++) {
      const last = mt[i - 1];
      mt[i] = Math.imul(1812433253, last ^ (last >>> 30)) + i;
    }
    this.index = N;
  }

  seedWords(key: number[]): void {
    const mt = this.state;
    this.seedWord(19650218);
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, key.length); k > 0; k--) {
      const last = mt[i - 1];
      mt[i] = (mt[i] ^ Math.imul(last ^ (last >>> 30), 1664525)) + key[j] + j;
      if (++i >= N) {
        mt[0] = mt[N - 1];
        i = 1;
      }
      if (++j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const last = mt[i - 1];
      mt[i] = (mt[i] ^ Math.imul(last ^ (last >>> 30), 1566083941)) - i;
      if (++i >= N) {
        mt[0] = mt[N - 1];
        i = 1;
      }
    }
    mt[0] = 0x80000000;
  }

  refill(): void {
    const mt = this.state;
    for (let k = 0; k < N; k++) {
      const y = (mt[k] & 0x80000000) | (mt[k + 1 === N ? 0 : k + 1] & 0x7fffffff);
      mt[k] = mt[k + M < N ? k + M : k + M - N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.index = 0;
  }

  /** The next 32 random bits, as a signed number. */
  next(): number {
    if (this.index >= N) this.refill();
    let y = this.state[this.index++] | 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }
}

/** Seeds from a value as CPython does: the magnitude of an integer, the hash of anything else, entropy for `None`. */
function seed(vm: Vm, r: PyRandom, v: Value | undefined): Result<Value> {
  if (v === undefined || v === null) {
    const bytes = new Uint8Array(32);
    vm.host.random(bytes);
    r.seedWords(Array.from(new Uint32Array(bytes.buffer)));
    return null;
  }
  if (isInteger(v)) {
    seedBig(r, bigOf(v));
    return null;
  }
  return then(hash(vm, v), (h) => {
    seedBig(r, BigInt.asUintN(64, bigOf(h as number)));
    return null;
  });
}

function seedBig(r: PyRandom, n: bigint): void {
  if (n < 0n) n = -n;
  const key: number[] = [];
  for (; n > 0n; n >>= 32n) key.push(Number(n & 0xffffffffn));
  r.seedWords(key.length === 0 ? [0] : key);
}

function getRandBits(r: PyRandom, bits: number): Value {
  if (bits <= 0) throw valueError("number of bits must be greater than zero");
  if (bits <= 32) return new PyLong(BigInt((r.next() >>> 0) >>> (32 - bits)));
  const words: string[] = [];
  for (let left = bits; left > 0; left -= 32) {
    const w = (r.next() >>> 0) >>> (left < 32 ? 32 - left : 0);
    words.push(w.toString(16).padStart(8, "0"));
  }
  return new PyLong(BigInt("0x" + words.reverse().join("")));
}

/** `PyLong_AsUnsignedLong`, cut to 32 bits. */
function stateWord(v: Value): number {
  if (!isInteger(v)) throw systemError("Objects/longobject.c:426: bad argument to internal function");
  const n = bigOf(v);
  if (n < 0n) throw overflowError("can't convert negative value to unsigned long");
  if (n > 0xffffffffffffffffn) throw overflowError("long int too large to convert");
  return Number(n & 0xffffffffn);
}

const randomMethod = method<PyRandom>();

const randomType: PyType = newType("Random", PyRandom, { module: "_random" }, {
  doc: "Random([seed]) -> generator of random numbers",
  slots: {
    tp_new: (vm: Vm, type: PyType, args: Value[], kw: Kwargs) => {
      noKeywords(type, randomType, kw);
      unpackCount("seed", args, 0, 1);
      const r: PyRandom = new type.jsClass() as PyRandom;
      const seeded = seed(vm, r, args[0]);
      return isGen(seeded) ? then(seeded, () => r) : r;
    },
  },
  methods: {
    random: randomMethod([], "A float from 0 up to but not including 1.", (_vm, r) => {
      const a = r.next() >>> 5;
      const b = r.next() >>> 6;
      return new PyFloat((a * 67108864 + b) / 9007199254740992);
    }),
    seed: randomMethod([opt(obj("n"))], {
      doc: "Starts anew from a value, by default an unpredictable one.",
      arity: "unpack",
    }, (vm, r, v) => seed(vm, r, v)),
    getstate: randomMethod([], "The state, for setstate.", (_vm, r) => {
      const items: Value[] = Array.from(r.state, (w) => new PyLong(BigInt(w)));
      items.push(new PyLong(BigInt(r.index)));
      return new PyTuple(items);
    }),
    setstate: randomMethod([obj("state")], "Goes back to a state from getstate.", (_vm, r, state) => {
      if (!(state instanceof PyTuple)) throw typeError("state vector must be a tuple");
      if (state.items.length !== N + 1) throw valueError("state vector is the wrong size");
      const words = new Uint32Array(N);
      for (let i = 0; i < N; i++) words[i] = stateWord(state.items[i]);
      const last = state.items[N];
      const index = isInteger(last) ? Number(bigOf(last)) : -1;
      if (index < 0 || index > N) throw valueError("invalid state");
      r.state = words;
      r.index = index;
      return null;
    }),
    jumpahead: randomMethod(
      [obj("n")],
      "Changes the state by a number, far away from what would come.",
      (_vm, r, v) => {
        if (!(typeof v === "number" || typeof v === "boolean" || v instanceof PyInt || v instanceof PyLong)) {
          throw typeError(`jumpahead requires an integer, not '${typeName(v)}'`);
        }
        const n = bigOf(v);
        const mt = r.state;
        for (let i = N - 1; i > 1; i--) {
          const size = BigInt(i);
          const j = Number(((n % size) + size) % size);
          const t = mt[i];
          mt[i] = mt[j];
          mt[j] = t;
        }
        for (let i = 0; i < N; i++) mt[i] += i + 1;
        r.index = N;
        return null;
      },
    ),
    getrandbits: randomMethod(
      [int("k")],
      { doc: "A long with k random bits.", arity: "parse" },
      (_vm, r, bits) => getRandBits(r, bits),
    ),
  },
});

export const randomModule = defineModule("_random", "The Mersenne Twister.", { Random: randomType });
