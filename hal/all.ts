// SPDX-License-Identifier: MIT
/** The native modules over libraries of the system, one row each; a module's file is loaded when a program first imports it. */
import type { NativeModule } from "../vm/native/define.ts";

/** Module name → loader of its declaration. */
export const halModules: Record<string, () => Promise<NativeModule>> = {
  _bz2: () => import("./bz2/py_bz2.ts").then((m) => m.bz2Module),
  _ctypes: () => import("./ctypes/py_ctypes.ts").then((m) => m.ctypesModule),
  _curses: () => import("./curses/py_curses.ts").then((m) => m.cursesModule),
  _curses_panel: () => import("./curses/py_panel.ts").then((m) => m.panelModule),
  _locale: () => import("./py_locale.ts").then((m) => m.localeModule),
  _sqlite: () => import("./sqlite/py_sqlite.ts").then((m) => m.sqliteModule),
  crypt: () => import("./py_crypt.ts").then((m) => m.cryptModule),
  syslog: () => import("./py_syslog.ts").then((m) => m.syslogModule),
};
