// SPDX-License-Identifier: MIT
/** Makes a VM what it was in a picture (`picture.ts`). */
import { Ellipsis, NotImplemented, PyObject } from "../../vm/base/value.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { type Gen, isGen, Wait } from "../../vm/core/gen.ts";
import { VmBug } from "../../vm/core/exceptions.ts";
import { watchFinalizer } from "../../vm/core/finalize.ts";
import { restoreId } from "../../vm/core/identity.ts";
import { PyType } from "../../vm/core/type.ts";
import { PyModule, typeOf } from "../../vm/core/types.ts";
import { type ExcState, PyFrame } from "../../vm/interp/frame.ts";
import type { NativeModule } from "../../vm/native/define.ts";
import { handlerFunctions } from "../../vm/modules/codecs.ts";
import { codecState, setDefaultEncoding } from "../../vm/objects/unicode_codecs.ts";
import { instantiate } from "../../vm/native/module.ts";
import type { PyVm } from "../../vm/vm.ts";
import { KINDS, PLAIN_CLASSES } from "./kinds.ts";
import { Input } from "./stream.ts";
import {
  DICT,
  emptyState,
  fillState,
  Form,
  isNative,
  Proto,
  type Stage,
  STAGES,
  stateObjects,
  typeNames,
  VIEWS,
} from "./picture.ts";

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
