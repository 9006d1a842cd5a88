// SPDX-License-Identifier: MIT
/** `CField`: the descriptors of the fields of structures, and where fields lie. */
import { PyObject, type Value } from "../../vm/base/value.ts";
import { typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { newType } from "../../vm/native/define.ts";
import { getItem, setItem } from "./items.ts";
import { keep } from "./keeping.ts";
import type { Access } from "./numbers.ts";
import { byteField, wideField } from "./texts.ts";
import { ArrayMeta, CData, type CMeta, type Memory } from "./types.ts";

/** Some of the bits of an integer, which fields of several types may share. */
export interface Bits {
  /** Counted from the lowest of the integer. */
  first: number;
  count: number;
  /** Where the integer lies, and of how many bytes it is. */
  at: number;
  width: number;
}

/** A field of a structure: where it lies, and what it is. */
export class Field extends PyObject {
  /** How its value is read and written where it is no item as those of arrays are. */
  readonly access: Access | undefined;
  /** Where that looks. */
  readonly place: number;
  /** Its own fields are fields of the structure, too. */
  isOpen = false;
  /**
   * @param index Which of the fields of its structure it is.
   * @param size Of the whole type.
   */
  constructor(
    readonly cType: CMeta,
    readonly index: number,
    readonly offset: number,
    readonly size: number,
    readonly bits: Bits | undefined,
  ) {
    super();
    this.place = bits === undefined ? offset : bits.at;
    this.access = bits === undefined ? textAccess(cType) : bitAccess(cType, bits);
  }

  /** The same as part of another structure, where this one is field `index` and begins at `start`. */
  movedBy(index: number, start: number): Field {
    const { cType, offset, size, bits } = this;
    return new Field(cType, index + this.index, start + offset, size, bits && { ...bits, at: start + bits.at });
  }
}

/** The value of a field that is an array of characters is a text. */
function textAccess(type: CMeta): Access | undefined {
  if (!(type instanceof ArrayMeta)) return undefined;
  const { item, length } = type.layout!;
  const code = item!.layout!.code;
  return code === "c" ? byteField(length) : code === "u" ? wideField(length) : undefined;
}

// ---- bit fields -----------------------------------------------------------------------------------------------------

const SIGNED = "bhilq", UNSIGNED = "BHILQ?";
/** Simple types that may have a number of bits. */
const INTEGERS = SIGNED + UNSIGNED;

/** A number of memory, in the byte order of its type. */
const wholeOf = (memory: Memory, at: number, size: number, little: boolean): bigint => {
  switch (size) {
    case 1:
      return BigInt(memory.getUint8(at));
    case 2:
      return BigInt(memory.getUint16(at, little));
    case 4:
      return BigInt(memory.getUint32(at, little));
  }
  return memory.getBigUint64(at, little);
};

function putWhole(memory: Memory, at: number, size: number, little: boolean, n: bigint): void {
  if (size === 1) memory.setUint8(at, Number(n));
  else if (size === 2) memory.setUint16(at, Number(n), little);
  else if (size === 4) memory.setUint32(at, Number(n), little);
  else memory.setBigUint64(at, n, little);
}

/** The value is read and written by that of a whole number, in memory of its own. */
function bitAccess(type: CMeta, { first, count, width }: Bits): Access {
  const { code, size, getter, setter, format } = type.layout!;
  const little = format[0] === "<";
  const shift = BigInt(first);
  const mask = (1n << BigInt(count)) - 1n;
  const isSigned = SIGNED.includes(code);
  const scratch = new DataView(new ArrayBuffer(size));
  return {
    getter: (vm, memory, at) => {
      const bits = wholeOf(memory, at, width, little) >> shift & mask;
      putWhole(scratch, 0, size, little, BigInt.asUintN(8 * size, isSigned ? BigInt.asIntN(count, bits) : bits));
      return getter!(vm, scratch, 0);
    },
    setter: (vm, memory, at, v) => {
      const own = new DataView(new ArrayBuffer(size));
      return then(setter!(vm, own, 0, v), (kept) => {
        const bits = wholeOf(own, 0, size, little) & mask;
        const others = wholeOf(memory, at, width, little) & ~(mask << shift);
        putWhole(memory, at, width, little, others | bits << shift);
        return kept;
      });
    },
  };
}

/** The number of bits that a declaration says. @throws {PyThrow} TypeError or ValueError if the type has no such. */
export function checkBits(type: CMeta, count: number): void {
  const { code, size } = type.layout!;
  if (code === "" || !INTEGERS.includes(code)) throw typeError(`bit fields not allowed for type ${type.name}`);
  if (count <= 0 || count > 8 * size) throw valueError("number of bits invalid for bit field");
}

// ---- placing --------------------------------------------------------------------------------------------------------

/** Gives fields their places one after the other, as compilers on Linux do. */
export class Placement {
  /** How much is taken. */
  size: number;
  align: number;
  /** Bits of the number that is being filled with bit fields, and how many of them are taken. */
  #open = 0;
  #taken = 0;

  /** @param pack The most that fields are aligned to; 0: what they want. */
  constructor(start: number, align: number, private readonly pack: number, private readonly isBig: boolean) {
    this.size = start;
    this.align = align;
  }

  /** Begins a union's next member at its start. */
  rewind(): void {
    this.size = 0;
    this.#open = this.#taken = 0;
  }

  /** The place of a field of `size` bytes. */
  place(size: number, align: number): number {
    const to = this.pack > 0 ? Math.min(this.pack, align) : align;
    const at = to > 0 ? Math.ceil(this.size / to) * to : this.size;
    this.size = at + size;
    this.align = Math.max(this.align, to);
    this.#open = 0;
    return at;
  }

  /** The place of a bit field of a type of `size` bytes: in the number that is open, if there is room, or in a new one. */
  placeBits(size: number, align: number, count: number): { at: number; bits: Bits } {
    const wanted = 8 * size;
    if (this.#open > 0 && this.#taken + count <= Math.max(wanted, this.#open)) {
      if (wanted > this.#open) {
        this.size += size - this.#open / 8;
        this.#open = wanted;
      }
    } else {
      this.place(size, align);
      this.#open = wanted;
      this.#taken = 0;
    }
    const first = this.isBig ? this.#open - this.#taken - count : this.#taken;
    this.#taken += count;
    const width = this.#open / 8;
    return { at: this.size - size, bits: { first, count, at: this.size - width, width } };
  }
}

// ---- the descriptor -------------------------------------------------------------------------------------------------

function get(vm: Vm, self: Value, owner: Value | undefined): Value {
  const field = self as Field;
  if (owner === undefined || owner === null) return field;
  if (!(owner instanceof CData)) throw typeError("not a ctype instance");
  return field.access === undefined
    ? getItem(vm, field.cType, owner, field.index, owner.memory, field.offset)
    : field.access.getter(vm, owner.memory, field.place);
}

function set(vm: Vm, self: Value, owner: Value, v: Value | undefined): Result<void> {
  const field = self as Field;
  if (!(owner instanceof CData)) throw typeError("not a ctype instance");
  if (v === undefined) throw typeError("can't delete attribute");
  if (field.access === undefined) {
    return setItem(vm, field.cType, owner, field.index, owner.memory, field.offset, v);
  }
  const kept = field.access.setter(vm, owner.memory, field.place, v);
  return then(kept, (k) => keep(owner, field.index, k));
}

newType<Field>("CField", Field, { module: "_ctypes", subclassable: false }, {
  doc: "Structure/Union member",
  slots: {
    tp_descr_get: get,
    tp_descr_set: set,
    tp_repr: (_vm, self) => {
      const { cType, offset, size, bits } = self as Field;
      return bits === undefined
        ? `<Field type=${cType.name}, ofs=${offset}, size=${size}>`
        : `<Field type=${cType.name}, ofs=${offset}:${bits.first}, bits=${bits.count}>`;
    },
  },
  getset: () => ({
    offset: { doc: "offset in bytes of this field", get: (_vm, field) => field.offset },
    size: {
      doc: "size in bytes of this field",
      get: (_vm, { size, bits }) => bits === undefined ? size : bits.count * 65536 + bits.first,
    },
  }),
});
