// SPDX-License-Identifier: MIT
/**
 * `dictproxy`: the read-only live view of a class namespace that `C.__dict__` gives (CPython `Objects/descrobject.c`).
 */
import { PyObject, type Value } from "../base/value.ts";
import { callMethod, repr, toStr } from "../core/abstract.ts";
import { compare, richCompare } from "../core/compare.ts";
import type { PyDict } from "../core/dict.ts";
import { then } from "../core/gen.ts";
import { contains, getItem, iter } from "../core/sequence.ts";
import { obj, opt } from "../native/args.ts";
import { method, newType } from "../native/define.ts";
import "./object_type.ts";

/** The view; `target` is the namespace itself. */
export class PyDictProxy extends PyObject {
  constructor(public target: PyDict) {
    super();
  }
}

/** A method without arguments that the dict answers. */
function forward(name: string, doc: string) {
  return method<PyDictProxy>()([], doc, (vm, self) => callMethod(vm, self.target, name, []));
}

const targetOf = (v: Value): Value => v instanceof PyDictProxy ? v.target : v;

export const dictProxyType = newType("dictproxy", PyDictProxy, { subclassable: false }, {
  doc: null,
  slots: {
    tp_repr: (vm, self) => then(repr(vm, (self as PyDictProxy).target), (text) => `dict_proxy(${text})`),
    tp_str: (vm, self) => toStr(vm, (self as PyDictProxy).target),
    tp_iter: (vm, self) => iter(vm, (self as PyDictProxy).target),
    tp_compare: (vm, a, b) => compare(vm, targetOf(a), targetOf(b)),
    tp_richcompare: (vm, a, b, op) => richCompare(vm, targetOf(a), targetOf(b), op),
    mp_length: (_vm, self) => (self as PyDictProxy).target.size,
    mp_subscript: (vm, self, key) => getItem(vm, (self as PyDictProxy).target, key),
    sq_contains: (vm, self, key) => contains(vm, (self as PyDictProxy).target, key),
  },
  methods: () => ({
    has_key: method<PyDictProxy>()(
      [obj("key")],
      "Whether `key` is in the namespace.",
      (vm, self, key) => contains(vm, self.target, key),
    ),
    get: method<PyDictProxy>()(
      [obj("key"), opt(obj("default"), null)],
      "The value of `key`, or `default`.",
      (vm, self, key, fallback) => callMethod(vm, self.target, "get", [key, fallback]),
    ),
    keys: forward("keys", "List of the names."),
    values: forward("values", "List of the values."),
    items: forward("items", "List of the (name, value) pairs."),
    iterkeys: forward("iterkeys", "Iterator over the names."),
    itervalues: forward("itervalues", "Iterator over the values."),
    iteritems: forward("iteritems", "Iterator over the (name, value) pairs."),
    copy: forward("copy", "A dict with the same items."),
  }),
});
