// SPDX-License-Identifier: MIT
/**
 * The record of one code object in an image (`docs/image.md`, "Code objects"): its own bytes, encoded and decoded.
 * Strings and constants are numbers here; who owns the tables passes functions that look them up.
 */
import type { Value } from "../base/value.ts";
import { CO_NOFREE, CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS, Code, type CodeFields } from "./code.ts";
import { type ByteReader, ByteWriter, decodeLines, encodeLines } from "./image_encoding.ts";
import { CODE_CHILDREN, CODE_FILENAME, CODE_FREE, REF_CODE, REF_FIRST, REF_NONE } from "./image_format.ts";
import { decodeInstructions, encodeInstructions, type InstructionContext } from "./image_instructions.ts";

/** What a parent (or the index) knows about a code object without reading its record. */
export interface CodePlace {
  name: string;
  filename: string;
  firstlineno: number;
  /** Number of free variables. */
  free: number;
  /** Offset of the record from the start of its parent's record. */
  start: number;
  /** Bytes of the record with all code objects inside it. */
  size: number;
  /** Bytes of the record alone. */
  ownSize: number;
}

/** A code object among the constants, already encoded. */
export interface EncodedCode {
  code: Code;
  own: Uint8Array;
  /** `own` and all records inside. */
  size: number;
  children: EncodedCode[];
}

/** Index of strings and constants for the writer. */
export interface RecordTables {
  string(text: string): number;
  /** Number of a constant other than `None` and code, as a reference. */
  constant(value: Value): number;
}

/** Lookups for the reader; each throws ImageError for a bad number. */
export interface RecordLookups {
  string(index: number, input: ByteReader): string;
  constant(reference: number, input: ByteReader): Value;
  child(place: CodePlace): Code;
}

/** Where the bytes of a record go, for reports. */
export interface RecordSizes {
  fields: number;
  names: number;
  constants: number;
  instructions: number;
  lines: number;
}

/** What the instruction encoding derives from the rest of the record. */
export function instructionContext(code: Pick<CodeFields, "argcount" | "flags" | "consts">): InstructionContext {
  const { argcount, flags, consts } = code;
  return {
    noneIndex: consts.indexOf(null),
    firstConst: (flags & CO_OPTIMIZED) !== 0 ? 1 : 0,
    firstLocal: argcount + (flags & CO_VARARGS ? 1 : 0) + (flags & CO_VARKEYWORDS ? 1 : 0),
  };
}

/** `co_flags` without the unused bits 7–11, so that common values take one byte. */
function packFlags(flags: number): number {
  return (flags & 0x7f) | ((flags >>> 12) << 7);
}

function unpackFlags(packed: number): number {
  return (packed & 0x7f) | ((packed >>> 7) << 12);
}

/** Writes the own bytes of `code`, whose contents are `fields`; `children` are its code constants, in order. */
export function encodeRecord(
  code: Code,
  fields: CodeFields,
  children: EncodedCode[],
  tables: RecordTables,
): Uint8Array {
  const out = new ByteWriter();
  const strings = (list: string[]) => {
    out.vint(list.length);
    for (const text of list) out.vint(tables.string(text));
  };
  out.vint(packFlags(fields.flags));
  out.vint(fields.argcount);
  out.vint(fields.stacksize);
  strings(fields.varnames);
  if ((fields.flags & CO_NOFREE) === 0) {
    strings(fields.cellvars);
    strings(fields.freevars);
  }
  strings(fields.names);
  out.vint(fields.consts.length);
  let child = 0;
  for (const constant of fields.consts) {
    if (constant === null) {
      out.vint(REF_NONE);
    } else if (constant instanceof Code) {
      out.vint(REF_CODE);
      writePlace(out, code, children[child++], tables);
    } else {
      out.vint(tables.constant(constant));
    }
  }
  const instructions = encodeInstructions(fields.code, instructionContext(fields));
  out.vint(instructions.length);
  out.bytes(instructions);
  encodeLines(out, fields.lnotab);
  return out.result();
}

function writePlace(out: ByteWriter, parent: Code, child: EncodedCode, tables: RecordTables): void {
  const { code, size, own } = child;
  const free = code.freevars.length;
  const named = code.filename !== parent.filename;
  out.vint(tables.string(code.name));
  out.svint(code.firstlineno - parent.firstlineno);
  const bits = (named ? CODE_FILENAME : 0) + (free > 0 ? CODE_FREE : 0) + (size > own.length ? CODE_CHILDREN : 0);
  out.vint(size * 8 + bits);
  if (named) out.vint(tables.string(code.filename));
  if (free > 0) out.vint(free);
  if (size > own.length) out.vint(own.length);
}

function readPlace(input: ByteReader, parent: CodePlace, start: number, lookups: RecordLookups): CodePlace {
  const name = lookups.string(input.vint(), input);
  const firstlineno = parent.firstlineno + input.svint();
  if (firstlineno < 0 || firstlineno > 0x7fffffff) throw input.fail("Bad image: line number out of range");
  const packed = input.vint();
  const size = Math.floor(packed / 8);
  const filename = packed & CODE_FILENAME ? lookups.string(input.vint(), input) : parent.filename;
  const free = packed & CODE_FREE ? input.vint() : 0;
  const ownSize = packed & CODE_CHILDREN ? input.vint() : size;
  if (ownSize > size || start + size > parent.size) throw input.fail("Bad image: code object outside its parent");
  return { name, filename, firstlineno, free, start, size, ownSize };
}

/**
 * Reads the own bytes of a code object. The result is well formed, but its instructions are not verified yet.
 * @param input Exactly the own bytes.
 * @throws ImageError
 */
export function decodeRecord(
  input: ByteReader,
  place: CodePlace,
  lookups: RecordLookups,
  sizes?: RecordSizes,
): CodeFields {
  const strings = (): string[] => {
    const count = input.count();
    const list: string[] = [];
    for (let i = 0; i < count; i++) list.push(lookups.string(input.vint(), input));
    return list;
  };
  const flags = unpackFlags(input.vint());
  const argcount = input.vint();
  const stacksize = input.vint();
  const namesStart = input.pos;
  const varnames = strings();
  const hasCells = (flags & CO_NOFREE) === 0;
  const cellvars = hasCells ? strings() : [];
  const freevars = hasCells ? strings() : [];
  if (freevars.length !== place.free) throw input.fail("Bad image: number of free variables");
  const names = strings();
  const constsStart = input.pos;
  const consts = readConstants(input, place, lookups);
  const codeStart = input.pos;
  const length = input.vint();
  const code = decodeInstructions(input, length, instructionContext({ argcount, flags, consts }));
  const linesStart = input.pos;
  const lnotab = decodeLines(input);
  if (sizes !== undefined) {
    sizes.fields += namesStart;
    sizes.names += constsStart - namesStart;
    sizes.constants += codeStart - constsStart;
    sizes.instructions += linesStart - codeStart;
    sizes.lines += input.pos - linesStart;
  }
  return {
    argcount,
    nlocals: varnames.length,
    stacksize,
    flags,
    code,
    consts,
    names,
    varnames,
    freevars,
    cellvars,
    filename: place.filename,
    name: place.name,
    firstlineno: place.firstlineno,
    lnotab,
  };
}

function readConstants(input: ByteReader, place: CodePlace, lookups: RecordLookups): Value[] {
  const count = input.count();
  const consts: Value[] = [];
  let start = place.ownSize;
  for (let i = 0; i < count; i++) {
    const reference = input.vint();
    if (reference === REF_NONE) {
      consts.push(null);
    } else if (reference === REF_CODE) {
      const child = readPlace(input, place, start, lookups);
      start += child.size;
      consts.push(lookups.child(child));
    } else {
      consts.push(lookups.constant(reference - REF_FIRST, input));
    }
  }
  if (start !== place.size) throw input.fail("Bad image: code objects do not fill their parent");
  return consts;
}
