// SPDX-License-Identifier: MIT
/**
 * Projects for tests: the one whose image `docs/image.md` shows byte by byte, one that uses every feature of the format,
 * and code with every kind of block. For tests only.
 */
import { Ellipsis, PyComplex, PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { CO_GENERATOR, CO_NEWLOCALS, CO_NOFREE, CO_OPTIMIZED, type Code } from "./code.ts";
import type { ImageInput } from "./image_writer.ts";
import { codeOf, moduleOf } from "./testing.ts";

/**
 * The example of `docs/image.md`, made anew:
 *
 *     def inc(x):
 *         return x + 1000
 *     print inc(1.5)
 */
export function exampleInput(): ImageInput {
  const inc = codeOf("LOAD_FAST 0; LOAD_CONST 1; BINARY_ADD; RETURN_VALUE", {
    argcount: 1,
    varnames: ["x"],
    consts: [null, 1000],
    stacksize: 2,
    flags: CO_OPTIMIZED | CO_NEWLOCALS | CO_NOFREE,
    filename: "main.py",
    name: "inc",
    firstlineno: 1,
    lnotab: Uint8Array.of(0, 1),
  });
  const main = moduleOf(
    "LOAD_CONST 0; MAKE_FUNCTION 0; STORE_NAME 0; LOAD_NAME 0; LOAD_CONST 1; CALL_FUNCTION 1; PRINT_ITEM; " +
      "PRINT_NEWLINE; LOAD_CONST 2; RETURN_VALUE",
    {
      consts: [inc, new PyFloat(1.5), null],
      names: ["inc"],
      stacksize: 2,
      filename: "main.py",
      firstlineno: 1,
      lnotab: Uint8Array.of(9, 2),
    },
  );
  return {
    name: "demo",
    version: "1.0",
    entry: "main",
    modules: [{ name: "main", code: main, path: "main.py" }],
    resources: [{ path: "motd.txt", data: new TextEncoder().encode("hi\n") }],
  };
}

/** A constant of every type and encoding. */
export const EVERY_CONSTANT: Value[] = [
  null,
  true,
  false,
  Ellipsis,
  0,
  -16,
  -17,
  223,
  224,
  -2147483648,
  2147483648,
  2 ** 53 - 1,
  new PyInt(2n ** 63n - 1n),
  new PyInt(-(2n ** 63n)),
  new PyLong(0n),
  new PyLong(-1n),
  new PyLong(3n ** 200n),
  new PyFloat(-0),
  new PyFloat(0),
  new PyFloat(NaN),
  new PyFloat(1e300),
  new PyComplex(-0, 2.5),
  "",
  "text \xff\0",
  new PyUnicode(""),
  new PyUnicode("\u1234\u{1f600}\ud800"),
  new PyTuple([]),
  new PyTuple(["a", null, new PyTuple([1, new PyLong(1n), new PyFloat(1), true]), new PyUnicode("a")]),
];

/** A project that uses every feature of the format. */
export function richInput(): ImageInput {
  const leaf = codeOf("LOAD_DEREF 0; RETURN_VALUE", { freevars: ["x"], name: "leaf", firstlineno: 7 });
  const middle = codeOf(
    "LOAD_FAST 0; STORE_DEREF 0; LOAD_CLOSURE 0; BUILD_TUPLE 1; LOAD_CONST 1; MAKE_CLOSURE 0; RETURN_VALUE",
    { consts: ["doc of middle", leaf], cellvars: ["x"], varnames: ["a"], argcount: 1, name: "middle", firstlineno: 5 },
  );
  const other = codeOf("LOAD_CONST 0; RETURN_VALUE", { filename: "elsewhere.py", firstlineno: 99, name: "other" });
  const main = moduleOf(
    "LOAD_CONST 0; STORE_NAME 0; LOAD_CONST 1; MAKE_FUNCTION 0; STORE_NAME 1; LOAD_CONST 2; MAKE_FUNCTION 0; " +
      "STORE_NAME 2; LOAD_CONST 3; RETURN_VALUE",
    {
      consts: ["doc of main", middle, other, null],
      names: ["__doc__", "middle", "other"],
      lnotab: Uint8Array.of(6, 4, 9, 100, 70, 1).slice(0, 4),
      filename: "/somewhere/main.py",
    },
  );
  middle.filename = leaf.filename = main.filename;
  const all = moduleOf("LOAD_CONST 0; RETURN_VALUE", { consts: EVERY_CONSTANT });
  return {
    name: "rich é",
    version: "2",
    entry: "main",
    properties: { b: "2", a: "1" },
    modules: [
      { name: "main", code: main, path: "main.py", source: "print 1\n" },
      { name: "pkg", kind: "package", code: all, path: "pkg/__init__.py" },
      { name: "pkg.bare", kind: "subproject" },
      { name: "pkg.mod", code: moduleOf("LOAD_CONST 0; RETURN_VALUE") },
    ],
    resources: [{ path: "z.bin", data: Uint8Array.of(1, 2, 3) }, { path: "a/b.txt", data: new Uint8Array(0) }],
  };
}

/** A function with loops, exception handlers, `with`, a comprehension, keyword arguments and `yield`. */
export function blocksCode(): Code {
  return codeOf(
    `SETUP_LOOP end; LOAD_GLOBAL 0; GET_ITER; top: FOR_ITER done; STORE_FAST 0
     SETUP_EXCEPT handler; LOAD_FAST 0; POP_JUMP_IF_FALSE skip; CONTINUE_LOOP top; skip: LOAD_FAST 0; YIELD_VALUE; POP_TOP
     POP_BLOCK; JUMP_FORWARD after
     handler: DUP_TOP; LOAD_GLOBAL 1; COMPARE_OP 10; POP_JUMP_IF_FALSE next; POP_TOP; STORE_FAST 1; POP_TOP
     LOAD_FAST 1; PRINT_ITEM; PRINT_NEWLINE; JUMP_FORWARD after
     next: END_FINALLY
     after: SETUP_FINALLY final; LOAD_FAST 0; LOAD_CONST 1; BINARY_MODULO; JUMP_IF_TRUE_OR_POP other; LOAD_CONST 2
     other: POP_JUMP_IF_FALSE leave; BREAK_LOOP; leave: POP_BLOCK; LOAD_CONST 0
     final: LOAD_GLOBAL 2; LOAD_CONST 3; LOAD_FAST 0; CALL_FUNCTION 256; POP_TOP; END_FINALLY
     LOAD_FAST 0; SETUP_WITH exit; STORE_FAST 1; POP_BLOCK; LOAD_CONST 0; exit: WITH_CLEANUP; END_FINALLY
     JUMP_ABSOLUTE top
     done: POP_BLOCK
     end: BUILD_LIST 0; LOAD_FAST 0; GET_ITER; more: FOR_ITER built; STORE_FAST 1; LOAD_FAST 1; LIST_APPEND 2
     JUMP_ABSOLUTE more; built: POP_TOP
     BUILD_MAP 1; LOAD_CONST 1; LOAD_CONST 3; STORE_MAP; POP_TOP; LOAD_CONST 0; RETURN_VALUE`,
    {
      consts: [null, 2, 40, "key"],
      names: ["items", "ValueError", "report"],
      varnames: ["item", "other"],
      flags: CO_OPTIMIZED | CO_NEWLOCALS | CO_NOFREE | CO_GENERATOR,
      stacksize: 12,
      lnotab: Uint8Array.of(0, 1, 6, 1, 20, 2, 60, 9),
    },
  );
}
