// SPDX-License-Identifier: MIT
/** The native modules of serialization: module name → loader of its declaration, as in `vm/modules/all.ts`. */
import type { NativeModule } from "../vm/native/define.ts";

/** Module name → loader of its declaration. */
export const serdeModules: Record<string, () => Promise<NativeModule>> = {
  _serial: () => import("./py_serial.ts").then((m) => m.serialModule),
  cPickle: () => import("./py_pickle.ts").then((m) => m.pickleModule),
};
