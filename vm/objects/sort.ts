// SPDX-License-Identifier: MIT
/**
 * Sorting for `list.sort` and `sorted`.
 *
 * Lists of numbers, of strings, or of tuples of such are sorted by the host, whose sort is stable too. Everything else
 * goes through an adaptive merge sort that makes the same comparisons in the same order as CPython's, so that programs
 * with comparison functions that print, raise, or contradict themselves behave the same.
 *
 * INVARIANT: while Python code may run, the list is empty; what it puts there is lost, with a ValueError.
 * CPYTHON: `Objects/listobject.c`; the algorithm is described in `Objects/listsort.txt`.
 */
import { PyInt, type Value } from "../base/value.ts";
import { callOne, callTwo, isTrue } from "../core/abstract.ts";
import { compareEagerly, LT } from "../core/compare.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { FrameCall, type Gen, isGen, type Result } from "../core/gen.ts";
import { type PyList, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { sortByPlainKeys, sortPlain } from "./sort_plain.ts";

/**
 * Sorts `list` in place.
 * @param cmp Comparison function or `None`. @param key Key function or `None`.
 */
export function sortList(vm: Vm, list: PyList, cmp: Value, key: Value, reverse: boolean): Result<null> {
  if (cmp === null && key === null && sortPlain(list.items, reverse)) return null;
  return new MergeSort(vm, list.items, cmp).sort(list, key, reverse);
}

/** Wins in a row after which a merge starts to search in leaps. */
const MIN_GALLOP = 7;

/**
 * One merge sort over `keys`, moving `values` along. Few generators deep, because every comparison that runs Python
 * code passes through all of them twice.
 */
class MergeSort {
  #minGallop = MIN_GALLOP;
  /** Runs waiting to be merged: start and length. */
  readonly #runs: [base: number, length: number][] = [];
  /** The items, where `keys` are not the items themselves. */
  values: Value[] | undefined = undefined;

  constructor(readonly vm: Vm, public keys: Value[], readonly cmp: Value) {}

  /** Sorts the items of `list`, which are the `keys` given to the constructor, by `key(item)` or as they are. */
  *sort(list: PyList, key: Value, reverse: boolean): Gen<null> {
    const items = this.keys;
    let touched = false;
    // Seen as an empty list; any write to it is noticed, even if undone.
    const visible = list.items = new Proxy([] as Value[], {
      set(target, property, value) {
        touched = true;
        return Reflect.set(target, property, value);
      },
    });
    try {
      let plain = false;
      if (key !== null) {
        const made: Value[] = new Array(items.length);
        for (let i = 0; i < items.length; i++) {
          let raw = callOne(this.vm, key, items[i]);
          if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
          made[i] = raw as Value;
        }
        plain = this.cmp === null && sortByPlainKeys(items, made, reverse);
        this.keys = made;
        this.values = items;
      }
      if (!plain) {
        if (reverse) this.#reverse(0, items.length);
        try {
          yield* this.#run();
        } finally {
          if (reverse) items.reverse();
        }
      }
    } finally {
      touched ||= list.items !== visible;
      list.items = items;
    }
    if (touched) throw valueError("list modified during sort");
    return null;
  }

  /** What `a < b`, or the comparison function, says; {@linkcode MergeSort.decide} makes an answer of it. */
  ask(a: Value, b: Value): Result<Value> {
    if (this.cmp !== null) return callTwo(this.vm, this.cmp, a, b);
    if (typeof a === "number" && typeof b === "number" || typeof a === "string" && typeof b === "string") return a < b;
    return compareEagerly(this.vm, a, b, LT);
  }

  /** Whether the first was less. */
  decide(r: Value): Result<boolean> {
    if (this.cmp === null) return typeof r === "boolean" ? r : isTrue(this.vm, r);
    if (typeof r === "number") return r < 0;
    if (typeof r === "boolean") return false;
    if (r instanceof PyInt) return r.value < 0n;
    throw typeError(`comparison function must return int, not ${typeName(r)}`);
  }

  *#run(): Gen<void> {
    const { keys, values } = this;
    const runs = this.#runs;
    let left = keys.length;
    if (left < 2) return;
    // Runs of equal size just below a power of two make balanced merges.
    let minRun = left;
    let odd = 0;
    while (minRun >= 64) {
      odd |= minRun & 1;
      minRun >>= 1;
    }
    minRun += odd;
    let low = 0;
    for (;;) {
      if (left > 0) {
        const high = low + left;
        let length = 1;
        if (left > 1) {
          // A run: ascending, or strictly descending.
          let raw = this.ask(keys[low + 1], keys[low]);
          if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
          let less = this.decide(raw as Value);
          if (isGen(less)) less = yield* less;
          const descending = less;
          for (length = 2; low + length < high; length++) {
            raw = this.ask(keys[low + length], keys[low + length - 1]);
            if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
            less = this.decide(raw as Value);
            if (isGen(less)) less = yield* less;
            if (less !== descending) break;
          }
          if (descending) this.#reverse(low, low + length);
        }
        if (length < minRun) {
          // Too short: binary insertion of what follows.
          const forced = Math.min(left, minRun);
          for (let start = low + length; start < low + forced; start++) {
            const pivot = keys[start];
            let l = low;
            let r = start;
            while (l < r) {
              const p = l + ((r - l) >> 1);
              let raw = this.ask(pivot, keys[p]);
              if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
              let less = this.decide(raw as Value);
              if (isGen(less)) less = yield* less;
              if (less) r = p;
              else l = p + 1;
            }
            for (let i = start; i > l; i--) keys[i] = keys[i - 1];
            keys[l] = pivot;
            if (values !== undefined) {
              const value = values[start];
              for (let i = start; i > l; i--) values[i] = values[i - 1];
              values[l] = value;
            }
          }
          length = forced;
        }
        runs.push([low, length]);
        low += length;
        left -= length;
      }
      for (let n = this.#nextMerge(left === 0); n >= 0; n = this.#nextMerge(left === 0)) {
        let [baseA, sizeA] = runs[n];
        const baseB = runs[n + 1][0];
        let sizeB = runs[n + 1][1];
        runs[n] = [baseA, sizeA + sizeB];
        runs.splice(n + 1, 1);
        // What of A is below B, and what of B is above A, is in place already.
        const k = yield* this.#gallopRight(keys[baseB], keys, baseA, sizeA, 0);
        baseA += k;
        sizeA -= k;
        if (sizeA === 0) continue;
        sizeB = yield* this.#gallopLeft(keys[baseA + sizeA - 1], keys, baseB, sizeB, sizeB - 1);
        if (sizeB === 0) continue;
        if (sizeA <= sizeB) yield* this.#mergeLow(baseA, sizeA, baseB, sizeB);
        else yield* this.#mergeHigh(baseA, sizeA, baseB, sizeB);
      }
      if (left === 0) return;
    }
  }

  /**
   * Which run is to be merged with the one after it, or −1: so that the run lengths grow fast enough from the top of
   * the stack down, and at the end (`all`) until one is left.
   */
  #nextMerge(all: boolean): number {
    const runs = this.#runs;
    const n = runs.length - 2;
    if (n < 0) return -1;
    const size = (i: number) => runs[i][1];
    const shorter = () => n > 0 && size(n - 1) < size(n + 1) ? n - 1 : n;
    if (n > 0 && size(n - 1) <= size(n) + size(n + 1) || n > 1 && size(n - 2) <= size(n - 1) + size(n)) {
      return shorter();
    }
    if (size(n) <= size(n + 1)) return n;
    return all ? shorter() : -1;
  }

  #reverse(low: number, high: number): void {
    for (const array of [this.keys, this.values]) {
      if (array === undefined) continue;
      for (let i = low, j = high - 1; i < j; i++, j--) {
        const v = array[i];
        array[i] = array[j];
        array[j] = v;
      }
    }
  }

  /** Where `key` belongs in the sorted `a[base, base + n)`, left of equal items; searches from `hint`. */
  *#gallopLeft(key: Value, a: Value[], base: number, n: number, hint: number): Gen<number> {
    let last = 0;
    let offset = 1;
    let raw = this.ask(a[base + hint], key);
    if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
    let less = this.decide(raw as Value);
    if (isGen(less)) less = yield* less;
    if (less) {
      const max = n - hint;
      while (offset < max) {
        raw = this.ask(a[base + hint + offset], key);
        if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
        less = this.decide(raw as Value);
        if (isGen(less)) less = yield* less;
        if (!less) break;
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      last += hint;
      offset += hint;
    } else {
      const max = hint + 1;
      while (offset < max) {
        raw = this.ask(a[base + hint - offset], key);
        if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
        less = this.decide(raw as Value);
        if (isGen(less)) less = yield* less;
        if (less) break;
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      const k = last;
      last = hint - offset;
      offset = hint - k;
    }
    last++;
    while (last < offset) {
      const m = last + ((offset - last) >> 1);
      raw = this.ask(a[base + m], key);
      if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
      less = this.decide(raw as Value);
      if (isGen(less)) less = yield* less;
      if (less) last = m + 1;
      else offset = m;
    }
    return offset;
  }

  /** Like {@linkcode MergeSort.#gallopLeft}, right of equal items. */
  *#gallopRight(key: Value, a: Value[], base: number, n: number, hint: number): Gen<number> {
    let last = 0;
    let offset = 1;
    let raw = this.ask(key, a[base + hint]);
    if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
    let less = this.decide(raw as Value);
    if (isGen(less)) less = yield* less;
    if (less) {
      const max = hint + 1;
      while (offset < max) {
        raw = this.ask(key, a[base + hint - offset]);
        if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
        less = this.decide(raw as Value);
        if (isGen(less)) less = yield* less;
        if (!less) break;
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      const k = last;
      last = hint - offset;
      offset = hint - k;
    } else {
      const max = n - hint;
      while (offset < max) {
        raw = this.ask(key, a[base + hint + offset]);
        if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
        less = this.decide(raw as Value);
        if (isGen(less)) less = yield* less;
        if (less) break;
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      last += hint;
      offset += hint;
    }
    last++;
    while (last < offset) {
      const m = last + ((offset - last) >> 1);
      raw = this.ask(key, a[base + m]);
      if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
      less = this.decide(raw as Value);
      if (isGen(less)) less = yield* less;
      if (less) offset = m;
      else last = m + 1;
    }
    return offset;
  }

  /** Merges from the left; A is the shorter run and moves to a copy. */
  *#mergeLow(baseA: number, sizeA: number, baseB: number, sizeB: number): Gen<void> {
    const { keys, values } = this;
    const a = keys.slice(baseA, baseA + sizeA);
    const av = values === undefined ? undefined : values.slice(baseA, baseA + sizeA);
    let dest = baseA;
    let pa = 0;
    let pb = baseB;
    // The last item of A is above all that is left of B.
    let restOfBFirst = false;
    const takeA = () => {
      keys[dest] = a[pa];
      if (values !== undefined) values[dest] = av![pa];
      dest++, pa++, sizeA--;
    };
    const takeB = () => {
      keys[dest] = keys[pb];
      if (values !== undefined) values[dest] = values[pb];
      dest++, pb++, sizeB--;
    };
    try {
      takeB();
      if (sizeB === 0) return;
      restOfBFirst = sizeA === 1;
      if (restOfBFirst) return;
      let minGallop = this.#minGallop;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        for (;;) {
          let raw = this.ask(keys[pb], a[pa]);
          if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
          let less = this.decide(raw as Value);
          if (isGen(less)) less = yield* less;
          if (less) {
            takeB();
            winsB++;
            winsA = 0;
            if (sizeB === 0) return;
            if (winsB >= minGallop) break;
          } else {
            takeA();
            winsA++;
            winsB = 0;
            restOfBFirst = sizeA === 1;
            if (restOfBFirst) return;
            if (winsA >= minGallop) break;
          }
        }
        minGallop++;
        do {
          if (minGallop > 1) minGallop--;
          this.#minGallop = minGallop;
          winsA = yield* this.#gallopRight(keys[pb], a, pa, sizeA, 0);
          if (winsA > 0) {
            for (let i = 0; i < winsA; i++) takeA();
            restOfBFirst = sizeA === 1;
            // Only an inconsistent comparison empties A.
            if (sizeA <= 1) return;
          }
          takeB();
          if (sizeB === 0) return;
          winsB = yield* this.#gallopLeft(a[pa], keys, pb, sizeB, 0);
          for (let i = 0; i < winsB; i++) takeB();
          if (sizeB === 0) return;
          takeA();
          restOfBFirst = sizeA === 1;
          if (restOfBFirst) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        minGallop++;
        this.#minGallop = minGallop;
      }
    } finally {
      // Also after an error, so that no item is lost; what is left of B stands in place then.
      if (restOfBFirst) { while (sizeB > 0) takeB(); }
      while (sizeA > 0) takeA();
    }
  }

  /** Merges from the right; B is the shorter run and moves to a copy. */
  *#mergeHigh(baseA: number, sizeA: number, baseB: number, sizeB: number): Gen<void> {
    const { keys, values } = this;
    const b = keys.slice(baseB, baseB + sizeB);
    const bv = values === undefined ? undefined : values.slice(baseB, baseB + sizeB);
    let dest = baseB + sizeB - 1;
    let pa = baseA + sizeA - 1;
    let pb = sizeB - 1;
    // The first item of B is below all that is left of A.
    let restOfAFirst = false;
    const takeA = () => {
      keys[dest] = keys[pa];
      if (values !== undefined) values[dest] = values[pa];
      dest--, pa--, sizeA--;
    };
    const takeB = () => {
      keys[dest] = b[pb];
      if (values !== undefined) values[dest] = bv![pb];
      dest--, pb--, sizeB--;
    };
    try {
      takeA();
      if (sizeA === 0) return;
      restOfAFirst = sizeB === 1;
      if (restOfAFirst) return;
      let minGallop = this.#minGallop;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        for (;;) {
          let raw = this.ask(b[pb], keys[pa]);
          if (isGen(raw)) raw = raw instanceof FrameCall && raw.isPlain ? yield raw.request : yield* raw;
          let less = this.decide(raw as Value);
          if (isGen(less)) less = yield* less;
          if (less) {
            takeA();
            winsA++;
            winsB = 0;
            if (sizeA === 0) return;
            if (winsA >= minGallop) break;
          } else {
            takeB();
            winsB++;
            winsA = 0;
            restOfAFirst = sizeB === 1;
            if (restOfAFirst) return;
            if (winsB >= minGallop) break;
          }
        }
        minGallop++;
        do {
          if (minGallop > 1) minGallop--;
          this.#minGallop = minGallop;
          winsA = sizeA - (yield* this.#gallopRight(b[pb], keys, baseA, sizeA, sizeA - 1));
          for (let i = 0; i < winsA; i++) takeA();
          if (sizeA === 0) return;
          takeB();
          restOfAFirst = sizeB === 1;
          if (restOfAFirst) return;
          winsB = sizeB - (yield* this.#gallopLeft(keys[pa], b, 0, sizeB, sizeB - 1));
          if (winsB > 0) {
            for (let i = 0; i < winsB; i++) takeB();
            restOfAFirst = sizeB === 1;
            if (sizeB <= 1) return;
          }
          takeA();
          if (sizeA === 0) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        minGallop++;
        this.#minGallop = minGallop;
      }
    } finally {
      if (restOfAFirst) { while (sizeA > 0) takeA(); }
      while (sizeB > 0) takeB();
    }
  }
}
