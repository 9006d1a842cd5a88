// SPDX-License-Identifier: MIT
/**
 * Where modules come from: folders, program images, and our own library (native modules and modules written in
 * Python). Each entry of `sys.path` has one of these behind it.
 */
import { Code } from "../vm/bytecode/code.ts";
import type { PyObject } from "../vm/base/value.ts";
import type { Image } from "../vm/bytecode/image.ts";
import { ImageError } from "../vm/bytecode/image_error.ts";
import { isPyc, readPyc } from "../vm/bytecode/pyc.ts";
import { importError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then, Wait } from "../vm/core/gen.ts";
import type { Finder, Found } from "../vm/interp/import.ts";
import { keepCompiled, keepsCompiled } from "./compiled_file.ts";
import type { CompiledLibrary } from "./compiled_library.ts";
import { imageLoader } from "./image_loader.ts";
import { toByteString } from "../project/bytes.ts";
import type { PyVm } from "../vm/vm.ts";

/** Finds modules in a folder: packages, then `.py`, then `.pyc`. */
export class FolderFinder implements Finder {
  /** Names in the folder, re-read when it changes; spares a system call per module that is not here. */
  #names = new Set<string>();
  #mtime = -1;
  readonly #vm: PyVm;
  readonly #folder: string;

  /** @param folder Path; empty for the current folder. */
  constructor(vm: PyVm, folder: string) {
    this.#vm = vm;
    this.#folder = folder;
  }

  /** The names as they are now; empty where there is no such folder. */
  #read(): Set<string> {
    const host = this.#vm.host;
    try {
      const mtime = host.stat(this.#folder || ".").mtime;
      // Within the clock's grain a change may leave the time as it is.
      if (mtime !== this.#mtime || host.time() - mtime < 2) {
        this.#names = new Set(host.listdir(this.#folder || "."));
        this.#mtime = mtime;
      }
    } catch {
      this.#names = new Set();
      this.#mtime = -1;
    }
    return this.#names;
  }

  find(name: string): Found | undefined {
    const path = this.#folder === ""
      ? name
      : this.#folder.endsWith("/")
      ? this.#folder + name
      : `${this.#folder}/${name}`;
    const names = this.#read();
    if (names.has(name) && this.#vm.host.kind(path) === "dir") {
      const init = this.#source(
        `${path}/__init__`,
        this.#vm.host.kind(`${path}/__init__.py`) === "file",
        this.#vm.host.kind(`${path}/__init__.pyc`) === "file",
      );
      if (init !== undefined) return { ...init, packagePath: path };
      return this.#source(path, names.has(name + ".py"), names.has(name + ".pyc")) ?? { kind: "directory", path };
    }
    return this.#source(path, names.has(name + ".py"), names.has(name + ".pyc"));
  }

  /** The module at `path` without its suffix. */
  #source(path: string, hasSource: boolean, hasCompiled: boolean) {
    const vm = this.#vm;
    if (hasSource && vm.host.kind(path + ".py") === "file") {
      const file = path + ".py";
      const cached = this.#cached(path, hasCompiled);
      return {
        kind: "code" as const,
        file: cached === undefined ? file : file + "c",
        packagePath: undefined,
        code: () => cached ?? this.#compile(file),
      };
    }
    if (hasCompiled && vm.host.kind(path + ".pyc") === "file") {
      const file = path + ".pyc";
      return { kind: "code" as const, file, packagePath: undefined, code: () => loadPyc(vm.readSource(file), file) };
    }
    return path.endsWith("_pb2") ? this.#proto(path) : undefined;
  }

  #compile(file: string): Result<Code> {
    const vm = this.#vm;
    const compiled = vm.compile(vm.readSource(file), { filename: file, mode: "exec", flags: 0 });
    if (!keepsCompiled(vm)) return compiled;
    return then(compiled, (code) => {
      keepCompiled(vm, file, code);
      return code;
    });
  }

  /** The module that a `.proto` file gives. Imports between such files start from this folder or one around it. */
  #proto(path: string) {
    const vm = this.#vm;
    const stem = path.slice(this.#folder === "" ? 0 : this.#folder.replace(/\/$/, "").length + 1, -4);
    const file = [stem, stem.replaceAll("_", "-")].map((name) => `${name}.proto`).find((name) => this.#names.has(name));
    if (file === undefined) return undefined;
    const folder = this.#folder === "" ? "." : this.#folder;
    const text = (path: string) =>
      vm.host.kind(path) === "file" ? new TextDecoder().decode(vm.host.readFile(path)) : undefined;
    // Names start from where packages do.
    const roots = [folder];
    while (roots.length < 32 && vm.host.kind(`${roots.at(-1)}/__init__.py`) === "file") {
      roots.push(`${roots.at(-1)}/..`);
    }
    const shown = `${folder}/${file}`;
    return {
      kind: "code" as const,
      file: shown,
      packagePath: undefined,
      *code(): Gen<Code> {
        const source: string = yield new Wait(protoSource(file, roots, text), undefined, `import ${file}`);
        const code = vm.compile(new TextEncoder().encode(source), {
          filename: shown.replace(/\.proto$/, "_pb2.py"),
          mode: "exec",
          flags: 0,
        });
        return isGen(code) ? yield* code : code;
      },
    };
  }

  /** The code of an up-to-date `.pyc` beside the source. */
  #cached(path: string, hasCompiled: boolean): Code | undefined {
    // What CPython left beside a source is no code of the dialect.
    if (!hasCompiled || this.#vm.optimize > 0 || this.#vm.dialect === "vmiot") return undefined;
    try {
      const bytes = this.#vm.host.readFile(path + ".pyc");
      if (!isPyc(bytes)) return undefined;
      const pyc = readPyc(bytes);
      if (pyc.mtime !== Math.trunc(this.#vm.host.stat(path + ".py").mtime) % 2 ** 32) return undefined;
      renameCode(pyc.code, pyc.code.filename, path + ".py");
      return pyc.code;
    } catch {
      // A broken cache is no error: the source is there.
      return undefined;
    }
  }
}

/**
 * Compiles a `.proto` file to the source of a module.
 * @param roots Where imports start from, the nearest first.
 * @throws ImportError for Python
 */
async function protoSource(
  file: string,
  roots: string[],
  text: (path: string) => string | undefined,
): Promise<string> {
  const { moduleSource, ProtoError, readProto } = await import("../serde/protobuf/proto_source.ts");
  const read = (name: string) => {
    for (const root of roots) {
      const source = readProto(name, root, text);
      if (source !== undefined) return source;
    }
  };
  try {
    return moduleSource(file, read);
  } catch (e) {
    if (!(e instanceof ProtoError)) throw e;
    throw importError(toByteString(e.toString()));
  }
}

/** Lets cached code say where the source is now. */
function renameCode(code: Code, from: string, to: string): void {
  if (from === to || code.filename !== from) return;
  code.filename = to;
  for (const value of code.ensure().consts) if (value instanceof Code) renameCode(value, from, to);
}

function loadPyc(bytes: Uint8Array, file: string): Code {
  try {
    return readPyc(bytes).code;
  } catch (e) {
    if (e instanceof ImageError) throw importError(`Bad magic number in ${file}`);
    throw e;
  }
}

/** Finds modules in a program image. Packages have paths like `app.vmiot/pkg`. */
export class ImageFinder implements Finder {
  readonly #image: Image;
  readonly #root: string;
  readonly #prefix: string;
  readonly importer: PyObject;

  /** @param prefix Dotted name of the package whose `__path__` entry this is, with a closing dot; empty for the root. */
  constructor(image: Image, root: string, prefix = "") {
    this.#image = image;
    this.#root = root;
    this.#prefix = prefix;
    this.importer = imageLoader(image, root, prefix);
  }

  find(name: string): Found | undefined {
    const full = this.#prefix + name;
    const module = this.#image.modules.get(full);
    if (module === undefined) return undefined;
    return {
      kind: "code",
      loader: this.importer,
      file: module.path,
      packagePath: module.kind === "package" || module.kind === "subproject"
        ? `${this.#root}/${full.replaceAll(".", "/")}`
        : undefined,
      code: () => this.#image.moduleCode(full) ?? emptyPackage(module.path),
    };
  }
}

/** Code of a package without `__init__`: it does nothing. */
function emptyPackage(path: string): Code {
  return new Code({
    name: "<module>",
    filename: path,
    firstlineno: 1,
    argcount: 0,
    nlocals: 0,
    stacksize: 1,
    flags: 0x40,
    // LOAD_CONST 0; RETURN_VALUE
    code: Uint8Array.of(100, 0, 0, 83),
    consts: [null],
    names: [],
    varnames: [],
    freevars: [],
    cellvars: [],
    lnotab: new Uint8Array(0),
  });
}

/**
 * Our own library: native modules, and Python modules in the folder `vm/lib` of the installation. The bundled program
 * brings them compiled; then only sources edited since are read.
 */
export class LibraryFinder implements Finder {
  readonly #vm: PyVm;
  readonly #path: string;
  readonly #prefix: string;
  readonly #library: CompiledLibrary | undefined;
  readonly #folder: FolderFinder;
  readonly #extra: readonly string[];

  /**
   * @param path `vm/lib`, or the folder of a package in it.
   * @param prefix Dotted name of that package, with a closing dot; empty for `vm/lib` itself.
   * @param library Its modules, compiled, where there is such a thing.
   * @param extra The extra library folders: they fill in modules that a package of ours lacks.
   */
  constructor(
    vm: PyVm,
    path: string,
    prefix: string,
    library: CompiledLibrary | undefined,
    extra: readonly string[],
  ) {
    this.#vm = vm;
    this.#path = path;
    this.#prefix = prefix;
    this.#library = library;
    this.#extra = extra;
    this.#folder = new FolderFinder(vm, path);
  }

  find(name: string, full: string): Found | undefined {
    const found = this.#find(name, full);
    if (found?.kind !== "code" || found.packagePath === undefined) return found;
    const inside = full.replaceAll(".", "/");
    const more = this.#extra.map((folder) => `${folder}/${inside}`).filter((path) =>
      this.#vm.host.kind(path) === "dir"
    );
    return { ...found, more };
  }

  #find(name: string, full: string): Found | undefined {
    const native = this.#vm.natives.get(full);
    if (native !== undefined) return { kind: "native", module: native };
    if (this.#library === undefined) return this.#folder.find(name);
    const image = this.#library.image(this.#prefix + name);
    const module = image?.modules.get(this.#prefix + name);
    if (image === undefined || module === undefined) return undefined;
    if (this.#isNewer(module.path, this.#library.time)) return this.#folder.find(name);
    return {
      kind: "code",
      file: module.path,
      packagePath: module.kind === "package" ? `${this.#path}/${name}` : undefined,
      code: () => image.moduleCode(this.#prefix + name) ?? emptyPackage(module.path),
    };
  }

  /** Whether a source was edited after `time`. Files that come and go are the launcher's business. */
  #isNewer(path: string, time: number): boolean {
    try {
      return this.#vm.host.stat(path).mtime > time;
    } catch {
      // Without sources there is nothing newer.
      return false;
    }
  }
}
