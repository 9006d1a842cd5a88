// SPDX-License-Identifier: MIT
/** Tables of what CPython 2.7.18 gives for arguments, for tests of the kernels in `vm/base`. */
import { assertEquals } from "@std/assert";
import { CodecError } from "../vm/base/codecs.ts";
import { KernelError } from "../vm/base/kernel_error.ts";

/** Runs `run` on the arguments of each row and compares its outcome, an error as "!Kind: message", with the row's. */
export function check(run: (...args: never[]) => unknown, rows: [unknown[], unknown][]): void {
  for (const [args, expected] of rows) {
    let outcome: unknown;
    try {
      outcome = run(...args as never[]);
    } catch (error) {
      if (!(error instanceof KernelError || error instanceof CodecError)) throw error;
      outcome = "!" + error.toString();
    }
    assertEquals(
      outcome,
      expected,
      `arguments ${args.map((arg) => typeof arg === "string" ? JSON.stringify(arg) : String(arg)).join(", ")}`,
    );
  }
}

/** What a parser gives; its errors are thrown here. */
export function value<T>(r: T | KernelError): T {
  if (r instanceof KernelError) throw r;
  return r;
}
