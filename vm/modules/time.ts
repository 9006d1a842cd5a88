// SPDX-License-Identifier: MIT
/**
 * `time` (CPython `Modules/timemodule.c`). Clocks, timers and the time zone are the host's; the calendar and the text
 * formats are `vm/base/calendar.ts`. `timezone`, `altzone`, `daylight` and `tzname` are found as CPython finds them: from
 * the zone's offsets at the start and in the middle of the year.
 */
import { pause } from "../objects/os_args.ts";
import { PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import {
  breakSeconds,
  type BrokenTime,
  DAY_NAMES,
  joinSeconds,
  MONTH_NAMES,
  strftime,
  strptime,
  type ZoneText,
} from "../base/calendar.ts";
import { bytesRepr } from "../base/escapes.ts";
import { encodeDefault } from "../core/abstract.ts";
import { asDouble } from "../core/convert.ts";
import type { PyDict } from "../core/dict.ts";
import {
  environmentError,
  IOErrorType,
  kernel,
  makeThrow,
  overflowError,
  typeError,
  valueError,
  ValueErrorType,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then, YIELD } from "../core/gen.ts";
import { getItem, isSequence, length } from "../core/sequence.ts";
import { isStr, PyModule, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { cstring, float, int, obj, opt } from "../native/args.ts";
import { constant, def, defineModule } from "../native/define.ts";
import { type PyStructSequence, structSequence } from "../objects/structseq.ts";

/** `time.struct_time`. */
export const structTime = structSequence("time.struct_time", "A moment as calendar fields.", [
  "tm_year",
  "tm_mon",
  "tm_mday",
  "tm_hour",
  "tm_min",
  "tm_sec",
  "tm_wday",
  "tm_yday",
  "tm_isdst",
]);

function toStruct(t: BrokenTime): PyStructSequence {
  return structTime.make([t.year, t.month, t.day, t.hour, t.minute, t.second, t.weekday, t.yday, t.isdst]);
}

/** Seconds whose year still fits a C `int`. */
const LIMIT = 67768036191676799;

/** `time_t` of a double, as CPython converts it. */
function wholeSeconds(x: number): number {
  if (x !== x || Math.abs(x) < 9.3e18 && Math.abs(x) > LIMIT) {
    throw makeThrow(ValueErrorType, 75, "Value too large for defined data type");
  }
  if (Math.abs(x) > LIMIT) throw valueError("timestamp out of range for platform time_t");
  return Math.trunc(x) + 0;
}

/** Seconds of an optional argument; `None` and nothing mean now. */
function secondsArg(vm: Vm, v: Value | undefined): Result<number> {
  if (v === undefined || v === null) return Math.floor(vm.host.time());
  return then(asDouble(vm, v), wholeSeconds);
}

/** Local calendar fields. */
export function localFields(vm: Vm, seconds: number): BrokenTime {
  const zone = vm.host.localZone(seconds);
  return breakSeconds(seconds + zone.offsetSeconds, zone.dst ? 1 : 0);
}

/** Seconds since 1970 of local fields (`mktime`). */
function localSeconds(vm: Vm, t: BrokenTime): number {
  const wall = joinSeconds(t);
  const zoneAt = (s: number) => vm.host.localZone(s);
  const offsets = new Set([zoneAt(wall - 86400).offsetSeconds, zoneAt(wall + 86400).offsetSeconds]);
  let fallback: number | undefined;
  for (const offset of offsets) {
    const s = wall - offset;
    const zone = zoneAt(s);
    if (zone.offsetSeconds !== offset) continue;
    if (t.isdst < 0 || zone.dst === (t.isdst > 0)) return s;
    fallback ??= s;
  }
  if (fallback === undefined) return wall - zoneAt(wall - 86400).offsetSeconds;
  if (t.isdst >= 0) {
    // The other kind of time does not rule then: take its offset from the nearest moment when it does.
    for (let days = 7; days < 366 * 2; days += 7) {
      for (const s of [fallback - days * 86400, fallback + days * 86400]) {
        const zone = zoneAt(s);
        if (zone.dst === (t.isdst > 0)) return wall - zone.offsetSeconds;
      }
    }
  }
  return fallback;
}

interface Zones {
  timezone: number;
  altzone: number;
  daylight: number;
  names: [string, string];
}

/** The standard and summer zone, from the beginning and the middle of the year. */
function findZones(vm: Vm): Zones {
  const year = (365 * 24 + 6) * 3600;
  const t = Math.floor(vm.host.time() / year) * year;
  const winter = vm.host.localZone(t);
  const summer = vm.host.localZone(t + year / 2);
  const january = -winter.offsetSeconds;
  const july = -summer.offsetSeconds;
  const names = [winter.name.slice(0, 9), summer.name.slice(0, 9)] as [string, string];
  // South of the equator summer time rules in January.
  return january < july
    ? { timezone: july, altzone: january, daylight: 1, names: [names[1], names[0]] }
    : { timezone: january, altzone: july, daylight: january !== july ? 1 : 0, names };
}

function setZones(vm: Vm, ns: PyDict): void {
  const z = findZones(vm);
  ns.setStr("timezone", z.timezone);
  ns.setStr("altzone", z.altzone);
  ns.setStr("daylight", z.daylight);
  ns.setStr("tzname", new PyTuple(z.names));
}

const TIME_NS = Symbol("time.namespace");

// ---- time tuples --------------------------------------------------------------------------------------------------

/** Each of the nine, as `PyArg_Parse` converts it. */
const NINTH = int("t");

/** Whether all values are ints that C has, so that nothing has to be converted. */
const areInts = (items: readonly Value[]): items is number[] =>
  items.every((v) => typeof v === "number" && (v | 0) === v);

/** The nine ints of a sequence (`PyArg_Parse` with `(iiiiiiiii)`). */
function* nineInts(vm: Vm, v: Value): Gen<number[]> {
  let items: Value[] | undefined;
  if (v instanceof PyTuple) items = v.items;
  else if (!isSequence(v) || isStr(v)) {
    throw typeError(`argument must be 9-item sequence, not ${v === null ? "None" : typeName(v)}`);
  }
  let n: Result<number> = items === undefined ? length(vm, v) : items.length;
  if (isGen(n)) n = yield* n;
  if (n !== 9) throw typeError(`argument must be sequence of length 9, not ${n}`);
  if (items !== undefined && areInts(items)) return items;
  const out: number[] = [];
  for (let i = 0; i < 9; i++) {
    let item: Result<Value> = items === undefined ? getItem(vm, v, i) : items[i];
    if (isGen(item)) item = yield* item;
    const r = NINTH.convert!(vm, item, { name: "time", position: 1 });
    out.push(isGen(r) ? yield* r : r);
  }
  return out;
}

/** Fields of a time tuple (`gettmarg`): two-digit years are completed where `accept2dyear` allows. */
function* fieldsOf(vm: Vm, v: Value): Gen<BrokenTime> {
  const f = yield* nineInts(vm, v);
  let year = f[0];
  if (year < 1900) {
    const accept = vm.state(TIME_NS, () => ({ ns: undefined as PyDict | undefined })).ns?.getStr("accept2dyear");
    const allowed = accept instanceof PyInt || accept instanceof PyLong
      ? accept.value !== 0n
      : typeof accept === "number" || typeof accept === "boolean"
      ? Boolean(accept)
      : false;
    if (!allowed) throw valueError("year >= 1900 required");
    if (year >= 69 && year <= 99) year += 1900;
    else if (year >= 0 && year <= 68) year += 2000;
    else throw valueError("year out of range");
  }
  return {
    year,
    month: f[1],
    day: f[2],
    hour: f[3],
    minute: f[4],
    second: f[5],
    // C's remainder: one below Monday is Sunday, anything lower stays negative.
    weekday: (f[6] + 1) % 7 < 0 ? -2 : ((f[6] + 1) % 7 + 6) % 7,
    yday: f[7],
    isdst: f[8],
  };
}

/** Refuses fields out of range; zeros in month, day and day of year become ones. */
function checkFields(t: BrokenTime): BrokenTime {
  if (t.month === 0) t.month = 1;
  if (t.day === 0) t.day = 1;
  if (t.yday === 0) t.yday = 1;
  if (t.month < 1 || t.month > 12) throw valueError("month out of range");
  if (t.day < 0 || t.day > 31) throw valueError("day of month out of range");
  if (t.hour < 0 || t.hour > 23) throw valueError("hour out of range");
  if (t.minute < 0 || t.minute > 59) throw valueError("minute out of range");
  if (t.second < 0 || t.second > 61) throw valueError("seconds out of range");
  if (t.weekday < 0) throw valueError("day of week out of range");
  if (t.yday < 1 || t.yday > 366) throw valueError("day of year out of range");
  return t;
}

function asctime(t: BrokenTime): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = String(t.day).padStart(3, " ");
  return `${DAY_NAMES[t.weekday].slice(0, 3)} ${MONTH_NAMES[t.month - 1].slice(0, 3)}${day} ` +
    `${two(t.hour)}:${two(t.minute)}:${two(t.second)} ${t.year}`;
}

/** What `%Z`, `%z` and `%s` say of local fields, found when asked; `%Z` follows the fields' own summer time flag. */
class LocalZone implements ZoneText {
  constructor(private readonly vm: Vm, private readonly t: BrokenTime, private readonly zoned: boolean) {}

  get name(): string {
    const { isdst } = this.t;
    return isdst < 0 ? "" : findZones(this.vm).names[isdst > 0 ? 1 : 0];
  }

  get offset(): string {
    if (this.t.isdst < 0) return "";
    const east = this.zoned ? this.vm.host.localZone(this.seconds()).offsetSeconds : 0;
    const a = Math.abs(east);
    return (east < 0 ? "-" : "+") + String(Math.floor(a / 3600) * 100 + Math.floor(a / 60) % 60).padStart(4, "0");
  }

  seconds(): number {
    return localSeconds(this.vm, this.t);
  }
}

/** Formats local fields. */
export function formatTime(vm: Vm, format: string, t: BrokenTime, zoned: boolean): string {
  return strftime(format, t, new LocalZone(vm, t, zoned));
}

/** Names for `%Z` when parsing: without and with summer time. */
export function parseZones(vm: Vm): string[][] {
  const z = findZones(vm);
  return [["utc", "gmt", z.names[0].toLowerCase()], z.daylight ? [z.names[1].toLowerCase()] : []];
}

/** `strptime` of `time` and `datetime`. */
export const parseTime = kernel(strptime);

function textArg(v: Value, what: string): string {
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return encodeDefault(v);
  throw typeError(what);
}

/** Parks the thread for `seconds`; 0 lets the others run. */
export function sleep(vm: Vm, seconds: number): Gen<Value> {
  return seconds === 0 ? YIELD : sleepLonger(vm, seconds);
}

function* sleepLonger(vm: Vm, seconds: number): Gen<Value> {
  if (seconds < 0) throw environmentError(IOErrorType, 22, "Invalid argument");
  if (!(seconds < 9.3e9)) throw makeThrow(IOErrorType, 22, "Invalid argument");
  yield* pause(vm, seconds * 1000);
  return null;
}

export const timeModule = defineModule(
  "time",
  "Clocks, the calendar and time zones.",
  {
    accept2dyear: constant((vm) => Number((vm.host.environ().get("PYTHONY2K") ?? "") === "")),
    struct_time: structTime.type,
    time: def([], "Seconds since 1970, as a float.", (vm) => new PyFloat(vm.host.time())),
    clock: def([], "Seconds of processor time, as a float.", (vm) => new PyFloat(vm.host.cpuTime())),
    sleep: def(
      [float("seconds")],
      { doc: "Waits; other threads run meanwhile.", arity: "parse" },
      (vm, seconds) => sleep(vm, seconds),
    ),
    gmtime: def(
      [opt(obj("seconds"))],
      { doc: "Calendar fields in UTC.", arity: "parse" },
      (vm, v) => then(secondsArg(vm, v), (s) => toStruct(breakSeconds(s))),
    ),
    localtime: def(
      [opt(obj("seconds"))],
      { doc: "Calendar fields in the local time zone.", arity: "parse" },
      (vm, v) => then(secondsArg(vm, v), (s) => toStruct(localFields(vm, s))),
    ),
    asctime: def([opt(obj("t"))], { doc: "Text like 'Sat Jun 06 16:26:11 1998'.", arity: "unpack" }, function* (vm, v) {
      const t = v === undefined ? localFields(vm, Math.floor(vm.host.time())) : yield* fieldsOf(vm, v);
      return asctime(checkFields(t));
    }),
    ctime: def(
      [opt(obj("seconds"))],
      { doc: "asctime(localtime(seconds)).", arity: "unpack" },
      (vm, v) => then(secondsArg(vm, v), (s) => asctime(localFields(vm, s))),
    ),
    mktime: def([obj("t")], "Seconds since 1970 of local calendar fields.", function* (vm, v) {
      const t = yield* fieldsOf(vm, v);
      const s = localSeconds(vm, t);
      if (Math.abs(s) > LIMIT) throw overflowError("mktime argument out of range");
      return new PyFloat(s);
    }),
    strftime: def(
      [cstring("format"), opt(obj("t"))],
      { doc: "Text of calendar fields, by a format.", arity: "parse" },
      function* (vm, format, v) {
        const t = v === undefined ? localFields(vm, Math.floor(vm.host.time())) : yield* fieldsOf(vm, v);
        return formatTime(vm, format, checkFields(t), v === undefined);
      },
    ),
    strptime: def([obj("string"), opt(obj("format"))], {
      doc: "Calendar fields from a text, by a format.",
      arity: "parse",
    }, (vm, text, format) => {
      const s = textArg(text, "expected string or buffer");
      const f = format === undefined ? "%a %b %d %H:%M:%S %Y" : textArg(format, "expected string or buffer");
      return toStruct(parseTime(s, f, parseZones(vm), bytesRepr));
    }),
    tzset: def([], "Notices that the environment variable TZ has changed.", (vm) => {
      vm.host.tzset();
      const module = vm.modules.getStr("time");
      const ns = module instanceof PyModule ? module.dict : undefined;
      if (ns !== undefined) setZones(vm, ns);
      return null;
    }),
  },
  (vm, ns) => {
    setZones(vm, ns);
    vm.state(TIME_NS, () => ({ ns: undefined as PyDict | undefined })).ns = ns;
  },
);
