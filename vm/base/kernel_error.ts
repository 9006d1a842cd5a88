// SPDX-License-Identifier: MIT
/**
 * The error that the leaf code of `vm/base` throws for conditions that Python code can see.
 *
 * It carries the name of a builtin Python exception and CPython 2.7's exact text; the binding layer turns it into the
 * Python exception. It does not extend `Error`: capturing a JavaScript stack costs microseconds and nobody reads it.
 */

/** Names of the builtin exceptions that leaf code raises. */
export type KernelErrorKind =
  | "IndexError"
  | "KeyError"
  | "LookupError"
  | "MemoryError"
  | "OverflowError"
  | "SystemError"
  | "TypeError"
  | "UnicodeError"
  | "ValueError"
  | "ZeroDivisionError";

/** A Python exception in the making. */
export class KernelError {
  /**
   * @param kind Name of the builtin exception class.
   * @param message Its argument, bytes as code units 0–255; `""` with kind `MemoryError` means no argument at all.
   * @param errno Set where the exception's arguments are the pair `(errno, message)`, as for `10.0 ** 400`.
   */
  constructor(readonly kind: KernelErrorKind, readonly message: string, readonly errno?: number) {}

  toString(): string {
    return `${this.kind}: ${this.errno === undefined ? this.message : `(${this.errno}, '${this.message}')`}`;
  }
}

/** Throws a {@linkcode KernelError} `ValueError`. */
export function valueError(message: string): never {
  throw new KernelError("ValueError", message);
}

/** Throws a {@linkcode KernelError} `TypeError`. */
export function typeError(message: string): never {
  throw new KernelError("TypeError", message);
}

/** Throws a {@linkcode KernelError} `OverflowError`. */
export function overflowError(message: string): never {
  throw new KernelError("OverflowError", message);
}

/** Throws a {@linkcode KernelError} `ZeroDivisionError`. */
export function zeroDivisionError(message: string): never {
  throw new KernelError("ZeroDivisionError", message);
}
