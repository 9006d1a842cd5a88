// SPDX-License-Identifier: MIT
/**
 * `datetime.timedelta`. INVARIANT: 0 ≤ seconds < 86400, 0 ≤ microseconds < 10^6, |days| ≤ 999999999.
 * CPYTHON: `Modules/datetimemodule.c`.
 */
import { hashToValue, intHash, tupleHash } from "../base/hash.ts";
import { NotImplemented, PyFloat, PyObject, PyTuple, type Value } from "../base/value.ts";
import { trueDivBig } from "../base/float_math.ts";
import { EQ, NE, threeWay } from "../core/compare.ts";
import { overflowError, typeError, valueError, zeroDivisionError } from "../core/exceptions.ts";
import type { PyType } from "../core/type.ts";
import { bigOf, isInteger, tpName, typeName } from "../core/types.ts";
import { obj, opt } from "../native/args.ts";
import { method, newType } from "../native/define.ts";
import { construct, constructor } from "./iter_support.ts";
import "../objects/object_type.ts";

/** `datetime.timedelta`. */
export class PyTimeDelta extends PyObject {
  /** Once somebody has asked, as CPython's `hashcode`. */
  hash: Value | undefined = undefined;

  constructor(readonly days: number, readonly seconds: number, readonly microseconds: number) {
    super();
  }
}

const MAX_DAYS = 999999999;
const tooLong = (days: number) => overflowError(`days=${days}; must have magnitude <= ${MAX_DAYS}`);

/** A timedelta of exactly that type from parts in any range (safe integers). */
export function makeDelta(days: number, seconds = 0, microseconds = 0, type: PyType = timedeltaType): PyTimeDelta {
  const s = seconds + Math.floor(microseconds / 1000000);
  microseconds -= Math.floor(microseconds / 1000000) * 1000000;
  days += Math.floor(s / 86400);
  seconds = s - Math.floor(s / 86400) * 86400;
  if (days < -MAX_DAYS || days > MAX_DAYS) {
    throw tooLong(days);
  }
  // A zero of a computation with a negative number may be the negative one.
  return new type.jsClass(days + 0, seconds + 0, microseconds + 0) as PyTimeDelta;
}

const NOTHING = new PyTimeDelta(0, 0, 0);

/** All of it in microseconds. */
function deltaMicroseconds(d: PyTimeDelta): bigint {
  return (BigInt(d.days) * 86400n + BigInt(d.seconds)) * 1000000n + BigInt(d.microseconds);
}

function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && (a < 0n) !== (b < 0n) ? q - 1n : q;
}

/** A timedelta from microseconds. */
function fromMicroseconds(us: bigint, type: PyType = timedeltaType): PyTimeDelta {
  const seconds = floorDiv(us, 1000000n);
  const days = floorDiv(seconds, 86400n);
  if (days > 0x7fffffffn || days < -0x80000000n) throw overflowError("Python int too large to convert to C int");
  return makeDelta(
    Number(days),
    Number(seconds - days * 86400n),
    Number(us - seconds * 1000000n),
    type,
  );
}

/** Order of two timedeltas. */
function compareDeltas(a: PyTimeDelta, b: PyTimeDelta): number {
  return a.days - b.days || a.seconds - b.seconds || a.microseconds - b.microseconds;
}

/** The TypeError of comparisons between different things. */
export function cannotCompare(a: Value, b: Value) {
  return typeError(`can't compare ${typeName(a)} to ${typeName(b)}`);
}

const wholeOf = (x: number): bigint => {
  if (x !== x) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
  return BigInt(x);
};

/** C's `round`, halves away from zero. */
export function roundHalfAway(x: number): number {
  return (x >= 0 ? Math.floor(x + 0.5) : Math.ceil(x - 0.5)) + 0;
}

const UNITS: readonly [name: string, factor: bigint][] = [
  ["days", 86400000000n],
  ["seconds", 1000000n],
  ["microseconds", 1n],
  ["milliseconds", 1000n],
  ["minutes", 60000000n],
  ["hours", 3600000000n],
  ["weeks", 604800000000n],
];
/** Order in which the parts are added up, which decides about rounding. */
const ORDER: readonly number[] = [2, 3, 1, 4, 5, 0, 6];

const newDelta = constructor(
  "__new__",
  [
    opt(obj("days")),
    opt(obj("seconds")),
    opt(obj("microseconds")),
    opt(obj("milliseconds")),
    opt(obj("minutes")),
    opt(obj("hours")),
    opt(obj("weeks")),
  ],
  (_vm, type, ...parts) => {
    let total = 0n;
    let left = 0;
    for (const i of ORDER) {
      const v = parts[i];
      if (v === undefined) continue;
      const [name, factor] = UNITS[i];
      if (isInteger(v)) total += bigOf(v) * factor;
      else if (v instanceof PyFloat) {
        const whole = Math.trunc(v.value);
        total += wholeOf(whole) * factor;
        const scaled = Number(factor) * (v.value - whole);
        const us = Math.trunc(scaled);
        total += BigInt(us);
        left += scaled - us;
      } else throw typeError(`unsupported type for timedelta ${name} component: ${typeName(v)}`);
    }
    return fromMicroseconds(total + BigInt(roundHalfAway(left)), type);
  },
);

function scaled(a: Value, b: Value): PyTimeDelta | typeof NotImplemented {
  if (a instanceof PyTimeDelta && isInteger(b)) return fromMicroseconds(deltaMicroseconds(a) * bigOf(b));
  if (b instanceof PyTimeDelta && isInteger(a)) return fromMicroseconds(deltaMicroseconds(b) * bigOf(a));
  return NotImplemented;
}

function divided(a: Value, b: Value): PyTimeDelta | typeof NotImplemented {
  if (!(a instanceof PyTimeDelta) || !isInteger(b)) return NotImplemented;
  const divisor = bigOf(b);
  if (divisor === 0n) throw zeroDivisionError("integer division or modulo by zero");
  return fromMicroseconds(floorDiv(deltaMicroseconds(a), divisor));
}

/** Sum (`sign` 1) or difference (−1). PERF: parts are in their ranges, so nothing has to be divided. */
function addDeltas(a: PyTimeDelta, b: PyTimeDelta, sign: 1 | -1): PyTimeDelta {
  let days = sign > 0 ? a.days + b.days : a.days - b.days;
  let seconds = sign > 0 ? a.seconds + b.seconds : a.seconds - b.seconds;
  let microseconds = sign > 0 ? a.microseconds + b.microseconds : a.microseconds - b.microseconds;
  if (microseconds < 0) {
    microseconds += 1000000;
    seconds--;
  } else if (microseconds >= 1000000) {
    microseconds -= 1000000;
    seconds++;
  }
  if (seconds < 0) {
    seconds += 86400;
    days--;
  } else if (seconds >= 86400) {
    seconds -= 86400;
    days++;
  }
  if (days < -MAX_DAYS || days > MAX_DAYS) throw tooLong(days);
  return new PyTimeDelta(days, seconds, microseconds);
}

function combine(a: Value, b: Value, sign: 1 | -1): Value {
  return a instanceof PyTimeDelta && b instanceof PyTimeDelta ? addDeltas(a, b, sign) : NotImplemented;
}

const negated = (d: PyTimeDelta): PyTimeDelta => addDeltas(NOTHING, d, -1);
const positive = (d: PyTimeDelta): PyTimeDelta => new PyTimeDelta(d.days, d.seconds, d.microseconds);

/** "[D day[s], ]H:MM:SS[.ffffff]". */
function deltaText(d: PyTimeDelta): string {
  const two = (n: number) => String(n).padStart(2, "0");
  let out = "";
  if (d.days !== 0) out = `${d.days} day${d.days === 1 || d.days === -1 ? "" : "s"}, `;
  out += `${Math.floor(d.seconds / 3600)}:${two(Math.floor(d.seconds / 60) % 60)}:${two(d.seconds % 60)}`;
  return d.microseconds === 0 ? out : `${out}.${String(d.microseconds).padStart(6, "0")}`;
}

/** Hash of a timedelta, as CPython's. */
export function deltaHash(days: number, seconds: number, microseconds: number): Value {
  return hashToValue(tupleHash([intHash(days), intHash(seconds), intHash(microseconds)]));
}

/** `datetime.timedelta`. */
export const timedeltaType: PyType = newType("timedelta", PyTimeDelta, { module: "datetime" }, {
  doc: "timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0) -> a length of time",
  slots: {
    tp_new: (vm, type, args, kw) => construct(vm, newDelta, type, args, kw),
    tp_repr: (_vm, self) => {
      const d = self as PyTimeDelta;
      const name = tpName(d.type);
      if (d.microseconds !== 0) return `${name}(${d.days}, ${d.seconds}, ${d.microseconds})`;
      return d.seconds !== 0 ? `${name}(${d.days}, ${d.seconds})` : `${name}(${d.days})`;
    },
    tp_str: (_vm, self) => deltaText(self as PyTimeDelta),
    tp_hash: (_vm, self) => {
      const d = self as PyTimeDelta;
      return d.hash ??= deltaHash(d.days, d.seconds, d.microseconds);
    },
    tp_richcompare: (_vm, a, b, op) => {
      if (a instanceof PyTimeDelta && b instanceof PyTimeDelta) return threeWay(compareDeltas(a, b), op);
      if (op === EQ || op === NE) return op === NE;
      throw cannotCompare(a, b);
    },
    nb_add: (_vm, a, b) => combine(a, b, 1),
    nb_subtract: (_vm, a, b) => combine(a, b, -1),
    nb_multiply: (_vm, a, b) => scaled(a, b),
    nb_divide: (_vm, a, b) => divided(a, b),
    nb_floor_divide: (_vm, a, b) => divided(a, b),
    nb_negative: (_vm, self) => negated(self as PyTimeDelta),
    nb_positive: (_vm, self) => positive(self as PyTimeDelta),
    nb_absolute: (_vm, self) =>
      (self as PyTimeDelta).days < 0 ? negated(self as PyTimeDelta) : positive(self as PyTimeDelta),
    nb_nonzero: (_vm, self) => {
      const d = self as PyTimeDelta;
      return d.days !== 0 || d.seconds !== 0 || d.microseconds !== 0;
    },
  },
  methods: {
    __reduce__: method<PyTimeDelta>()(
      [],
      "How to copy or pickle the object.",
      (_vm, d) => new PyTuple([d.type, new PyTuple([d.days, d.seconds, d.microseconds])]),
    ),
    total_seconds: method<PyTimeDelta>()(
      [],
      "All of it in seconds, as a float.",
      (_vm, d) => new PyFloat(trueDivBig(deltaMicroseconds(d), 1000000n)),
    ),
  },
  getset: {
    days: { doc: "Days.", get: (_vm, d) => d.days, member: true },
    seconds: { doc: "Seconds beyond the days.", get: (_vm, d) => d.seconds, member: true },
    microseconds: { doc: "Microseconds beyond the seconds.", get: (_vm, d) => d.microseconds, member: true },
  },
});
for (
  const [name, v] of [
    ["min", makeDelta(-MAX_DAYS)],
    ["max", makeDelta(MAX_DAYS, 86399, 999999)],
    ["resolution", makeDelta(0, 0, 1)],
  ] as const
) timedeltaType.attrs.setStr(name, v);
timedeltaType.modified();
