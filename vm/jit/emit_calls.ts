// SPDX-License-Identifier: MIT
/** Generates attribute access and calls (docs/jit.md): what is known of classes and callees becomes guards and direct calls. */
import type { Value } from "../base/value.ts";
import { CO_VARARGS, CO_VARKEYWORDS } from "../bytecode/code.ts";
import { PyType } from "../core/type.ts";
import { PyFunction, PyModule, PyProperty } from "../core/types.ts";
import { Resume } from "../interp/frame.ts";
import { prepare, type Prepared, Seen } from "../interp/prepare.ts";
import type { NativeImpl } from "../native/define.ts";
import { PyBuiltin, PyMethodDescr } from "../native/descriptors.ts";
import { isCompilable } from "./bind.ts";
import type { Emission, Item } from "./emission.ts";
import { exactFloat } from "./text.ts";
import { plainInit } from "./runtime.ts";

/** How the attribute cache of the loop looks from here. */
interface SiteCache {
  version: number;
  func?: PyFunction;
  native?: PyMethodDescr;
  value?: Value;
  data?: unknown;
  wrapper?: unknown;
}

/** Generates the instructions for attributes and calls of one unit. */
export class CallEmitter {
  readonly #e: Emission;

  constructor(e: Emission) {
    this.#e = e;
  }

  // ---- attributes ----------------------------------------------------------------------------------------------------

  #siteCache(pc: number): SiteCache | undefined {
    const cache = this.#e.prep.caches[pc];
    return cache !== undefined && typeof cache === "object" && typeof (cache as SiteCache).version === "number"
      ? cache as SiteCache
      : undefined;
  }

  /** Whether the objects at an attribute access were of one class so far. */
  #isMonomorphic(pc: number): boolean {
    return this.#siteCache(pc) !== undefined && this.#e.prep.feedback[pc] === Seen.NOTHING && !this.#e.failed.has(pc);
  }

  /** A condition that `o` is an object of the class that the site has met. */
  #ofClass(o: string, version: number): string {
    return `typeof ${o} === "object" && ${o} !== null && ${o}.type.version === ${version}`;
  }

  /** A condition that an own attribute of `o` may be read or stored as such; `e` becomes the entry of the class. */
  #hasEntry(o: string, e: string, name: string): string {
    return `(${e} = ${property(o, `c$${name}`)}) !== undefined && ${e}.type === ${o}.type`;
  }

  loadAttr(pc: number, arg: number): void {
    const name = this.#e.prep.names[arg];
    const item = this.#e.pop();
    if (this.#loadFromModule(pc, item, name)) return;
    const o = this.#e.variable(item);
    const t = this.#e.temp();
    const slow = `p = ${pc + 1}; ${t} = loadAttr(vm, ${o}, ${JSON.stringify(name)});`;
    const cache = this.#siteCache(pc);
    if (cache !== undefined && this.#isMonomorphic(pc)) {
      const check = this.#ofClass(o, cache.version);
      const key = cache.data === undefined ? `$${name}` : (cache.data as { key?: unknown }).key;
      const missed = `U.missed(${pc}); `;
      if (cache.data instanceof PyProperty && cache.data.fget instanceof PyFunction) {
        const getter = `${this.#e.constant(cache.data)}.fget`;
        this.#e.lines.push(`p = ${pc + 1}; let ${t}; if (${check} && ${getter} !== null) {`);
        this.#e.lines.push(
          `${t} = call1(vm, th, ${getter}, ${o});`,
          `if (${t} === UNWIND) ${this.#e.unwound(pc, Resume.PUSH)}`,
        );
        this.#e.lines.push(`} else { ${missed}${slow}`);
        this.#e.finish(t, pc);
        this.#e.lines.push("}");
        this.#e.push(t);
        return;
      }
      if (
        cache.func === undefined && cache.native === undefined && cache.wrapper === undefined && typeof key === "string"
      ) {
        const read = property(o, key);
        const constant = cache.value === undefined
          ? ""
          : `if (${check} && ${o}.dict === undefined && ${read} === undefined) ${t} = ${
            this.#e.constant(cache.value)
          }; else `;
        this.#e.lines.push(
          `let ${t}; if (!(${check} && (${t} = ${read}) !== undefined)) { ${constant}{ ${missed}${slow}`,
        );
        this.#e.finish(t, pc);
        this.#e.lines.push("} }");
        this.#e.push(t);
        return;
      }
    }
    const e = this.#e.temp();
    this.#e.lines.push(
      `let ${t}, ${e}; if (!(${o} !== null && (${t} = ${property(o, `$${name}`)}) !== undefined && ${
        this.#hasEntry(o, e, name)
      })) { ${slow}`,
    );
    this.#e.finish(t, pc);
    this.#e.lines.push("}");
    this.#e.push(t);
  }

  /** An attribute of a module that a global name gave: as a global name. */
  #loadFromModule(pc: number, { value, text }: Item, name: string): boolean {
    if (!(value instanceof PyModule) || value.dict === undefined || value.type.heap) return false;
    const entry = value.dict.map.get(name);
    if (entry === undefined || entry.value === undefined) return false;
    const module = this.#e.constant(value), dict = this.#e.constant(value.dict), t = this.#e.temp();
    this.#e.lines.push(
      `let ${t}; if (!(${text} === ${module} && ${module}.dict === ${dict} && ${dict}.keysVersion === ${value.dict.keysVersion} && ` +
        `(${t} = ${this.#e.constant(entry)}.value) !== undefined)) { p = ${pc + 1}; ${t} = loadAttr(vm, ${text}, ${
          JSON.stringify(name)
        });`,
    );
    this.#e.finish(t, pc);
    this.#e.lines.push("}");
    this.#e.stack.push({ text: t, type: "any", value: entry.value as Value });
    return true;
  }

  storeAttr(pc: number, arg: number): void {
    const name = this.#e.prep.names[arg];
    const o = this.#e.variable(this.#e.pop());
    const v = this.#e.boxed(this.#e.pop());
    const t = this.#e.temp();
    const cache = this.#siteCache(pc);
    const slow = `p = ${pc + 1}; let ${t} = storeAttr(vm, ${o}, ${JSON.stringify(name)}, ${v});`;
    const key = cache?.data === undefined ? `$${name}` : (cache.data as { key?: unknown }).key;
    if (cache !== undefined && this.#isMonomorphic(pc) && typeof key === "string") {
      const own = cache.data === undefined ? ` && ${o}.dict === undefined` : "";
      this.#e.lines.push(
        `if (${this.#ofClass(o, cache.version)}${own}) ${property(o, key)} = ${v}; else { U.missed(${pc}); ${slow}`,
      );
    } else if (this.#e.prep.feedback[pc] === Seen.OLD && name !== "__class__" && name !== "__dict__") {
      this.#e.lines.push(
        `if (${o} instanceof PyOldInstance && ${o}.cls.setattr === undefined && ${o}.dict === undefined) ${
          property(o, `$${name}`)
        } = ${v}; else { ${slow}`,
      );
    } else {
      const e = this.#e.temp();
      this.#e.lines.push(
        `let ${e}; if (${o} !== null && ${this.#hasEntry(o, e, name)} && ${e}.stores && ${o}.dict === undefined) ${
          property(o, `$${name}`)
        } = ${v}; else { ${slow}`,
      );
    }
    this.#e.finish(t, pc, Resume.DROP);
    this.#e.lines.push("}");
  }

  loadMethod(pc: number, arg: number): void {
    const name = this.#e.prep.names[arg];
    const item = this.#e.pop();
    if (this.#loadFromModule(pc, item, name)) {
      this.#e.push("undefined");
      return;
    }
    const o = this.#e.variable(item);
    const f = this.#e.temp();
    const s = this.#e.temp();
    this.#e.lines.push(`let ${f}, ${s};`);
    const raw = this.#e.prep.caches[pc];
    const own = `${property(o, `$${name}`)} === undefined && ${o}.dict === undefined`;
    let value: Value | undefined;
    let fast = "", missed = "";
    if (raw instanceof PyMethodDescr) {
      value = raw as unknown as Value;
      fast = `if (typeof ${o} === "string") { ${f} = ${this.#e.constant(raw)}; ${s} = ${o}; } else `;
    } else {
      const cache = this.#siteCache(pc);
      const found = cache === undefined || cache.data !== undefined ? undefined : cache.func ?? cache.native;
      if (cache !== undefined && found !== undefined && this.#isMonomorphic(pc)) {
        value = found as unknown as Value;
        missed = `U.missed(${pc}); `;
        fast = `if (${this.#ofClass(o, cache.version)} && ${own}) { ${f} = ${
          this.#e.constant(found)
        }; ${s} = ${o}; } else `;
      } else {
        const e = this.#e.temp();
        fast = `let ${e}; if (${o} !== null && ${
          this.#hasEntry(o, e, name)
        } && (${f} = ${e}.method) !== undefined && ${own}) ${s} = ${o}; else `;
      }
    }
    this.#e.lines.push(`${fast}{ ${missed}p = ${pc + 1}; ${f} = loadMethod(vm, th, ${o}, ${JSON.stringify(name)});`);
    this.#e.finish(f, pc, Resume.METHOD);
    this.#e.lines.push(`${s} = th.receiver; th.receiver = undefined; }`);
    this.#e.stack.push({ text: f, type: "any", value }, { text: s, type: "any" });
  }

  // ---- calls ---------------------------------------------------------------------------------------------------------

  /** A call that has been finished already: its result is a value or UNWIND. */
  calling(pc: number, expression: string): void {
    const t = this.#e.temp();
    this.#e.at(pc);
    this.#e.lines.push(`const ${t} = ${expression};`, `if (${t} === UNWIND) ${this.#e.unwound(pc, Resume.PUSH)}`);
    this.#e.push(t);
  }

  call(pc: number, arg: number): void {
    const n = arg & 255;
    const named = this.#e.take(2 * (arg >> 8));
    const items = this.#e.take(n);
    const callee = this.#e.pop();
    const f = this.#e.boxed(callee);
    const direct = this.#direct(callee.value, items, named);
    const args = items.map((i) => direct === undefined ? this.#e.variable(i) : this.#e.boxed(i));
    const known = callee.value;
    const t = this.#e.temp();
    this.#e.at(pc);
    const list = `[${args.join(", ")}]`;
    const general = named.length > 0
      ? `${t} = callKeywords(vm, th, ${f}, ${list}, [${named.map((i) => this.#e.boxed(i)).join(", ")}]);`
      : `${t} = call${n <= 4 ? n : "N"}(vm, th, ${f}${n <= 4 ? args.map((a) => `, ${a}`).join("") : `, ${list}`});`;
    if (direct !== undefined) {
      this.#e.lines.push(
        `let ${t}; if (${
          [`${f} === ${this.#e.constant(known)}`, ...direct.tests].join(" && ")
        }) { ${t} = ${direct.text};`,
      );
      if (direct.suspends) this.#e.finish(t, pc);
      this.#e.lines.push(`} else ${general}`);
    } else this.#e.lines.push(`let ${general}`);
    this.#e.lines.push(`if (${t} === UNWIND) ${this.#e.unwound(pc, Resume.PUSH)}`);
    this.#e.push(t);
  }

  /** How to call a callee that is known, and what must hold of the arguments. */
  #direct(known: Value | undefined, items: Item[], pairs: Item[] = []): Direct | undefined {
    if (known instanceof PyFunction) {
      const p = prepare(this.#e.vm, known.code);
      const k = this.#e.constant(known);
      const tests = [`${k}.code === ${this.#e.constant(known.code)}`];
      const all = this.#bound(known, p, items, pairs, tests);
      if (all === undefined) return undefined;
      return {
        tests,
        text: `${this.#e.constant(p)}.run(vm, th, ${k}${all.map((a) => `, ${a}`).join("")})`,
        suspends: false,
      };
    }
    if (pairs.length > 0) return undefined;
    if (known instanceof PyType) return this.#construction(known, items);
    if (!(known instanceof PyBuiltin) || known.self !== undefined && known.impl.hasSelf) return undefined;
    return this.#directNative(known.impl, items);
  }

  /** The parameters of a call of a known function: what `bindParameters` does, at the time of generating. */
  #bound(f: PyFunction, p: Prepared, items: Item[], pairs: Item[], tests: string[]): string[] | undefined {
    const { argcount } = p;
    const { flags, varnames } = p.code;
    if (!isCompilable(p) || items.length > argcount && !(flags & CO_VARARGS)) return undefined;
    const all: (string | undefined)[] = items.slice(0, argcount).map((i) => this.#e.boxed(i));
    while (all.length < argcount) all.push(undefined);
    const extra = new Map<string, string>();
    for (let i = 0; i < pairs.length; i += 2) {
      const name = pairs[i].value;
      if (typeof name !== "string") return undefined;
      const value = this.#e.boxed(pairs[i + 1]);
      const at = varnames.lastIndexOf(name, argcount - 1);
      if (at >= 0 && argcount > 0) {
        if (all[at] !== undefined) return undefined;
        all[at] = value;
      } else if (flags & CO_VARKEYWORDS && !extra.has(name)) extra.set(name, value);
      else return undefined;
    }
    const required = argcount - f.defaults.length;
    if (all.includes(undefined)) {
      tests.push(`${this.#e.constant(f)}.defaults === ${this.#e.constant(f.defaults)}`);
      for (let i = 0; i < argcount; i++) {
        if (all[i] !== undefined) continue;
        if (i < required) return undefined;
        all[i] = this.#e.constant(f.defaults[i - required]);
      }
    }
    const rest = items.slice(argcount).map((i) => this.#e.boxed(i));
    if (flags & CO_VARARGS) all.push(`new PyTuple([${rest.join(", ")}])`);
    if (flags & CO_VARKEYWORDS) {
      const given = [...extra].map(([name, value]) => `${JSON.stringify(name)}, ${value}`);
      all.push(given.length === 0 ? "new PyDict()" : `keywordDict([${given.join(", ")}])`);
    }
    return all as string[];
  }

  /** How to make an instance of a class whose `__init__` is a Python function, and that is all. */
  #construction(cls: PyType, items: Item[]): Direct | undefined {
    const init = plainInit(cls);
    if (init === undefined) return undefined;
    const m = this.#e.temp();
    const direct = this.#direct(init, [{ text: m, type: "any" }, ...items]);
    if (direct === undefined) return undefined;
    this.#e.lines.push(`let ${m};`);
    return {
      tests: [`${this.#e.constant(cls)}.version === ${cls.version}`],
      text: `made(th, ${m} = new ${this.#e.constant(cls.jsClass)}(), ${direct.text})`,
      suspends: false,
    };
  }

  /** How to call a native; `items` with the receiver. */
  #directNative(impl: NativeImpl, items: Item[]): Direct | undefined {
    const { params } = impl;
    const offset = impl.hasSelf ? 1 : 0;
    const tests: string[] = [], args: string[] = [];
    const takesRest = params.length === 2 && params[0].kind === "rest" && params[1].kind === "kwargs";
    if (takesRest) {
      args.push(...items.slice(0, offset).map((i) => this.#e.boxed(i)));
      args.push(`[${items.slice(offset).map((i) => this.#e.boxed(i)).join(", ")}]`, "null");
    } else {
      if (!impl.positional || items.length < impl.least || items.length > impl.most) return undefined;
      items.forEach((item, i) => {
        const p = i < offset ? undefined : params[i - offset];
        if (p === undefined || p.convert === undefined) return args.push(this.#e.boxed(item));
        if (item.type === "float" || item.type === "bool") {
          if (p.accepts !== "float" || item.type === "bool") tests.push("false");
          return args.push(item.text);
        }
        const x = item.text;
        switch (p.accepts) {
          case "int32":
            tests.push(item.type === "int" ? `(${x} | 0) === ${x}` : `typeof ${x} === "number" && (${x} | 0) === ${x}`);
            break;
          case "number":
          case "string":
            if (item.type !== "int" || p.accepts === "string") tests.push(`typeof ${x} === "${p.accepts}"`);
            break;
          case "float":
            if (item.type === "int") break;
            tests.push(`(typeof ${x} === "number" || ${exactFloat(x)})`);
            return args.push(`(typeof ${x} === "number" ? ${x} : ${x}.value)`);
          default:
            tests.push("false");
        }
        args.push(x);
      });
      if (tests.includes("false")) return undefined;
      for (let i = items.length; i < impl.most; i++) {
        const { fallback } = params[i - offset];
        args.push(fallback === undefined ? "undefined" : this.#e.constant(fallback));
      }
    }
    return {
      tests,
      text: `${this.#e.constant(impl.handler)}(vm${args.map((a) => `, ${a}`).join("")})`,
      suspends: true,
    };
  }

  callMethod(pc: number, arg: number): void {
    const n = arg & 255;
    const items = this.#e.take(n);
    const receiver = this.#e.pop();
    const self = receiver.text;
    const callee = this.#e.pop();
    const f = callee.text;
    const known = callee.value as unknown;
    let direct: Direct | undefined;
    // A module's attribute has no receiver.
    const called = self === "undefined" ? items : [receiver, ...items];
    if (known instanceof PyFunction || known instanceof PyBuiltin) direct = this.#direct(known as Value, called);
    else if (known instanceof PyMethodDescr) direct = this.#directNative(known.impl, called);
    const args = items.map((i) => direct === undefined ? this.#e.variable(i) : this.#e.boxed(i));
    const t = this.#e.temp();
    this.#e.at(pc);
    const general = `${t} = ${`callMethod${n <= 3 ? n : "N"}`}(vm, th, ${f}, ${self}${
      n <= 3 ? args.map((a) => `, ${a}`).join("") : `, [${args.join(", ")}]`
    });`;
    if (direct !== undefined) {
      // The receiver is there whenever the known function is: both come from one guard.
      this.#e.lines.push(
        `let ${t}; if (${
          [
            `${f} === ${this.#e.constant(known)}`,
            ...self === "undefined" ? [] : [`${self} !== undefined`],
            ...direct.tests,
          ].join(" && ")
        }) { ${t} = ${direct.text};`,
      );
      if (direct.suspends) this.#e.finish(t, pc);
      this.#e.lines.push(`} else ${general}`);
    } else this.#e.lines.push(`let ${general}`);
    this.#e.lines.push(`if (${t} === UNWIND) ${this.#e.unwound(pc, Resume.PUSH)}`);
    this.#e.push(t);
  }
}

/** See {@linkcode CallEmitter}: a call of a known callee. */
interface Direct {
  /** Conditions on the arguments. */
  tests: string[];
  text: string;
  /** Whether the result may be suspended. */
  suspends: boolean;
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const property = (o: string, key: string): string =>
  IDENTIFIER.test(key) ? `${o}.${key}` : `${o}[${JSON.stringify(key)}]`;
