// SPDX-License-Identifier: MIT
/**
 * The code object: what the compiler produces, images and `.pyc` files carry, and the interpreter runs.
 * Fields are CPython 2.7's (`Include/code.h`). Shared by compiler, VM and tools; knows nothing of execution.
 */
import { PyObject, type Value } from "../base/value.ts";

/** Bits of `co_flags` (CPython 2.7 `Include/code.h`). */
export const CO_OPTIMIZED = 0x0001;
export const CO_NEWLOCALS = 0x0002;
export const CO_VARARGS = 0x0004;
export const CO_VARKEYWORDS = 0x0008;
export const CO_NESTED = 0x0010;
export const CO_GENERATOR = 0x0020;
export const CO_NOFREE = 0x0040;
export const CO_FUTURE_DIVISION = 0x2000;
export const CO_FUTURE_ABSOLUTE_IMPORT = 0x4000;
export const CO_FUTURE_WITH_STATEMENT = 0x8000;
export const CO_FUTURE_PRINT_FUNCTION = 0x10000;
export const CO_FUTURE_UNICODE_LITERALS = 0x20000;
/** The code is of VMIOT's dialect (docs/vmiot.md); inherited by what it compiles, as the future flags are. */
export const CO_VMIOT = 0x100000;

/** All flags that `from __future__ import` sets. */
export const CO_FUTURE_MASK = 0x3e000;

/** The contents of a code object. Strings are byte strings (code units 0–255). */
export interface CodeFields {
  argcount: number;
  nlocals: number;
  /** Largest operand stack depth. */
  stacksize: number;
  /** `CO_*` bits. */
  flags: number;
  /** The instructions, CPython 2.7's encoding: one byte opcode, two bytes little-endian operand from 90 up. */
  code: Uint8Array;
  consts: Value[];
  names: string[];
  varnames: string[];
  freevars: string[];
  cellvars: string[];
  filename: string;
  name: string;
  firstlineno: number;
  /** Line table: pairs of unsigned bytes, (offset increment, line increment). */
  lnotab: Uint8Array;
}

/**
 * A code object. One read from an image is a shell until somebody looks inside: `load` fills it once, on first use.
 *
 * INVARIANT: every field other than `name`, `filename` and `firstlineno` is read only after {@linkcode Code.ensure}.
 */
export class Code extends PyObject implements CodeFields {
  /** Number of positional parameters. */
  declare argcount: number;
  /** Number of local variables, parameters included. */
  declare nlocals: number;
  /** Largest operand stack depth. */
  declare stacksize: number;
  /** `CO_*` bits. */
  declare flags: number;
  /** The instructions. */
  declare code: Uint8Array;
  /** Constants, by operand of LOAD_CONST. */
  declare consts: Value[];
  /** Global and attribute names, by operand. */
  declare names: string[];
  /** Names of the local variables, parameters first. */
  declare varnames: string[];
  /** Names of variables of enclosing functions that this one uses. */
  declare freevars: string[];
  /** Names of local variables that nested functions use. */
  declare cellvars: string[];
  /** The line table. */
  declare lnotab: Uint8Array;
  /** The source file, a byte string. */
  filename: string;
  /** Name of the function, class, or `<module>`. */
  name: string;
  /** First source line, 1-based. */
  firstlineno: number;
  /** What the interpreter made of this code object on its first call; owned by `vm/interp`. */
  prepared: unknown = undefined;
  /** It may run as it is: a compiler made it, or its loader verifies it. */
  verified = true;
  #load: (() => CodeFields) | undefined;

  /** @param fields The contents, or only the three eager ones together with `load`, which gives the rest on demand. */
  constructor(fields: CodeFields | Pick<CodeFields, "name" | "filename" | "firstlineno">, load?: () => CodeFields) {
    super();
    this.name = fields.name;
    this.filename = fields.filename;
    this.firstlineno = fields.firstlineno;
    this.#load = load;
    if (load === undefined) this.#fill(fields as CodeFields);
  }

  /**
   * Makes all fields readable and returns the object itself. Cheap after the first time.
   * @throws what the loader throws for damaged input; the code object then stays a shell.
   */
  ensure(): this {
    if (this.#load !== undefined) {
      this.#fill(this.#load());
      this.#load = undefined;
    }
    return this;
  }

  #fill(fields: CodeFields): void {
    this.argcount = fields.argcount;
    this.nlocals = fields.nlocals;
    this.stacksize = fields.stacksize;
    this.flags = fields.flags;
    this.code = fields.code;
    this.consts = fields.consts;
    this.names = fields.names;
    this.varnames = fields.varnames;
    this.freevars = fields.freevars;
    this.cellvars = fields.cellvars;
    this.lnotab = fields.lnotab;
  }
}
