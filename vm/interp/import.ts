// SPDX-License-Identifier: MIT
/**
 * Importing modules (CPython 2.7 `import.c`): dotted names, implicit and explicit relative imports, packages, hooks.
 *
 * Where a module comes from is a {@linkcode Finder}'s business: a folder, an image, our own library. `sys.meta_path`,
 * `sys.path_hooks` and `sys.path_importer_cache` work as in CPython; the builtin finders stand behind them, the way
 * CPython's folder search does.
 */
import { type PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import type { Code } from "../bytecode/code.ts";
import { call, encodeDefault, findAttr, getAttr, isThrown, isTrue, setAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import {
  importError,
  ImportErrorType,
  ImportWarningType,
  IndexErrorType,
  RuntimeWarningType,
  systemError,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, Wait } from "../core/gen.ts";
import { WaitList } from "../core/wait_list.ts";
import { getItem, length, sequenceItem } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import { PyList, PyModule, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { instantiate } from "../native/module.ts";
import type { NativeModule, NativeSource } from "../native/define.ts";
import { codeFrame } from "./ops.ts";

/** A module that a finder found. */
export type Found =
  | { kind: "native"; module: NativeSource }
  /** A folder that is no package: worth a warning; the search goes on. */
  | { kind: "directory"; path: string }
  | {
    kind: "code";
    /** Loads (reads, compiles) the code; may throw a SyntaxError as `PyThrow`. */
    code: () => Result<Code>;
    /** `__file__`. */
    file: string;
    /** `__path__` of a package. */
    packagePath: string | undefined;
    /** Folders behind `packagePath` that may have more of the package's modules. */
    more?: string[];
    /** `__loader__` (PEP 302), where the place has one. */
    loader?: Value;
  };

/** Looks for modules in one place of `sys.path`. */
export interface Finder {
  /** @param name The last component. @param full The whole dotted name. */
  find(name: string, full: string): Found | undefined;
  /** What imports from this place, for programs (PEP 302). */
  readonly importer?: PyObject;
  /** Whether only the type of the importer, as a hook in `sys.path_hooks`, makes the place one to import from. */
  readonly needsHook?: boolean;
}

/** What the import machinery needs besides {@linkcode Vm}; implemented by `vm/vm.ts`. */
export interface Importer extends Vm {
  /** The finder for an entry of `sys.path` or `__path__` (cached), or `undefined` where nothing can be there. */
  finderFor(entry: string): Finder | undefined;
  /** Whether a native module is built in, found before `sys.path`. */
  isBuiltin(name: string): boolean;
}

/**
 * The import lock: one thread at a time runs the code of modules, so that nobody sees a half-made one. Its owner may take
 * it again.
 */
export class ImportLock {
  #owner: unknown = null;
  #count = 0;
  readonly #waiting = new WaitList();
  readonly #vm: Vm;

  constructor(vm: Vm) {
    this.#vm = vm;
  }

  get held(): boolean {
    return this.#owner !== null;
  }

  /** Takes the lock, or waits for it. */
  acquire(): Result<void> {
    const thread = currentThread(this.#vm);
    if (this.#owner !== null && this.#owner !== thread) return this.#wait();
    this.#owner = thread;
    this.#count++;
  }

  *#wait(): Gen<void> {
    while (this.#owner !== null) {
      yield this.#waiting.join("import lock");
    }
    this.#owner = currentThread(this.#vm);
    this.#count++;
  }

  /** Gives one taking back. Returns false if the running thread does not hold the lock. */
  release(): boolean {
    if (this.#owner !== currentThread(this.#vm)) return false;
    if (--this.#count === 0) {
      this.#owner = null;
      this.#waiting.wakeOne();
    }
    return true;
  }
}

const currentThread = (vm: Vm): unknown => (vm as unknown as { thread: unknown }).thread;
const LOCK = Symbol("import lock");
/** Names of the modules that are being reloaded. */
const RELOADING = Symbol("import.reloading");

/** The import lock of a VM. */
export function importLock(vm: Vm): ImportLock {
  return vm.state(LOCK, () => new ImportLock(vm));
}

/** A new, empty module object. */
export function newModule(name: string): PyModule {
  const dict = new PyDict();
  dict.setStr("__name__", name);
  dict.setStr("__doc__", null);
  dict.setStr("__package__", null);
  return new PyModule(dict);
}

/** `__import__(name, globals, locals, fromlist, level)`. */
export function importModuleLevel(
  vm: Importer,
  name: string,
  globals: Value,
  fromList: Value,
  level: number,
): Result<Value> {
  return importedBefore(vm, name, globals, fromList, level) ?? importWithLock(vm, name, globals, fromList, level);
}

/** A top-level module that is there and is imported from outside of packages: all that a second import mostly is. */
function importedBefore(
  vm: Importer,
  name: string,
  globals: Value,
  fromList: Value,
  level: number,
): Value | undefined {
  const module = vm.modules.getStr(name);
  if (!(module instanceof PyModule) || module.type.heap || module.dict === undefined || importLock(vm).held) {
    return undefined;
  }
  if (name.includes(".") || name.includes("/")) return undefined;
  // Names make a difference for packages.
  if (fromList !== null && !(fromList instanceof PyTuple && module.dict.getStr("__path__") === undefined)) {
    return undefined;
  }
  return level === 0 || globals instanceof PyDict && level < 0 && isOutside(globals) ? module : undefined;
}

/** Whether `globals` are known to belong to no package: see {@linkcode parentOf}. */
function isOutside(globals: PyDict): boolean {
  const name = globals.getStr("__name__");
  return globals.getStr("__package__") === null && typeof name === "string" && !name.includes(".") &&
    globals.getStr("__path__") === undefined;
}

function* importWithLock(
  vm: Importer,
  name: string,
  globals: Value,
  fromList: Value,
  level: number,
): Gen<Value> {
  const lock = importLock(vm);
  const wait = lock.acquire();
  if (isGen(wait)) yield* wait;
  try {
    return yield* importLocked(vm, name, globals, fromList, level);
  } finally {
    lock.release();
  }
}

function* importLocked(vm: Importer, name: string, globals: Value, fromList: Value, level: number): Gen<Value> {
  if (name.includes("/")) throw importError("Import by filename is not supported.");
  const [parent, prefix] = yield* parentOf(vm, globals, level);
  let rest: string | null = name;
  const state = { buf: prefix };
  let head: Value;
  if (name === "") {
    if (parent === null) throw valueError("Empty module name");
    head = parent;
    rest = null;
  } else {
    [head, rest] = yield* loadNext(vm, parent, level < 0 ? null : parent, rest, state);
  }
  let tail = head;
  while (rest !== null) [tail, rest] = yield* loadNext(vm, tail, tail, rest, state);
  let truth: Result<boolean> = fromList === null ? false : isTrue(vm, fromList);
  if (isGen(truth)) truth = yield* truth;
  if (!truth) return head;
  yield* ensureFromList(vm, tail, fromList, state.buf, false);
  return tail;
}

/** The package relative imports start from, with its name; `[null, ""]` for absolute ones. */
function* parentOf(vm: Importer, globals: Value, level: number): Gen<[Value, string]> {
  const absolute: [Value, string] = [null, ""];
  if (!(globals instanceof PyDict) || level === 0) return absolute;
  let buf: string;
  const packageName = globals.getStr("__package__");
  if (packageName !== undefined && packageName !== null) {
    if (typeof packageName !== "string" && !(packageName instanceof PyStr)) {
      throw valueError("__package__ set to non-string");
    }
    buf = strValue(packageName);
    if (buf === "") {
      if (level > 0) throw valueError("Attempted relative import in non-package");
      return absolute;
    }
  } else {
    const moduleName = globals.getStr("__name__");
    if (typeof moduleName !== "string") return absolute;
    if (globals.getStr("__path__") !== undefined) {
      buf = moduleName;
      globals.setStr("__package__", buf);
    } else {
      const dot = moduleName.lastIndexOf(".");
      if (dot < 0) {
        if (level > 0) throw valueError("Attempted relative import in non-package");
        globals.setStr("__package__", null);
        return absolute;
      }
      buf = moduleName.slice(0, dot);
      globals.setStr("__package__", buf);
    }
  }
  for (let n = level; --n > 0;) {
    const dot = buf.lastIndexOf(".");
    if (dot < 0) throw valueError("Attempted relative import beyond toplevel package");
    buf = buf.slice(0, dot);
  }
  const parent = vm.modules.getStr(buf);
  if (parent === undefined) {
    if (level >= 1) throw systemError(`Parent module '${buf}' not loaded, cannot perform relative import`);
    const w = vm.warn(RuntimeWarningType, `Parent module '${buf}' not found while handling absolute import`);
    if (isGen(w)) yield* w;
    return absolute;
  }
  return [parent, buf];
}

/** Imports the first component of `rest` below `mod`, or else as a top-level module (`load_next`). */
function* loadNext(
  vm: Importer,
  mod: Value,
  alt: Value,
  rest: string,
  state: { buf: string },
): Gen<[Value, string | null]> {
  // The name ended in a dot.
  if (rest === "") return [mod, null];
  const dot = rest.indexOf(".");
  const component = dot < 0 ? rest : rest.slice(0, dot);
  if (component === "") throw valueError("Empty module name");
  const full = state.buf === "" ? component : state.buf + "." + component;
  let result = yield* importSubmodule(vm, mod, component, full);
  let name = full;
  if (result === null && alt !== mod) {
    result = yield* importSubmodule(vm, alt, component, component);
    if (result !== null) {
      // Remember that the relative name does not exist.
      vm.modules.setStr(full, null);
      name = component;
    }
  }
  if (result === null) throw importError(`No module named ${rest}`);
  state.buf = name;
  return [result, dot < 0 ? null : rest.slice(dot + 1)];
}

/** The module `full`, loaded if necessary; `null` where there is none (`import_submodule`). */
export function* importSubmodule(vm: Importer, mod: Value, name: string, full: string): Gen<Value> {
  const loaded = vm.modules.getStr(full);
  if (loaded !== undefined) return loaded;
  let path: Value | undefined;
  if (mod !== null) {
    const p = findAttr(vm, mod, "__path__");
    path = isGen(p) ? yield* p : p;
    if (path === undefined) return null;
  }
  let module: Value | undefined;
  try {
    module = yield* findAndLoad(vm, full, name, path);
  } catch (e) {
    // What a failed load leaves behind is in the package, too.
    const left = vm.modules.getStr(full);
    if (left !== undefined) yield* enterInPackage(vm, mod, name, left);
    throw e;
  }
  if (module === undefined) return null;
  yield* enterInPackage(vm, mod, name, module);
  return module;
}

/** Makes a module an attribute of its package (`add_submodule`). */
function* enterInPackage(vm: Importer, mod: Value, name: string, module: Value): Gen<void> {
  if (mod === null) return;
  const r = setAttr(vm, mod, name, module);
  if (isGen(r)) yield* r;
}

/** Runs the finders for one module. `undefined`: not found. */
function* findAndLoad(vm: Importer, full: string, name: string, path: Value | undefined): Gen<Value | undefined> {
  const meta = vm.sys.getStr("meta_path");
  if (meta instanceof PyList && meta.items.length > 0) {
    for (const hook of meta.items.slice()) {
      const loader = yield* findWith(vm, hook, full, path ?? null);
      if (loader !== null) return yield* loadWith(vm, loader, full);
    }
  }
  if (path === undefined && vm.isBuiltin(full)) return yield* loadNative(vm, vm.natives.get(full)!, full);
  const entries = path ?? vm.sys.getStr("path");
  if (entries === undefined) throw importError("sys.path must be a list of directory names");
  const items = entries instanceof PyList || entries instanceof PyTuple ? entries.items : yield* pathItems(vm, entries);
  for (const item of items.slice()) {
    let entry: string;
    if (typeof item === "string") entry = item;
    else if (item instanceof PyStr) entry = item.value;
    else if (item instanceof PyUnicode) entry = encodeDefault(item);
    else continue;
    const importer = yield* pathImporter(vm, entry);
    if (importer !== null) {
      const loader = yield* findWith(vm, importer, full, undefined);
      if (loader !== null) return yield* loadWith(vm, loader, full);
      continue;
    }
    const finder = vm.finderFor(entry);
    if (finder === undefined || finder.needsHook) continue;
    const found = finder.find(name, full);
    if (found?.kind === "directory") {
      const w = vm.warn(ImportWarningType, `Not importing directory '${found.path}': missing __init__.py`);
      if (isGen(w)) yield* w;
    } else if (found !== undefined) return yield* loadFound(vm, found, full);
  }
  return undefined;
}

function* pathItems(vm: Vm, entries: Value): Gen<Value[]> {
  let n = length(vm, entries);
  if (isGen(n)) n = yield* n;
  const out: Value[] = [];
  for (let i = 0; i < n; i++) {
    const v = getItem(vm, entries, i);
    out.push(isGen(v) ? yield* v : v);
  }
  return out;
}

/** The importer object of a path entry from `sys.path_hooks`, or `null` for the builtin finders. */
function* pathImporter(vm: Importer, entry: string): Gen<Value> {
  const cache = vm.sys.getStr("path_importer_cache");
  if (!(cache instanceof PyDict)) return null;
  const known = cache.getStr(entry);
  if (known !== undefined) return known;
  cache.setStr(entry, null);
  const hooks = vm.sys.getStr("path_hooks");
  if (hooks instanceof PyList) {
    const finder = vm.finderFor(entry);
    for (const hook of hooks.items.slice()) {
      // A builtin hook need not look at what the finder knows: most entries are folders.
      const known = finder !== undefined && hook instanceof PyType && !hook.heap;
      if (known && finder.importer?.type !== hook) continue;
      try {
        const r = known ? finder.importer! : call(vm, hook, [entry]);
        const importer = isGen(r) ? yield* r : r;
        cache.setStr(entry, importer);
        return importer;
      } catch (e) {
        if (!isThrown(e, ImportErrorType)) throw e;
      }
    }
  }
  return null;
}

function* findWith(vm: Vm, hook: Value, full: string, path: Value | undefined): Gen<Value> {
  let f = getAttr(vm, hook, "find_module");
  if (isGen(f)) f = yield* f;
  const r = call(vm, f, path === undefined ? [full] : [full, path]);
  return isGen(r) ? yield* r : r;
}

function* loadWith(vm: Vm, loader: Value, full: string): Gen<Value> {
  let f = getAttr(vm, loader, "load_module");
  if (isGen(f)) f = yield* f;
  const r = call(vm, f, [full]);
  return isGen(r) ? yield* r : r;
}

/** Loads what a finder found and enters it in `sys.modules`. */
export function* loadFound(
  vm: Importer,
  found: Exclude<Found, { kind: "directory" }>,
  full: string,
): Gen<Value> {
  if (found.kind === "native") return yield* loadNative(vm, found.module, full);
  // CPython enters a package of a folder before it reads `__init__.py`, and a SyntaxError there leaves it behind: the
  // next import finds a package without content, whose modules can be imported.
  if (found.packagePath !== undefined && found.loader === undefined) {
    const { dict } = addModule(vm, full);
    dict!.setStr("__file__", found.packagePath);
    dict!.setStr("__path__", new PyList([found.packagePath, ...found.more ?? []]));
  }
  const code = found.code();
  return yield* execModule(
    vm,
    full,
    isGen(code) ? yield* code : code,
    found.file,
    found.packagePath,
    found.loader,
    found.more,
  );
}

function* loadNative(vm: Importer, source: NativeSource, full: string): Gen<Value> {
  const native = typeof source === "function"
    ? (yield new Wait(source(), undefined, `import ${full}`)) as NativeModule
    : source;
  const dict = new PyDict();
  dict.setStr("__name__", full);
  const module = new PyModule(dict);
  vm.modules.setStr(full, module);
  try {
    const r = instantiate(vm, native, dict);
    if (isGen(r)) yield* r;
  } catch (e) {
    vm.modules.deleteStr(full);
    throw e;
  }
  return vm.modules.getStr(full) ?? module;
}

/** The module `full` of `sys.modules`, new where there is none (`PyImport_AddModule`). */
function addModule(vm: Vm, full: string): PyModule {
  let module = vm.modules.getStr(full);
  if (!(module instanceof PyModule)) {
    module = newModule(full);
    vm.modules.setStr(full, module);
  }
  return module as PyModule;
}

/** Runs module code in a (new, or on reload the old) module (`PyImport_ExecCodeModuleEx`). */
export function* execModule(
  vm: Vm,
  full: string,
  code: Code,
  file: string | undefined,
  packagePath: string | undefined,
  loader?: Value,
  more: string[] = [],
): Gen<Value> {
  const dict = addModule(vm, full).dict!;
  if (dict.getStr("__builtins__") === undefined) dict.setStr("__builtins__", vm.builtins);
  if (file !== undefined) dict.setStr("__file__", file);
  if (loader !== undefined) dict.setStr("__loader__", loader);
  if (packagePath !== undefined) dict.setStr("__path__", new PyList([packagePath, ...more]));
  try {
    yield codeFrame(vm, code, dict, dict);
  } catch (e) {
    vm.modules.deleteStr(full);
    throw e;
  }
  const result = vm.modules.getStr(full);
  if (result === undefined) throw importError(`Loaded module ${full} not found in sys.modules`);
  return result;
}

/** Imports the submodules a from-list names (`ensure_fromlist`). */
function* ensureFromList(vm: Importer, mod: Value, fromList: Value, buf: string, recursive: boolean): Gen<void> {
  let path = findAttr(vm, mod, "__path__");
  if (isGen(path)) path = yield* path;
  if (path === undefined) return;
  for (let i = 0;; i++) {
    if (fromList instanceof PyTuple && i >= fromList.items.length) return;
    let item: Value;
    try {
      const r = sequenceItem(vm, fromList, i);
      item = isGen(r) ? yield* r : r;
    } catch (e) {
      if (isThrown(e, IndexErrorType)) return;
      throw e;
    }
    if (typeof item !== "string" && !(item instanceof PyStr)) {
      throw typeError("Item in ``from list'' must be str, not " + typeName(item));
    }
    const name = strValue(item);
    if (name.startsWith("*")) {
      if (recursive) continue;
      let all = findAttr(vm, mod, "__all__");
      if (isGen(all)) all = yield* all;
      if (all !== undefined) yield* ensureFromList(vm, mod, all, buf, true);
      continue;
    }
    let has = findAttr(vm, mod, name);
    if (isGen(has)) has = yield* has;
    if (has === undefined) yield* importSubmodule(vm, mod, name, buf + "." + name);
  }
}

/** `reload(module)`. */
export function* reloadModule(vm: Importer, module: Value): Gen<Value> {
  if (!(module instanceof PyModule)) throw typeError("reload() argument must be module");
  const name = module.dict!.getStr("__name__");
  if (typeof name !== "string") throw systemError("nameless module");
  if (vm.modules.getStr(name) !== module) throw importError(`reload(): module ${name} not in sys.modules`);
  const dot = name.lastIndexOf(".");
  let path: Value | undefined;
  if (dot >= 0) {
    const parent = vm.modules.getStr(name.slice(0, dot));
    if (parent === undefined) throw importError(`reload(): parent ${name.slice(0, dot)} not in sys.modules`);
    const p = findAttr(vm, parent, "__path__");
    path = isGen(p) ? yield* p : p;
  }
  // A module that reloads itself gets what there is.
  const reloading = vm.state(RELOADING, () => new Set<string>());
  if (reloading.has(name)) return module;
  reloading.add(name);
  let result: Value | undefined;
  try {
    result = yield* findAndLoad(vm, name, name.slice(dot + 1), path);
  } catch (e) {
    // A failed reload leaves the old module in place.
    vm.modules.setStr(name, module);
    throw e;
  } finally {
    reloading.delete(name);
  }
  if (result === undefined) throw importError(`No module named ${name.slice(dot + 1)}`);
  return result;
}
