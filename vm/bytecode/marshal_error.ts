// SPDX-License-Identifier: MIT
/** What reading and writing of marshalled values have in common: errors, and how deep values may be nested. */
/** Deepest nesting that can be read or written. */
export const MAX_MARSHAL_DEPTH = 2000;

/** What went wrong, with the Python exception it stands for. */
export class MarshalError {
  readonly name = "MarshalError";
  constructor(readonly kind: "ValueError" | "EOFError" | "TypeError", readonly message: string) {}
  toString(): string {
    return this.message;
  }
}
