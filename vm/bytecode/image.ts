// SPDX-License-Identifier: MIT
/**
 * Reads images (`docs/image.md`). Opening one reads the header and the index, and hashes the file; modules, code objects,
 * constants, strings and resources are read when somebody asks for them.
 *
 * Nothing in an image is believed: numbers are checked before they are used, code is verified before it runs
 * (`verify.ts`). Whatever is wrong ends in an {@linkcode ImageError}, at the latest when the damaged part is first used.
 * A hash only tells damage, not malice; for that there are signatures (`image_sign.ts`).
 */
import { bytesToText } from "../base/latin1.ts";
import { Sha256 } from "../base/sha256.ts";
import { Ellipsis, intFromBigInt, PyComplex, PyFloat, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Code, type CodeFields } from "./code.ts";
import { ByteReader, utf8Decode, utf8Encode, VINT_ONE } from "./image_encoding.ts";
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
  FLAG_SIGNED,
  FLAG_SOURCES,
  FORMAT_VERSION,
  HASH_END,
  HASH_START,
  HEADER_SIZE,
  IMAGE_MAGIC,
  isModuleName,
  isResourcePath,
  KNOWN_IMAGE_FLAGS,
  MAX_CODE_DEPTH,
  MAX_TUPLE_DEPTH,
  MODULE_KINDS,
  type ModuleKind,
  REF_CODE,
  REF_FIRST,
  REF_NONE,
  type SectionName,
  SECTIONS,
  SIGNATURE_SIZE,
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
import { type CodePlace, decodeRecord, type RecordLookups, type RecordSizes } from "./image_record.ts";
import { type ByteSource, toSource } from "./image_source.ts";
import { verifyCode } from "./verify.ts";

/** Facts about the project in an image. */
export interface ImageManifest {
  name: string;
  version: string;
  /** Module to run as `__main__`; empty for a library. */
  entry: string;
  properties: Record<string, string>;
}

/** A module in an image. */
export interface ImageModule {
  readonly name: string;
  readonly kind: ModuleKind;
  /** What tracebacks show as file name, a byte string. */
  readonly path: string;
  /** Whether there is code; a package may do without. */
  readonly hasCode: boolean;
  /** Size of the source in bytes, `undefined` where none is stored. */
  readonly sourceSize: number | undefined;
}

/** A resource in an image. */
export interface ImageResource {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** How to open an image. */
export interface OpenOptions {
  /** Compare the hash of the whole with the one in the header (default true). Off only for bytes that were checked. */
  checkHash?: boolean;
  /** Verify the code (default true). Off only for an image that was made together with the program that reads it. */
  verify?: boolean;
  /** Accept bytes behind the end, as when the source is a whole flash partition (default false). */
  padded?: boolean;
}

interface ModuleEntry extends ImageModule {
  place: CodePlace | undefined;
  /** Offsets in the file. */
  codeStart: number;
  sourceStart: number;
}

interface ResourceEntry extends ImageResource {
  start: number;
}

interface Section {
  start: number;
  size: number;
}

/** Whether `head` (at least eight bytes) starts like an image. */
export function isImage(head: Uint8Array): boolean {
  return head.length >= 8 && bytesToText(head.subarray(0, 8)) === IMAGE_MAGIC;
}

/** Text from the index, which is UTF-8. */
function indexText(input: ByteReader): string {
  const text = utf8Decode(input.string());
  if (typeof text === "number") throw input.fail("Bad image: text is not UTF-8");
  return text;
}

/** Strings of an image, read one by one. */
class StringTable {
  #section: Section;
  #source: ByteSource;
  /** Where each string starts in the file, and where the last one ends. */
  #starts: Float64Array | undefined;
  #texts: (string | undefined)[] = [];

  constructor(source: ByteSource, section: Section) {
    this.#source = source;
    this.#section = section;
  }

  #open(): Float64Array {
    const { start, size } = this.#section;
    const head = new ByteReader(this.#source.read(start, Math.min(size, 16)), start);
    const count = head.vint();
    const tableSize = head.vint();
    if (head.pos + tableSize > size) throw head.fail("Bad image: string lengths are longer than their section");
    const input = new ByteReader(this.#source.read(head.offset, tableSize), head.offset);
    if (count > tableSize) throw input.fail("Bad image: a count is larger than its record");
    const starts = new Float64Array(count + 1);
    let offset = input.base + tableSize;
    for (let i = 0; i < count; i++) {
      starts[i] = offset;
      // Nearly all lengths are one byte; the library has thousands, read by code that V8 has not compiled.
      const byte = input.data[input.pos];
      if (byte < VINT_ONE) {
        offset += byte;
        input.pos++;
      } else offset += input.vint();
    }
    starts[count] = offset;
    if (input.left > 0) throw input.fail("Bad image: string lengths are longer than their count");
    if (offset !== start + size) throw input.fail("Bad image: strings do not fill their section");
    return this.#starts = starts;
  }

  /** Number of strings. */
  get count(): number {
    return (this.#starts ?? this.#open()).length - 1;
  }

  get(index: number, input: ByteReader): string {
    const known = this.#texts[index];
    if (known !== undefined) return known;
    const starts = this.#starts ?? this.#open();
    if (index >= starts.length - 1) throw input.fail(`Bad image: there is no string ${index}`);
    const start = starts[index];
    return this.#texts[index] = bytesToText(this.#source.read(start, starts[index + 1] - start));
  }
}

/** Constants of an image, made one by one and shared. */
class ConstantTable {
  #bytes: Uint8Array | undefined;
  #starts: Uint32Array = new Uint32Array(0);
  #values: (Value | undefined)[] = [];

  constructor(readonly source: ByteSource, readonly section: Section, readonly strings: StringTable) {}

  /** Finds where each constant starts. */
  #open(): Uint8Array {
    const { start, size } = this.section;
    const bytes = this.source.read(start, size).slice();
    const input = new ByteReader(bytes, start);
    const count = input.count();
    const starts = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      starts[i] = input.pos;
      skipConstant(input);
    }
    if (input.left > 0) throw input.fail("Bad image: constants do not fill their section");
    this.#starts = starts;
    return this.#bytes = bytes;
  }

  /** Number of constants. */
  get count(): number {
    if (this.#bytes === undefined) this.#open();
    return this.#starts.length;
  }

  get(index: number, input: ByteReader, depth = 0): Value {
    const known = this.#values[index];
    if (known !== undefined) return known;
    const bytes = this.#bytes ?? this.#open();
    if (index >= this.#starts.length) throw input.fail(`Bad image: there is no constant ${index}`);
    const own = new ByteReader(bytes, this.section.start);
    own.pos = this.#starts[index];
    return this.#values[index] = this.#read(own, index, depth);
  }

  #read(input: ByteReader, index: number, depth: number): Value {
    const tag = input.u8();
    if (tag >= SMALL_INT) return tag - SMALL_INT + SMALL_INT_BASE;
    switch (tag) {
      case TAG_TRUE:
        return true;
      case TAG_FALSE:
        return false;
      case TAG_ELLIPSIS:
        return Ellipsis;
      case TAG_INT:
        return input.svint();
      case TAG_BIG_INT: {
        const value = readBig(input);
        if (value !== BigInt.asIntN(64, value)) throw input.fail("Bad image: int beyond 64 bits");
        return intFromBigInt(value);
      }
      case TAG_LONG:
        return new PyLong(readBig(input));
      case TAG_FLOAT:
        return new PyFloat(input.f64());
      case TAG_COMPLEX: {
        const real = input.f64();
        return new PyComplex(real, input.f64());
      }
      case TAG_UNICODE: {
        const text = utf8Decode(this.strings.get(input.vint(), input));
        if (typeof text === "number") throw input.fail("Bad image: unicode constant is not UTF-8");
        return new PyUnicode(text);
      }
      default: // TAG_TUPLE; others did not pass `skipConstant`.
        return this.#tuple(input, index, depth);
    }
  }

  #tuple(input: ByteReader, index: number, depth: number): Value {
    if (depth >= MAX_TUPLE_DEPTH) throw input.fail("Bad image: constant tuples are nested too deeply");
    const count = input.count();
    const items: Value[] = [];
    for (let i = 0; i < count; i++) {
      const reference = input.vint();
      if (reference === REF_NONE) {
        items.push(null);
        continue;
      }
      if (reference === REF_CODE) throw input.fail("Bad image: code object in a tuple");
      const number = reference - REF_FIRST;
      if (number % 2 === 1) {
        items.push(this.strings.get((number - 1) / 2, input));
      } else {
        // Tuples hold earlier constants only, so there are no cycles.
        if (number / 2 >= index) throw input.fail("Bad image: tuple refers to a later constant");
        items.push(this.get(number / 2, input, depth + 1));
      }
    }
    return new PyTuple(items);
  }
}

function skipConstant(input: ByteReader): void {
  const tag = input.u8();
  if (tag >= SMALL_INT) return;
  switch (tag) {
    case TAG_TRUE:
    case TAG_FALSE:
    case TAG_ELLIPSIS:
      return;
    case TAG_INT:
    case TAG_UNICODE:
      input.vint();
      return;
    case TAG_BIG_INT:
    case TAG_LONG:
      input.take(Math.floor(input.vint() / 2));
      return;
    case TAG_FLOAT:
      input.take(8);
      return;
    case TAG_COMPLEX:
      input.take(16);
      return;
    case TAG_TUPLE:
      for (let count = input.count(); count > 0; count--) input.vint();
      return;
    default:
      throw input.fail(`Bad image: unknown kind of constant ${tag}`);
  }
}

function readBig(input: ByteReader): bigint {
  const head = input.vint();
  const bytes = input.take(Math.floor(head / 2));
  if (bytes.length > 0 && bytes[bytes.length - 1] === 0) throw input.fail("Bad image: malformed long");
  let hex = "";
  for (let i = bytes.length - 1; i >= 0; i--) hex += bytes[i].toString(16).padStart(2, "0");
  const value = hex === "" ? 0n : BigInt("0x" + hex);
  if (head % 2 === 1 && value === 0n) throw input.fail("Bad image: malformed long");
  return head % 2 === 1 ? -value : value;
}

/** An open image. Get one from {@linkcode openImage}. */
export class Image {
  /** Bytes of the image, without its signature. */
  readonly size: number;
  /** SHA-256 in the header. */
  readonly hash: Uint8Array;
  /** Line tables were left out. */
  readonly linesStripped: boolean;
  /** Docstrings were left out. */
  readonly docsStripped: boolean;
  /** Sources are inside. */
  readonly hasSources: boolean;
  /** Whether a signature follows the image; whether it is good is for `verifySignature` to say. */
  readonly isSigned: boolean;
  /** Facts about the project. */
  readonly manifest: ImageManifest;
  #sections = new Map<SectionName, Section>();
  #modules = new Map<string, ModuleEntry>();
  #resources = new Map<string, ResourceEntry>();
  #strings: StringTable;
  #constants: ConstantTable;
  readonly #verify: boolean;

  /** @throws ImageError */
  constructor(readonly source: ByteSource, options: OpenOptions = {}) {
    if (source.size < HEADER_SIZE) {
      throw new ImageError(`Bad image: ${source.size} bytes are too few for an image`);
    }
    const head = new ByteReader(source.read(0, HEADER_SIZE).slice(), 0);
    if (!isImage(head.data)) throw new ImageError("Bad image: this is not a vmiot image (wrong first bytes)", 0);
    head.pos = 8;
    const version = head.u8();
    if (version !== FORMAT_VERSION) {
      throw new ImageError(`Cannot read image: it has format version ${version}, expected ${FORMAT_VERSION}`, 8);
    }
    const flags = head.u8();
    if ((flags & ~KNOWN_IMAGE_FLAGS) !== 0 || head.u8() !== 0 || head.u8() !== 0) {
      throw new ImageError("Bad image: unknown flags", 9);
    }
    this.linesStripped = (flags & FLAG_NO_LINES) !== 0;
    this.docsStripped = (flags & FLAG_NO_DOCS) !== 0;
    this.hasSources = (flags & FLAG_SOURCES) !== 0;
    this.isSigned = (flags & FLAG_SIGNED) !== 0;
    this.size = head.u32();
    const whole = this.size + (this.isSigned ? SIGNATURE_SIZE : 0);
    if (this.size < HEADER_SIZE || whole > source.size) {
      throw new ImageError(`Bad image: it is truncated (${source.size} bytes, expected ${whole})`, 12);
    }
    if (whole < source.size && options.padded !== true) {
      throw new ImageError(`Bad image: ${source.size - whole} bytes follow its end`, whole);
    }
    this.hash = head.take(32);
    let start = HEADER_SIZE;
    for (const name of SECTIONS) {
      const size = head.u32();
      this.#sections.set(name, { start, size });
      start += size;
    }
    if (start !== this.size) throw new ImageError("Bad image: the sections do not fill it", HASH_END);
    if (options.checkHash !== false) this.#checkHash();
    this.#verify = options.verify !== false;
    this.#strings = new StringTable(source, this.#sections.get("strings")!);
    this.#constants = new ConstantTable(source, this.#sections.get("constants")!, this.#strings);
    const index = this.#sections.get("index")!;
    this.manifest = this.#readIndex(new ByteReader(source.read(index.start, index.size).slice(), index.start));
  }

  #checkHash(): void {
    const hash = new Sha256().update(this.source.read(0, HASH_START));
    const block = 65536;
    for (let pos = HASH_END; pos < this.size; pos += block) {
      hash.update(this.source.read(pos, Math.min(block, this.size - pos)));
    }
    const found = hash.digest();
    if (found.some((byte, i) => byte !== this.hash[i])) {
      throw new ImageError("Bad image: it is damaged (the hash does not fit)", HASH_START);
    }
  }

  #readIndex(input: ByteReader): ImageManifest {
    const manifest: ImageManifest = {
      name: indexText(input),
      version: indexText(input),
      entry: indexText(input),
      properties: Object.create(null),
    };
    let last: string | undefined;
    for (let count = input.count(2); count > 0; count--) {
      const key = indexText(input);
      if (last !== undefined && !(last < key)) throw input.fail("Bad image: properties out of order");
      manifest.properties[key] = indexText(input);
      last = key;
    }
    const code = this.#sections.get("code")!;
    const data = this.#sections.get("data")!;
    let codeStart = code.start;
    let dataStart = data.start;
    for (let count = input.count(3); count > 0; count--) {
      const entry = readModule(input, codeStart, dataStart);
      if (this.#modules.has(entry.name)) throw input.fail("Bad image: two modules have the same name");
      this.#modules.set(entry.name, entry);
      codeStart += entry.place?.size ?? 0;
      dataStart += entry.sourceSize ?? 0;
    }
    for (let count = input.count(2); count > 0; count--) {
      const path = indexText(input);
      if (!isResourcePath(path)) throw input.fail("Bad image: bad resource path");
      if (this.#resources.has(path)) throw input.fail("Bad image: two resources have the same path");
      const size = input.vint();
      this.#resources.set(path, { path, size, start: dataStart });
      dataStart += size;
    }
    if (input.left > 0) throw input.fail("Bad image: the index is longer than its contents");
    if (codeStart !== code.start + code.size) throw input.fail("Bad image: modules do not fill the code section");
    if (dataStart !== data.start + data.size) throw input.fail("Bad image: resources do not fill the data section");
    if (manifest.entry !== "" && this.#modules.get(manifest.entry)?.hasCode !== true) {
      throw input.fail("Bad image: there is no code for the entry module");
    }
    return manifest;
  }

  /** All modules by dotted name, in the order of the image. */
  get modules(): ReadonlyMap<string, ImageModule> {
    return this.#modules;
  }

  /** All resources by path, in the order of the image. */
  get resources(): ReadonlyMap<string, ImageResource> {
    return this.#resources;
  }

  /** Where a section stands. */
  section(name: SectionName): { start: number; size: number } {
    return this.#sections.get(name)!;
  }

  /** Number of entries in the shared tables; reads them if nobody has yet. */
  tableCounts(): { strings: number; constants: number } {
    return { strings: this.#strings.count, constants: this.#constants.count };
  }

  /**
   * The code of a module: a shell that reads, decodes and verifies itself on first use. Each call gives a new one.
   * @returns `undefined` where there is no such module or it has no code.
   */
  moduleCode(name: string): Code | undefined {
    const entry = this.#modules.get(name);
    if (entry?.place === undefined) return undefined;
    return this.#shell(entry.place, entry.codeStart, 0);
  }

  /** Bytes that the code of a module takes in the code section, or `undefined`. */
  codeSize(name: string): number | undefined {
    return this.#modules.get(name)?.place?.size;
  }

  /** The source of a module as it was stored, or `undefined`. */
  moduleSource(name: string): Uint8Array | undefined {
    const entry = this.#modules.get(name);
    if (entry?.sourceSize === undefined) return undefined;
    return this.source.read(entry.sourceStart, entry.sourceSize);
  }

  /** The bytes of a resource, or `undefined`; they may share memory with the source and must not be changed. */
  resource(path: string): Uint8Array | undefined {
    const entry = this.#resources.get(path);
    return entry === undefined ? undefined : this.source.read(entry.start, entry.size);
  }

  #shell(place: CodePlace, offset: number, depth: number): Code {
    return new Code(place, () => this.#load(place, offset, depth));
  }

  /** Reads and verifies (`OpenOptions.verify`) one code object; `sizes` and `places` collect what `checkAll` wants to know. */
  #load(place: CodePlace, offset: number, depth: number, sizes?: RecordSizes, places?: CodePlace[]): CodeFields {
    if (depth > MAX_CODE_DEPTH) throw new ImageError("Bad image: functions are nested too deeply", offset);
    const freeCounts = new Map<Code, number>();
    const lookups: RecordLookups = {
      string: (index, input) => this.#strings.get(index, input),
      constant: (reference, input) =>
        reference % 2 === 1 ? this.#strings.get((reference - 1) / 2, input) : this.#constants.get(reference / 2, input),
      child: (child) => {
        const code = this.#shell(child, offset + child.start, depth + 1);
        freeCounts.set(code, child.free);
        places?.push(child);
        return code;
      },
    };
    // A copy: looking up strings reads on, and the medium may reuse its buffer.
    const input = new ByteReader(this.source.read(offset, place.ownSize).slice(), offset);
    const fields = decodeRecord(input, place, lookups, sizes);
    if (!this.#verify) return fields;
    try {
      verifyCode(fields, { freeCount: (constant) => freeCounts.get(constant) });
    } catch (error) {
      throw error instanceof ImageError ? new ImageError(`Bad image: ${error.message}`, offset) : error;
    }
    return fields;
  }

  /**
   * Reads and verifies everything there is to read.
   * @param sizes Is increased by the bytes that the parts of code objects take.
   * @returns Number of code objects.
   * @throws ImageError
   */
  checkAll(sizes?: RecordSizes): number {
    let count = 0;
    const work: { place: CodePlace; offset: number; depth: number }[] = [];
    for (const entry of this.#modules.values()) {
      if (entry.place !== undefined) work.push({ place: entry.place, offset: entry.codeStart, depth: 0 });
    }
    for (let item = work.pop(); item !== undefined; item = work.pop()) {
      const { offset, depth } = item;
      count++;
      const places: CodePlace[] = [];
      this.#load(item.place, offset, depth, sizes, places);
      for (const place of places) work.push({ place, offset: offset + place.start, depth: depth + 1 });
    }
    const { start } = this.section("constants");
    const input = new ByteReader(new Uint8Array(0), start);
    for (let i = this.#constants.count - 1; i >= 0; i--) this.#constants.get(i, input);
    for (let i = this.#strings.count - 1; i >= 0; i--) this.#strings.get(i, input);
    return count;
  }
}

function readModule(input: ByteReader, codeStart: number, sourceStart: number): ModuleEntry {
  const name = indexText(input);
  if (!isModuleName(name)) throw input.fail("Bad image: bad module name");
  const bits = input.u8();
  const kind = MODULE_KINDS[bits & 3];
  if (kind === undefined || bits >= 128) throw input.fail("Bad image: unknown kind of module");
  const path = bits & ENTRY_PATH ? input.string() : defaultPath(utf8Encode(name), kind);
  let place: CodePlace | undefined;
  if (bits & ENTRY_CODE) {
    const size = input.vint();
    const ownSize = bits & ENTRY_CHILDREN ? input.vint() : size;
    if (ownSize > size) throw input.fail("Bad image: code object outside its parent");
    const firstlineno = input.vint();
    if (firstlineno > 0x7fffffff) throw input.fail("Bad image: line number out of range");
    const codeName = bits & ENTRY_CODE_NAME ? input.string() : "<module>";
    place = { name: codeName, filename: path, firstlineno, free: 0, start: 0, size, ownSize };
  }
  const sourceSize = bits & ENTRY_SOURCE ? input.vint() : undefined;
  return { name, kind, path, hasCode: place !== undefined, sourceSize, place, codeStart, sourceStart };
}

/**
 * Opens an image.
 * @param input Bytes in memory or any source; put slow ones behind `cachedSource`.
 * @throws ImageError
 */
export function openImage(input: Uint8Array | ByteSource, options: OpenOptions = {}): Image {
  return new Image(toSource(input), options);
}
