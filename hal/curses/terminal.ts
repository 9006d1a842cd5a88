// SPDX-License-Identifier: MIT
/** Functions of `_curses` that are about what the terminal can do: its description, colours, the mouse. */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { callMethod } from "../../vm/core/abstract.ts";
import { typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import { isStr, strValue, typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { argumentTypeError, custom, int, opt, rest, str } from "../../vm/native/args.ts";
import { def, type Row } from "../../vm/native/define.ts";
import { PyFile } from "../../vm/objects/file.ts";
import { asFd } from "../../vm/objects/os_args.ts";
import { cstring } from "../linux/libc.ts";
import { capability, curses, ERR, nextMouseEvent, putMouseEvent, sent, textAt } from "../linux/libcurses.ts";
import { lowBits, type Parsed, parseUnits } from "./arguments.ts";
import { ask, exactly, numbers, parse, text } from "./functions.ts";
import { checked, cursesError, needColors, needTerminal, openScreen, screenOf } from "./screen.ts";

// ---- the terminal -------------------------------------------------------------------------------------------------

const termName = custom<string | null>("term", (_vm, v, place) => {
  if (v === null) return null;
  if (isStr(v)) return strValue(v);
  throw argumentTypeError(place, "string or None", v);
});

/** The descriptor of `sys.stdout`. */
function* outputOf(vm: Vm): Gen<number> {
  const file = vm.sys.getStr("stdout");
  if (file === undefined || file === null) throw cursesError(vm, "lost sys.stdout");
  const fd = asFd(vm, file);
  return isGen(fd) ? yield* fd : fd;
}

const NO_TERMINAL = 0, NO_DATABASE = -1;

function* setupterm(vm: Vm, name: string | null, given: number): Gen<Value> {
  const fd = given === -1 ? yield* outputOf(vm) : given;
  const screen = screenOf(vm);
  if (screen.hasTerminal) return null;
  const reason = new Int32Array(new ArrayBuffer(4));
  if (curses().setupterm(name === null ? null : cstring(name), fd, new Uint8Array(reason.buffer)) === ERR) {
    const what = reason[0] === NO_TERMINAL
      ? "could not find terminal"
      : reason[0] === NO_DATABASE
      ? "could not find terminfo database"
      : "unknown error";
    throw cursesError(vm, `setupterm: ${what}`);
  }
  screen.hasTerminal = true;
  return null;
}

const nameless = (doc: string) => ({ doc, arity: "parse" as const, cname: "function" });

function tparm(vm: Vm, format: string, values: number[]): Value {
  needTerminal(vm);
  const [a, b, c, d, e, f, g, h, i] = values.map(BigInt);
  const made = curses().tparm(cstring(format), a, b, c, d, e, f, g, h, i);
  if (made === null) throw cursesError(vm, "tparm() returned NULL");
  return textAt(made);
}

/** C's own buffer for output is that of `sys.__stdout__`: what is sent comes in its turn. */
function* putp(vm: Vm, args: Value[]): Gen<Value> {
  if (args.length !== 1) throw typeError("str");
  let values = parseUnits(vm, args, "s", "str");
  if (isGen(values)) values = yield* values;
  const text = sent(values[0]), file = vm.sys.getStr("__stdout__");
  if (text === undefined || !(file instanceof PyFile)) return checked(vm, ERR, "putp");
  const written = callMethod(vm, file, "write", [text]);
  if (isGen(written)) yield* written;
  return null;
}

// ---- colours ------------------------------------------------------------------------------------------------------

/** What a function that stores shorts stores. */
function shorts(count: number, f: (places: Uint8Array<ArrayBuffer>[]) => number): number[] | undefined {
  const numbers = new Int16Array(new ArrayBuffer(2 * count));
  const result = f(Array.from({ length: count }, (_, i) => new Uint8Array(numbers.buffer, 2 * i, 2)));
  return result === ERR ? undefined : [...numbers];
}

function colorContent(vm: Vm, color: number): Value {
  const content = shorts(3, ([r, g, b]) => curses().color_content(color, r, g, b));
  if (content === undefined) throw cursesError(vm, "Argument 1 was out of range. Check value of COLORS.");
  return new PyTuple(content);
}

function pairContent(vm: Vm, pair: number): Value {
  const content = shorts(2, ([f, b]) => curses().pair_content(pair, f, b));
  if (content === undefined) throw cursesError(vm, "Argument 1 was out of range. (1..COLOR_PAIRS-1)");
  return new PyTuple(content);
}

const A_COLOR = 0xff00;

function startColor(vm: Vm): Value {
  const screen = openScreen(vm);
  if (curses().start_color() === ERR) throw cursesError(vm, "start_color() returned ERR");
  screen.hasColors = true;
  for (const name of ["COLORS", "COLOR_PAIRS"] as const) screen.namespace!.setStr(name, screen.variables.get(name));
  return null;
}

// ---- the mouse ----------------------------------------------------------------------------------------------------

function getmouse(vm: Vm): Value {
  openScreen(vm);
  const event = nextMouseEvent();
  if (event === undefined) throw cursesError(vm, "getmouse() returned ERR");
  return new PyTuple([event.id, event.x, event.y, event.z, event.buttons]);
}

function ungetmouse(vm: Vm, args: Value[]): Result<Value> {
  openScreen(vm);
  if (args.length !== 5) throw exactly("function", 5)(args.length);
  const wrong = `argument 5 must be an integer, not ${args[4] === null ? "None" : typeName(args[4])}`;
  return then(
    parseUnits(vm, args, "hiiik", wrong),
    ([id, x, y, z, buttons]: Parsed) => checked(vm, putMouseEvent({ id, x, y, z, buttons }), "ungetmouse"),
  );
}

function mousemask(vm: Vm, args: Value[]): Result<Value> {
  openScreen(vm);
  if (args.length !== 1) throw typeError("mousemask");
  return then(parseUnits(vm, args, "k", "mousemask"), ([mask]: Parsed) => {
    const before = new Uint32Array(new ArrayBuffer(4));
    const possible = curses().mousemask(mask, new Uint8Array(before.buffer));
    return new PyTuple([possible, before[0]]);
  });
}

/** The functions by name. */
export const terminalFunctions = (): [string, Row][] => [
  // The mouse.
  ["getmouse", def([], "The event of a KEY_MOUSE: (id, x, y, z, buttons).", getmouse)],
  ["ungetmouse", def([rest("arguments")], parse("Puts an event before all others."), ungetmouse)],
  [
    "mousemask",
    def([rest("arguments")], parse("Sets the events that are wanted; gives those possible, and before."), mousemask),
  ],
  numbers(
    "mouseinterval",
    "i",
    text("interval"),
    "Milliseconds between press and release that make a click.",
    (vm, ms) => checked(vm, curses().mouseinterval(ms), "mouseinterval"),
  ),
  // Colours.
  ["start_color", def([], "Allows the use of colours.", startColor)],
  ask("has_colors", "Whether the terminal has colours.", (lib) => lib.has_colors() !== 0),
  ask("can_change_color", "Whether it can change them.", (lib) => lib.can_change_color() !== 0),
  [
    "use_default_colors",
    def([], "Has -1 be the colours that the terminal has.", (vm) => {
      needColors(vm);
      return checked(vm, curses().use_default_colors(), "use_default_colors");
    }),
  ],
  numbers(
    "color_content",
    "h",
    exactly("color_content()", 1),
    "Red, green and blue, 0 to 1000.",
    colorContent,
    needColors,
  ),
  numbers(
    "color_pair",
    "i",
    exactly("color_pair()", 1),
    "A pair of colours as attribute.",
    (_vm, n) => n << 8,
    needColors,
  ),
  numbers(
    "init_color",
    "hhhh",
    text("init_color requires 4 arguments"),
    "Changes a colour.",
    (vm, color, r, g, b) => checked(vm, curses().init_color(color, r, g, b), "init_color"),
    needColors,
  ),
  numbers(
    "init_pair",
    "hhh",
    text("init_pair requires 3 arguments"),
    "Sets the colours of a pair.",
    (vm, pair, f, b) => checked(vm, curses().init_pair(pair, f, b), "init_pair"),
    needColors,
  ),
  numbers(
    "pair_content",
    "h",
    text("pair_content requires 1 argument"),
    "The colours of a pair.",
    pairContent,
    needColors,
  ),
  numbers(
    "pair_number",
    "i",
    text("pair_number requires 1 argument"),
    "The pair in attributes.",
    (_vm, bits) => (lowBits(bits) & A_COLOR) >> 8,
    needColors,
  ),
  // The terminal.
  [
    "setupterm",
    def([opt(termName, null), opt(int("fd"), -1)], {
      doc: "Finds out what the terminal can do.",
      arity: "keywords",
    }, setupterm),
  ],
  [
    "tigetflag",
    def([str("capname")], nameless("A yes or no of the terminal."), (vm, name) => {
      needTerminal(vm);
      return curses().tigetflag(cstring(name));
    }),
  ],
  [
    "tigetnum",
    def([str("capname")], nameless("A number of the terminal."), (vm, name) => {
      needTerminal(vm);
      return curses().tigetnum(cstring(name));
    }),
  ],
  [
    "tigetstr",
    def([str("capname")], nameless("A sequence of the terminal, or None."), (vm, name) => {
      needTerminal(vm);
      return capability(curses().tigetstr(cstring(name))) ?? null;
    }),
  ],
  [
    "tparm",
    def(
      [
        str("str"),
        ...Array.from({ length: 9 }, (_, i) => opt(int(`i${i + 1}`), 0)),
      ],
      parse("A sequence of the terminal with numbers in it."),
      (vm, format, ...values) => tparm(vm, format as string, values as number[]),
    ),
  ],
  ["putp", def([rest("arguments")], parse("Sends a sequence to the terminal."), putp)],
  ask("baudrate", "The speed of the terminal.", (lib) => lib.baudrate()),
  ask("erasechar", "The character that erases one.", (lib) => String.fromCharCode(lib.erasechar() & 0xff)),
  [
    "killchar",
    def([], "The character that erases a line.", () => String.fromCharCode(curses().killchar() & 0xff)),
  ],
  ask("has_ic", "Whether characters can be inserted.", (lib) => lib.has_ic() !== 0),
  ask("has_il", "Whether lines can be inserted.", (lib) => lib.has_il() !== 0),
  ask("longname", "The long name of the terminal.", (lib) => textAt(lib.longname())),
  ask("termname", "Its short name.", (lib) => textAt(lib.termname())),
  ask("termattrs", "The attributes that it can show.", (lib) => lib.termattrs()),
];
