// SPDX-License-Identifier: MIT
/** The module `cPickle` (CPython 2.7 `cPickle.c`): binds the pickle writer and reader to Python. */
import { PyObject, PyTuple, type Value } from "../vm/base/value.ts";
import { call, findAttr, genericGetAttr, genericSetAttr, isThrown } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictSet } from "../vm/core/dict_ops.ts";
import { ExceptionType, makeThrow, type PyThrow, typeError, valueError } from "../vm/core/exceptions.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import { idOf } from "../vm/core/identity.ts";
import { listOf } from "../vm/core/sequence.ts";
import { PyType } from "../vm/core/type.ts";
import { isStr, PyList, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { int, obj, opt, str } from "../vm/native/args.ts";
import { constant, def, defineModule, defineType, method, newType } from "../vm/native/define.ts";
import { PickleReader, type PickleSource, putMemo, type ReaderState } from "./pickle_reader.ts";
import { PickleWriter, type WriterState } from "./pickle_writer.ts";

function errorType(name: string, base: PyType): PyType {
  const type = new PyType({ name, bases: [base], module: "cPickle" });
  type.hasDict = true;
  return defineType(type, { attributes: { __module__: "cPickle" } });
}
const PickleError = errorType("PickleError", ExceptionType);
const PicklingError = errorType("PicklingError", PickleError);
const UnpickleableError = errorType("UnpickleableError", PicklingError);
const UnpicklingError = errorType("UnpicklingError", PickleError);
const BadPickleGet = errorType("BadPickleGet", UnpicklingError);

const pickling = (text: string): PyThrow => makeThrow(PicklingError, text);

/** The protocol an argument asks for. */
function protocolOf(protocol: number): number {
  if (protocol > 2) throw valueError(`pickle protocol ${protocol} asked for; the highest available protocol is 2`);
  return protocol < 0 ? 2 : protocol;
}

class PyPickler extends PyObject {
  readonly state: WriterState;
  constructor(protocol: number, readonly write: Value | undefined) {
    super();
    this.state = {
      protocol,
      memo: new Map(),
      count: 0,
      fast: false,
      persistentId: null,
      instPersistentId: null,
      reducer: null,
      asked: null,
      error: pickling,
      isError: (e) => isThrown(e, PickleError),
    };
  }
  /** Pickles without a file pile up here until `getvalue`. */
  readonly pieces: string[] = [];
}

newType("Pickler", PyPickler, { module: "cPickle", subclassable: false }, {
  doc: "Writes pickles.",
  slots: { tp_getattro: genericGetAttr, tp_setattro: genericSetAttr },
  methods: {
    dump: method<PyPickler>()(
      [obj("obj"), opt(int("get"), 0)],
      { doc: "Pickles an object.", arity: "parse" },
      function* (vm, p, v) {
        const made = new PickleWriter(vm, p.state).dump(v);
        const bytes = isGen(made) ? yield* made : made;
        if (p.write === undefined) p.pieces.push(bytes);
        else {
          const r = call(vm, p.write, [bytes]);
          if (isGen(r)) yield* r;
        }
        return p.write === undefined ? p : null;
      },
    ),
    clear_memo: method<PyPickler>()([], "Forgets the objects pickled so far.", (_vm, p) => {
      p.state.memo.clear();
      p.state.count = 0;
      return null;
    }),
    getvalue: method<PyPickler>()([opt(int("clear"), 1)], {
      doc: "The pickles collected without a file.",
      arity: "parse",
    }, (_vm, p, clear) => {
      const text = p.pieces.join("");
      if (clear) p.pieces.length = 0;
      return text;
    }),
  },
  getset: {
    persistent_id: {
      doc: "Function that names objects kept elsewhere.",
      get: (_vm, p) => p.state.persistentId,
      set: (_vm, p, v) => void (p.state.persistentId = v ?? null),
    },
    inst_persistent_id: {
      doc: "Function that names instances kept elsewhere; asked when no other way to pickle is known.",
      set: (_vm, p, v) => void (p.state.instPersistentId = v ?? null),
    },
    reducer_override: {
      doc: "Function that says, as __reduce__ does, how to write an object that is no plain data; or NotImplemented.",
      get: (_vm, p) => p.state.reducer,
      set: (_vm, p, v) => void (p.state.reducer = v ?? null),
    },
    asked_types: {
      doc: "Types, the keys of a dict, whose instances are no plain data for reducer_override.",
      get: (_vm, p) => p.state.asked,
      set: (_vm, p, v) => void (p.state.asked = v instanceof PyDict ? v : null),
    },
    fast: {
      doc: "Whether the memo is left out.",
      get: (_vm, p) => p.state.fast ? 1 : 0,
      set: (_vm, p, v) => void (p.state.fast = v !== 0 && v !== false && v !== null && v !== undefined),
    },
    binary: { doc: "Whether the protocol is binary.", get: (_vm, p) => p.state.protocol > 0 ? 1 : 0 },
    memo: {
      doc: "The memo, a copy: id of an object → its number and the object.",
      get: function* (vm: Vm, p: PyPickler): Gen<Value> {
        const d = new PyDict();
        for (const [v, n] of p.state.memo) {
          const r = dictSet(vm, d, idOf(v), new PyTuple([n, v]));
          if (isGen(r)) yield* r;
        }
        return d;
      },
      set: (_vm, p, v) => {
        if (!(v instanceof PyDict)) throw typeError("memo must be a dictionary");
        p.state.memo.clear();
        for (const { value: e } of v.entries()) {
          if (!(e instanceof PyTuple) || e.items.length !== 2 || typeof e.items[0] !== "number") {
            throw typeError("memo values must be 2-tuples of a number and an object");
          }
          p.state.memo.set(e.items[1], e.items[0]);
        }
        p.state.count = p.state.memo.size;
      },
    },
  },
});

function readerState(): ReaderState {
  return {
    numbered: [],
    spelled: [],
    memo: new Map(),
    persistentLoad: null,
    findGlobal: undefined,
    allowed: undefined,
    unpickling: (text) => makeThrow(UnpicklingError, text),
    badGet: (key) => makeThrow(BadPickleGet, key),
  };
}

/** A state that allows only some globals: an iterable of strings, or None for none at all. */
function* safeState(vm: Vm, allowed: Value): Gen<ReaderState> {
  const state = readerState();
  const names = new Set<string>();
  if (allowed !== null) {
    const r = listOf(vm, allowed);
    for (const name of isGen(r) ? yield* r : r) {
      if (!isStr(name)) throw typeError(`allowed globals are strings, not ${typeName(name)}`);
      names.add(strValue(name));
    }
  }
  state.allowed = names;
  return state;
}

function memoItems({ numbered, spelled, memo }: ReaderState): [number | string, Value | undefined][] {
  return [...numbered.entries(), ...spelled.map((v, n): [string, Value | undefined] => [String(n), v]), ...memo];
}

class PyUnpickler extends PyObject {
  readonly state: ReaderState = readerState();
  constructor(readonly source: PickleSource) {
    super();
  }
}

newType("Unpickler", PyUnpickler, { module: "cPickle", subclassable: false }, {
  doc: "Reads pickles.",
  slots: { tp_getattro: genericGetAttr, tp_setattro: genericSetAttr },
  methods: {
    load: method<PyUnpickler>()(
      [],
      "Reads one pickle.",
      (vm, u) => new PickleReader(vm, u.state).loadFile(u.source),
    ),
    noload: method<PyUnpickler>()(
      [],
      "Reads one pickle for its persistent ids only; nothing is imported or called.",
      (vm, u) => new PickleReader(vm, u.state).loadFile(u.source, true),
    ),
  },
  getset: {
    persistent_load: {
      doc: "Function that finds objects kept elsewhere, or a list that collects their names.",
      get: (_vm, u) => u.state.persistentLoad,
      set: (_vm, u, v) => void (u.state.persistentLoad = v ?? null),
    },
    find_global: {
      doc: "Function that finds classes and functions; None forbids them.",
      get: (_vm, u) => u.state.findGlobal ?? null,
      set: (_vm, u, v) => void (u.state.findGlobal = v),
    },
    memo: {
      doc: "The memo, a copy.",
      get: function* (vm: Vm, u: PyUnpickler): Gen<Value> {
        const d = new PyDict();
        for (const [key, value] of memoItems(u.state)) {
          const r = value === undefined ? undefined : dictSet(vm, d, key, value);
          if (isGen(r)) yield* r;
        }
        return d;
      },
      set: (_vm, u, v) => {
        if (!(v instanceof PyDict)) throw typeError("memo attribute must be a dictionary");
        u.state.numbered.length = u.state.spelled.length = 0;
        u.state.memo.clear();
        for (const { key, value } of v.entries()) {
          if (typeof key === "number" || isStr(key)) {
            putMemo(u.state, typeof key === "number" ? key : strValue(key), value!);
          }
        }
      },
    },
  },
});

/** Reads from a Python file object. TypeError where it cannot be read. */
function* fileSource(vm: Vm, file: Value): Gen<PickleSource> {
  const methodOf = function* (name: string): Gen<Value> {
    const r = findAttr(vm, file, name);
    const f = isGen(r) ? yield* r : r;
    if (f === undefined) throw typeError("argument must have 'read' and 'readline' attributes");
    return f;
  };
  const readline = yield* methodOf("readline");
  const read = yield* methodOf("read");
  const bytes = function* (f: Value, args: Value[]): Gen<string> {
    const r = call(vm, f, args);
    const s = isGen(r) ? yield* r : r;
    if (!isStr(s)) throw typeError(`read() returned non-string (type ${typeName(s)})`);
    return strValue(s);
  };
  return { read: (n) => bytes(read, [n]), readLine: () => bytes(readline, []) };
}

function* writeMethod(vm: Vm, file: Value): Gen<Value> {
  const r = findAttr(vm, file, "write");
  const f = isGen(r) ? yield* r : r;
  if (f === undefined) throw typeError("argument must have 'write' attribute");
  return f;
}

/** The module `cPickle`. */
export const pickleModule = defineModule("cPickle", "Objects as bytes, and back.", {
  HIGHEST_PROTOCOL: constant(2),
  format_version: constant("2.0"),
  compatible_formats: constant(() => new PyList(["1.0", "1.1", "1.2", "1.3", "2.0"])),
  __version__: constant("1.71"),
  PickleError: constant(PickleError),
  PicklingError: constant(PicklingError),
  UnpickleableError: constant(UnpickleableError),
  UnpicklingError: constant(UnpicklingError),
  BadPickleGet: constant(BadPickleGet),
  dumps: def(
    [obj("obj"), opt(int("protocol"), 0)],
    { doc: "The pickle of an object.", arity: "keywords" },
    (vm, v, protocol) => new PickleWriter(vm, new PyPickler(protocolOf(protocol), undefined).state).dump(v),
  ),
  dump: def([obj("obj"), obj("file"), opt(int("protocol"), 0)], {
    doc: "Writes the pickle of an object to a file.",
    arity: "keywords",
  }, function* (vm, v, file, protocol) {
    const write = yield* writeMethod(vm, file);
    const made = new PickleWriter(vm, new PyPickler(protocolOf(protocol), undefined).state).dump(v);
    const bytes = isGen(made) ? yield* made : made;
    const r = call(vm, write, [bytes]);
    if (isGen(r)) yield* r;
    return null;
  }),
  loads: def(
    [str("string")],
    { doc: "The object of a pickle.", arity: "parse" },
    (vm, text) => new PickleReader(vm, readerState()).loadText(text),
  ),
  safe_loads: def(
    [str("string"), opt(obj("allowed"), null)],
    {
      doc:
        "As loads(), for data that anybody could have made: finds only the globals in `allowed`, each 'module.name'.",
      arity: "keywords",
    },
    function* (vm, text, allowed) {
      const r = new PickleReader(vm, yield* safeState(vm, allowed)).loadText(text);
      return isGen(r) ? yield* r : r;
    },
  ),
  safe_load: def(
    [obj("file"), opt(obj("allowed"), null)],
    { doc: "As load(), for data that anybody could have made; see safe_loads().", arity: "keywords" },
    function* (vm, file, allowed) {
      const state = yield* safeState(vm, allowed);
      return yield* new PickleReader(vm, state).loadFile(yield* fileSource(vm, file));
    },
  ),
  load: def([obj("file")], { doc: "Reads a pickle from a file.", arity: "parse" }, function* (vm, file) {
    return yield* new PickleReader(vm, readerState()).loadFile(yield* fileSource(vm, file));
  }),
  Pickler: def([opt(obj("file")), opt(int("protocol"), 0)], {
    doc: "An object that writes pickles to a file.",
    arity: "keywords",
  }, function* (vm, file, protocol) {
    // Without a file, or with only a protocol, the pickles are collected.
    if (file === undefined || typeof file === "number") {
      return new PyPickler(protocolOf(typeof file === "number" ? file : protocol), undefined);
    }
    return new PyPickler(protocolOf(protocol), yield* writeMethod(vm, file));
  }),
  Unpickler: def(
    [obj("file")],
    { doc: "An object that reads pickles from a file.", arity: "parse" },
    function* (vm, file) {
      return new PyUnpickler(yield* fileSource(vm, file));
    },
  ),
});
