// SPDX-License-Identifier: MIT
/**
 * `_curses`: the screen, the keyboard and the terminal, for `vm/lib/curses`. What is done with windows is in `window.ts`.
 * CPYTHON: `Modules/_cursesmodule.c`.
 */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { callMethod } from "../../vm/core/abstract.ts";
import type { PyDict } from "../../vm/core/dict.ts";
import { importError, typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, then } from "../../vm/core/gen.ts";
import { PyModule, strValue } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { pause } from "../../vm/objects/os_args.ts";
import { obj, rest } from "../../vm/native/args.ts";
import { constant, def, defineModule, type Row } from "../../vm/native/define.ts";
import { textToBytes } from "../../vm/objects/buffer_protocol.ts";
import { PyFile } from "../../vm/objects/file.ts";
import { ACS, type Curses, curses, ERR, restoredWindow, textAt } from "../linux/libcurses.ts";
import { firstChar, parseForms } from "./arguments.ts";
import { CONSTANTS } from "./constants.ts";
import { act, ask, exactly, mode, numbers, parse, simple, text } from "./functions.ts";
import { putBack } from "./input.ts";
import { checked, errorClass, openScreen, Screen, screenOf } from "./screen.ts";
import { terminalFunctions } from "./terminal.ts";
import { newWindow } from "./window.ts";

// ---- modes of input -----------------------------------------------------------------------------------------------

/** Notes how keys are given from now on. Gives `result`. */
function keys(screen: Screen, cbreak: boolean, raw: boolean, result: number): number {
  screen.cbreak = cbreak;
  screen.raw = raw;
  screen.halfDelay = 0;
  return result;
}

function echo(screen: Screen, on: boolean, result: number): number {
  screen.echo = on;
  return result;
}

function newline(screen: Screen, on: boolean, result: number): number {
  screen.newline = on;
  return result;
}

const nocbreak = (lib: Curses, s: Screen): number => keys(s, false, s.raw, lib.nocbreak());
const noraw = (lib: Curses, s: Screen): number => keys(s, false, false, lib.noraw());
const noecho = (lib: Curses, s: Screen): number => echo(s, false, lib.noecho());
const nonl = (lib: Curses, s: Screen): number => newline(s, false, lib.nonl());

function noqiflush(lib: Curses): number {
  lib.noqiflush();
  return 0;
}

// ---- the screen ---------------------------------------------------------------------------------------------------

/** Tells programs how large the screen is. */
function setSize(vm: Vm, screen: Screen): void {
  const module = vm.modules.getStr("curses");
  for (const name of ["LINES", "COLS"] as const) {
    const n = screen.variables.get(name);
    screen.namespace!.setStr(name, n);
    if (module instanceof PyModule) module.dict?.setStr(name, n);
  }
}

function initscr(vm: Vm): Value {
  const screen = screenOf(vm), lib = curses();
  if (screen.isOpen) {
    const window = newWindow(vm, lib.initscr(), "screen");
    lib.wrefresh(window.pointer);
    return window;
  }
  Screen.showSignals(vm);
  const window = newWindow(vm, lib.initscr(), "screen");
  screen.isOpen = screen.hasTerminal = true;
  screen.hearSizes(vm);
  for (const name of Object.keys(ACS)) screen.namespace!.setStr(`ACS_${name}`, screen.variables.lineChar(name));
  for (const [name, alias] of Object.entries(ALIASES)) {
    screen.namespace!.setStr(`ACS_${name}`, screen.variables.lineChar(alias));
  }
  for (const name of ["LINES", "COLS"] as const) screen.namespace!.setStr(name, screen.variables.get(name));
  return window;
}

/** Other names of corners and the like: B is a blank side, S one with a line; top, right, bottom, left. */
const ALIASES: Record<string, string> = {
  BSSB: "ULCORNER",
  SSBB: "LLCORNER",
  BBSS: "URCORNER",
  SBBS: "LRCORNER",
  SBSS: "RTEE",
  SSSB: "LTEE",
  SSBS: "BTEE",
  BSSS: "TTEE",
  BSBS: "HLINE",
  SBSB: "VLINE",
  SSSS: "PLUS",
};

function resize(name: "resizeterm" | "resize_term", doc: string): [string, Row] {
  return numbers(name, "ii", exactly(`${name}()`, 2), doc, (vm, rows, columns) => {
    const result = checked(vm, curses()[name](rows, columns), name);
    setSize(vm, screenOf(vm));
    return result;
  });
}

function getsyx(vm: Vm): Value {
  const lib = curses(), window = openScreen(vm).variables.newscr!;
  return new PyTuple(lib.is_leaveok(window) !== 0 ? [-1, -1] : [lib.getcury(window), lib.getcurx(window)]);
}

function setsyx(vm: Vm, y: number, x: number): Value {
  const lib = curses(), window = openScreen(vm).variables.newscr!;
  const isLeft = y === -1 && x === -1;
  lib.leaveok(window, Number(isLeft));
  if (!isLeft) lib.wmove(window, y, x);
  return null;
}

function* getwin(vm: Vm, file: Value): Gen<Value> {
  openScreen(vm);
  if (!(file instanceof PyFile)) throw typeError("argument must be a file object");
  const ask = function* (name: string, args: Value[]): Gen<Value> {
    const r = callMethod(vm, file, name, args);
    return isGen(r) ? yield* r : r;
  };
  const start = yield* ask("tell", []);
  const saved = yield* ask("read", []);
  const [pointer, size] = restoredWindow(textToBytes(strValue(saved as string)));
  if (pointer !== null) yield* ask("seek", [Number(start) + size]);
  return newWindow(vm, pointer);
}

/** Lets other threads run. */
function* napms(vm: Vm, ms: number): Gen<Value> {
  if (ms > 0) yield* pause(vm, ms);
  return 0;
}

// ---- the module ---------------------------------------------------------------------------------------------------

const functions = (): Record<string, Row> =>
  Object.fromEntries([
    ...terminalFunctions(),
    // The screen.
    ["initscr", def([], "Opens the screen; gives its window.", initscr)],
    act("endwin", "Gives the terminal back as it was.", (lib) => lib.endwin()),
    ask("isendwin", "Whether endwin() was called since the screen was shown.", (lib) => lib.isendwin() !== 0),
    act("doupdate", "Shows what noutrefresh() has noted.", (lib) => lib.doupdate()),
    act("beep", "Sounds the bell.", (lib) => lib.beep()),
    act("flash", "Flashes the screen.", (lib) => lib.flash()),
    act("def_prog_mode", "Notes the modes of the terminal as those of the program.", (lib) => lib.def_prog_mode()),
    act("def_shell_mode", "Notes them as those of the shell.", (lib) => lib.def_shell_mode()),
    act("reset_prog_mode", "Sets the modes of the program.", (lib) => lib.reset_prog_mode()),
    act("reset_shell_mode", "Sets those of the shell.", (lib) => lib.reset_shell_mode()),
    act("savetty", "Notes the modes for resetty().", (lib) => lib.savetty()),
    act("resetty", "Sets those that savetty() has noted.", (lib) => lib.resetty()),
    [
      "filter",
      def([], "Has initscr() use one line only.", () => {
        curses().filter();
        return null;
      }),
    ],
    numbers(
      "use_env",
      "i",
      text("use_env requires 1 argument"),
      "Whether LINES and COLUMNS say how large the screen is.",
      (
        _vm,
        on,
      ) => {
        curses().use_env(Number(on !== 0));
        return null;
      },
      () => {},
    ),
    numbers("curs_set", "i", exactly("curs_set()", 1), "Hides the cursor, shows it (1), or more so (2).", (vm, how) => {
      const before = curses().curs_set(how);
      return before === ERR ? checked(vm, ERR, "curs_set") : before;
    }),
    resize("resizeterm", "Has the screen be of another size; windows follow, and getch() gives KEY_RESIZE."),
    resize("resize_term", "Has the screen be of another size; windows follow."),
    numbers("is_term_resized", "ii", exactly("is_term_resized()", 2), "Whether resize_term() would change something.", (
      _vm,
      rows,
      columns,
    ) => curses().is_term_resized(rows, columns) !== 0),
    ["getsyx", def([], "The place of the cursor on the screen.", getsyx)],
    numbers("setsyx", "ii", text("setsyx requires 2 arguments"), "Sets it.", setsyx),
    numbers("newpad", "ii", text("nlines,ncols"), "A pad: a window of which parts are shown.", (vm, rows, columns) =>
      newWindow(vm, curses().newpad(rows, columns))),
    [
      "newwin",
      def([rest("arguments")], parse("newwin([nlines, ncols,] begin_y, begin_x): a window."), (vm, args) => {
        openScreen(vm);
        const variants: [string, string][] = [["ii", "nlines,ncols"], ["iiii", "nlines,ncols,begin_y,begin_x"]];
        return then(
          parseForms(vm, "newwin", "2 or 4", variants, args),
          ({ values: [rows, columns, y = 0, x = 0] }) =>
            newWindow(vm, curses().newwin(rows, columns, y, x)),
        );
      }),
    ],
    ["getwin", def([obj("file")], "A window that putwin() has written.", getwin)],
    numbers("napms", "i", exactly("napms()", 1), "Sleeps so many milliseconds.", napms),
    numbers("delay_output", "i", exactly("delay_output()", 1), "Has output wait so many milliseconds.", (vm, ms) =>
      checked(vm, curses().delay_output(ms), "delay_output")),
    // Modes of input.
    mode("cbreak", "Gives keys as they come.", (lib, s) =>
      keys(s, true, s.raw, lib.cbreak()), nocbreak),
    act("nocbreak", "Gives whole lines.", nocbreak),
    mode("raw", "Gives keys as they come, also those that send signals.", (lib, s) =>
      keys(s, true, true, lib.raw()), noraw),
    act("noraw", "Ends raw().", noraw),
    mode("echo", "Shows what is typed.", (lib, s) =>
      echo(s, true, lib.echo()), noecho),
    act("noecho", "Does not.", noecho),
    mode("nl", "Has Return be a newline.", (lib, s) =>
      newline(s, true, lib.nl()), nonl),
    act("nonl", "Leaves it Return.", nonl),
    mode("qiflush", "Forgets input at a signal.", (lib) => {
      lib.qiflush();
      return 0;
    }, noqiflush),
    [
      "noqiflush",
      simple("Keeps input at a signal.", (lib) => {
        noqiflush(lib);
        return null;
      }),
    ],
    numbers(
      "halfdelay",
      "b",
      exactly("halfdelay()", 1),
      "cbreak(), and keys are waited for so many tenths of a second.",
      (
        vm,
        tenths,
      ) => {
        if (tenths === 0) {
          return checked(vm, ERR, "halfdelay");
        }
        const screen = screenOf(vm);
        const result = keys(screen, true, screen.raw, curses().cbreak());
        // The library would wait itself.
        screen.halfDelay = 100 * tenths;
        return checked(vm, result, "halfdelay");
      },
    ),
    [
      "flushinp",
      simple("Forgets all input.", (lib, _vm, screen) => {
        lib.flushinp();
        screen.queued = 0;
        return null;
      }),
    ],
    numbers("intrflush", "i", text("intrflush requires 1 argument"), "Forgets output at an interrupt.", (vm, on) =>
      checked(vm, curses().intrflush(null, Number(on !== 0)), "intrflush")),
    numbers("meta", "i", text("meta requires 1 argument"), "Gives characters of eight bits.", (vm, on) =>
      checked(vm, curses().meta(null, Number(on !== 0)), "meta")),
    numbers("typeahead", "i", text("fd"), "Where input is looked for while the screen is shown.", (vm, fd) =>
      checked(vm, curses().typeahead(fd), "typeahead")),
    [
      "ungetch",
      def([rest("arguments")], parse("Has the next getch() give a key."), (vm, args) => {
        const screen = openScreen(vm);
        if (args.length !== 1) {
          throw typeError("ch or int");
        }
        return checked(vm, putBack(screen, firstChar(args[0]) | 0), "ungetch");
      }),
    ],
    [
      "unctrl",
      def([rest("arguments")], parse("A character as text: ^A for control characters."), (vm, args) => {
        openScreen(vm);
        if (args.length !== 1) {
          throw typeError("ch or int");
        }
        return textAt(curses().unctrl(firstChar(args[0])));
      }),
    ],
    numbers("has_key", "i", exactly("function", 1), "Whether the terminal has a key.", (_vm, key) =>
      curses().has_key(key) !== 0),
    numbers("keyname", "i", exactly("function", 1), "The name of a key.", (_vm, key) => {
      if (key < 0) {
        throw valueError("invalid key number");
      }
      return textAt(curses().keyname(key));
    }),
  ]);

/** Brings the constants in, and the names of keys, as the library has them. @throws {PyThrow} ImportError without it. */
function open(vm: Vm, namespace: PyDict): void {
  try {
    screenOf(vm).namespace = namespace;
    for (let key = KEY_MIN; key <= KEY_MAX; key++) {
      const name = textAt(curses().keyname(key));
      if (name.startsWith("KEY_")) namespace.setStr(name.replace(/[()]/g, ""), key);
    }
  } catch (e) {
    throw e instanceof Error ? importError(e.message) : e;
  }
  namespace.setStr("KEY_MIN", KEY_MIN);
  namespace.setStr("KEY_MAX", KEY_MAX);
}

const KEY_MIN = 257, KEY_MAX = 511;
const VERSION = "2.2";

export const cursesModule = defineModule("_curses", "Screens of characters: the library ncurses.", {
  ...functions(),
  ...Object.fromEntries(Object.entries(CONSTANTS).map(([name, n]) => [name, constant(n)])),
  error: constant(errorClass, "What all functions raise."),
  version: constant(VERSION),
  __version__: constant(VERSION),
}, open);
