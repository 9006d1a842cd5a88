// SPDX-License-Identifier: MIT
/**
 * `thread._local` (`threading.local`): attributes that every thread has for itself. The namespaces hang on the threads that
 * made them and go with them. A subclass's `__init__` runs once in each thread, with the arguments of the constructor, before
 * that thread sees its namespace.
 */
import { PyObject, type Value } from "../base/value.ts";
import { genericGetAttr, genericSetAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { Kwargs } from "../core/type.ts";
import { objectType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { newType } from "../native/define.ts";
import { threadOf } from "../sched/locks.ts";

export class PyLocal extends PyObject {
  /** By thread; everything that runs as main thread is one. */
  readonly namespaces = new WeakMap<object, PyDict>();
  args: Value[] = [];
  kw: Kwargs = null;
}

const MAIN = Symbol("thread._local");
const keyOf = (vm: Vm): object => {
  const thread = threadOf(vm);
  return thread.main ? vm.state(MAIN, () => ({})) : thread;
};

/** The namespace of the calling thread, if it has one. */
export const knownNamespace = (vm: Vm, self: PyLocal): PyDict | undefined => self.namespaces.get(keyOf(vm));

/** Gives the calling thread the namespace it had in another process. */
export function restoreNamespace(vm: Vm, self: PyLocal, namespace: PyDict): void {
  self.namespaces.set(keyOf(vm), namespace);
}

/** The namespace of the calling thread; made, and filled by `__init__`, when it first looks. */
function namespaceOf(vm: Vm, self: PyLocal): Result<PyDict> {
  const key = keyOf(vm);
  const found = self.namespaces.get(key);
  if (found !== undefined) return found;
  const made = new PyDict();
  self.namespaces.set(key, made);
  const init = self.type.tp_init;
  if (init === undefined || init === objectType.tp_init) return made;
  const kw = self.kw === null ? null : new Map(self.kw);
  const forget = (e: unknown): never => {
    self.namespaces.delete(key);
    throw e;
  };
  let r: Result<void>;
  try {
    r = init(vm, self, self.args.slice(), kw);
  } catch (e) {
    return forget(e);
  }
  return isGen(r) ? initialise(r, made, forget) : made;
}

function* initialise(r: Gen<void>, made: PyDict, forget: (e: unknown) => never): Gen<PyDict> {
  try {
    yield* r;
  } catch (e) {
    forget(e);
  }
  return made;
}

/** Does something with `self` while its `__dict__` is the namespace of the calling thread. Must not wait. */
function inNamespace<T>(self: PyLocal, dict: PyDict, f: () => T): T {
  self.dict = dict;
  try {
    return f();
  } finally {
    // Only the thread shall keep it alive.
    self.dict = undefined;
  }
}

/** The type `thread._local`. */
export const localType = newType("_local", PyLocal, { module: "thread", hasDict: true, hasWeakref: true }, {
  doc: "Thread-local data: attributes that every thread has for itself.",
  slots: {
    tp_new: (vm, type, args, kw) => {
      if (type.tp_init === objectType.tp_init && (args.length > 0 || kw !== null && kw.size > 0)) {
        throw typeError("Initialization arguments are not supported");
      }
      const self = new type.jsClass() as PyLocal;
      self.args = args.slice();
      self.kw = kw === null ? null : new Map(kw);
      // `__init__` is about to run for this thread.
      self.namespaces.set(keyOf(vm), new PyDict());
      return self;
    },
    tp_getattro: (vm, o, name) => {
      const self = o as PyLocal;
      return then(namespaceOf(vm, self), (dict) => {
        if (name === "__dict__") return dict;
        return inNamespace(self, dict, () => genericGetAttr(vm, self, name));
      });
    },
    tp_setattro: (vm, o, name, value) => {
      const self = o as PyLocal;
      return then(namespaceOf(vm, self), (dict) => {
        if (name === "__dict__") {
          throw attributeError(`'${self.type.name}' object attribute '__dict__' is read-only`);
        }
        return inNamespace(self, dict, () => genericSetAttr(vm, self, name, value));
      });
    },
  },
});
