// SPDX-License-Identifier: MIT
/** HZ (RFC 1843): GB 2312 in seven bits, between `~{` and `~}`. */
import type { DecodeStep } from "../codecs.ts";
import { bytesOf, illegal, incomplete, type MultibyteDecoder, MultibyteEncoder } from "./codec.ts";
import { multibyteTable } from "./tables.ts";

const TILDE = 0x7e, OPEN = 0x7b, CLOSE = 0x7d, NEWLINE = 10;

/** Decoder of HZ. */
export class HzDecoder implements MultibyteDecoder {
  readonly encoding = "hz";
  private readonly table = multibyteTable("gb2312");
  private double = false;

  reset(): void {
    this.double = false;
  }

  step(bytes: string, from: number, final: boolean): DecodeStep {
    const size = bytes.length;
    let text = "", at = from;
    while (at < size) {
      const byte = bytes.charCodeAt(at);
      if (byte === TILDE) {
        if (at + 2 > size) return incomplete(text, at, size, final);
        const next = bytes.charCodeAt(at + 1);
        if (next === TILDE && !this.double) text += "~";
        else if (next === OPEN && !this.double) this.double = true;
        else if (next === CLOSE && this.double) this.double = false;
        else if (next !== NEWLINE || this.double) return { text, position: at, fault: illegal(at, 2) };
        at += 2;
      } else if (byte >= 0x80) return { text, position: at, fault: illegal(at, 1) };
      else if (!this.double) {
        text += bytes[at++];
      } else {
        if (at + 2 > size) return incomplete(text, at, size, final);
        const next = bytes.charCodeAt(at + 1);
        const unit = next >= 0x80 ? 0 : this.table.unit(byte << 8 | next | 0x8080);
        if (unit === 0) return { text, position: at, fault: illegal(at, 2) };
        text += String.fromCharCode(unit);
        at += 2;
      }
    }
    return { text, position: at };
  }
}

/** Encoder of HZ. */
export class HzEncoder extends MultibyteEncoder {
  private readonly table = multibyteTable("gb2312");
  private double = false;

  constructor() {
    super("hz");
  }

  override reset(): void {
    super.reset();
    this.double = false;
  }

  protected override ending(): string {
    const { double } = this;
    this.double = false;
    return double ? "~}" : "";
  }

  protected override one(text: string, at: number): string | undefined {
    const unit = text.charCodeAt(at);
    this.taken = 1;
    if (unit < 0x80) return this.ending() + (unit === TILDE ? "~~" : text[at]);
    const code = this.table.code(unit);
    if (code === 0) return undefined;
    const { double } = this;
    this.double = true;
    return (double ? "" : "~{") + bytesOf(code & 0x7f7f);
  }
}
