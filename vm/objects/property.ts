// SPDX-License-Identifier: MIT
/** `property` (CPython `Objects/descrobject.c`). */
import type { Value } from "../base/value.ts";
import { call, findAttr, isThrown, setAttr } from "../core/abstract.ts";
import { attributeError, ExceptionType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { Kwargs } from "../core/type.ts";
import { propertyType, PyProperty } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { bindArguments, obj, opt } from "../native/args.ts";
import { def, defineType, method } from "../native/define.ts";

import { allocate } from "./object_type.ts";

/** Which properties took their doc from the getter, and so take that of a new getter. */
interface PropertyState {
  getterDoc?: boolean;
}

function* initialise(vm: Vm, p: PyProperty, fget: Value, fset: Value, fdel: Value, doc: Value | undefined): Gen<Value> {
  p.fget = fget;
  p.fset = fset;
  p.fdel = fdel;
  p.doc = doc ?? null;
  (p as PropertyState).getterDoc = false;
  if ((doc === undefined || doc === null) && fget !== null) {
    let own: Value | undefined;
    try {
      const r = findAttr(vm, fget, "__doc__");
      own = isGen(r) ? yield* r : r;
    } catch (e) {
      if (!isThrown(e, ExceptionType)) throw e;
    }
    if (own !== undefined) {
      if (p.type === propertyType) p.doc = own;
      else {
        // In a subclass `__doc__` of the class would hide the slot, so it is put into the instance.
        const r = setAttr(vm, p, "__doc__", own);
        if (isGen(r)) yield* r;
      }
      (p as PropertyState).getterDoc = true;
    }
  }
  return null;
}

const INIT = def(
  [opt(obj("fget"), null), opt(obj("fset"), null), opt(obj("fdel"), null), opt(obj("doc"))],
  { doc: "", arity: "keywords", cname: "property" },
  () => null,
).compile("property");

/** A copy with one of the functions replaced. */
function* copyWith(vm: Vm, p: PyProperty, part: { get?: Value; set?: Value; del?: Value }): Gen<Value> {
  const get = part.get ?? p.fget;
  const doc = (p as PropertyState).getterDoc === true && get !== null ? null : p.doc;
  const r = call(vm, p.type, [get, part.set ?? p.fset, part.del ?? p.fdel, doc]);
  return isGen(r) ? yield* r : r;
}

const DOC = `property(fget=None, fset=None, fdel=None, doc=None) -> property attribute

Calls \`fget\` to read the attribute, \`fset\` to assign it and \`fdel\` to delete it.
As decorator: @property on the getter, then @name.setter and @name.deleter.`;

defineType<PyProperty>(propertyType, {
  doc: DOC,
  slots: {
    tp_new: (_vm, type) => allocate(type),
    tp_init: (vm, self, args, kw: Kwargs) => {
      const bound = bind(vm, args, kw);
      return then(
        initialise(vm, self as PyProperty, bound[0]!, bound[1]!, bound[2]!, bound[3]),
        () => undefined,
      ) as Result<void>;
    },
    tp_descr_get: (vm, self, o) => {
      if (o === undefined || o === null) return self;
      const { fget } = self as PyProperty;
      if (fget === null) throw attributeError("unreadable attribute");
      return call(vm, fget, [o]);
    },
    tp_descr_set: (vm, self, o, value) => {
      const { fset, fdel } = self as PyProperty;
      const f = value === undefined ? fdel : fset;
      if (f === null) throw attributeError(value === undefined ? "can't delete attribute" : "can't set attribute");
      const r = call(vm, f, value === undefined ? [o] : [o, value]);
      if (isGen(r)) return then(r, () => undefined) as Result<void>;
    },
  },
  methods: () => ({
    getter: method<PyProperty>()(
      [obj("fget")],
      "A copy with another getter.",
      (vm, p, f) => copyWith(vm, p, { get: f ?? undefined }),
    ),
    setter: method<PyProperty>()(
      [obj("fset")],
      "A copy with another setter.",
      (vm, p, f) => copyWith(vm, p, { set: f ?? undefined }),
    ),
    deleter: method<PyProperty>()(
      [obj("fdel")],
      "A copy with another deleter.",
      (vm, p, f) => copyWith(vm, p, { del: f ?? undefined }),
    ),
  }),
  getset: () => ({
    fget: { doc: "The getter, or None.", get: (_vm, p) => p.fget, member: true },
    fset: { doc: "The setter, or None.", get: (_vm, p) => p.fset, member: true },
    fdel: { doc: "The deleter, or None.", get: (_vm, p) => p.fdel, member: true },
    __doc__: { doc: "Documentation of the attribute.", get: (_vm, p) => p.doc, member: true },
  }),
});

/** Arguments of the constructor; TypeErrors as for any function with keywords. */
function bind(vm: Vm, args: Value[], kw: Kwargs): (Value | undefined)[] {
  if (kw === null && args.length <= 4) return [args[0] ?? null, args[1] ?? null, args[2] ?? null, args[3]];
  let out: (Value | undefined)[] = [];
  bindArguments(vm, { ...INIT, handler: (_vm: Vm, ...values: Value[]) => (out = values, null) } as never, args, kw);
  return out;
}
