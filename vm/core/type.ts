// SPDX-License-Identifier: MIT
/**
 * Python type objects: the MRO, the versioned attribute lookup cache, and the slots.
 *
 * A slot is a JavaScript function that implements an operation for a type, under CPython's name (`Include/object.h`).
 * Slots of builtin types are native; a class statement fills them with dispatchers that call the Python method
 * (`slots.ts`). Every slot may return a `Gen`.
 *
 * INVARIANT: builtin types are shared by all VMs of the process and never change after their module has loaded.
 * INVARIANT: `version` changes whenever a lookup on the type could give another entry (`lookupEntry`), and whenever it
 * could give a descriptor or special method in place of another value; caches compare it. Data may change without.
 */
import { PyObject, type Value } from "../base/value.ts";
import { type DictEntry, PyDict } from "./dict.ts";
import type { OwnKeys } from "./fresh_dict.ts";
import type { Result, YieldSink } from "./gen.ts";
import { define, Published } from "./published.ts";
import { SlotFields } from "./slot_fields.ts";
import type { Vm } from "./vm.ts";

/** Keyword arguments of a call, in call order; `null` when there are none. */
export type Kwargs = Map<string, Value> | null;

export type UnarySlot = (vm: Vm, self: Value) => Result<Value>;
export type BinarySlot = (vm: Vm, a: Value, b: Value) => Result<Value>;
export type TernarySlot = (vm: Vm, a: Value, b: Value, c: Value) => Result<Value>;

/** `len()` in JavaScript's numbers, which are rounded beyond 2**53; `exact` is there where a length may be that great. */
export interface LengthSlot {
  (vm: Vm, self: Value): Result<number>;
  exact?: (vm: Vm, self: Value) => Result<Value>;
}

/** The operations a type can implement. Absent ones are `undefined`. Deletion is assignment of `undefined`, as NULL in C. */
export interface Slots {
  tp_repr?: UnarySlot;
  tp_str?: UnarySlot;
  /** The hash as an `int` Value (64 bit). `null` means "unhashable" was declared (`__hash__ = None`). */
  tp_hash?: ((vm: Vm, self: Value) => Result<Value>) | null;
  tp_call?: (vm: Vm, self: Value, args: Value[], kw: Kwargs) => Result<Value>;
  tp_getattro?: (vm: Vm, self: Value, name: string) => Result<Value>;
  tp_setattro?: (vm: Vm, self: Value, name: string, value: Value | undefined) => Result<void>;
  /** Negative, zero or positive. */
  tp_compare?: (vm: Vm, a: Value, b: Value) => Result<number>;
  /** May return `NotImplemented`. `op` is one of `CMP.LT … CMP.GE`. */
  tp_richcompare?: (vm: Vm, a: Value, b: Value, op: number) => Result<Value>;
  tp_iter?: UnarySlot;
  /** Next item, or `undefined` at the end. */
  tp_iternext?: (vm: Vm, self: Value) => Result<Value | undefined>;
  tp_descr_get?: (vm: Vm, self: Value, obj: Value | undefined, type: Value | undefined) => Result<Value>;
  tp_descr_set?: (vm: Vm, self: Value, obj: Value, value: Value | undefined) => Result<void>;
  tp_init?: (vm: Vm, self: Value, args: Value[], kw: Kwargs) => Result<void>;
  tp_new?: (vm: Vm, type: PyType, args: Value[], kw: Kwargs) => Result<Value>;
  tp_del?: (vm: Vm, self: Value) => Result<void>;
  nb_add?: BinarySlot;
  nb_subtract?: BinarySlot;
  nb_multiply?: BinarySlot;
  nb_divide?: BinarySlot;
  nb_remainder?: BinarySlot;
  nb_divmod?: BinarySlot;
  nb_power?: TernarySlot;
  nb_negative?: UnarySlot;
  nb_positive?: UnarySlot;
  nb_absolute?: UnarySlot;
  nb_nonzero?: (vm: Vm, self: Value) => Result<boolean>;
  nb_invert?: UnarySlot;
  nb_lshift?: BinarySlot;
  nb_rshift?: BinarySlot;
  nb_and?: BinarySlot;
  nb_xor?: BinarySlot;
  nb_or?: BinarySlot;
  /** The coerced pair, or `null` where coercion is not possible. */
  nb_coerce?: (vm: Vm, a: Value, b: Value) => Result<[Value, Value] | null>;
  nb_int?: UnarySlot;
  nb_long?: UnarySlot;
  nb_float?: UnarySlot;
  nb_oct?: UnarySlot;
  nb_hex?: UnarySlot;
  nb_inplace_add?: BinarySlot;
  nb_inplace_subtract?: BinarySlot;
  nb_inplace_multiply?: BinarySlot;
  nb_inplace_divide?: BinarySlot;
  nb_inplace_remainder?: BinarySlot;
  nb_inplace_power?: TernarySlot;
  nb_inplace_lshift?: BinarySlot;
  nb_inplace_rshift?: BinarySlot;
  nb_inplace_and?: BinarySlot;
  nb_inplace_xor?: BinarySlot;
  nb_inplace_or?: BinarySlot;
  nb_floor_divide?: BinarySlot;
  nb_true_divide?: BinarySlot;
  nb_inplace_floor_divide?: BinarySlot;
  nb_inplace_true_divide?: BinarySlot;
  nb_index?: UnarySlot;
  sq_length?: LengthSlot;
  sq_concat?: BinarySlot;
  sq_repeat?: (vm: Vm, self: Value, count: number) => Result<Value>;
  sq_item?: (vm: Vm, self: Value, index: number) => Result<Value>;
  sq_slice?: (vm: Vm, self: Value, low: number, high: number) => Result<Value>;
  sq_ass_item?: (vm: Vm, self: Value, index: number, value: Value | undefined) => Result<void>;
  sq_ass_slice?: (vm: Vm, self: Value, low: number, high: number, value: Value | undefined) => Result<void>;
  sq_contains?: (vm: Vm, self: Value, item: Value) => Result<boolean>;
  sq_inplace_concat?: BinarySlot;
  sq_inplace_repeat?: (vm: Vm, self: Value, count: number) => Result<Value>;
  mp_length?: LengthSlot;
  mp_subscript?: BinarySlot;
  mp_ass_subscript?: (vm: Vm, self: Value, key: Value, value: Value | undefined) => Result<void>;
}

export type SlotName = keyof Slots;

/** Source of `PyType.version`: process-wide, only ever grows, so a version is never seen twice. */
const versions = { last: 0 };

/** All builtin types, in the order in which they were declared: by it processes agree which is which. */
export const builtinTypes: PyType[] = [];

/** A version that no class has had. */
export const nextVersion = (): number => ++versions.last;

export interface TypeInit {
  name: string;
  bases?: PyType[];
  /** `__module__` for builtin types that do not live in `__builtin__`. */
  module?: string;
  doc?: string | null;
  /** Whether Python classes may derive from it. Default true. */
  subclassable?: boolean;
  /** The JavaScript class of its instances; heap types get a fresh subclass of their base's. */
  // deno-lint-ignore no-explicit-any
  jsClass?: abstract new (...args: any[]) => PyObject;
  /** The metaclass of a heap type; `type` unless given. */
  meta?: PyType;
}

// deno-lint-ignore no-explicit-any
type AnyClass = new (...args: any[]) => PyObject;

/** Length and items of a sequence whose indices are beyond the safe integers; see {@linkcode PyType.wide}. */
export interface WideSequence {
  length(o: Value): number | bigint;
  /** @param i An index from the start; what is out of range, negative ones too, is an IndexError. */
  item(o: Value, i: number | bigint): Value;
}

/** Whether a class attribute is no descriptor, so that nothing but its value depends on it. */
export function isData(v: Value | undefined): boolean {
  if (typeof v !== "object" || v === null) return v !== undefined;
  return v.type.tp_descr_get === undefined && v.type.tp_descr_set === undefined;
}

/** Whether a name may be that of a special method, which slots and other caches depend on. */
export const isSpecialName = (name: string): boolean => name === "next" || name.startsWith("__") && name.endsWith("__");

/**
 * A new-style class, builtin or made by a class statement.
 * PERF: their JavaScript class is that of the native metaclass, and they have a `type` of their own, so that V8 knows nearly all
 * by one hidden class, however many metaclasses a program has.
 */
export class PyType extends SlotFields {
  name: string;
  /** The base whose instance layout this type extends; `null` only for `object`. */
  base: PyType | null;
  /** `__bases__`: new-style types and old-style classes. */
  bases: Value[];
  /** `__mro__`. Old-style classes may stand in it. */
  mro: Value[];
  /** Behind {@linkcode PyType.attrs}: `__dict__`, string keys. Change it only through {@linkcode PyType.setOwn}. */
  #attrs: PyDict = new PyDict();
  /** What still has to be entered in `attrs`: natives are declared at load but cost nothing until somebody looks. */
  #deferred: (() => void)[] | undefined = undefined;
  /** Made by a class statement (mutable) rather than native. */
  heap: boolean;
  /** The VM whose program made a heap type: the others do not see it among the subclasses of builtin types. */
  world: Vm | undefined = undefined;
  subclassable: boolean;
  /** Operations on instances may call Python methods: heap types, and the type of old-style instances. */
  callsPython: boolean;
  /** Instances have a `__dict__`. */
  hasDict: boolean;
  /** The keys that dicts of instances share; made when the first `__dict__` is asked for. */
  ownKeys: OwnKeys | undefined = undefined;
  /** Instances can be weakly referenced. */
  hasWeakref: boolean;
  /** Own `__slots__` names after mangling, in order, of a heap type that declares them. */
  slotNames: string[] | undefined = undefined;
  /** Extends the instance layout of `base`, so that two of these cannot be bases of one class unless related. */
  ownLayout: boolean;
  /** `__abstractmethods__` is set and not empty: `object.__new__` refuses. */
  isAbstract = false;
  /** JavaScript class of the instances; its prototype carries `type`. */
  jsClass: AnyClass;
  version: number;
  /** `__qualifying__` module of builtin types; heap types keep `__module__` in `attrs`. */
  module: string;
  doc: string | null;
  /**
   * Of iterators that are generators: runs on until the end (`undefined`) or until an item that `sink` does not take, which is
   * the result. PERF: five times faster than asking for one item after the other.
   */
  drainInto: ((vm: Vm, it: Value, sink: YieldSink) => Result<Value | undefined>) | undefined = undefined;
  /** Of sequences that may have more than 2^53 items: length and items exactly, with the texts of `getItem`. */
  wide: WideSequence | undefined = undefined;
  /** Weak references to direct subclasses. */
  subclasses: WeakRef<PyType>[] = [];
  #cache: Map<string, DictEntry | undefined> = new Map();
  /** How attributes of instances are looked up, while the type is not modified (`slots.ts`). */
  rules: unknown = undefined;
  /** Special methods that tier 1 calls directly, by numbers of its own (vm/jit/specials.ts). */
  specials: unknown[] | undefined = undefined;
  /** What tier 1 knows of attributes of instances, by name, while the type is not modified (vm/jit/attributes.ts). */
  entries: Map<string, unknown> | undefined = undefined;
  /** What instructions know of attributes of the class itself, by name, while it is not modified. */
  members: Map<string, unknown> | undefined = undefined;
  /** What {@linkcode PyType.publish} has put on the prototype of `jsClass`. */
  #published: Published;
  /** See {@linkcode PyType.detached}. */
  #detached: PyObject | undefined = undefined;
  /** Of builtin types: the prototypes directly below that of `jsClass`, which do not show what is published there. */
  #below: WeakRef<object>[] = [];

  constructor(init: TypeInit, heap = false) {
    super();
    this.name = init.name;
    this.bases = init.bases ?? [];
    this.base = init.bases?.[0] ?? null;
    this.mro = [this];
    this.heap = heap;
    this.callsPython = heap;
    this.subclassable = init.subclassable ?? true;
    this.hasDict = this.base?.hasDict ?? false;
    this.hasWeakref = this.base?.hasWeakref ?? false;
    this.module = init.module ?? "__builtin__";
    this.doc = init.doc ?? null;
    this.ownLayout = !heap && init.jsClass !== undefined && init.jsClass !== this.base?.jsClass;
    this.version = nextVersion();
    const parent = (init.jsClass ?? this.base?.jsClass ?? PyObject) as AnyClass;
    this.jsClass = heap || init.jsClass === undefined ? class extends parent {} : parent;
    this.#published = new Published(this.jsClass.prototype);
    const shared = heap ? this.#detach(this.base!) : this.jsClass.prototype;
    (Object.getPrototypeOf(shared) as Partial<PyObject> | null)?.type?.hideFrom(shared);
    define(shared, "type", this);
    // A native metaclass: what was made before it is of it, too.
    if (shared === PyType.prototype || shared instanceof PyType) {
      for (const t of builtinTypes) if (Object.getPrototypeOf(t) === shared) t.type = this;
    }
    this.type = init.meta ?? this.type;
    if (heap && shared.exact === true) Object.defineProperty(shared, "exact", { value: false });
    if (!heap) {
      builtinTypes.push(this);
      // Builtin types have single inheritance; heap types compute C3 in `objects/type_type.ts`.
      if (this.base !== null) {
        this.mro = [this, ...this.base.mro];
        this.base.subclasses.push(new WeakRef(this));
      }
    }
  }

  /** A heap type whose metaclass is `meta`. */
  static make(meta: PyType, name: string, base: PyType): PyType {
    let native = meta;
    while (native.heap) native = native.base!;
    return new (native.jsClass as typeof PyType)({ name, bases: [base], meta }, true);
  }

  get attrs(): PyDict {
    if (this.#deferred !== undefined) this.#enter();
    return this.#attrs;
  }

  set attrs(attrs: PyDict) {
    this.#deferred = undefined;
    this.#attrs = attrs;
  }

  /** Has `enter` fill `attrs` when they are first looked at. */
  defer(enter: () => void): void {
    if (this.#deferred === undefined) this.#deferred = [enter];
    else this.#deferred.push(enter);
  }

  #enter(): void {
    const pending = this.#deferred!;
    this.#deferred = undefined;
    for (const enter of pending) enter();
  }

  /**
   * Attribute `name` along the MRO (CPython `_PyType_Lookup`), or `undefined`. No descriptor is bound.
   * Cached per type until something in the hierarchy changes.
   */
  lookup(name: string): Value | undefined {
    return this.lookupEntry(name)?.value;
  }

  /** Like {@linkcode PyType.lookup}, the entry that has it: it holds until `version` changes, its value need not. */
  lookupEntry(name: string): DictEntry | undefined {
    const cached = this.#cache.get(name);
    if (cached !== undefined || this.#cache.has(name)) return cached;
    let found: DictEntry | undefined = undefined;
    for (const t of this.mro) {
      // Old-style classes in the MRO have an `attrs` of the same kind.
      found = (t as PyType).attrs.map.get(name);
      if (found !== undefined) break;
    }
    this.#cache.set(name, found);
    return found;
  }

  /** Sets or (with `undefined`) removes an own attribute and invalidates what depends on it. Does not update slots. */
  setOwn(name: string, value: Value | undefined): void {
    if (value === undefined) this.attrs.deleteStr(name);
    else {
      const old = this.attrs.getStr(name);
      this.attrs.setStr(name, value);
      // Data in place of data: counters, caches, the only instance. Caches have the entry, not the value.
      if (isData(old) && isData(value) && !isSpecialName(name)) return;
    }
    this.modified();
  }

  /** Must be called after any change to `attrs`, `mro` or `bases`: drops the lookup caches of the type and all below it. */
  modified(): void {
    this.version = nextVersion();
    this.#cache.clear();
    this.rules = undefined;
    this.specials = undefined;
    this.entries = undefined;
    this.members = undefined;
    this.#published.withdraw();
    for (const ref of this.subclasses) ref.deref()?.modified();
  }

  // ---- what the prototype says of single attributes -----------------------------------------------------------------

  /**
   * Puts `value` under `key` on the prototype of the instances of just this type, until the type is modified. Instances
   * of subclasses do not see it, nor do those with a `dict` (their prototype is {@linkcode PyType.detached}). Nothing is
   * said of `object`, for all prototypes are below its own.
   */
  publish(key: string, value: unknown): void {
    if (this.base === null) return;
    this.#published.publish(key, value);
    for (const ref of this.#below) {
      const prototype = ref.deref();
      if (prototype !== undefined && !Object.hasOwn(prototype, key)) define(prototype, key, undefined);
    }
  }

  /** The prototype of instances that keep their attributes in a `dict`: it says nothing of single attributes. */
  get detached(): object {
    if (this.#detached === undefined) {
      this.#detached = Object.create(this.jsClass.prototype) as PyObject;
      this.hideFrom(this.#detached);
    }
    return this.#detached;
  }

  /**
   * Puts `detached` of a heap type between the prototypes of its instances and of the type above, so that it is what
   * subclasses inherit. Builtin types have their own below the prototype of `jsClass`, which is there before them.
   */
  #detach(base: PyType): PyObject {
    const above = base.heap ? base.#detached! : base.jsClass.prototype;
    const detached = this.#detached = Object.create(above) as PyObject;
    Object.setPrototypeOf(this.jsClass.prototype, detached);
    return detached;
  }

  /**
   * Has a prototype below not show what is published of a builtin type, now and later. What is above that of heap types
   * is `detached`, of which nothing is published.
   */
  hideFrom(prototype: object): void {
    if (this.heap || this.base === null) return;
    this.#hideKeys(prototype);
    const n = this.#below.length;
    if (n >= 64 && (n & (n - 1)) === 0) this.#below = this.#below.filter((ref) => ref.deref() !== undefined);
    this.#below.push(new WeakRef(prototype));
  }

  #hideKeys(prototype: object): void {
    for (const key of this.#published.keys) if (!Object.hasOwn(prototype, key)) define(prototype, key, undefined);
    // The JavaScript class need not extend that of the base (`member_descriptor`).
    const above = Object.getPrototypeOf(this.jsClass.prototype).type as PyType | undefined;
    if (above !== undefined) above.#hideKeys(prototype);
  }

  /** `issubclass(this, other)` by MRO membership (CPython `PyType_IsSubtype`). */
  isSubtype(other: Value): boolean {
    return this === other || this.mro.includes(other);
  }
}
/** Every slot name, in the order of `PyTypeObject`. */
export const SLOT_NAMES: readonly SlotName[] = [
  "tp_repr",
  "tp_str",
  "tp_hash",
  "tp_call",
  "tp_getattro",
  "tp_setattro",
  "tp_compare",
  "tp_richcompare",
  "tp_iter",
  "tp_iternext",
  "tp_descr_get",
  "tp_descr_set",
  "tp_init",
  "tp_new",
  "tp_del",
  "nb_add",
  "nb_subtract",
  "nb_multiply",
  "nb_divide",
  "nb_remainder",
  "nb_divmod",
  "nb_power",
  "nb_negative",
  "nb_positive",
  "nb_absolute",
  "nb_nonzero",
  "nb_invert",
  "nb_lshift",
  "nb_rshift",
  "nb_and",
  "nb_xor",
  "nb_or",
  "nb_coerce",
  "nb_int",
  "nb_long",
  "nb_float",
  "nb_oct",
  "nb_hex",
  "nb_inplace_add",
  "nb_inplace_subtract",
  "nb_inplace_multiply",
  "nb_inplace_divide",
  "nb_inplace_remainder",
  "nb_inplace_power",
  "nb_inplace_lshift",
  "nb_inplace_rshift",
  "nb_inplace_and",
  "nb_inplace_xor",
  "nb_inplace_or",
  "nb_floor_divide",
  "nb_true_divide",
  "nb_inplace_floor_divide",
  "nb_inplace_true_divide",
  "nb_index",
  "sq_length",
  "sq_concat",
  "sq_repeat",
  "sq_item",
  "sq_slice",
  "sq_ass_item",
  "sq_ass_slice",
  "sq_contains",
  "sq_inplace_concat",
  "sq_inplace_repeat",
  "mp_length",
  "mp_subscript",
  "mp_ass_subscript",
];
