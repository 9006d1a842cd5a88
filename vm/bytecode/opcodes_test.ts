// SPDX-License-Identifier: MIT
/** The opcode table: consistent in itself, and the numbers of CPython 2.7. */
import { assertEquals } from "@std/assert";
import {
  countedEffect,
  countOf,
  HAVE_ARGUMENT,
  instructionSize,
  LAST_PLAIN_OPCODE,
  OP,
  OPCODE_ROWS,
  type OpcodeRow,
  OPCODES,
  opname,
} from "./opcodes.ts";

const rows = OPCODE_ROWS as readonly OpcodeRow[];

Deno.test("numbers are unique, ascending and split at HAVE_ARGUMENT", () => {
  let last = -1;
  for (const row of rows) {
    assertEquals(row.number > last, true, row.key);
    last = row.number;
    assertEquals(row.operand === "none", row.number < HAVE_ARGUMENT, row.key);
    assertEquals(instructionSize(row.number), row.operand === "none" ? 1 : 3);
    assertEquals(OPCODES[row.number], row);
    assertEquals((OP as Record<string, number>)[row.key], row.number);
    assertEquals(row.base !== undefined, row.number > LAST_PLAIN_OPCODE, row.key);
  }
  assertEquals(rows.filter((row) => row.base === undefined).length, 119);
});

Deno.test("operand classes are those of CPython's opcode module", () => {
  const of = (...kinds: string[]) => rows.filter((row) => kinds.includes(row.operand)).map((row) => row.number);
  assertEquals(of("const"), [100]);
  assertEquals(of("name"), [90, 91, 95, 96, 97, 98, 101, 106, 108, 109, 116]);
  assertEquals(of("jrel"), [93, 110, 120, 121, 122, 143]);
  assertEquals(of("jabs"), [111, 112, 113, 114, 115, 119]);
  assertEquals(of("local"), [124, 125, 126]);
  assertEquals(of("cmp"), [107]);
  assertEquals(of("free"), [135, 136, 137]);
});

Deno.test("jumps and only jumps have a second exit", () => {
  for (const row of rows) {
    assertEquals(row.jumpPushes !== undefined, row.operand === "jrel" || row.operand === "jabs", row.key);
    if (row.handler) assertEquals(row.jumpPushes !== undefined, true, row.key);
  }
});

Deno.test("names", () => {
  assertEquals(opname(OP.LOAD_CONST), "LOAD_CONST");
  assertEquals(opname(OP.SLICE_3), "SLICE+3");
  assertEquals(opname(OP.DELETE_SLICE_0), "DELETE_SLICE+0");
  assertEquals(opname(6), "<6>");
});

Deno.test("stack effects", () => {
  const net = (op: number, arg: number) => {
    const row = OPCODES[op]!;
    return countOf(row.pushes, arg) - countOf(row.pops, arg);
  };
  assertEquals(net(OP.CALL_FUNCTION, 2 | (3 << 8)), -8);
  assertEquals(net(OP.CALL_FUNCTION_VAR_KW, 1), -3);
  assertEquals(net(OP.UNPACK_SEQUENCE, 5), 4);
  assertEquals(net(OP.MAKE_CLOSURE, 2), -3);
  assertEquals(net(OP.DUP_TOPX, 3), 3);
  assertEquals(net(OP.SETUP_WITH, 0), 1);
  // The accounting of co_stacksize takes the deepest case.
  assertEquals(countedEffect(OP.SETUP_WITH, 0), 4);
  assertEquals(countedEffect(OP.END_FINALLY, 0), -3);
  assertEquals(countedEffect(OP.JUMP_IF_FALSE_OR_POP, 0), 0);
});
