// SPDX-License-Identifier: MIT
/** The native modules of the VM, beyond `sys` and `__builtin__`. One line each; the order does not matter. */
import type { NativeModule } from "../native/define.ts";
import { codecsModule } from "./codecs.ts";
import { collectionsModule } from "./collections.ts";
import { errnoModule } from "./errno.ts";
import { gcModule } from "./gc.ts";
import { mathModule } from "./math.ts";
import { structModule } from "./struct.ts";
import { timeModule } from "./time.ts";
import { functoolsModule } from "./functools.ts";
import { itertoolsModule } from "./itertools.ts";
import { operatorModule } from "./operator.ts";

import { exceptionsModule } from "./exceptions.ts";
import { posixModule } from "./posix.ts";
import { reModule, sreConstantsModule, sreModule } from "./re/py_re.ts";
import { vmModule } from "./vm.ts";
import { weakrefModule } from "./weakref.ts";

export const modules: NativeModule[] = [
  codecsModule,
  collectionsModule,
  functoolsModule,
  itertoolsModule,
  operatorModule,
  exceptionsModule,
  timeModule,
  structModule,
  mathModule,
  gcModule,
  errnoModule,
  posixModule,
  reModule,
  sreConstantsModule,
  sreModule,
  vmModule,
  weakrefModule,
];
