// SPDX-License-Identifier: MIT
/**
 * `datetime`: `date` and `datetime` (CPython `Modules/datetimemodule.c`). `timedelta`, `tzinfo` and `time` are in
 * `datetime_delta.ts`, `datetime_zone.ts` and `datetime_time.ts`; the calendar is `vm/base/calendar.ts`.
 *
 * Arithmetic gives exactly `date` and `datetime`, whatever subclass the operands are of, as in CPython 2.7.
 * Long because `date` and `datetime` are one family that tests for each other.
 */
import { hashToValue, strHash } from "../base/hash.ts";
import { NotImplemented, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import * as cal from "../base/calendar.ts";
import { bytesRepr } from "../base/escapes.ts";
import { call, callMethod, encodeDefault, findAttr } from "../core/abstract.ts";
import { EQ, NE, threeWay } from "../core/compare.ts";
import { asDouble } from "../core/convert.ts";
import { overflowError, type PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isStr, strValue, tpName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, custom, float, int, obj, opt, str } from "../native/args.ts";
import { classMethod, constant, defineModule, defineType, method, newType } from "../native/define.ts";
import { cannotCompare, deltaHash, makeDelta, PyTimeDelta, roundHalfAway, timedeltaType } from "./datetime_delta.ts";
import {
  checkStateZone,
  checkTime,
  field,
  formatArg,
  formatObject,
  otherField,
  PyTime,
  stateText,
  timeState,
  timeText,
  timeType,
  withZone,
  wrapStrftime,
} from "./datetime_time.ts";
import { checkZone, offsetText, PyTzInfo, tzinfoType, zoneMinutes, zoneName } from "./datetime_zone.ts";
import { construct, constructor } from "./iter_support.ts";
import { localFields, parseTime, parseZones, structTime } from "./time.ts";

/** `datetime.date`. */
class PyDate extends PyObject {
  /** Once somebody has asked, as CPython's `hashcode`. */
  hash: Value | undefined = undefined;

  constructor(readonly year: number, readonly month: number, readonly day: number) {
    super();
  }
}

/** `datetime.datetime`. */
class PyDateTime extends PyDate {
  constructor(
    year: number,
    month: number,
    day: number,
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly microsecond: number,
    readonly tzinfo: Value,
  ) {
    super(year, month, day);
  }
}

const MAX_ORDINAL = 3652059;
/** Every month has so many days. */
const SHORTEST_MONTH = 28;

function checkDate(year: number, month: number, day: number): void {
  if (year < 1 || year > 9999) throw valueError("year is out of range");
  if (month < 1 || month > 12) throw valueError("month must be in 1..12");
  if (day < 1 || day > cal.daysInMonth(year, month)) throw valueError("day is out of range for month");
}

const ordinal = (d: PyDate): number => cal.toOrdinal(d.year, d.month, d.day);
const outOfRange = (): PyThrow => overflowError("date value out of range");

const pad = (n: number, width: number): string => String(n).padStart(width, "0");
const dateText = (d: PyDate): string => `${pad(d.year, 4)}-${pad(d.month, 2)}-${pad(d.day, 2)}`;
const dateState = (d: PyDate): string => String.fromCharCode(d.year >> 8, d.year & 255, d.month, d.day);

function structOf(d: PyDate, t: { hour: number; minute: number; second: number } | undefined, isdst: number): Value {
  return structTime.make([
    d.year,
    d.month,
    d.day,
    t?.hour ?? 0,
    t?.minute ?? 0,
    t?.second ?? 0,
    cal.weekday(d.year, d.month, d.day),
    cal.daysBeforeMonth(d.year, d.month) + d.day,
    isdst,
  ]);
}

function fieldsOf(d: PyDate, isdst: number): cal.BrokenTime {
  const t = d instanceof PyDateTime ? d : undefined;
  return {
    year: d.year,
    month: d.month,
    day: d.day,
    hour: t?.hour ?? 0,
    minute: t?.minute ?? 0,
    second: t?.second ?? 0,
    weekday: cal.weekday(d.year, d.month, d.day),
    yday: cal.daysBeforeMonth(d.year, d.month) + d.day,
    isdst,
  };
}

function ctime(d: PyDate): string {
  const t = d instanceof PyDateTime ? d : { hour: 0, minute: 0, second: 0 };
  const weekday = cal.DAY_NAMES[cal.weekday(d.year, d.month, d.day)].slice(0, 3);
  return `${weekday} ${cal.MONTH_NAMES[d.month - 1].slice(0, 3)} ${String(d.day).padStart(2)} ` +
    `${pad(t.hour, 2)}:${pad(t.minute, 2)}:${pad(t.second, 2)} ${pad(d.year, 4)}`;
}

function isoCalendar(d: PyDate): Value {
  const weekday = cal.weekday(d.year, d.month, d.day);
  const [year, week] = cal.isoWeek(d.year, cal.daysBeforeMonth(d.year, d.month) + d.day - 1, weekday);
  return new PyTuple([year, week, weekday + 1]);
}

/** Whole seconds of a timestamp, as C converts a double to `time_t`. */
function timestampSeconds(x: number): number {
  if (!(Math.abs(x) < 9.2e18)) throw valueError("timestamp out of range for platform time_t");
  return Math.trunc(x) + 0;
}

// ---- date ---------------------------------------------------------------------------------------------------------

const newDate = constructor("function", [int("year"), int("month"), int("day")], (_vm, type, year, month, day) => {
  checkDate(year, month, day);
  return new type.jsClass(year, month, day);
});

function makeDate(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  const state = args.length === 1 ? stateText(args[0], 4) : undefined;
  if (state !== undefined && state.charCodeAt(2) >= 1 && state.charCodeAt(2) <= 12) {
    const c = (i: number) => state.charCodeAt(i);
    return new type.jsClass((c(0) << 8) | c(1), c(2), c(3));
  }
  return construct(vm, newDate, type, args, kw);
}

/** The date with a day that may lie outside of its month (`normalize_y_m_d`). */
function normalDate(year: number, month: number, day: number): [year: number, month: number, day: number] {
  if (day >= 1) {
    const length = cal.daysInMonth(year, month);
    if (day <= length) return [year, month, day];
    if (day === length + 1 && month < 12) return [year, month + 1, 1];
    if (day === length + 1 && year < 9999) return [year + 1, 1, 1];
  } else if (day === 0) {
    if (month > 1) return [year, month - 1, cal.daysInMonth(year, month - 1)];
    if (year > 1) return [year - 1, 12, 31];
  }
  const n = cal.toOrdinal(year, month, 0) + day;
  if (n < 1 || n > MAX_ORDINAL) throw outOfRange();
  return cal.fromOrdinal(n);
}

/** A date `days` away. */
function shiftDate(d: PyDate, days: number): PyDate {
  const day = d.day + days;
  if (day >= 1 && day <= SHORTEST_MONTH) return new PyDate(d.year, d.month, day);
  return new PyDate(...normalDate(d.year, d.month, day));
}

/** How many days `a` is after `b`. */
function daysBetween(a: PyDate, b: PyDate): number {
  return a.year === b.year && a.month === b.month ? a.day - b.day : ordinal(a) - ordinal(b);
}

function addDate(a: Value, b: Value, sign: number): Value {
  if (a instanceof PyDateTime || b instanceof PyDateTime) return NotImplemented;
  if (a instanceof PyDate && b instanceof PyTimeDelta) return shiftDate(a, sign > 0 ? b.days : 0 - b.days);
  if (sign > 0 && a instanceof PyTimeDelta && b instanceof PyDate) return shiftDate(b, a.days);
  if (sign < 0 && a instanceof PyDate && b instanceof PyDate) return makeDelta(daysBetween(a, b));
  return NotImplemented;
}

/** Comparison with something that is no date: anything with `timetuple` may decide itself. */
function compareForeign(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  return then(findAttr(vm, b, "timetuple"), (f): Value => {
    if (f !== undefined && !(b instanceof PyDate)) return NotImplemented;
    if (op === EQ || op === NE) return op === NE;
    throw cannotCompare(a, b);
  });
}

const dm = method<PyDate>();
/** `datetime.date`. */
const dateType: PyType = newType("date", PyDate, { module: "datetime" }, {
  doc: "date(year, month, day) -> a day of the calendar",
  slots: {
    tp_new: makeDate,
    tp_repr: (_vm, self) => {
      const d = self as PyDate;
      return `${tpName(d.type)}(${d.year}, ${d.month}, ${d.day})`;
    },
    tp_str: (vm, self) => callMethod(vm, self, "isoformat", []),
    tp_hash: (_vm, self) => (self as PyDate).hash ??= hashToValue(strHash(dateState(self as PyDate))),
    tp_richcompare: (vm, a, b, op) => {
      if (!(b instanceof PyDate)) return compareForeign(vm, a, b, op);
      // A datetime is asked first, unless `__eq__` and the like are called by name: then its date counts.
      const x = a as PyDate;
      return threeWay(x.year - b.year || x.month - b.month || x.day - b.day, op);
    },
    nb_add: (_vm, a, b) => addDate(a, b, 1),
    nb_subtract: (_vm, a, b) => addDate(a, b, -1),
  },
  methods: {
    ctime: dm([], "Text like 'Sat Feb  3 00:00:00 2001'.", (_vm, d) => ctime(d)),
    isocalendar: dm([], "ISO year, week and weekday.", (_vm, d) => isoCalendar(d)),
    isoformat: dm([], "YYYY-MM-DD.", (_vm, d) => dateText(d)),
    isoweekday: dm([], "Weekday, Monday is 1.", (_vm, d) => cal.weekday(d.year, d.month, d.day) + 1),
    replace: dm(
      [otherField("year"), otherField("month"), otherField("day")],
      { doc: "The date with other fields.", arity: "keywords" },
      (vm, d, year = d.year, month = d.month, day = d.day) => makeDate(vm, d.type, [year, month, day], null),
    ),
    strftime: dm([formatArg], { doc: "Text by a format.", arity: "keywords" }, function* (vm, d, format) {
      return yield* wrapStrftime(vm, format, fieldsOf(d, -1), 0, null, d);
    }),
    __format__: dm(
      [obj("spec")],
      { doc: "Text by a format.", arity: "parse" },
      (vm, d, spec) => formatObject(vm, d, spec),
    ),
    timetuple: dm([], "Fields as of time.localtime.", (_vm, d) => structOf(d, undefined, -1)),
    toordinal: dm([], "Day number; 1 January of year 1 is 1.", (_vm, d) => ordinal(d)),
    weekday: dm([], "Weekday, Monday is 0.", (_vm, d) => cal.weekday(d.year, d.month, d.day)),
    __reduce__: dm(
      [],
      "How to copy or pickle the object.",
      (_vm, d) => new PyTuple([d.type, new PyTuple([dateState(d)])]),
    ),
  },
  classMethods: {
    fromordinal: classMethod([int("ordinal")], { doc: "Date of a day number.", arity: "parse" }, (vm, cls, n) => {
      if (n < 1) throw valueError("ordinal must be >= 1");
      return call(vm, cls, cal.fromOrdinal(n));
    }),
    fromtimestamp: classMethod(
      [float("timestamp")],
      { doc: "Local date of a POSIX timestamp.", arity: "parse" },
      (vm, cls, x) => {
        const t = localFields(vm, timestampSeconds(x));
        return call(vm, cls, [t.year, t.month, t.day]);
      },
    ),
    today: classMethod([], "Today's local date.", function* (vm, cls) {
      let time = vm.importModule("time");
      if (isGen(time)) time = yield* time;
      let now = callMethod(vm, time, "time", []);
      if (isGen(now)) now = yield* now;
      const r = callMethod(vm, cls, "fromtimestamp", [now]);
      return isGen(r) ? yield* r : r;
    }),
  },
  getset: {
    year: { doc: "1 to 9999.", get: (_vm, d) => d.year },
    month: { doc: "1 to 12.", get: (_vm, d) => d.month },
    day: { doc: "1 to 31.", get: (_vm, d) => d.day },
  },
});

// ---- datetime -----------------------------------------------------------------------------------------------------

const newDateTime = constructor(
  "function",
  [
    int("year"),
    int("month"),
    int("day"),
    field("hour"),
    field("minute"),
    field("second"),
    field("microsecond"),
    opt(obj("tzinfo"), null),
  ],
  (_vm, type, year, month, day, hour, minute, second, microsecond, tz) => {
    checkDate(year, month, day);
    checkTime(hour, minute, second, microsecond);
    return new type.jsClass(year, month, day, hour, minute, second, microsecond, checkZone(tz));
  },
);

function makeDateTime(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  const state = args.length >= 1 && args.length <= 2 ? stateText(args[0], 10) : undefined;
  if (state !== undefined && state.charCodeAt(2) >= 1 && state.charCodeAt(2) <= 12) {
    const tz = args[1] ?? null;
    if (args.length === 2) checkStateZone(tz);
    const c = (i: number) => state.charCodeAt(i);
    const us = (c(7) << 16) | (c(8) << 8) | c(9);
    return new type.jsClass((c(0) << 8) | c(1), c(2), c(3), c(4), c(5), c(6), us, tz);
  }
  return construct(vm, newDateTime, type, args, kw);
}

/**
 * Sum of a datetime and parts of a time span of at most some days beside `days`, of exact type and with the zone of `d`.
 * PERF: carried on, not divided.
 */
function shift(d: PyDateTime, days: number, seconds: number, microseconds = 0, tz: Value = d.tzinfo): PyDateTime {
  let microsecond = d.microsecond + microseconds;
  let rest = d.hour * 3600 + d.minute * 60 + d.second + seconds;
  while (microsecond < 0) microsecond += 1000000, rest--;
  while (microsecond >= 1000000) microsecond -= 1000000, rest++;
  let { year, month } = d;
  let day = d.day + days;
  while (rest < 0) rest += 86400, day--;
  while (rest >= 86400) rest -= 86400, day++;
  if (day < 1 || day > SHORTEST_MONTH) [year, month, day] = normalDate(year, month, day);
  const hour = (rest / 3600) | 0;
  const minute = ((rest - hour * 3600) / 60) | 0;
  return new PyDateTime(year, month, day, hour, minute, rest - hour * 3600 - minute * 60, microsecond, tz);
}

/** Difference of two datetimes with the given offsets in minutes. */
function difference(a: PyDateTime, b: PyDateTime, x: number, y: number): PyTimeDelta {
  return makeDelta(
    daysBetween(a, b),
    (a.hour - b.hour) * 3600 + (a.minute - b.minute) * 60 + (a.second - b.second) - (x - y) * 60,
    a.microsecond - b.microsecond,
  );
}

/** Offsets of both; TypeError where only one has one. */
function* offsets(vm: Vm, a: PyDateTime, b: PyDateTime, text: string): Gen<[number, number]> {
  if (a.tzinfo === b.tzinfo) return [0, 0];
  const x = yield* zoneMinutes(vm, a.tzinfo, "utcoffset", a);
  const y = yield* zoneMinutes(vm, b.tzinfo, "utcoffset", b);
  if ((x === undefined) !== (y === undefined)) throw typeError(text);
  return [x ?? 0, y ?? 0];
}

function compareFields(a: PyDateTime, b: PyDateTime): number {
  return a.year - b.year || a.month - b.month || a.day - b.day || a.hour - b.hour || a.minute - b.minute ||
    a.second - b.second || a.microsecond - b.microsecond;
}

function* compareZoned(vm: Vm, a: PyDateTime, b: PyDateTime, op: number): Gen<Value> {
  const [x, y] = yield* offsets(vm, a, b, "can't compare offset-naive and offset-aware datetimes");
  if (x === y) return threeWay(compareFields(a, b), op);
  const d = difference(a, b, x, y);
  return threeWay(d.days || d.seconds || d.microseconds, op);
}

function* subtractZoned(vm: Vm, a: PyDateTime, b: PyDateTime): Gen<Value> {
  const [x, y] = yield* offsets(vm, a, b, "can't subtract offset-naive and offset-aware datetimes");
  return difference(a, b, x, y);
}

function addDateTime(vm: Vm, a: Value, b: Value, sign: number): Result<Value> {
  if (a instanceof PyDateTime && b instanceof PyTimeDelta) {
    return sign > 0
      ? shift(a, b.days, b.seconds, b.microseconds)
      : shift(a, 0 - b.days, 0 - b.seconds, 0 - b.microseconds);
  }
  if (sign > 0 && a instanceof PyTimeDelta && b instanceof PyDateTime) {
    return shift(b, a.days, a.seconds, a.microseconds);
  }
  if (sign < 0 && a instanceof PyDateTime && b instanceof PyDateTime) {
    return a.tzinfo === b.tzinfo ? difference(a, b, 0, 0) : subtractZoned(vm, a, b);
  }
  return NotImplemented;
}

const dateTimeState = (d: PyDateTime): string => dateState(d) + timeState(d);

function* hashZoned(vm: Vm, d: PyDateTime): Gen<Value> {
  const offset = yield* zoneMinutes(vm, d.tzinfo, "utcoffset", d);
  if (offset === undefined) return hashToValue(strHash(dateTimeState(d)));
  const delta = makeDelta(ordinal(d), d.hour * 3600 + (d.minute - offset) * 60 + d.second, d.microsecond);
  return deltaHash(delta.days, delta.seconds, delta.microseconds);
}

/** A datetime of class `cls` from a timestamp. */
function fromTimestamp(vm: Vm, cls: PyType, x: number, utc: boolean, tz: Value): Result<Value> {
  let seconds = timestampSeconds(x);
  let us = roundHalfAway((x - seconds) * 1e6);
  if (us < 0) {
    seconds--;
    us += 1000000;
  }
  if (us === 1000000) {
    seconds++;
    us = 0;
  }
  if (Math.abs(seconds) > 67768036191676799) {
    throw valueError("timestamp out of range for platform localtime()/gmtime() function");
  }
  const t = utc ? cal.breakSeconds(seconds) : localFields(vm, seconds);
  return call(vm, cls, [t.year, t.month, t.day, t.hour, t.minute, Math.min(t.second, 59), us, tz]);
}

/** Local time, or with a zone that of the zone. */
function* zonedTimestamp(vm: Vm, cls: PyType, x: number, tz: Value): Gen<Value> {
  checkZone(tz);
  let made = fromTimestamp(vm, cls, x, tz !== null, tz);
  if (isGen(made)) made = yield* made;
  if (tz === null) return made;
  const r = callMethod(vm, tz, "fromutc", [made]);
  return isGen(r) ? yield* r : r;
}

function* isoDateTime(vm: Vm, d: PyDateTime, separator: string): Gen<string> {
  const minutes = yield* zoneMinutes(vm, d.tzinfo, "utcoffset", d);
  return `${dateText(d)}${separator}${timeText(d)}${minutes === undefined ? "" : offsetText(minutes, ":")}`;
}

function* offsetDelta(vm: Vm, d: PyDateTime, name: "utcoffset" | "dst"): Gen<Value> {
  const minutes = yield* zoneMinutes(vm, d.tzinfo, name, d);
  return minutes === undefined ? null : makeDelta(0, minutes * 60);
}

function* isdstOf(vm: Vm, d: PyDateTime): Gen<number> {
  const minutes = yield* zoneMinutes(vm, d.tzinfo, "dst", d);
  return minutes === undefined ? -1 : minutes !== 0 ? 1 : 0;
}

function* asTimezone(vm: Vm, d: PyDateTime, tz: Value): Gen<Value> {
  const naive = () => valueError("astimezone() cannot be applied to a naive datetime");
  if (d.tzinfo === null) throw naive();
  if (d.tzinfo === tz) return d;
  const offset = yield* zoneMinutes(vm, d.tzinfo, "utcoffset", d);
  if (offset === undefined) throw naive();
  const r = callMethod(vm, tz, "fromutc", [shift(d, 0, -offset * 60, 0, tz)]);
  return isGen(r) ? yield* r : r;
}

const zoneArg = (name: string) =>
  custom<Value>(name, (_vm, v, place) => {
    if (!(v instanceof PyTzInfo)) throw argumentTypeError(place, "datetime.tzinfo", v);
    return v;
  });
const dateArg = custom<PyDate>("date", (_vm, v, place) => {
  if (!(v instanceof PyDate)) throw argumentTypeError(place, "datetime.date", v);
  return v;
});
const timeArg = custom<PyTime>("time", (_vm, v, place) => {
  if (!(v instanceof PyTime)) throw argumentTypeError(place, "datetime.time", v);
  return v;
});
const charArg = custom<string>("sep", (_vm, v, place) => {
  const text = isStr(v) ? strValue(v) : v instanceof PyUnicode ? encodeDefault(v) : undefined;
  if (text === undefined || text.length !== 1) throw argumentTypeError(place, "char", v);
  return text;
});

const m = method<PyDateTime>();
const now = (vm: Vm): number => vm.host.time();

/** `datetime.datetime`. */
const datetimeType: PyType = newType("datetime", PyDateTime, { module: "datetime", base: dateType }, {
  doc: "datetime(year, month, day[, hour[, minute[, second[, microsecond[, tzinfo]]]]]) -> a moment",
  slots: {
    tp_new: makeDateTime,
    tp_repr: (vm, self) => {
      const d = self as PyDateTime;
      let parts = `${d.year}, ${d.month}, ${d.day}, ${d.hour}, ${d.minute}`;
      if (d.microsecond !== 0) parts += `, ${d.second}, ${d.microsecond}`;
      else if (d.second !== 0) parts += `, ${d.second}`;
      return withZone(vm, `${tpName(d.type)}(${parts})`, d.tzinfo);
    },
    tp_str: (vm, self) => callMethod(vm, self, "isoformat", [" "]),
    tp_hash: (vm, self) => {
      const d = self as PyDateTime;
      if (d.hash !== undefined) return d.hash;
      if (d.tzinfo === null) return d.hash = hashToValue(strHash(dateTimeState(d)));
      return then(hashZoned(vm, d), (hash) => d.hash = hash);
    },
    tp_richcompare: (vm, a, b, op) => {
      if (!(b instanceof PyDateTime)) return compareForeign(vm, a, b, op);
      const x = a as PyDateTime;
      return x.tzinfo === b.tzinfo ? threeWay(compareFields(x, b), op) : compareZoned(vm, x, b, op);
    },
    nb_add: (vm, a, b) => addDateTime(vm, a, b, 1),
    nb_subtract: (vm, a, b) => addDateTime(vm, a, b, -1),
  },
  methods: {
    astimezone: m(
      [zoneArg("tz")],
      { doc: "The same moment in another zone.", arity: "keywords" },
      (vm, d, tz) => asTimezone(vm, d, tz),
    ),
    ctime: m([], "Text like 'Sat Feb  3 04:05:06 2001'.", (_vm, d) => ctime(d)),
    date: m([], "The date.", (_vm, d) => new PyDate(d.year, d.month, d.day)),
    dst: m([], "Summer time of the zone.", (vm, d) => offsetDelta(vm, d, "dst")),
    isoformat: m(
      [opt(charArg, "T")],
      { doc: "YYYY-MM-DDTHH:MM:SS[.mmmmmm][+HH:MM].", arity: "keywords" },
      (vm, d, sep) => isoDateTime(vm, d, sep),
    ),
    replace: m(
      [
        otherField("year"),
        otherField("month"),
        otherField("day"),
        otherField("hour"),
        otherField("minute"),
        otherField("second"),
        otherField("microsecond"),
        opt(obj("tzinfo")),
      ],
      { doc: "The moment with other fields.", arity: "keywords" },
      (
        vm,
        d,
        year = d.year,
        month = d.month,
        day = d.day,
        hour = d.hour,
        minute = d.minute,
        second = d.second,
        microsecond = d.microsecond,
        tz = d.tzinfo,
      ) => makeDateTime(vm, d.type, [year, month, day, hour, minute, second, microsecond, tz], null),
    ),
    strftime: m([formatArg], { doc: "Text by a format.", arity: "keywords" }, function* (vm, d, format) {
      return yield* wrapStrftime(vm, format, fieldsOf(d, yield* isdstOf(vm, d)), d.microsecond, d.tzinfo, d);
    }),
    time: m(
      [],
      "The time of day, without zone.",
      (_vm, d) => new PyTime(d.hour, d.minute, d.second, d.microsecond, null),
    ),
    timetz: m(
      [],
      "The time of day, with zone.",
      (_vm, d) => new PyTime(d.hour, d.minute, d.second, d.microsecond, d.tzinfo),
    ),
    timetuple: m([], "Fields as of time.localtime.", function* (vm, d) {
      return structOf(d, d, yield* isdstOf(vm, d));
    }),
    tzname: m([], "Name of the zone.", (vm, d) => zoneName(vm, d.tzinfo, d)),
    utcoffset: m([], "Offset of the zone.", (vm, d) => offsetDelta(vm, d, "utcoffset")),
    utctimetuple: m([], "Fields in UTC.", function* (vm, d) {
      const offset = yield* zoneMinutes(vm, d.tzinfo, "utcoffset", d);
      if (!offset) return structOf(d, d, 0);
      // The year may leave the range of datetimes here.
      const t = cal.breakSeconds(cal.joinSeconds({ ...fieldsOf(d, 0), minute: d.minute - offset }));
      if (t.year < 0 || t.year > 10000) throw outOfRange();
      return structTime.make([t.year, t.month, t.day, t.hour, t.minute, t.second, t.weekday, t.yday, 0]);
    }),
    __reduce__: m(
      [],
      "How to copy or pickle the object.",
      (_vm, d) =>
        new PyTuple([d.type, new PyTuple(d.tzinfo === null ? [dateTimeState(d)] : [dateTimeState(d), d.tzinfo])]),
    ),
  },
  classMethods: {
    combine: classMethod(
      [dateArg, timeArg],
      { doc: "Date and time of day together.", arity: "keywords" },
      (vm, cls, d, t) => call(vm, cls, [d.year, d.month, d.day, t.hour, t.minute, t.second, t.microsecond, t.tzinfo]),
    ),
    fromtimestamp: classMethod([obj("timestamp"), opt(obj("tz"), null)], {
      doc: "Time of a POSIX timestamp, local or in a zone.",
      arity: "keywords",
    }, (vm, cls, x, tz) => then(asDouble(vm, x), (seconds) => zonedTimestamp(vm, cls, seconds, tz))),
    now: classMethod(
      [opt(obj("tz"), null)],
      { doc: "The time now, local or in a zone.", arity: "keywords" },
      (vm, cls, tz) => zonedTimestamp(vm, cls, now(vm), tz),
    ),
    strptime: classMethod(
      [str("string"), str("format")],
      { doc: "Time from a text, by a format.", arity: "parse" },
      (vm, cls, text, format) => {
        const t = parseTime(text, format, parseZones(vm), bytesRepr);
        return call(vm, cls, [t.year, t.month, t.day, t.hour, t.minute, t.second, t.microsecond]);
      },
    ),
    utcfromtimestamp: classMethod([float("timestamp")], {
      doc: "UTC of a POSIX timestamp, without zone.",
      arity: "parse",
    }, (vm, cls, x) => fromTimestamp(vm, cls, x, true, null)),
    utcnow: classMethod(
      [],
      "The time now in UTC, without zone.",
      (vm, cls) => fromTimestamp(vm, cls, now(vm), true, null),
    ),
  },
  getset: {
    hour: { doc: "0 to 23.", get: (_vm, d) => d.hour },
    minute: { doc: "0 to 59.", get: (_vm, d) => d.minute },
    second: { doc: "0 to 59.", get: (_vm, d) => d.second },
    microsecond: { doc: "0 to 999999.", get: (_vm, d) => d.microsecond },
    tzinfo: { doc: "The zone, or None.", get: (_vm, d) => d.tzinfo },
  },
});

for (
  const [type, name, v] of [
    [dateType, "min", new PyDate(1, 1, 1)],
    [dateType, "max", new PyDate(9999, 12, 31)],
    [dateType, "resolution", makeDelta(1)],
    [datetimeType, "min", new PyDateTime(1, 1, 1, 0, 0, 0, 0, null)],
    [datetimeType, "max", new PyDateTime(9999, 12, 31, 23, 59, 59, 999999, null)],
    [datetimeType, "resolution", makeDelta(0, 0, 1)],
  ] as const
) type.attrs.setStr(name, v);
dateType.modified();

// ---- tzinfo.fromutc -----------------------------------------------------------------------------------------------

function* fromUtc(vm: Vm, tz: PyTzInfo, dt: Value): Gen<Value> {
  if (!(dt instanceof PyDateTime)) throw typeError("fromutc: argument must be a datetime");
  if (dt.tzinfo !== tz) throw valueError("fromutc: dt.tzinfo is not self");
  const offset = yield* zoneMinutes(vm, tz, "utcoffset", dt);
  if (offset === undefined) throw valueError("fromutc: non-None utcoffset() result required");
  let dst = yield* zoneMinutes(vm, tz, "dst", dt);
  if (dst === undefined) throw valueError("fromutc: non-None dst() result required");
  const standard = shift(dt, 0, (offset - dst) * 60);
  dst = yield* zoneMinutes(vm, tz, "dst", standard);
  if (dst === undefined) {
    throw valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
  }
  return dst === 0 ? standard : shift(standard, 0, dst * 60);
}

defineType<PyTzInfo>(tzinfoType, {
  methods: {
    fromutc: method<PyTzInfo>()([obj("dt")], "A datetime in UTC as local time.", (vm, tz, dt) => fromUtc(vm, tz, dt)),
  },
});

export const datetimeModule = defineModule("datetime", "Dates, times of day, moments, time spans and zones.", {
  MINYEAR: constant(1),
  MAXYEAR: constant(9999),
  date: dateType,
  datetime: datetimeType,
  datetime_CAPI: constant(null),
  time: timeType,
  timedelta: timedeltaType,
  tzinfo: tzinfoType,
});
