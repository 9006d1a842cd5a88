// SPDX-License-Identifier: MIT
/** The native modules of the VM, beyond `sys` and `__builtin__`. One line each; the order does not matter. */
import type { NativeModule } from "../native/define.ts";
import { collectionsModule } from "./collections.ts";
import { functoolsModule } from "./functools.ts";
import { itertoolsModule } from "./itertools.ts";
import { operatorModule } from "./operator.ts";

import { exceptionsModule } from "./exceptions.ts";
import { reModule, sreConstantsModule, sreModule } from "./re/py_re.ts";
import { vmModule } from "./vm.ts";
import { weakrefModule } from "./weakref.ts";

export const modules: NativeModule[] = [
  collectionsModule,
  functoolsModule,
  itertoolsModule,
  operatorModule,
  exceptionsModule,
  reModule,
  sreConstantsModule,
  sreModule,
  vmModule,
  weakrefModule,
];
