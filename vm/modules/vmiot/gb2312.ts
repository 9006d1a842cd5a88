// SPDX-License-Identifier: MIT
/**
 * GB2312 as devices write it: decoded by the platform's decoder of that label, which knows the superset GBK (WHATWG
 * Encoding Standard), encoded by the reverse of it.
 */

/** Where a text cannot be converted: index of a byte, or of a character. */
export interface BadPlace {
  at: number;
}

/** Characters by their two bytes, made when first needed: 24,000 entries, 5 ms. The same for everybody. */
const memo: { codes?: Map<string, string> } = {};

function codes(): Map<string, string> {
  if (memo.codes !== undefined) return memo.codes;
  const made = new Map<string, string>();
  const decoder = new TextDecoder("gbk");
  const pair = new Uint8Array(2);
  // Rows of GB2312 last: where a character has two codes, theirs is the usual one.
  const rows: number[] = [];
  for (let high = 0x81; high <= 0xfe; high++) if (high < 0xa1 || high > 0xf7) rows.push(high);
  for (let high = 0xa1; high <= 0xf7; high++) rows.push(high);
  for (const high of rows) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      pair[0] = high;
      pair[1] = low;
      const text = decoder.decode(pair);
      if (text.length === 1 && text !== "\ufffd") made.set(text, String.fromCharCode(high, low));
    }
  }
  return memo.codes = made;
}

/** The bytes of a text. */
export function encodeGb2312(text: string): string | BadPlace {
  let out = "";
  let at = 0;
  for (const c of text) {
    const bytes = c < "\x80" ? c : codes().get(c);
    if (bytes === undefined) return { at };
    out += bytes;
    at++;
  }
  return out;
}

/** The text of bytes. */
export function decodeGb2312(bytes: Uint8Array): string | BadPlace {
  try {
    return new TextDecoder("gb2312", { fatal: true }).decode(bytes);
  } catch {
    // The decoder does not say where: the longest good beginning does.
    let good = 0;
    for (let at = 0; at < bytes.length;) {
      const size = bytes[at] < 0x80 ? 1 : 2;
      try {
        new TextDecoder("gb2312", { fatal: true }).decode(bytes.subarray(at, at + size));
      } catch {
        return { at };
      }
      good = at += size;
    }
    return { at: good };
  }
}
