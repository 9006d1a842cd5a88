// SPDX-License-Identifier: MIT
/** The keys under which the attribute of a name stands on JavaScript objects. */

/** Keys of one attribute name. */
export class AttrNames {
  /** The own attribute of an instance (`PyObject`). */
  readonly own: `$${string}`;
  /** What compiled code may do with it, on the prototype of the class (`vm/jit/attributes.ts`). */
  readonly entry: `c$${string}`;

  constructor(name: string) {
    this.own = `$${name}`;
    this.entry = `c$${name}`;
  }
}

/** So many names are remembered; a program may make up any number of them. */
const MOST = 8192;
const known = new Map<string, AttrNames>();

/** The keys of `name`. PERF: V8 has to look a string up that was just put together; those it has met as keys it knows. */
export function attrNames(name: string): AttrNames {
  let names = known.get(name);
  if (names === undefined) {
    if (known.size >= MOST) known.clear();
    known.set(name, names = new AttrNames(name));
  }
  return names;
}
