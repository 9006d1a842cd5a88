// SPDX-License-Identifier: MIT
/** The names and keywords that lexers have seen, to be found by their characters without making a string of them. */
import * as T from "./tokens.ts";

/** Places of a table that has just been made, a power of two, and of the largest that is kept for the next source. */
const FEW = 256, MOST_KEPT = 4096;

/** An open hash table; less than half of it is in use. */
class NameTable {
  /** The name at each place, "" for none. */
  names: string[] = new Array(FEW).fill("");
  /** The token type of each. */
  types = new Uint8Array(FEW);
  #used = 0;

  constructor() {
    for (let i = 0; i < T.KEYWORDS.length; i++) this.insert(T.KEYWORDS[i], hashOf(T.KEYWORDS[i]), T.T_AND + i);
  }

  /** Adds a name that is not there. @param hash As `Lexer` computes it, character by character. */
  insert(name: string, hash: number, type: number): void {
    if (++this.#used * 2 > this.names.length) this.#grow();
    const { names } = this;
    const mask = names.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (names[slot] !== "") slot = (slot + 1) & mask;
    names[slot] = name;
    this.types[slot] = type;
  }

  #grow(): void {
    const { names, types } = this;
    this.names = new Array(names.length * 4).fill("");
    this.types = new Uint8Array(names.length * 4);
    this.#used = 1;
    for (let i = 0; i < names.length; i++) if (names[i] !== "") this.insert(names[i], hashOf(names[i]), types[i]);
  }
}
export type { NameTable };

function hashOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return hash;
}

const shared = { table: undefined as NameTable | undefined };

/** The table for the next source. PERF: names recur from one to the next, and the text of an `eval` is shorter than a table. */
export function nameTable(): NameTable {
  const { table } = shared;
  return table !== undefined && table.names.length <= MOST_KEPT ? table : shared.table = new NameTable();
}
