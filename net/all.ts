// SPDX-License-Identifier: MIT
/** The native modules of the network, one row each; a module's file is loaded when a program first imports it. */
import type { NativeModule } from "../vm/native/define.ts";

/** Module name → loader of its declaration. */
export const netModules: Record<string, () => Promise<NativeModule>> = {
  _openssl: () => import("./ssl/py_openssl.ts").then((m) => m.opensslModule),
  _socket: () => import("./py_socket.ts").then((m) => m.socketModule),
};
