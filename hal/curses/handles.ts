// SPDX-License-Identifier: MIT
/**
 * Windows as objects, and the end of what the library has of them. It must not free a window that others are part of, or
 * that a panel shows: such a one waits for them.
 */
import { PyObject } from "../../vm/base/value.ts";
import { atDeath } from "../../vm/core/finalize.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { curses, type Pointer } from "../linux/libcurses.ts";

/** What the library knows a window by. It outlives the object. */
export class WindowHandle {
  /** Windows that are part of this one, and panels. */
  #users = 0;
  #isLost = false;

  constructor(readonly pointer: Pointer, readonly whole: WindowHandle | undefined) {
    whole?.use();
  }

  use(): void {
    this.#users++;
  }

  /** Ends a {@linkcode use}. */
  release(): void {
    this.#users--;
    if (this.#isLost) this.lose();
  }

  /** No object refers to it. */
  lose(): void {
    this.#isLost = true;
    if (this.#users > 0) return;
    curses().delwin(this.pointer);
    this.whole?.release();
  }
}

/** A window of the library; that of the screen is not freed. */
export class PyWindow extends PyObject {
  handle!: WindowHandle;

  get pointer(): Pointer {
    return this.handle.pointer;
  }
}

const loser = (handle: WindowHandle) => (): void => handle.lose();

/** Has `window` be what the library has at `pointer`. @param whole The window that it is part of. */
export function adopt<T extends PyWindow>(vm: Vm, window: T, pointer: Pointer, whole?: PyWindow | "screen"): T {
  const isScreen = whole === "screen";
  window.handle = new WindowHandle(pointer, isScreen ? undefined : whole?.handle);
  if (!isScreen) atDeath(vm, window, loser(window.handle));
  return window;
}
