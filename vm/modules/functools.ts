// SPDX-License-Identifier: MIT
/** `_functools`: `partial` and `reduce` (CPython `Modules/_functoolsmodule.c`). */
import { PyTuple, type Value } from "../base/value.ts";
import { materialiseDict } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictCopy, dictFromKwargs } from "../core/dict_ops.ts";
import { typeError } from "../core/exceptions.ts";
import { callPartial, PyPartial } from "../core/partial.ts";
import type { PyType } from "../core/type.ts";
import { typeOf } from "../core/types.ts";
import { obj, opt } from "../native/args.ts";
import { def, defineModule, type GetSetRow, method, newType } from "../native/define.ts";
import "../objects/object_type.ts";
import { reduceValues } from "./builtin_sequences.ts";

const readOnly = (get: (p: PyPartial) => Value): GetSetRow<PyPartial> => ({
  doc: "Part of the call.",
  get: (_vm, p) => get(p),
  set: () => {
    throw typeError("readonly attribute");
  },
});

const ownDict = (p: PyPartial): PyDict => materialiseDict(p);

/** `functools.partial`. */
const partialType: PyType = newType("partial", PyPartial, {
  module: "functools",
  hasDict: true,
  hasWeakref: true,
}, {
  doc: "partial(func, *args, **keywords) -> func with these arguments already given",
  slots: {
    tp_new: (_vm, type, args, kw) => {
      if (args.length < 1) throw typeError("type 'partial' takes at least one argument");
      if (typeOf(args[0]).tp_call === undefined) throw typeError("the first argument must be callable");
      return new type.jsClass(args[0], new PyTuple(args.slice(1)), dictFromKwargs(kw));
    },
    tp_call: callPartial,
  },
  methods: {
    __reduce__: method<PyPartial>()([], "How to copy or pickle the object.", (_vm, p) => {
      const dict = p.dict ?? (Object.keys(p).some((k) => k.startsWith("$")) ? ownDict(p) : null);
      return new PyTuple([p.type, new PyTuple([p.func]), new PyTuple([p.func, p.args, p.kw, dict])]);
    }),
    __setstate__: method<PyPartial>()([obj("state")], "Takes over what __reduce__ gave.", (_vm, p, state) => {
      if (!(state instanceof PyTuple) || state.items.length !== 4) throw typeError("invalid partial state");
      const [func, args, kw, dict] = state.items;
      if (
        typeOf(func).tp_call === undefined || !(args instanceof PyTuple) || kw !== null && !(kw instanceof PyDict) ||
        dict !== null && !(dict instanceof PyDict)
      ) throw typeError("invalid partial state");
      p.func = func;
      p.args = args.type.heap ? new PyTuple(args.items.slice()) : args;
      p.kw = kw === null ? new PyDict() : kw.type.heap ? dictCopy(kw) : kw;
      ownDict(p);
      p.dict = dict === null ? new PyDict() : dict;
      return null;
    }),
  },
  getset: {
    func: readOnly((p) => p.func),
    args: readOnly((p) => p.args),
    keywords: readOnly((p) => p.kw),
    __dict__: {
      doc: "Own attributes.",
      get: (_vm, p) => ownDict(p),
      set: (_vm, p, v) => {
        if (v === undefined) throw typeError("a partial object's dictionary may not be deleted");
        if (!(v instanceof PyDict)) throw typeError("setting partial object's dictionary to a non-dict");
        ownDict(p);
        p.dict = v;
      },
    },
  },
});

export const functoolsModule = defineModule("_functools", "Tools for functions.", {
  partial: partialType,
  reduce: def(
    [obj("function"), obj("sequence"), opt(obj("initial"))],
    { doc: "Combines the items from left to right into one value.", arity: "unpack" },
    (vm, f, source, initial) => reduceValues(vm, f, source, initial),
  ),
});
