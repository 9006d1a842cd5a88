// SPDX-License-Identifier: MIT
/** The bytes of a picture (`picture.ts`): numbers and values that are no objects. */
import { ByteWriter } from "../../vm/base/byte_writer.ts";

const enum Tag {
  UNDEFINED,
  NULL,
  TRUE,
  FALSE,
  POSITIVE,
  NEGATIVE,
  DOUBLE,
  TEXT,
  BYTES,
  WIDE,
  BIG,
  OBJECT,
}

/** A value that is no object. */
export type Plain = undefined | null | boolean | number | string | bigint;

export class Output {
  readonly writer = new ByteWriter(1 << 16);
  readonly #texts = new Map<string, number>();

  /** A number from 0 to 2^53 − 1. */
  count(n: number): void {
    const { writer } = this;
    while (n >= 128) {
      writer.byte(n % 128 + 128);
      n = Math.floor(n / 128);
    }
    writer.byte(n);
  }

  /** The number of an object. */
  object(id: number): void {
    this.writer.byte(Tag.OBJECT);
    this.count(id);
  }

  plain(v: Plain): void {
    const { writer } = this;
    switch (typeof v) {
      case "undefined":
        return writer.byte(Tag.UNDEFINED);
      case "boolean":
        return writer.byte(v ? Tag.TRUE : Tag.FALSE);
      case "string":
        return this.text(v);
      case "bigint":
        writer.byte(Tag.BIG);
        return this.text(v.toString(16));
      case "number":
        if (Number.isSafeInteger(v) && !Object.is(v, -0)) {
          writer.byte(v < 0 ? Tag.NEGATIVE : Tag.POSITIVE);
          return this.count(Math.abs(v));
        }
        writer.byte(Tag.DOUBLE);
        return this.bytes(new Uint8Array(new Float64Array([v]).buffer));
      default:
        return writer.byte(Tag.NULL);
    }
  }

  text(v: string): void {
    const { writer } = this;
    const known = this.#texts.get(v);
    if (known !== undefined) {
      writer.byte(Tag.TEXT);
      return this.count(known);
    }
    this.#texts.set(v, this.#texts.size);
    let wide = false;
    for (let i = 0; i < v.length && !wide; i++) wide = v.charCodeAt(i) > 255;
    writer.byte(wide ? Tag.WIDE : Tag.BYTES);
    this.count(v.length);
    const size = wide ? 2 * v.length : v.length;
    writer.reserve(size);
    for (let i = 0; i < v.length; i++) {
      const c = v.charCodeAt(i);
      writer.bytes[writer.at++] = c;
      if (wide) writer.bytes[writer.at++] = c >> 8;
    }
  }

  /** Bytes, whose number the reader knows. */
  bytes(v: Uint8Array): void {
    const { writer } = this;
    writer.reserve(v.length);
    writer.bytes.set(v, writer.at);
    writer.at += v.length;
  }

  done(): Uint8Array {
    return this.writer.bytes.subarray(0, this.writer.at);
  }
}

/** Reads what an {@linkcode Output} wrote. */
export class Input {
  #at = 0;
  readonly #texts: string[] = [];

  /** @param objects What `object` numbers mean. */
  constructor(private readonly data: Uint8Array, private readonly objects: readonly unknown[]) {}

  count(): number {
    let n = 0;
    for (let factor = 1;; factor *= 128) {
      const b = this.data[this.#at++];
      n += (b & 127) * factor;
      if (b < 128) return n;
    }
  }

  // deno-lint-ignore no-explicit-any
  value(): any {
    switch (this.data[this.#at++] as Tag) {
      case Tag.UNDEFINED:
        return undefined;
      case Tag.NULL:
        return null;
      case Tag.TRUE:
        return true;
      case Tag.FALSE:
        return false;
      case Tag.POSITIVE:
        return this.count();
      case Tag.NEGATIVE:
        return -this.count();
      case Tag.DOUBLE:
        return new Float64Array(this.bytes(8).slice().buffer)[0];
      case Tag.TEXT:
        return this.#texts[this.count()];
      case Tag.BYTES:
        return this.#text(false);
      case Tag.WIDE:
        return this.#text(true);
      case Tag.BIG: {
        const digits = this.value() as string;
        return digits.startsWith("-") ? -BigInt(`0x${digits.slice(1)}`) : BigInt(`0x${digits}`);
      }
      case Tag.OBJECT:
        return this.objects[this.count()];
    }
  }

  #text(wide: boolean): string {
    const length = this.count();
    const bytes = this.bytes(wide ? 2 * length : length);
    const parts: string[] = [];
    for (let at = 0; at < length; at += 4096) {
      const codes: number[] = [];
      for (let i = at; i < Math.min(at + 4096, length); i++) {
        codes.push(wide ? bytes[2 * i] | bytes[2 * i + 1] << 8 : bytes[i]);
      }
      parts.push(String.fromCharCode(...codes));
    }
    const text = parts.join("");
    this.#texts.push(text);
    return text;
  }

  bytes(size: number): Uint8Array {
    return this.data.subarray(this.#at, this.#at += size);
  }
}
