// SPDX-License-Identifier: MIT
/**
 * Writes images. Same input, same bytes: nothing here depends on time, order of modules or the machine.
 * Every code object is verified before it is written, so what this file writes, the reader accepts.
 */
import { textToBytes } from "../base/latin1.ts";
import { Ellipsis, PyComplex, PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Sha256, sha256 } from "../base/sha256.ts";
import { Code, type CodeFields } from "./code.ts";
import { ByteWriter, utf8Encode } from "./image_encoding.ts";
import { ImageError } from "./image_error.ts";
import {
  defaultPath,
  ENTRY_CHILDREN,
  ENTRY_CODE,
  ENTRY_CODE_NAME,
  ENTRY_PATH,
  ENTRY_SOURCE,
  FLAG_NO_DOCS,
  FLAG_NO_LINES,
  FLAG_SOURCES,
  FORMAT_VERSION,
  HASH_END,
  HASH_START,
  HEADER_SIZE,
  IMAGE_MAGIC,
  isModuleName,
  isResourcePath,
  MAX_CODE_DEPTH,
  MAX_TUPLE_DEPTH,
  MODULE_KINDS,
  type ModuleKind,
  REF_FIRST,
  SMALL_INT,
  SMALL_INT_BASE,
  TAG_BIG_INT,
  TAG_COMPLEX,
  TAG_ELLIPSIS,
  TAG_FALSE,
  TAG_FLOAT,
  TAG_INT,
  TAG_LONG,
  TAG_TRUE,
  TAG_TUPLE,
  TAG_UNICODE,
} from "./image_format.ts";
import { type EncodedCode, encodeRecord, type RecordTables } from "./image_record.ts";
import { stripDocstring } from "./image_strip.ts";
import { verifyCode } from "./verify.ts";

/** A module for an image. */
export interface ImageModuleInput {
  /** Dotted name, `pkg.sub.mod`. */
  name: string;
  /** Default `module`; a `subproject` is a package that is a project of its own. */
  kind?: ModuleKind;
  /** Shorthand for `kind: "package"`. */
  isPackage?: boolean;
  /** Code of the module; a package may do without (its folder had no `__init__.py`). */
  code?: Code;
  /** Source text as it was on disk. */
  source?: Uint8Array | string;
  /**
   * Path to show in tracebacks; replaces the file name of the module's code object wherever that stands. Default: the
   * file name of the code object.
   */
  path?: string;
}

/** What goes into an image. */
export interface ImageInput {
  /** Name of the project. */
  name: string;
  version?: string;
  /** Module to run as `__main__`; empty for a library. */
  entry?: string;
  /** Further facts about the project, text to text. */
  properties?: Record<string, string>;
  modules: ImageModuleInput[];
  resources?: { path: string; data: Uint8Array }[];
}

/** What to leave out. */
export interface StripOptions {
  /** Line tables: tracebacks show the first line of each function. */
  lines?: boolean;
  /** Docstrings: `__doc__` is `None`, as under `python -OO`. */
  docs?: boolean;
  /** Sources: tracebacks show no source lines. */
  sources?: boolean;
}

/** How to write. */
export interface WriteOptions {
  strip?: StripOptions;
}

/** A code object prepared for writing: renamed and stripped. */
interface Prepared {
  code: Code;
  children: Prepared[];
}

class Counter {
  counts = new Map<string, number>();
  order = new Map<string, number>();
  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
  /** Gives the most used ones the smallest numbers; ties go by the bytes, so that order of input does not matter. */
  number(keys: string[], offset: number): void {
    const counts = this.counts;
    keys.sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
    keys.forEach((key, index) => this.order.set(key, offset + index));
  }
}

function floatKey(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16);
}

/** A key that is equal exactly for constants that may share a place. */
function constantKey(value: Value, depth = 0): string {
  if (value === null) return "N";
  if (value === true) return "T";
  if (value === false) return "F";
  if (value === Ellipsis) return ".";
  if (typeof value === "number") return `i${value}`;
  if (typeof value === "string") return `s${value.length}:${value}`;
  if (value instanceof PyInt) return `i${value.value}`;
  if (value instanceof PyLong) return `l${value.value}`;
  if (value instanceof PyFloat) return `f${floatKey(value.value)}`;
  if (value instanceof PyComplex) return `c${floatKey(value.real)},${floatKey(value.imag)}`;
  if (value instanceof PyUnicode) return `u${value.value.length}:${value.value}`;
  if (value instanceof PyTuple) {
    if (depth >= MAX_TUPLE_DEPTH) throw new ImageError("Cannot write image: constant tuples are nested too deeply");
    return `(${value.items.length}:${value.items.map((item) => constantKey(item, depth + 1)).join("")}`;
  }
  throw new ImageError("Cannot write image: a constant has a type that source code cannot give it");
}

class Tables implements RecordTables {
  readonly strings = new Counter();
  readonly constants = new Counter();
  #values = new Map<string, Value>();
  /** Tuple depth of each constant: 0 for scalars. */
  #depths = new Map<string, number>();
  #final: string[] = [];

  useString(text: string): void {
    this.strings.add(text);
  }

  /** @returns Tuple depth. */
  useConstant(value: Value): number {
    if (value === null) return 0;
    if (typeof value === "string") {
      this.useString(value);
      return 0;
    }
    const key = constantKey(value);
    this.constants.add(key);
    const known = this.#depths.get(key);
    if (known !== undefined) return known;
    let depth = 0;
    if (value instanceof PyTuple) {
      for (const item of value.items) depth = Math.max(depth, this.useConstant(item));
      depth++;
    } else if (value instanceof PyUnicode) {
      this.useString(utf8Encode(value.value));
    }
    this.#values.set(key, value);
    this.#depths.set(key, depth);
    return depth;
  }

  /** Ends counting and gives everything its number. Tuples come behind what they hold. */
  finish(): void {
    this.strings.number([...this.strings.counts.keys()], 0);
    const byDepth: string[][] = [];
    for (const [key, depth] of this.#depths) (byDepth[depth] ??= []).push(key);
    for (const keys of byDepth) {
      if (keys === undefined) continue;
      this.constants.number(keys, this.#final.length);
      this.#final.push(...keys);
    }
  }

  string(text: string): number {
    return this.strings.order.get(text)!;
  }

  constant(value: Value): number {
    if (value === null) return 0;
    const index = typeof value === "string"
      ? this.string(value) * 2 + 1
      : this.constants.order.get(constantKey(value))! * 2;
    return REF_FIRST + index;
  }

  writeStrings(): Uint8Array {
    const out = new ByteWriter();
    const texts = [...this.strings.order.keys()];
    out.vint(texts.length);
    const lengths = new ByteWriter();
    for (const text of texts) lengths.vint(text.length);
    out.vint(lengths.length);
    out.bytes(lengths.result());
    for (const text of texts) out.raw(text);
    return out.result();
  }

  writeConstants(): Uint8Array {
    const out = new ByteWriter();
    out.vint(this.#final.length);
    for (const key of this.#final) this.#writeConstant(out, this.#values.get(key)!);
    return out.result();
  }

  #writeConstant(out: ByteWriter, value: Value): void {
    if (typeof value === "number" && value >= SMALL_INT_BASE && value < SMALL_INT_BASE + 256 - SMALL_INT) {
      out.u8(SMALL_INT + value - SMALL_INT_BASE);
    } else if (typeof value === "number" && value === (value | 0)) {
      out.u8(TAG_INT);
      out.svint(value);
    } else if (typeof value === "number") {
      writeBig(out, TAG_BIG_INT, BigInt(value));
    } else if (typeof value === "boolean") {
      out.u8(value ? TAG_TRUE : TAG_FALSE);
    } else if (value === Ellipsis) {
      out.u8(TAG_ELLIPSIS);
    } else if (value instanceof PyInt) {
      writeBig(out, TAG_BIG_INT, value.value);
    } else if (value instanceof PyLong) {
      writeBig(out, TAG_LONG, value.value);
    } else if (value instanceof PyFloat) {
      out.u8(TAG_FLOAT);
      out.f64(value.value);
    } else if (value instanceof PyComplex) {
      out.u8(TAG_COMPLEX);
      out.f64(value.real);
      out.f64(value.imag);
    } else if (value instanceof PyUnicode) {
      out.u8(TAG_UNICODE);
      out.vint(this.string(utf8Encode(value.value)));
    } else {
      const { items } = value as PyTuple;
      out.u8(TAG_TUPLE);
      out.vint(items.length);
      for (const item of items) out.vint(this.constant(item));
    }
  }
}

/** Sign and size in one number, then the magnitude in little-endian bytes. */
function writeBig(out: ByteWriter, tag: number, value: bigint): void {
  const negative = value < 0n;
  let hex = value === 0n ? "" : (negative ? -value : value).toString(16);
  if (hex.length % 2 === 1) hex = "0" + hex;
  out.u8(tag);
  out.vint(hex.length + (negative ? 1 : 0));
  for (let i = hex.length - 2; i >= 0; i -= 2) out.u8(parseInt(hex.slice(i, i + 2), 16));
}

class Writer {
  #tables = new Tables();
  #strip: StripOptions;

  constructor(readonly input: ImageInput, readonly options: WriteOptions) {
    this.#strip = options.strip ?? {};
  }

  /** Renames, strips, verifies and counts a code object and all inside it. */
  #prepare(code: Code, from: string, to: string, depth: number): Prepared {
    if (depth > MAX_CODE_DEPTH) throw new ImageError("Cannot write image: functions are nested too deeply");
    code.ensure();
    let fields: CodeFields = {
      argcount: code.argcount,
      nlocals: code.nlocals,
      stacksize: code.stacksize,
      flags: code.flags,
      code: code.code,
      consts: code.consts,
      names: code.names,
      varnames: code.varnames,
      freevars: code.freevars,
      cellvars: code.cellvars,
      filename: code.filename === from ? to : code.filename,
      name: code.name,
      firstlineno: code.firstlineno,
      lnotab: this.#strip.lines ? new Uint8Array(0) : code.lnotab,
    };
    if (this.#strip.docs) fields = stripDocstring(fields);
    const children: Prepared[] = [];
    const consts = fields.consts.map((constant) => {
      if (!(constant instanceof Code)) return constant;
      const child = this.#prepare(constant, from, to, depth + 1);
      children.push(child);
      return child.code;
    });
    fields = { ...fields, consts };
    try {
      verifyCode(fields);
    } catch (error) {
      throw error instanceof ImageError ? new ImageError(`Cannot write image: ${error.message}`) : error;
    }
    const tables = this.#tables;
    for (const list of [fields.names, fields.varnames, fields.freevars, fields.cellvars]) {
      for (const text of list) tables.useString(text);
    }
    for (const constant of consts) if (!(constant instanceof Code)) tables.useConstant(constant);
    for (const { code: child } of children) {
      tables.useString(child.name);
      if (child.filename !== fields.filename) tables.useString(child.filename);
    }
    return { code: new Code(fields), children };
  }

  #encode(prepared: Prepared): EncodedCode {
    const children = prepared.children.map((child) => this.#encode(child));
    const own = encodeRecord(prepared.code, prepared.code, children, this.#tables);
    let size = own.length;
    for (const child of children) size += child.size;
    return { code: prepared.code, own, size, children };
  }

  run(): Uint8Array {
    const { input } = this;
    const modules = input.modules.map((module) => ({ ...module, name: utf8Encode(module.name) }));
    modules.sort((a, b) => a.name < b.name ? -1 : 1);
    const resources = (input.resources ?? []).map(({ path, data }) => ({ path: utf8Encode(path), data }));
    resources.sort((a, b) => a.path < b.path ? -1 : 1);
    this.#checkNames(modules, resources);
    const prepared = modules.map(({ name, code, path }) => {
      if (code === undefined) return undefined;
      if (code.ensure().freevars.length > 0) {
        throw new ImageError(`Cannot write image: module ${name} has free variables`);
      }
      return this.#prepare(code, code.filename, path === undefined ? code.filename : utf8Encode(path), 0);
    });
    this.#tables.finish();
    const index = new ByteWriter();
    const codeSection = new ByteWriter();
    const data = new ByteWriter();
    this.#writeManifest(index);
    let sources = false;
    index.vint(modules.length);
    modules.forEach((module, i) => {
      const source = this.#strip.sources ? undefined : module.source;
      if (source !== undefined) sources = true;
      this.#writeModule(module, prepared[i], source, index, codeSection, data);
    });
    index.vint(resources.length);
    for (const { path, data: bytes } of resources) {
      index.string(path);
      index.vint(bytes.length);
      data.bytes(bytes);
    }
    const sections = [
      index.result(),
      this.#tables.writeStrings(),
      this.#tables.writeConstants(),
      codeSection.result(),
      data.result(),
    ];
    const flags = (this.#strip.lines ? FLAG_NO_LINES : 0) + (this.#strip.docs ? FLAG_NO_DOCS : 0) +
      (sources ? FLAG_SOURCES : 0);
    return assemble(flags, sections);
  }

  #checkNames(modules: { name: string }[], resources: { path: string }[]): void {
    modules.forEach(({ name }, i) => {
      if (!isModuleName(name)) throw new ImageError(`Cannot write image: bad module name ${JSON.stringify(name)}`);
      if (i > 0 && modules[i - 1].name === name) throw new ImageError(`Cannot write image: two modules named ${name}`);
    });
    resources.forEach(({ path }, i) => {
      if (!isResourcePath(path)) throw new ImageError(`Cannot write image: bad resource path ${JSON.stringify(path)}`);
      if (i > 0 && resources[i - 1].path === path) throw new ImageError(`Cannot write image: two resources ${path}`);
    });
    const { entry } = this.input;
    if (entry && !this.input.modules.some((module) => module.name === entry && module.code !== undefined)) {
      throw new ImageError(`Cannot write image: there is no code for the entry module ${entry}`);
    }
  }

  #writeManifest(index: ByteWriter): void {
    const { name, version, entry, properties } = this.input;
    for (const text of [name, version ?? "", entry ?? ""]) index.string(utf8Encode(text));
    const pairs = Object.entries(properties ?? {}).map(([key, value]) => [utf8Encode(key), utf8Encode(value)]);
    pairs.sort((a, b) => a[0] < b[0] ? -1 : 1);
    index.vint(pairs.length);
    for (const [key, value] of pairs) {
      index.string(key);
      index.string(value);
    }
  }

  #writeModule(
    module: ImageModuleInput,
    prepared: Prepared | undefined,
    source: Uint8Array | string | undefined,
    index: ByteWriter,
    codeSection: ByteWriter,
    data: ByteWriter,
  ): void {
    const kind = module.kind ?? (module.isPackage ? "package" : "module");
    const encoded = prepared === undefined ? undefined : this.#encode(prepared);
    const path = prepared?.code.filename ?? (module.path === undefined ? undefined : utf8Encode(module.path));
    const hasPath = path !== undefined && path !== defaultPath(module.name, kind);
    const codeName = encoded?.code.name ?? "<module>";
    const hasChildren = encoded !== undefined && encoded.size > encoded.own.length;
    index.string(module.name);
    index.u8(
      MODULE_KINDS.indexOf(kind) + (source !== undefined ? ENTRY_SOURCE : 0) +
        (encoded !== undefined ? ENTRY_CODE : 0) +
        (hasPath ? ENTRY_PATH : 0) + (codeName !== "<module>" ? ENTRY_CODE_NAME : 0) +
        (hasChildren ? ENTRY_CHILDREN : 0),
    );
    if (hasPath) index.string(path);
    if (encoded !== undefined) {
      index.vint(encoded.size);
      if (hasChildren) index.vint(encoded.own.length);
      index.vint(encoded.code.firstlineno);
      if (codeName !== "<module>") index.string(codeName);
      writeRecords(codeSection, encoded);
    }
    if (source !== undefined) {
      const bytes = typeof source === "string" ? textToBytes(source) : source;
      index.vint(bytes.length);
      data.bytes(bytes);
    }
  }
}

function writeRecords(out: ByteWriter, encoded: EncodedCode): void {
  out.bytes(encoded.own);
  for (const child of encoded.children) writeRecords(out, child);
}

/** Header and sections; the hash is put in last. */
function assemble(flags: number, sections: Uint8Array[]): Uint8Array {
  const out = new ByteWriter();
  out.raw(IMAGE_MAGIC);
  out.u8(FORMAT_VERSION);
  out.u8(flags);
  out.u16(0);
  let size = HEADER_SIZE;
  for (const section of sections) size += section.length;
  if (size > 0x1fffffff) throw new ImageError(`Cannot write image: ${size} bytes are too many`);
  out.u32(size);
  out.bytes(new Uint8Array(HASH_END - HASH_START));
  for (const section of sections) out.u32(section.length);
  for (const section of sections) out.bytes(section);
  const bytes = out.result();
  bytes.set(imageHash(bytes), HASH_START);
  return bytes;
}

/** The hash that belongs into the header of `image`, which must be complete but for that and have no signature. */
function imageHash(image: Uint8Array): Uint8Array {
  if (image.length < HEADER_SIZE) return sha256(image);
  return new Sha256().update(image.subarray(0, HASH_START)).update(image.subarray(HASH_END)).digest();
}

/**
 * Writes an image.
 * @returns The bytes of the file, without a signature (`signImage` adds one).
 * @throws ImageError for names, constants or code that an image cannot hold.
 */
export function writeImage(input: ImageInput, options: WriteOptions = {}): Uint8Array {
  return new Writer(input, options).run();
}
