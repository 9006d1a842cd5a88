// SPDX-License-Identifier: MIT
/**
 * `imp`: the steps of an import one by one (CPython `import.c`). Finding goes through the builtin finders only, as in
 * CPython; where our library has no file of its own (a compiled image), `find_module` gives a path without a file
 * object and `load_module` takes it back.
 */
import { PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { ImageError } from "../bytecode/image_error.ts";
import { readPyc } from "../bytecode/pyc.ts";
import { call, callMethod, encodeDefault, genericGetAttr } from "../core/abstract.ts";
import { importError, runtimeError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { isStr, PyList, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { cstring, obj, opt } from "../native/args.ts";
import { clearAtEnd } from "../objects/module.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import {
  execModule,
  type Found,
  type Importer,
  importLock,
  loadFound,
  newModule,
  reloadModule,
} from "../interp/import.ts";

const PY_SOURCE = 1, PY_COMPILED = 2, PKG_DIRECTORY = 5, C_BUILTIN = 6, PY_FROZEN = 7;
const MAGIC = "\x03\xf3\r\n";

const importer = (vm: Vm): Importer => vm as Importer;

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

/** `imp.NullImporter`: stands in `sys.path_importer_cache` for places where nothing can be found. */
class NullImporter extends PyObject {}

const nullImporterType = newType("NullImporter", NullImporter, { module: "imp", subclassable: true }, {
  doc: "An importer that finds nothing.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: (vm, _self, args, kw) => {
      if (kw !== null && kw.size > 0) throw typeError("NullImporter() does not take keyword arguments");
      if (args.length !== 1) throw typeError(`NullImporter() takes exactly 1 argument (${args.length} given)`);
      const path = pathText(args[0]);
      if (path === undefined) throw typeError(`NullImporter() argument 1 must be string, not ${typeName(args[0])}`);
      if (path === "") throw importError("empty pathname");
      if (vm.host.kind(path) === "dir") throw importError("existing directory");
    },
  },
  methods: {
    find_module: method<NullImporter>()(
      [obj("fullname"), opt(obj("path"))],
      { doc: "Always None.", arity: "parse" },
      () => null,
    ),
  },
});

function pathText(v: Value): string | undefined {
  if (isStr(v)) return strValue(v);
  return v instanceof PyUnicode ? encodeDefault(v) : undefined;
}

function description(suffix: string, mode: string, kind: number): PyTuple {
  return new PyTuple([suffix, mode, kind]);
}

/** The triple of `find_module` for what a finder found. */
function* describe(vm: Vm, found: Exclude<Found, { kind: "directory" }>, name: string): Gen<Value> {
  if (found.kind === "native") return new PyTuple([null, name, description("", "", C_BUILTIN)]);
  if (found.packagePath !== undefined) {
    return new PyTuple([null, found.packagePath, description("", "", PKG_DIRECTORY)]);
  }
  const compiled = found.file.endsWith(".pyc");
  const mode = compiled ? "rb" : "U";
  let file: Result<Value> = null;
  if (vm.host.kind(found.file) === "file") {
    file = call(vm, vm.builtins.getStr("open")!, [found.file, mode]);
    if (isGen(file)) file = yield* file;
  }
  return new PyTuple([
    file,
    found.file,
    description(compiled ? ".pyc" : ".py", mode, compiled ? PY_COMPILED : PY_SOURCE),
  ]);
}

function* findModule(vm: Vm, name: string, path: Value): Gen<Value> {
  const world = importer(vm);
  if (path === null) {
    if (world.isBuiltin(name)) return new PyTuple([null, name, description("", "", C_BUILTIN)]);
    path = vm.sys.getStr("path") ?? null;
  }
  if (!(path instanceof PyList)) throw runtimeError("sys.path must be a list of directory names");
  for (const item of path.items.slice()) {
    const entry = pathText(item);
    if (entry === undefined) continue;
    const finder = world.finderFor(entry);
    const found = finder?.needsHook ? undefined : finder?.find(name, name);
    if (found !== undefined && found.kind !== "directory") return yield* describe(vm, found, name);
  }
  throw importError(`No module named ${name}`);
}

/** What stands at a path that `find_module` gave but that is no file: a module of an image. */
function foundAt(vm: Vm, path: string): Found | undefined {
  const slash = path.lastIndexOf("/");
  const last = path.slice(slash + 1).replace(/\.py$/, "");
  return importer(vm).finderFor(path.slice(0, Math.max(slash, 0)))?.find(last, last);
}

/** The bytes of a source or compiled file: from the open file where there is one. */
function* contents(vm: Vm, path: string, file: Value): Gen<Uint8Array> {
  if (file === null) return (vm as unknown as { readSource(path: string): Uint8Array }).readSource(path);
  const text = callMethod(vm, file, "read", []);
  const read = isGen(text) ? yield* text : text;
  if (!isStr(read)) throw typeError(`file.read() did not return a string, but ${typeName(read)}`);
  return latin1Bytes(strValue(read));
}

function* loadSource(vm: Vm, name: string, path: string, file: Value): Gen<Value> {
  if (file === null && vm.host.kind(path) !== "file") {
    const found = foundAt(vm, path);
    if (found !== undefined && found.kind === "code") return yield* loadFound(importer(vm), found, name);
  }
  const source = yield* contents(vm, path, file);
  const code = vm.compile(source, { filename: path, mode: "exec", flags: 0 });
  return yield* execModule(vm, name, isGen(code) ? yield* code : code, path, undefined);
}

function* loadCompiled(vm: Vm, name: string, path: string, file: Value): Gen<Value> {
  const bytes = yield* contents(vm, path, file);
  let code;
  try {
    code = readPyc(bytes).code;
  } catch (e) {
    if (e instanceof ImageError) throw importError(`Bad magic number in ${path}`);
    throw e;
  }
  return yield* execModule(vm, name, code, path, undefined);
}

/** A package: its `__init__` runs in the module; without one it stays empty. */
function* loadPackage(vm: Vm, name: string, path: string): Gen<Value> {
  const world = importer(vm);
  const init = vm.host.kind(path) === "dir"
    ? world.finderFor(path)?.find("__init__", `${name}.__init__`)
    : foundAt(vm, path);
  if (init !== undefined && init.kind === "code") {
    return yield* loadFound(world, { ...init, packagePath: path }, name);
  }
  let module = vm.modules.getStr(name);
  if (module === undefined) vm.modules.setStr(name, module = newModule(name));
  const dict = (module as unknown as ReturnType<typeof newModule>).dict!;
  dict.setStr("__file__", path);
  dict.setStr("__path__", new PyList([path]));
  return module;
}

function* initBuiltin(vm: Vm, name: string): Gen<Value> {
  const native = vm.natives.get(name);
  if (native === undefined) return null;
  const loaded = vm.modules.getStr(name);
  if (loaded !== undefined && loaded !== null) return loaded;
  return yield* loadFound(importer(vm), { kind: "native", module: native }, name);
}

function* loadModule(vm: Vm, name: string, file: Value, path: string, desc: Value): Gen<Value> {
  if (!(desc instanceof PyTuple) || desc.items.length !== 3 || typeof desc.items[2] !== "number") {
    throw typeError("load_module() argument 4 must be a tuple of a suffix, a mode and a type");
  }
  const mode = pathText(desc.items[1]) ?? "";
  const kind = desc.items[2];
  if (mode !== "" && (!(mode[0] === "r" || mode[0] === "U") || mode.includes("+"))) {
    throw valueError(`invalid file open mode ${mode}`);
  }
  switch (kind) {
    case PY_SOURCE:
      if (file === null && (vm.host.kind(path) === "file" || foundAt(vm, path) === undefined)) {
        throw valueError(`file object required for import (type code ${kind})`);
      }
      return yield* loadSource(vm, name, path, file);
    case PY_COMPILED:
      if (file === null) throw valueError(`file object required for import (type code ${kind})`);
      return yield* loadCompiled(vm, name, path, file);
    case PKG_DIRECTORY:
      return yield* loadPackage(vm, name, path);
    case C_BUILTIN: {
      const module = yield* initBuiltin(vm, path || name);
      if (module === null) throw importError(`Purported builtin module ${path || name} not found`);
      return module;
    }
    case PY_FROZEN:
      throw importError(`Purported frozen module ${path || name} not found`);
    default:
      throw importError(`Don't know how to import ${name} (type code ${kind})`);
  }
}

const frozen = (name: string) => importError(`No such frozen object named ${name}`);

export const impModule = defineModule("imp", "The steps of an import: finding and loading modules.", {
  SEARCH_ERROR: constant(0),
  PY_SOURCE: constant(PY_SOURCE),
  PY_COMPILED: constant(PY_COMPILED),
  C_EXTENSION: constant(3),
  PY_RESOURCE: constant(4),
  PKG_DIRECTORY: constant(PKG_DIRECTORY),
  C_BUILTIN: constant(C_BUILTIN),
  PY_FROZEN: constant(PY_FROZEN),
  PY_CODERESOURCE: constant(8),
  IMP_HOOK: constant(9),
  _image_importer: def(
    [cstring("path")],
    { doc: "What imports from an entry of sys.path that is an image, or a package in one; else None.", arity: "parse" },
    (vm, path) => {
      const finder = importer(vm).finderFor(path);
      return finder === undefined || finder.needsHook ? null : finder.importer ?? null;
    },
  ),
  NullImporter: nullImporterType,
  find_module: def(
    [cstring("name"), opt(obj("path"), null)],
    { doc: "Looks for a module: the open file, its path, and a triple of suffix, mode and type.", arity: "parse" },
    (vm, name, path) => findModule(vm, name, path),
  ),
  load_module: def(
    [cstring("name"), obj("file"), cstring("filename"), obj("type")],
    { doc: "Loads, or reloads, what find_module found.", arity: "parse" },
    (vm, name, file, path, desc) => loadModule(vm, name, file, path, desc),
  ),
  load_source: def(
    [cstring("name"), cstring("pathname"), opt(obj("file"), null)],
    { doc: "Loads a module from a source file.", arity: "parse" },
    (vm, name, path, file) => loadSource(vm, name, path, file),
  ),
  load_compiled: def(
    [cstring("name"), cstring("pathname"), opt(obj("file"), null)],
    { doc: "Loads a module from a compiled file.", arity: "parse" },
    (vm, name, path, file) => loadCompiled(vm, name, path, file),
  ),
  load_package: def(
    [cstring("name"), cstring("pathname")],
    { doc: "Loads a package from its folder.", arity: "parse" },
    (vm, name, path) => loadPackage(vm, name, path),
  ),
  load_dynamic: def(
    [cstring("name"), cstring("pathname"), opt(obj("file"), null)],
    { doc: "Extension modules in machine code cannot be loaded: raises ImportError.", arity: "parse" },
    (_vm, _name, path) => {
      throw importError(`${path}: cannot load extension modules in machine code`);
    },
  ),
  init_builtin: def(
    [cstring("name")],
    { doc: "Loads a builtin module; None where there is none.", arity: "parse" },
    (vm, name) => initBuiltin(vm, name),
  ),
  is_builtin: def([cstring("name")], {
    doc: "1 for a builtin module, -1 for one that is always there, else 0.",
    arity: "parse",
  }, (vm, name) => {
    if (name === "sys" || name === "__builtin__" || name === "__main__") return -1;
    return vm.natives.has(name) ? 1 : 0;
  }),
  init_frozen: def([cstring("name")], { doc: "There are no frozen modules: None.", arity: "parse" }, () => null),
  is_frozen: def([cstring("name")], { doc: "There are no frozen modules: False.", arity: "parse" }, () => false),
  get_frozen_object: def(
    [cstring("name")],
    { doc: "There are no frozen modules: raises ImportError.", arity: "parse" },
    (_vm, name) => {
      throw frozen(name);
    },
  ),
  get_magic: def([], "The first bytes of a compiled file.", () => MAGIC),
  get_suffixes: def(
    [],
    "Suffix, mode and type of the kinds of files that modules are loaded from.",
    () => new PyList([description(".py", "U", PY_SOURCE), description(".pyc", "rb", PY_COMPILED)]),
  ),
  new_module: def(
    [cstring("name")],
    { doc: "An empty module that is not in sys.modules.", arity: "parse" },
    (vm, name) => {
      const m = newModule(name);
      clearAtEnd(vm, m, m.dict!);
      return m;
    },
  ),
  lock_held: def([], "Whether some thread is importing.", (vm) => importLock(vm).held),
  acquire_lock: def([], "Waits for the import lock and takes it.", function* (vm) {
    const wait = importLock(vm).acquire();
    if (isGen(wait)) yield* wait;
    return null;
  }),
  release_lock: def([], "Gives the import lock back.", (vm) => {
    if (!importLock(vm).release()) throw runtimeError("not holding the import lock");
    return null;
  }),
  reload: def(
    [obj("module")],
    "Loads a module again, into the same module object.",
    (vm, module) => reloadModule(importer(vm), module),
  ),
});
