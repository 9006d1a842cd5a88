// SPDX-License-Identifier: MIT
/**
 * Damaged input for what reads VMIOT's formats without being a module of its own: struct strings, base64, hexadecimal, BCD,
 * GB2312, patterns, numbers. Each must end in a value or a clean error, soon.
 *
 *   deno task fuzz:vmiot [COUNT [SEED]]     (default 100000 1)
 */
import { KernelError } from "../vm/base/kernel_error.ts";
import { cDouble, cInteger, crlfLine, digitsToBytes, wildcardMatch } from "../vm/base/vmiot_text.ts";
import { packStruct, parseStructFormat, unpackStruct } from "../vm/base/vmiot_struct.ts";
import { decodeGb2312 } from "../vm/modules/vmiot/gb2312.ts";
import { textToBytes } from "../vm/base/latin1.ts";
import type { Value } from "../vm/base/value.ts";

const count = Number(Deno.args[0] ?? 100_000);
let seed = Number(Deno.args[1] ?? 1);
const random = (n: number): number => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor(seed / 4294967296 * n);
};

const FORMATS = ["xbBhHiIqQfc7si", "vVvV", "b3sV", "8i2q", "3x4c", "iVh", "vb"];
const SAMPLES = FORMATS.map((text) => {
  const format = parseStructFormat(text);
  const values = [...text.matchAll(/(\d*)([a-zA-Z])/g)].flatMap(([, n, letter]): Value[] =>
    letter === "x"
      ? []
      : letter === "s"
      ? ["text"]
      : Array.from({ length: Number(n || 1) }, () =>
        "vV".includes(letter) ? "hello" : letter === "c" ? "c" : random(100))
  );
  return packStruct(format, values, true);
});

function mutate(text: string): string {
  let out = text;
  for (let i = random(4); i >= 0; i--) {
    const at = random(out.length + 1);
    switch (random(4)) {
      case 0:
        out = out.slice(0, at) + String.fromCharCode(random(256)) + out.slice(at + 1);
        break;
      case 1:
        out = out.slice(0, at);
        break;
      case 2:
        out = out.slice(0, at) + String.fromCharCode(random(256)) + out.slice(at);
        break;
      default:
        out = out.slice(0, at) + "0123456789xvVsiQ\xff\0"[random(18)].repeat(random(12)) + out.slice(at);
    }
  }
  return out;
}

let refused = 0, slowest = 0;
for (let i = 0; i < count; i++) {
  const which = random(FORMATS.length);
  const text = random(3) === 0 ? mutate(FORMATS[which]) : FORMATS[which];
  const data = random(4) === 0 ? SAMPLES[which] : mutate(SAMPLES[which]);
  const started = performance.now();
  try {
    digitsToBytes(data, 16);
    cInteger(data, random(2) === 0);
    cDouble(data);
    wildcardMatch(mutate("*a?b*"), data);
    crlfLine(data, random(100) - 50);
    decodeGb2312(textToBytes(data));
    unpackStruct(parseStructFormat(text), data, random(8) === 0 ? random(10) - 2 : 0, random(2) === 0, random(2) === 0);
  } catch (error) {
    if (!(error instanceof KernelError)) {
      throw new Error(`${JSON.stringify(text)} ${JSON.stringify(data)}`, { cause: error });
    }
    refused++;
  }
  slowest = Math.max(slowest, performance.now() - started);
}
console.log(`${count} inputs, ${refused} refused cleanly, slowest ${slowest.toFixed(1)} ms`);
