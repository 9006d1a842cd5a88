// SPDX-License-Identifier: MIT
/** The kinds of methods that windows have, and those that write: characters, texts, lines, attributes. */
import type { Value } from "../../vm/base/value.ts";
import { systemError, typeError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { rest } from "../../vm/native/args.ts";
import { method, type Row } from "../../vm/native/define.ts";
import { cstring } from "../linux/libc.ts";
import { type Curses, curses, ERR, type Pointer } from "../linux/libcurses.ts";
import { asChar, charOf, type Forms, lowBits, type Parsed, parseForms, parseUnits } from "./arguments.ts";
import type { PyWindow } from "./handles.ts";
import { checked } from "./screen.ts";

export const onWindow = method<PyWindow>();
export const parse = (doc: string) => ({ doc, arity: "parse" as const });

// ---- kinds of methods ---------------------------------------------------------------------------------------------

/** Calls a function that takes the window alone. */
export const plain = (
  name: string,
  doc: string,
  cname: string,
  f: (lib: Curses, w: Pointer) => number | void,
): [string, Row] => [
  name,
  onWindow([], doc, (vm, self) => checked(vm, f(curses(), self.pointer) ?? 0, cname)),
];

/** Asks for something about the window. */
export const ask = (name: string, doc: string, f: (lib: Curses, w: Pointer) => Value): [string, Row] => [
  name,
  onWindow([], doc, (_vm, self) => f(curses(), self.pointer)),
];

/** A method whose arguments all are numbers. @param text Of the TypeError for another count of them. */
export const numbers = (
  name: string,
  units: string,
  text: string,
  doc: string,
  f: (lib: Curses, w: Pointer, ...values: number[]) => number | void,
  cname = name,
): [string, Row] => [
  name,
  onWindow([rest("arguments")], parse(doc), (vm, self, args) => {
    if (args.length !== units.length) throw typeError(text);
    return then(
      parseUnits(vm, args, units, text),
      (values) => checked(vm, f(curses(), self.pointer, ...values) ?? 0, cname),
    );
  }),
];

/** Switches something on or off. */
export const flag = (
  name: string,
  doc: string,
  f: (lib: Curses, w: Pointer, on: number) => number | void,
): [string, Row] => numbers(name, "i", "True(1) or False(0)", doc, (lib, w, on) => f(lib, w, Number(on !== 0)));

/**
 * A method of several forms. Where they begin with `ii`, these are a place that the cursor goes to first.
 * @param moves How many values the longest form without a place has.
 */
export const forms = (
  name: string,
  count: string,
  variants: Forms,
  moves: number,
  doc: string,
  f: (vm: Vm, self: PyWindow, values: Parsed) => Result<Value>,
  onFailedMove: (vm: Vm) => Value = (vm) => checked(vm, ERR, name),
): [string, Row] => [
  name,
  onWindow(
    [rest("arguments")],
    parse(doc),
    (vm, self, args) =>
      then(parseForms(vm, name, count, variants, args), ({ units, values }) => {
        if (units.length <= moves) return f(vm, self, values);
        const [y, x, ...others] = values;
        // What is wrong with the others is said first.
        if (units[2] === "O") asChar(others[0], CH);
        return curses().wmove(self.pointer, y, x) === ERR ? onFailedMove(vm) : f(vm, self, others);
      }),
  ),
];

// ---- writing ------------------------------------------------------------------------------------------------------

export const CH = "argument 1 or 3";

/** Does something with other attributes than the window has, where `attributes` are given. */
export function withAttributes(self: PyWindow, attributes: number | undefined, f: () => number): number {
  if (attributes === undefined) return f();
  const lib = curses(), before = lib.getattrs(self.pointer);
  lib.wattrset(self.pointer, attributes | 0);
  const result = f();
  lib.wattrset(self.pointer, before);
  return result;
}

export const textForms = (place: string): Forms => [
  ["s", "str"],
  ["sl", "str,attr"],
  ["iis", `${place},str`],
  ["iisl", `${place},str,attr`],
];

export const LIMITED_TEXT: Forms = [
  ["si", "str,n"],
  ["sil", "str,n,attr"],
  ["iisi", "y,x,str,n"],
  ["iisil", "y,x,str,n,attr"],
];

export const CHAR: Forms = [
  ["O", "ch or int"],
  ["Ol", "ch or int,attr"],
  ["iiO", "y,x,ch or int"],
  ["iiOl", "y,x,ch or int, attr"],
];

export const LINE: Forms = [
  ["Oi", "ch or int,n"],
  ["Oil", "ch or int,n,attr"],
  ["iiOi", "y,x,ch or int,n"],
  ["iiOil", "y,x,ch or int,n,attr"],
];

/** A character with the attributes given beside it. */
export const painted = ([ch, attributes]: Parsed, where = CH): number =>
  (asChar(ch, where) | lowBits(attributes ?? 0)) >>> 0;

export const writeText = (
  name: string,
  place: string,
  doc: string,
  f: (w: Pointer, text: Uint8Array<ArrayBuffer>) => number,
) =>
  forms(
    name,
    "1 to 4",
    textForms(place),
    2,
    doc,
    (vm, self, [text, attributes]) =>
      checked(vm, withAttributes(self, attributes, () => f(self.pointer, cstring(text))), name),
  );

export const writeLimited = (
  name: string,
  doc: string,
  f: (w: Pointer, text: Uint8Array<ArrayBuffer>, count: number) => number,
) =>
  forms(
    name,
    "2 to 5",
    LIMITED_TEXT,
    3,
    doc,
    (vm, self, [text, count, attributes]) =>
      checked(vm, withAttributes(self, attributes, () => f(self.pointer, cstring(text), count)), name),
  );

export const drawLine = (name: string, doc: string, f: (w: Pointer, ch: number, count: number) => number) =>
  forms(
    name,
    "2 to 5",
    LINE,
    3,
    doc,
    (vm, self, [ch, count, attributes]) => checked(vm, f(self.pointer, painted([ch, attributes]), count), name),
    (vm) => checked(vm, ERR, "wmove"),
  );

export const characters: Forms = [["O", "ch or int"], ["Ol", "ch or int,attr"]];

/** A method that takes a character, with attributes beside it or not. */
export const withChar = (name: string, doc: string, where: string, f: (w: Pointer, ch: number) => number | void) =>
  forms(
    name,
    "1 or 2",
    characters,
    2,
    doc,
    (vm, self, values) => checked(vm, f(self.pointer, painted(values, where)) ?? 0, name),
  );

export const BORDER = "ls,rs,ts,bs,tl,tr,bl,br";

export function border(vm: Vm, self: PyWindow, args: Value[]): Value {
  if (args.length > 8) throw typeError(BORDER);
  const [ls = 0, rs = 0, ts = 0, bs = 0, tl = 0, tr = 0, bl = 0, br = 0] = args.map((v, i) =>
    asChar(v, `argument ${i + 1}`)
  );
  return checked(vm, curses().wborder(self.pointer, ls, rs, ts, bs, tl, tr, bl, br), "border");
}

export function box(vm: Vm, self: PyWindow, args: Value[]): Value {
  if (args.length !== 0 && args.length !== 2) throw typeError("verch,horch");
  const [vertical, horizontal] = args.length === 0 ? [0, 0] : args.map(charOf);
  // CPYTHON: forgets to say what is wrong.
  if (vertical === undefined || horizontal === undefined) throw systemError("error return without exception set");
  const lib = curses();
  return checked(vm, lib.wborder(self.pointer, vertical, vertical, horizontal, horizontal, 0, 0, 0, 0), "box");
}

export const CHGAT: Forms = [["l", "attr"], ["il", "n,attr"], ["iil", "int,int,attr"], ["iiil", "int,int,n,attr"]];

/** Changes attributes of what is in the window already. */
export function chgat(vm: Vm, self: PyWindow, values: Parsed): Value {
  const [count, attributes] = values.length === 2 ? values : [-1, values[0]];
  const lib = curses(), bits = lowBits(attributes);
  const color = bits >> 8 & 0xff;
  const y = lib.getcury(self.pointer);
  const result = lib.wchgat(self.pointer, count, (bits & ~(color << 8)) >>> 0, color, null);
  lib.wtouchln(self.pointer, y, 1, 1);
  return checked(vm, result, "chgat");
}
