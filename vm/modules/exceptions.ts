// SPDX-License-Identifier: MIT
/** `exceptions`: the builtin exceptions as a module. */
import { defineModule } from "../native/define.ts";
import { EXCEPTION_TYPES } from "../objects/exceptions.ts";

export const exceptionsModule = defineModule(
  "exceptions",
  "The builtin exceptions; they are builtin names as well.",
  Object.fromEntries(EXCEPTION_TYPES.filter((type) => type.module === "exceptions").map((type) => [type.name, type])),
);
