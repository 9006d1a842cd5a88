// SPDX-License-Identifier: MIT
/**
 * A B+ tree, ordered by `compareKeys`: numbers in ascending order, then byte strings. Keys and values are in leaves, which
 * are linked, so that a step in order is a step in an array mostly.
 *
 * INVARIANT: every node but the root has at least `LEAST` keys and at most `MOST`; all leaves are equally deep. `keys[i]` of
 * an inner node is not above any key below `items[i]`, and above all below `items[i - 1]`; `keys[0]` may be stale and
 * counts as below everything.
 * INVARIANT: a leaf that is no longer in its tree has no keys, so a {@linkcode Place} in it is found out.
 */
import { compareFloatBig } from "./float_math.ts";
import { PyFloat, PyInt, PyLong, type Value } from "./value.ts";

/** What a tree is ordered by: a `str`, an int or long, or a float that is no NaN. */
export type TreeKey = number | string | PyInt | PyLong | PyFloat;

const MOST = 64, LEAST = 16;

/** Negative, zero or positive for a < b, a equal b, a > b. */
export function compareKeys(a: TreeKey, b: TreeKey): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string") return typeof b !== "string" ? 1 : a < b ? -1 : a > b ? 1 : 0;
  return typeof b === "string" ? -1 : compareNumbers(a, b);
}

function compareNumbers(a: Exclude<TreeKey, string>, b: Exclude<TreeKey, string>): number {
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    return typeof b === "number" ? Math.sign(a.value - b) || 0 : compareFloatBig(a.value, b.value);
  }
  if (b instanceof PyFloat) return -compareNumbers(b, a);
  const x = typeof a === "number" ? BigInt(a) : a.value;
  const y = typeof b === "number" ? BigInt(b) : b.value;
  return x < y ? -1 : x > y ? 1 : 0;
}

class TreeNode {
  keys: TreeKey[] = [];
  /** Values in a leaf, otherwise nodes. */
  items: (Value | TreeNode)[] = [];
  parent: TreeNode | null = null;
  /** The neighbours of a leaf. */
  next: TreeNode | null = null;
  before: TreeNode | null = null;
  constructor(readonly isLeaf: boolean) {}
}

/** How many of the sorted `keys`, from `from` on, are below `key`, or, with `through`, not above it. */
function bound(keys: TreeKey[], key: TreeKey, from: number, through: boolean): number {
  let low = from, high = keys.length;
  if (typeof key === "number") {
    while (low < high) {
      const mid = (low + high) >>> 1;
      const k = keys[mid];
      const c = typeof k === "number" ? k - key : compareKeys(k, key);
      if (c < 0 || through && c === 0) low = mid + 1;
      else high = mid;
    }
    return low;
  }
  while (low < high) {
    const mid = (low + high) >>> 1;
    const c = compareKeys(keys[mid], key);
    if (c < 0 || through && c === 0) low = mid + 1;
    else high = mid;
  }
  return low;
}

function insertAt<T>(array: T[], at: number, item: T): void {
  // PERF: `splice` makes an array for what it takes out.
  for (let i = array.length; i > at; i--) array[i] = array[i - 1];
  array[at] = item;
}

function removeAt<T>(array: T[], at: number): void {
  for (let i = at + 1; i < array.length; i++) array[i - 1] = array[i];
  array.pop();
}

/** A key of a tree and where it was found. It stays true whatever is added or removed: the tree looks again if need be. */
export class Place {
  leaf: TreeNode | null = null;
  at = 0;
  key: TreeKey = 0;
  /** The key was removed; one that comes later is another one. Set by who removes it. */
  gone = false;
}

export class BTree {
  size = 0;
  #root = new TreeNode(true);

  /** The leaf to which a key belongs. */
  #leafOf(key: TreeKey): TreeNode {
    let node = this.#root;
    while (!node.isLeaf) node = node.items[bound(node.keys, key, 1, true) - 1] as TreeNode;
    return node;
  }

  /** The value of a key, or `undefined`. */
  get(key: TreeKey): Value | undefined {
    const leaf = this.#leafOf(key);
    const at = bound(leaf.keys, key, 0, false);
    return at < leaf.keys.length && compareKeys(leaf.keys[at], key) === 0 ? leaf.items[at] as Value : undefined;
  }

  // ---- places -------------------------------------------------------------------------------------------------------

  #goTo(place: Place, leaf: TreeNode | null, at: number): boolean {
    if (leaf !== null && at >= leaf.keys.length) {
      leaf = leaf.next;
      at = 0;
    } else if (leaf !== null && at < 0) {
      leaf = leaf.before;
      if (leaf !== null) at = leaf.keys.length - 1;
    }
    if (leaf === null || leaf.keys.length === 0) return false;
    place.leaf = leaf;
    place.at = at;
    place.key = leaf.keys[at];
    place.gone = false;
    return true;
  }

  /** Goes to the first key. This and the others below return false, and leave the place as it is, where there is none. */
  goFirst(place: Place): boolean {
    let node = this.#root;
    while (!node.isLeaf) node = node.items[0] as TreeNode;
    return this.#goTo(place, node, 0);
  }

  /** Goes to the last key. */
  goLast(place: Place): boolean {
    let node = this.#root;
    while (!node.isLeaf) node = node.items[node.items.length - 1] as TreeNode;
    return this.#goTo(place, node, node.keys.length - 1);
  }

  /** Goes to a key. */
  goAt(place: Place, key: TreeKey): boolean {
    const leaf = this.#leafOf(key);
    const at = bound(leaf.keys, key, 0, false);
    return at < leaf.keys.length && compareKeys(leaf.keys[at], key) === 0 && this.#goTo(place, leaf, at);
  }

  /** Goes to the first key that is not below `key`. */
  goNear(place: Place, key: TreeKey): boolean {
    const leaf = this.#leafOf(key);
    return this.#goTo(place, leaf, bound(leaf.keys, key, 0, false));
  }

  /** Goes to the next key above that of the place. */
  goNext(place: Place): boolean {
    const { leaf } = place, at = place.at + 1;
    // PERF: a step within a leaf calls nothing: a walk is mostly this, and the first one of a program is not optimised yet.
    if (leaf !== null && at < leaf.keys.length && leaf.keys[at - 1] === place.key) {
      place.at = at;
      place.key = leaf.keys[at];
      place.gone = false;
      return true;
    }
    return this.#leaveLeaf(place);
  }

  #leaveLeaf(place: Place): boolean {
    const { leaf, key } = place;
    if (leaf !== null && leaf.keys[place.at] === key) return this.#goTo(place, leaf, place.at + 1);
    const now = this.#leafOf(key);
    return this.#goTo(place, now, bound(now.keys, key, 0, true));
  }

  /** Goes to the next key below that of the place. */
  goBack(place: Place): boolean {
    const { leaf, key } = place;
    if (leaf !== null && leaf.keys[place.at] === key) return this.#goTo(place, leaf, place.at - 1);
    const now = this.#leafOf(key);
    return this.#goTo(place, now, bound(now.keys, key, 0, false) - 1);
  }

  /** The value of the key at a place, or `undefined` if that was removed. */
  valueAt(place: Place): Value | undefined {
    const { leaf, at } = place;
    if (leaf === null || place.gone) return undefined;
    if (leaf.keys[at] === place.key) return leaf.items[at] as Value;
    return this.goAt(place, place.key) ? place.leaf!.items[place.at] as Value : undefined;
  }

  /** Calls `visit` with each key and value, in order; it must not change the tree. */
  each(visit: (key: TreeKey, value: Value) => void): void {
    let leaf: TreeNode | null = this.#root;
    while (!leaf.isLeaf) leaf = leaf.items[0] as TreeNode;
    for (; leaf !== null; leaf = leaf.next) {
      const { keys, items } = leaf;
      for (let i = 0; i < keys.length; i++) visit(keys[i], items[i] as Value);
    }
  }

  // ---- change -------------------------------------------------------------------------------------------------------

  /** Stores under a key; one that is there keeps its form (1 or 1.0). */
  set(key: TreeKey, value: Value): void {
    const leaf = this.#leafOf(key);
    const { keys } = leaf;
    const at = bound(keys, key, 0, false);
    if (at < keys.length && compareKeys(keys[at], key) === 0) {
      leaf.items[at] = value;
      return;
    }
    this.size++;
    insertAt(keys, at, key);
    insertAt(leaf.items, at, value);
    if (keys.length > MOST) this.#split(leaf);
  }

  /** Moves the upper half of a node to a new one beside it. */
  #split(node: TreeNode): void {
    // Keys that come in ascending order leave full leaves behind.
    const half = node.isLeaf && node.next === null ? MOST - LEAST : MOST >> 1;
    const right = new TreeNode(node.isLeaf);
    right.keys = node.keys.splice(half);
    right.items = node.items.splice(half);
    if (node.isLeaf) {
      right.next = node.next;
      right.before = node;
      if (node.next !== null) node.next.before = right;
      node.next = right;
    } else for (const child of right.items) (child as TreeNode).parent = right;
    let { parent } = node;
    if (parent === null) {
      parent = this.#root = new TreeNode(false);
      parent.keys.push(node.keys[0]);
      parent.items.push(node);
      node.parent = parent;
    }
    right.parent = parent;
    const at = parent.items.indexOf(node) + 1;
    insertAt(parent.keys, at, right.keys[0]);
    insertAt(parent.items, at, right);
    if (parent.keys.length > MOST) this.#split(parent);
  }

  /** Removes a key; whether it was there. */
  delete(key: TreeKey): boolean {
    const leaf = this.#leafOf(key);
    const at = bound(leaf.keys, key, 0, false);
    if (at >= leaf.keys.length || compareKeys(leaf.keys[at], key) !== 0) return false;
    this.size--;
    removeAt(leaf.keys, at);
    removeAt(leaf.items, at);
    if (leaf.keys.length < LEAST) this.#refill(leaf);
    return true;
  }

  /** Joins a node with a neighbour, or takes over what that has too much. */
  #refill(node: TreeNode): void {
    const { parent } = node;
    if (parent === null) {
      if (node.isLeaf || node.items.length > 1) return;
      this.#root = node.items[0] as TreeNode;
      this.#root.parent = null;
      return;
    }
    const at = parent.items.indexOf(node);
    const rightAt = at > 0 ? at : 1;
    const left = parent.items[rightAt - 1] as TreeNode, right = parent.items[rightAt] as TreeNode;
    // The first key of an inner node may be stale; the one above it is not.
    if (!left.isLeaf) right.keys[0] = parent.keys[rightAt];
    const keys = left.keys.concat(right.keys), items = left.items.concat(right.items);
    const joined = keys.length <= MOST - LEAST;
    const half = joined ? keys.length : keys.length >> 1;
    left.keys = keys.slice(0, half);
    left.items = items.slice(0, half);
    right.keys = keys.slice(half);
    right.items = items.slice(half);
    if (!left.isLeaf) {
      for (const child of left.items) (child as TreeNode).parent = left;
      for (const child of right.items) (child as TreeNode).parent = right;
    }
    if (!joined) {
      parent.keys[rightAt] = right.keys[0];
      return;
    }
    if (left.isLeaf) {
      left.next = right.next;
      if (right.next !== null) right.next.before = left;
    }
    removeAt(parent.keys, rightAt);
    removeAt(parent.items, rightAt);
    if (parent.keys.length < LEAST) this.#refill(parent);
  }

  /** Removes everything. */
  clear(): void {
    let leaf: TreeNode | null = this.#root;
    while (!leaf.isLeaf) leaf = leaf.items[0] as TreeNode;
    for (; leaf !== null; leaf = leaf.next) leaf.keys = [];
    this.#root = new TreeNode(true);
    this.size = 0;
  }

  /** Throws where an invariant does not hold. For tests. */
  check(): void {
    let depth = -1, count = 0;
    const look = (node: TreeNode, level: number, low: TreeKey | undefined, high: TreeKey | undefined): void => {
      const { keys, items } = node;
      const fail = (what: string): never => {
        throw new RangeError(`${what} at level ${level}`);
      };
      if (keys.length !== items.length || keys.length > MOST) fail("number of keys");
      if (node.parent !== null && keys.length < LEAST) fail("too few keys");
      if (node.isLeaf) {
        if (depth >= 0 && depth !== level) fail("depth");
        depth = level;
        count += keys.length;
      }
      for (let i = 0; i < keys.length; i++) {
        if (i > (node.isLeaf ? 0 : 1) && compareKeys(keys[i - 1], keys[i]) >= 0) fail("order");
        if (node.isLeaf) {
          if (low !== undefined && compareKeys(keys[i], low) < 0) fail("lower bound");
          if (high !== undefined && compareKeys(keys[i], high) >= 0) fail("upper bound");
          continue;
        }
        const child = items[i] as TreeNode;
        if (child.parent !== node) fail("parent");
        look(child, level + 1, i === 0 ? low : keys[i], i + 1 < keys.length ? keys[i + 1] : high);
      }
    };
    look(this.#root, 0, undefined, undefined);
    if (count !== this.size) throw new RangeError("size");
  }
}
