// SPDX-License-Identifier: MIT
/**
 * How much memory hangs on some objects: a walk over everything they refer to, with the sizes V8 would give, roughly.
 *
 * What VMs share is left out: builtin types, code, the host, the scheduler. What only closures and suspended natives
 * refer to cannot be seen.
 */
import { Code } from "../bytecode/code.ts";
import { PyType } from "../core/type.ts";
import { Prepared } from "../interp/prepare.ts";
import { NativeImpl } from "../native/define.ts";

const OBJECT = 24, FIELD = 8, ARRAY = 32, ENTRY = 40, STRING = 16;

/** Bounds of what is reachable: strings may be one or many, or built of parts of others; `least` leaves them out. */
export interface Reachable {
  least: number;
  most: number;
}

/**
 * Measures what is reachable from `roots`. Stops as soon as `least` is beyond `enough`.
 * @returns Bytes. Takes time in proportion to the number of objects.
 */
export function reachable(roots: unknown[], enough: number): Reachable {
  const seen = new Set<unknown>();
  const stack: unknown[] = [];
  let both = 0, most = 0;
  const visit = (v: unknown): void => {
    switch (typeof v) {
      case "string":
        // Looking one up among those seen would hash it, and that would build strings that V8 keeps as parts.
        most += STRING + v.length;
        return;
      case "bigint":
        both += STRING + (v > -0x8000000000000000n && v < 0x7fffffffffffffffn ? 8 : v.toString(16).length / 2);
        return;
      case "object":
        if (v !== null && !seen.has(v) && !isShared(v)) {
          seen.add(v);
          stack.push(v);
        }
    }
  };
  for (const root of roots) visit(root);
  while (stack.length > 0 && both <= enough) {
    const o = stack.pop() as object;
    if (Array.isArray(o)) {
      both += ARRAY + FIELD * o.length;
      for (let i = 0; i < o.length; i++) {
        const item = o[i];
        if (typeof item !== "number") visit(item);
      }
    } else if (o instanceof Map) {
      both += ARRAY + ENTRY * o.size;
      for (const [key, value] of o) {
        visit(key);
        visit(value);
      }
    } else if (o instanceof Set) {
      both += ARRAY + ENTRY * o.size;
      for (const item of o) visit(item);
    } else if (ArrayBuffer.isView(o)) {
      visit(o.buffer);
      both += OBJECT;
    } else if (o instanceof ArrayBuffer) both += OBJECT + o.byteLength;
    else {
      both += OBJECT;
      for (const key in o) {
        if (!Object.hasOwn(o, key)) continue;
        both += FIELD;
        visit((o as Record<string, unknown>)[key]);
      }
      if (o instanceof PyType) visit(o.attrs);
    }
  }
  return { least: both, most: both + most };
}

/** Whether an object does not belong to the VM that refers to it. */
function isShared(o: object): boolean {
  if (o instanceof PyType) return !o.heap;
  return o instanceof Code || o instanceof Prepared || o instanceof NativeImpl || o instanceof WeakRef ||
    o instanceof Promise || NOT_OURS in o;
}

/** Marks objects that many VMs use: the scheduler, hosts, VMs themselves. */
export const NOT_OURS: unique symbol = Symbol("not a part of one VM");
