// SPDX-License-Identifier: MIT
/**
 * Tuples with named items, such as `time.struct_time` and `os.stat_result` (CPython `structseq.c`).
 * Items past the visible ones can only be reached by name; unnamed ones only by index.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { repr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictGet } from "../core/dict_ops.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { fastItems } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { tupleType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { type GetSetRow, method, newType } from "../native/define.ts";
import "./tuple.ts";

/** A type made by {@linkcode structSequence}. */
export interface StructSequence {
  type: PyType;
  /** A value from all items, the hidden ones last; missing ones are None. */
  make(items: Value[]): PyStructSequence;
}

/** A named tuple; `hidden` are the items that are no elements. */
export class PyStructSequence extends PyTuple {
  hidden: Value[] = [];
}

/**
 * Makes such a type.
 * @param name Qualified: `time.struct_time`.
 * @param fields Names of all items in order; `undefined` for an unnamed one.
 * @param visible How many are elements of the tuple; by default all.
 */
export function structSequence(
  name: string,
  doc: string,
  fields: (string | undefined)[],
  visible: number = fields.length,
): StructSequence {
  const at = (self: PyStructSequence, i: number): Value =>
    i < visible ? self.items[i] : self.hidden[i - visible] ?? null;
  const refuse = (): never => {
    throw typeError("readonly attribute");
  };
  const getset: Record<string, GetSetRow<PyStructSequence>> = {};
  fields.forEach((field, i) => {
    if (field !== undefined) getset[field] = { doc: `Item ${i}.`, get: (_vm, self) => at(self, i), set: refuse };
  });
  const dot = name.lastIndexOf(".");
  class Sequence extends PyStructSequence {}
  const make = (items: Value[]): PyStructSequence => {
    const value = new Sequence(items.slice(0, visible));
    value.hidden = items.slice(visible);
    return value;
  };

  function* fromSequence(vm: Vm, args: Value[], kw: Map<string, Value> | null): Gen<Value> {
    const source = args[0] ?? kw?.get("sequence");
    if (source === undefined) throw typeError("Required argument 'sequence' (pos 1) not found");
    const dict = args[1] ?? kw?.get("dict");
    let items = fastItems(vm, source, "constructor requires a sequence");
    if (isGen(items)) items = yield* items;
    if (dict !== undefined && !(dict instanceof PyDict)) {
      throw typeError(`${name}() takes a dict as second arg, if any`);
    }
    const n = items.length;
    if (n < visible || n > fields.length) {
      const how = visible === fields.length
        ? `a ${visible}-sequence`
        : n < visible
        ? `an at least ${visible}-sequence`
        : `an at most ${fields.length}-sequence`;
      throw typeError(`${name}() takes ${how} (${n}-sequence given)`);
    }
    const all = items.slice();
    for (let i = n; i < fields.length; i++) {
      let v: Value | undefined;
      if (dict !== undefined) {
        const r: Result<Value | undefined> = dictGet(vm, dict as PyDict, fields[i] ?? null);
        v = isGen(r) ? yield* r : r;
      }
      all.push(v ?? null);
    }
    return make(all);
  }

  const type: PyType = newType<PyStructSequence>(name.slice(dot + 1), Sequence, {
    module: dot < 0 ? undefined : name.slice(0, dot),
    base: tupleType,
    subclassable: false,
  }, {
    doc,
    slots: {
      tp_new: (vm, _type, args, kw) => fromSequence(vm, args, kw),
      tp_repr: function* (vm: Vm, self: Value): Gen<Value> {
        const parts: string[] = [];
        // CPython skips unnamed items here, so that the times of a stat_result carry the names of the hidden ones.
        const named = fields.filter((f) => f !== undefined);
        for (let i = 0; i < visible; i++) {
          const r = repr(vm, (self as PyTuple).items[i]);
          parts.push(`${named[i]}=${isGen(r) ? yield* r : r}`);
        }
        return `${name}(${parts.join(", ")})`;
      },
    },
    methods: () => ({
      __reduce__: method<PyStructSequence>()([], "How to copy or pickle the value.", (_vm, self) => {
        const dict = new PyDict();
        for (let i = visible; i < fields.length; i++) if (fields[i] !== undefined) dict.setStr(fields[i]!, at(self, i));
        return new PyTuple([type, new PyTuple([new PyTuple(self.items.slice()), dict])]);
      }),
    }),
    getset,
    attributes: () => ({
      n_sequence_fields: visible,
      n_fields: fields.length,
      n_unnamed_fields: fields.filter((f) => f === undefined).length,
    }),
  });
  return { type, make };
}
