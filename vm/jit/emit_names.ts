// SPDX-License-Identifier: MIT
/**
 * Generates names that are looked up in dicts: globals, builtins, and the names of module code. What a name is bound to is
 * read from its entry in the dict, which stays the same while the name has a value.
 */
import type { Value } from "../base/value.ts";
import type { PyDict } from "../core/dict.ts";
import { Resume } from "../interp/frame.ts";
import { builtinsOf } from "../interp/function.ts";
import { ShadowGuard } from "./emit_globals.ts";
import type { Emission } from "./emission.ts";

/** How the cache of LOAD_GLOBAL in tier 0 looks from here. */
interface GlobalSite {
  globals: PyDict;
  version: number;
  entry: { value: Value | undefined };
}

/** Generates the names of one unit. */
export class NameEmitter {
  readonly #e: Emission;
  readonly #globals: PyDict;
  /** Code of a module: its names are its globals. */
  readonly #inModule: boolean;
  readonly #shadows: ShadowGuard;

  constructor(e: Emission, globals: PyDict, inModule: boolean) {
    this.#e = e;
    this.#globals = globals;
    this.#inModule = inModule;
    this.#shadows = new ShadowGuard(e, globals);
  }

  /** LOAD_GLOBAL. */
  loadGlobal(pc: number, name: string): void {
    const cache = this.#globalSite(pc, name);
    const globals = this.#e.constant(this.#globals);
    if (cache === undefined) {
      this.#e.at(pc);
      this.#e.push(this.#e.let(`U.global(vm, ${globals}, ${JSON.stringify(name)})`));
      return;
    }
    const t = this.#e.temp();
    const isOwn = this.#globals.map.get(name) === cache.entry;
    this.#e.lines.push(
      `let ${t}; if (${isOwn ? "" : this.#shadows.mayShadow(name)}(${t} = ${
        this.#e.constant(cache.entry)
      }.value) === undefined) {`,
      `p = ${pc + 1}; ${t} = U.global(vm, ${globals}, ${JSON.stringify(name)}); }`,
    );
    this.#e.stack.push({ text: t, type: "any", value: cache.entry.value });
  }

  /** STORE_GLOBAL. */
  storeGlobal(name: string): void {
    const v = this.#e.let(this.#e.boxed(this.#e.pop()));
    const entry = this.#globals.map.get(name);
    // An entry that was taken out of its dict never has a value again.
    const own = entry === undefined || entry.value === undefined ? undefined : this.#e.constant(entry);
    const fast = own === undefined ? "" : `if (${own}.value !== undefined) ${own}.value = ${v}; else `;
    this.#e.lines.push(`${fast}${this.#e.constant(this.#globals)}.setStr(${JSON.stringify(name)}, ${v});`);
  }

  /** DELETE_GLOBAL. */
  deleteGlobal(pc: number, name: string): void {
    const text = JSON.stringify(name);
    this.#e.at(pc);
    this.#e.lines.push(
      `if (!${this.#e.constant(this.#globals)}.deleteStr(${text})) throw globalUndefined(${text});`,
    );
  }

  /** The entry of a global or builtin name: what tier 0 found, or what it would find now. */
  #globalSite(pc: number, name: string): GlobalSite | undefined {
    const globals = this.#globals, version = globals.keysVersion;
    const cache = this.#e.prep.caches[pc] as GlobalSite | undefined;
    if (cache !== undefined && cache.globals === globals && cache.version === version) return cache;
    const entry = globals.map.get(name) ?? builtinsOf(this.#e.vm, globals).map.get(name);
    return entry === undefined || entry.value === undefined ? undefined : { globals, version, entry };
  }

  /** The dict entry of a name of module code, as long as it has a value: that is where it is looked up. */
  #ownEntry(name: string): { value: Value | undefined } | undefined {
    if (!this.#inModule) return undefined;
    const entry = this.#globals.map.get(name);
    return entry === undefined || entry.value === undefined ? undefined : entry;
  }

  /** LOAD_NAME. */
  loadName(pc: number, name: string): void {
    const t = this.#e.temp();
    const slow = `{ p = ${pc + 1}; ${t} = loadName(vm, F, ${JSON.stringify(name)});`;
    const own = this.#ownEntry(name);
    const given = own ?? (this.#inModule ? this.#builtinEntry(name) : undefined);
    if (given === undefined) this.#e.lines.push(`let ${t}; ${slow}`);
    else {
      const shadowed = own !== undefined ? "" : this.#shadows.mayShadow(name);
      this.#e.lines.push(`let ${t}; if (${shadowed}(${t} = ${this.#e.constant(given)}.value) === undefined) ${slow}`);
    }
    this.#e.finish(t, pc);
    this.#e.lines.push("}");
    this.#e.stack.push({
      text: t,
      type: "any",
      value: given === own && given !== undefined ? undefined : given?.value,
    });
  }

  /** The dict entry of a builtin that the globals do not hide by now. */
  #builtinEntry(name: string): { value: Value | undefined } | undefined {
    return this.#globals.map.has(name) ? undefined : builtinsOf(this.#e.vm, this.#globals).map.get(name);
  }

  /** STORE_NAME. */
  storeName(pc: number, name: string): void {
    const v = this.#e.let(this.#e.boxed(this.#e.pop()));
    const own = this.#ownEntry(name);
    const t = this.#e.temp();
    if (own !== undefined) {
      const e = this.#e.constant(own);
      this.#e.lines.push(`if (${e}.value !== undefined) ${e}.value = ${v}; else`);
    }
    this.#e.lines.push(`{ p = ${pc + 1}; let ${t} = storeName(vm, F, ${JSON.stringify(name)}, ${v});`);
    this.#e.finish(t, pc, Resume.DROP);
    this.#e.lines.push("}");
  }
}
