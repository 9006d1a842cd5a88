// SPDX-License-Identifier: MIT
/**
 * Keys and lines. The library never waits: what it would wait for is waited for here, where other threads go on and
 * signals get through. Two things are too short for that: the bytes of a mouse event, and the time in which presses and
 * releases of the mouse are a click (`mouseinterval`, a sixth of a second).
 */
import type { Gen } from "../../vm/core/gen.ts";
import { TIMED_OUT } from "../../vm/core/gen.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { POLLIN } from "../../vm/host.ts";
import { FdWait } from "../../vm/objects/fd_wait.ts";
import { INTERRUPTED, interruptible } from "../../vm/objects/os_args.ts";
import { cstring } from "../linux/libc.ts";
import { curses, ERR, type Pointer } from "../linux/libcurses.ts";
import { type Screen, screenOf } from "./screen.ts";

const STDIN = 0;
const ESCAPE = 27, NEWLINE = 10, RETURN = 13, BLANK = 32;
const KEY_MIN = 257, KEY_DOWN = 258, KEY_LEFT = 260, KEY_BACKSPACE = 263, KEY_ENTER = 343, KEY_RESIZE = 410;
/** The longest line that is read in cooked mode: as many keys can be put back. */
const MOST_QUEUED = 135;

/** A key, if there is one, or ERR. The window is shown first if it has changed. */
function nextKey(screen: Screen, window: Pointer): number {
  const lib = curses(), { variables } = screen;
  const delay = lib.wgetdelay(window), patient = lib.is_notimeout(window), escape = variables.get("ESCDELAY");
  lib.wtimeout(window, 0);
  lib.notimeout(window, 0);
  variables.escapeDelay = 0;
  const key = lib.wgetch(window);
  variables.escapeDelay = escape;
  lib.notimeout(window, patient);
  lib.wtimeout(window, delay);
  if (key !== ERR && screen.queued > 0) screen.queued--;
  return key;
}

/** What ended a wait for input. */
type Arrival = "input" | "time" | "signal";

/** Waits until there may be input, or the size of the terminal has changed. */
function* awaitInput(vm: Vm, screen: Screen, ms: number): Gen<Arrival> {
  const wait = new FdWait(vm.host, STDIN, POLLIN, ms === Infinity ? -1 : ms);
  screen.waits.add(wait);
  try {
    const r = yield* interruptible<number | typeof TIMED_OUT>(vm, wait);
    return r === INTERRUPTED ? "signal" : r === TIMED_OUT ? "time" : "input";
  } finally {
    wait.leave();
    screen.waits.delete(wait);
  }
}

const now = (vm: Vm): number => vm.host.monotonic() * 1000;

/** Waits at most `ms` for a key. ERR where none came, a signal handler ran meanwhile, or input is at its end. */
function* keyWithin(vm: Vm, screen: Screen, window: Pointer, ms: number): Gen<number> {
  const deadline = now(vm) + ms;
  for (;;) {
    const key = nextKey(screen, window);
    if (key !== ERR) return key;
    const left = deadline - now(vm);
    if (!(left > 0)) return ERR;
    const arrival = yield* awaitInput(vm, screen, left);
    if (arrival === "signal") return ERR;
    if (arrival === "input" && vm.host.poll([[STDIN, POLLIN]])[0] !== 0) {
      const key = nextKey(screen, window);
      if (key !== ERR) return key;
      // There is something to read, and nothing was read.
      if (vm.host.poll([[STDIN, POLLIN]])[0] !== 0) return ERR;
    }
  }
}

/**
 * What an escape character begins: the key whose bytes follow it within the time for that, or the character alone. Bytes
 * that came together have been a key for the library already.
 */
function* escaped(vm: Vm, screen: Screen, window: Pointer): Gen<number> {
  const lib = curses();
  const ms = lib.is_notimeout(window) !== 0 ? Infinity : screen.variables.get("ESCDELAY");
  const bytes = [ESCAPE];
  const textOf = () => cstring(String.fromCharCode(...bytes));
  while (lib.key_defined(textOf()) < 0) {
    const key = yield* keyWithin(vm, screen, window, ms);
    if (key === ERR) break;
    bytes.push(key);
    if (key >= KEY_MIN || key === 0) break;
    const found = lib.key_defined(textOf());
    if (found > 0) return found;
  }
  for (const byte of bytes.slice(1).reverse()) putBack(screen, byte);
  return ESCAPE;
}

/** Puts a key before all others. Gives a result of the library. */
export function putBack(screen: Screen, key: number): number {
  const result = curses().ungetch(key);
  if (result !== ERR) screen.queued++;
  return result;
}

/** Waits for a key as long as the window says (its `timeout`), or `halfDelay` where that is set. */
function* rawKey(vm: Vm, screen: Screen, window: Pointer, halfDelay: number): Gen<number> {
  const lib = curses();
  const delay = lib.wgetdelay(window);
  const key = yield* keyWithin(vm, screen, window, halfDelay > 0 ? halfDelay : delay < 0 ? Infinity : delay);
  const mayGoOn = key === ESCAPE && screen.queued === 0 && lib.is_keypad(window) !== 0;
  return mayGoOn ? yield* escaped(vm, screen, window) : key;
}

/**
 * A key of the window: a character, a KEY_* number, or ERR where none came in time. In cooked mode a line is read first,
 * and then given key by key.
 */
export function* readKey(vm: Vm, window: Pointer): Gen<number> {
  const screen = screenOf(vm);
  if (!screen.givesKeys && screen.queued === 0) {
    const [text, ending] = yield* editLine(vm, screen, window, MOST_QUEUED);
    if (ending !== NEWLINE) return ending;
    putBack(screen, NEWLINE);
    for (let i = text.length - 1; i >= 0; i--) putBack(screen, text.charCodeAt(i));
  }
  return yield* rawKey(vm, screen, window, screen.halfDelay);
}

/** Reads a line of at most `most` characters, which may be corrected while it is typed; without what ends it. */
export function* readLine(vm: Vm, window: Pointer, most: number): Gen<string> {
  const [text, ending] = yield* editLine(vm, screenOf(vm), window, most);
  return ending === ERR ? "" : text;
}

/** The text of a line, and what ended it: NEWLINE (for Return, too), ERR, or KEY_RESIZE. */
function* editLine(vm: Vm, screen: Screen, window: Pointer, most: number): Gen<[text: string, ending: number]> {
  const lib = curses();
  const { echo, raw, cbreak, newline } = screen;
  const erase = lib.erasechar() & 0xff, kill = lib.killchar() & 0xff;
  lib.nl();
  lib.noecho();
  // The library's own lines take Ctrl-C for a character, too.
  lib.raw();
  const line = new Line(window, echo);
  let ending: number = NEWLINE;
  try {
    for (;;) {
      const key = yield* rawKey(vm, screen, window, 0);
      if (key === ERR || key === KEY_RESIZE) {
        ending = key;
        break;
      }
      if (key === NEWLINE || key === RETURN || key === KEY_DOWN || key === KEY_ENTER) break;
      if (key === erase || key === KEY_LEFT || key === KEY_BACKSPACE) line.shorten(1);
      else if (key === kill) line.shorten(line.text.length);
      else if (key >= KEY_MIN || line.text.length >= most) lib.beep();
      else line.add(key);
    }
    line.end(ending === NEWLINE);
  } finally {
    if (!newline) lib.nonl();
    if (echo) lib.echo();
    if (!raw) {
      lib.noraw();
      if (cbreak) lib.cbreak();
    }
  }
  return [line.text, ending];
}

/** A line that is being typed, shown in a window from its cursor on. */
class Line {
  text = "";
  #y: number;
  readonly #x: number;

  constructor(readonly window: Pointer, readonly echo: boolean) {
    const lib = curses();
    this.#y = lib.getcury(window);
    this.#x = lib.getcurx(window);
  }

  add(key: number): void {
    const lib = curses(), { window } = this;
    this.text += String.fromCharCode(key);
    if (!this.echo) return;
    const [y, x] = [lib.getcury(window), lib.getcurx(window)];
    if (lib.waddch(window, key) === ERR) {
      // It is in the last place, where the cursor cannot go on: there is no room for it.
      lib.wmove(window, y, x);
      lib.waddch(window, BLANK);
      this.shorten(1);
      return;
    }
    // At the end of a window that scrolls the line has moved up.
    const bottom = lib.getmaxy(window) - 1;
    if (y === bottom && x > lib.getcurx(window) && lib.is_scrollok(window) !== 0) this.#y = Math.max(this.#y - 1, 0);
    lib.wrefresh(window);
  }

  /** Takes back the last characters. */
  shorten(count: number): void {
    if (this.text === "") return;
    this.text = this.text.slice(0, this.text.length - count);
    if (!this.echo) return;
    const lib = curses(), { window } = this;
    const [endY, endX] = [lib.getcury(window), lib.getcurx(window)];
    lib.wmove(window, this.#y, this.#x);
    lib.waddstr(window, cstring(this.text));
    const [y, x] = [lib.getcury(window), lib.getcurx(window)];
    while (lib.getcury(window) < endY || lib.getcury(window) === endY && lib.getcurx(window) < endX) {
      if (lib.waddch(window, BLANK) === ERR) break;
    }
    lib.wmove(window, y, x);
    lib.wrefresh(window);
  }

  /** Goes to the beginning of the next line. */
  end(isWhole: boolean): void {
    const lib = curses(), { window } = this;
    const y = lib.getcury(window), bottom = lib.getmaxy(window) - 1;
    if (isWhole && this.echo && y === bottom && lib.is_scrollok(window) !== 0) lib.wechochar(window, NEWLINE);
    lib.wmove(window, Math.min(lib.getcury(window) + 1, bottom), 0);
    lib.wrefresh(window);
  }
}
