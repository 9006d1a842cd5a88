// SPDX-License-Identifier: MIT
/** What a kind of objects in a picture is; `kinds.ts` has them. */
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** An object that cannot be in a picture; the message says which. */
export class Unable {
  /** What it is a part of. */
  within: string | undefined = undefined;
  constructor(readonly message: string) {}
}

/** How objects of a kind are written and made again. */
export interface Kind {
  // deno-lint-ignore no-explicit-any
  jsClass: new (...args: any[]) => object;
  /** Own properties that it writes itself; `"all"`: nothing else is looked at. */
  own?: readonly string[] | "all";
  /** What `head` names: it is made before the object. */
  // deno-lint-ignore no-explicit-any
  needs?: (o: any) => readonly object[];
  /** Writes what `make` reads. */
  // deno-lint-ignore no-explicit-any
  head?: (w: Writer, o: any) => void;
  /** Makes the object; absent: without its constructor. `prototype` is that of the object. */
  make?: (r: Reader, prototype: object) => object;
  /** Writes what `fill` reads. */
  // deno-lint-ignore no-explicit-any
  body?: (w: Writer, o: any) => void;
  // deno-lint-ignore no-explicit-any
  fill?: (r: Reader, o: any) => void;
}

/** Made without its constructor. */
export const bare = (_r: Reader, prototype: object): object => Object.create(prototype);

/** Writes values one after the other. */
export function writeAll(w: Writer, items: readonly unknown[]): void {
  w.body.count(items.length);
  for (const item of items) w.value(item);
}

export function readAll(r: Reader): unknown[] {
  const n = r.body.count();
  const items: unknown[] = [];
  for (let i = 0; i < n; i++) items.push(r.body.value());
  return items;
}
