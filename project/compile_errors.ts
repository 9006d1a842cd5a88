// SPDX-License-Identifier: MIT
/**
 * Errors in sources, printed as CPython 2.7 prints them: file and line, the source line, a caret under the column, the
 * type and the message.
 */
import { PyCompileError, PySyntaxError } from "../compiler/errors.ts";

/** One source that does not compile. `shown` is the file as the user named it. */
export interface SourceError {
  shown: string;
  error: PySyntaxError | PyCompileError;
}

/** Thrown when sources of a project do not compile; holds all of them, not only the first. */
export class CompileErrors {
  constructor(readonly errors: SourceError[]) {}

  /** All errors as text, each ended by a newline. */
  toString(): string {
    return this.errors.map(formatSourceError).join("");
  }
}

/** One error as CPython prints it, ended by a newline. Bytes as code units. */
function formatSourceError({ shown, error }: SourceError): string {
  if (error instanceof PyCompileError) return `${shown}: ${error.kind}: ${error.message}\n`;
  let text = `  File "${error.filename ?? shown}", line ${error.lineno ?? 0}\n`;
  if (error.text !== null) {
    let line = error.text, offset = error.offset ?? -1;
    // An error at the very end of the line is shown behind its last character, not behind the line end.
    if (offset > 0 && offset === line.length && line.endsWith("\n")) offset--;
    if (offset >= 0) {
      const indent = line.length - line.replace(/^[ \t]+/, "").length;
      line = line.slice(indent);
      offset -= indent;
    }
    text += `    ${line.endsWith("\n") ? line : `${line}\n`}`;
    if (error.offset !== null && error.offset >= 0) text += `    ${" ".repeat(Math.max(offset - 1, 0))}^\n`;
  }
  return `${text}${error.kind}: ${error.message}\n`;
}
