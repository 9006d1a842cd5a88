// SPDX-License-Identifier: MIT
/**
 * `audioop`: sums and conversions of sound samples, signed numbers of 1, 2 or 4 bytes, the low byte first.
 * CPYTHON: `Modules/audioop.c`.
 */
import { PyFloat, PyLong, PyTuple, type Value } from "../base/value.ts";
import { asCInt } from "../core/convert.ts";
import { overflowError, type PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { float, int, obj, opt, type Params, ssize } from "../native/args.ts";
import { def, defineModule, type Row } from "../native/define.ts";
import { bytesToText, readOnlyBytes, textToBytes } from "../objects/buffer_protocol.ts";
import { moduleException } from "../objects/module_exception.ts";
import { Adpcm, fromAlaw, fromUlaw, isAdpcmState, toAlaw, toUlaw } from "./audioop_codecs.ts";

const failure = moduleException("audioop", "error");
const error = (vm: Vm, text: string): PyThrow => failure.make(vm, text);

type Samples = Int8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

function checkWidth(vm: Vm, width: number): void {
  if (width !== 1 && width !== 2 && width !== 4) throw error(vm, "Size should be 1, 2 or 4");
}

/** `count` samples, all 0. */
const silence = (width: number, count: number): Samples =>
  width === 1 ? new Int8Array(count) : width === 2 ? new Int16Array(count) : new Int32Array(count);

/** The samples of a text. @throws {PyThrow} if the width is none, or the last sample is cut off. */
function samplesOf(vm: Vm, text: string, width: number): Samples {
  checkWidth(vm, width);
  if (text.length % width !== 0) throw error(vm, "not a whole number of frames");
  const samples = silence(width, text.length / width);
  new Uint8Array(samples.buffer).set(textToBytes(text));
  return samples;
}

const textOf = (samples: Samples | Uint8Array<ArrayBuffer>): string =>
  bytesToText(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));

/** What a sample is beside one of 4 bytes, in bits. */
const shiftOf = (width: number): number => 32 - 8 * width;

/** The nearest sample below a number. */
function fit(x: number, width: number): number {
  const end = 2 ** (8 * width - 1);
  if (x > end - 1) x = end - 1;
  // CPYTHON: not a number is the least.
  else if (!(x >= -end)) x = -end;
  return Math.floor(x);
}

/** A number that C has as `unsigned int`. */
const unsigned = (n: number): Value => n > 0x7fffffff ? new PyLong(BigInt(n)) : n;

/** The least and the greatest of some numbers, and of those two. */
function extremes(numbers: Iterable<number>, least: number, greatest: number): [number, number] {
  for (const n of numbers) {
    if (n < least) least = n;
    if (n > greatest) greatest = n;
  }
  return [least, greatest];
}

function most(samples: Samples): number {
  const [least, greatest] = extremes(samples, 0, 0);
  return Math.max(-least, greatest);
}

function rms(samples: Samples): number {
  let sum = 0;
  for (const s of samples) sum += s * s;
  return samples.length === 0 ? 0 : Math.floor(Math.sqrt(sum / samples.length));
}

/** Differences of the extremes, one after the other. */
function* swings(samples: Samples): Generator<number> {
  let before = samples[0];
  let extreme: number | undefined;
  let falls: boolean | undefined;
  for (const s of samples) {
    if (s === before) continue;
    const nowFalls = s < before;
    if (falls === !nowFalls) {
      if (extreme !== undefined) yield Math.abs(before - extreme);
      extreme = before;
    }
    before = s;
    falls = nowFalls;
  }
}

function averageSwing(samples: Samples): number {
  let sum = 0, count = 0;
  for (const swing of swings(samples)) {
    sum += swing;
    count++;
  }
  return count === 0 ? 0 : Math.floor(sum / count);
}

function crossings(samples: Samples): number {
  let count = -1;
  let below: boolean | undefined;
  for (const s of samples) {
    if (s < 0 !== below) count++;
    below = s < 0;
  }
  return samples.length === 0 ? -1 : count;
}

function average(samples: Samples): number {
  let sum = 0;
  for (const s of samples) sum += s;
  return samples.length === 0 ? 0 : Math.floor(sum / samples.length);
}

// ---- comparing ----------------------------------------------------------------------------------------------------

function evenSamples(vm: Vm, text: string): Samples {
  if (text.length % 2 !== 0) throw error(vm, "Strings should be even-sized");
  return samplesOf(vm, text, 2);
}

/** The sum of products of `count` samples. */
function correlation(a: Samples, b: Samples, count: number, start = 0): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += a[start + i] * b[i];
  return sum;
}

function findFit(vm: Vm, text: string, reference: string): Value {
  const a = evenSamples(vm, text), b = evenSamples(vm, reference);
  if (a.length < b.length) throw error(vm, "First sample should be longer");
  const size = b.length;
  const power = correlation(b, b, size);
  let window = correlation(a, a, size);
  const misfit = (start: number): [number, number] => {
    const common = correlation(a, b, size, start);
    return [(power * window - common * common) / window, common];
  };
  let best = 0, [least, factor] = misfit(0);
  for (let j = 1; j <= a.length - size; j++) {
    window = window + a[j + size - 1] ** 2 - a[j - 1] ** 2;
    const [found, common] = misfit(j);
    if (found < least) [best, least, factor] = [j, found, common];
  }
  return new PyTuple([best, new PyFloat(factor / power)]);
}

function findFactor(vm: Vm, text: string, reference: string): Value {
  const a = evenSamples(vm, text), b = evenSamples(vm, reference);
  if (a.length !== b.length) throw error(vm, "Samples should be same size");
  return new PyFloat(correlation(a, b, a.length) / correlation(b, b, a.length));
}

function findMax(vm: Vm, text: string, size: number): number {
  const a = evenSamples(vm, text);
  if (size < 0 || a.length < size) throw error(vm, "Input sample should be longer");
  let power = correlation(a, a, size);
  let best = 0, greatest = power;
  for (let j = 1; j <= a.length - size; j++) {
    power = power + (a[j + size - 1] ?? 0) ** 2 - a[j - 1] ** 2;
    if (power > greatest) [best, greatest] = [j, power];
  }
  return best;
}

// ---- changing -----------------------------------------------------------------------------------------------------

function add(vm: Vm, text: string, other: string, width: number): string {
  const a = samplesOf(vm, text, width);
  if (text.length !== other.length) throw error(vm, "Lengths should be the same");
  const b = samplesOf(vm, other, width);
  return textOf(a.map((s: number, i: number) => fit(s + b[i], width)) as Samples);
}

function toMono(vm: Vm, text: string, width: number, left: number, right: number): string {
  const samples = samplesOf(vm, text, width);
  if (samples.length % 2 !== 0) throw error(vm, "not a whole number of frames");
  const mono = silence(width, samples.length / 2);
  for (let i = 0; i < mono.length; i++) mono[i] = fit(samples[2 * i] * left + samples[2 * i + 1] * right, width);
  return textOf(mono);
}

function toStereo(vm: Vm, text: string, width: number, left: number, right: number): string {
  const samples = samplesOf(vm, text, width);
  const stereo = silence(width, samples.length * 2);
  for (let i = 0; i < samples.length; i++) {
    stereo[2 * i] = fit(samples[i] * left, width);
    stereo[2 * i + 1] = fit(samples[i] * right, width);
  }
  return textOf(stereo);
}

function changeWidth(vm: Vm, text: string, width: number, newWidth: number): string {
  const samples = samplesOf(vm, text, width);
  checkWidth(vm, newWidth);
  const out = silence(newWidth, samples.length);
  const up = shiftOf(width), down = shiftOf(newWidth);
  for (let i = 0; i < out.length; i++) out[i] = samples[i] << up >> down;
  return textOf(out);
}

/** Bytes of a code for samples. */
function encode(vm: Vm, text: string, width: number, code: (sample: number) => number): string {
  const samples = samplesOf(vm, text, width);
  const shift = shiftOf(width);
  return textOf(Uint8Array.from(samples, (s) => code(s << shift >> 16)));
}

function decode(vm: Vm, text: string, width: number, code: (byte: number) => number): string {
  checkWidth(vm, width);
  const bytes = textToBytes(text);
  const out = silence(width, bytes.length);
  const shift = shiftOf(width);
  for (let i = 0; i < out.length; i++) out[i] = code(bytes[i]) << 16 >> shift;
  return textOf(out);
}

// ---- coders with a state ------------------------------------------------------------------------------------------

function* twoInts(vm: Vm, items: Value[]): Gen<[number, number]> {
  const numbers: number[] = [];
  for (const item of items) {
    const n = asCInt(vm, item);
    numbers.push(isGen(n) ? yield* n : n);
  }
  return [numbers[0], numbers[1]];
}

function* adpcmOf(vm: Vm, state: Value): Gen<Adpcm> {
  if (state === null) return new Adpcm(0, 0);
  if (!(state instanceof PyTuple)) throw typeError("state must be a tuple or None");
  if (state.items.length !== 2) throw typeError(`function takes exactly 2 arguments (${state.items.length} given)`);
  const [predicted, index] = yield* twoInts(vm, state.items);
  if (!isAdpcmState(predicted, index)) throw valueError("bad state");
  return new Adpcm(predicted, index);
}

const withState = (text: string, coder: Adpcm): Value =>
  new PyTuple([text, new PyTuple([coder.predicted, coder.index])]);

function* toAdpcm(vm: Vm, text: string, width: number, state: Value): Gen<Value> {
  const samples = samplesOf(vm, text, width);
  const coder = yield* adpcmOf(vm, state);
  const shift = shiftOf(width);
  // Two codes a byte, the first in the upper half; a single one at the end is lost.
  const out = new Uint8Array(samples.length >> 1);
  samples.forEach((s: number, i: number) => {
    const code = coder.pack(s << shift >> 16);
    if (i >> 1 < out.length) out[i >> 1] |= i & 1 ? code : code << 4;
  });
  return withState(textOf(out), coder);
}

function* fromAdpcm(vm: Vm, text: string, width: number, state: Value): Gen<Value> {
  checkWidth(vm, width);
  const coder = yield* adpcmOf(vm, state);
  const bytes = textToBytes(text);
  const out = silence(width, bytes.length * 2);
  const shift = shiftOf(width);
  for (let i = 0; i < out.length; i++) {
    const byte = bytes[i >> 1];
    out[i] = coder.unpack(i & 1 ? byte & 0xf : byte >> 4) << 16 >> shift;
  }
  return withState(textOf(out), coder);
}

function gcd(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** Where a conversion of the rate stands: how far, and of each channel the last sample and the one before. */
interface RateState {
  place: number;
  last: Int32Array;
  before: Int32Array;
}

function* rateStateOf(vm: Vm, state: Value, channels: number, outRate: number): Gen<RateState> {
  const last = new Int32Array(channels), before = new Int32Array(channels);
  if (state === null) return { place: -outRate, last, before };
  if (!(state instanceof PyTuple)) throw typeError("state must be a tuple or None");
  const [first, pairs] = state.items;
  if (state.items.length !== 2 || !(pairs instanceof PyTuple)) {
    throw typeError("audioop.ratecv: illegal state argument");
  }
  const place = asCInt(vm, first);
  const found = { place: isGen(place) ? yield* place : place, last, before };
  if (pairs.items.length !== channels) throw error(vm, "illegal state argument");
  for (let i = 0; i < channels; i++) {
    const pair = pairs.items[i];
    if (!(pair instanceof PyTuple) || pair.items.length !== 2) throw typeError("ratecv(): illegal state argument");
    [before[i], last[i]] = yield* twoInts(vm, pair.items);
  }
  return found;
}

function* changeRate(
  vm: Vm,
  text: string,
  width: number,
  channels: number,
  inRate: number,
  outRate: number,
  state: Value,
  weightA: number,
  weightB: number,
): Gen<Value> {
  checkWidth(vm, width);
  if (channels < 1) throw error(vm, "# of channels should be >= 1");
  if (width * channels > 0x7fffffff) throw overflowError("width * nchannels too big for a C int");
  if (weightA < 1 || weightB < 0) throw error(vm, "weightA should be >= 1, weightB should be >= 0");
  if (text.length % (width * channels) !== 0) throw error(vm, "not a whole number of frames");
  if (inRate <= 0 || outRate <= 0) throw error(vm, "sampling rate not > 0");
  const common = gcd(inRate, outRate), commonWeight = gcd(weightA, weightB);
  const from = inRate / common, to = outRate / common, a = weightA / commonWeight, b = weightB / commonWeight;
  const s = yield* rateStateOf(vm, state, channels, to);
  const samples = samplesOf(vm, text, width);
  const shift = shiftOf(width);
  const out: number[] = [];
  for (let at = 0; at < samples.length; at += channels) {
    for (let c = 0; c < channels; c++) {
      s.before[c] = s.last[c];
      const sample = samples[at + c] << shift;
      s.last[c] = (a * sample + b * s.before[c]) / (a + b) | 0;
    }
    for (s.place += to; s.place >= 0; s.place -= from) {
      for (let c = 0; c < channels; c++) {
        const between = (s.before[c] * s.place + s.last[c] * (to - s.place)) / to;
        out.push(between >> shift);
      }
    }
  }
  const converted = silence(width, out.length);
  converted.set(out);
  const pairs = Array.from(s.last, (last, c) => new PyTuple([s.before[c], last]));
  return new PyTuple([textOf(converted), new PyTuple([s.place, new PyTuple(pairs)])]);
}

// ---- the module ---------------------------------------------------------------------------------------------------

const fragment = readOnlyBytes("fragment");
const width = int("width");

/** A function of a fragment and its width, and what `more` says. */
// deno-lint-ignore no-explicit-any
const row = <P extends Params>(more: P, doc: string, f: (vm: Vm, ...args: any[]) => Value | Gen<Value>): Row =>
  def([fragment, width, ...more], { doc, arity: "parse" }, f) as Row;

/** The same, where the samples are all that matters. */
const measure = (doc: string, f: (samples: Samples) => Value): Row =>
  row([], doc, (vm, text, size) => f(samplesOf(vm, text, size)));

/** The same, where each sample becomes another. */
const change = (more: Params, doc: string, f: (sample: number, width: number, by: number) => number): Row =>
  row(
    more,
    doc,
    (vm, text, size, by) => textOf(samplesOf(vm, text, size).map((s: number) => f(s, size, by)) as Samples),
  );

const pair = [fragment, readOnlyBytes("reference")] as const;
const parse = (doc: string) => ({ doc, arity: "parse" as const });

export const audioopModule = defineModule("audioop", "Sums and conversions of sound samples.", {
  max: measure("The greatest absolute value.", (samples) => unsigned(most(samples))),
  minmax: measure(
    "The least and the greatest sample.",
    (samples) => new PyTuple(extremes(samples, 0x7fffffff, -0x80000000)),
  ),
  avg: measure("The average.", average),
  rms: measure("The square root of the average of the squares.", (samples) => unsigned(rms(samples))),
  maxpp: measure(
    "The greatest difference of two extremes, one after the other.",
    (samples) => unsigned(extremes(swings(samples), 0, 0)[1]),
  ),
  avgpp: measure("The average difference of two extremes.", (samples) => unsigned(averageSwing(samples))),
  cross: measure("How often the sign changes.", crossings),
  getsample: row([ssize("index")], "A sample.", (vm, text, size, index) => {
    const samples = samplesOf(vm, text, size);
    if (index < 0 || index >= samples.length) throw error(vm, "Index out of range");
    return samples[index];
  }),
  findfit: def(pair, parse("Where in the first the second fits best, and its factor there."), findFit),
  findfactor: def(pair, parse("The factor by which the second fits the first best."), findFactor),
  findmax: def(
    [fragment, ssize("length")],
    parse("Where the piece of so many samples begins that is the loudest."),
    findMax,
  ),
  add: def(
    [fragment, readOnlyBytes("fragment2"), width],
    parse("The sums of samples; what is too great is the greatest."),
    add,
  ),
  mul: change([float("factor")], "The samples times a factor.", (s, size, factor) => fit(s * factor, size)),
  bias: change([int("bias")], "The samples with a number added; they wrap round.", (s, _size, bias) => s + bias),
  reverse: measure("The samples from the last to the first.", (samples) => textOf(samples.reverse() as Samples)),
  tomono: row([float("lfactor"), float("rfactor")], "Both channels added, times their factors.", toMono),
  tostereo: row([float("lfactor"), float("rfactor")], "Two channels, the samples times their factors.", toStereo),
  lin2lin: row([int("newwidth")], "The samples in another width.", changeWidth),
  lin2ulaw: row([], "The samples in u-law.", (vm, text, size) => encode(vm, text, size, toUlaw)),
  ulaw2lin: row([], "The samples of u-law.", (vm, text, size) => decode(vm, text, size, fromUlaw)),
  lin2alaw: row([], "The samples in A-law.", (vm, text, size) => encode(vm, text, size, toAlaw)),
  alaw2lin: row([], "The samples of A-law.", (vm, text, size) => decode(vm, text, size, fromAlaw)),
  lin2adpcm: row([obj("state")], "The samples in ADPCM, and the state for the next; None at first.", toAdpcm),
  adpcm2lin: row([obj("state")], "The samples of ADPCM, and the state for the next; None at first.", fromAdpcm),
  ratecv: row(
    [int("nchannels"), int("inrate"), int("outrate"), obj("state"), opt(int("weightA"), 1), opt(int("weightB"), 0)],
    "The samples at another rate, and the state for the next; None at first.",
    changeRate,
  ),
}, (vm, ns) => {
  ns.setStr("error", failure.of(vm));
});
