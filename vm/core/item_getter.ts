// SPDX-License-Identifier: MIT
/** What an `operator.itemgetter` is; the type is declared in `vm/modules/operator.ts`. */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { tupleType } from "./types.ts";

/** `operator.itemgetter`. */
export class ItemGetter extends PyObject {
  constructor(public keys: Value[]) {
    super();
  }
}

/**
 * What `f` gets from `o` where that is an item of a tuple by its position and nothing else: a field of a named tuple.
 * `undefined`: {@linkcode call} has to find out.
 */
export function fieldOf(f: Value, o: Value): Value | undefined {
  if (!(f instanceof ItemGetter) || f.keys.length !== 1 || !(o instanceof PyTuple)) return undefined;
  const key = f.keys[0];
  return typeof key === "number" && o.type.mp_subscript === tupleType.mp_subscript ? o.items[key] : undefined;
}
