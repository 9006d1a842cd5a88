// SPDX-License-Identifier: MIT
/** How samples of 16 bits are packed: u-law and A-law (ITU-T G.711), and the ADPCM of Intel and DVI (IMA). */

/** The number of the first segment whose `ends` reaches `level`. */
function segmentOf(level: number, ends: readonly number[]): number {
  const i = ends.findIndex((end) => level <= end);
  return i < 0 ? ends.length : i;
}

const ULAW_BIAS = 0x84, ULAW_CLIP = 8159;
const ULAW_ENDS = [0x3f, 0x7f, 0xff, 0x1ff, 0x3ff, 0x7ff, 0xfff, 0x1fff];
const ALAW_ENDS = [0x1f, 0x3f, 0x7f, 0xff, 0x1ff, 0x3ff, 0x7ff, 0xfff];

/** The byte for a sample. */
export function toUlaw(sample: number): number {
  const level = sample >> 2;
  const mask = level < 0 ? 0x7f : 0xff;
  const biased = Math.min(Math.abs(level), ULAW_CLIP) + (ULAW_BIAS >> 2);
  const segment = segmentOf(biased, ULAW_ENDS);
  return (segment >= 8 ? 0x7f : segment << 4 | biased >> (segment + 1) & 0xf) ^ mask;
}

/** The sample of a byte. */
export function fromUlaw(byte: number): number {
  const code = ~byte;
  const level = (((code & 0xf) << 3) + ULAW_BIAS << ((code & 0x70) >> 4)) - ULAW_BIAS;
  return code & 0x80 ? -level : level;
}

/** The byte for a sample. */
export function toAlaw(sample: number): number {
  const signed = sample >> 3;
  const mask = signed < 0 ? 0x55 : 0xd5;
  const level = signed < 0 ? -signed - 1 : signed;
  const segment = segmentOf(level, ALAW_ENDS);
  return (segment >= 8 ? 0x7f : segment << 4 | level >> Math.max(segment, 1) & 0xf) ^ mask;
}

/** The sample of a byte. */
export function fromAlaw(byte: number): number {
  const code = byte ^ 0x55;
  const segment = (code & 0x70) >> 4;
  const base = (code & 0xf) << 4;
  const level = segment === 0 ? base + 8 : base + 0x108 << (segment - 1);
  return code & 0x80 ? level : -level;
}

const INDEX_CHANGES = [-1, -1, -1, -1, 2, 4, 6, 8];
// deno-fmt-ignore
const STEPS = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118,
  130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060,
  1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132,
  7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];
const SIGN = 8;

/** Whether a coder may be in this state. */
export const isAdpcmState = (predicted: number, index: number): boolean =>
  predicted >= -0x8000 && predicted < 0x8000 && index >= 0 && index < STEPS.length;

/** Packs samples into four bits each, and unpacks them. */
export class Adpcm {
  constructor(public predicted: number, public index: number) {}

  /** The four bits for a sample. */
  pack(sample: number): number {
    const difference = sample - this.predicted;
    let rest = Math.abs(difference), code = difference < 0 ? SIGN : 0, step = STEPS[this.index];
    for (const bit of [4, 2, 1]) {
      if (rest >= step) {
        code |= bit;
        rest -= step;
      }
      step >>= 1;
    }
    this.unpack(code);
    return code;
  }

  /** The sample of four bits. */
  unpack(code: number): number {
    const step = STEPS[this.index];
    let difference = step >> 3;
    if (code & 4) difference += step;
    if (code & 2) difference += step >> 1;
    if (code & 1) difference += step >> 2;
    this.predicted = Math.max(-0x8000, Math.min(0x7fff, this.predicted + (code & SIGN ? -difference : difference)));
    this.index = Math.max(0, Math.min(STEPS.length - 1, this.index + INDEX_CHANGES[code & 7]));
    return this.predicted;
  }
}
