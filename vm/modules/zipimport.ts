// SPDX-License-Identifier: MIT
/**
 * Imports from zip archives in `sys.path` (PEP 273): `lib.zip`, or a folder inside one, `lib.zip/pkg`; and the module
 * `zipimport`, whose `zipimporter` is what such modules have as their `__loader__`.
 *
 * The archive's directory is read when the entry is first searched; members are read and inflated when imported.
 * Compiled code is taken where its time is that of the source, or where there is no source.
 * Source: PKWARE APPNOTE.TXT; stored and deflated members, no encryption, no zip64.
 */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import type { Code } from "../bytecode/code.ts";
import { isPyc, readPyc } from "../bytecode/pyc.ts";
import { genericGetAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { environmentError, ImportErrorType, IOErrorType, type PyThrow } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then, Wait } from "../core/gen.ts";
import type { PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { execModule, type Finder, type Found } from "../interp/import.ts";
import { cstring, obj, opt, str } from "../native/args.ts";
import { defineModule, method, newType } from "../native/define.ts";
import { bytesToText } from "../objects/buffer_protocol.ts";
import { moduleException } from "../objects/module_exception.ts";
import { construct, constructor } from "./iter_support.ts";

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0, DEFLATED = 8;

const zipImportError = moduleException("zipimport", "ZipImportError", ImportErrorType);

/** The archives that a machine has read, by path. */
interface Opened {
  archives: Map<string, ZipArchive>;
  /**
   * `_zip_directory_cache`: path -> directory. What a program takes out of it is read anew. Undefined until the module
   * is imported: nobody can see it before.
   */
  directories: PyDict | undefined;
}

const OPENED = Symbol("zip archives");
const opened = (vm: Vm): Opened => vm.state(OPENED, () => ({ archives: new Map(), directories: undefined }));

/** The archive in a file, read unless it has been. */
function archiveAt(vm: Vm, path: string): ZipArchive {
  const { archives, directories } = opened(vm);
  const known = archives.get(path);
  if (known !== undefined && isCurrent(known)) return known;
  const archive = new ZipArchive(vm, path, vm.host.readFile(path));
  archives.set(path, archive);
  directories?.setStr(path, archive.files);
  return archive;
}

/** Whether no program has taken the archive out of `_zip_directory_cache`. */
function isCurrent(archive: ZipArchive): boolean {
  const { directories } = opened(archive.vm);
  return directories === undefined || directories.getStr(archive.path) === archive.files;
}

interface Member {
  method: number;
  packed: number;
  size: number;
  /** Offset of the local header in the file. */
  at: number;
  /** As the archive has them: time and date of DOS, check sum. */
  time: number;
  date: number;
  crc: number;
}

/** The directory of an archive. */
class ZipArchive {
  readonly members: Map<string, Member> = new Map();
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #files: PyDict | undefined;

  /** @throws ZipImportError for a file that is no archive. */
  constructor(readonly vm: Vm, readonly path: string, bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const view = this.#view;
    if (bytes.length < 22) throw this.#error(`can't read Zip file: ${path}`);
    let end = bytes.length - 22;
    while (end >= 0 && end > bytes.length - 65558 && view.getUint32(end, true) !== END_SIGNATURE) end--;
    if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) throw this.#error(`not a Zip file: ${path}`);
    const count = view.getUint16(end + 10, true);
    const size = view.getUint32(end + 12, true);
    // Something may stand before the archive (a self-extracting head): offsets count from its start.
    const shift = end - size - view.getUint32(end + 16, true);
    if (shift < 0) throw this.#error(`bad central directory size or offset: ${path}`);
    let at = end - size;
    for (let i = 0; i < count; i++) {
      if (at < 0 || at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
        throw this.#error(`not a Zip file: ${path}`);
      }
      const nameSize = view.getUint16(at + 28, true);
      const name = bytesToText(bytes.subarray(at + 46, at + 46 + nameSize));
      this.members.set(name, {
        method: view.getUint16(at + 10, true),
        time: view.getUint16(at + 12, true),
        date: view.getUint16(at + 14, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true) + shift,
      });
      at += 46 + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  #error(text: string): PyThrow {
    return zipImportError.make(this.vm, text);
  }

  /** The bytes of a member. ZipImportError where it is damaged. */
  read(name: string): Result<Uint8Array> {
    const member = this.members.get(name)!;
    const view = this.#view;
    const { at } = member;
    if (at < 0 || at + 30 > this.#bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
      throw this.#error(`bad local file header in ${this.path}`);
    }
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = this.#bytes.subarray(start, start + member.packed);
    if (data.length < member.packed) throw this.#error("zipimport: can't read data");
    if (member.method === STORED) return data;
    if (member.method !== DEFLATED) throw this.#error(`can't decompress data; method ${member.method}`);
    return this.#inflate(data, member.size);
  }

  *#inflate(data: Uint8Array, size: number): Gen<Uint8Array> {
    // Loaded when the first deflated member is read.
    const { inflateSync } = (yield new Wait(import("fflate"), undefined, "fflate")) as typeof import("fflate");
    try {
      return inflateSync(data, { out: new Uint8Array(size) });
    } catch {
      throw this.#error("zipimport: can't decompress data");
    }
  }

  /** The directory as Python sees it: name -> (path, method, packed size, size, offset, time, date, check sum). */
  get files(): PyDict {
    if (this.#files === undefined) {
      this.#files = new PyDict();
      for (const [name, m] of this.members) {
        const path = `${this.path}/${name}`;
        this.#files.setStr(name, new PyTuple([path, m.method, m.packed, m.size, m.at, m.time, m.date, m.crc]));
      }
    }
    return this.#files;
  }
}

/** Where a module may be in an archive. */
interface Place {
  /** Name of the member. */
  member: string;
  /** `__file__`. */
  file: string;
  /** `__path__` of a package. */
  packagePath: string | undefined;
}

/** Finds and loads modules in an archive. */
class PyZipImporter extends PyObject {
  archive!: ZipArchive;
  /** Folder inside the archive with a closing slash, or empty. */
  prefix = "";

  /** The members that a module may be made of, best first; of a dotted name the last part counts. */
  places(full: string): Place[] {
    const { members, path } = this.archive;
    const inside = this.prefix + full.slice(full.lastIndexOf(".") + 1);
    const found: Place[] = [];
    for (const [stem, isPackage] of [[`${inside}/__init__`, true], [inside, false]] as const) {
      for (const suffix of [".pyc", ".py"]) {
        const member = stem + suffix;
        if (!members.has(member)) continue;
        found.push({ member, file: `${path}/${member}`, packagePath: isPackage ? `${path}/${inside}` : undefined });
      }
    }
    return found;
  }

  missing(full: string): PyThrow {
    return zipImportError.make(this.archive.vm, `can't find module '${full}'`);
  }

  /** The first place of a module. ZipImportError where there is none. */
  placeOf(full: string): Place {
    const place = this.places(full)[0];
    if (place === undefined) throw this.missing(full);
    return place;
  }

  /** The code of a module, and where it is from. ZipImportError where there is none. */
  *load(full: string): Gen<{ code: Code; place: Place }> {
    const { archive } = this;
    for (const place of this.places(full)) {
      const r = archive.read(place.member);
      const bytes = isGen(r) ? yield* r : r;
      if (place.member.endsWith(".pyc")) {
        if (bytes.length < 8) throw zipImportError.make(archive.vm, "bad pyc data");
        if (!isPyc(bytes)) continue;
        const { code, mtime } = readPyc(bytes);
        const source = archive.members.get(place.member.slice(0, -1));
        if (source === undefined || Math.abs(mtime - seconds(source)) <= 1) return { code, place };
      } else {
        const code = archive.vm.compile(bytes, { filename: place.file, mode: "exec", flags: 0 });
        return { code: isGen(code) ? yield* code : code, place };
      }
    }
    throw this.missing(full);
  }
}

/** The time of a member, in local time there, as seconds since 1970. */
function seconds({ date, time }: Member): number {
  const start = new Date((date >> 9) + 1980, ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63);
  return start.getTime() / 1000 + (time & 31) * 2;
}

/** What a path names: an archive, and a folder inside. Undefined where there is no file. */
function openArchive(vm: Vm, entry: string): [ZipArchive, string] | undefined {
  for (let path = entry; path !== "" && path !== "/"; path = path.slice(0, Math.max(path.lastIndexOf("/"), 0))) {
    const kind = vm.host.kind(path);
    if (kind === "dir") return undefined;
    if (kind !== "file") continue;
    const rest = entry.slice(path.length + 1);
    return [archiveAt(vm, path), rest === "" || rest.endsWith("/") ? rest : rest + "/"];
  }
  return undefined;
}

/** The finder for `entry`, when it names an archive or a folder inside one. */
export function zipFinder(vm: Vm, entry: string): Finder | undefined {
  let known = importerOf(vm, entry);
  if (known === undefined) return undefined;
  const current = (): PyZipImporter | undefined => {
    if (known !== undefined && !isCurrent(known.archive)) known = importerOf(vm, entry);
    return known;
  };
  return {
    get importer() {
      return current();
    },
    needsHook: true,
    find(name): Found | undefined {
      const importer = current();
      const place = importer?.places(name)[0];
      if (importer === undefined || place === undefined) return undefined;
      const { file, packagePath } = place;
      const found = { kind: "code" as const, file, packagePath, loader: importer, code };
      return found;
      function* code(): Gen<Code> {
        const loaded = yield* importer!.load(name);
        // Which of the members it is shows only now.
        found.file = loaded.place.file;
        return loaded.code;
      }
    },
  };
}

/** What imports from `entry`; undefined where that is no archive, or a damaged one. */
function importerOf(vm: Vm, entry: string): PyZipImporter | undefined {
  const importer = new PyZipImporter();
  try {
    const found = openArchive(vm, entry);
    if (found === undefined) return undefined;
    [importer.archive, importer.prefix] = found;
  } catch {
    return undefined;
  }
  return importer;
}

const initImporter = constructor("zipimporter", [cstring("archivepath")], (vm, self, path) => {
  if (path === "") throw zipImportError.make(vm, "archive path is empty");
  const importer = self as unknown as PyZipImporter;
  let found;
  try {
    found = openArchive(vm, path);
  } catch (e) {
    if (e instanceof HostError) throw zipImportError.make(vm, `can't open Zip file: '${path}'`);
    throw e;
  }
  if (found === undefined) throw zipImportError.make(vm, "not a Zip file");
  [importer.archive, importer.prefix] = found;
  return null;
});

const importerMethod = method<PyZipImporter>();

/** `zipimporter`, also the hook of `sys.path_hooks` for archives. */
export const importerType: PyType = newType("zipimporter", PyZipImporter, { module: "zipimport" }, {
  doc: "Imports from a zip archive, or a folder in one; ZipImportError if the path names neither.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: (vm, self, args, kw) =>
      then(construct(vm, initImporter, self as unknown as PyType, args, kw), () => undefined),
    tp_getattro: genericGetAttr,
    tp_repr: (_vm, self) => {
      const { archive, prefix } = self as PyZipImporter;
      return `<zipimporter object "${archive.path}${prefix && "/" + prefix}">`;
    },
  },
  methods: () => ({
    find_module: importerMethod(
      [cstring("fullname"), opt(obj("path"), null)],
      {
        doc: "The importer itself, or None if the module is not in the archive.",
        arity: "parse",
        cname: "zipimporter.find_module",
      },
      (_vm, self, name) => self.places(name).length === 0 ? null : self,
    ),
    load_module: importerMethod(
      [cstring("fullname")],
      { doc: "Loads a module. ZipImportError if it is not there.", arity: "parse", cname: "zipimporter.load_module" },
      function* (vm, self, name) {
        const { code, place } = yield* self.load(name);
        return yield* execModule(vm, name, code, place.file, place.packagePath, self);
      },
    ),
    get_code: importerMethod(
      [cstring("fullname")],
      {
        doc: "The code of a module. ZipImportError if it is not there.",
        arity: "parse",
        cname: "zipimporter.get_code",
      },
      function* (_vm, self, name) {
        return (yield* self.load(name)).code;
      },
    ),
    get_source: importerMethod(
      [cstring("fullname")],
      {
        doc: "The source of a module, None if there is only code. ZipImportError if it is not there.",
        arity: "parse",
        cname: "zipimporter.get_source",
      },
      function* (_vm, self, name) {
        const source = self.placeOf(name).member.replace(/c$/, "");
        return self.archive.members.has(source) ? yield* bytesOf(self.archive, source) : null;
      },
    ),
    get_filename: importerMethod(
      [cstring("fullname")],
      {
        doc: "What __file__ of a module is. ZipImportError if it is not there.",
        arity: "parse",
        cname: "zipimporter.get_filename",
      },
      function* (_vm, self, name) {
        return (yield* self.load(name)).place.file;
      },
    ),
    is_package: importerMethod(
      [cstring("fullname")],
      {
        doc: "Whether a module is a package. ZipImportError if it is not there.",
        arity: "parse",
        cname: "zipimporter.is_package",
      },
      (_vm, self, name) => self.placeOf(name).packagePath !== undefined,
    ),
    get_data: importerMethod(
      [str("pathname")],
      {
        doc: "The bytes of a member; the path may begin with the archive's. IOError if there is none.",
        arity: "parse",
        cname: "zipimporter.get_data",
      },
      (_vm, { archive }, path) => {
        const name = path.startsWith(archive.path + "/") ? path.slice(archive.path.length + 1) : path;
        if (!archive.members.has(name)) throw environmentError(IOErrorType, 0, "Error", path);
        return bytesOf(archive, name);
      },
    ),
  }),
  getset: () => ({
    archive: { doc: "Path of the archive.", get: (_vm, self): Value => self.archive.path },
    prefix: {
      doc: "Folder inside the archive, with a slash at its end, or empty.",
      get: (_vm, self): Value => self.prefix,
    },
    _files: { doc: "The directory of the archive.", get: (_vm, self): Value => self.archive.files },
  }),
});

function* bytesOf(archive: ZipArchive, name: string): Gen<Value> {
  const r = archive.read(name);
  return bytesToText(isGen(r) ? yield* r : r);
}

export const zipimportModule = defineModule("zipimport", "Imports from zip archives.", {
  zipimporter: importerType,
}, (vm, ns) => {
  ns.setStr("ZipImportError", zipImportError.of(vm));
  const state = opened(vm);
  state.directories ??= new PyDict();
  for (const [path, archive] of state.archives) state.directories.setStr(path, archive.files);
  ns.setStr("_zip_directory_cache", state.directories);
});
