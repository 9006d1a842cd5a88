// SPDX-License-Identifier: MIT
// The verifier refuses each way to break the interpreter, with a message that names the place, and accepts what
// compilers write. That it accepts all of CPython's library is checked by tools/check_image_lib.ts.
import { match, ok, strictEqual } from "node:assert";
import { PyTuple } from "../base/value.ts";
import type { CodeFields } from "./code.ts";
import { CO_GENERATOR, CO_NEWLOCALS, CO_NOFREE, CO_OPTIMIZED, CO_VARARGS } from "./code.ts";
import { ImageError } from "./image_error.ts";
import { codeOf, fieldsOf } from "./testing.ts";
import { verifyCode } from "./verify.ts";

const END = "; LOAD_CONST 0; RETURN_VALUE";

function refused(text: string, expected: RegExp, changes: Partial<CodeFields> = {}): void {
  let caught: unknown;
  try {
    verifyCode(fieldsOf(text, changes));
  } catch (error) {
    caught = error;
  }
  ok(caught instanceof ImageError, `${text}: not refused`);
  match(caught.message, expected, text);
  match(caught.message, /^code object f \(test\.py:1\): /);
}

function accepted(text: string, depth: number, changes: Partial<CodeFields> = {}): void {
  strictEqual(verifyCode(fieldsOf(text, changes)), depth, text);
}

Deno.test("verify: operands and structure", () => {
  refused("", /no instructions/);
  refused("LOAD_CONST 5; RETURN_VALUE", /operand 5 is outside its table of 1, at LOAD_CONST 0/);
  refused("LOAD_FAST 0; RETURN_VALUE", /outside its table of 0/);
  refused("LOAD_GLOBAL 0; RETURN_VALUE", /outside its table of 0/);
  refused("LOAD_DEREF 0; RETURN_VALUE", /outside its table of 0/);
  refused("LOAD_CONST 0; LOAD_CONST 0; COMPARE_OP 11; RETURN_VALUE", /operand 11 is outside/);
  refused("LOAD_CONST 0; DUP_TOPX 4; RETURN_VALUE", /expected 2 or 3/);
  refused("LOAD_CONST 0; BUILD_SLICE 1; RETURN_VALUE", /expected 2 or 3/);
  refused("JUMP_FORWARD 100", /jump to 103, outside the code/);
  refused("JUMP_ABSOLUTE 4; LOAD_CONST 0; RETURN_VALUE", /jump to 4, inside an instruction/);
  refused("LOAD_CONST 0", /runs off the end/);
  refused("LOAD_CONST 0; POP_TOP", /runs off the end/);
  refused("NOP", /unknown opcode 7, at <7> 0/, { code: Uint8Array.of(7) });
  refused("NOP", /unknown opcode 200/, { code: Uint8Array.of(200, 0, 0) });
  refused("NOP", /truncated instruction/, { code: Uint8Array.of(100, 0) });
  refused("EXTENDED_ARG 0; POP_TOP", /truncated|misplaced/);
  refused("EXTENDED_ARG 1; LOAD_CONST 0; RETURN_VALUE", /operand 65536 is outside/);
  refused("JUMP_ABSOLUTE 6; EXTENDED_ARG 0; LOAD_CONST 0; RETURN_VALUE", /inside an instruction/);
  accepted("EXTENDED_ARG 0; LOAD_CONST 0; RETURN_VALUE", 1);
  refused("STOP_CODE", /control reaches it/);
});

Deno.test("verify: header", () => {
  refused("NOP" + END, /2 local variables, but 0 names/, { nlocals: 2 });
  refused("NOP" + END, /arguments do not fit/, { argcount: 1 });
  refused("NOP" + END, /arguments do not fit/, { flags: CO_OPTIMIZED | CO_VARARGS });
  refused("NOP" + END, /unknown flags 0x80/, { flags: 0x80 });
  refused("NOP" + END, /stack size 1000000/, { stacksize: 1000000 });
  refused("NOP" + END, /states 0/, { stacksize: 0 });
  // The optimiser made a constant of what was pushed item by item.
  const items = Array.from({ length: 300 }, (_, i) => i);
  accepted("LOAD_CONST 0; RETURN_VALUE", 1, { consts: [new PyTuple(items)], stacksize: 300 });
  const nested = new PyTuple([new PyTuple(items), new PyTuple([])]);
  accepted("LOAD_CONST 0; RETURN_VALUE", 1, { consts: [nested], stacksize: 301 });
  // However often a tuple is shared, its items count once.
  const shared = items.slice(0, 40).reduce<PyTuple>((inner) => new PyTuple([inner, inner]), new PyTuple([]));
  refused("LOAD_CONST 0; RETURN_VALUE", /stack size 200/, { consts: [shared], stacksize: 200 });
  refused("NOP" + END, /flagged to have no cells/, { flags: CO_NOFREE, cellvars: ["a"] });
  refused("NOP" + END, /odd line table/, { lnotab: Uint8Array.of(1) });
  refused("NOP" + END, /line table longer/, { lnotab: Uint8Array.of(200, 1) });
});

Deno.test("verify: stack", () => {
  refused("POP_TOP" + END, /takes an item from the empty stack/);
  refused("LOAD_CONST 0; BINARY_ADD; RETURN_VALUE", /more items than the stack has/);
  refused("LOAD_CONST 0; CALL_FUNCTION 300; RETURN_VALUE", /empty stack/);
  refused(
    "LOAD_CONST 0; POP_JUMP_IF_FALSE end; LOAD_CONST 0; end: LOAD_CONST 0; RETURN_VALUE",
    /stack depth 1 on the way/,
  );
  refused("top: LOAD_CONST 0; JUMP_ABSOLUTE top", /stack depth 1 on the way to 0/);
  refused("LOAD_CONST 0; UNPACK_SEQUENCE 5000; RETURN_VALUE", /pushes more/);
  accepted("LOAD_CONST 0; LOAD_CONST 0; LOAD_CONST 0; ROT_THREE; POP_TOP; POP_TOP; RETURN_VALUE", 3);
  accepted("LOAD_CONST 0; JUMP_IF_TRUE_OR_POP end; LOAD_CONST 0; end: RETURN_VALUE", 1);
  accepted("LOAD_CONST 0; GET_ITER; top: FOR_ITER end; POP_TOP; JUMP_ABSOLUTE top; end: LOAD_CONST 0; RETURN_VALUE", 2);
});

Deno.test("verify: blocks", () => {
  refused("POP_BLOCK" + END, /no block is open/);
  refused("BREAK_LOOP", /no loop around it/);
  refused("CONTINUE_LOOP 0", /no loop around it/);
  refused("LOAD_CONST 0; SETUP_LOOP end; POP_TOP; POP_BLOCK; end: LOAD_CONST 0; RETURN_VALUE", /its block protects/);
  refused(
    "LOAD_CONST 0; POP_JUMP_IF_FALSE join; SETUP_LOOP end; join: LOAD_CONST 0; POP_TOP; end: LOAD_CONST 0; RETURN_VALUE",
    /open blocks differ/,
  );
  const nested = Array.from({ length: 21 }, (_, i) => `SETUP_LOOP e${i};`).join("");
  const ends = Array.from({ length: 21 }, (_, i) => `e${20 - i}: NOP;`).join("");
  refused(nested + ends + "LOAD_CONST 0; RETURN_VALUE", /too many nested blocks/);
  accepted("SETUP_LOOP end; top: LOAD_CONST 0; POP_JUMP_IF_FALSE top; BREAK_LOOP; end: LOAD_CONST 0; RETURN_VALUE", 1);
});

Deno.test("verify: handlers", () => {
  const body = "SETUP_FINALLY handler; LOAD_CONST 0; POP_TOP; POP_BLOCK; LOAD_CONST 0; handler: ";
  accepted(body + "END_FINALLY" + END, 3);
  refused("LOAD_CONST 1; END_FINALLY" + END, /finds no handler entry/, { consts: [null, 5] });
  accepted("LOAD_CONST 0; END_FINALLY" + END, 1);
  refused(body + "POP_TOP" + END, /drops an internal stack item/);
  refused(body + "RETURN_VALUE", /internal stack item as a value/);
  refused(body + "LOAD_CONST 0; ROT_TWO; END_FINALLY" + END, /internal stack item/);
  refused(body + "DUP_TOP; END_FINALLY" + END, /copies an internal/);
  refused("LOAD_CONST 0; " + body + "WITH_CLEANUP; END_FINALLY" + END, /leaves 0 stack items, expected 1/);
  const except = "SETUP_EXCEPT handler; POP_BLOCK; JUMP_FORWARD end; handler: ";
  accepted(except + "POP_TOP; POP_TOP; POP_TOP; end: LOAD_CONST 0; RETURN_VALUE", 3);
  accepted(except + "END_FINALLY; end: LOAD_CONST 0; RETURN_VALUE", 3);
  refused(except + "POP_TOP; END_FINALLY; end: LOAD_CONST 0; RETURN_VALUE", /finds no handler entry/);
  refused(except + "POP_TOP; POP_TOP; STORE_FAST 0; end: LOAD_CONST 0; RETURN_VALUE", /internal stack item/, {
    varnames: ["e"],
  });
  const manager = "LOAD_CONST 0; SETUP_WITH handler; POP_TOP; POP_BLOCK; LOAD_CONST 0; handler: ";
  accepted(manager + "WITH_CLEANUP; END_FINALLY" + END, 4);
  refused(manager + "END_FINALLY; POP_TOP" + END, /leaves 1 stack items, expected 0/);
  // A finally handler that closes the loop around it could swallow a pending break.
  refused(
    "SETUP_LOOP end; SETUP_FINALLY h; BREAK_LOOP; h: POP_BLOCK; END_FINALLY; end: LOAD_CONST 0; RETURN_VALUE",
    /./,
  );
  // `continue` through a with statement: the exit function goes, too.
  accepted(
    "SETUP_LOOP end; top: LOAD_CONST 0; SETUP_WITH h; POP_TOP; CONTINUE_LOOP top; POP_BLOCK; LOAD_CONST 0; " +
      "h: WITH_CLEANUP; END_FINALLY; JUMP_ABSOLUTE top; end: LOAD_CONST 0; RETURN_VALUE",
    4,
  );
});

Deno.test("verify: displays, functions and cells", () => {
  accepted("BUILD_LIST 0; LOAD_CONST 0; LIST_APPEND 1; RETURN_VALUE", 2);
  refused("LOAD_CONST 0; LOAD_CONST 0; LIST_APPEND 1; RETURN_VALUE", /container was not built/);
  refused("BUILD_SET 0; LOAD_CONST 0; LIST_APPEND 1; RETURN_VALUE", /container was not built/);
  refused("BUILD_LIST 0; LOAD_CONST 0; LIST_APPEND 9; RETURN_VALUE", /no stack item 9/);
  refused("LOAD_CONST 0; LOAD_CONST 0; LOAD_CONST 0; STORE_MAP; RETURN_VALUE", /container was not built/);
  accepted("BUILD_MAP 1; LOAD_CONST 0; LOAD_CONST 0; STORE_MAP; RETURN_VALUE", 3);
  const inner = codeOf("LOAD_CONST 0; RETURN_VALUE");
  const needy = codeOf("LOAD_DEREF 0; RETURN_VALUE", { freevars: ["x"] });
  accepted("LOAD_CONST 1; MAKE_FUNCTION 0; RETURN_VALUE", 1, { consts: [null, inner] });
  refused("LOAD_CONST 0; MAKE_FUNCTION 0; RETURN_VALUE", /something else than constant code/);
  refused("LOAD_CONST 1; MAKE_FUNCTION 0; RETURN_VALUE", /needs 1 cells/, { consts: [null, needy] });
  const closure = { consts: [null, needy], cellvars: ["x"] };
  accepted("LOAD_CLOSURE 0; BUILD_TUPLE 1; LOAD_CONST 1; MAKE_CLOSURE 0; RETURN_VALUE", 2, closure);
  refused(
    "LOAD_CLOSURE 0; LOAD_CLOSURE 0; BUILD_TUPLE 2; LOAD_CONST 1; MAKE_CLOSURE 0; RETURN_VALUE",
    /closure/,
    closure,
  );
  refused("LOAD_CONST 0; BUILD_TUPLE 1; LOAD_CONST 1; MAKE_CLOSURE 0; RETURN_VALUE", /closure/, closure);
  refused("LOAD_CLOSURE 0; RETURN_VALUE", /internal stack item/, closure);
  refused("LOAD_CLOSURE 0; BUILD_TUPLE 1; RETURN_VALUE", /internal stack item/, closure);
  refused("LOAD_CONST 0; LOAD_CLOSURE 0; BUILD_TUPLE 2; RETURN_VALUE", /mixes cells and values/, closure);
});

Deno.test("verify: what depends on flags", () => {
  refused("LOAD_CONST 0; YIELD_VALUE; RETURN_VALUE", /not flagged as a generator/);
  const generator = { flags: CO_OPTIMIZED | CO_NEWLOCALS | CO_NOFREE | CO_GENERATOR };
  accepted("LOAD_CONST 0; YIELD_VALUE; RETURN_VALUE", 1, generator);
  refused("LOAD_NAME 0; RETURN_VALUE", /dictionary of locals/, { names: ["x"] });
  accepted("LOAD_NAME 0; RETURN_VALUE", 1, { names: ["x"], flags: CO_NOFREE });
  refused("LOAD_LOCALS; RETURN_VALUE", /dictionary of locals/);
  const consts = { consts: [null, "key"] };
  accepted("LOAD_CONST 0; LOAD_CONST 1; LOAD_CONST 0; CALL_FUNCTION 256; RETURN_VALUE", 3, consts);
  refused("LOAD_CONST 0; LOAD_CONST 0; LOAD_CONST 0; CALL_FUNCTION 256; RETURN_VALUE", /keyword name/, consts);
});

Deno.test("verify: hostile code is refused in bounded time", () => {
  // Many joins under a deep stack of differing kinds: quadratic without the budget.
  const depth = 9000;
  const text: string[] = [];
  for (let i = 0; i < depth; i++) text.push("LOAD_CONST 0");
  for (let i = 0; i < depth; i++) text.push(`LOAD_CONST 0; POP_JUMP_IF_FALSE l${i}; l${i}: NOP`);
  text.push("LOAD_CONST 0; RETURN_VALUE");
  const fields = fieldsOf(text.join(";"), { stacksize: depth + 10, code: new Uint8Array(1) });
  fields.code = fieldsOf(text.slice(0, 20000).join(";")).code;
  const start = performance.now();
  try {
    verifyCode(fields);
  } catch (error) {
    ok(error instanceof ImageError);
  }
  ok(performance.now() - start < 2000);
});
