// SPDX-License-Identifier: MIT
/**
 * What the compiler throws. Both classes stand outside JavaScript's `Error` hierarchy: making them costs no stack trace,
 * and a bug of ours (a real `Error`) can never be taken for an error in somebody's Python source.
 * The VM turns them into Python exceptions; fields are what CPython 2.7 puts on the exception object.
 */

/** Python class of a {@linkcode PySyntaxError}. */
export type SyntaxErrorKind = "SyntaxError" | "IndentationError" | "TabError";

/** A `SyntaxError`, `IndentationError` or `TabError` in Python source. */
export class PySyntaxError {
  /**
   * @param kind The Python exception class.
   * @param message Byte string, as `str(e.msg)`.
   * @param filename The file as given to the compiler; `null` where CPython leaves it out.
   * @param lineno 1-based line; `null` where CPython leaves it out.
   * @param offset 1-based byte column as CPython reports it; `null` for None.
   * @param text The source line as CPython attaches it (bytes; UTF-8 from the parser, raw file bytes from the compiler
   * stage); `null` for None.
   */
  constructor(
    public kind: SyntaxErrorKind,
    public message: string,
    public filename: string | null,
    public lineno: number | null,
    public offset: number | null,
    public text: string | null,
    /** Whether the exception's arguments tell the place too, or its attributes only. */
    public placeInArgs = true,
  ) {}

  /** One line for logs and test failures. */
  toString(): string {
    return `${this.kind}: ${this.message} (${this.filename}, line ${this.lineno})`;
  }
}

/** Any other exception CPython raises for a source it can not compile, e.g. `MemoryError` for too deep nesting. */
export class PyCompileError {
  /**
   * @param kind The Python exception class.
   * @param message `str(e)`; empty for none.
   */
  constructor(
    public kind: "MemoryError" | "ValueError" | "TypeError" | "OverflowError" | "SystemError" | "RuntimeError",
    public message: string,
  ) {}

  /** One line for logs and test failures. */
  toString(): string {
    return this.message === "" ? this.kind : `${this.kind}: ${this.message}`;
  }
}
