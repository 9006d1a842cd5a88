// SPDX-License-Identifier: MIT
/** Structures and unions: what `_fields_`, `_anonymous_` and `_pack_` of a class say, and their instances. */
import { PyFloat, PyTuple, PyUnicode, type Value } from "../../vm/base/value.ts";
import { findAttr, getAttr, repr, setAttr } from "../../vm/core/abstract.ts";
import type { PyDict } from "../../vm/core/dict.ts";
import { attributeError, typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result } from "../../vm/core/gen.ts";
import { isSequence, listOf } from "../../vm/core/sequence.ts";
import type { Kwargs, PyType } from "../../vm/core/type.ts";
import { bigOf, isInteger, isStr, strValue, typeName, typeType } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { defineType } from "../../vm/native/define.ts";
import { attributeName } from "../../vm/native/slot_wrappers.ts";
import type { NativeType } from "../linux/foreign.ts";
import { checkBits, Field, Placement } from "./fields.ts";
import { words } from "./passing.ts";
import {
  ArrayMeta,
  type CMeta,
  isCType,
  Layout,
  newInstance,
  StructMeta,
  structureType,
  UnionMeta,
  unionType,
} from "./types.ts";

const PAIRS = "'_fields_' must be a sequence of pairs";
const MOST_PACK = 0x7fffffff;
// deno-lint-ignore no-control-regex
const IS_ASCII = /^[\x00-\x7f]*$/;

// ---- classes --------------------------------------------------------------------------------------------------------

/** `PyCStructType.__new__`, and that of unions. */
export function* newStructClass(vm: Vm, meta: PyType, args: Value[]): Gen<Value> {
  const made = typeType.tp_new!(vm, meta, args, null);
  const type = (isGen(made) ? yield* made : made) as StructMeta;
  const dict = args[2] as PyDict;
  if (type.layout !== undefined || dict.getStr("_abstract_") !== undefined) return type;
  const base = type.base instanceof StructMeta ? type.base.layout : undefined;
  type.layout = inherited(base);
  const fields = dict.getStr("_fields_");
  if (fields !== undefined) {
    // By way of the class of the class, which may be one of the program.
    const set = setAttr(vm, type, "_fields_", fields);
    if (isGen(set)) yield* set;
  }
  return type;
}

/** The layout of a class without fields of its own. */
function inherited(base: Layout | undefined): Layout {
  const layout = new Layout(0, base === undefined ? 0 : base.align);
  layout.native = { struct: [] };
  if (base === undefined) return layout;
  base.isFinal = true;
  return Object.assign(layout, base, { isFinal: false, names: base.names.slice() });
}

/** `type.name = v` for classes: fields may be set later, once. */
export function* setClassAttribute(vm: Vm, type: Value, name: string, v: Value | undefined): Gen<void> {
  const done = typeType.tp_setattro!(vm, type, name, v);
  if (isGen(done)) yield* done;
  if (name === "_fields_" && v !== undefined) yield* setFields(vm, type as StructMeta, v);
}

interface Declaration {
  name: Value;
  type: CMeta & { layout: Layout };
  bits: number | undefined;
}

function declarationOf(v: Value, index: number): Declaration {
  if (!(v instanceof PyTuple) || v.items.length < 2 || v.items.length > 3) throw attributeError(PAIRS);
  const [name, type, bits] = v.items;
  if (bits !== undefined && !isInteger(bits)) throw attributeError(PAIRS);
  const count = bits === undefined ? undefined : Number(bigOf(bits));
  if (count !== undefined && (count | 0) !== count) throw attributeError(PAIRS);
  if (!isCType(type)) throw typeError(`second item in _fields_ tuple (index ${index}) must be a C type`);
  return { name, type, bits: count };
}

/** `_pack_`; 0: no such. */
function* packOf(vm: Vm, type: CMeta): Gen<number> {
  const found = findAttr(vm, type, "_pack_");
  const v = isGen(found) ? yield* found : found;
  if (v === undefined) return 0;
  const n = isInteger(v) ? Number(bigOf(v)) : v instanceof PyFloat ? Math.trunc(v.value) : -1;
  if (n < 0 || n > MOST_PACK) throw valueError("_pack_ must be a non-negative integer");
  return n;
}

function* has(vm: Vm, type: CMeta, name: string): Gen<boolean> {
  const found = findAttr(vm, type, name);
  return (isGen(found) ? yield* found : found) !== undefined;
}

/** What `_fields_` says becomes the layout of the class, and its attributes. */
function* setFields(vm: Vm, type: StructMeta, fields: Value): Gen<void> {
  if (yield* has(vm, type, "_abstract_")) return;
  if (!isSequence(fields)) throw typeError(PAIRS);
  const listed = listOf(vm, fields);
  const items = isGen(listed) ? yield* listed : listed;
  const isBig = yield* has(vm, type, "_swappedbytes_");
  const pack = yield* packOf(vm, type);
  const old = type.layout!;
  if (old.isFinal) throw attributeError("_fields_ is final");
  const base = type.base instanceof StructMeta ? type.base.layout : undefined;
  const layout = inherited(base);
  const plan = new FieldPlan(type instanceof UnionMeta, layout, pack, isBig);
  for (let i = 0; i < items.length; i++) {
    const declaration = declarationOf(items[i], i);
    const field = plan.add(declaration, layout.length + i);
    const name = fieldName(declaration.name);
    layout.names.push(name);
    const set = setAttr(vm, type, name, field);
    if (isGen(set)) yield* set;
  }
  if (old.isFinal) throw attributeError("Structure or union cannot contain itself");
  plan.finish(items.length);
  layout.isFinal = true;
  type.layout = layout;
  yield* openAnonymous(vm, type);
}

function fieldName(name: Value): string {
  // CPython sees that a unicode name is none when it cannot encode it.
  if (isStr(name) || name instanceof PyUnicode && IS_ASCII.test(name.value)) return attributeName(name);
  throw typeError(`structure field name must be string not ${typeName(name)}`);
}

/** Collects the layout of a structure or union while its fields are declared. */
class FieldPlan {
  readonly #placement: Placement;
  #most: number;
  #format = "";
  readonly #members: NativeType[] = [];
  /** The members cannot be told to a call one by one. */
  #isMixed: boolean;

  constructor(
    private readonly isUnion: boolean,
    private readonly layout: Layout,
    private readonly pack: number,
    isBig: boolean,
  ) {
    this.#most = layout.size;
    this.#placement = new Placement(isUnion ? 0 : layout.size, layout.align, pack, isBig);
    this.#isMixed = isUnion || pack > 0;
    const { native } = layout;
    if (typeof native === "object") this.#members.push(...native.struct);
  }

  add({ name, type, bits }: Declaration, index: number): Field {
    const { size, align, hasPointer } = type.layout;
    type.layout.isFinal = true;
    if (hasPointer) this.layout.hasPointer = true;
    if (this.isUnion) this.#placement.rewind();
    let field: Field;
    if (bits === undefined) {
      field = new Field(type, index, this.#placement.place(size, align), size, undefined);
      this.#members.push(...membersOf(type));
    } else {
      checkBits(type, bits);
      const placed = this.#placement.placeBits(size, align, bits);
      field = new Field(type, index, placed.at, size, placed.bits);
      this.#isMixed = true;
    }
    this.#most = Math.max(this.#most, this.#placement.size);
    this.#format += formatOf(type, isStr(name) ? strValue(name) : "");
    return field;
  }

  finish(count: number): void {
    const { layout } = this;
    layout.align = this.#placement.align || 1;
    const size = this.isUnion ? this.#most : this.#placement.size;
    layout.size = Math.ceil(size / layout.align) * layout.align;
    layout.length += count;
    layout.native = { struct: this.#isMixed ? this.#wordsOf() : this.#members };
    layout.format = this.isUnion || this.pack > 0 ? "B" : `T{${this.#format}}`;
  }

  /** Members that go where those of the union or of the packed numbers go: in registers for integers, or for reals. */
  #wordsOf(): NativeType[] {
    const isReal = this.#members.length > 0 && this.#members.every((m) => m === "f64");
    return isReal && this.layout.size === 8 ? ["f64"] : words(this.layout.size);
  }
}

/** How the members of a type are passed inside of a structure. */
function membersOf(type: CMeta): NativeType[] {
  const { item, length, native } = type.layout!;
  if (type instanceof ArrayMeta) {
    const members = membersOf(item!);
    return Array.from({ length }, () => members).flat();
  }
  return native === undefined ? words(type.layout!.size) : [native];
}

/** A member of a structure, as PEP 3118 writes it. */
function formatOf(type: CMeta, name: string): string {
  const { shape, format } = type.layout!;
  return `${shape.length > 0 ? `(${shape.join(",")})` : ""}${format}:${name}:`;
}

/** The fields of the fields named in `_anonymous_` become fields of the class itself. */
function* openAnonymous(vm: Vm, type: CMeta): Gen<void> {
  const found = findAttr(vm, type, "_anonymous_");
  const given = isGen(found) ? yield* found : found;
  if (given === undefined) return;
  if (!isSequence(given)) throw typeError("_anonymous_ must be a sequence");
  const listed = listOf(vm, given);
  const names = isGen(listed) ? yield* listed : listed;
  for (let i = 0; i < names.length; i++) {
    const got = getAttr(vm, type, attributeName(names[i]));
    const field = isGen(got) ? yield* got : got;
    if (!(field instanceof Field)) {
      throw attributeError(`an item in _anonymous_ (index ${i}) is not specified in _fields_`);
    }
    field.isOpen = true;
    yield* openField(vm, type, field.cType, field.index, field.offset);
  }
}

/** Gives `type` the fields of `inner`, the type of one that begins at `start` and is its field `index`. */
function* openField(vm: Vm, type: CMeta, inner: CMeta, index: number, start: number): Gen<void> {
  const got = getAttr(vm, inner, "_fields_");
  const listed = listOf(vm, isGen(got) ? yield* got : got);
  for (const pair of isGen(listed) ? yield* listed : listed) {
    const name = attributeName((pair as PyTuple).items[0]);
    const found = getAttr(vm, inner, name);
    const field = isGen(found) ? yield* found : found;
    if (!(field instanceof Field)) throw typeError("unexpected type");
    const moved = field.movedBy(index, start);
    if (field.isOpen) yield* openField(vm, type, field.cType, moved.index, moved.offset);
    else {
      const set = setAttr(vm, type, name, moved);
      if (isGen(set)) yield* set;
    }
  }
}

// ---- instances ------------------------------------------------------------------------------------------------------

function* init(vm: Vm, self: Value, args: Value[], kw: Kwargs, { names }: Layout): Gen<void> {
  if (args.length > names.length) throw typeError("too many initializers");
  for (let i = 0; i < args.length; i++) {
    if (kw?.has(names[i])) {
      const shown = repr(vm, names[i]);
      throw typeError(`duplicate values for field ${isGen(shown) ? yield* shown : shown}`);
    }
    const set = setAttr(vm, self, names[i], args[i]);
    if (isGen(set)) yield* set;
  }
  for (const [name, v] of kw ?? []) {
    const set = setAttr(vm, self, name, v);
    if (isGen(set)) yield* set;
  }
}

const slots = {
  tp_new: (vm: Vm, type: PyType) => newInstance(vm, type as CMeta),
  tp_init: (vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<void> =>
    args.length === 0 && kw === null
      ? undefined
      : init(vm, self, args, kw, ((self as { type: PyType } & object).type as CMeta).layout!),
};

defineType(structureType, { doc: "Structure base class", slots });
defineType(unionType, { doc: "Union base class", slots });
