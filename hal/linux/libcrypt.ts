// SPDX-License-Identifier: MIT
/** The library of `crypt(3)` through Deno's FFI. Nothing here knows of Python. UNSAFE: the prototype is that of crypt.h. */
import { cstring, fn, lazily, readCString } from "./libc.ts";

const NAMES = ["libcrypt.so.1", "libcrypt.so.2"];

/** The name of the library that the system has. @throws {Error} if none. */
export function cryptLibrary(): string {
  for (const name of NAMES) {
    try {
      Deno.dlopen(name, {}).close();
      return name;
    } catch {
      // The other one, then.
    }
  }
  throw new Error(`${NAMES[0]}: cannot open shared object file: No such file or directory`);
}

const library = lazily(() => ({ crypt: fn(["buffer", "buffer"], "pointer") } as const), cryptLibrary);

/** The hash of a password, both byte strings without NUL; `undefined` where the library refuses `salt`. */
export function crypt(word: string, salt: string): string | undefined {
  const hash = library().crypt(cstring(word), cstring(salt));
  return hash === null ? undefined : readCString(hash);
}
