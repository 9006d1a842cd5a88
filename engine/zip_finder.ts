// SPDX-License-Identifier: MIT
/**
 * Imports from zip archives in `sys.path` (PEP 273): `lib.zip`, or a folder inside one, `lib.zip/pkg`.
 *
 * The archive's directory is read when the entry is first searched; members are read and inflated when imported.
 * Source: PKWARE APPNOTE.TXT; stored and deflated members, no encryption, no zip64.
 */
import type { Code } from "../vm/bytecode/code.ts";
import { isPyc, readPyc } from "../vm/bytecode/pyc.ts";
import { environmentError, importError, IOErrorType } from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, Wait } from "../vm/core/gen.ts";
import { PyObject, type Value } from "../vm/base/value.ts";
import { addressOf, genericGetAttr } from "../vm/core/abstract.ts";
import { str } from "../vm/native/args.ts";
import { method, newType } from "../vm/native/define.ts";
import { bytesToText } from "../vm/objects/buffer_protocol.ts";
import type { Finder, Found } from "../vm/interp/import.ts";
import type { PyVm } from "../vm/vm.ts";

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0, DEFLATED = 8;

interface Member {
  method: number;
  packed: number;
  size: number;
  /** Offset of the local header in the file. */
  at: number;
}

/** The directory of an archive. */
export class ZipArchive {
  readonly members: Map<string, Member> = new Map();
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  /** @throws importError for a file that is no archive. */
  constructor(readonly path: string, bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const view = this.#view;
    let end = bytes.length - 22;
    while (end >= 0 && end > bytes.length - 65558 && view.getUint32(end, true) !== END_SIGNATURE) end--;
    if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) throw this.#bad();
    const count = view.getUint16(end + 10, true);
    const size = view.getUint32(end + 12, true);
    // Something may stand before the archive (a self-extracting head): offsets count from its start.
    const shift = end - size - view.getUint32(end + 16, true);
    let at = end - size;
    for (let i = 0; i < count; i++) {
      if (at < 0 || at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw this.#bad();
      const nameSize = view.getUint16(at + 28, true);
      const name = bytesToText(bytes.subarray(at + 46, at + 46 + nameSize));
      this.members.set(name, {
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true) + shift,
      });
      at += 46 + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  #bad() {
    return importError(`not a Zip file: '${this.path}'`);
  }

  /** The bytes of a member. ImportError where it is damaged. */
  read(name: string): Result<Uint8Array> {
    const member = this.members.get(name)!;
    const view = this.#view;
    const { at } = member;
    if (at < 0 || at + 30 > this.#bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
      throw importError(`bad local file header in ${this.path}`);
    }
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = this.#bytes.subarray(start, start + member.packed);
    if (data.length < member.packed) throw importError(`zipimport: can't read data`);
    if (member.method === STORED) return data;
    if (member.method !== DEFLATED) throw importError(`can't decompress data; method ${member.method}`);
    return inflate(data, member.size);
  }
}

function* inflate(data: Uint8Array, size: number): Gen<Uint8Array> {
  // Loaded when the first deflated member is read.
  const { inflateSync } = (yield new Wait(import("fflate"), undefined, "fflate")) as typeof import("fflate");
  try {
    return inflateSync(data, { out: new Uint8Array(size) });
  } catch {
    throw importError("zipimport: can't decompress data");
  }
}

/** Finds modules in an archive. */
export class ZipFinder implements Finder {
  readonly #loader: PyZipImporter;

  /** @param prefix Folder inside the archive with a closing slash, or empty. */
  constructor(readonly vm: PyVm, readonly archive: ZipArchive, readonly prefix: string) {
    this.#loader = new PyZipImporter(archive, prefix);
  }

  find(name: string): Found | undefined {
    const inside = this.prefix + name;
    for (const [stem, isPackage] of [[`${inside}/__init__`, true], [inside, false]] as const) {
      for (const suffix of [".pyc", ".py"]) {
        if (!this.archive.members.has(stem + suffix)) continue;
        // Compiled code is only taken where there is no source that could be newer.
        if (suffix === ".pyc" && this.archive.members.has(stem + ".py")) continue;
        const file = `${this.archive.path}/${stem}${suffix}`;
        return {
          kind: "code",
          file,
          packagePath: isPackage ? `${this.archive.path}/${inside}` : undefined,
          loader: this.#loader,
          code: () => this.#code(stem + suffix, file),
        };
      }
    }
    return undefined;
  }

  *#code(member: string, file: string): Gen<Code> {
    const r = this.archive.read(member);
    const bytes = isGen(r) ? yield* r : r;
    if (member.endsWith(".pyc")) {
      if (!isPyc(bytes)) throw importError(`bad magic number in ${file}`);
      return readPyc(bytes).code;
    }
    const code = this.vm.compile(bytes, { filename: file, mode: "exec", flags: 0 });
    return isGen(code) ? yield* code : code;
  }
}

/** The finder for `entry`, when it names an archive or a folder inside one. */
export function zipFinder(vm: PyVm, entry: string): Finder | undefined {
  for (let path = entry; path !== "" && path !== "/"; path = path.slice(0, Math.max(path.lastIndexOf("/"), 0))) {
    const kind = vm.host.kind(path);
    if (kind === "dir") return undefined;
    if (kind !== "file") continue;
    const bytes = vm.host.readFile(path);
    if (bytes.length < 22) return undefined;
    const rest = entry.slice(path.length + 1);
    try {
      return new ZipFinder(vm, new ZipArchive(path, bytes), rest === "" ? "" : rest + "/");
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** `__loader__` of modules from archives: reads data files that lie beside them. */
class PyZipImporter extends PyObject {
  constructor(readonly archive: ZipArchive, readonly prefix: string) {
    super();
  }
}

newType("zipimporter", PyZipImporter, { module: "zipimport", subclassable: false }, {
  doc: "Reads from a zip archive.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_repr: (_vm, self) => {
      const { archive, prefix } = self as PyZipImporter;
      return `<zipimporter object "${archive.path}/${prefix}" at ${addressOf(self)}>`;
    },
  },
  methods: {
    get_data: method<PyZipImporter>()(
      [str("path")],
      { doc: "The bytes of a member; the path may begin with the archive's.", arity: "parse" },
      function* (_vm, self, path) {
        const { archive } = self;
        const name = path.startsWith(archive.path + "/") ? path.slice(archive.path.length + 1) : path;
        if (!archive.members.has(name)) throw environmentError(IOErrorType, 2, "No such file or directory", path);
        const r = archive.read(name);
        return bytesToText(isGen(r) ? yield* r : r);
      },
    ),
  },
  getset: {
    archive: { doc: "Path of the archive.", get: (_vm, self) => self.archive.path },
    prefix: { doc: "Folder inside the archive.", get: (_vm, self): Value => self.prefix },
  },
});
