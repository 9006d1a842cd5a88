// SPDX-License-Identifier: MIT
// The disassembler, against what CPython 2.7.18's dis.dis prints for the same instructions (addresses left out).
import { strictEqual } from "node:assert";
import { PyComplex, PyFloat, PyInt, PyLong, PyTuple, PyUnicode } from "../base/value.ts";
import { constantRepr, disassemble } from "./disasm.ts";
import { codeOf, moduleOf } from "./testing.ts";

Deno.test("disassemble: layout of dis.dis", () => {
  const lambda = codeOf("LOAD_CONST 0; RETURN_VALUE", { name: "<lambda>", firstlineno: 3 });
  const code = moduleOf(
    "LOAD_CONST 0; STORE_NAME 0; SETUP_LOOP end; top: LOAD_NAME 0; LOAD_CONST 1; COMPARE_OP 0; " +
      "POP_JUMP_IF_FALSE out; JUMP_ABSOLUTE top; out: POP_BLOCK; end: LOAD_CONST 2; MAKE_FUNCTION 0; RETURN_VALUE",
    {
      consts: ["a\n", 1, lambda],
      names: ["x"],
      lnotab: Uint8Array.of(6, 1, 19, 1),
    },
  );
  strictEqual(
    disassemble(code, { recursive: true, source: "x = 'a'\n\nlambda: None\n" }),
    `    # x = 'a'
  1           0 LOAD_CONST               0 ('a\\n')
              3 STORE_NAME               0 (x)

  2           6 SETUP_LOOP              16 (to 25)
        >>    9 LOAD_NAME                0 (x)
             12 LOAD_CONST               1 (1)
             15 COMPARE_OP               0 (<)
             18 POP_JUMP_IF_FALSE       24
             21 JUMP_ABSOLUTE            9
        >>   24 POP_BLOCK           ${""}

    # lambda: None
  3     >>   25 LOAD_CONST               2 (<code object <lambda>, file "test.py", line 3>)
             28 MAKE_FUNCTION            0
             31 RETURN_VALUE        ${""}

Disassembly of <code object <lambda>, file "test.py", line 3>:
    # lambda: None
  3           0 LOAD_CONST               0 (None)
              3 RETURN_VALUE        ${""}
`,
  );
});

Deno.test("constantRepr: every type", () => {
  const cases: [Parameters<typeof constantRepr>[0], string][] = [
    [new PyFloat(1e16), "1e+16"],
    [new PyFloat(-0), "-0.0"],
    [new PyLong(5n), "5L"],
    [new PyInt(2n ** 62n), "4611686018427387904"],
    [new PyComplex(0, 1), "1j"],
    [new PyComplex(1.5, -2), "(1.5-2j)"],
    [new PyUnicode("\x80\u1234'"), `u"\\x80\\u1234'"`],
    [new PyTuple([1]), "(1,)"],
    [new PyTuple([1, new PyTuple([])]), "(1, ())"],
    [null, "None"],
  ];
  for (const [value, text] of cases) strictEqual(constantRepr(value), text);
});
