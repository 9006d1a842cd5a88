// SPDX-License-Identifier: MIT
/** Folding of constants: types, limits and failures. The values are CPython 2.7's. */
import { assertEquals } from "@std/assert";
import { intOrLong, PyComplex, PyFloat, PyLong, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { OP } from "../vm/bytecode/opcodes.ts";
import { foldBinary, foldUnary, isTrue } from "./const_fold.ts";
import { constantRepr } from "./const_format.ts";
import { ConstTable } from "./const_table.ts";

function shown(value: Value | undefined): string {
  return value === undefined ? "left alone" : constantRepr(value) ?? "?";
}

function folded(op: keyof typeof OP, v: Value, w: Value): string {
  return shown(foldBinary(OP[op], v, w));
}

const long = (n: bigint) => new PyLong(n);
const float = (x: number) => new PyFloat(x);
const text = (s: string) => new PyUnicode(s);
const tuple = (...items: Value[]) => new PyTuple(items);

Deno.test("ints become longs where they leave 64 bits", () => {
  assertEquals(folded("BINARY_POWER", 2, 62), "4611686018427387904");
  assertEquals(folded("BINARY_POWER", 2, 63), "9223372036854775808L");
  assertEquals(folded("BINARY_ADD", intOrLong(2n ** 63n - 1n), 1), "9223372036854775808L");
  assertEquals(folded("BINARY_MULTIPLY", 9007199254740991, 2), "18014398509481982");
  assertEquals(folded("BINARY_SUBTRACT", long(5n), 5), "0L");
  assertEquals(folded("BINARY_LSHIFT", 1, 64), "18446744073709551616L");
  assertEquals(folded("BINARY_FLOOR_DIVIDE", -7, 2), "-4");
  assertEquals(folded("BINARY_MODULO", 7, -3), "-2");
  assertEquals(folded("BINARY_POWER", 2, -1), "0.5");
  assertEquals(folded("BINARY_TRUE_DIVIDE", 7, 2), "3.5");
});

Deno.test("what fails is left to run time", () => {
  assertEquals(folded("BINARY_FLOOR_DIVIDE", 1, 0), "left alone");
  assertEquals(folded("BINARY_LSHIFT", 1, -1), "left alone");
  assertEquals(folded("BINARY_LSHIFT", 1, 1e15), "left alone");
  assertEquals(folded("BINARY_ADD", 1, "a"), "left alone");
  assertEquals(folded("BINARY_AND", 1, float(1)), "left alone");
  assertEquals(folded("BINARY_POWER", float(10), 400), "left alone");
  assertEquals(folded("BINARY_ADD", "\xff", text("a")), "left alone");
  assertEquals(folded("BINARY_ADD", null, 1), "left alone");
  assertEquals(folded("BINARY_SUBSCR", "abc", 3), "left alone");
  assertEquals(folded("BINARY_SUBSCR", text("abc"), 1), "left alone");
  assertEquals(folded("BINARY_TRUE_DIVIDE", new PyComplex(1, 1), new PyComplex(0, 0)), "left alone");
});

Deno.test("sequences beyond 20 items are left to run time", () => {
  assertEquals(folded("BINARY_MULTIPLY", "a", 20), "'aaaaaaaaaaaaaaaaaaaa'");
  assertEquals(folded("BINARY_MULTIPLY", 21, "a"), "left alone");
  assertEquals(folded("BINARY_MULTIPLY", "ab", intOrLong(2n ** 62n)), "left alone");
  assertEquals(folded("BINARY_MULTIPLY", "", intOrLong(2n ** 62n)), "''");
  assertEquals(folded("BINARY_MULTIPLY", tuple(1, "a"), 2), "(1, 'a', 1, 'a')");
  assertEquals(folded("BINARY_MULTIPLY", tuple(1), -1), "()");
  assertEquals(folded("BINARY_ADD", tuple(1), tuple(2)), "(1, 2)");
  assertEquals(folded("BINARY_ADD", "a", text("\u1234")), "u'a\\u1234'");
});

Deno.test("formatting", () => {
  assertEquals(folded("BINARY_MODULO", "%s-%d", tuple(null, 5)), "'None-5'");
  assertEquals(folded("BINARY_MODULO", "%s", text("x")), "u'x'");
  assertEquals(folded("BINARY_MODULO", "%08.3f", float(3.14159)), "'0003.142'");
  assertEquals(folded("BINARY_MODULO", "%*d", tuple(4, 7)), "'   7'");
  assertEquals(folded("BINARY_MODULO", "%d", "a"), "left alone");
  assertEquals(folded("BINARY_MODULO", "%s %s", 1), "left alone");
  assertEquals(folded("BINARY_MODULO", "a", 1), "left alone");
  assertEquals(folded("BINARY_MODULO", "%(a)s", 1), "left alone");
  assertEquals(folded("BINARY_MODULO", "%50s", 1), "left alone");
});

Deno.test("unary operators", () => {
  assertEquals(shown(foldUnary(OP.UNARY_NEGATIVE, 0)), "left alone");
  assertEquals(shown(foldUnary(OP.UNARY_NEGATIVE, long(2n ** 63n))), "-9223372036854775808L");
  assertEquals(shown(foldUnary(OP.UNARY_NEGATIVE, new PyComplex(0, 2))), "(-0-2j)");
  assertEquals(shown(foldUnary(OP.UNARY_INVERT, 5)), "-6");
  assertEquals(shown(foldUnary(OP.UNARY_INVERT, float(1))), "left alone");
  assertEquals(shown(foldUnary(OP.UNARY_CONVERT, tuple(1, float(0.1), "a'"))), `'(1, 0.1, "a\\'")'`);
  assertEquals(shown(foldUnary(OP.UNARY_NEGATIVE, "a")), "left alone");
});

Deno.test("truth", () => {
  const values: Value[] = [null, 0, "", float(0), long(0n), text(""), tuple(), new PyComplex(0, 0)];
  assertEquals(values.map(isTrue).includes(true), false);
  assertEquals([1, "0", float(-1), tuple(0), new PyComplex(0, 1)].map(isTrue).includes(false), false);
});

Deno.test("constants share a place only with their like", () => {
  const table = new ConstTable();
  const values: Value[] = [1, long(1n), float(1), "1", text("1"), float(0), float(-0), tuple(1), tuple(long(1n)), null];
  values.push(new PyComplex(0, 0), new PyComplex(-0, 0), 0, tuple(tuple(1)), tuple("a,s1:b"), tuple("a", "b"));
  values.forEach((value, i) => assertEquals(table.add(value), i));
  assertEquals(table.add(float(-0)), 6);
  assertEquals(table.add(tuple(long(1n))), 8);
  assertEquals(table.add(text("1")), 4);
});
