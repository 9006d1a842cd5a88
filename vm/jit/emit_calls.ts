// SPDX-License-Identifier: MIT
/** Generates attribute access and calls (docs/jit.md): what is known of classes and callees becomes guards and direct calls. */
import { ItemGetter } from "../core/item_getter.ts";
import type { Value } from "../base/value.ts";
import { CO_VARARGS, CO_VARKEYWORDS, Code } from "../bytecode/code.ts";
import { DictEntry } from "../core/dict.ts";
import { PyType } from "../core/type.ts";
import {
  dictType,
  listType,
  PyFunction,
  PyMethod,
  PyModule,
  PyOldClass,
  PyProperty,
  strType,
  superType,
  typeType,
} from "../core/types.ts";
import { ClassMember, classMember } from "../interp/class_attributes.ts";
import { Resume } from "../interp/frame.ts";
import { prepare, type Prepared, Seen } from "../interp/prepare.ts";
import type { NativeImpl } from "../native/define.ts";
import { PyBuiltin, PyMethodDescr } from "../native/descriptors.ts";
import { dictKeywords } from "./bind.ts";
import type { Emission, Item } from "./emission.ts";
import { formatCall } from "./emit_format.ts";
import { finishing, quickCall, quickConversion } from "./emit_text.ts";
import { keepsArgs, plainInit } from "./runtime_calls.ts";
import { exactFloat } from "./text.ts";

/** How the attribute cache of the loop looks from here. */
interface SiteCache {
  version: number;
  func?: PyFunction;
  native?: PyMethodDescr;
  data?: unknown;
  wrapper?: unknown;
}

/** Whether a site has met nothing but own attributes and data of classes. */
const isPlainlyRead = (cache: SiteCache): boolean =>
  cache.data === undefined && cache.func === undefined && cache.native === undefined && cache.wrapper === undefined;

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

  loadAttr(pc: number, arg: number): void {
    const name = this.#e.prep.names[arg];
    const item = this.#e.pop();
    if (this.#loadFromModule(pc, item, name, Resume.PUSH) || this.#loadFromClass(pc, item, name, Resume.PUSH)) return;
    const o = this.#e.variable(item);
    const t = this.#e.temp();
    const slow = `p = ${pc + 1}; ${t} = done(vm, th, loadAttr(vm, ${o}, ${JSON.stringify(name)}));`;
    const cache = this.#siteCache(pc);
    if (cache !== undefined && this.#isMonomorphic(pc)) {
      const check = this.#ofClass(o, cache.version);
      const key = (cache.data as { key?: unknown } | undefined)?.key;
      const missed = `U.missed(${pc}); `;
      if (cache.data instanceof PyProperty && cache.data.fget instanceof PyFunction) {
        const getter = `${this.#e.constant(cache.data)}.fget`;
        this.#e.lines.push(`p = ${pc + 1}; let ${t}; if (${check} && ${getter} !== null) {`);
        this.#e.lines.push(
          `${t} = call1(vm, th, ${getter}, ${o});`,
          `if (${t} === UNWIND) ${this.#e.unwound(pc, Resume.PUSH)}`,
        );
        this.#e.lines.push(`} else { ${missed}${slow}`);
        this.#ended(t, pc);
        this.#e.lines.push("}");
        this.#e.push(t);
        return;
      }
      if (cache.data instanceof PyProperty && cache.data.fget instanceof ItemGetter) {
        const field = `fieldOf(${this.#e.constant(cache.data)}.fget, ${o})`;
        this.#e.lines.push(`let ${t}; if (!(${check} && (${t} = ${field}) !== undefined)) { ${missed}${slow}`);
        this.#ended(t, pc);
        this.#e.lines.push("}");
        this.#e.push(t);
        return;
      }
      if (
        cache.data !== undefined && cache.func === undefined && cache.native === undefined && typeof key === "string"
      ) {
        this.#e.lines.push(
          `let ${t}; if (!(${check} && (${t} = ${property(o, key)}) !== undefined)) { ${missed}${slow}`,
        );
        this.#ended(t, pc);
        this.#e.lines.push("}");
        this.#e.push(t);
        return;
      }
    }
    this.#e.lines.push(`let ${t}; ${this.#unlessRead(t, o, name)} { ${slow}`);
    this.#ended(t, pc);
    this.#e.lines.push("}");
    this.#e.push(t);
  }

  /** Reads an attribute of an instance that is its own, or data of its class, into `t`; the beginning of what is to be done if not. */
  #unlessRead(t: string, o: string, name: string): string {
    const e = this.#e.temp();
    // What the keys stand for: attributes.ts.
    return `let ${e}; if (${o} === null || ((${t} = ${property(o, `$${name}`)}) !== undefined ? ${
      property(o, `c$${name}`)
    } : ${e} = ${property(o, `v$${name}`)}) === undefined || ${t} === undefined && (${t} = ${e}.value) === undefined)`;
  }

  /** After a slow path that `done` has finished: it may have been suspended. */
  #ended(t: string, pc: number, mode: Resume = Resume.PUSH): void {
    this.#e.lines.push(`if (${t} === UNWIND) ${this.#e.unwound(pc, mode)}`);
  }

  /** The general way to an attribute of something that was not what it used to be. */
  #loadOther(pc: number, t: string, text: string, name: string, mode: Resume, counted = false): void {
    const missed = counted ? `U.missed(${pc}); ` : "";
    this.#e.lines.push(
      `else { ${missed}p = ${pc + 1}; ${t} = done(vm, th, loadAttr(vm, ${text}, ${JSON.stringify(name)}));`,
    );
    this.#ended(t, pc, mode);
    this.#e.lines.push("}");
  }

  /**
   * An attribute of a class as it is now: of that which a global name gave, or of the one that tier 0 has met. `mode` METHOD:
   * nothing but a call gets it, and what goes before the arguments is pushed as well.
   */
  #loadFromClass(pc: number, item: Item, name: string, mode: Resume): boolean {
    const called = mode === Resume.METHOD;
    const met = this.#e.prep.caches[pc];
    const known = item.value instanceof PyType || item.value instanceof PyOldClass ? item.value : undefined;
    let member: ClassMember | undefined;
    if (known !== undefined) member = classMember(known, name);
    else if (met instanceof ClassMember && this.#e.prep.feedback[pc] === Seen.NOTHING && !this.#e.failed.has(pc)) {
      member = met;
    }
    if (member === undefined || member.isMethod && !called) return false;
    const o = known !== undefined ? item.text : this.#e.variable(item);
    const same = known !== undefined ? `${o} === ${this.#e.constant(known)}` : isClass(o);
    const { entry, bound } = member;
    const value = entry.value!;
    // Data may change while the class is as it is.
    const text = entry instanceof DictEntry ? `${this.#e.constant(entry)}.value` : this.#e.constant(value);
    const t = this.#e.temp(), s = bound ? this.#e.temp() : "undefined";
    this.#e.lines.push(`let ${t}${bound ? `, ${s}` : ""}; if (${same} && ${o}.version === ${member.of}) {`);
    this.#e.lines.push(`${t} = ${text};${bound ? ` ${s} = ${o};` : ""} }`);
    this.#loadOther(pc, t, o, name, mode, known === undefined);
    this.#e.stack.push({ text: t, type: "any", value });
    if (called) this.#e.stack.push({ text: s, type: "any" });
    return true;
  }

  /** A native method of a builtin type. */
  #methodOf(type: PyType, name: string): PyMethodDescr | undefined {
    const found = type.lookup(name);
    return found instanceof PyMethodDescr ? found : undefined;
  }

  /** An attribute of a module that a global name gave: as a global name. */
  #loadFromModule(pc: number, { value, text }: Item, name: string, mode: Resume): boolean {
    if (!(value instanceof PyModule) || value.dict === undefined || value.type.heap) return false;
    const entry = value.dict.map.get(name);
    if (entry === undefined || entry.value === undefined) return false;
    const module = this.#e.constant(value), dict = this.#e.constant(value.dict), t = this.#e.temp();
    this.#e.lines.push(
      `let ${t}; if (${text} === ${module} && ${module}.dict === ${dict} && ` +
        `(${t} = ${this.#e.constant(entry)}.value) !== undefined) {}`,
    );
    this.#loadOther(pc, t, text, name, mode);
    this.#e.stack.push({ text: t, type: "any", value: entry.value as Value });
    return true;
  }

  storeAttr(pc: number, arg: number): void {
    const name = this.#e.prep.names[arg];
    const o = this.#e.variable(this.#e.pop());
    const v = this.#e.boxed(this.#e.pop());
    const t = this.#e.temp();
    const cache = this.#siteCache(pc);
    const slow = `p = ${pc + 1}; const ${t} = done(vm, th, storeAttr(vm, ${o}, ${JSON.stringify(name)}, ${v}));`;
    const key = (cache?.data as { key?: unknown } | undefined)?.key;
    if (cache !== undefined && this.#isMonomorphic(pc) && typeof key === "string") {
      this.#e.lines.push(
        `if (${this.#ofClass(o, cache.version)}) ${property(o, key)} = ${v}; else { U.missed(${pc}); ${slow}`,
      );
    } else {
      this.#e.lines.push(
        `if (${o} !== null && ${property(o, `c$${name}`)} === true) ${property(o, `$${name}`)} = ${v}; else { ${slow}`,
      );
    }
    this.#ended(t, pc, Resume.DROP);
    this.#e.lines.push("}");
  }

  loadMethod(pc: number, arg: number): void {
    const name = this.#e.prep.names[arg];
    const item = this.#e.pop();
    if (this.#loadFromClass(pc, item, name, Resume.METHOD)) return;
    if (this.#loadFromModule(pc, item, name, Resume.METHOD)) {
      this.#e.push("undefined");
      return;
    }
    const o = this.#e.variable(item);
    const f = this.#e.temp();
    const s = this.#e.temp();
    const raw = this.#e.prep.caches[pc];
    let value: Value | undefined;
    let fast = "";
    const ofText = raw instanceof PyMethodDescr ? raw : raw === undefined ? this.#methodOf(strType, name) : undefined;
    if (ofText !== undefined) {
      value = ofText as unknown as Value;
      if (typeof item.value === "string") {
        this.#e.stack.push({ text: this.#e.constant(ofText), type: "any", value }, item);
        return;
      }
    }
    this.#e.lines.push(`let ${f}, ${s};`);
    if (ofText !== undefined) {
      fast = `if (typeof ${o} === "string") { ${f} = ${this.#e.constant(ofText)}; ${s} = ${o}; } else `;
    } else {
      const cache = this.#siteCache(pc);
      if (cache !== undefined && this.#isMonomorphic(pc) && isPlainlyRead(cache)) fast = this.#unlessRead(f, o, name);
      const found = cache === undefined || cache.data !== undefined ? undefined : cache.func ?? cache.native;
      if (found !== undefined && this.#isMonomorphic(pc)) value = found as unknown as Value;
      else if (raw instanceof PyFunction) value = raw;
      // Not met yet: a name that only lists or dicts have says much.
      else if (raw === undefined) {
        value = (this.#methodOf(listType, name) ?? this.#methodOf(dictType, name)) as unknown as Value | undefined;
      }
      fast ||= `if (${o} !== null && (${f} = ${property(o, `m$${name}`)}) !== undefined && ${
        property(o, `$${name}`)
      } === undefined) ${s} = ${o}; else `;
    }
    this.#e.lines.push(
      `${fast}{ p = ${pc + 1}; ${f} = done(vm, th, loadMethod(vm, th, ${o}, ${JSON.stringify(name)}));`,
    );
    this.#ended(f, pc, Resume.METHOD);
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
    const met = callee.value === undefined ? this.#e.prep.caches[pc] : undefined;
    const direct = met instanceof Code
      ? this.#directCode(met, f, items, named)
      : this.#direct(callee.value, f, items, named);
    const args = items.map((i) => direct === undefined ? this.#e.variable(i) : this.#e.boxed(i));
    const t = this.#e.temp();
    this.#e.at(pc);
    const list = `[${args.join(", ")}]`;
    const general = named.length > 0
      ? `${t} = callKeywords(vm, th, ${f}, ${list}, [${named.map((i) => this.#e.boxed(i)).join(", ")}]);`
      : `${t} = call${n <= 4 ? n : "N"}(vm, th, ${f}${n <= 4 ? args.map((a) => `, ${a}`).join("") : `, ${list}`});`;
    if (direct !== undefined) {
      this.#e.lines.push(`let ${t}; if (${direct.tests.join(" && ")}) { ${t} = ${direct.text};`);
      if (direct.suspends) this.#e.finishOften(t, pc);
      this.#e.lines.push(`} else ${general}`);
    } else if (named.length === 0 && callee.value === undefined) this.#callExact(t, f, args, general);
    else this.#e.lines.push(`let ${general}`);
    this.#e.lines.push(`if (${t} === UNWIND) ${this.#e.unwound(pc, Resume.PUSH)}`);
    this.#e.push(t);
  }

  /** A call of something unknown: mostly a function that takes just these arguments, often of one code object. */
  #callExact(t: string, f: string, args: string[], general: string): void {
    const p = this.#e.temp();
    const all = args.map((a) => `, ${a}`).join("");
    this.#e.lines.push(
      `let ${t}, ${p}; if (${f} instanceof PyFunction && (${p} = ${f}.code.prepared) !== undefined && ` +
        `${p}.exact === ${args.length}) ${t} = ${p}.run(vm, th, ${f}${all}); else ${general}`,
    );
  }

  /** How to call a callee that is known, and what must hold of the arguments. */
  #direct(known: Value | undefined, f: string, items: Item[], pairs: Item[] = []): Direct | undefined {
    if (known === undefined) return undefined;
    const k = this.#e.constant(known);
    const same = `${f} === ${k}`;
    if (known instanceof PyFunction) {
      return this.#ofCode(this.#prepared(known), k, [same], items, pairs);
    }
    if (known instanceof PyOldClass || known instanceof PyType && known.heap) {
      return this.#construction(known, same, items, pairs);
    }
    if (pairs.length > 0) return known === dictType && items.length === 0 ? this.#dict(same, pairs) : undefined;
    if (known instanceof PyType) return this.#conversion(known, same, items);
    if (!(known instanceof PyBuiltin) || known.self !== undefined && known.impl.hasSelf) return undefined;
    return this.#directNative(known.impl, same, items);
  }

  /** How to call a function of which the code is known: closures have one each time they are made. */
  #directCode(code: Code, f: string, items: Item[], pairs: Item[]): Direct | undefined {
    // Its globals are those with which tier 0 has called it last.
    const p = code.prepared as Prepared | undefined;
    return p === undefined ? undefined : this.#ofCode(p, f, [`${f} instanceof PyFunction`], items, pairs);
  }

  #prepared(f: PyFunction): Prepared {
    return prepare(this.#e.vm, f.code, f.globals);
  }

  #ofCode(p: Prepared, f: string, tests: string[], items: Item[], pairs: Item[]): Direct | undefined {
    tests.push(`${f}.code === ${this.#e.constant(p.code)}`);
    const all = this.#bound(f, p, items, pairs, tests);
    if (all === undefined) return undefined;
    const args = all.map((a) => `, ${a}`).join("");
    return { tests, text: `${this.#e.constant(p)}.run(vm, th, ${f}${args})`, suspends: false };
  }

  /** The parameters of a call of a function `f` with known code: what `bindParameters` does, at the time of generating. */
  #bound(f: string, p: Prepared, items: Item[], pairs: Item[], tests: string[]): string[] | undefined {
    const { argcount } = p;
    const { flags, varnames } = p.code;
    if (!p.callable || items.length > argcount && !(flags & CO_VARARGS)) return undefined;
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
    const missing = all.indexOf(undefined);
    if (missing >= 0) {
      tests.push(`${f}.defaults.length >= ${argcount - missing}`);
      for (let i = missing; i < argcount; i++) all[i] ??= `${f}.defaults[${f}.defaults.length - ${argcount - i}]`;
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
  #construction(cls: PyType | PyOldClass, same: string, items: Item[], pairs: Item[]): Direct | undefined {
    const init = plainInit(cls);
    if (init === undefined) return undefined;
    const m = this.#e.temp();
    const k = this.#e.constant(init);
    const tests = [same, `${this.#e.constant(cls)}.version === ${cls.version}`];
    const direct = this.#ofCode(this.#prepared(init), k, tests, [{ text: m, type: "any" }, ...items], pairs);
    if (direct === undefined) return undefined;
    this.#e.lines.push(`let ${m};`);
    return {
      tests,
      text: `made(th, ${m} = new ${this.#e.constant(cls.jsClass)}(${
        cls instanceof PyOldClass ? this.#e.constant(cls) : keepsArgs(cls) ? "new PyTuple([])" : ""
      }), ${direct.text})`,
      suspends: false,
    };
  }

  /** `dict(name=…)`. */
  #dict(same: string, pairs: Item[]): Direct | undefined {
    const keys = dictKeywords(pairs.filter((_, i) => i % 2 === 0).map((i) => i.value));
    if (keys === undefined) return undefined;
    const values = keys.order.map((i) => this.#e.boxed(pairs[2 * i + 1]));
    return {
      tests: [same],
      text: `shapedDict(${this.#e.constant(keys.shape)}, [${values.join(", ")}])`,
      suspends: false,
    };
  }

  /** How to call a builtin type. */
  #conversion(type: PyType, same: string, items: Item[]): Direct | undefined {
    if (type === typeType && items.length === 1) {
      return { tests: [same], text: `typeOf(${this.#e.boxed(items[0])})`, suspends: false };
    }
    if (type === superType && items.length === 2) {
      const given = items.map((i) => this.#e.boxed(i)).join(", ");
      return { tests: [same], text: `newSuper(vm, th, ${given})`, suspends: false };
    }
    if (type.type !== typeType || type.tp_new === undefined || type.isSubtype(typeType)) return undefined;
    const args = items.map((i) => this.#e.boxed(i)).join(", ");
    const general = `newBuiltin(vm, th, ${this.#e.constant(type)}, [${args}])`;
    const text = items.length === 1 ? quickConversion(this.#e, type, items[0], general) : undefined;
    return { tests: [same], text: text ?? general, suspends: false };
  }

  /** How to call a native; `items` with the receiver. */
  #directNative(impl: NativeImpl, same: string, items: Item[]): Direct | undefined {
    const quick = quickCall(this.#e, impl, items);
    if (quick !== undefined) return { tests: [same, ...quick.tests], text: quick.text, suspends: false };
    const { params } = impl;
    const offset = impl.hasSelf ? 1 : 0;
    const tests = [same], args: string[] = [];
    const takesRest = params.length >= 1 && params[0].kind === "rest" &&
      (params.length === 1 || params.length === 2 && params[1].kind === "kwargs");
    if (takesRest) {
      args.push(...items.slice(0, offset).map((i) => this.#e.boxed(i)));
      args.push(`[${items.slice(offset).map((i) => this.#e.boxed(i)).join(", ")}]`);
      if (params.length === 2) args.push("null");
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
    const finishes = finishing(this.#e, impl, items);
    if (finishes !== undefined) tests.push(...finishes);
    return {
      tests,
      text: `${this.#e.constant(impl.handler)}(vm${args.map((a) => `, ${a}`).join("")})`,
      suspends: finishes === undefined,
    };
  }

  /** How to call `str.format` of a constant. */
  #format(known: unknown, receiver: Item, items: Item[], named: Item[]): Direct | undefined {
    if (!(known instanceof PyMethodDescr && known.owner === strType && known.impl.name === "format")) return undefined;
    const made = receiver.constant ? formatCall(this.#e, receiver.value as string, items, named) : undefined;
    if (made === undefined) return undefined;
    return { tests: made.tests, text: made.text, suspends: false };
  }

  callMethod(pc: number, arg: number): void {
    const n = arg & 255;
    const named = this.#e.take(2 * (arg >> 8));
    const items = this.#e.take(n);
    const receiver = this.#e.pop();
    const self = receiver.text;
    const callee = this.#e.pop();
    const f = callee.text;
    const known = callee.value as unknown;
    let direct: Direct | undefined;
    // A module's attribute has no receiver.
    const called = self === "undefined" ? items : [receiver, ...items];
    const isExact = known instanceof PyFunction && self !== "undefined" &&
      this.#prepared(known).exact === called.length && named.length === 0;
    if (named.length > 0) {
      if (known instanceof PyFunction) direct = this.#direct(known, f, called, named);
      else direct = this.#format(known, receiver, items, named);
    } else if (known instanceof PyMethod && known.func instanceof PyFunction && items.length > 0) {
      const self = this.#e.variable(items[0]);
      const tests = [`${f} === ${this.#e.constant(known)}`, `isOfClass(${self}, ${this.#e.constant(known.cls)})`];
      direct = this.#ofCode(this.#prepared(known.func), this.#e.constant(known.func), tests, items, []);
    } else if (known instanceof PyFunction && !isExact || known instanceof PyBuiltin) {
      direct = this.#direct(known as Value, f, called);
    } else if (known instanceof PyMethodDescr) {
      direct = this.#format(known, receiver, items, []) ??
        this.#directNative(known.impl, `${f} === ${this.#e.constant(known)}`, called);
    }
    const args = items.map((i) => direct === undefined ? this.#e.variable(i) : this.#e.boxed(i));
    const t = this.#e.temp();
    this.#e.at(pc);
    const pairs = named.map((i) => this.#e.boxed(i));
    const general = `${t} = ${
      named.length > 0
        ? `callMethodKeywords(vm, th, ${f}, ${self}, [${args.join(", ")}], [${pairs.join(", ")}])`
        : n <= 3
        ? `callMethod${n}(vm, th, ${[f, self, ...args].join(", ")})`
        : `callMethodN(vm, th, ${f}, ${self}, [${args.join(", ")}])`
    };`;
    if (direct !== undefined) {
      // The receiver is there whenever the known function is: both come from one guard.
      this.#e.lines.push(
        `let ${t}; if (${
          [...self === "undefined" ? [] : [`${self} !== undefined`], ...direct.tests].join(" && ")
        }) { ${t} = ${direct.text};`,
      );
      if (direct.suspends) this.#e.finishOften(t, pc);
      this.#e.lines.push(`} else ${general}`);
    } else if ((known === undefined || isExact) && self !== "undefined" && named.length === 0) {
      const p = this.#e.temp();
      this.#e.lines.push(
        `let ${t}, ${p}; if (${self} !== undefined && ${f} instanceof PyFunction && ` +
          `(${p} = ${f}.code.prepared) !== undefined && ${p}.exact === ${n + 1}) ` +
          `${t} = ${p}.run(vm, th, ${f}, ${[self, ...args].join(", ")}); else ${general}`,
      );
    } else this.#e.lines.push(`let ${general}`);
    this.#e.lines.push(`if (${t} === UNWIND) ${this.#e.unwound(pc, Resume.PUSH)}`);
    this.#e.push(t);
  }
}

/** See {@linkcode CallEmitter}: a call of a known callee. */
interface Direct {
  /** Conditions on the callee and the arguments. */
  tests: string[];
  text: string;
  /** Whether the result may be suspended. */
  suspends: boolean;
}

const isClass = (o: string): string => `(${o} instanceof PyType || ${o} instanceof PyOldClass)`;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const property = (o: string, key: string): string =>
  IDENTIFIER.test(key) ? `${o}.${key}` : `${o}[${JSON.stringify(key)}]`;
