// SPDX-License-Identifier: MIT
// Marshal and .pyc files against bytes and messages recorded from CPython 2.7.18.
import { bytesToText, textToBytes } from "../base/latin1.ts";
import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import {
  Ellipsis,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  PyObject,
  PyStr,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import type { Code } from "./code.ts";
import { ImageError } from "./image_error.ts";
import { cachedSource, callbackSource, memorySource } from "./image_source.ts";
import { MarshalError } from "./marshal_error.ts";
import { MarshalReader, type MarshalReadHooks } from "./marshal_reader.ts";
import { type MarshalWriteHooks, MarshalWriter } from "./marshal_writer.ts";
import { readPyc, writePyc } from "./pyc.ts";
import { codeOf, moduleOf } from "./testing.ts";

class Box extends PyObject {
  constructor(readonly kind: "list" | "set" | "frozenset" | "dict", readonly items: Value[]) {
    super();
  }
}

const READ: MarshalReadHooks = {
  list: (items) => new Box("list", items),
  set: (items) => new Box("set", items),
  frozenset: (items) => new Box("frozenset", items),
  dict: (items) => new Box("dict", items),
  stopIteration: "the StopIteration class",
};

const WRITE: MarshalWriteHooks = {
  describe(value) {
    if (!(value instanceof Box)) return undefined;
    const { kind, items } = value;
    return { kind, items };
  },
};

function loads(text: string, hooks = READ): Value {
  return new MarshalReader(memorySource(textToBytes(text)), 0, hooks).read();
}

function dumps(value: Value, version = 2): string {
  const writer = new MarshalWriter(version, WRITE);
  writer.write(value);
  return bytesToText(writer.result());
}

function failure(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    ok(error instanceof MarshalError, String(error));
    return `${error.kind}: ${error.message}`;
  }
  return "no error";
}

Deno.test("marshal: values CPython wrote", () => {
  const cases: [Value, string, number?][] = [
    [1, "i\x01\0\0\0"],
    [-1, "i\xff\xff\xff\xff"],
    [2147483648, "I\0\0\0\x80\0\0\0\0"],
    [-2147483649, "I\xff\xff\xff\x7f\xff\xff\xff\xff"],
    [new PyInt(2n ** 62n), "I\0\0\0\0\0\0\0@"],
    [new PyLong(2n ** 70n), "l\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x04".slice(0, 5) + "\0\0\0\0\0\0\0\0\0\x04"],
    [new PyLong(0n), "l\0\0\0\0"],
    [new PyLong(-32768n), "l\xfe\xff\xff\xff\0\0\x01\0"],
    [new PyFloat(1.5), "f\x031.5", 0],
    [new PyFloat(0.1), "f\x130.10000000000000001", 1],
    [new PyFloat(0.1), "g\x9a\x99\x99\x99\x99\x99\xb9?"],
    [new PyFloat(-Infinity), "f\x04-inf", 0],
    [new PyComplex(0, 1), "x\x010\x011", 1],
    [new PyComplex(0, 1), "y\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0?"],
    ["abc", "s\x03\0\0\0abc", 0],
    ["abc", "t\x03\0\0\0abc"],
    ["a b", "s\x03\0\0\0a b"],
    [",", "t\x01\0\0\0,"],
    [new PyUnicode("\u1234"), "u\x03\0\0\0\xe1\x88\xb4"],
    [new PyUnicode("\ud800"), "u\x03\0\0\0\xed\xa0\x80"],
    [new PyUnicode("\u{1f600}"), "u\x04\0\0\0\xf0\x9f\x98\x80"],
    [new PyTuple(["abc", "abc"]), "(\x02\0\0\0t\x03\0\0\0abcR\0\0\0\0"],
    [new PyTuple(["abc", "abc"]), "(\x02\0\0\0s\x03\0\0\0abcs\x03\0\0\0abc", 0],
    [new Box("list", [1]), "[\x01\0\0\0i\x01\0\0\0"],
    [new Box("dict", [1, 2]), "{i\x01\0\0\0i\x02\0\0\x000"],
    [new Box("set", [1]), "<\x01\0\0\0i\x01\0\0\0"],
    [new Box("frozenset", [1]), ">\x01\0\0\0i\x01\0\0\0"],
    [true, "T"],
    [null, "N"],
    [Ellipsis, "."],
  ];
  for (const [value, bytes, version] of cases) {
    strictEqual(dumps(value, version ?? 2), bytes);
    deepStrictEqual(loads(bytes), value);
  }
  strictEqual(dumps(new PyStr("abc")), "s\x03\0\0\0abc");
  strictEqual(loads("S"), "the StopIteration class");
});

Deno.test("marshal: short integers read as CPython reads them", () => {
  strictEqual(loads("i"), -1);
  strictEqual(loads("i\x01"), -255);
  strictEqual(loads("I\x01"), -255);
});

Deno.test("marshal: long integers of every size", () => {
  for (let bits = 0n; bits < 400n; bits += 7n) {
    for (const value of [2n ** bits, -(2n ** bits) + 1n, 3n ** bits]) {
      deepStrictEqual(loads(dumps(new PyLong(value))), new PyLong(value));
    }
  }
});

Deno.test("marshal: errors", () => {
  const cases: [string, string][] = [
    ["", "EOFError: EOF read where object expected"],
    ["s", "ValueError: bad marshal data (string size out of range)"],
    ["s\x05\0\0\0ab", "EOFError: EOF read where object expected"],
    ["z", "ValueError: bad marshal data (unknown type code)"],
    ["0", "TypeError: NULL object in marshal data for object"],
    ["(\x01\0\0\0", "EOFError: EOF read where object expected"],
    ["(\x01\0\0\x000", "TypeError: NULL object in marshal data for tuple"],
    ["[\x01\0\0\x000", "TypeError: NULL object in marshal data for list"],
    ["<\x01\0\0\x000", "TypeError: NULL object in marshal data for set"],
    ["(\xff\xff\xff\xff", "ValueError: bad marshal data (tuple size out of range)"],
    ["[\xff\xff\xff\x7f", "EOFError: EOF read where object expected"],
    ["{N", "EOFError: EOF read where object expected"],
    ["R\0\0\0\0", "ValueError: bad marshal data (string ref out of range)"],
    ["f\x041e5", "EOFError: EOF read where object expected"],
    ["f\x03abc", "ValueError: could not convert string to float: abc"],
    ["g123", "EOFError: EOF read where object expected"],
    ["l\x01\0\0\0\0\0", "ValueError: bad marshal data (unnormalized long data)"],
    ["l\x01\0\0\0\xff\xff", "ValueError: bad marshal data (digit out of range in long)"],
    ["l\0\0\0\x80", "ValueError: bad marshal data (long size out of range)"],
    ["l\x01\0\0\0", "ValueError: bad marshal data (digit out of range in long)"],
    ["(\x01\0\0\0".repeat(3000) + "N", "ValueError: recursion limit exceeded"],
  ];
  for (const [text, message] of cases) strictEqual(failure(() => loads(text)), message, JSON.stringify(text));
  strictEqual(failure(() => loads("[\0\0\0\0", {})), "ValueError: bad marshal data (unknown type code)");
  strictEqual(failure(() => dumps(new PyObject())), "ValueError: unmarshallable object");
  let deep: Value = null;
  for (let i = 0; i < 1999; i++) deep = new PyTuple([deep]);
  strictEqual(dumps(loads(dumps(deep))), dumps(deep));
  for (let i = 0; i < 10; i++) deep = new PyTuple([deep]);
  strictEqual(failure(() => dumps(deep)), "ValueError: object too deeply nested to marshal");
});

Deno.test("marshal: values follow each other, from any source", () => {
  const bytes = textToBytes("s" + "\0\x20\0\0" + "x".repeat(8192) + "i\x07\0\0\0" + "t\x01\0\0\0a");
  const slow = cachedSource(callbackSource(bytes.length, (offset, length) => bytes.subarray(offset, offset + length)), {
    pageSize: 16,
    pages: 2,
  });
  const reader = new MarshalReader(slow, 0);
  strictEqual((reader.read() as string).length, 8192);
  strictEqual(reader.read(), 7);
  strictEqual(reader.offset, bytes.length - 6);
  strictEqual(reader.read(), "a");
});

Deno.test("pyc: round trip, and its errors", () => {
  const inner = codeOf("LOAD_FAST 0; RETURN_VALUE", { varnames: ["x"], argcount: 1, name: "inner" });
  const code = moduleOf("LOAD_CONST 1; MAKE_FUNCTION 0; STORE_NAME 0; LOAD_CONST 0; RETURN_VALUE", {
    consts: [null, inner, new PyTuple(["a", 1, new PyUnicode("\xe9")])],
    names: ["inner"],
    lnotab: Uint8Array.of(3, 1),
  });
  const bytes = writePyc(code, 1234567890);
  const pyc = readPyc(bytes);
  strictEqual(pyc.mtime, 1234567890);
  deepStrictEqual(writePyc(pyc.code, pyc.mtime), bytes);
  const again = pyc.code.ensure().consts[1] as Code;
  strictEqual(again.ensure().varnames[0], "x");
  const message = (data: Uint8Array): string => {
    try {
      readPyc(data).code.ensure();
    } catch (error) {
      ok(error instanceof ImageError);
      return String(error);
    }
    return "no error";
  };
  match(message(Uint8Array.of(1, 2)), /only 2 bytes/);
  match(message(textToBytes("\x00\x00\r\n\0\0\0\0")), /magic number 0 is not CPython 2.7's, which is 62211/);
  match(message(textToBytes("#!/usr/bin/python")), /no magic number/);
  match(message(bytes.subarray(0, 8)), /EOF read where object expected/);
  match(message(bytes.subarray(0, 60)), /Bad \.pyc file/);
  match(message(textToBytes("\x03\xf3\r\n\0\0\0\0N")), /no code object/);
  const forged = bytes.slice();
  forged[bytesToText(bytes).indexOf("Z\0\0")] = 150;
  match(message(forged), /unknown opcode 150/);
});
