// SPDX-License-Identifier: MIT
/**
 * `.pyc` files of CPython 2.7: four bytes of magic, modification time of the source, one marshalled code object.
 * What cannot be read gives {@linkcode ImageError}; code objects are verified when somebody first looks inside.
 */
import { bytesToText } from "../base/latin1.ts";
import type { Value } from "../base/value.ts";
import { Code } from "./code.ts";
import { ByteWriter } from "./image_encoding.ts";
import { ImageError } from "./image_error.ts";
import { type ByteSource, toSource } from "./image_source.ts";
import { MarshalError } from "./marshal_error.ts";
import { MarshalReader } from "./marshal_reader.ts";
import { MarshalWriter } from "./marshal_writer.ts";
import { verifyCode } from "./verify.ts";

/** First four bytes of CPython 2.7's `.pyc` files: 62211 and CR LF. */
const PYC_MAGIC = "\x03\xf3\r\n";

/** The contents of a `.pyc` file. */
export interface Pyc {
  /** Modification time of the source, seconds since 1970. */
  mtime: number;
  code: Code;
}

/**
 * Whether `head` (at least four bytes) starts like a `.pyc` of CPython 2.7.
 */
export function isPyc(head: Uint8Array): boolean {
  return head.length >= 4 && bytesToText(head.subarray(0, 4)) === PYC_MAGIC;
}

/**
 * Reads a `.pyc` file of CPython 2.7. Each code object is verified when somebody first looks inside.
 * @throws ImageError for anything else; a code object's `ensure` throws it too.
 */
export function readPyc(input: Uint8Array | ByteSource): Pyc {
  const source = toSource(input);
  if (source.size < 8) throw new ImageError(`Bad .pyc file: it has only ${source.size} bytes`);
  const head = source.read(0, 8);
  if (!isPyc(head)) {
    const magic = head[0] | (head[1] << 8);
    const crlf = head[2] === 13 && head[3] === 10;
    throw new ImageError(
      crlf
        ? `Bad .pyc file: magic number ${magic} is not CPython 2.7's, which is 62211`
        : "Bad .pyc file: no magic number of CPython at its start",
      0,
    );
  }
  const mtime = new DataView(head.buffer, head.byteOffset, 8).getUint32(4, true);
  return { mtime, code: readCode(source, 8) };
}

/**
 * Reads one marshalled code object with everything inside it, to be verified on first use.
 * @throws ImageError
 */
function readCode(source: ByteSource, offset: number): Code {
  const freeCounts = new WeakMap<Code, number>();
  const reader = new MarshalReader(source, offset, {
    code(fields) {
      if (fields.firstlineno < 0) throw new MarshalError("ValueError", "bad marshal data (code object)");
      const code = new Code(fields, () => {
        try {
          verifyCode(fields, { freeCount: (constant) => freeCounts.get(constant) });
        } catch (error) {
          throw error instanceof ImageError ? new ImageError(`Bad .pyc file: ${error.message}`) : error;
        }
        return fields;
      });
      freeCounts.set(code, fields.freevars.length);
      return code;
    },
  });
  let value: Value;
  try {
    value = reader.read();
  } catch (error) {
    if (error instanceof MarshalError) throw new ImageError(`Bad .pyc file: ${error.message}`, reader.offset);
    throw error;
  }
  if (!(value instanceof Code)) throw new ImageError("Bad .pyc file: it holds no code object", offset);
  if (freeCounts.get(value) !== 0) throw new ImageError("Bad .pyc file: the module has free variables", offset);
  return value;
}

/**
 * Writes a `.pyc` file that CPython 2.7 reads.
 * @param mtime Modification time of the source, seconds since 1970.
 */
export function writePyc(code: Code, mtime: number): Uint8Array {
  const out = new ByteWriter();
  out.raw(PYC_MAGIC);
  out.u32(mtime >>> 0);
  const writer = new MarshalWriter(2);
  writer.write(code);
  out.bytes(writer.result());
  return out.result();
}
