// SPDX-License-Identifier: MIT
/** `crypt`: hashes of passwords as /etc/shadow has them, by the system's library. CPYTHON: `Modules/cryptmodule.c`. */
import { importError } from "../vm/core/exceptions.ts";
import { cstring } from "../vm/native/args.ts";
import { def, defineModule } from "../vm/native/define.ts";
import { crypt, cryptLibrary } from "./linux/libcrypt.ts";

/** @throws {PyThrow} ImportError if the system has no such library. */
function needLibrary(): void {
  try {
    cryptLibrary();
  } catch (e) {
    throw e instanceof Error ? importError(e.message) : e;
  }
}

export const cryptModule = defineModule("crypt", "Hashes of passwords.", {
  crypt: def(
    [cstring("word"), cstring("salt")],
    {
      doc:
        "The hash of a password. salt: $6$..., $5$..., $1$... or two characters tell the kind of hash; a hash will do.",
      arity: "parse",
    },
    (_vm, word, salt) => crypt(word, salt) ?? null,
  ),
}, needLibrary);
