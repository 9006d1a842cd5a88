// SPDX-License-Identifier: MIT
/** `datetime.time`, and the formatting that it shares with dates. CPYTHON: `Modules/datetimemodule.c`. */
import { hashToValue, intHash, strHash, tupleHash } from "../base/hash.ts";
import { PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { type BrokenTime } from "../base/calendar.ts";
import { callMethod, encodeDefault, repr, toStr } from "../core/abstract.ts";
import { EQ, NE, threeWay } from "../core/compare.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isStr, strValue, tpName, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, custom, int, obj, opt } from "../native/args.ts";
import { method, newType } from "../native/define.ts";
import { charsOf } from "../objects/buffer_protocol.ts";
import { cannotCompare, makeDelta } from "./datetime_delta.ts";
import { checkZone, offsetText, zoneMinutes, zoneName } from "./datetime_zone.ts";
import { construct, constructor } from "./iter_support.ts";
import { formatTime } from "./time.ts";
import "../objects/object_type.ts";

/** `datetime.time`. */
export class PyTime extends PyObject {
  /** Once somebody has asked, as CPython's `hashcode`. */
  hash: Value | undefined = undefined;

  constructor(
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly microsecond: number,
    readonly tzinfo: Value,
  ) {
    super();
  }
}

/** @throws ValueError for a time of day that does not exist. */
export function checkTime(hour: number, minute: number, second: number, microsecond: number): void {
  if (hour < 0 || hour > 23) throw valueError("hour must be in 0..23");
  if (minute < 0 || minute > 59) throw valueError("minute must be in 0..59");
  if (second < 0 || second > 59) throw valueError("second must be in 0..59");
  if (microsecond < 0 || microsecond > 999999) throw valueError("microsecond must be in 0..999999");
}

const two = (n: number): string => String(n).padStart(2, "0");

/** "HH:MM:SS[.ffffff]". */
export function timeText(t: { hour: number; minute: number; second: number; microsecond: number }): string {
  const text = `${two(t.hour)}:${two(t.minute)}:${two(t.second)}`;
  return t.microsecond === 0 ? text : `${text}.${String(t.microsecond).padStart(6, "0")}`;
}

/** The bytes of a time of day in pickles. */
export function timeState(t: { hour: number; minute: number; second: number; microsecond: number }): string {
  const us = t.microsecond;
  return String.fromCharCode(t.hour, t.minute, t.second, us >> 16, (us >> 8) & 255, us & 255);
}

/** Arguments of constructors: C ints with a default. */
export const field = (name: string, fallback?: number) => opt(int(name), fallback ?? 0);

/** Parameter of `replace`; without it the field stays. */
export const otherField = (name: string) => opt(int(name));

/** Parameter `format` of `strftime`. */
export const formatArg = custom<string>("format", (_vm, v, place) => {
  const text = charsOf(v);
  if (text === undefined) throw argumentTypeError(place, "string or read-only buffer", v);
  return text;
});

/**
 * `strftime` of dates and times: `%z`, `%Z` and `%f` are filled in first, the rest is `time.strftime`.
 * @param arg What the methods of the zone get.
 */
export function* wrapStrftime(
  vm: Vm,
  format: string,
  fields: BrokenTime,
  microsecond: number,
  tz: Value,
  arg: Value,
): Gen<Value> {
  if (fields.year < 1900) {
    throw valueError(`year=${fields.year} is before 1900; the datetime strftime() methods require year >= 1900`);
  }
  let out = "";
  let offset: string | undefined;
  let name: string | undefined;
  for (let i = 0; i < format.length; i++) {
    if (format[i] !== "%" || i + 1 >= format.length) {
      out += format[i];
      continue;
    }
    const c = format[++i];
    if (c === "z") {
      if (offset === undefined) {
        const minutes = yield* zoneMinutes(vm, tz, "utcoffset", arg);
        offset = minutes === undefined ? "" : offsetText(minutes, "");
      }
      out += offset;
    } else if (c === "Z") {
      if (name === undefined) {
        const n = yield* zoneName(vm, tz, arg);
        if (n === null) name = "";
        else {
          let escaped = callMethod(vm, n, "replace", ["%", "%%"]);
          if (isGen(escaped)) escaped = yield* escaped;
          if (!isStr(escaped)) throw typeError("tzname.replace() did not return a string");
          name = strValue(escaped);
        }
      }
      out += name;
    } else if (c === "f") out += String(microsecond).padStart(6, "0");
    else out += "%" + c;
  }
  return formatTime(vm, out, fields, false);
}

/** `__format__` of dates and times. */
export function formatObject(vm: Vm, self: Value, spec: Value): Result<Value> {
  const text = isStr(spec) ? strValue(spec) : spec instanceof PyUnicode ? encodeDefault(spec) : undefined;
  if (text === undefined) throw valueError(`__format__ expects str or unicode, not ${typeName(spec)}`);
  return text === "" ? toStr(vm, self) : callMethod(vm, self, "strftime", [spec]);
}

/** Adds ", tzinfo=…" to a repr. */
export function* withZone(vm: Vm, text: string, tz: Value): Gen<string> {
  if (tz === null) return text;
  const r = repr(vm, tz);
  return `${text.slice(0, -1)}, tzinfo=${isGen(r) ? yield* r : r})`;
}

const newTime = constructor(
  "function",
  [field("hour"), field("minute"), field("second"), field("microsecond"), opt(obj("tzinfo"), null)],
  (_vm, type, hour, minute, second, microsecond, tz) => {
    checkTime(hour, minute, second, microsecond);
    return new type.jsClass(hour, minute, second, microsecond, checkZone(tz));
  },
);

/** The text behind a str argument, for pickle states. */
export function stateText(v: Value | undefined, length: number): string | undefined {
  if (typeof v !== "string" && !(v instanceof PyStr)) return undefined;
  const s = strValue(v);
  return s.length === length ? s : undefined;
}

function makeTime(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  const state = args.length >= 1 && args.length <= 2 ? stateText(args[0], 6) : undefined;
  if (state !== undefined && state.charCodeAt(0) < 24) {
    const tz = args[1] ?? null;
    if (args.length === 2) checkStateZone(tz);
    const c = (i: number) => state.charCodeAt(i);
    return new type.jsClass(c(0), c(1), c(2), (c(3) << 16) | (c(4) << 8) | c(5), tz);
  }
  return construct(vm, newTime, type, args, kw);
}

/** @throws TypeError for a pickle state with something else than a zone. */
export function checkStateZone(tz: Value): void {
  try {
    checkZone(tz);
  } catch {
    throw typeError("bad tzinfo state arg");
  }
}

const minutesOf = (t: PyTime): number => t.hour * 60 + t.minute;

function* compareTimes(vm: Vm, a: PyTime, b: PyTime, op: number): Gen<Value> {
  let x: number | undefined = 0;
  let y: number | undefined = 0;
  if (a.tzinfo !== b.tzinfo) {
    x = yield* zoneMinutes(vm, a.tzinfo, "utcoffset", null);
    y = yield* zoneMinutes(vm, b.tzinfo, "utcoffset", null);
    if ((x === undefined) !== (y === undefined)) throw typeError("can't compare offset-naive and offset-aware times");
  }
  const c = minutesOf(a) - (x ?? 0) - (minutesOf(b) - (y ?? 0)) || a.second - b.second || a.microsecond - b.microsecond;
  return threeWay(c, op);
}

function* hashTime(vm: Vm, t: PyTime): Gen<Value> {
  const offset = yield* zoneMinutes(vm, t.tzinfo, "utcoffset", null);
  if (offset === undefined || offset === 0) return hashToValue(strHash(timeState(t)));
  const all = minutesOf(t) - offset;
  const hour = Math.floor(all / 60);
  const minute = all - hour * 60;
  if (hour >= 0 && hour < 24) {
    return hashToValue(strHash(timeState({ hour, minute, second: t.second, microsecond: t.microsecond })));
  }
  return hashToValue(tupleHash([hour, minute, t.second, t.microsecond].map(intHash)));
}

function* isoTime(vm: Vm, t: PyTime): Gen<string> {
  const minutes = yield* zoneMinutes(vm, t.tzinfo, "utcoffset", null);
  return timeText(t) + (minutes === undefined ? "" : offsetText(minutes, ":"));
}

function* offsetDelta(vm: Vm, t: PyTime, name: "utcoffset" | "dst"): Gen<Value> {
  const minutes = yield* zoneMinutes(vm, t.tzinfo, name, null);
  return minutes === undefined ? null : makeDelta(0, minutes * 60);
}

const m = method<PyTime>();

/** Fields for `strftime` of a time without a date. */
const timeFields = (t: PyTime): BrokenTime => ({
  year: 1900,
  month: 1,
  day: 1,
  hour: t.hour,
  minute: t.minute,
  second: t.second,
  weekday: 0,
  yday: 1,
  isdst: -1,
});

/** `datetime.time`. */
export const timeType: PyType = newType("time", PyTime, { module: "datetime" }, {
  doc: "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) -> a time of day",
  slots: {
    tp_new: makeTime,
    tp_repr: (vm, self) => {
      const t = self as PyTime;
      let parts = `${t.hour}, ${t.minute}`;
      if (t.microsecond !== 0) parts += `, ${t.second}, ${t.microsecond}`;
      else if (t.second !== 0) parts += `, ${t.second}`;
      return withZone(vm, `${tpName(t.type)}(${parts})`, t.tzinfo);
    },
    tp_str: (vm, self) => callMethod(vm, self, "isoformat", []),
    tp_hash: (vm, self) => {
      const t = self as PyTime;
      if (t.hash !== undefined) return t.hash;
      if (t.tzinfo === null) return t.hash = hashToValue(strHash(timeState(t)));
      return then(hashTime(vm, t), (hash) => t.hash = hash);
    },
    tp_richcompare: (vm, a, b, op) => {
      if (a instanceof PyTime && b instanceof PyTime) return compareTimes(vm, a, b, op);
      if (op === EQ || op === NE) return op === NE;
      throw cannotCompare(a, b);
    },
    nb_nonzero: function* (vm: Vm, self: Value): Gen<boolean> {
      const t = self as PyTime;
      if (t.second !== 0 || t.microsecond !== 0) return true;
      const offset = yield* zoneMinutes(vm, t.tzinfo, "utcoffset", null);
      return minutesOf(t) - (offset ?? 0) !== 0;
    },
  },
  methods: {
    isoformat: m([], "HH:MM:SS[.mmmmmm][+HH:MM].", (vm, t) => isoTime(vm, t)),
    strftime: m(
      [formatArg],
      { doc: "Text by a format.", arity: "keywords" },
      (vm, t, format) => wrapStrftime(vm, format, timeFields(t), t.microsecond, t.tzinfo, null),
    ),
    __format__: m(
      [obj("spec")],
      { doc: "Text by a format.", arity: "parse" },
      (vm, t, spec) => formatObject(vm, t, spec),
    ),
    utcoffset: m([], "Offset of the zone.", (vm, t) => offsetDelta(vm, t, "utcoffset")),
    dst: m([], "Summer time of the zone.", (vm, t) => offsetDelta(vm, t, "dst")),
    tzname: m([], "Name of the zone.", (vm, t) => zoneName(vm, t.tzinfo, null)),
    replace: m(
      [
        otherField("hour"),
        otherField("minute"),
        otherField("second"),
        otherField("microsecond"),
        opt(obj("tzinfo")),
      ],
      { doc: "The time with other fields.", arity: "keywords" },
      (vm, t, hour = t.hour, minute = t.minute, second = t.second, microsecond = t.microsecond, tz = t.tzinfo) =>
        makeTime(vm, t.type, [hour, minute, second, microsecond, tz], null),
    ),
    __reduce__: m(
      [],
      "How to copy or pickle the object.",
      (_vm, t) => new PyTuple([t.type, new PyTuple(t.tzinfo === null ? [timeState(t)] : [timeState(t), t.tzinfo])]),
    ),
  },
  getset: {
    hour: { doc: "0 to 23.", get: (_vm, t) => t.hour },
    minute: { doc: "0 to 59.", get: (_vm, t) => t.minute },
    second: { doc: "0 to 59.", get: (_vm, t) => t.second },
    microsecond: { doc: "0 to 999999.", get: (_vm, t) => t.microsecond },
    tzinfo: { doc: "The zone, or None.", get: (_vm, t) => t.tzinfo },
  },
});

for (
  const [name, v] of [
    ["min", new PyTime(0, 0, 0, 0, null)],
    ["max", new PyTime(23, 59, 59, 999999, null)],
    ["resolution", makeDelta(0, 0, 1)],
  ] as const
) timeType.attrs.setStr(name, v);
timeType.modified();
