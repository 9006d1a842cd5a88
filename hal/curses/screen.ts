// SPDX-License-Identifier: MIT
/** What a program has done with the screen: how far it is initialised, and how its input is read. */
import type { Value } from "../../vm/base/value.ts";
import type { PyThrow } from "../../vm/core/exceptions.ts";
import type { Wait } from "../../vm/core/gen.ts";
import type { PyDict } from "../../vm/core/dict.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { moduleException } from "../../vm/objects/module_exception.ts";
import { signalHandlers } from "../../vm/objects/os_args.ts";
import { ERR, Variables } from "../linux/libcurses.ts";

const SIGTERM = 15, SIGWINCH = 28, SIG_DFL = 0;

const CursesError = moduleException("_curses", "error");
/** The class `curses.error`. */
export const errorClass = CursesError.of;
/** A `curses.error`. */
export const cursesError = (vm: Vm, text: string): PyThrow => CursesError.make(vm, text);

/** The state of one program. The library keeps its own, which cannot all be asked for. */
export class Screen {
  /** `setupterm` or `initscr` has been called. */
  hasTerminal = false;
  isOpen = false;
  hasColors = false;
  /** Modes of the library. */
  echo = true;
  cbreak = false;
  raw = false;
  newline = true;
  /** Milliseconds that a key is waited for, whatever the window says; 0 unless `halfdelay` was called. */
  halfDelay = 0;
  /** Keys that the program, or a line read in cooked mode, has put before all others. */
  queued = 0;
  /** Threads that wait for a key. */
  readonly waits = new Set<Wait>();
  /** The namespace of `_curses`. */
  namespace: PyDict | undefined;
  readonly variables = new Variables();

  /** Whether the library gives keys as they come, not lines. */
  get givesKeys(): boolean {
    return this.cbreak || this.raw;
  }

  /**
   * Before the library looks which signals have their default action: those it catches. Deno has a handler of its own for
   * SIGTERM.
   */
  static showSignals(vm: Vm): void {
    vm.host.hearSignals?.();
    if (isDefault(vm, SIGTERM)) vm.host.onSignal(SIGTERM, null);
  }

  /** Where the library has caught SIGWINCH, those who wait for a key must look when the size of the terminal changes. */
  hearSizes(vm: Vm): void {
    if (!isDefault(vm, SIGWINCH)) return;
    // Deno's handler calls the one that was there before.
    vm.host.onSignal(SIGWINCH, () => {
      for (const wait of [...this.waits]) wait.wake(0);
    });
    vm.atClose?.(() => {
      if (isDefault(vm, SIGWINCH)) vm.host.onSignal(SIGWINCH, undefined);
    });
  }
}

const isDefault = (vm: Vm, signal: number): boolean => (signalHandlers(vm).get(signal) ?? SIG_DFL) === SIG_DFL;

const SCREEN = Symbol("curses");
/** What this program has done. */
export const screenOf = (vm: Vm): Screen => vm.state(SCREEN, () => new Screen());

/** @throws {PyThrow} curses.error unless `initscr` has been called. */
export function openScreen(vm: Vm): Screen {
  const screen = screenOf(vm);
  if (!screen.isOpen) throw cursesError(vm, "must call initscr() first");
  return screen;
}

/** @throws {PyThrow} curses.error unless the terminal is known. */
export function needTerminal(vm: Vm): void {
  if (!screenOf(vm).hasTerminal) throw cursesError(vm, "must call (at least) setupterm() first");
}

/** @throws {PyThrow} curses.error unless colours may be used. */
export function needColors(vm: Vm): void {
  if (!openScreen(vm).hasColors) throw cursesError(vm, "must call start_color() first");
}

/** None. @throws {PyThrow} curses.error for a result of the library that is an error. */
export function checked(vm: Vm, result: number, name: string): Value {
  if (result === ERR) throw cursesError(vm, `${name}() returned ERR`);
  return null;
}
