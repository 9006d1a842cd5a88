// SPDX-License-Identifier: MIT
/**
 * The `%` operator of str and unicode. The grammar and the layout of numbers are `vm/base/percent_format.ts`; here the
 * arguments are fetched and converted, which may run Python code.
 *
 * A byte format that meets a unicode argument goes on as a unicode format from there (`PyString_Format`).
 * Parsed formats are cached per VM. Builtin values take no generator.
 */
import { PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import {
  ALTERNATE,
  BLANK,
  formatPercentFloat,
  formatPercentInt,
  LEFT,
  numberRequired,
  padPercent,
  parsePercent,
  PercentArguments,
  percentByte,
  type PercentFormat,
  percentPoint,
  type PercentSegment,
  SIGN,
  STAR,
  starPrecision,
  unsupportedCharacter,
  ZERO,
} from "../base/percent_format.ts";
import { hasPairs, pointLength, pointSlice } from "../base/unicode_text.ts";
import { encodeDefault, repr } from "../core/abstract.ts";
import { isNumber } from "../core/compare.ts";
import { asCLong, asDouble } from "../core/convert.ts";
import { kernel, overflowError, PyThrow, throwFromKernel, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { toInt, toLong } from "../core/number.ts";
import { getItem } from "../core/sequence.ts";
import { isInteger, isStr, longType, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { plainFormat, type PlainSegment, plainSegments } from "./percent_plain.ts";
import { decodeDefault } from "./unicode_codecs.ts";
import { toUnicode } from "./unicode_value.ts";

const CACHE = Symbol("parsed % formats");

interface Parsed extends PercentFormat {
  /** For {@linkcode plainFormat}. */
  plain: PlainSegment[] | null;
}

function parsed(vm: Vm, format: string): Parsed {
  const cache = vm.state(CACHE, () => new Map<string, Parsed>());
  let found = cache.get(format);
  if (found === undefined) {
    // Bounded: programs may build formats endlessly.
    if (cache.size >= 1000) cache.clear();
    const made = parsePercent(format);
    cache.set(format, found = { ...made, plain: plainSegments(made) });
  }
  return found;
}

const intText = kernel(formatPercentInt);
const floatText = kernel(formatPercentFloat);
const padded = kernel(padPercent);
const byteOf = kernel(percentByte);
const pointOf = kernel(percentPoint);
const precisionOf = kernel(starPrecision);
const needNumber = kernel(numberRequired);
const unsupported = kernel(unsupportedCharacter);

/** One run of `format % args`. */
class Run {
  out = "";
  /** Index of the segment being formatted. */
  at = 0;
  /** A byte format that turned to unicode on the way; `prefix` is what it had made until then. */
  switched = false;
  prefix = "";
  readonly args: PercentArguments<Value>;
  readonly segments: PercentSegment[];
  tail: string;

  constructor(
    readonly vm: Vm,
    compiled: PercentFormat,
    readonly format: string,
    public isUnicode: boolean,
    readonly operand: Value,
  ) {
    this.segments = compiled.segments;
    this.tail = compiled.tail;
    const items = operand instanceof PyTuple ? operand.items : undefined;
    const isMapping = items === undefined && typeof operand !== "string" && operand !== null &&
      typeOf(operand).mp_subscript !== undefined && !isStr(operand) && !(operand instanceof PyUnicode);
    this.args = new PercentArguments(items, operand, isMapping);
  }

  take(): Value {
    return take(this.args);
  }

  finish(): Value {
    finish(this.args);
    const text = this.out + this.tail;
    if (this.switched) return new PyUnicode(decodeDefault(this.vm, this.prefix) + text);
    return this.isUnicode ? new PyUnicode(text) : text;
  }

  /** From here on the result is unicode: the rest of the format must be ASCII. */
  turnToUnicode(): void {
    this.isUnicode = this.switched = true;
    const behind = this.at === 0 ? 0 : this.segments[this.at - 1].index + 1;
    decodeDefault(this.vm, this.format.slice(behind + this.segments[this.at].literal.length));
    this.prefix = this.out;
    this.out = "";
  }
}

const take = kernel((args: PercentArguments<Value>) => args.take());
const finish = kernel((args: PercentArguments<Value>) => args.finish());
const requireMapping = kernel((args: PercentArguments<Value>) => args.requireMapping());

/**
 * `format % operand`.
 * @param isUnicode Whether `format` is text (unicode) rather than bytes.
 * @returns A `str`, or `unicode` if the format or an argument is.
 */
export function percentFormat(vm: Vm, format: string, isUnicode: boolean, operand: Value): Result<Value> {
  const compiled = parsed(vm, format);
  if (compiled.plain !== null && !isUnicode) {
    const text = plainFormat(vm, compiled.plain, compiled.tail, operand);
    if (text !== undefined) return text;
  }
  const run = new Run(vm, compiled, format, isUnicode, operand);
  const segments = run.segments;
  for (; run.at < segments.length; run.at++) {
    const r = runSegment(run, segments[run.at]);
    if (isGen(r)) return finishSlow(run, r);
    run.out += r;
  }
  return run.finish();
}

function* finishSlow(run: Run, pending: Gen<string>): Gen<Value> {
  // Not `out += yield*`: the segment itself appends to `out` on its way.
  let text = yield* pending;
  run.out += text;
  for (run.at++; run.at < run.segments.length; run.at++) {
    const r = runSegment(run, run.segments[run.at]);
    text = isGen(r) ? yield* r : r;
    run.out += text;
  }
  return run.finish();
}

/** The literal and the converted argument of one segment. Plain for the frequent conversions of builtin values. */
function runSegment(run: Run, segment: PercentSegment): Result<string> {
  if (
    segment.key !== undefined && segment.width !== STAR && segment.precision !== STAR && segment.error === undefined
  ) {
    return keyedSegment(run, segment);
  }
  if (
    segment.key !== undefined || segment.width === STAR || segment.precision === STAR || segment.error !== undefined
  ) {
    return fullSegment(run, segment);
  }
  run.out += segment.literal;
  if (segment.conversion === "%") return padded("%", 1, segment.flags, segment.width);
  return convert(run, segment, run.take(), segment.flags, segment.width, segment.precision);
}

/** A segment with a mapping key and fixed width and precision. */
function keyedSegment(run: Run, segment: PercentSegment): Result<string> {
  requireMapping(run.args);
  run.out += segment.literal;
  const key = run.isUnicode ? new PyUnicode(segment.key!) : segment.key!;
  const v = getItem(run.vm, run.operand, key);
  if (isGen(v)) return keyedSlow(run, segment, v);
  run.args.useMapped(v);
  if (segment.conversion === "%") return padded("%", 1, segment.flags, segment.width);
  return convert(run, segment, run.take(), segment.flags, segment.width, segment.precision);
}

function* keyedSlow(run: Run, segment: PercentSegment, pending: Gen<Value>): Gen<string> {
  run.args.useMapped(yield* pending);
  if (segment.conversion === "%") return padded("%", 1, segment.flags, segment.width);
  const r = convert(run, segment, run.take(), segment.flags, segment.width, segment.precision);
  return isGen(r) ? yield* r : r;
}

function raiseError(segment: PercentSegment): never {
  throw throwFromKernel(segment.error!);
}

/** A segment with a mapping key, `*`, or an error. */
function* fullSegment(run: Run, segment: PercentSegment): Gen<string> {
  const { vm, args } = run;
  let { flags, width, precision } = segment;
  run.out += segment.literal;
  if (segment.key !== undefined) {
    requireMapping(args);
    if (segment.errorAt === "key" && segment.error !== undefined) raiseError(segment);
    const key = run.isUnicode ? new PyUnicode(segment.key) : segment.key;
    let v = getItem(vm, run.operand, key);
    if (isGen(v)) v = yield* v;
    args.useMapped(v);
  } else if (segment.errorAt === "key" && segment.error !== undefined) raiseError(segment);
  if (width === STAR) {
    width = starInt(run.take());
    if (width < 0) {
      flags |= LEFT;
      width = -width;
    }
  }
  if (segment.errorAt === "width" && segment.error !== undefined) raiseError(segment);
  if (precision === STAR) precision = precisionOf(starInt(run.take()));
  if (segment.error !== undefined) raiseError(segment);
  if (segment.conversion === "%") return padded("%", 1, flags, width);
  const r = convert(run, segment, run.take(), flags, width, precision);
  return isGen(r) ? yield* r : r;
}

function starInt(v: Value): number {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt) return Number(v.value);
  throw typeError("* wants int");
}

function convert(
  run: Run,
  segment: PercentSegment,
  v: Value,
  flags: number,
  width: number,
  precision: number,
): Result<string> {
  const conversion = segment.conversion;
  switch (conversion) {
    case "s":
      return textOf(run, v, flags, width, precision);
    case "r": {
      const r = repr(run.vm, v);
      return isGen(r) ? then(r, (s) => clip(s, flags, width, precision)) : clip(s0(run, r), flags, width, precision);
    }
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X":
      if (typeof v === "number") {
        return width < 0 && precision < 0 && (flags === 0 || flags === LEFT) &&
            (conversion === "d" || conversion === "i")
          ? "" + v
          : intText(v, false, conversion, flags, width, precision);
      }
      return integer(run, segment, v, flags, width, precision);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      if (v instanceof PyFloat) return floatText(v.value, conversion, flags, width, precision);
      return floating(run, conversion, v, flags, width, precision);
    case "c":
      return character(run, v, flags, width);
  }
  return unsupported(segment, run.isUnicode);
}

/** Reprs are ASCII in practice; a unicode format decodes them. */
function s0(run: Run, s: string): string {
  return run.isUnicode ? decodeDefault(run.vm, s) : s;
}

/** Text cut to `precision` and padded to `width`. */
function clip(s: string, flags: number, width: number, precision: number): string {
  if (width < 0 && precision < 0) return s;
  const wide = hasPairs(s);
  let size = pointLength(s, wide);
  if (precision >= 0 && size > precision) {
    s = pointSlice(s, 0, precision, wide);
    size = precision;
  }
  return padded(s, size, flags, width);
}

/** `%s`. */
function textOf(run: Run, v: Value, flags: number, width: number, precision: number): Result<string> {
  if (typeof v === "string") return clip(run.isUnicode ? decodeDefault(run.vm, v) : v, flags, width, precision);
  if (typeof v === "number") return clip("" + v, flags, width, precision);
  if (run.isUnicode || v instanceof PyUnicode) {
    if (!run.isUnicode) run.turnToUnicode();
    const u = toUnicode(run.vm, v);
    return isGen(u) ? then(u, (t) => clip(t.value, flags, width, precision)) : clip(u.value, flags, width, precision);
  }
  // `str(v)`, but a unicode result of `__str__` turns the format to unicode.
  const slot = typeOf(v).tp_str;
  const r = slot === undefined ? repr(run.vm, v) : slot(run.vm, v);
  return isGen(r) ? objectTextSlow(run, v, r, flags, width, precision) : objectText(run, v, r, flags, width, precision);
}

function* objectTextSlow(
  run: Run,
  v: Value,
  pending: Gen<Value>,
  flags: number,
  width: number,
  precision: number,
): Gen<string> {
  const r = objectText(run, v, yield* pending, flags, width, precision);
  return isGen(r) ? yield* r : r;
}

function objectText(run: Run, v: Value, r: Value, flags: number, width: number, precision: number): Result<string> {
  if (isStr(r)) return clip(strValue(r), flags, width, precision);
  if (!(r instanceof PyUnicode)) throw typeError(`__str__ returned non-string (type ${typeName(r)})`);
  run.turnToUnicode();
  return then(toUnicode(run.vm, v), (u) => clip(u.value, flags, width, precision));
}

/** `%d` and its kin of anything but a small int. */
function integer(
  run: Run,
  segment: PercentSegment,
  v: Value,
  flags: number,
  width: number,
  precision: number,
): Result<string> {
  const conversion = segment.conversion;
  if (typeof v === "boolean") return intText(v ? 1 : 0, false, conversion, flags, width, precision);
  if (v instanceof PyInt) return intText(v.value, false, conversion, flags, width, precision);
  if (v instanceof PyLong && v.type.heap) {
    const r = overriddenText(run, conversion, v, flags, width, precision);
    if (r !== undefined) return r;
  }
  if (v instanceof PyLong) return intText(v.value, true, conversion, flags, width, precision);
  return integerSlow(run, conversion, v, flags, width, precision);
}

/** A long of a class that has its own `__str__`, `__oct__` or `__hex__`: they give the digits (`_PyString_FormatLong`). */
function overriddenText(
  run: Run,
  conversion: string,
  v: PyLong,
  flags: number,
  width: number,
  precision: number,
): Result<string> | undefined {
  const slot = conversion === "o" ? "nb_oct" : conversion === "x" || conversion === "X" ? "nb_hex" : "tp_str";
  const f = v.type[slot];
  if (f === undefined || f === longType[slot]) return undefined;
  return then(f(run.vm, v), (r) => {
    if (!isStr(r) && !(r instanceof PyUnicode)) {
      throw typeError(`expected string or Unicode object, ${typeName(r)} found`);
    }
    const text = (isStr(r) ? strValue(r) : encodeDefault(r)).replace(/L$/, "");
    const sign = text.startsWith("-") ? "-" : "";
    const prefix = slot === "nb_oct" ? "0" : slot === "nb_hex" ? "0x" : "";
    let digits = text.slice(sign.length);
    const valid = slot === "nb_oct"
      ? digits.startsWith("0")
      : digits.startsWith(prefix) && digits.length > prefix.length;
    if (!valid || digits === "") {
      const method = slot === "nb_oct" ? "oct" : slot === "nb_hex" ? "hex" : "str";
      throw valueError(`%${conversion} format: invalid result of __${method}__ (type=${typeName(v)})`);
    }
    const alternate = (flags & ALTERNATE) !== 0;
    let shown = "";
    if (slot === "nb_hex") {
      digits = digits.slice(2);
      if (alternate) shown = "0x";
    } else if (slot === "nb_oct" && !alternate && digits.length > 1) digits = digits.slice(1);
    digits = digits.padStart(precision, "0");
    if (conversion === "X") {
      digits = digits.toUpperCase();
      shown = shown.toUpperCase();
    }
    const lead = sign !== "" ? sign : flags & SIGN ? "+" : flags & BLANK ? " " : "";
    if (flags & ZERO && !(flags & LEFT)) digits = digits.padStart(width - lead.length - shown.length, "0");
    const out = lead + shown + digits;
    return padded(out, out.length, flags, width);
  });
}

function* integerSlow(
  run: Run,
  conversion: string,
  v: Value,
  flags: number,
  width: number,
  precision: number,
): Gen<string> {
  const { vm } = run;
  if (v !== null && isNumber(typeOf(v))) {
    let n: Value | undefined;
    for (const read of [toInt, toLong]) {
      try {
        let r = read(vm, v);
        if (isGen(r)) r = yield* r;
        n = r;
        break;
      } catch (e) {
        if (!(e instanceof PyThrow)) throw e;
      }
    }
    if (n !== undefined && isInteger(n)) {
      return intText(
        typeof n === "object" ? n.value : Number(n),
        n instanceof PyLong,
        conversion,
        flags,
        width,
        precision,
      );
    }
  }
  return needNumber(conversion, typeName(v));
}

/** `%f` and its kin of anything but a float. */
function floating(
  run: Run,
  conversion: string,
  v: Value,
  flags: number,
  width: number,
  precision: number,
): Result<string> {
  if (typeof v === "number") return floatText(v, conversion, flags, width, precision);
  return floatingSlow(run, conversion, v, flags, width, precision);
}

function* floatingSlow(
  run: Run,
  conversion: string,
  v: Value,
  flags: number,
  width: number,
  precision: number,
): Gen<string> {
  let x: Result<number>;
  try {
    x = asDouble(run.vm, v);
    if (isGen(x)) x = yield* x;
  } catch (e) {
    if (!(e instanceof PyThrow) || run.isUnicode) throw e;
    throw typeError(`float argument required, not ${typeName(v)}`);
  }
  return floatText(x, conversion, flags, width, precision);
}

/** `%c`. */
function character(run: Run, v: Value, flags: number, width: number): Result<string> {
  const pad = (s: string) => width <= 1 ? s : padded(s, 1, flags, width);
  if (v instanceof PyUnicode || run.isUnicode && isStr(v)) {
    if (!run.isUnicode) run.turnToUnicode();
    const s = v instanceof PyUnicode ? v.value : decodeDefault(run.vm, strValue(v));
    if (pointLength(s, hasPairs(s)) !== 1) throw typeError("%c requires int or char");
    return pad(s);
  }
  if (isStr(v)) {
    const s = strValue(v);
    if (s.length !== 1) throw typeError("%c requires int or char");
    return pad(s);
  }
  if (run.isUnicode) return characterPoint(run, v, pad);
  if (v instanceof PyLong && (v.value > 0x7fffffffffffffffn || v.value < -0x8000000000000000n)) {
    throw overflowError("Python int too large to convert to C long");
  }
  return then(asCLong(run.vm, v), (n) => pad(byteOf(n)));
}

function* characterPoint(run: Run, v: Value, pad: (s: string) => string): Gen<string> {
  let n: Result<Value | undefined>;
  try {
    n = isInteger(v) ? v : toInt(run.vm, v);
    if (isGen(n)) n = yield* n;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    n = undefined;
  }
  if (n === undefined || !isInteger(n)) throw typeError("%c requires int or char");
  return pad(pointOf(typeof n === "object" ? n.value : Number(n)));
}
