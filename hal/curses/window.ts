// SPDX-License-Identifier: MIT
/** `_curses.curses window`: what is written into windows, and read from them. CPYTHON: `Modules/_cursesmodule.c`. */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { callMethod } from "../../vm/core/abstract.ts";
import { typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { rest } from "../../vm/native/args.ts";
import { newType, type Row } from "../../vm/native/define.ts";
import { bytesToText } from "../../vm/objects/buffer_protocol.ts";
import { PyFile } from "../../vm/objects/file.ts";
import { type Curses, curses, ERR, type Pointer, savedWindow, textAt, textIn } from "../linux/libcurses.ts";
import { type Forms, lowBits, parseForms, parseUnits } from "./arguments.ts";
import { adopt, PyWindow } from "./handles.ts";
import { readKey, readLine } from "./input.ts";
import { checked, cursesError } from "./screen.ts";
import {
  ask,
  BORDER,
  border,
  box,
  CH,
  CHAR,
  CHGAT,
  chgat,
  drawLine,
  flag,
  forms,
  numbers,
  onWindow,
  painted,
  parse,
  plain,
  withChar,
  writeLimited,
  writeText,
} from "./window_methods.ts";

const pair = (a: number, b: number): Value => new PyTuple([a, b]);

// ---- reading ------------------------------------------------------------------------------------------------------

const PLACE: Forms = [["", ""], ["ii", "y,x"]];

const BYTE_MAX = 255;
const KEYS = "0 or 2";

function* getkey(vm: Vm, self: PyWindow): Gen<Value> {
  const key = yield* readKey(vm, self.pointer);
  if (key === ERR) throw cursesError(vm, "no input");
  return key <= BYTE_MAX ? String.fromCharCode(key) : textAt(curses().keyname(key));
}

const LINES_READ: Forms = [["", ""], ["i", "n"], ["ii", "y,x"], ["iii", "y,x,n"]];
const MOST_READ = 1023;

/** A method that takes at most so many characters as its last argument says. */
const counted = (
  name: string,
  count: string,
  doc: string,
  f: (vm: Vm, self: PyWindow, most: number) => Result<Value>,
): [string, Row] => [
  name,
  onWindow(
    [rest("arguments")],
    parse(doc),
    (vm, self, args) =>
      then(parseForms(vm, name, count, LINES_READ, args), ({ values }) => {
        const most = values.length % 2 === 1 ? values[values.length - 1] : MOST_READ;
        if (most < 0) throw valueError("'n' must be nonnegative");
        if (values.length > 1 && curses().wmove(self.pointer, values[0], values[1]) === ERR) return "";
        return f(vm, self, Math.min(most, MOST_READ));
      }),
  ),
];

// ---- other windows ------------------------------------------------------------------------------------------------

/** @throws {PyThrow} TypeError with `text` if `v` is no window. */
function asWindow(v: Value, text: string): PyWindow {
  if (v instanceof PyWindow) return v;
  throw typeError(text);
}

const copyOver = (name: "overlay" | "overwrite", doc: string): [string, Row] => [
  name,
  onWindow([rest("arguments")], parse(doc), (vm, self, args) => {
    const lib = curses();
    if (args.length === 1) {
      return checked(vm, lib[name](self.pointer, asWindow(args[0], "window object").pointer), name);
    }
    if (args.length !== 7) throw typeError(`${name} requires one or seven arguments`);
    const other = asWindow(args[0], "window object, int, int, int, int, int, int").pointer;
    return then(
      parseUnits(vm, args.slice(1), "iiiiii", ""),
      ([a, b, c, d, e, f]) =>
        checked(vm, lib.copywin(self.pointer, other, a, b, c, d, e, f, Number(name === "overlay")), "copywin"),
    );
  }),
];

const PART: Forms = [["ii", "begin_y,begin_x"], ["iiii", "nlines,ncols,begin_y,begin_x"]];

/** A window that is part of another. */
const part = (
  name: string,
  title: string,
  doc: string,
  f: (lib: Curses, w: Pointer, ...place: number[]) => Pointer | null,
) =>
  [
    name,
    onWindow([rest("arguments")], parse(doc), (vm, self, args) =>
      then(parseForms(vm, title, "2 or 4", PART, args), ({ values }) => {
        const place = values.length === 2 ? [0, 0, ...values] : values;
        return newWindow(vm, f(curses(), self.pointer, ...place), self);
      })),
  ] as [string, Row];

const subwindow = (lib: Curses, w: Pointer, ...[rows, columns, y, x]: number[]): Pointer | null =>
  lib.is_pad(w) !== 0 ? lib.subpad(w, rows, columns, y, x) : lib.subwin(w, rows, columns, y, x);

// ---- the screen ---------------------------------------------------------------------------------------------------

/** Methods that show a window: those of a pad say which part, and where. */
const show = (name: string, cname: "refresh" | "noutrefresh", doc: string, forPad: string): [string, Row] => [
  name,
  onWindow([rest("arguments")], parse(doc), (vm, self, args) => {
    const lib = curses();
    if (lib.is_pad(self.pointer) === 0) {
      if (args.length > 0) {
        throw typeError(`${cname}() takes exactly 0 arguments (${args.length} given)`);
      }
      return checked(vm, lib[`w${cname}`](self.pointer), `w${cname}`);
    }
    if (args.length !== 6) throw cursesError(vm, `${forPad} requires 6 arguments`);
    return then(
      parseUnits(vm, args, "iiiiii", ""),
      ([a, b, c, d, e, f]) => checked(vm, lib[`p${cname}`](self.pointer, a, b, c, d, e, f), `p${cname}`),
    );
  }),
];

function* putwin(vm: Vm, self: PyWindow, args: Value[]): Gen<Value> {
  if (args.length !== 1) throw typeError("fileobj");
  if (!(args[0] instanceof PyFile)) throw typeError("argument must be a file object");
  const saved = savedWindow(self.pointer);
  if (saved === undefined) return checked(vm, ERR, "putwin");
  const written = callMethod(vm, args[0], "write", [bytesToText(saved)]);
  if (isGen(written)) yield* written;
  return null;
}

const methods = (): Record<string, Row> =>
  Object.fromEntries([
    forms("addch", "1 to 4", CHAR, 2, "Puts a character at the cursor, or at y, x.", (vm, self, values) =>
      checked(vm, curses().waddch(self.pointer, painted(values)), "addch")),
    writeText("addstr", "int,int", "Writes a text at the cursor, or at y, x.", (w, text) =>
      curses().waddstr(w, text)),
    writeLimited("addnstr", "Writes at most n characters of a text.", (w, text, count) =>
      curses().waddnstr(w, text, count)),
    forms("insch", "1 to 4", CHAR, 2, "Inserts a character; what is right of it moves.", (vm, self, values) =>
      checked(vm, curses().winsch(self.pointer, painted(values)), "insch")),
    writeText("insstr", "y,x", "Inserts a text; what is right of it moves.", (w, text) =>
      curses().winsnstr(w, text, -1)),
    writeLimited("insnstr", "Inserts at most n characters of a text.", (w, text, count) =>
      curses().winsnstr(w, text, count)),
    withChar("echochar", "Puts a character and shows the window.", "argument 1", (w, ch) =>
      curses().is_pad(w) !== 0 ? curses().pechochar(w, ch) : curses().wechochar(w, ch)),
    withChar("bkgd", "Sets the background, also of what is there.", CH, (w, ch) =>
      curses().wbkgd(w, ch)),
    withChar("bkgdset", "Sets the background.", "argument 1", (w, ch) =>
      curses().wbkgdset(w, ch)),
    drawLine("hline", "Draws a horizontal line of n characters.", (w, ch, count) =>
      curses().whline(w, ch, count)),
    drawLine("vline", "Draws a vertical line of n characters.", (w, ch, count) =>
      curses().wvline(w, ch, count)),
    ["border", onWindow([rest("characters")], parse(`border([${BORDER}]): draws a border.`), border)],
    ["box", onWindow([rest("characters")], parse("box([verch, horch]): draws a box."), box)],
    forms("chgat", "1 to 4", CHGAT, 2, "chgat([y, x,] [n,] attr): changes attributes of a line.", chgat),
    numbers("attron", "l", "attr", "Adds attributes.", (lib, w, bits) =>
      lib.wattron(w, lowBits(bits) | 0)),
    numbers("attroff", "l", "attr", "Takes attributes away.", (lib, w, bits) =>
      lib.wattroff(w, lowBits(bits) | 0)),
    numbers("attrset", "l", "attr", "Sets the attributes.", (lib, w, bits) =>
      lib.wattrset(w, lowBits(bits) | 0)),
    plain("standout", "Adds A_STANDOUT.", "wstandout", (lib, w) =>
      void lib.wstandout(w)),
    plain("standend", "Takes all attributes away.", "wstandend", (lib, w) =>
      void lib.wstandend(w)),
    plain("clear", "Erases the window, and has the screen drawn anew.", "wclear", (lib, w) =>
      lib.wclear(w)),
    plain("erase", "Erases the window.", "werase", (lib, w) =>
      lib.werase(w)),
    plain("clrtobot", "Erases from the cursor to the end.", "wclrtobot", (lib, w) =>
      lib.wclrtobot(w)),
    plain("clrtoeol", "Erases from the cursor to the end of the line.", "wclrtoeol", (lib, w) =>
      lib.wclrtoeol(w)),
    forms("delch", KEYS, PLACE, 0, "Deletes a character.", (vm, self) =>
      checked(vm, curses().wdelch(self.pointer), "[mv]wdelch"), (vm) =>
      checked(vm, ERR, "[mv]wdelch")),
    plain("deleteln", "Deletes the line of the cursor.", "winsdelln", (lib, w) =>
      lib.winsdelln(w, -1)),
    plain("insertln", "Inserts an empty line.", "winsdelln", (lib, w) =>
      lib.winsdelln(w, 1)),
    numbers("insdelln", "i", "nlines", "Inserts lines, or deletes some for a negative number.", (lib, w, n) =>
      lib.winsdelln(w, n), "winsdelln"),
    forms("scroll", "0 or 1", [["", ""], ["i", "nlines"]], 1, "Scrolls up, or down.", (vm, self, [count = 1]) =>
      checked(vm, curses().wscrl(self.pointer, count), "scroll")),
    numbers("move", "ii", "y,x", "Moves the cursor.", (lib, w, y, x) =>
      lib.wmove(w, y, x), "wmove"),
    numbers("mvwin", "ii", "y,x", "Moves the window.", (lib, w, y, x) =>
      lib.mvwin(w, y, x)),
    numbers("mvderwin", "ii", "y,x", "Moves it inside of the window that it is part of.", (lib, w, y, x) =>
      lib.mvderwin(w, y, x)),
    numbers("resize", "ii", "lines,columns", "Changes the size.", (lib, w, rows, columns) =>
      lib.wresize(w, rows, columns), "wresize"),
    numbers("setscrreg", "ii", "top, bottom", "Sets the lines that scroll.", (lib, w, top, bottom) =>
      lib.wsetscrreg(w, top, bottom), "wsetscrreg"),
    numbers("redrawln", "ii", "beg,num", "Has lines drawn anew.", (lib, w, first, count) =>
      lib.wredrawln(w, first, count)),
    numbers(
      "timeout",
      "i",
      "delay",
      "Sets how long getch() waits, in milliseconds; negative: for ever.",
      (lib, w, ms) =>
        lib.wtimeout(w, ms),
    ),
    forms(
      "touchline",
      "2 or 3",
      [["ii", "start,count"], ["iii", "start,count,val"]],
      3,
      "Has lines be changed, or not.",
      (
        vm,
        self,
        [first, count, changed = 1],
      ) =>
        checked(vm, curses().wtouchln(self.pointer, first, count, Number(changed !== 0)), "touchline"),
    ),
    plain("touchwin", "Has all lines be changed.", "touchwin", (lib, w) =>
      lib.touchwin(w)),
    plain("untouchwin", "Has no line be changed.", "untouchwin", (lib, w) =>
      lib.untouchwin(w)),
    plain("redrawwin", "Has all lines drawn anew.", "redrawwin", (lib, w) =>
      lib.redrawwin(w)),
    plain("cursyncup", "Sets the cursors of windows it is part of.", "wcursyncup", (lib, w) =>
      lib.wcursyncup(w)),
    plain("syncdown", "Touches what is touched in windows it is part of.", "wsyncdown", (lib, w) =>
      lib.wsyncdown(w)),
    plain("syncup", "Touches windows it is part of.", "wsyncup", (lib, w) =>
      lib.wsyncup(w)),
    flag("clearok", "Has the next refresh() draw the screen anew.", (lib, w, on) =>
      lib.clearok(w, on)),
    flag("idcok", "Allows to insert and delete characters on the terminal.", (lib, w, on) =>
      lib.idcok(w, on)),
    flag("idlok", "Allows to insert and delete lines on the terminal.", (lib, w, on) =>
      lib.idlok(w, on)),
    flag("immedok", "Shows every change at once.", (lib, w, on) =>
      lib.immedok(w, on)),
    flag("keypad", "Has function keys be one key each.", (lib, w, on) =>
      lib.keypad(w, on)),
    flag("leaveok", "Leaves the cursor where it is after refresh().", (lib, w, on) =>
      lib.leaveok(w, on)),
    flag("nodelay", "Has getch() not wait.", (lib, w, on) =>
      lib.nodelay(w, on)),
    flag("notimeout", "Has an escape character wait for what follows it, for ever.", (lib, w, on) =>
      lib.notimeout(w, on)),
    flag("scrollok", "Has the window scroll at its end.", (lib, w, on) =>
      lib.scrollok(w, on)),
    flag("syncok", "Has changes touch windows it is part of.", (lib, w, on) =>
      lib.syncok(w, on)),
    ask("getbegyx", "Its upper left corner.", (lib, w) =>
      pair(lib.getbegy(w), lib.getbegx(w))),
    ask("getmaxyx", "Its size.", (lib, w) =>
      pair(lib.getmaxy(w), lib.getmaxx(w))),
    ask("getparyx", "Its place in the window it is part of, or (-1, -1).", (lib, w) =>
      pair(lib.getpary(w), lib.getparx(w))),
    ask("getyx", "The place of the cursor.", (lib, w) =>
      pair(lib.getcury(w), lib.getcurx(w))),
    ask("getbkgd", "The background.", (lib, w) =>
      lib.getbkgd(w)),
    ask("is_wintouched", "Whether it was changed since it was shown.", (lib, w) =>
      lib.is_wintouched(w) !== 0),
    [
      "is_linetouched",
      onWindow([rest("arguments")], parse("Whether a line was changed."), (vm, self, args) => {
        if (args.length !== 1) {
          throw typeError("line");
        }
        return then(parseUnits(vm, args, "i", "line"), ([line]) => {
          const lib = curses();
          if (line < 0 || line > lib.getmaxy(self.pointer)) {
            throw typeError("is_linetouched: line number outside of boundaries");
          }
          return lib.is_linetouched(self.pointer, line) !== 0;
        });
      }),
    ],
    [
      "enclose",
      onWindow([rest("arguments")], parse("Whether a place of the screen is in it."), (vm, self, args) => {
        if (args.length !== 2) {
          throw typeError("y,x");
        }
        return then(parseUnits(vm, args, "ii", "y,x"), ([y, x]) =>
          curses().wenclose(self.pointer, y, x));
      }),
    ],
    forms("inch", "0 to 2", PLACE, 0, "The character at the cursor, or at y, x, with its attributes.", (_vm, self) =>
      curses().winch(self.pointer) | 0, () =>
      ERR),
    counted("instr", "0 or 3", "At most n characters from the cursor on, or from y, x.", (_vm, self, most) =>
      textIn(self.pointer, most)),
    forms("getch", KEYS, PLACE, 0, "A key; -1 if none came in time.", (vm, self) =>
      readKey(vm, self.pointer), () =>
      ERR),
    forms("getkey", KEYS, PLACE, 0, "A key as text.", getkey, (vm) => {
      throw cursesError(vm, "no input");
    }),
    counted("getstr", "0 to 3", "A line of at most n characters.", (vm, self, most) =>
      readLine(vm, self.pointer, most)),
    copyOver("overlay", "Copies what is not blank over another window."),
    copyOver("overwrite", "Copies it over another window."),
    part(
      "derwin",
      "derwin",
      "A window that is part of it, from a place in it on.",
      (lib, w, ...[rows, columns, y, x]) =>
        lib.derwin(w, rows, columns, y, x),
    ),
    part("subwin", "subwin", "A window that is part of it, from a place of the screen on.", subwindow),
    part("subpad", "subwin", "As subwin.", subwindow),
    show("refresh", "refresh", "Shows it.", "refresh() for a pad"),
    show("noutrefresh", "noutrefresh", "Has doupdate() show it.", "noutrefresh() called for a pad"),
    show("nooutrefresh", "noutrefresh", "As noutrefresh.", "noutrefresh() called for a pad"),
    ["putwin", onWindow([rest("arguments")], parse("Writes it to a file, for getwin()."), putwin)],
  ]);

/** The type `_curses.curses window`. */
export const windowType = newType<PyWindow>("curses window", PyWindow, { module: "_curses", subclassable: false }, {
  doc: null,
  methods,
});

/** An object for a window that the library has made. @throws {PyThrow} curses.error if it has not. */
export function newWindow(vm: Vm, pointer: Pointer | null, whole?: PyWindow | "screen"): PyWindow {
  if (pointer === null) throw cursesError(vm, "curses function returned NULL");
  return adopt(vm, new (windowType.jsClass as new () => PyWindow)(), pointer, whole);
}
