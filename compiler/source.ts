// SPDX-License-Identifier: MIT
/**
 * From the bytes of a source to the text the lexer reads: line ends, byte order mark, coding declarations (PEP 263).
 *
 * The text given to the lexer is a byte string: the source itself where it is declared UTF-8 or Latin-1 or not declared
 * at all, else the source decoded and encoded as UTF-8, with a function to bring string literals back to the declared
 * encoding. Errors that CPython meets only when it reads a certain line are returned to be thrown at that line.
 */
import { PyCompileError, PySyntaxError } from "./errors.ts";
import { decodeUtf8, encodeUtf8, isAscii, LiteralError } from "./literals.ts";

/** A codec for sources in an encoding the compiler does not know by itself. */
export interface SourceCodec {
  /** Throws a string, the message of the Python exception, for what does not decode. */
  decode(bytes: string): string;
  /** Characters without a place in the encoding become "?". */
  encode(text: string): string;
}

/** An error to be raised when the given line is read. */
export interface LineError {
  lineno: number;
  /** @param inToken Whether the line is read inside a string literal. */
  make(inToken: boolean): PySyntaxError;
}

/** The source, ready for the lexer. */
export interface PreparedSource {
  /** Byte string with "\n" line ends. */
  text: string;
  /** Normalised name of the declared encoding, `null` without a declaration. */
  encoding: string | null;
  /** Present when `text` is UTF-8 but literals belong to another encoding. */
  codec: SourceCodec | undefined;
  /** Whether the last line of the original ended with a newline. */
  newlineAtEnd: boolean;
  lineError: LineError | undefined;
}

/**
 * Line `lineno` of a source the way CPython attaches it to errors of its later stages: without leading blanks, with its
 * line end, empty beyond the end of the source. Of a long line it gives the last of the pieces of 999 bytes it reads.
 *
 * @param source Byte string with "\n" line ends.
 * @returns `null` if `lineno` is no line number.
 */
export function programText(source: string, lineno: number): string | null {
  if (lineno < 1) return null;
  let start = 0;
  for (let i = 1; i < lineno; i++) {
    start = source.indexOf("\n", start) + 1;
    if (start === 0) return "";
  }
  let end = source.indexOf("\n", start);
  end = end < 0 ? source.length : end + 1;
  while (end - start > 999) start += 999;
  while (start < end && " \t\f".includes(source[start])) start++;
  return source.slice(start, end);
}

/** "\r\n" and "\r" become "\n". */
export function normalizeNewlines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/**
 * @param bytes The source as a byte string.
 * @param fromFile Apply the rules for files (non-ASCII needs a declaration), not those for strings given to `compile`.
 * @param endLine Append a missing newline at the end.
 * @throws {PySyntaxError} for a bad declaration. @throws {PyCompileError} for NUL bytes in a string.
 */
export function prepareSource(
  bytes: string,
  filename: string,
  fromFile: boolean,
  endLine: boolean,
  codecLookup?: (name: string) => SourceCodec | undefined,
): PreparedSource {
  if (bytes.includes("\0")) {
    if (!fromFile) throw new PyCompileError("TypeError", "compile() expected string without null bytes");
    // CPython reads lines as C strings: the rest of the line is lost, its newline too.
    bytes = bytes.replace(/\0[^\n\r]*(\r\n?|\n)?/g, "");
  }
  let text = normalizeNewlines(bytes);
  const newlineAtEnd = text.endsWith("\n");
  if (endLine && !newlineAtEnd && (fromFile ? text !== "" : true)) text += "\n";

  const bom = text.startsWith("\xef\xbb\xbf");
  if (bom) text = text.slice(3);
  let encoding: string | null = bom ? "utf-8" : null;

  const firstEnd = text.indexOf("\n");
  const [declared, declaredLine] = codingDeclaration(text, firstEnd);
  const fail = (message: string) =>
    new PySyntaxError("SyntaxError", message, filename, fromFile ? declaredLine : 0, 0, null);
  let codec: SourceCodec | undefined;
  let lineError: LineError | undefined;
  if (declared !== null) {
    if (bom) {
      if (declared !== "utf-8") throw fail(`encoding problem: ${declared} with BOM`);
    } else {
      encoding = declared;
      if (declared !== "utf-8" && declared !== "iso-8859-1") {
        codec = findCodec(declared) ?? codecLookup?.(declared);
        if (codec === undefined) {
          throw fail(fromFile ? `encoding problem: ${declared}` : `unknown encoding: ${declared}`);
        }
        try {
          // CPython reads the declaration of a file before it has a decoder: positions count from the line behind.
          const start = fromFile ? text.indexOf("\n", declaredLine === 2 ? firstEnd + 1 : 0) + 1 : 0;
          text = text.slice(0, start) + encodeUtf8(codec.decode(text.slice(start)));
        } catch (error) {
          if (typeof error !== "string") throw error;
          const lineno = fromFile ? declaredLine + 1 : 0;
          // A file is read through a stream reader, which says it in other words.
          const message = fromFile && error === NO_TEXT ? "codec did not return a unicode object" : error;
          throw new PySyntaxError("SyntaxError", message, filename, lineno, 0, null);
        }
      }
    }
  }
  if (fromFile && encoding === null) lineError = findNonAscii(text, filename);
  return { text, encoding, codec, newlineAtEnd, lineError };
}

/** The encoding declared on the first two lines, normalised, and its line. */
function codingDeclaration(text: string, firstEnd: number): [string | null, number] {
  if (firstEnd < 0) return [null, 0];
  let name = codingOf(text, 0, firstEnd);
  if (name !== null) return [name, 1];
  if (!/^[ \t\f]*(#|$)/.test(text.slice(0, firstEnd))) return [null, 0];
  const secondEnd = text.indexOf("\n", firstEnd + 1);
  if (secondEnd >= 0) name = codingOf(text, firstEnd + 1, secondEnd);
  return [name, 2];
}

function codingOf(text: string, start: number, end: number): string | null {
  const at = text.indexOf("coding", start);
  if (at < 0 || at >= end) return null;
  const match = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/s.exec(text.slice(start, end));
  return match === null ? null : normalName(match[1]);
}

function normalName(name: string): string {
  const normal = name.slice(0, 12).toLowerCase().replaceAll("_", "-");
  if (normal === "utf-8" || normal.startsWith("utf-8-")) return "utf-8";
  if (/^(latin-1|iso-8859-1|iso-latin-1)(-|$)/.test(normal)) return "iso-8859-1";
  return name;
}

function findNonAscii(text: string, filename: string): LineError | undefined {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) < 128) at++;
  if (at === text.length) return undefined;
  let lineno = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) lineno++;
  const byte = text.charCodeAt(at).toString(16).padStart(2, "0");
  const make = (inToken: boolean) =>
    new PySyntaxError(
      "SyntaxError",
      `Non-ASCII character '\\x${byte}' in file ${filename.slice(0, 200)} on line ${lineno + (inToken ? 1 : 0)}, ` +
        "but no encoding declared; see http://python.org/dev/peps/pep-0263/ for details",
      filename,
      lineno,
      0,
      null,
    );
  return { lineno, make };
}

/** Labels of `TextDecoder` for Python's names, normalised to lower case with "-", where the two differ. */
const LABELS: Record<string, string> = {
  "cp932": "shift_jis",
  "ms-kanji": "shift_jis",
  "sjis": "shift_jis",
  "eucjp": "euc-jp",
  "ujis": "euc-jp",
  "euckr": "euc-kr",
  "cp949": "euc-kr",
  "uhc": "euc-kr",
  "gb2312": "gbk",
  "cp936": "gbk",
  "cp950": "big5",
  "mac-roman": "macintosh",
  "macroman": "macintosh",
  "mac-cyrillic": "x-mac-cyrillic",
  "maccyrillic": "x-mac-cyrillic",
  "cp874": "windows-874",
};

/** Those that `TextDecoder` knows under a label with the meaning Python gives it. */
const DECODABLE =
  /^(windows-125[0-8]|windows-874|cp125[0-8]|iso-?8859-?([2-8]|1[03456])|koi8-[ru]|cp866|ibm866|macintosh|x-mac-cyrillic|euc-jp|euc-kr|shift_jis|gbk|gb18030|big5)$/;

function findCodec(name: string): SourceCodec | undefined {
  const normal = name.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^-|-$/g, "");
  if (/^(utf-8|utf8|u8|utf|utf8-ucs2|utf8-ucs4|cp65001)$/.test(normal)) return UTF8;
  if (/^(ascii|us-ascii|646|ansi-x3\.4-1968|iso646-us|us|cp367|ibm367|iso-ir-6)$/.test(normal)) return ASCII;
  if (/^(latin1|latin|l1|iso8859-1|8859|cp819|ibm819|iso8859|iso-ir-100)$/.test(normal)) return LATIN1;
  if (normal === "string-escape") return NOT_TEXT;
  const label = (LABELS[normal] ?? (normal === "shift-jis" ? "shift_jis" : normal)).replace(
    /^cp(125\d)$/,
    "windows-$1",
  );
  if (!DECODABLE.test(label)) return undefined;
  try {
    return tableCodec(name, label.startsWith("windows-"), new TextDecoder(label, { fatal: true, ignoreBOM: true }));
  } catch {
    return undefined;
  }
}

const UTF8: SourceCodec = {
  decode(bytes) {
    try {
      return decodeUtf8(bytes);
    } catch (error) {
      if (error instanceof LiteralError) throw error.message;
      throw error;
    }
  },
  encode: encodeUtf8,
};

const ASCII: SourceCodec = {
  decode(bytes) {
    if (isAscii(bytes)) return bytes;
    let at = 0;
    while (bytes.charCodeAt(at) < 128) at++;
    const byte = bytes.charCodeAt(at).toString(16).padStart(2, "0");
    throw `'ascii' codec can't decode byte 0x${byte} in position ${at}: ordinal not in range(128)`;
  },
  encode: (text) => text.replace(/[^\0-\x7f]/gu, "?"),
};

const LATIN1: SourceCodec = {
  decode: (bytes) => bytes,
  encode: (text) => text.replace(/[^\0-\xff]/gu, "?"),
};

const NO_TEXT = "decoder did not return an unicode object (type=str)";

/** A codec of Python's that gives no text. */
const NOT_TEXT: SourceCodec = {
  decode() {
    throw NO_TEXT;
  },
  encode: (text) => text,
};

/**
 * A stateless codec over a `TextDecoder`. It encodes by remembering which bytes each character came from: all that is
 * ever encoded again was decoded before.
 * @param holes Bytes without a character come out of the decoder as C1 controls.
 */
function tableCodec(name: string, holes: boolean, decoder: TextDecoder): SourceCodec {
  const characters = new Map<string, string>(), encoded = new Map<string, string>();
  const single = !/^(euc|shift|sjis|cp9|gb|big5|ms|uhc|ujis)/i.test(name);
  const lookup = (sequence: string): string | undefined => {
    let character = characters.get(sequence);
    if (character === undefined) {
      try {
        character = decoder.decode(Uint8Array.from(sequence, (byte) => byte.charCodeAt(0)));
      } catch {
        return undefined;
      }
      if (holes && character <= "\x9f") return undefined;
      characters.set(sequence, character);
      encoded.set(character, sequence);
    }
    return character;
  };
  return {
    decode(bytes) {
      let out = "", pos = 0;
      next: while (pos < bytes.length) {
        if (bytes.charCodeAt(pos) < 128) {
          out += bytes[pos++];
          continue;
        }
        for (let length = 1; length <= (single ? 1 : 4) && pos + length <= bytes.length; length++) {
          const character = lookup(bytes.slice(pos, pos + length));
          if (character === undefined) continue;
          out += character;
          pos += length;
          continue next;
        }
        if (single) {
          const byte = bytes.charCodeAt(pos).toString(16);
          throw `'charmap' codec can't decode byte 0x${byte} in position ${pos}: character maps to <undefined>`;
        }
        const codec = name.toLowerCase().replaceAll("-", "_");
        throw `'${codec}' codec can't decode bytes in position ${pos}-${pos + 1}: illegal multibyte sequence`;
      }
      return out;
    },
    encode(text) {
      if (isAscii(text)) return text;
      let out = "";
      for (const character of text) out += character < "\x80" ? character : encoded.get(character) ?? "?";
      return out;
    },
  };
}
