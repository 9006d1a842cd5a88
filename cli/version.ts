// SPDX-License-Identifier: MIT
/** What `vmiotman version` and `vmiotman -V` print. */
import { FORMAT_VERSION } from "../vm/bytecode/image_format.ts";
import { EXIT_OK } from "./command.ts";
import { err, out } from "./output.ts";

/** Version of this program. */
export const VERSION = "0.1.0";
/** Version of Python whose programs it runs. */
export const PYTHON_VERSION = "2.7.18";

/** `vmiotman version`. */
export function printVersion(): number {
  const { deno, v8 } = Deno.version;
  out(`vmiotman ${VERSION} (Python ${PYTHON_VERSION}, image format ${FORMAT_VERSION}, Deno ${deno}, V8 ${v8})\n`);
  return EXIT_OK;
}

/** `vmiotman -V`: on standard error and in CPython's form, because programs read it. */
export function printPythonVersion(): number {
  err(`Python ${PYTHON_VERSION}\n`);
  return EXIT_OK;
}
