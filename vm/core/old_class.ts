// SPDX-License-Identifier: MIT
/**
 * Old-style classes and their instances, without behaviour (`vm/objects/old_class.ts`, `old_instance.ts`).
 *
 * The namespace of such a class is a plain dict, which Python code may change behind our back once it has it: from
 * `C.__dict__`, from `locals()` in the class statement, or because it made the class by a call. As long as it has not,
 * the class is *sealed*: all changes come through the class, and what follows from its namespace may be kept until
 * {@linkcode PyOldClass.modified}.
 */
import { PyObject, type Value } from "../base/value.ts";
import type { DictEntry, PyDict } from "./dict.ts";
import { Published } from "./published.ts";
import { nextVersion, type PyType } from "./type.ts";

/** The sealed classes by namespace; `null`: Python code has the dict. */
const namespaces = new WeakMap<PyDict, PyOldClass | null>();

/** Python code gets `dict`, which may be the namespace of a class, or become one. */
export function handOut(dict: PyDict): void {
  const cls = namespaces.get(dict);
  if (cls === null) return;
  namespaces.set(dict, null);
  cls?.open();
}

/** An old-style class. `attrs` is its `__dict__`; named as in {@linkcode PyType}, because an MRO may mix both. */
export class PyOldClass extends PyObject {
  /** New-style classes that have this class in their MRO: their lookup caches depend on it. */
  dependents: WeakRef<PyType>[] | undefined = undefined;
  /** Cached special methods (CPython keeps the same three). */
  getattr: Value | undefined = undefined;
  setattr: Value | undefined = undefined;
  delattr: Value | undefined = undefined;
  /** As `PyType.version`, while the class and those above are sealed. */
  version = nextVersion();
  /** As `PyType.entries`. */
  entries: Map<string, unknown> | undefined = undefined;
  /** As `PyType.members`. */
  members: Map<string, unknown> | undefined = undefined;
  /** As `PyType.specials`. */
  specials: unknown[] | undefined = undefined;
  /** The JavaScript class of the instances that do not keep their attributes in a dict; the others are plain ones. */
  readonly jsClass: new (cls: PyOldClass) => PyOldInstance = class extends PyOldInstance {};
  #published = new Published(this.jsClass.prototype);
  #subclasses: WeakRef<PyOldClass>[] = [];
  #isSealed = false;

  constructor(public name: string, public bases: PyOldClass[], public attrs: PyDict) {
    super();
    this.#link();
  }

  #link(): void {
    const ref = new WeakRef(this);
    for (const base of this.bases) {
      const all = base.#subclasses;
      if (all.length >= 64 && (all.length & (all.length - 1)) === 0) {
        base.#subclasses = all.filter((r) => r.deref() !== undefined);
      }
      base.#subclasses.push(ref);
    }
  }

  /** `__bases__` are others now. */
  setBases(bases: PyOldClass[]): void {
    this.bases = bases;
    this.#link();
    this.modified();
  }

  /** The class was made by a class statement: nobody else has its namespace, unless it was handed out before. */
  seal(): void {
    if (namespaces.has(this.attrs)) return;
    namespaces.set(this.attrs, this);
    this.#isSealed = true;
  }

  /** From now on the namespace may change without {@linkcode PyOldClass.modified}. */
  open(): void {
    this.#isSealed = false;
    this.modified();
  }

  /** Whether what is found in this class and those above stays until the next {@linkcode PyOldClass.modified}. */
  get isSealed(): boolean {
    return this.#isSealed && this.bases.every((b) => b.isSealed);
  }

  /** Must be called after any change but of data: drops what is known of the class and all below it. */
  modified(): void {
    this.version = nextVersion();
    this.entries = this.members = undefined;
    this.specials = undefined;
    this.#published.withdraw();
    if (this.dependents !== undefined) { for (const ref of this.dependents) ref.deref()?.modified(); }
    for (const ref of this.#subclasses) ref.deref()?.modified();
  }

  /** As `PyType.publish`. */
  publish(key: string, value: unknown): void {
    this.#published.publish(key, value);
  }

  /** The class and those above, as lookups go through them. */
  get mro(): PyOldClass[] {
    return [this, ...this.bases.flatMap((b) => b.mro)];
  }

  /** Attribute `name` along the bases, depth first (`class_lookup`). */
  lookup(name: string): Value | undefined {
    const own = this.attrs.getStr(name);
    if (own !== undefined) return own;
    for (const base of this.bases) {
      const found = base.lookup(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Like {@linkcode PyOldClass.lookup}, the entry that has it, for who keeps it. */
  lookupEntry(name: string): DictEntry | undefined {
    const own = this.attrs.map.get(name);
    if (own !== undefined) return own;
    for (const base of this.bases) {
      const found = base.lookupEntry(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/**
 * An instance of an old-style class; attributes as in every instance (`$…` properties or `dict`). Made by the `jsClass` of
 * its class.
 */
export class PyOldInstance extends PyObject {
  constructor(public cls: PyOldClass) {
    super();
  }
}
