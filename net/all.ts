// SPDX-License-Identifier: MIT
/** The native modules of the network: module name → loader of its declaration, as in `vm/modules/all.ts`. */
import type { NativeModule } from "../vm/native/define.ts";

/** Module name → loader of its declaration. */
export const netModules: Record<string, () => Promise<NativeModule>> = {
  _socket: () => import("./py_socket.ts").then((m) => m.socketModule),
};
