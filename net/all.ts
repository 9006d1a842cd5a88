// SPDX-License-Identifier: MIT
/** The native modules of the network. One line each; the order does not matter. */
import type { NativeModule } from "../vm/native/define.ts";
import { socketModule } from "./py_socket.ts";

export const netModules: NativeModule[] = [
  socketModule,
];
