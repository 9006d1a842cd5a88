// SPDX-License-Identifier: MIT
/** What tests need of the system beyond Node.js: libraries and programs from Debian's packages. */

interface Package {
  /** Debian's. */
  name: string;
  isThere(): boolean;
}

/** By what test programs call it (`# needs: NAME`). */
const PACKAGES: Record<string, Package> = {
  bz2: { name: "libbz2-1.0", isThere: () => opens("libbz2.so.1.0") },
  curses: { name: "libncursesw6", isThere: () => opens("libncursesw.so.6") && opens("libpanelw.so.6") },
  crypt: { name: "libcrypt1", isThere: () => opens("libcrypt.so.1") || opens("libcrypt.so.2") },
  openssl: { name: "libssl3", isThere: () => opens("libssl.so.3") || opens("libssl.so.1.1") },
  sqlite: { name: "libsqlite3-0", isThere: () => opens("libsqlite3.so.0") },
};

function opens(library: string): boolean {
  try {
    Deno.dlopen(library, {}).close();
    return true;
  } catch {
    return false;
  }
}

/** Whether `need` is there; `undefined` for one that is no package. */
export const isInstalled = (need: string): boolean | undefined => PACKAGES[need]?.isThere();

/** Installs what is missing, where it may; the tests that need it are skipped elsewhere. */
export async function installPackages(): Promise<void> {
  const missing = Object.values(PACKAGES).filter((p) => !p.isThere()).map((p) => p.name);
  if (missing.length === 0) return;
  if (Deno.uid() === 0) {
    for (const args of [["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", ...missing]]) {
      try {
        await new Deno.Command("apt-get", { args, stdin: "null", stdout: "null", stderr: "null" }).output();
      } catch (e) {
        if (!(e instanceof Deno.errors.NotFound)) throw e;
      }
    }
  }
  const left = Object.values(PACKAGES).filter((p) => !p.isThere()).map((p) => p.name);
  if (left.length > 0) console.log(`Tests that need these packages are skipped: ${left.join(", ")}.`);
}
