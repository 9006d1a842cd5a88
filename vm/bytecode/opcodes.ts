// SPDX-License-Identifier: MIT
/**
 * The opcode table: the single source for the instruction set, which is CPython 2.7's with its numbers (0–147).
 *
 * Emitter, verifier, disassembler, the `dis`/`opcode` modules, tier 1 and `docs/bytecode.md` derive from it or are
 * checked against it. An instruction is one byte, or from `HAVE_ARGUMENT` up one byte and a 16-bit little-endian
 * operand; `EXTENDED_ARG` gives the operand of the next instruction 16 more bits. Numbers above 147 belong to private
 * fast forms made by the loader; those rows have `base`, the plain opcode they stand for, and never stand in an image.
 * PERF: never use `OP` for the labels of a hot `switch` (imported labels make no jump table); the loop carries its own
 * generated copy of the numbers.
 */

/** What the 16-bit operand of an instruction means. */
export type OperandKind =
  /** No operand. */
  | "none"
  /** Index into `co_varnames`. */
  | "local"
  /** Index into `co_names`. */
  | "name"
  /** Index into `co_consts`. */
  | "const"
  /** Index into `co_cellvars` followed by `co_freevars`. */
  | "free"
  /** Jump, relative to the next instruction, always forward. */
  | "jrel"
  /** Jump to an absolute offset. */
  | "jabs"
  /** Index into {@linkcode CMP_OP}. */
  | "cmp"
  /** A count or a stack position. */
  | "count"
  /** Packed bits, see the row's doc. */
  | "flags";

/** A number of stack items, fixed or computed from the operand. */
export type Count = number | ((arg: number) => number);

/** One opcode. */
export interface OpcodeRow {
  /** Identifier-safe name; differs from `opname` for the slice family only (`SLICE_0`). */
  key: string;
  /** Name as CPython's `opcode.opname` has it (`SLICE+0`). */
  opname: string;
  number: number;
  operand: OperandKind;
  /** Items taken from the stack; the stack must hold that many. */
  pops: Count;
  /** Items put back on the way to the next instruction. */
  pushes: Count;
  /** Items put back on the way to the jump target; `undefined` where there is no jump. */
  jumpPushes: Count | undefined;
  /** Whether the target is a handler: it is entered by unwinding to the depth after `pops`, plus `jumpPushes`. */
  handler: boolean;
  /** Whether control never goes on to the next instruction. */
  ends: boolean;
  /** Whether it may raise. */
  raises: boolean;
  /** Whether it may run Python code or otherwise suspend the thread. */
  suspends: boolean;
  /** Net effect in the accounting that defines `co_stacksize` where it differs from `pushes - pops`. */
  counted: Count | undefined;
  /** The plain opcode a private fast form stands for. */
  base: number | undefined;
  /** One line for people. */
  doc: string;
}

interface Extras {
  jump?: Count;
  handler?: true;
  ends?: true;
  raises?: false;
  suspends?: true;
  counted?: Count;
  base?: number;
}

interface TypedRow<K extends string, N extends number> extends OpcodeRow {
  key: K;
  number: N;
}

function row<K extends string, N extends number>(
  key: K,
  number: N,
  operand: OperandKind,
  pops: Count,
  pushes: Count,
  doc: string,
  extras: Extras = {},
): TypedRow<K, N> {
  return {
    key,
    opname: key.replace("SLICE_", "SLICE+"),
    number,
    operand,
    pops,
    pushes,
    jumpPushes: extras.jump,
    handler: extras.handler === true,
    ends: extras.ends === true,
    raises: extras.raises !== false,
    suspends: extras.suspends === true,
    counted: extras.counted,
    base: extras.base,
    doc,
  };
}

/** May not raise. */
const quiet: Extras = { raises: false };
/** May run Python code. */
const calls: Extras = { suspends: true };

/** Operand is the count itself. */
const arg: Count = (n) => n;
/** Values under a `CALL_FUNCTION*`: the callable, positional ones (low byte), name and value per keyword (high byte). */
const callItems = (n: number) => (n & 255) + 2 * (n >> 8) + 1;

/** All rows, by number. */
export const OPCODE_ROWS = [
  row("STOP_CODE", 0, "none", 0, 0, "Never emitted; running it is a bug.", { ends: true }),
  row("POP_TOP", 1, "none", 1, 0, "Drops TOS.", quiet),
  row("ROT_TWO", 2, "none", 2, 2, "Swaps the two topmost items.", quiet),
  row("ROT_THREE", 3, "none", 3, 3, "Moves TOS down to the third place.", quiet),
  row("DUP_TOP", 4, "none", 1, 2, "Pushes TOS once more.", quiet),
  row("ROT_FOUR", 5, "none", 4, 4, "Moves TOS down to the fourth place.", quiet),
  row("NOP", 9, "none", 0, 0, "Does nothing.", quiet),
  row("UNARY_POSITIVE", 10, "none", 1, 1, "TOS = +TOS.", calls),
  row("UNARY_NEGATIVE", 11, "none", 1, 1, "TOS = -TOS.", calls),
  row("UNARY_NOT", 12, "none", 1, 1, "TOS = not TOS.", calls),
  row("UNARY_CONVERT", 13, "none", 1, 1, "TOS = repr(TOS), from backticks.", calls),
  row("UNARY_INVERT", 15, "none", 1, 1, "TOS = ~TOS.", calls),
  row("BINARY_POWER", 19, "none", 2, 1, "TOS = TOS1 ** TOS.", calls),
  row("BINARY_MULTIPLY", 20, "none", 2, 1, "TOS = TOS1 * TOS.", calls),
  row("BINARY_DIVIDE", 21, "none", 2, 1, "TOS = TOS1 / TOS with classic division.", calls),
  row("BINARY_MODULO", 22, "none", 2, 1, "TOS = TOS1 % TOS.", calls),
  row("BINARY_ADD", 23, "none", 2, 1, "TOS = TOS1 + TOS.", calls),
  row("BINARY_SUBTRACT", 24, "none", 2, 1, "TOS = TOS1 - TOS.", calls),
  row("BINARY_SUBSCR", 25, "none", 2, 1, "TOS = TOS1[TOS].", calls),
  row("BINARY_FLOOR_DIVIDE", 26, "none", 2, 1, "TOS = TOS1 // TOS.", calls),
  row("BINARY_TRUE_DIVIDE", 27, "none", 2, 1, "TOS = TOS1 / TOS under `from __future__ import division`.", calls),
  row("INPLACE_FLOOR_DIVIDE", 28, "none", 2, 1, "TOS = TOS1 // TOS, in place where TOS1 can.", calls),
  row("INPLACE_TRUE_DIVIDE", 29, "none", 2, 1, "TOS = TOS1 / TOS, true division, in place where TOS1 can.", calls),
  row("SLICE_0", 30, "none", 1, 1, "TOS = TOS[:].", calls),
  row("SLICE_1", 31, "none", 2, 1, "TOS = TOS1[TOS:].", calls),
  row("SLICE_2", 32, "none", 2, 1, "TOS = TOS1[:TOS].", calls),
  row("SLICE_3", 33, "none", 3, 1, "TOS = TOS2[TOS1:TOS].", calls),
  row("STORE_SLICE_0", 40, "none", 2, 0, "TOS[:] = TOS1.", calls),
  row("STORE_SLICE_1", 41, "none", 3, 0, "TOS1[TOS:] = TOS2.", calls),
  row("STORE_SLICE_2", 42, "none", 3, 0, "TOS1[:TOS] = TOS2.", calls),
  row("STORE_SLICE_3", 43, "none", 4, 0, "TOS2[TOS1:TOS] = TOS3.", calls),
  row("DELETE_SLICE_0", 50, "none", 1, 0, "del TOS[:].", calls),
  row("DELETE_SLICE_1", 51, "none", 2, 0, "del TOS1[TOS:].", calls),
  row("DELETE_SLICE_2", 52, "none", 2, 0, "del TOS1[:TOS].", calls),
  row("DELETE_SLICE_3", 53, "none", 3, 0, "del TOS2[TOS1:TOS].", calls),
  row("STORE_MAP", 54, "none", 3, 1, "Dict display: TOS2[TOS] = TOS1, the dict stays.", calls),
  row("INPLACE_ADD", 55, "none", 2, 1, "TOS = TOS1 + TOS, in place where TOS1 can.", calls),
  row("INPLACE_SUBTRACT", 56, "none", 2, 1, "TOS = TOS1 - TOS, in place where TOS1 can.", calls),
  row("INPLACE_MULTIPLY", 57, "none", 2, 1, "TOS = TOS1 * TOS, in place where TOS1 can.", calls),
  row("INPLACE_DIVIDE", 58, "none", 2, 1, "TOS = TOS1 / TOS, classic, in place where TOS1 can.", calls),
  row("INPLACE_MODULO", 59, "none", 2, 1, "TOS = TOS1 % TOS, in place where TOS1 can.", calls),
  row("STORE_SUBSCR", 60, "none", 3, 0, "TOS1[TOS] = TOS2.", calls),
  row("DELETE_SUBSCR", 61, "none", 2, 0, "del TOS1[TOS].", calls),
  row("BINARY_LSHIFT", 62, "none", 2, 1, "TOS = TOS1 << TOS.", calls),
  row("BINARY_RSHIFT", 63, "none", 2, 1, "TOS = TOS1 >> TOS.", calls),
  row("BINARY_AND", 64, "none", 2, 1, "TOS = TOS1 & TOS.", calls),
  row("BINARY_XOR", 65, "none", 2, 1, "TOS = TOS1 ^ TOS.", calls),
  row("BINARY_OR", 66, "none", 2, 1, "TOS = TOS1 | TOS.", calls),
  row("INPLACE_POWER", 67, "none", 2, 1, "TOS = TOS1 ** TOS, in place where TOS1 can.", calls),
  row("GET_ITER", 68, "none", 1, 1, "TOS = iter(TOS).", calls),
  row("PRINT_EXPR", 70, "none", 1, 0, "Interactive mode: hands TOS to sys.displayhook.", calls),
  row("PRINT_ITEM", 71, "none", 1, 0, "Prints TOS to sys.stdout, with softspace.", calls),
  row("PRINT_NEWLINE", 72, "none", 0, 0, "Prints a newline to sys.stdout.", calls),
  row("PRINT_ITEM_TO", 73, "none", 2, 0, "Prints TOS1 to the file TOS.", calls),
  row("PRINT_NEWLINE_TO", 74, "none", 1, 0, "Prints a newline to the file TOS.", calls),
  row("INPLACE_LSHIFT", 75, "none", 2, 1, "TOS = TOS1 << TOS, in place where TOS1 can.", calls),
  row("INPLACE_RSHIFT", 76, "none", 2, 1, "TOS = TOS1 >> TOS, in place where TOS1 can.", calls),
  row("INPLACE_AND", 77, "none", 2, 1, "TOS = TOS1 & TOS, in place where TOS1 can.", calls),
  row("INPLACE_XOR", 78, "none", 2, 1, "TOS = TOS1 ^ TOS, in place where TOS1 can.", calls),
  row("INPLACE_OR", 79, "none", 2, 1, "TOS = TOS1 | TOS, in place where TOS1 can.", calls),
  row("BREAK_LOOP", 80, "none", 0, 0, "Leaves the innermost loop block, running finally handlers on the way.", {
    ends: true,
    raises: false,
  }),
  row(
    "WITH_CLEANUP",
    81,
    "none",
    2,
    1,
    "Calls the __exit__ that lies under the completion state (None; value and code; or exception triple) and removes it; " +
      "a true result replaces the exception by None.",
    calls,
  ),
  row("LOAD_LOCALS", 82, "none", 0, 1, "Pushes the local namespace of a class body.", quiet),
  row("RETURN_VALUE", 83, "none", 1, 0, "Returns TOS, running finally handlers on the way.", {
    ends: true,
    raises: false,
  }),
  row("IMPORT_STAR", 84, "none", 1, 0, "Binds all public names of module TOS in the local namespace.", calls),
  row("EXEC_STMT", 85, "none", 3, 0, "exec TOS2 in TOS1, TOS.", calls),
  row("YIELD_VALUE", 86, "none", 1, 1, "Yields TOS; on resumption TOS is the value sent.", calls),
  row("POP_BLOCK", 87, "none", 0, 0, "Removes the innermost block of the block stack.", quiet),
  row(
    "END_FINALLY",
    88,
    "none",
    1,
    0,
    "Ends a handler: goes on after None, else resumes the return, continue or exception described by TOS and below.",
    { counted: -3 },
  ),
  row("BUILD_CLASS", 89, "none", 3, 1, "Makes a class from name TOS2, bases TOS1 and namespace TOS.", calls),
  row("STORE_NAME", 90, "name", 1, 0, "Binds the name in the local namespace.", calls),
  row("DELETE_NAME", 91, "name", 0, 0, "Unbinds the name in the local namespace.", calls),
  row("UNPACK_SEQUENCE", 92, "count", 1, arg, "Unpacks TOS into exactly `arg` items, the first one on top.", calls),
  row("FOR_ITER", 93, "jrel", 1, 2, "Pushes the next value of iterator TOS; when exhausted pops it and jumps.", {
    jump: 0,
    suspends: true,
  }),
  row("LIST_APPEND", 94, "count", 1, 0, "Appends TOS to the list at position `arg` (counted after popping).", quiet),
  row("STORE_ATTR", 95, "name", 2, 0, "TOS.name = TOS1.", calls),
  row("DELETE_ATTR", 96, "name", 1, 0, "del TOS.name.", calls),
  row("STORE_GLOBAL", 97, "name", 1, 0, "Binds the name in the globals.", quiet),
  row("DELETE_GLOBAL", 98, "name", 0, 0, "Unbinds the name in the globals."),
  row(
    "DUP_TOPX",
    99,
    "count",
    arg,
    (n) => 2 * n,
    "Pushes the `arg` topmost items once more, in the same order.",
    quiet,
  ),
  row("LOAD_CONST", 100, "const", 0, 1, "Pushes a constant.", quiet),
  row("LOAD_NAME", 101, "name", 0, 1, "Pushes the name's value from locals, globals or builtins.", calls),
  row("BUILD_TUPLE", 102, "count", arg, 1, "Makes a tuple of `arg` items.", quiet),
  row("BUILD_LIST", 103, "count", arg, 1, "Makes a list of `arg` items.", quiet),
  row("BUILD_SET", 104, "count", arg, 1, "Makes a set of `arg` items.", calls),
  row("BUILD_MAP", 105, "count", 0, 1, "Pushes a new dict meant for `arg` entries.", quiet),
  row("LOAD_ATTR", 106, "name", 1, 1, "TOS = TOS.name.", calls),
  row("COMPARE_OP", 107, "cmp", 2, 1, "TOS = TOS1 op TOS.", calls),
  row("IMPORT_NAME", 108, "name", 2, 1, "Imports the module; TOS1 is the level, TOS the names wanted or None.", calls),
  row("IMPORT_FROM", 109, "name", 1, 2, "Pushes attribute `name` of module TOS, which stays.", calls),
  row("JUMP_FORWARD", 110, "jrel", 0, 0, "Jumps forward.", { jump: 0, ends: true, raises: false }),
  row("JUMP_IF_FALSE_OR_POP", 111, "jabs", 1, 0, "Jumps and keeps TOS if it is false, else pops it.", {
    jump: 1,
    suspends: true,
  }),
  row("JUMP_IF_TRUE_OR_POP", 112, "jabs", 1, 0, "Jumps and keeps TOS if it is true, else pops it.", {
    jump: 1,
    suspends: true,
  }),
  row("JUMP_ABSOLUTE", 113, "jabs", 0, 0, "Jumps.", { jump: 0, ends: true, raises: false }),
  row("POP_JUMP_IF_FALSE", 114, "jabs", 1, 0, "Pops TOS and jumps if it is false.", { jump: 0, suspends: true }),
  row("POP_JUMP_IF_TRUE", 115, "jabs", 1, 0, "Pops TOS and jumps if it is true.", { jump: 0, suspends: true }),
  row("LOAD_GLOBAL", 116, "name", 0, 1, "Pushes the name's value from globals or builtins."),
  row("CONTINUE_LOOP", 119, "jabs", 0, 0, "Continues the loop at the target, running finally handlers on the way.", {
    jump: 0,
    ends: true,
    raises: false,
  }),
  row("SETUP_LOOP", 120, "jrel", 0, 0, "Pushes a loop block; the target is where a break goes.", {
    jump: 0,
    handler: true,
    raises: false,
  }),
  row("SETUP_EXCEPT", 121, "jrel", 0, 0, "Pushes an except block; the handler starts with traceback, value, type.", {
    jump: 3,
    handler: true,
    raises: false,
  }),
  row("SETUP_FINALLY", 122, "jrel", 0, 0, "Pushes a finally block; the handler starts with one to three items.", {
    jump: 3,
    handler: true,
    raises: false,
  }),
  row("LOAD_FAST", 124, "local", 0, 1, "Pushes a local variable."),
  row("STORE_FAST", 125, "local", 1, 0, "Binds a local variable.", quiet),
  row("DELETE_FAST", 126, "local", 0, 0, "Unbinds a local variable."),
  row("RAISE_VARARGS", 130, "count", arg, 0, "Raises: 0 the current exception again, 1–3 type, value, traceback.", {
    ends: true,
    suspends: true,
  }),
  row(
    "CALL_FUNCTION",
    131,
    "flags",
    callItems,
    1,
    "Calls; low byte: positional arguments, high byte: keyword arguments.",
    calls,
  ),
  row("MAKE_FUNCTION", 132, "count", (n) => n + 1, 1, "Makes a function of code TOS with `arg` defaults.", quiet),
  row("BUILD_SLICE", 133, "count", arg, 1, "Makes a slice object of 2 or 3 items.", quiet),
  row(
    "MAKE_CLOSURE",
    134,
    "count",
    (n) => n + 2,
    1,
    "Makes a function of code TOS with the cells of tuple TOS1 and `arg` defaults.",
    quiet,
  ),
  row("LOAD_CLOSURE", 135, "free", 0, 1, "Pushes a cell.", quiet),
  row("LOAD_DEREF", 136, "free", 0, 1, "Pushes the contents of a cell."),
  row("STORE_DEREF", 137, "free", 1, 0, "Sets the contents of a cell.", quiet),
  row("CALL_FUNCTION_VAR", 140, "flags", (n) => callItems(n) + 1, 1, "As CALL_FUNCTION, with `*args` on top.", calls),
  row("CALL_FUNCTION_KW", 141, "flags", (n) => callItems(n) + 1, 1, "As CALL_FUNCTION, with `**kwargs` on top.", calls),
  row(
    "CALL_FUNCTION_VAR_KW",
    142,
    "flags",
    (n) => callItems(n) + 2,
    1,
    "As CALL_FUNCTION, with `*args` and `**kwargs` on top.",
    calls,
  ),
  row(
    "SETUP_WITH",
    143,
    "jrel",
    1,
    2,
    "Replaces context manager TOS by its __exit__ and the result of its __enter__; pushes a finally block between them.",
    { jump: 4, handler: true, suspends: true, counted: 4 },
  ),
  row("EXTENDED_ARG", 145, "count", 0, 0, "Gives the next instruction's operand `arg` as bits 16–31.", quiet),
  row("SET_ADD", 146, "count", 1, 0, "Adds TOS to the set at position `arg` (counted after popping).", calls),
  row("MAP_ADD", 147, "count", 2, 0, "Adds key TOS, value TOS1 to the dict at position `arg` (after popping).", calls),
] as const;

/** A private fast form that the loader makes (`vm/interp/prepare.ts`); it never stands in an image. */
export interface PrivateOpcode {
  key: string;
  number: number;
  /** The plain opcodes it stands for, in order. */
  base: readonly string[];
  doc: string;
}

/** All private forms, by number. */
export const PRIVATE_OPCODES: readonly PrivateOpcode[] = [
  {
    key: "LOAD_METHOD",
    number: 148,
    base: ["LOAD_ATTR"],
    doc: "LOAD_ATTR whose value is called at once: pushes function and receiver, or value and `undefined`.",
  },
  { key: "CALL_METHOD", number: 149, base: ["CALL_FUNCTION"], doc: "CALL_FUNCTION of what LOAD_METHOD pushed." },
  {
    key: "LOAD_FAST_LOAD_FAST",
    number: 150,
    base: ["LOAD_FAST", "LOAD_FAST"],
    doc: "Both at once; operands of 12 bits.",
  },
  {
    key: "LOAD_FAST_LOAD_CONST",
    number: 151,
    base: ["LOAD_FAST", "LOAD_CONST"],
    doc: "Both at once; operands of 12 bits.",
  },
  {
    key: "STORE_FAST_LOAD_FAST",
    number: 152,
    base: ["STORE_FAST", "LOAD_FAST"],
    doc: "Both at once; operands of 12 bits.",
  },
  {
    key: "WATCHED",
    number: 153,
    base: [],
    doc: "Stands for an instruction that may drop an object whose end the program can notice; it runs alone.",
  },
  { key: "END_OF_CODE", number: 200, base: [], doc: "After the last instruction: reached only by damaged code." },
];

/** Opcode numbers by name: `OP.LOAD_CONST`. */
export const OP: { readonly [R in typeof OPCODE_ROWS[number] as R["key"]]: R["number"] } = /* @__PURE__ */ Object
  .fromEntries(OPCODE_ROWS.map((r) => [r.key, r.number])) as never;

/** Rows by opcode number; holes are `undefined`. */
export const OPCODES: readonly (OpcodeRow | undefined)[] = /* @__PURE__ */ (() => {
  const table: (OpcodeRow | undefined)[] = new Array(256).fill(undefined);
  for (const r of OPCODE_ROWS) table[r.number] = r;
  return table;
})();

/** Opcodes from here up carry an operand. */
export const HAVE_ARGUMENT = 90;
/** The highest number that may stand in an image or `.pyc`. */
export const LAST_PLAIN_OPCODE = 147;

/** Operand of `COMPARE_OP`. */
export const CMP_OP: readonly string[] = [
  "<",
  "<=",
  "==",
  "!=",
  ">",
  ">=",
  "in",
  "not in",
  "is",
  "is not",
  "exception match",
  "BAD",
];

/** Name as CPython prints it; `<n>` for a hole, as `opcode.opname` has. */
export function opname(opcode: number): string {
  return OPCODES[opcode]?.opname ?? `<${opcode}>`;
}

/** The value of `count` for operand `operand`. */
export function countOf(count: Count, operand: number): number {
  return typeof count === "number" ? count : count(operand);
}

/** Counts by opcode; −1 where the operand says. */
const FIXED_POPS = new Int8Array(256).fill(-1), FIXED_PUSHES = new Int8Array(256).fill(-1);
for (const row of OPCODES) {
  if (row === undefined) continue;
  if (typeof row.pops === "number") FIXED_POPS[row.number] = row.pops;
  if (typeof row.pushes === "number") FIXED_PUSHES[row.number] = row.pushes;
}

/** How many values a known opcode takes off the stack. PERF: all code that runs is asked for. */
export const popsOf = (opcode: number, operand: number): number =>
  FIXED_POPS[opcode] >= 0 ? FIXED_POPS[opcode] : countOf(OPCODES[opcode]!.pops, operand);

/** How many values a known opcode puts on the stack. */
export const pushesOf = (opcode: number, operand: number): number =>
  FIXED_PUSHES[opcode] >= 0 ? FIXED_PUSHES[opcode] : countOf(OPCODES[opcode]!.pushes, operand);

/**
 * Net change of the stack depth in the accounting that defines `co_stacksize`. It is a bound, not the exact change: the
 * handler opcodes are counted for their deepest case.
 */
export function countedEffect(opcode: number, operand: number): number {
  const r = OPCODES[opcode];
  if (r === undefined) throw new TypeError(`Unknown opcode ${opcode}`);
  if (r.counted !== undefined) return countOf(r.counted, operand);
  // The two that keep TOS when they jump are counted for the jump; the fall-through pops one more.
  if (opcode === 111 || opcode === 112) return 0;
  return countOf(r.pushes, operand) - countOf(r.pops, operand);
}

/** Length in bytes of the instruction with this opcode. */
export function instructionSize(opcode: number): 1 | 3 {
  return opcode >= HAVE_ARGUMENT ? 3 : 1;
}
