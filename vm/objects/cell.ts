// SPDX-License-Identifier: MIT
/** `cell`: what closures keep their variables in (CPython `Objects/cellobject.c`). */
import { addressOf } from "../core/abstract.ts";
import { compare } from "../core/compare.ts";
import { valueError } from "../core/exceptions.ts";
import { cellType, PyCell, typeName } from "../core/types.ts";
import { defineType } from "../native/define.ts";
import "./object_type.ts";

defineType<PyCell>(cellType, {
  doc: null,
  slots: {
    tp_repr: (_vm, self) => {
      const { value } = self as PyCell;
      const what = value === undefined ? "empty" : `${typeName(value)} object at ${addressOf(value)}`;
      return `<cell at ${addressOf(self)}: ${what}>`;
    },
    tp_compare: (vm, a, b) => {
      const x = (a as PyCell).value;
      const y = (b as PyCell).value;
      if (x === undefined) return y === undefined ? 0 : -1;
      return y === undefined ? 1 : compare(vm, x, y);
    },
  },
  getset: () => ({
    cell_contents: {
      doc: "The value of the variable.",
      get: (_vm, self) => {
        if (self.value === undefined) throw valueError("Cell is empty");
        return self.value;
      },
    },
  }),
});
