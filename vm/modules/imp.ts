// SPDX-License-Identifier: MIT
/**
 * `imp`: finding and loading modules by hand, over the finders and loaders of `vm/interp/import.ts`
 * (CPython 2.7 `import.c`). Modules of ours that are native count as built in; modules inside an image, which have no
 * file to open, count as frozen.
 */
import { PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { isPyc, PYC_MAGIC, readPyc } from "../bytecode/pyc.ts";
import { call, callMethod, encodeDefault } from "../core/abstract.ts";
import { environmentError, importError, IOErrorType, runtimeError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, then } from "../core/gen.ts";
import { HostError } from "../host.ts";
import type { PyType } from "../core/type.ts";
import { PyList, PyModule, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { cstring, custom, int, obj, opt } from "../native/args.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import { bytesToText, textToBytes } from "../objects/buffer_protocol.ts";
import { fileType, PyFile } from "../objects/file.ts";
import { execModule, type Found, type Importer, newModule, reloadModule } from "../interp/import.ts";
import { construct, constructor } from "./iter_support.ts";

const PY_SOURCE = 1;
const PY_COMPILED = 2;
const C_EXTENSION = 3;
const PKG_DIRECTORY = 5;
const C_BUILTIN = 6;
const PY_FROZEN = 7;

const importer = (vm: Vm): Importer => vm as Importer;

const described = (file: Value, path: Value, suffix: string, mode: string, kind: number): Value =>
  new PyTuple([file, path, new PyTuple([suffix, mode, kind])]);

function* openFile(vm: Vm, path: string, mode: string): Gen<Value> {
  const r = call(vm, fileType, [path, mode]);
  return isGen(r) ? yield* r : r;
}

/** Entries of a search path. */
function pathEntries(path: Value): string[] {
  if (!(path instanceof PyList) && !(path instanceof PyTuple)) {
    throw runtimeError("sys.path must be a list of directory names");
  }
  const out: string[] = [];
  for (const item of path.items) {
    if (typeof item === "string" || item instanceof PyStr) out.push(strValue(item));
    else if (item instanceof PyUnicode) out.push(encodeDefault(item));
  }
  return out;
}

function* findModule(vm: Vm, name: string, path: Value): Gen<Value> {
  if (path === null && importer(vm).isBuiltin(name)) return described(null, name, "", "", C_BUILTIN);
  const entries = pathEntries(path ?? vm.sys.getStr("path") ?? null);
  for (const entry of entries) {
    const found: Found | undefined = importer(vm).finderFor(entry)?.find(name, name);
    if (found === undefined) continue;
    if (found.kind === "native") return described(null, name, "", "", C_BUILTIN);
    if (found.packagePath !== undefined) return described(null, found.packagePath, "", "", PKG_DIRECTORY);
    if (vm.host.kind(found.file) !== "file") return described(null, name, "", "", PY_FROZEN);
    const compiled = found.file.endsWith(".pyc");
    const mode = compiled ? "rb" : "U";
    const file = yield* openFile(vm, found.file, mode);
    return described(file, found.file, compiled ? ".pyc" : ".py", mode, compiled ? PY_COMPILED : PY_SOURCE);
  }
  throw importError(`No module named ${name.slice(0, 200)}`);
}

/** The text of an open file, or of the file at `path`. */
function* textOf(vm: Vm, file: Value, path: string): Gen<string> {
  if (file === null) {
    // The error names no file, as CPython's does not.
    try {
      return bytesToText(vm.host.readFile(path));
    } catch (e) {
      if (e instanceof HostError) throw environmentError(IOErrorType, e.errno, e.message);
      throw e;
    }
  }
  let text = callMethod(vm, file, "read", []);
  if (isGen(text)) text = yield* text;
  return strValue(text as string);
}

function* loadSource(vm: Vm, name: string, path: string, file: Value): Gen<Value> {
  const text = yield* textOf(vm, file, path);
  let code = vm.compile(text, { filename: path, mode: "exec", flags: 0 });
  if (isGen(code)) code = yield* code;
  return yield* execModule(vm, name, code, path, undefined);
}

function* loadCompiled(vm: Vm, name: string, path: string, file: Value): Gen<Value> {
  const bytes = textToBytes(yield* textOf(vm, file, path));
  if (!isPyc(bytes)) throw importError(`Bad magic number in ${path}`);
  return yield* execModule(vm, name, readPyc(bytes).code, path, undefined);
}

function* loadPackage(vm: Vm, name: string, path: string): Gen<Value> {
  let module = vm.modules.getStr(name);
  if (!(module instanceof PyModule)) {
    module = newModule(name);
    vm.modules.setStr(name, module);
  }
  const dict = (module as PyModule).dict!;
  dict.setStr("__file__", path);
  dict.setStr("__path__", new PyList([path]));
  const found = importer(vm).finderFor(path)?.find("__init__", name + ".__init__");
  if (found === undefined || found.kind !== "code") return module;
  let code = found.code();
  if (isGen(code)) code = yield* code;
  return yield* execModule(vm, name, code, found.file, path, found.loader);
}

function* loadModule(vm: Vm, name: string, file: Value, path: string, mode: string, kind: number): Gen<Value> {
  if (mode !== "" && (!"rU".includes(mode[0]) || mode.includes("+"))) {
    throw valueError(`invalid file open mode ${mode.slice(0, 200)}`);
  }
  if (file !== null && !(file instanceof PyFile)) throw valueError("load_module arg#2 should be a file or None");
  const needsFile = () => {
    if (file === null) throw valueError(`file object required for import (type code ${kind})`);
  };
  switch (kind) {
    case PY_SOURCE:
      needsFile();
      return yield* loadSource(vm, name, path, file);
    case PY_COMPILED:
      needsFile();
      return yield* loadCompiled(vm, name, path, file);
    case PKG_DIRECTORY:
      return yield* loadPackage(vm, name, path);
    case C_BUILTIN:
    case PY_FROZEN: {
      if (path !== "") name = kind === C_BUILTIN ? path : name;
      const r = vm.importModule(name);
      return isGen(r) ? yield* r : r;
    }
    case C_EXTENSION:
      throw importError(`Don't know how to import ${name} (type code ${kind})`);
    default:
      throw importError(`Don't know how to import ${name.slice(0, 200)} (type code ${kind})`);
  }
}

const LOCK = Symbol("imp.lock");
const lock = (vm: Vm): { depth: number } => vm.state(LOCK, () => ({ depth: 0 }));

/** The third argument of `load_module`. */
const description = custom<[string, string, number]>("description", (vm, v) => {
  if (!(v instanceof PyTuple)) throw typeError("load_module() argument 4 must be 3-item sequence");
  if (v.items.length !== 3) {
    throw typeError(`load_module() argument 4 must be sequence of length 3, not ${v.items.length}`);
  }
  const place = { name: "load_module", position: 4 };
  return then(cstring("s").convert!(vm, v.items[0], place), (suffix) =>
    then(cstring("m").convert!(vm, v.items[1], place), (mode) =>
      then(int("t").convert!(vm, v.items[2], place), (kind): [string, string, number] => [suffix, mode, kind])));
});

/** `imp.NullImporter`: stands in `sys.path_importer_cache` for paths that are no folders. */
class NullImporter extends PyObject {}

const newNull = constructor("NullImporter", [cstring("path")], (vm, type, path) => {
  if (path === "") throw importError("empty pathname");
  if (vm.host.kind(path) === "dir") throw importError("existing directory");
  return new type.jsClass();
});

const nullImporterType: PyType = newType("NullImporter", NullImporter, { module: "imp" }, {
  doc: "NullImporter(path) -> importer that finds nothing; refuses existing folders",
  slots: {
    tp_new: (vm, type, args, kw) => {
      if (kw === null && args.length !== 1) throw typeError(`NullImporter() takes exactly 1 argument (${args.length} given)`);
      return construct(vm, newNull, type, args, kw);
    },
  },
  methods: {
    find_module: method<NullImporter>()([obj("fullname"), opt(obj("path"))], { doc: "None.", arity: "parse" }, () => null),
  },
});

export const impModule = defineModule("imp", "Finding and loading modules by hand.", {
  SEARCH_ERROR: constant(0),
  PY_SOURCE: constant(PY_SOURCE),
  PY_COMPILED: constant(PY_COMPILED),
  C_EXTENSION: constant(C_EXTENSION),
  PY_RESOURCE: constant(4),
  PKG_DIRECTORY: constant(PKG_DIRECTORY),
  C_BUILTIN: constant(C_BUILTIN),
  PY_FROZEN: constant(PY_FROZEN),
  PY_CODERESOURCE: constant(8),
  IMP_HOOK: constant(9),
  NullImporter: nullImporterType,
  acquire_lock: def([], "Takes the import lock.", (vm) => {
    lock(vm).depth++;
    return null;
  }),
  release_lock: def([], "Gives the import lock back.", (vm) => {
    if (lock(vm).depth === 0) throw runtimeError("not holding the import lock");
    lock(vm).depth--;
    return null;
  }),
  lock_held: def([], "Whether the import lock is taken.", (vm) => lock(vm).depth > 0),
  find_module: def([cstring("name"), opt(obj("path"), null)], { doc: "Where a module is: (file, path, description).", arity: "parse" }, (vm, name, path) => findModule(vm, name, path)),
  load_module: def(
    [cstring("name"), obj("file"), cstring("path"), description],
    { doc: "Loads what find_module found.", arity: "parse" },
    (vm, name, file, path, [, mode, kind]) => loadModule(vm, name, file, path, mode, kind),
  ),
  load_source: def([cstring("name"), cstring("path"), opt(obj("file"), null)], { doc: "Loads a module from its source.", arity: "parse" }, (vm, name, path, file) => loadSource(vm, name, path, file)),
  load_compiled: def([cstring("name"), cstring("path"), opt(obj("file"), null)], { doc: "Loads a module from its compiled form.", arity: "parse" }, (vm, name, path, file) => loadCompiled(vm, name, path, file)),
  load_package: def([cstring("name"), cstring("path")], { doc: "Loads a package from its folder.", arity: "parse" }, (vm, name, path) => loadPackage(vm, name, path)),
  load_dynamic: def([cstring("name"), cstring("path"), opt(obj("file"), null)], { doc: "C extensions cannot be loaded: ImportError.", arity: "parse" }, (vm, _name, path) => {
    const text = vm.host.kind(path) === undefined
      ? `${path}: cannot open shared object file: No such file or directory`
      : `${path}: C extensions of CPython cannot be loaded`;
    throw importError(text);
  }),
  new_module: def([cstring("name")], { doc: "A new module that is not in sys.modules.", arity: "parse" }, (_vm, name) => newModule(name)),
  reload: def([obj("module")], "Loads a module again.", (vm, module) => reloadModule(importer(vm), module)),
  is_builtin: def([cstring("name")], { doc: "1 for a built-in module, -1 for one that exists from the start, else 0.", arity: "parse" }, (vm, name) => {
    if (!importer(vm).isBuiltin(name)) return 0;
    return name === "sys" || name === "__builtin__" || name === "exceptions" ? -1 : 1;
  }),
  is_frozen: def([cstring("name")], { doc: "Whether a module is frozen: never.", arity: "parse" }, () => false),
  init_builtin: def([cstring("name")], { doc: "Loads a built-in module; None if there is none.", arity: "parse" }, (vm, name) =>
    importer(vm).isBuiltin(name) ? vm.importModule(name) : null),
  init_frozen: def([cstring("name")], { doc: "Loads a frozen module: None, as there are none.", arity: "parse" }, () => null),
  get_frozen_object: def([cstring("name")], { doc: "Code of a frozen module: ImportError, as there are none.", arity: "parse" }, (_vm, name) => {
    throw importError(`No such frozen object named ${name.slice(0, 200)}`);
  }),
  get_magic: def([], "First four bytes of compiled files.", () => PYC_MAGIC),
  get_suffixes: def([], "Suffixes of module files, with the mode to open them and their kind.", () =>
    new PyList([
      new PyTuple([".py", "U", PY_SOURCE]),
      new PyTuple([".pyc", "rb", PY_COMPILED]),
    ])),
});

