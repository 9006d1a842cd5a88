// SPDX-License-Identifier: MIT
/** The kinds of functions that `_curses` has. */
import type { Value } from "../../vm/base/value.ts";
import { type PyThrow, typeError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { rest } from "../../vm/native/args.ts";
import { def, type Row } from "../../vm/native/define.ts";
import { type Curses, curses } from "../linux/libcurses.ts";
import { parseForms, parseUnits } from "./arguments.ts";
import { checked, openScreen, type Screen } from "./screen.ts";

export const parse = (doc: string) => ({ doc, arity: "parse" as const });

// ---- kinds of functions -------------------------------------------------------------------------------------------

/** A function without arguments that needs the screen. */
export const simple = (doc: string, f: (lib: Curses, vm: Vm, screen: Screen) => Result<Value>): Row =>
  def([], doc, (vm) => f(curses(), vm, openScreen(vm)));

/** One that succeeds or fails. */
export const act = (
  name: keyof Curses & string,
  doc: string,
  f: (lib: Curses, screen: Screen) => number,
): [string, Row] => [
  name,
  simple(doc, (lib, vm, screen) => checked(vm, f(lib, screen), name)),
];

export const ask = (name: string, doc: string, f: (lib: Curses) => Value): [string, Row] => [name, simple(doc, f)];

/** A function with numbers. @param wrong The TypeError for another count of them. */
export const numbers = (
  name: string,
  units: string,
  wrong: (given: number) => PyThrow,
  doc: string,
  f: (vm: Vm, ...values: number[]) => Result<Value>,
  prepare: (vm: Vm) => unknown = openScreen,
): [string, Row] => [
  name,
  def([rest("arguments")], parse(doc), (vm, args) => {
    prepare(vm);
    if (args.length !== units.length) throw wrong(args.length);
    return then(parseUnits(vm, args, units, ""), (values) => f(vm, ...values));
  }),
];

export const text = (message: string) => (): PyThrow => typeError(message);
export const exactly = (name: string, count: number) => (given: number): PyThrow =>
  typeError(`${name} takes exactly ${count} argument${count === 1 ? "" : "s"} (${given} given)`);

/** Switches a mode on, or off for an argument that is 0. */
export const mode = (
  name: string,
  doc: string,
  on: (lib: Curses, s: Screen) => number,
  off: (lib: Curses, s: Screen) => number,
) =>
  [
    name,
    def([rest("flag")], parse(doc), (vm, args) => {
      const screen = openScreen(vm);
      return then(
        parseForms(vm, name, "0 or 1", [["", ""], ["i", ""]], args),
        ({ values: [flag = 1] }) => checked(vm, (flag !== 0 ? on : off)(curses(), screen), name),
      );
    }),
  ] as [string, Row];
