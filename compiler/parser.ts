// SPDX-License-Identifier: MIT
/**
 * The front end: source text in, AST out, or the error CPython 2.7 raises for it.
 *
 * A `Uint8Array` is the contents of a file and follows CPython's rules for files; a byte string is what `compile()` gets
 * as a `str`; a `PyUnicode` what it gets as a `unicode`. The three differ in coding rules and in some error positions.
 */
import { bytesToText } from "../vm/base/latin1.ts";
import { PyUnicode } from "../vm/base/value.ts";
import type { ModNode } from "./ast.ts";
import { PyCompileError, PySyntaxError } from "./errors.ts";
import { decodeUtf8, encodeUtf8 } from "./literals.ts";
import { RESTART_WITH_UNICODE_LITERALS } from "./parser_base.ts";
import { StmtParser } from "./parser_stmt.ts";
import { normalizeNewlines, prepareSource, programText, type SourceCodec } from "./source.ts";

/** `PyCF_*` flags of `compile()`; the `CO_FUTURE_*` flags may be given in the same word. */
export const PyCF_DONT_IMPLY_DEDENT = 0x0200;
export const CO_FUTURE_UNICODE_LITERALS = 0x20000;

/** What the front end can not know by itself. */
export interface ParseOptions {
  /**
   * Code point of a Unicode character name (`\N{…}`); without it no name is known. `null`: there are no names at all,
   * because `unicodedata` cannot be imported.
   */
  unicodeNameLookup?: (name: string) => number | undefined | null;
  /** Codec for a declared source encoding that the compiler does not know. */
  codecLookup?: (name: string) => SourceCodec | undefined;
  /**
   * Line of the file that is being compiled from a string, for `text` of the errors that CPython's later stages raise:
   * CPython reads it from the file system. Files given as bytes need no such help.
   */
  programText?: (filename: string, lineno: number) => string | null;
  /** 2: TabError for inconsistent tabs (`python -tt`). */
  tabCheck?: number;
}

/** What {@linkcode parse} gives. */
export interface ParseResult {
  tree: ModNode;
  /** The flags given, with the `CO_FUTURE_*` flags the parser met (it knows three: with, print, unicode). */
  flags: number;
}

/**
 * Parses a source to its AST.
 *
 * @param source Bytes of a file, or the `str` or `unicode` given to `compile()`.
 * @param filename For errors.
 * @param mode As in `compile()`.
 * @param flags `PyCF_*` and `CO_FUTURE_*` bits.
 * @throws {PySyntaxError | PyCompileError}
 */
export function parseModule(
  source: Uint8Array | string | PyUnicode,
  filename: string,
  mode: "exec" | "eval" | "single",
  flags = 0,
  options: ParseOptions = {},
): ModNode {
  return parse(source, filename, mode, flags, options).tree;
}

/** As {@linkcode parseModule}, and also gives the flags that result. */
export function parse(
  source: Uint8Array | string | PyUnicode,
  filename: string,
  mode: "exec" | "eval" | "single",
  flags = 0,
  options: ParseOptions = {},
): ParseResult {
  const fromFile = source instanceof Uint8Array;
  const isUnicode = source instanceof PyUnicode;
  const bytes = fromFile ? bytesToText(source) : isUnicode ? encodeUtf8(source.value) : source as string;
  const prepared = prepareSource(bytes, filename, fromFile, fromFile || mode === "exec", options.codecLookup);
  const { codec } = prepared;
  const lexerOptions = {
    filename,
    fromFile,
    newlineAtEnd: prepared.newlineAtEnd,
    lineError: prepared.lineError,
    tabCheck: options.tabCheck ?? 0,
    dontImplyDedent: (flags & PyCF_DONT_IMPLY_DEDENT) !== 0,
  };
  const strings = {
    unicodeLiterals: (flags & CO_FUTURE_UNICODE_LITERALS) !== 0,
    encoding: isUnicode ? "utf-8" : prepared.encoding,
    recode: codec && ((utf8: string) => codec.encode(decode(utf8))),
    unicodeNameLookup: options.unicodeNameLookup,
  };
  for (;;) {
    try {
      const parser = new StmtParser(prepared.text, lexerOptions, strings, flags);
      const tree = mode === "exec" ? parser.parseFile() : mode === "eval" ? parser.parseEval() : parser.parseSingle();
      if (isUnicode && prepared.encoding !== null && !bytes.startsWith("\xef\xbb\xbf")) {
        throw new PySyntaxError("SyntaxError", "encoding declaration in Unicode string", filename, 0, null, null);
      }
      return { tree, flags: flags | parser.futureFlags };
    } catch (error) {
      if (error === RESTART_WITH_UNICODE_LITERALS) {
        strings.unicodeLiterals = true;
        continue;
      }
      if (error instanceof RangeError && /call stack/.test(error.message)) throw new PyCompileError("MemoryError", "");
      if (error instanceof PySyntaxError) finishError(error);
      throw error;
    }
  }

  function finishError(error: PySyntaxError): void {
    if (error.offset === null && error.text === null && error.lineno !== null) {
      error.text = fromFile
        ? programText(normalizeNewlines(bytes), error.lineno)
        : options.programText?.(filename, error.lineno) ?? null;
    } else if (prepared.encoding !== null && error.text !== null && error.offset !== null) {
      // CPython shows the line in the declared encoding, going through UTF-8 even where the text is not.
      const restore = (text: string) => {
        const decoded = decode(text);
        if (codec !== undefined) return codec.encode(decoded);
        return prepared.encoding === "utf-8" ? encodeUtf8(decoded) : decoded.replace(/[^\0-\xff]/gu, "?");
      };
      // It measures the part before the last column, even if that cuts a character in two.
      const before = error.text.slice(0, error.offset - 1);
      error.text = restore(error.text);
      if (error.offset > 1) error.offset = restore(before).length + 1;
    }
  }
}

function decode(utf8: string): string {
  return decodeUtf8(utf8, true);
}
