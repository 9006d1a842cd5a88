// SPDX-License-Identifier: MIT
/**
 * The binding of `re`: module functions and methods called directly with Python values, on a VM that has only what they
 * use. Expected values are CPython 2.7.18's.
 */
import { assert, assertEquals } from "@std/assert";
import { PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { getAttr } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { PyBaseException, PyThrow } from "../../core/exceptions.ts";
import { isGen, type Result } from "../../core/gen.ts";
import type { PyType } from "../../core/type.ts";
import { PyByteArray, PyList } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { PyBuiltin } from "../../native/descriptors.ts";
import { def, type Row } from "../../native/define.ts";
import { obj } from "../../native/args.ts";
import "../../objects/object_type.ts";
import "../../objects/type_type.ts";
import "../../objects/descriptors.ts";
import "../../objects/list.ts";
import "../../objects/tuple.ts";
import "../../objects/int.ts";
import "../../objects/none.ts";
import { reModule, sreConstantsModule, sreModule } from "./py_re.ts";
import { PyMatch, PyPattern } from "./py_re_types.ts";

function makeVm(): { vm: Vm; warnings: string[] } {
  const states = new Map<symbol, unknown>();
  const warnings: string[] = [];
  const vm = {
    depth: 0,
    recursionLimit: 1000,
    sys: new PyDict(),
    state<T>(key: symbol, create: () => T): T {
      if (!states.has(key)) states.set(key, create());
      return states.get(key) as T;
    },
    warn: (_category: Value, text: string) => void warnings.push(text),
    direct: () => undefined,
  } as unknown as Vm;
  return { vm, warnings };
}

/** Runs what does not have to call Python. */
function done<T>(r: Result<T>): T {
  if (!isGen(r)) return r;
  const step = r.next();
  assert(step.done, "a request that nobody answers");
  return step.value;
}

/** Python values as something to compare. */
function plain(v: Value): unknown {
  if (v instanceof PyUnicode) return { u: v.value };
  if (v instanceof PyTuple) return v.items.map(plain);
  if (v instanceof PyList) return { list: v.items.map(plain) };
  if (v instanceof PyByteArray) return { bytes: [...v.bytes.subarray(0, v.length)] };
  if (v instanceof PyDict) return Object.fromEntries(v.entries().map((e) => [String(plain(e.key)), plain(e.value!)]));
  return v;
}

function outcome(body: () => Value): unknown {
  try {
    return plain(body());
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    return [(e.type as PyType).name, ...(e.value as PyBaseException).args.items.map(plain)];
  }
}

const { vm, warnings } = makeVm();

function re(name: string, ...args: Value[]): Value {
  return done((reModule.members[name] as Row).compile(name).invoke(vm, args, null));
}

function method(self: PyPattern | PyMatch | Value, name: string, ...args: Value[]): Value {
  const found = (self as PyPattern).type.lookup(name) as unknown as { impl: ReturnType<Row["compile"]> };
  return done(found.impl.invoke(vm, [self, ...args], null));
}

function attribute(self: Value, name: string): Value {
  const getset = (self as PyPattern).type.lookup(name) as unknown as {
    row: { get: (vm: Vm, v: Value) => Result<Value> };
  };
  return done(getset.row.get(vm, self));
}

const u = (text: string) => new PyUnicode(text);
const bytes = (text: string) => new PyByteArray(Uint8Array.from(text, (ch) => ch.charCodeAt(0)));

Deno.test("a match object answers by number and name", () => {
  const m = re("match", "(?P<a>a)(b)?", "ac");
  assert(m instanceof PyMatch);
  assertEquals(plain(method(m, "group")), "a");
  assertEquals(plain(method(m, "group", 1, "a", 2)), ["a", "a", null]);
  assertEquals(plain(method(m, "groups")), ["a", null]);
  assertEquals(plain(method(m, "groups", "-")), ["a", "-"]);
  assertEquals(plain(method(m, "groupdict")), { a: "a" });
  assertEquals(plain(method(m, "span", "a")), [0, 1]);
  assertEquals(plain(method(m, "start", 2)), -1);
  assertEquals(plain(attribute(m, "regs")), [[0, 1], [0, 1], [-1, -1]]);
  assertEquals([attribute(m, "lastindex"), attribute(m, "lastgroup"), attribute(m, "endpos")], [1, "a", 2]);
  for (const key of [3, -1, "b", null]) {
    assertEquals(outcome(() => method(m, "group", key)), ["IndexError", "no such group"]);
  }
  assertEquals(outcome(() => method(m, "start", 1, 2)), ["TypeError", "start expected at most 1 arguments, got 2"]);
  assertEquals(outcome(() => method(m, "expand", "\\g<zz>")), ["IndexError", "unknown group name: 'zz'"]);
  assertEquals(outcome(() => method(m, "expand", "\\2")), ["error", "unmatched group"]);
  assertEquals(outcome(() => method(m, "expand", 5)), ["TypeError", "object of type 'int' has no len()"]);
  assertEquals(plain(method(m, "expand", u("<\\1>"))), { u: "<a>" });
  assertEquals(outcome(() => method(m, "__copy__")), ["TypeError", "cannot copy this match object"]);
});

Deno.test("pieces have the type of the subject", () => {
  assertEquals(plain(re("findall", "(a)(x)?", bytes("ab"))), { list: [[{ bytes: [97] }, { bytes: [] }]] });
  assertEquals(plain(re("split", ",", u("a,\u{1f600}"))), { list: [{ u: "a" }, { u: "\u{1f600}" }] });
  assertEquals(plain(method(re("search", u("."), u("\u{1f600}")), "span")), [0, 1]);
  assertEquals(plain(re("split", ",", "a,b,c", 1)), { list: ["a", "b,c"] });
  assertEquals(outcome(() => re("match", "a", 5)), ["TypeError", "expected string or buffer"]);
});

Deno.test("sub with templates and functions", () => {
  const upper = new PyBuiltin(
    def([obj("m")], "Upper case.", (_vm, m) => String(method(m, "group")).toUpperCase()).compile("upper"),
    undefined,
    null,
  );
  const nothing = new PyBuiltin(def([obj("m")], "None.", () => null).compile("nothing"), undefined, null);
  assertEquals(plain(re("sub", "a", "b", "aab", 1)), "bab");
  assertEquals(plain(re("subn", "(a)", "<\\1>", "aab")), ["<a><a>b", 2]);
  assertEquals(plain(re("sub", "a", upper, "bab")), "bAb");
  assertEquals(plain(re("sub", "a", nothing, "bab")), "bb");
  assertEquals(plain(re("sub", u("a"), u("\xe9"), u("bab"))), { u: "b\xe9b" });
  assertEquals(plain(re("sub", "x", "y", "ab")), "ab");
  assertEquals(outcome(() => re("sub", "a", 5, "ab")), ["TypeError", "object of type 'int' has no len()"]);
  assertEquals(outcome(() => re("sub", "a", new PyList([]), "ab")), ["TypeError", "unhashable type: 'list'"]);
  assertEquals(outcome(() => re("sub", "a", "\\1", "ab")), ["error", "invalid group reference"]);
});

Deno.test("calls of the module's functions fail as Python functions do", () => {
  const call = (name: string, args: Value[], kw: Map<string, Value> | null = null) =>
    outcome(() => done((reModule.members[name] as Row).compile(name).invoke(vm, args, kw)));
  assertEquals(call("match", []), ["TypeError", "match() takes at least 2 arguments (0 given)"]);
  assertEquals(call("match", ["a", "a", 0, 0]), ["TypeError", "match() takes at most 3 arguments (4 given)"]);
  assertEquals(call("match", ["a", "a"], new Map([["foo", 1]])), [
    "TypeError",
    "match() got an unexpected keyword argument 'foo'",
  ]);
  assertEquals(call("escape", []), ["TypeError", "escape() takes exactly 1 argument (0 given)"]);
  assertEquals(call("purge", [1]), ["TypeError", "purge() takes no arguments (1 given)"]);
  assertEquals(call("compile", ["a", null]), ["TypeError", "unsupported operand type(s) for &: 'NoneType' and 'int'"]);
  assertEquals(call("compile", [5]), ["TypeError", "first argument must be string or compiled pattern"]);
  assertEquals(call("compile", [bytes("a")]), ["TypeError", "unhashable type: 'bytearray'"]);
  assertEquals(call("compile", ["("]), ["error", "unbalanced parenthesis"]);
  assertEquals(call("compile", [u("(?P\xe9")]), ["error", { u: "unknown specifier: ?P\xe9" }]);
  assertEquals(call("compile", [re("compile", "a"), 2]), [
    "ValueError",
    "Cannot process flags argument with a compiled pattern",
  ]);
});

Deno.test("pattern methods know their old keyword names", () => {
  const p = re("compile", "a");
  const call = (name: string, args: Value[], kw: [string, Value][]) =>
    outcome(() => {
      const found = (p as PyPattern).type.lookup(name) as unknown as { impl: ReturnType<Row["compile"]> };
      return done(found.impl.invoke(vm, [p, ...args], new Map(kw)));
    });
  assertEquals(call("findall", [], [["source", "aba"]]), { list: ["a", "a"] });
  assertEquals(call("findall", [], [["string", "aba"], ["pos", 1]]), { list: ["a"] });
  assertEquals(call("match", ["a"], [["pattern", "a"]]), [
    "TypeError",
    "Argument given by name ('pattern') and position (1)",
  ]);
  assertEquals(call("match", [], []), ["TypeError", "Required argument 'string' (pos 1) not found"]);
  assertEquals(call("match", [], [["foo", 1]]), [
    "TypeError",
    "'foo' is an invalid keyword argument for this function",
  ]);
  assertEquals(call("match", ["a", 5, 6, 7, 8], []), [
    "TypeError",
    "match() takes at most 3 positional arguments (5 given)",
  ]);
  assertEquals(call("split", [], [["source", "bab"], ["maxsplit", 1]]), { list: ["b", "b"] });
});

Deno.test("compiled patterns are remembered until purge", () => {
  const p = re("compile", "x+");
  assert(re("compile", "x+") === p);
  assert(re("compile", u("x+")) !== p);
  assert(re("compile", "x+", 2) !== p);
  assert(re("compile", p) === p);
  re("purge");
  assert(re("compile", "x+") !== p);
  assertEquals([attribute(p, "pattern"), attribute(p, "flags"), attribute(p, "groups")], ["x+", 0, 0]);
});

Deno.test("warnings, Scanner, _sre and sre_constants", () => {
  re("compile", "(a)(?<=\\1)");
  assertEquals(warnings, ["group references in lookbehind assertions are not supported"]);
  const type = reModule.members.Scanner as PyType;
  const scanner = done(type.tp_new!(vm, type, [], null));
  const lexicon = new PyList([new PyTuple(["[0-9]+", "number"]), new PyTuple([" ", null])]);
  done(type.tp_init!(vm, scanner, [lexicon], null));
  assertEquals(plain(method(scanner, "scan", "1 22 x")), [{ list: ["number", "number"] }, "x"]);
  assert(done(getAttr(vm, scanner, "lexicon")) === lexicon);
  const sre = (name: string, ...args: Value[]) =>
    done((sreModule.members[name] as Row).compile(name).invoke(vm, args, null));
  assertEquals(sre("getlower", 0xc9, 32), 0xe9);
  assertEquals(sre("getlower", 0xc9, 0), 0xc9);
  assert(sre("compile", "a", 0, new PyList([1])) instanceof PyPattern);
  assert("OPCODES" in sreConstantsModule.members && "CATEGORY_UNI_WORD" in sreConstantsModule.members);
});
