// SPDX-License-Identifier: MIT
/**
 * A picture of a VM: everything that can be reached from its modules, the state of its natives and the frames of one
 * thread, as bytes, from which another process of the same version makes it again. `kinds.ts` has the kinds of objects.
 *
 * What every VM has anyway (builtin types, functions of native modules, namespaces of those) is a fixed point: it goes
 * by name. Namespaces of native modules are filled again with what the program made of them.
 *
 * INVARIANT: a picture is whole or not made: what cannot be in it is an {@linkcode Unable}.
 */
import { Ellipsis, NotImplemented, PyObject, type Value } from "../../vm/base/value.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { type Gen, isGen, Wait } from "../../vm/core/gen.ts";
import { VmBug } from "../../vm/core/exceptions.ts";
import { watchFinalizer } from "../../vm/core/finalize.ts";
import { PyOldInstance } from "../../vm/core/old_class.ts";
import { knownId, restoreId } from "../../vm/core/identity.ts";
import { builtinTypes, PyType } from "../../vm/core/type.ts";
import { PyModule, typeOf } from "../../vm/core/types.ts";
import { type ExcState, type NativeFrame, PyFrame, Thread } from "../../vm/interp/frame.ts";
import type { NativeModule } from "../../vm/native/define.ts";
import { Row } from "../../vm/native/define.ts";
import { PyBuiltin, PyMethodDescr } from "../../vm/native/descriptors.ts";
import { handlerFunctions } from "../../vm/modules/codecs.ts";
import { codecState, setDefaultEncoding } from "../../vm/objects/unicode_codecs.ts";
import { instantiate } from "../../vm/native/module.ts";
import type { PyVm } from "../../vm/vm.ts";
import { type Kind, Unable } from "./kind.ts";
import { KINDS, PLAIN_CLASSES } from "./kinds.ts";
import { COPIED_STATES, LEFT_OUT, LOCAL_STATES } from "./states.ts";
import { Input, Output, type Plain } from "./stream.ts";

/** First numbers in a head; the kinds follow, then the plain classes. */
const enum Form {
  FIXED,
  ARRAY,
  MAP,
  SET,
  BUFFER,
  VIEW,
  INSTANCE,
  KINDS,
}

/** How the prototype of an instance is found. */
const enum Proto {
  TYPE,
  /** Its attributes are in a dict. */
  DETACHED,
  /** A class of `PLAIN_CLASSES`, whose number follows. */
  PLAIN,
}

const DICT = KINDS.findIndex((kind) => kind.jsClass === PyDict);
const VIEWS = [Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float64Array, BigInt64Array];

/** Objects over memory that is not the VM's: a copy would be another memory. */
const SHARED_MEMORY: ReadonlySet<string> = new Set(["mmap.mmap", "_ctypes._CData"]);

/** When what waits for bodies happens. */
const STAGES = ["dict", "type", "code", "end"] as const;
type Stage = typeof STAGES[number];

/** Builtin types by a name that is the same in all processes that have loaded the same modules. */
function typeNames(): Map<string, PyType> {
  const names = new Map<string, PyType>();
  for (const type of builtinTypes) {
    let name = `${type.module}.${type.name}`;
    while (names.has(name)) name += "'";
    names.set(name, type);
  }
  return names;
}

const isNative = (vm: PyVm, name: Value, module: Value): module is PyModule =>
  typeof name === "string" && vm.natives.has(name) && module instanceof PyModule &&
  // A reloaded one is another than that of the interpreter.
  (name !== "sys" || module.dict === vm.sys) && (name !== "__builtin__" || module.dict === vm.builtins) &&
  module.dict?.getStr("__file__") === undefined && module.dict?.getStr("__name__") === name;

/** What the state of a native module is, in the name of a fixed point. */
const formOf = (state: object): string =>
  state instanceof PyObject
    ? "value"
    : state instanceof Map
    ? "map"
    : state instanceof Set
    ? "set"
    : Array.isArray(state)
    ? "array"
    : "object";

/** The objects in the state of natives that natives look for there: by the key, and the name within. */
function* stateObjects(vm: PyVm): Iterable<[path: string, o: object]> {
  for (const [key, state] of vm.states()) {
    if (typeof state !== "object" || state === null) continue;
    const name = key.description!;
    yield [`${formOf(state)}/${name}`, state];
    const items = state instanceof PyObject ? [] : state instanceof Map ? state : Object.entries(state);
    for (const [field, v] of items) {
      if (v instanceof PyType || v instanceof PyBuiltin) yield [`part/${name}/${field}`, v];
    }
  }
}

/** An empty state, until there is a native module that wants it. */
function emptyState(form: string): object | undefined {
  return form === "map"
    ? new Map()
    : form === "set"
    ? new Set()
    : form === "array"
    ? []
    : form === "object"
    ? {}
    : undefined;
}

/** Puts what was read into the state that a native module has made. */
function fillState(state: object, given: object): void {
  if (state instanceof Map) {
    state.clear();
    for (const [k, v] of given as Map<unknown, unknown>) state.set(k, v);
  } else if (state instanceof Set) {
    state.clear();
    for (const v of given as Set<unknown>) state.add(v);
  } else if (Array.isArray(state)) state.splice(0, state.length, ...given as unknown[]);
  else Object.assign(state, given);
}

/** Whether a class has private fields, which nobody else can copy. */
const hasPrivate = (jsClass: unknown): boolean => /[^\w"'`]#[A-Za-z_$]/.test(Function.prototype.toString.call(jsClass));

// ---- writing ------------------------------------------------------------------------------------------------------

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
    const { type } = prototype;
    if (type === undefined) throw new Unable(`a ${describe(o)}`);
    if (type.mro.some((t) => t instanceof PyType && !t.heap && SHARED_MEMORY.has(`${t.module}.${t.name}`))) {
      throw new Unable(`a '${type.name}' object`);
    }
    const typeId = this.id(type);
    let proto = Proto.PLAIN;
    let at = -1;
    if (prototype === type.jsClass.prototype) proto = Proto.TYPE;
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

// ---- reading ------------------------------------------------------------------------------------------------------

/** The thread that goes on in a picture. */
export interface Pictured {
  top: PyFrame;
  exc: ExcState;
  depth: number;
  /** Given to {@linkcode Writer.take}. */
  more: string;
}

/** Makes what is in a picture. */
export class Reader {
  readonly objects: unknown[] = [];
  head!: Input;
  body!: Input;
  readonly typeOf = typeOf;
  readonly #later: Record<Stage, (() => void)[]> = { dict: [], type: [], code: [], end: [] };
  readonly #natives = new Map<string, PyModule>();
  readonly #types = new Map<string, PyType>();
  readonly #states = new Map<string, object>();

  constructor(readonly vm: PyVm) {}

  /** Has something happen when the bodies have been read. */
  later(stage: Stage, f: () => void): void {
    this.#later[stage].push(f);
  }

  *read(data: Uint8Array): Gen<Pictured> {
    const sizes = new Input(data.subarray(0, 27), []);
    const lengths = [0, 0, 0].map(() => (sizes.value() as number) - 0.5);
    let at = 27;
    const parts = lengths.map((length) => data.subarray(at, at += length));
    const start = new Input(parts[0], []);
    for (let n = start.count(); n > 0; n--) yield* this.#load(start.value());
    for (const [name, type] of typeNames()) this.#types.set(name, type);
    if (this.#natives.has("_codecs")) handlerFunctions(this.vm);
    for (const [path, o] of stateObjects(this.vm)) this.#states.set(path, o);
    const count = start.count();
    const more = start.value() as string;
    const { objects } = this;
    this.head = new Input(parts[1], objects);
    this.body = new Input(parts[2], objects);
    const fills: (() => void)[] = [];
    for (let i = 0; i < count; i++) {
      const [o, fill] = this.#make();
      objects.push(o);
      const id = this.head.value() as number | null;
      if (id !== null) restoreId(o, id);
      fills.push(fill);
    }
    const result: Pictured = { top: this.body.value(), exc: this.body.value(), depth: this.body.value(), more };
    this.body.value();
    this.vm.recursionLimit = this.body.value();
    const encoding = this.body.value() as string;
    this.#fillMap(this.vm.images);
    this.later("end", () => encoding === codecState(this.vm).defaultEncoding || setDefaultEncoding(this.vm, encoding));
    this.#list();
    for (const fill of fills) fill();
    for (const stage of STAGES) for (const f of this.#later[stage]) f();
    return result;
  }

  /** Makes the next object; what reads its body comes with it. */
  #make(): [o: object, fill: () => void] {
    const { head } = this;
    const form = head.count();
    switch (form) {
      case Form.FIXED: {
        const path = head.value() as string;
        const o = this.#point(path);
        return [o, () => this.#fillPoint(path, o)];
      }
      case Form.ARRAY: {
        const o: unknown[] = [];
        return [o, () => {
          for (const v of this.#list()) o.push(v);
          this.#properties(o);
        }];
      }
      case Form.MAP: {
        const o = new Map();
        return [o, () => this.#fillMap(o)];
      }
      case Form.SET: {
        const o = new Set();
        return [o, () => this.#list().forEach((v) => o.add(v))];
      }
      case Form.BUFFER:
        return [head.bytes(head.count()).slice().buffer, () => {}];
      case Form.VIEW: {
        const view = VIEWS[head.count()];
        const buffer = head.value() as ArrayBuffer;
        const offset = head.count();
        return [new view(buffer, offset, head.count()), () => {}];
      }
    }
    const kind = form === Form.INSTANCE ? undefined : KINDS[form - Form.KINDS];
    let prototype: object;
    if (form !== Form.INSTANCE && kind === undefined) {
      prototype = PLAIN_CLASSES[form - Form.KINDS - KINDS.length].prototype;
    } else if (kind !== undefined && !(kind.jsClass.prototype instanceof PyObject)) prototype = kind.jsClass.prototype;
    else {
      const type = head.value() as PyType;
      const proto = head.count() as Proto;
      prototype = proto === Proto.TYPE
        ? type.jsClass.prototype
        : proto === Proto.DETACHED
        ? type.detached
        : PLAIN_CLASSES[head.count()].prototype;
    }
    const o = kind?.make?.(this, prototype) ?? Object.create(prototype);
    if (o instanceof PyObject && o.type?.heap && !(o instanceof PyType)) this.#watch(o);
    return [o, () => {
      kind?.fill?.(this, o);
      if (kind?.own !== "all") this.#properties(o);
    }];
  }

  #watch(o: PyObject): void {
    this.later("end", () => {
      if (o.type.tp_del !== undefined) watchFinalizer(this.vm, o, o.type.lookup("__del__"));
    });
  }

  #list(): unknown[] {
    const n = this.body.count();
    const items: unknown[] = [];
    for (let i = 0; i < n; i++) items.push(this.body.value());
    return items;
  }

  #fillMap(o: Map<unknown, unknown>): void {
    const items = this.#list();
    for (let i = 0; i < items.length; i += 2) o.set(items[i], items[i + 1]);
  }

  #properties(o: object): void {
    const n = this.body.count();
    for (let i = 0; i < n; i++) {
      const key = this.body.value() as string;
      (o as Record<string, unknown>)[key] = this.body.value();
    }
  }

  #point(path: string): object {
    const colon = path.indexOf(":");
    const name = path.slice(colon + 1);
    const found = this.#find(path.slice(0, colon), name);
    if (found === undefined) throw new VmBug(`${path} is missing`);
    return found;
  }

  #find(what: string, name: string): object | undefined {
    const slash = name.lastIndexOf("/");
    switch (what) {
      case "type":
        return this.#types.get(name);
      case "module":
        return this.#natives.get(name);
      case "names":
        return this.#natives.get(name)?.dict;
      case "function":
        return this.#natives.get(name.slice(0, slash))?.dict?.getStr(name.slice(slash + 1)) as object | undefined;
      case "member":
        return this.#types.get(name.slice(0, slash))?.attrs.getStr(name.slice(slash + 1)) as object | undefined;
      case "state":
        return this.#states.get(name) ?? this.#awaitState(name);
      case "thread":
        return this.vm.thread;
    }
    const { vm } = this;
    return ({ vm, modules: vm.modules, Ellipsis, NotImplemented, host: vm.host } as Record<string, object>)[name];
  }

  #awaitState(path: string): object | undefined {
    const slash = path.indexOf("/");
    const given = emptyState(path.slice(0, slash));
    if (given !== undefined) this.vm.awaitState(path.slice(slash + 1), (state) => fillState(state, given));
    return given;
  }

  #fillPoint(path: string, o: object): void {
    if (o instanceof PyDict) KINDS[DICT].fill!(this, o);
    else if (o instanceof PyModule) this.body.value();
    else if (!path.startsWith("state:") || o instanceof PyObject) return;
    else if (Array.isArray(o)) o.splice(0, o.length, ...this.#list());
    else if (o instanceof Map) {
      o.clear();
      this.#fillMap(o);
    } else if (o instanceof Set) {
      o.clear();
      for (const v of this.#list()) o.add(v);
    } else this.#properties(o);
  }

  *#load(name: string): Gen<void> {
    const { vm } = this;
    const known = vm.modules.getStr(name);
    if (isNative(vm, name, known ?? null)) {
      this.#natives.set(name, known as PyModule);
      return;
    }
    const source = vm.natives.get(name)!;
    const native = typeof source === "function"
      ? (yield new Wait(source(), undefined, `import ${name}`)) as NativeModule
      : source;
    const dict = new PyDict();
    dict.setStr("__name__", name);
    this.#natives.set(name, new PyModule(dict));
    const r = instantiate(vm, native, dict);
    if (isGen(r)) yield* r;
  }
}
