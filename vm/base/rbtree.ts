// SPDX-License-Identifier: MIT
/**
 * A red-black tree with parent links, ordered by `compareKeys`: numbers in ascending order, then byte strings.
 *
 * INVARIANT: a node keeps its key for life, and removing another node never changes which node holds a key, so that a
 * reference to a node is a stable position. A removed node has `live === false` and keeps its key.
 * Source of truth: Cormen et al., "Introduction to Algorithms", chapter on red-black trees.
 */
import { compareFloatBig } from "./float_math.ts";
import { PyFloat, PyInt, PyLong, type Value } from "./value.ts";

/** What a tree is ordered by: a `str`, an int or long, or a float that is no NaN. */
export type RbKey = number | string | PyInt | PyLong | PyFloat;

export class RbNode {
  left: RbNode | null = null;
  right: RbNode | null = null;
  red = true;
  live = true;
  constructor(readonly key: RbKey, public value: Value, public parent: RbNode | null) {}
}

/** Negative, zero or positive for a < b, a equal b, a > b. */
export function compareKeys(a: RbKey, b: RbKey): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string") return typeof b !== "string" ? 1 : a < b ? -1 : a > b ? 1 : 0;
  return typeof b === "string" ? -1 : compareNumbers(a, b);
}

function compareNumbers(a: Exclude<RbKey, string>, b: Exclude<RbKey, string>): number {
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    return typeof b === "number" ? Math.sign(a.value - b) || 0 : compareFloatBig(a.value, b.value);
  }
  if (b instanceof PyFloat) return -compareNumbers(b, a);
  const x = typeof a === "number" ? BigInt(a) : a.value;
  const y = typeof b === "number" ? BigInt(b) : b.value;
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The node behind `node` in order. */
export function successor(node: RbNode): RbNode | null {
  if (node.right !== null) return leftmost(node.right);
  let n = node;
  let p = n.parent;
  while (p !== null && n === p.right) {
    n = p;
    p = p.parent;
  }
  return p;
}

/** The node before `node` in order. */
export function predecessor(node: RbNode): RbNode | null {
  if (node.left !== null) return rightmost(node.left);
  let n = node;
  let p = n.parent;
  while (p !== null && n === p.left) {
    n = p;
    p = p.parent;
  }
  return p;
}

function leftmost(node: RbNode): RbNode {
  while (node.left !== null) node = node.left;
  return node;
}

function rightmost(node: RbNode): RbNode {
  while (node.right !== null) node = node.right;
  return node;
}

/** Up to this size a tree has no index. */
const SMALL = 32;

export class RbTree {
  root: RbNode | null = null;
  size = 0;
  /**
   * The nodes of plain keys in trees that are not small: finding one costs a tenth of going down the tree.
   * PERF: bench:vmiot, lookups 0.27 s -> 0.06 s.
   */
  #index: Map<number | string, RbNode> | null = null;
  /** How many keys are objects, which the index lacks. */
  #boxed = 0;

  find(key: RbKey): RbNode | null {
    if (this.#index !== null && typeof key !== "object") {
      const n = this.#index.get(key);
      if (n !== undefined) return n;
      // An int may still equal a key that is a float or a long.
      if (this.#boxed === 0) return null;
    }
    let n = this.root;
    while (n !== null) {
      const k = n.key;
      const c = typeof key === "number" && typeof k === "number" ? key - k : compareKeys(key, k);
      if (c === 0) return n;
      n = c < 0 ? n.left : n.right;
    }
    return null;
  }

  /** The first node whose key is not below `key`; with `after`, is above it. */
  atOrAfter(key: RbKey, after = false): RbNode | null {
    let found: RbNode | null = null;
    for (let n = this.root; n !== null;) {
      const c = compareKeys(key, n.key);
      if (c < 0 || c === 0 && !after) {
        found = n;
        n = n.left;
      } else n = n.right;
    }
    return found;
  }

  /** The last node whose key is below `key`. */
  before(key: RbKey): RbNode | null {
    let found: RbNode | null = null;
    for (let n = this.root; n !== null;) {
      if (compareKeys(key, n.key) > 0) {
        found = n;
        n = n.right;
      } else n = n.left;
    }
    return found;
  }

  first(): RbNode | null {
    return this.root === null ? null : leftmost(this.root);
  }

  last(): RbNode | null {
    return this.root === null ? null : rightmost(this.root);
  }

  /** The node that follows the place of `node`, which may have been removed. */
  after(node: RbNode): RbNode | null {
    return node.live ? successor(node) : this.atOrAfter(node.key, true);
  }

  /** The node before the place of `node`, which may have been removed. */
  ahead(node: RbNode): RbNode | null {
    return node.live ? predecessor(node) : this.before(node.key);
  }

  /** Stores under a key; one that is there keeps its form (1 or 1.0). */
  set(key: RbKey, value: Value): void {
    if (this.#index !== null) {
      const known = this.find(key);
      if (known !== null) {
        known.value = value;
        return;
      }
    }
    let parent: RbNode | null = null;
    let c = 0;
    for (let n = this.root; n !== null;) {
      const k = n.key;
      c = typeof key === "number" && typeof k === "number" ? key - k : compareKeys(key, k);
      if (c === 0) {
        n.value = value;
        return;
      }
      parent = n;
      n = c < 0 ? n.left : n.right;
    }
    const node = new RbNode(key, value, parent);
    this.size++;
    if (parent === null) this.root = node;
    else if (c < 0) parent.left = node;
    else parent.right = node;
    this.#afterInsert(node);
    if (typeof key === "object") this.#boxed++;
    else if (this.#index !== null) this.#index.set(key, node);
    if (this.#index === null && this.size > SMALL) this.#buildIndex();
  }

  #buildIndex(): void {
    const index = this.#index = new Map<number | string, RbNode>();
    for (let n = this.first(); n !== null; n = successor(n)) if (typeof n.key !== "object") index.set(n.key, n);
  }

  #rotateLeft(x: RbNode): void {
    const y = x.right!;
    x.right = y.left;
    if (y.left !== null) y.left.parent = x;
    this.#replace(x, y);
    y.left = x;
    x.parent = y;
  }

  #rotateRight(x: RbNode): void {
    const y = x.left!;
    x.left = y.right;
    if (y.right !== null) y.right.parent = x;
    this.#replace(x, y);
    y.right = x;
    x.parent = y;
  }

  /** Puts `y` into the place that `x` has below its parent. */
  #replace(x: RbNode, y: RbNode | null): void {
    const p = x.parent;
    if (p === null) this.root = y;
    else if (p.left === x) p.left = y;
    else p.right = y;
    if (y !== null) y.parent = p;
  }

  #afterInsert(node: RbNode): void {
    let n = node;
    for (let p = n.parent; p !== null && p.red; p = n.parent) {
      // A red node is never the root.
      const g = p.parent!;
      const left = p === g.left;
      const uncle = left ? g.right : g.left;
      if (uncle !== null && uncle.red) {
        p.red = uncle.red = false;
        g.red = true;
        n = g;
        continue;
      }
      if (n === (left ? p.right : p.left)) {
        n = p;
        if (left) this.#rotateLeft(n);
        else this.#rotateRight(n);
        p = n.parent!;
      }
      p.red = false;
      g.red = true;
      if (left) this.#rotateRight(g);
      else this.#rotateLeft(g);
    }
    this.root!.red = false;
  }

  /** Takes a live node out. */
  remove(z: RbNode): void {
    this.size--;
    z.live = false;
    if (typeof z.key === "object") this.#boxed--;
    else this.#index?.delete(z.key);
    let wasRed = z.red;
    // What moves up, which may be nothing, and where it hangs then.
    let x: RbNode | null;
    let p: RbNode | null;
    if (z.left === null || z.right === null) {
      x = z.left ?? z.right;
      p = z.parent;
      this.#replace(z, x);
    } else {
      const y = leftmost(z.right);
      wasRed = y.red;
      x = y.right;
      if (y.parent === z) p = y;
      else {
        p = y.parent;
        this.#replace(y, x);
        y.right = z.right;
        y.right.parent = y;
      }
      this.#replace(z, y);
      y.left = z.left;
      y.left.parent = y;
      y.red = z.red;
    }
    if (!wasRed) this.#afterRemove(x, p);
    z.left = z.right = z.parent = null;
  }

  #afterRemove(node: RbNode | null, parent: RbNode | null): void {
    let x = node;
    let p = parent;
    while (p !== null && (x === null || !x.red)) {
      const left = x === p.left;
      // There is a sibling, or the black heights would have differed.
      let w = (left ? p.right : p.left)!;
      if (w.red) {
        w.red = false;
        p.red = true;
        if (left) this.#rotateLeft(p);
        else this.#rotateRight(p);
        w = (left ? p.right : p.left)!;
      }
      let far = left ? w.right : w.left;
      const near = left ? w.left : w.right;
      if ((far === null || !far.red) && (near === null || !near.red)) {
        w.red = true;
        x = p;
        p = x.parent;
        continue;
      }
      if (far === null || !far.red) {
        near!.red = false;
        w.red = true;
        if (left) this.#rotateRight(w);
        else this.#rotateLeft(w);
        w = (left ? p.right : p.left)!;
        far = left ? w.right : w.left;
      }
      w.red = p.red;
      p.red = false;
      far!.red = false;
      if (left) this.#rotateLeft(p);
      else this.#rotateRight(p);
      x = this.root;
      break;
    }
    if (x !== null) x.red = false;
  }

  /** Removes everything. O(n): positions at the nodes learn of it. */
  clear(): void {
    for (let n = this.first(); n !== null; n = successor(n)) n.live = false;
    this.root = null;
    this.size = this.#boxed = 0;
    this.#index = null;
  }
}
