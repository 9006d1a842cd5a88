// SPDX-License-Identifier: MIT
/**
 * The library ncurses, with its panels, through Deno's FFI. Nothing here knows of Python.
 *
 * UNSAFE: prototypes and constants are those of curses.h with ncurses' ABI 6: `chtype` and `mmask_t` have 32 bits.
 * `tparm` is variadic in C; on these machines integers are passed to it as to a fixed prototype. The library keeps what
 * it knows of the screen for the whole process, and is not made for threads: all calls come from the thread of the VM.
 */
import { calling, cstring, fn, fromCString, lazily, readCString } from "./libc.ts";
import { findSymbol, openLibrary } from "./foreign.ts";

const I = "i32", U = "u32", H = "i16", L = "i64", Y = "u8", P = "pointer", B = "buffer", V = "void";

const OK_OF_WINDOW = fn([P], I), FLAG_OF_WINDOW = fn([P, Y], I), PLACE_IN_WINDOW = fn([P, I, I], I);
const TEXT_IN_WINDOW = fn([P, B, I], I), CHAR_IN_WINDOW = fn([P, U], I), LINE_OF_WINDOW = fn([P, U, I], I);
const OK = fn([], I), YES = fn([], Y), NOTHING = fn([], V);

const table = () => ({
  // The terminal.
  setupterm: fn([B, I, B], I),
  tigetflag: fn([B], I),
  tigetnum: fn([B], I),
  tigetstr: fn([B], L),
  tparm: fn([B, L, L, L, L, L, L, L, L, L], P),
  tputs: calling([B, I, "function"], I),
  baudrate: OK,
  erasechar: OK,
  killchar: OK,
  has_ic: YES,
  has_il: YES,
  longname: fn([], P),
  termname: fn([], P),
  termattrs: fn([], U),
  delay_output: fn([I], I),
  // The screen.
  initscr: fn([], P),
  endwin: OK,
  isendwin: YES,
  doupdate: OK,
  beep: OK,
  flash: OK,
  filter: NOTHING,
  use_env: fn([Y], V),
  curs_set: fn([I], I),
  def_prog_mode: OK,
  def_shell_mode: OK,
  reset_prog_mode: OK,
  reset_shell_mode: OK,
  resetty: OK,
  savetty: OK,
  is_term_resized: fn([I, I], Y),
  resize_term: fn([I, I], I),
  resizeterm: fn([I, I], I),
  // Modes of input.
  cbreak: OK,
  nocbreak: OK,
  echo: OK,
  noecho: OK,
  nl: OK,
  nonl: OK,
  raw: OK,
  noraw: OK,
  qiflush: NOTHING,
  noqiflush: NOTHING,
  flushinp: OK,
  intrflush: FLAG_OF_WINDOW,
  meta: FLAG_OF_WINDOW,
  typeahead: fn([I], I),
  ungetch: fn([I], I),
  has_key: fn([I], I),
  keyname: fn([I], P),
  key_defined: fn([B], I),
  unctrl: fn([U], P),
  getmouse: fn([B], I),
  ungetmouse: fn([B], I),
  mousemask: fn([U, B], U),
  mouseinterval: fn([I], I),
  // Colours.
  can_change_color: YES,
  has_colors: YES,
  start_color: OK,
  use_default_colors: OK,
  color_content: fn([H, B, B, B], I),
  init_color: fn([H, H, H, H], I),
  init_pair: fn([H, H, H], I),
  pair_content: fn([H, B, B], I),
  // Windows.
  newwin: fn([I, I, I, I], P),
  newpad: fn([I, I], P),
  derwin: fn([P, I, I, I, I], P),
  subwin: fn([P, I, I, I, I], P),
  subpad: fn([P, I, I, I, I], P),
  delwin: OK_OF_WINDOW,
  getwin: fn([P], P),
  putwin: fn([P, P], I),
  is_pad: fn([P], Y),
  is_keypad: fn([P], Y),
  is_leaveok: fn([P], Y),
  is_notimeout: fn([P], Y),
  is_scrollok: fn([P], Y),
  is_linetouched: fn([P, I], Y),
  is_wintouched: fn([P], Y),
  wgetdelay: OK_OF_WINDOW,
  getattrs: OK_OF_WINDOW,
  getbkgd: fn([P], U),
  getbegx: OK_OF_WINDOW,
  getbegy: OK_OF_WINDOW,
  getcurx: OK_OF_WINDOW,
  getcury: OK_OF_WINDOW,
  getmaxx: OK_OF_WINDOW,
  getmaxy: OK_OF_WINDOW,
  getparx: OK_OF_WINDOW,
  getpary: OK_OF_WINDOW,
  mvderwin: PLACE_IN_WINDOW,
  mvwin: PLACE_IN_WINDOW,
  wresize: PLACE_IN_WINDOW,
  wenclose: fn([P, I, I], Y),
  copywin: fn([P, P, I, I, I, I, I, I, I], I),
  overlay: fn([P, P], I),
  overwrite: fn([P, P], I),
  waddch: CHAR_IN_WINDOW,
  waddnstr: TEXT_IN_WINDOW,
  waddstr: fn([P, B], I),
  wattroff: fn([P, I], I),
  wattron: fn([P, I], I),
  wattrset: fn([P, I], I),
  wbkgd: CHAR_IN_WINDOW,
  wbkgdset: fn([P, U], V),
  wborder: fn([P, U, U, U, U, U, U, U, U], I),
  wchgat: fn([P, I, U, H, P], I),
  wclear: OK_OF_WINDOW,
  wclrtobot: OK_OF_WINDOW,
  wclrtoeol: OK_OF_WINDOW,
  wcursyncup: fn([P], V),
  wdelch: OK_OF_WINDOW,
  wechochar: CHAR_IN_WINDOW,
  pechochar: CHAR_IN_WINDOW,
  werase: OK_OF_WINDOW,
  wgetch: OK_OF_WINDOW,
  whline: LINE_OF_WINDOW,
  winch: fn([P], U),
  winnstr: TEXT_IN_WINDOW,
  winsch: CHAR_IN_WINDOW,
  winsdelln: fn([P, I], I),
  winsnstr: TEXT_IN_WINDOW,
  wmove: PLACE_IN_WINDOW,
  wnoutrefresh: OK_OF_WINDOW,
  pnoutrefresh: fn([P, I, I, I, I, I, I], I),
  prefresh: fn([P, I, I, I, I, I, I], I),
  wrefresh: OK_OF_WINDOW,
  wredrawln: PLACE_IN_WINDOW,
  redrawwin: OK_OF_WINDOW,
  wscrl: fn([P, I], I),
  wsetscrreg: PLACE_IN_WINDOW,
  wstandend: OK_OF_WINDOW,
  wstandout: OK_OF_WINDOW,
  wsyncdown: fn([P], V),
  wsyncup: fn([P], V),
  wtimeout: fn([P, I], V),
  wtouchln: fn([P, I, I, I], I),
  touchwin: OK_OF_WINDOW,
  untouchwin: OK_OF_WINDOW,
  wvline: LINE_OF_WINDOW,
  clearok: FLAG_OF_WINDOW,
  idcok: fn([P, Y], V),
  idlok: FLAG_OF_WINDOW,
  immedok: fn([P, Y], V),
  keypad: FLAG_OF_WINDOW,
  leaveok: FLAG_OF_WINDOW,
  nodelay: FLAG_OF_WINDOW,
  notimeout: FLAG_OF_WINDOW,
  scrollok: FLAG_OF_WINDOW,
  syncok: FLAG_OF_WINDOW,
} as const);

const panelTable = () => ({
  new_panel: fn([P], P),
  del_panel: fn([P], I),
  bottom_panel: fn([P], I),
  top_panel: fn([P], I),
  show_panel: fn([P], I),
  hide_panel: fn([P], I),
  move_panel: fn([P, I, I], I),
  replace_panel: fn([P, P], I),
  panel_hidden: fn([P], I),
  panel_above: fn([P], P),
  panel_below: fn([P], P),
  update_panels: NOTHING,
} as const);

const streamTable = () => ({
  open_memstream: fn([B, B], P),
  fmemopen: fn([B, L, B], P),
  fclose: OK_OF_WINDOW,
  ftell: fn([P], L),
  free: fn([P], V),
} as const);

/** A window of the library, or a panel. */
export type Pointer = Deno.PointerObject;
/** The functions of the library. */
export type Curses = Deno.DynamicLibrary<ReturnType<typeof table>>["symbols"];

/** A library, and those that do as well. */
interface Choice {
  names: string[];
  package: string;
}

const CURSES: Choice = { names: ["libncursesw.so.6", "libncurses.so.6"], package: "libncursesw6" };
const PANEL: Choice = { names: ["libpanelw.so.6", "libpanel.so.6"], package: "libncursesw6" };

/** The first of the libraries that is there. @throws {Error} if none is. */
function present(choice: Choice): string {
  for (const name of choice.names) {
    try {
      Deno.dlopen(name, {}).close();
      return name;
    } catch {
      // The next one may do.
    }
  }
  throw new Error(
    `${choice.names[0]}: cannot open shared object file: No such file or directory ` +
      `(Debian has it in the package ${choice.package})`,
  );
}

/** The functions of the library, each opened when it is first asked for. @throws {Error} if the system has none. */
export const curses: () => Curses = lazily(table, () => present(CURSES));
/** Those of its panels. @throws {Error} if the system has none. */
export const panels: () => Deno.DynamicLibrary<ReturnType<typeof panelTable>>["symbols"] = lazily(
  panelTable,
  () => present(PANEL),
);
const streams = lazily(streamTable);

/** Results of the library's functions. */
export const ERR = -1;

/** The characters that a window may draw lines with, and others, by their places in `acs_map`. */
export const ACS: Record<string, string> = {
  ULCORNER: "l",
  LLCORNER: "m",
  URCORNER: "k",
  LRCORNER: "j",
  LTEE: "t",
  RTEE: "u",
  BTEE: "v",
  TTEE: "w",
  HLINE: "q",
  VLINE: "x",
  PLUS: "n",
  S1: "o",
  S9: "s",
  DIAMOND: "`",
  CKBOARD: "a",
  DEGREE: "f",
  PLMINUS: "g",
  BULLET: "~",
  LARROW: ",",
  RARROW: "+",
  DARROW: ".",
  UARROW: "-",
  BOARD: "h",
  LANTERN: "i",
  BLOCK: "0",
  S3: "p",
  S7: "r",
  LEQUAL: "y",
  GEQUAL: "z",
  PI: "{",
  NEQUAL: "|",
  STERLING: "}",
};

const DATA = ["LINES", "COLS", "COLORS", "COLOR_PAIRS", "ESCDELAY"] as const;
const RTLD_LAZY = 1;

/** The variables of the library, as they are at that moment. */
export class Variables {
  readonly #handle = openLibrary(present(CURSES), RTLD_LAZY);
  readonly #numbers = new Map(DATA.map((name) => [name, new Int32Array(this.#memory(name, 4))]));
  readonly #acs = new Uint32Array(this.#memory("acs_map", 512));
  readonly #newscr = new BigUint64Array(this.#memory("newscr", 8));

  #memory(name: string, size: number): ArrayBuffer {
    const address = findSymbol(this.#handle, name);
    return Deno.UnsafePointerView.getArrayBuffer(Deno.UnsafePointer.create(address)!, size);
  }

  get(name: typeof DATA[number]): number {
    return this.#numbers.get(name)![0];
  }

  /** Milliseconds after which a lone escape character is one. */
  set escapeDelay(ms: number) {
    this.#numbers.get("ESCDELAY")![0] = ms;
  }

  /** What to show for a name of {@linkcode ACS} on this terminal; after `initscr`. */
  lineChar(name: string): number {
    return this.#acs[ACS[name].charCodeAt(0)];
  }

  /** What the screen is to look like. */
  get newscr(): Pointer | null {
    return Deno.UnsafePointer.create(this.#newscr[0]);
  }
}

/** The C string at `pointer`; empty for a null pointer. */
export const textAt = (pointer: Pointer | null): string => pointer === null ? "" : readCString(pointer);

/** What `tigetstr` gives: −1 where the name is not that of a string, 0 where the terminal has none. */
export const capability = (address: bigint): string | undefined =>
  address === 0n || address === -1n ? undefined : textAt(Deno.UnsafePointer.create(address));

/** The text that a window has from its cursor on, at most `count` characters (all for a negative `count`). */
export function textIn(window: Pointer, count: number): string {
  const bytes = new Uint8Array(new ArrayBuffer(1024));
  return curses().winnstr(window, bytes, Math.min(count, 1023)) === ERR ? "" : fromCString(bytes);
}

/** What `putwin` writes. `undefined`: it failed. */
export function savedWindow(window: Pointer): Uint8Array | undefined {
  const places = new BigUint64Array(new ArrayBuffer(16));
  const bytes = new Uint8Array(places.buffer);
  const stream = streams().open_memstream(bytes.subarray(0, 8), bytes.subarray(8));
  const result = curses().putwin(window, stream);
  streams().fclose(stream);
  const memory = Deno.UnsafePointer.create(places[0])!;
  const saved = new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(memory, Number(places[1]))).slice();
  streams().free(memory);
  return result === ERR ? undefined : saved;
}

/** A window of what `putwin` wrote, and how many bytes that was. */
export function restoredWindow(saved: Uint8Array): [window: Pointer | null, size: number] {
  if (saved.length === 0) return [null, 0];
  // The stream keeps the address: it must be that of an `ArrayBuffer`.
  const bytes = new Uint8Array(new ArrayBuffer(saved.length));
  bytes.set(saved);
  const stream = streams().fmemopen(bytes, BigInt(bytes.length), cstring("r"));
  const window = curses().getwin(stream);
  const size = Number(streams().ftell(stream));
  streams().fclose(stream);
  return [window, size];
}

/** What sending a sequence to the terminal writes: without the delays that are written in it. `undefined`: it failed. */
export function sent(sequence: string): string | undefined {
  let text = "";
  const put = new Deno.UnsafeCallback({ parameters: [I], result: I }, (c) => {
    text += String.fromCharCode(c & 0xff);
    return c;
  });
  const result = curses().tputs(cstring(sequence), 1, put.pointer);
  put.close();
  return result === ERR ? undefined : text;
}

/** An event of the mouse. */
export interface MouseEvent {
  id: number;
  x: number;
  y: number;
  z: number;
  buttons: number;
}

/** Size of `MEVENT`. */
const EVENT_BYTES = 20;

/** The next event of the mouse, if there is one. */
export function nextMouseEvent(): MouseEvent | undefined {
  const view = new DataView(new ArrayBuffer(EVENT_BYTES));
  if (curses().getmouse(new Uint8Array(view.buffer)) === ERR) return undefined;
  return {
    id: view.getInt16(0, true),
    x: view.getInt32(4, true),
    y: view.getInt32(8, true),
    z: view.getInt32(12, true),
    buttons: view.getUint32(16, true),
  };
}

/** Puts an event before all others. Gives a result of the library. */
export function putMouseEvent({ id, x, y, z, buttons }: MouseEvent): number {
  const view = new DataView(new ArrayBuffer(EVENT_BYTES));
  view.setInt16(0, id, true);
  [x, y, z].forEach((n, i) => view.setInt32(4 + 4 * i, n, true));
  view.setUint32(16, buttons, true);
  return curses().ungetmouse(new Uint8Array(view.buffer));
}

/** The address of a window or panel, the same for the same one. */
export const addressOf = (pointer: Pointer): bigint => Deno.UnsafePointer.value(pointer);
