// SPDX-License-Identifier: MIT
/** Numbers of curses.h, with ncurses' ABI 6. */

/** Attributes stand above the character and the pair of colours. */
const ATTRIBUTES = [
  "STANDOUT",
  "UNDERLINE",
  "REVERSE",
  "BLINK",
  "DIM",
  "BOLD",
  "ALTCHARSET",
  "INVIS",
  "PROTECT",
  "HORIZONTAL",
  "LEFT",
  "LOW",
  "RIGHT",
  "TOP",
  "VERTICAL",
];
const FIRST_ATTRIBUTE = 16;

const COLORS = ["BLACK", "RED", "GREEN", "YELLOW", "BLUE", "MAGENTA", "CYAN", "WHITE"];

/** What the mouse can do, five bits for each button. */
const ACTIONS = ["RELEASED", "PRESSED", "CLICKED", "DOUBLE_CLICKED", "TRIPLE_CLICKED"];
const BUTTONS = 4, MODIFIERS = 5 * 5;

const attributes = ATTRIBUTES.map((name, i): [string, number] => [`A_${name}`, 2 ** (FIRST_ATTRIBUTE + i)]);
const colors = COLORS.map((name, i): [string, number] => [`COLOR_${name}`, i]);
const buttons = Array.from(
  { length: BUTTONS },
  (_, b) => ACTIONS.map((action, i): [string, number] => [`BUTTON${b + 1}_${action}`, 1 << 5 * b + i]),
).flat();

/** The constants of `_curses` but for the names of keys. */
export const CONSTANTS: Record<string, number> = {
  ERR: -1,
  OK: 0,
  A_NORMAL: 0,
  A_CHARTEXT: 0xff,
  A_COLOR: 0xff00,
  A_ATTRIBUTES: 0xffffff00,
  ...Object.fromEntries([...attributes, ...colors, ...buttons]),
  BUTTON_CTRL: 1 << MODIFIERS,
  BUTTON_SHIFT: 2 << MODIFIERS,
  BUTTON_ALT: 4 << MODIFIERS,
  REPORT_MOUSE_POSITION: 8 << MODIFIERS,
  ALL_MOUSE_EVENTS: (8 << MODIFIERS) - 1,
};
