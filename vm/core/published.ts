// SPDX-License-Identifier: MIT
/** What the prototype of instances says of single attributes while their class is as it is (`vm/jit/attributes.ts`). */

/** Puts an ordinary property on a prototype. */
export function define(prototype: object, key: string, value: unknown): void {
  Object.defineProperty(prototype, key, { value, writable: true, configurable: true });
}

/** See the head of the file. */
export class Published {
  /** The keys that have a value. */
  keys: string[] = [];

  constructor(readonly prototype: object) {}

  publish(key: string, value: unknown): void {
    define(this.prototype, key, value);
    this.keys.push(key);
  }

  withdraw(): void {
    const { prototype, keys } = this;
    if (keys.length === 0) return;
    this.keys = [];
    for (const key of keys) (prototype as Record<string, unknown>)[key] = undefined;
  }
}
