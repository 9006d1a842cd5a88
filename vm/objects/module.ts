// SPDX-License-Identifier: MIT
/** `module` (CPython `moduleobject.c`). */
import { PyUnicode, type Value } from "../base/value.ts";
import { genericGetAttr, genericSetAttr, materialiseDict } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { typeError } from "../core/exceptions.ts";
import { atEnd } from "../core/finalize.ts";
import type { Gen } from "../core/gen.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { moduleType, PyModule } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { defineType } from "../native/define.ts";
import { isStr, strValue, typeName } from "../core/types.ts";

/**
 * What happens to the namespace of a module that a program made and dropped (`_PyModule_Clear`): its names become None,
 * those with one underscore first, for whoever still uses it as globals.
 */
const clearer = (dict: PyDict) =>
  function* (): Gen<boolean> {
    const names = dict.entries().map((e) => e.key).filter((k) => typeof k === "string");
    const isPrivate = (name: string) => name.startsWith("_") && !name.startsWith("__");
    for (const name of names) if (isPrivate(name)) dict.setStr(name, null);
    for (const name of names) if (!isPrivate(name) && name !== "__builtins__") dict.setStr(name, null);
    return true;
  };

/** Has the names of a module that a program made cleared when it drops the module. */
export function clearAtEnd(vm: Vm, m: PyModule, dict: PyDict): void {
  // Most are kept for good.
  atEnd(vm, m, clearer(dict), { atExit: false, watched: "nearby" });
}

defineType<PyModule>(moduleType, {
  doc: "module(name[, doc])\n\nMakes a module object.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_new: (_vm, type) => {
      const m = new type.jsClass(undefined) as PyModule;
      // Without `__init__` a module has no namespace yet.
      delete (m as { dict?: PyDict }).dict;
      return m;
    },
    tp_init: (vm, self, args, kw) => {
      const names = ["name", "doc"];
      const all: (Value | undefined)[] = args.slice();
      for (const [k, v] of kw ?? []) {
        const i = names.indexOf(k);
        if (i < 0) throw unknownKeyword(kw!, names);
        all[i] = v;
      }
      const [name, doc = null] = all;
      if (args.length > 2) throw typeError(`module.__init__() takes at most 2 arguments (${args.length} given)`);
      if (name === undefined) throw typeError("Required argument 'name' (pos 1) not found");
      if (!isStr(name) && !(name instanceof PyUnicode)) {
        throw typeError(`module.__init__() argument 1 must be string, not ${name === null ? "None" : typeName(name)}`);
      }
      const m = self as PyModule;
      if (m.dict === undefined) {
        m.dict = new PyDict();
        clearAtEnd(vm, m, m.dict);
      }
      const { dict } = m;
      dict.setStr("__name__", name instanceof PyUnicode ? name.value : strValue(name as string));
      dict.setStr("__doc__", doc);
    },
    tp_repr: (_vm, self) => {
      const dict = (self as PyModule).dict;
      const name = dict?.getStr("__name__");
      const file = dict?.getStr("__file__");
      const label = typeof name === "string" ? name : "?";
      return typeof file === "string" ? `<module '${label}' from '${file}'>` : `<module '${label}' (built-in)>`;
    },
  },
  getset: () => ({
    __dict__: {
      doc: "The namespace.",
      get: (_vm, m) => m.dict ?? (Object.keys(m).length > 0 ? materialiseDict(m) : null),
      member: true,
    },
  }),
});
