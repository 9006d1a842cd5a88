// SPDX-License-Identifier: MIT
/** Takes a picture of a VM (`picture.ts`). */
import { Ellipsis, NotImplemented, PyObject } from "../../vm/base/value.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { PyOldInstance } from "../../vm/core/old_class.ts";
import { knownId } from "../../vm/core/identity.ts";
import { PyType } from "../../vm/core/type.ts";
import { PyModule, typeOf } from "../../vm/core/types.ts";
import { type NativeFrame, PyFrame, Thread } from "../../vm/interp/frame.ts";
import { Row } from "../../vm/native/define.ts";
import { PyBuiltin, PyMethodDescr } from "../../vm/native/descriptors.ts";
import { codecState } from "../../vm/objects/unicode_codecs.ts";
import type { PyVm } from "../../vm/vm.ts";
import { type Kind, Unable } from "./kind.ts";
import { KINDS, PLAIN_CLASSES } from "./kinds.ts";
import { COPIED_STATES, LEFT_OUT, LOCAL_STATES } from "./states.ts";
import { Output, type Plain } from "./stream.ts";
import { DICT, Form, hasPrivate, isNative, Proto, SHARED_MEMORY, stateObjects, typeNames, VIEWS } from "./picture.ts";

/** Takes a picture. */
export class Writer {
  readonly head = new Output();
  readonly body = new Output();
  readonly #ids = new Map<object, number>();
  readonly #queue: [o: object, write: (o: object) => void][] = [];
  readonly #fixed = new Map<object, string>();
  readonly #checked = new Map<object, boolean>();
  readonly #natives = new Set<string>();
  /** Who refers to an object, the first to be seen: for messages. */
  readonly #from = new Map<object, object>();
  #current: object = this;
  readonly typeOf = typeOf;
  /** Descriptors that objects have. */
  readonly descriptors = new Set<number>();

  constructor(readonly vm: PyVm) {
    codecState(vm);
    for (const [name, type] of typeNames()) this.#fixed.set(type, `type:${name}`);
    for (const [path, o] of stateObjects(vm)) this.#fixed.set(o, `state:${path}`);
    for (const { key, value } of vm.modules.entries()) {
      if (!isNative(vm, key, value!)) continue;
      this.#natives.add(key as string);
      this.#fixed.set(value, `module:${key}`);
      this.#fixed.set(value.dict!, `names:${key}`);
      // Objects that stand on functions of the interpreter were there from the start (`copyright`, `exit`).
      for (const { key: name, value: o } of value.dict!.map.entries()) {
        if (!(o instanceof PyObject) || o instanceof PyBuiltin || o.type.heap || this.#fixed.has(o)) continue;
        if (o instanceof PyMethodDescr || Object.values(o).some((v) => typeof v === "function")) {
          this.#fixed.set(o, `function:${key}/${name}`);
        }
      }
    }
    for (const [name, o] of Object.entries({ vm, modules: vm.modules, Ellipsis, NotImplemented, host: vm.host })) {
      this.#fixed.set(o, `vm:${name}`);
    }
    this.#fixed.set(vm.thread, "thread:");
    this.#fixed.set(vm.sys, "names:sys");
    this.#fixed.set(vm.builtins, "names:__builtin__");
    for (const name of ["sys", "__builtin__"]) this.#natives.add(name);
  }

  /** Writes a value into the body. */
  value(v: unknown): void {
    if (typeof v === "function" || typeof v === "symbol") {
      throw new Unable(`a function of the interpreter (${describe(v)})`);
    }
    if (typeof v !== "object" || v === null) this.body.plain(v as Plain);
    else this.body.object(this.id(v));
  }

  /** The number of an object, which is made known if it is not. */
  id(o: object): number {
    return this.#ids.get(o) ?? this.#add(o);
  }

  #add(o: object): number {
    const fixed = this.#fixed.get(o) ?? this.#fixedNow(o);
    if (fixed !== undefined) {
      return this.#header(o, Form.FIXED, () => this.#fixedBody(fixed, o), () => this.head.text(fixed));
    }
    if (o instanceof PyObject) return this.#instance(o);
    if (Array.isArray(o)) return this.#header(o, Form.ARRAY, () => this.#array(o));
    if (o instanceof Map) return this.#header(o, Form.MAP, () => this.#list([...o].flat()));
    if (o instanceof Set) return this.#header(o, Form.SET, () => this.#list([...o]));
    if (o instanceof ArrayBuffer) {
      return this.#header(o, Form.BUFFER, undefined, () => {
        this.head.count(o.byteLength);
        this.head.bytes(new Uint8Array(o));
      });
    }
    if (ArrayBuffer.isView(o)) return this.#view(o);
    const jsClass = o.constructor as Kind["jsClass"];
    const kind = KINDS.findIndex((k) => k.jsClass === jsClass);
    if (kind >= 0) return this.#ofKind(o, kind, () => {});
    const at = PLAIN_CLASSES.indexOf(jsClass);
    if (at < 0) throw new Unable(`a ${describe(o)}`);
    return this.#header(o, Form.KINDS + KINDS.length + at, () => this.#properties(o, []));
  }

  /** Natives that can be found only with others. */
  #fixedNow(o: object): string | undefined {
    if (o instanceof PyModule) {
      return o.dict === this.vm.sys ? "module:sys" : o.dict === this.vm.builtins ? "module:__builtin__" : undefined;
    }
    // Whatever runs as the main thread is one and the same.
    if (o instanceof Thread) return o.main && this.vm.thread.main ? "thread:" : undefined;
    if (o instanceof PyBuiltin && o.self === undefined && typeof o.module === "string") {
      const source = this.vm.natives.get(o.module);
      const known = (this.vm.modules.getStr(o.module) as PyModule | undefined)?.dict?.getStr(o.impl.name);
      const isDeclared = typeof source === "object" && source.members[o.impl.name] instanceof Row;
      if (known !== o && !isDeclared) return undefined;
      this.#natives.add(o.module);
      return `function:${o.module}/${o.impl.name}`;
    }
    const owner = o instanceof PyBuiltin ? o.self : (o as { owner?: unknown }).owner;
    if (!(owner instanceof PyType) || owner.heap) return undefined;
    const name = o instanceof PyBuiltin ? o.impl.name : (o as { name?: string; impl?: { name: string } }).name ??
      (o as { impl?: { name: string } }).impl?.name;
    if (name === undefined || owner.attrs.getStr(name) !== o) return undefined;
    return `member:${this.#fixed.get(owner)!.slice(5)}/${name}`;
  }

  #header(o: object, form: number, body: (() => void) | undefined, head?: () => void): number {
    const id = this.#ids.size;
    this.#ids.set(o, id);
    this.#from.set(o, this.#current);
    this.head.count(form);
    head?.();
    this.head.plain(knownId(o) ?? null);
    this.#queue.push([o, body ?? NOTHING]);
    return id;
  }

  #view(o: ArrayBufferView): number {
    const kind = VIEWS.findIndex((view) => o.constructor === view);
    if (kind < 0) throw new Unable(`a ${describe(o)}`);
    const buffer = this.id(o.buffer);
    return this.#header(o, Form.VIEW, undefined, () => {
      this.head.count(kind);
      this.head.object(buffer);
      this.head.count(o.byteOffset);
      this.head.count((o as Uint8Array).length);
    });
  }

  #instance(o: PyObject): number {
    const prototype = Object.getPrototypeOf(o) as PyObject;
    const { type } = o instanceof PyType ? o : prototype;
    if (type === undefined) throw new Unable(`a ${describe(o)}`);
    if (type.mro.some((t) => t instanceof PyType && !t.heap && SHARED_MEMORY.has(`${t.module}.${t.name}`))) {
      throw new Unable(`a '${type.name}' object`);
    }
    const typeId = this.id(type);
    let proto = Proto.PLAIN;
    let at = -1;
    if (prototype === type.jsClass.prototype || o instanceof PyType) proto = Proto.TYPE;
    else if (prototype === type.detached) proto = Proto.DETACHED;
    else {
      at = PLAIN_CLASSES.indexOf(o.constructor as Kind["jsClass"]);
      // An instance of an old-style class finds its own.
      if (o instanceof PyOldInstance) proto = Proto.TYPE;
      else if (at < 0) throw new Unable(`a '${type.name}' object (${describe(o)})`);
    }
    const kind = KINDS.findIndex((k) => o instanceof k.jsClass);
    const start = () => {
      this.head.object(typeId);
      this.head.count(proto);
      if (proto === Proto.PLAIN) this.head.count(at);
    };
    if (kind >= 0) return this.#ofKind(o, kind, start);
    if (this.#isClosed(prototype)) throw new Unable(`a '${type.name}' object`);
    return this.#header(o, Form.INSTANCE, () => this.#properties(o, []), start);
  }

  #ofKind(o: object, at: number, start: () => void): number {
    const kind = KINDS[at];
    for (const other of kind.needs?.(o) ?? []) this.id(other);
    const known = this.#ids.get(o);
    if (known !== undefined) return known;
    return this.#header(o, Form.KINDS + at, () => {
      kind.body?.(this, o);
      if (kind.own !== "all") this.#properties(o, kind.own ?? []);
    }, () => {
      start();
      kind.head?.(this, o);
    });
  }

  /** Whether some class of these objects has private fields. */
  #isClosed(prototype: object): boolean {
    const known = this.#checked.get(prototype);
    if (known !== undefined) return known;
    let closed = false;
    for (let p = prototype; p !== null && p !== PyObject.prototype; p = Object.getPrototypeOf(p)) {
      if (Object.hasOwn(p, "constructor") && hasPrivate(p.constructor)) closed = true;
    }
    this.#checked.set(prototype, closed);
    return closed;
  }

  #properties(o: object, except: readonly string[]): void {
    const keys = Object.keys(o).filter((key) => !except.includes(key));
    this.body.count(keys.length);
    for (const key of keys) {
      this.body.text(key);
      if (key === "fd") this.descriptors.add((o as { fd: number }).fd);
      this.value((o as Record<string, unknown>)[key]);
    }
  }

  /** What a fixed point has that programs change. */
  #fixedBody(path: string, o: object): void {
    if (o instanceof PyDict) KINDS[DICT].body!(this, o);
    else if (o instanceof PyModule) this.value(o.dict);
    else if (!path.startsWith("state:") || o instanceof PyObject) return;
    else if (Array.isArray(o)) this.#list(o);
    else if (o instanceof Map) this.#list([...o].flat());
    else if (o instanceof Set) this.#list([...o]);
    else this.#properties(o, LEFT_OUT.get(path.slice(path.indexOf("/") + 1)) ?? []);
  }

  /** What a JavaScript array has besides items (a match) goes along. */
  #array(o: readonly unknown[]): void {
    this.#list(o);
    const keys = Object.keys(o);
    const others = keys.length === o.length ? [] : keys.filter((key) => !/^\d+$/.test(key));
    this.body.count(others.length);
    for (const key of others) {
      this.body.text(key);
      this.value((o as unknown as Record<string, unknown>)[key]);
    }
  }

  #list(items: readonly unknown[]): void {
    this.body.count(items.length);
    for (const item of items) this.value(item);
  }

  /** The Python object that an object is a part of, and who has that. */
  #owner(o: object): string {
    for (let p: object | undefined = o; p !== undefined; p = this.#from.get(p)) {
      if (!(p instanceof PyObject)) continue;
      const name = p instanceof PyFrame
        ? `${p.code.name}()`
        : p instanceof PyModule
        ? String(p.dict?.getStr("__name__"))
        : "";
      return `a '${p.type.name}'${name === "" ? "" : ` (${name})`}`;
    }
    return "the interpreter";
  }

  /** Who called the frame. */
  below(f: PyFrame): PyFrame | null {
    if (f.back === null || f.back instanceof PyFrame) return f.back;
    // A generator that rests, or the end of the stack.
    if (f.back.back === null) return null;
    throw new Unable(`a native function that called ${f.code.name}()`);
  }

  /**
   * The picture of the VM, in which the running thread goes on after the call of a native that it is in.
   * @param more Gives a text that goes along, when everything has been seen.
   */
  take(thread: Thread, depth: number, more: () => string): Uint8Array {
    if (thread.tracer !== null) throw new Unable("a thread that is traced");
    if (this.vm.commandOptions.includes("-R")) throw new Unable("hashes that are different in each process");
    const top = (thread.top as NativeFrame).back;
    if (!(top instanceof PyFrame)) throw new Unable("a native function that calls it");
    for (let f: PyFrame | null = top; f !== null; f = this.below(f));
    this.value(top);
    this.value(thread.exc);
    this.value(depth);
    this.value(this.vm.modules);
    this.value(this.vm.recursionLimit);
    this.value(codecState(this.vm).defaultEncoding);
    this.#list([...this.vm.images].flat());
    const states: unknown[] = [];
    for (const [key, state] of this.vm.states()) {
      const name = key.description!;
      if (LOCAL_STATES.has(name)) continue;
      if (!COPIED_STATES.has(name) && !(state instanceof PyObject)) throw new Unable(`the state '${name}' of a module`);
      states.push(state);
    }
    this.#list(states);
    for (let i = 0; i < this.#queue.length; i++) {
      const [o, write] = this.#queue[i];
      this.#current = o;
      try {
        write(o);
      } catch (e) {
        if (e instanceof Unable) e.within ??= this.#owner(o);
        throw e;
      }
    }
    const start = new Output();
    start.count(this.#natives.size);
    for (const name of this.#natives) start.text(name);
    start.count(this.#ids.size);
    start.text(more());
    const parts = [start.done(), this.head.done(), this.body.done()];
    const sizes = new Output();
    for (const part of parts) sizes.plain(part.length + 0.5);
    const whole = [sizes.done(), ...parts];
    const out = new Uint8Array(whole.reduce((n, part) => n + part.length, 0));
    let at = 0;
    for (const part of whole) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }
}

const NOTHING = (): void => {};

function describe(o: unknown): string {
  if (typeof o === "function") return o.name;
  if (o instanceof PyObject) return o.type?.name ?? o.constructor.name;
  return (o as object)?.constructor?.name ?? "foreign object";
}
