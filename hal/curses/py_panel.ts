// SPDX-License-Identifier: MIT
/**
 * `_curses_panel`: windows that lie above each other. A panel that nobody refers to any more is taken away; the library
 * knows it by its address. CPYTHON: `Modules/_curses_panel.c`.
 */
import { PyObject, type Value } from "../../vm/base/value.ts";
import { atDeath } from "../../vm/core/finalize.ts";
import { importError, typeError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import { typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { obj, rest } from "../../vm/native/args.ts";
import { arityError } from "../../vm/native/arity.ts";
import { constant, def, defineModule, method, newType, type Row } from "../../vm/native/define.ts";
import { moduleException } from "../../vm/objects/module_exception.ts";
import { addressOf, ERR, panels, type Pointer } from "../linux/libcurses.ts";
import { parseUnits } from "./arguments.ts";
import { PyWindow, type WindowHandle } from "./handles.ts";
import { openScreen } from "./screen.ts";

const PanelError = moduleException("_curses_panel", "error");

/** What the library knows a panel by. It outlives the object. */
class PanelHandle {
  #shown: WindowHandle;

  constructor(readonly pointer: Pointer, shown: WindowHandle) {
    shown.use();
    this.#shown = shown;
  }

  show(other: WindowHandle): void {
    other.use();
    this.#shown.release();
    this.#shown = other;
  }

  lose(): void {
    panels().del_panel(this.pointer);
    this.#shown.release();
  }
}

class PyPanel extends PyObject {
  handle!: PanelHandle;
  window!: PyWindow;
  userptr: Value | undefined;
}

const OBJECTS = Symbol("curses panels");
/** The objects of panels, by their addresses. */
const objectsOf = (vm: Vm): Map<bigint, WeakRef<PyPanel>> => vm.state(OBJECTS, () => new Map());

const objectOf = (vm: Vm, pointer: Pointer | null): Value =>
  pointer === null ? null : objectsOf(vm).get(addressOf(pointer))?.deref() ?? null;

const loser = (objects: Map<bigint, unknown>, handle: PanelHandle) => (): void => {
  objects.delete(addressOf(handle.pointer));
  handle.lose();
};

function newPanel(vm: Vm, args: Value[]): Value {
  openScreen(vm);
  if (args.length !== 1) throw arityError("parse", "function", 1, 1, args.length);
  const [window] = args;
  if (!(window instanceof PyWindow)) {
    throw typeError(`argument 1 must be _curses.curses window, not ${window === null ? "None" : typeName(window)}`);
  }
  const pointer = panels().new_panel(window.pointer);
  if (pointer === null) throw PanelError.make(vm, "curses function returned NULL");
  const panel = new (panelType.jsClass as new () => PyPanel)();
  panel.handle = new PanelHandle(pointer, window.handle);
  panel.window = window;
  const objects = objectsOf(vm);
  objects.set(addressOf(pointer), new WeakRef(panel));
  atDeath(vm, panel, loser(objects, panel.handle));
  // It is seen until then.
  vm.watch?.(panel, "nearby");
  return panel;
}

const onPanel = method<PyPanel>();

/** None. @throws {PyThrow} curses.panel.error for a result of the library that is an error. */
function checked(vm: Vm, result: number, name: string): Value {
  if (result === ERR) throw PanelError.make(vm, `${name}() returned ERR`);
  return null;
}

const act = (cname: "bottom_panel" | "hide_panel" | "show_panel" | "top_panel", doc: string): Row =>
  onPanel([], doc, (vm, self) => checked(vm, panels()[cname](self.handle.pointer), cname));

function move(vm: Vm, self: PyPanel, args: Value[]): Result<Value> {
  if (args.length !== 2) throw typeError("y,x");
  return then(
    parseUnits(vm, args, "ii", "y,x"),
    ([y, x]) => checked(vm, panels().move_panel(self.handle.pointer, y, x), "move_panel"),
  );
}

function replace(vm: Vm, self: PyPanel, args: Value[]): Value {
  if (args.length !== 1) throw typeError("replace requires one argument");
  const [window] = args;
  if (!(window instanceof PyWindow)) throw typeError("window object");
  const result = checked(vm, panels().replace_panel(self.handle.pointer, window.pointer), "replace_panel");
  self.handle.show(window.handle);
  self.window = window;
  return result;
}

const panelType = newType<PyPanel>("curses panel", PyPanel, { module: "_curses_panel", subclassable: false }, {
  doc: null,
  methods: {
    above: onPanel(
      [],
      "The panel above it, or None.",
      (vm, self) => objectOf(vm, panels().panel_above(self.handle.pointer)),
    ),
    below: onPanel(
      [],
      "The panel below it, or None.",
      (vm, self) => objectOf(vm, panels().panel_below(self.handle.pointer)),
    ),
    bottom: act("bottom_panel", "Puts it below all others."),
    top: act("top_panel", "Puts it above all others."),
    hide: act("hide_panel", "Takes it out of the stack."),
    show: act("show_panel", "Puts it above all others, also when it was hidden."),
    hidden: onPanel(
      [],
      "Whether it is not in the stack.",
      (_vm, self) => panels().panel_hidden(self.handle.pointer) !== 0,
    ),
    move: onPanel([rest("arguments")], { doc: "Moves its window.", arity: "parse" }, move),
    replace: onPanel([rest("arguments")], { doc: "Has it show another window.", arity: "parse" }, replace),
    window: onPanel([], "Its window.", (_vm, self) => self.window),
    userptr: onPanel([], "What set_userptr() has set.", (vm, self) => {
      if (self.userptr === undefined) throw PanelError.make(vm, "no userptr set");
      return self.userptr;
    }),
    set_userptr: onPanel([obj("object")], "Keeps an object for userptr().", (_vm, self, object) => {
      self.userptr = object;
      return null;
    }),
  },
});

/** @throws {PyThrow} ImportError if the system has no such library. */
function needLibrary(): void {
  try {
    panels().update_panels;
  } catch (e) {
    throw e instanceof Error ? importError(e.message) : e;
  }
}

const VERSION = "2.1";

export const panelModule = defineModule("_curses_panel", "Panels: windows that lie above each other.", {
  error: constant(PanelError.of, "What all functions raise."),
  version: constant(VERSION),
  __version__: constant(VERSION),
  new_panel: def(
    [rest("arguments")],
    { doc: "A panel that shows a window, above all others.", arity: "parse" },
    newPanel,
  ),
  bottom_panel: def([], "The panel below all others, or None.", (vm) => {
    openScreen(vm);
    return objectOf(vm, panels().panel_above(null));
  }),
  top_panel: def([], "The panel above all others, or None.", (vm) => {
    openScreen(vm);
    return objectOf(vm, panels().panel_below(null));
  }),
  update_panels: def([], "Notes what doupdate() has to show.", (vm) => {
    openScreen(vm);
    panels().update_panels();
    return null;
  }),
}, needLibrary);
