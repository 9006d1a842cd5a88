// SPDX-License-Identifier: MIT
/**
 * The proleptic Gregorian calendar, and text of broken-down times: `strftime` as glibc does it in the C locale, and
 * `strptime` as Python's `_strptime` does it. Leaf file; months and days count from 1, weekdays from Monday = 0.
 */
import { valueError } from "./kernel_error.ts";

const DAYS_BEFORE: readonly number[] = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** English names, Monday first, and of the months. */
export const DAY_NAMES: readonly string[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];
export const MONTH_NAMES: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days of the year before the first of `month`. */
export function daysBeforeMonth(year: number, month: number): number {
  return DAYS_BEFORE[month] + (month > 2 && isLeap(year) ? 1 : 0);
}

/** Days before the first of January of `year`, counted from 1 January of year 1. */
function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

/** Day number of a date; 1 January of year 1 is day 1. */
export function toOrdinal(year: number, month: number, day: number): number {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
}

/** Year, month and day of a day number, which may be any integer. */
export function fromOrdinal(n: number): [year: number, month: number, day: number] {
  n--;
  const n400 = Math.floor(n / 146097);
  n -= n400 * 146097;
  let n100 = Math.floor(n / 36524);
  if (n100 === 4) n100 = 3;
  n -= n100 * 36524;
  const n4 = Math.floor(n / 1461);
  n -= n4 * 1461;
  let n1 = Math.floor(n / 365);
  if (n1 === 4) n1 = 3;
  n -= n1 * 365;
  const year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
  let month = Math.min(12, (n + 50) >> 5);
  while (month < 12 && daysBeforeMonth(year, month + 1) <= n) month++;
  while (daysBeforeMonth(year, month) > n) month--;
  return [year, month, n - daysBeforeMonth(year, month) + 1];
}

/** Weekday of a date, Monday is 0. */
export function weekday(year: number, month: number, day: number): number {
  const d = (toOrdinal(year, month, day) + 6) % 7;
  return d < 0 ? d + 7 : d;
}

/** Day number of 1 January 1970. */
const EPOCH_ORDINAL = 719163;

/** A broken-down time. `yday` counts from 1; `isdst` is −1 for unknown. */
export interface BrokenTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Monday is 0. */
  weekday: number;
  yday: number;
  isdst: number;
}

/** Breaks seconds since 1970 (an integer, already in the wanted zone) into fields. */
export function breakSeconds(seconds: number, isdst = 0): BrokenTime {
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  const [year, month, day] = fromOrdinal(days + EPOCH_ORDINAL);
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: weekday(year, month, day),
    yday: daysBeforeMonth(year, month) + day,
    isdst,
  };
}

/** Seconds since 1970 of fields that may be out of their ranges. `weekday` and `yday` do not count. */
export function joinSeconds(t: BrokenTime): number {
  const months = t.year * 12 + (t.month - 1);
  const year = Math.floor(months / 12);
  const days = toOrdinal(year, months - year * 12 + 1, 1) - EPOCH_ORDINAL + (t.day - 1);
  return days * 86400 + t.hour * 3600 + t.minute * 60 + t.second;
}

// ---- strftime -----------------------------------------------------------------------------------------------------

/** What `strftime` has to know of the time zone. */
export interface ZoneText {
  /** Text of `%Z`. */
  name: string;
  /** Text of `%z`. */
  offset: string;
  /** Value of `%s`. */
  seconds: () => number;
}

/** Number of the week where weeks begin `shift` days before the weekday `wday` (Sunday 0) counts 0. */
function weekNumber(yday0: number, dayOfWeek: number): number {
  return Math.floor((yday0 - dayOfWeek + 7) / 7);
}

/** ISO year and week of a date. */
export function isoWeek(year: number, yday0: number, mondayBased: number): [year: number, week: number] {
  const length = (y: number) => isLeap(y) ? 366 : 365;
  const days = (yd: number, wd: number) => yd - ((yd - wd + 382) % 7) + 3;
  const d = days(yday0, (mondayBased + 1) % 7);
  if (d < 0) {
    const before = days(yday0 + length(year - 1), (mondayBased + 1) % 7);
    return [year - 1, Math.floor(before / 7) + 1];
  }
  const after = days(yday0 - length(year), (mondayBased + 1) % 7);
  return after >= 0 ? [year + 1, Math.floor(after / 7) + 1] : [year, Math.floor(d / 7) + 1];
}

const DIRECTIVE = /%([_\-0^#]*)(\d*)([EO]?)([\s\S])/y;

const two = (n: number): string => n < 10 ? `0${n}` : String(n);

/** The usual conversions without flags; `undefined` for others, and for values out of their range. */
function usual(conversion: string, t: BrokenTime): string | undefined {
  switch (conversion) {
    case "H":
      return t.hour >= 0 && t.hour < 100 ? two(t.hour) : undefined;
    case "M":
      return t.minute >= 0 && t.minute < 100 ? two(t.minute) : undefined;
    case "S":
      return t.second >= 0 && t.second < 100 ? two(t.second) : undefined;
    case "d":
      return t.day >= 0 && t.day < 100 ? two(t.day) : undefined;
    case "m":
      return t.month >= 0 && t.month < 100 ? two(t.month) : undefined;
    case "Y":
      return t.year >= 0 ? String(t.year) : undefined;
    case "y":
      return t.year >= 0 ? two(t.year % 100) : undefined;
  }
  return undefined;
}

/** Formats a time as glibc's `strftime` in the C locale. */
export function strftime(format: string, t: BrokenTime, zone: ZoneText): string {
  let out = "";
  let from = 0;
  for (let at = format.indexOf("%"); at >= 0; at = format.indexOf("%", from)) {
    if (at > from) out += format.slice(from, at);
    const text = usual(format.charAt(at + 1), t);
    if (text !== undefined) {
      out += text;
      from = at + 2;
      continue;
    }
    DIRECTIVE.lastIndex = at;
    const match = DIRECTIVE.exec(format);
    // A "%" at the end stands for itself.
    out += match === null ? "%" : directive(match, t, zone);
    from = at + (match === null ? 1 : match[0].length);
  }
  return from === 0 ? format : out + format.slice(from);
}

/** The text of one directive: its parts are flags, width, modifier and conversion. */
function directive([all, flags, width, modifier, conversion]: RegExpExecArray, t: BrokenTime, zone: ZoneText): string {
  let pad = "";
  let upper = false;
  let swap = false;
  for (const f of flags) {
    if (f === "^") upper = true;
    else if (f === "#") swap = true;
    else pad = f;
  }
  const text = (s: string): string => {
    if (upper) s = s.toUpperCase();
    return pad === "-" || width === "" ? s : s.padStart(Number(width), pad === "0" ? "0" : " ");
  };
  const number = (n: number, digits: number, fill = "0"): string => {
    const with_ = pad === "_" ? " " : pad === "0" ? "0" : fill;
    const sign = n < 0 ? "-" : "";
    const s = String(Math.abs(n));
    if (pad === "-") return sign + s;
    const size = Math.max(digits, Number(width || 0)) - sign.length;
    return with_ === "0" ? sign + s.padStart(size, "0") : (sign + s).padStart(size + sign.length, " ");
  };
  const nested = (f: string) => text(strftime(f, t, zone));
  const sunday = (t.weekday + 1) % 7;
  const yday0 = t.yday - 1;
  const hour12 = t.hour % 12 === 0 ? 12 : t.hour % 12;
  if (swap && conversion !== "Z" && conversion !== "p") upper = true;
  if (modifier === "E" && !/[cCxXyY]/.test(conversion)) return all;
  if (modifier === "O" && !/[deHIkmMSuUVwWyl]/.test(conversion)) return all;
  switch (conversion) {
    case "%":
      return modifier === "" ? text("%") : all;
    case "a":
      return text(DAY_NAMES[t.weekday].slice(0, 3));
    case "A":
      return text(DAY_NAMES[t.weekday]);
    case "b":
    case "h":
      return text(MONTH_NAMES[t.month - 1].slice(0, 3));
    case "B":
      return text(MONTH_NAMES[t.month - 1]);
    case "c":
      return nested("%a %b %e %H:%M:%S %Y");
    case "C":
      return number(Math.floor(t.year / 100), 2);
    case "d":
      return number(t.day, 2);
    case "D":
    case "x":
      return nested("%m/%d/%y");
    case "e":
      return number(t.day, 2, " ");
    case "F":
      return nested("%Y-%m-%d");
    case "g": {
      const y = isoWeek(t.year, yday0, t.weekday)[0] % 100;
      return number(y < 0 ? y + 100 : y, 2);
    }
    case "G":
      return number(isoWeek(t.year, yday0, t.weekday)[0], 1);
    case "H":
      return number(t.hour, 2);
    case "I":
      return number(hour12, 2);
    case "j":
      return number(t.yday, 3);
    case "k":
      return number(t.hour, 2, " ");
    case "l":
      return number(hour12, 2, " ");
    case "m":
      return number(t.month, 2);
    case "M":
      return number(t.minute, 2);
    case "n":
      return "\n";
    case "p": {
      const s = t.hour > 11 ? "PM" : "AM";
      return text(swap ? s.toLowerCase() : s);
    }
    case "P":
      return text(t.hour > 11 ? "pm" : "am");
    case "r":
      return nested("%I:%M:%S %p");
    case "R":
      return nested("%H:%M");
    case "s":
      return number(zone.seconds(), 1);
    case "S":
      return number(t.second, 2);
    case "t":
      return "\t";
    case "T":
    case "X":
      return nested("%H:%M:%S");
    case "u":
      return number(t.weekday + 1, 1);
    case "U":
      return number(weekNumber(yday0, sunday), 2);
    case "V":
      return number(isoWeek(t.year, yday0, t.weekday)[1], 2);
    case "w":
      return number(sunday, 1);
    case "W":
      return number(weekNumber(yday0, t.weekday), 2);
    case "y": {
      const y = t.year % 100;
      return number(y < 0 ? y + 100 : y, 2);
    }
    case "Y":
      return number(t.year, 1);
    case "z":
      return text(zone.offset);
    case "Z":
      return text(swap ? zone.name.toLowerCase() : zone.name);
    default:
      return all;
  }
}

// ---- strptime -----------------------------------------------------------------------------------------------------

const names = (list: readonly string[]): string => [...list].sort((a, b) => b.length - a.length).join("|");

/** Pattern of each directive. `_strptime` tries the alternatives in this order too. */
function directives(zones: readonly (readonly string[])[]): Record<string, string> {
  const short = (list: readonly string[]) => list.map((n) => n.slice(0, 3));
  const zoneNames = zones.flat().map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return {
    d: "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]",
    f: "[0-9]{1,6}",
    H: "2[0-3]|[0-1]\\d|\\d",
    I: "1[0-2]|0[1-9]|[1-9]",
    j: "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]",
    m: "1[0-2]|0[1-9]|[1-9]",
    M: "[0-5]\\d|\\d",
    S: "6[0-1]|[0-5]\\d|\\d",
    U: "5[0-3]|[0-4]\\d|\\d",
    w: "[0-6]",
    W: "5[0-3]|[0-4]\\d|\\d",
    y: "\\d\\d",
    Y: "\\d\\d\\d\\d",
    A: names(DAY_NAMES),
    a: names(short(DAY_NAMES)),
    B: names(MONTH_NAMES),
    b: names(short(MONTH_NAMES)),
    p: "am|pm",
    Z: names(zoneNames),
  };
}

/** A parsed time; `microsecond` from `%f`. */
export interface ParsedTime extends BrokenTime {
  microsecond: number;
}

/** Quotes a byte string for an error text as `repr` does. */
type Quote = (text: string) => string;

/**
 * Parses `text` by `format`.
 * @param zones Lower-case names for `%Z`: without and with summer time.
 * @throws KernelError ValueError with Python's texts.
 */
export function strptime(
  text: string,
  format: string,
  zones: readonly (readonly string[])[],
  quote: Quote,
): ParsedTime {
  const found = match(text, format, zones, quote);
  const get = (c: string): number | undefined => found[c] === undefined ? undefined : Number(found[c]);
  const at = (list: readonly string[], s: string, size?: number) =>
    list.findIndex((n) => n.slice(0, size).toLowerCase() === s.toLowerCase());
  let year = get("Y");
  const y = get("y");
  if (year === undefined && y !== undefined) year = y + (y <= 68 ? 2000 : 1900);
  let month = get("m") ?? 1;
  if (found.B !== undefined) month = at(MONTH_NAMES, found.B) + 1;
  else if (found.b !== undefined) month = at(MONTH_NAMES, found.b, 3) + 1;
  let day = get("d") ?? 1;
  let hour = get("H") ?? 0;
  const i = get("I");
  if (i !== undefined) hour = (i % 12) + ((found.p ?? "").toLowerCase() === "pm" ? 12 : 0);
  const microsecond = found.f === undefined ? 0 : Number(found.f.padEnd(6, "0"));
  let day_: number | undefined;
  if (found.A !== undefined) day_ = at(DAY_NAMES, found.A);
  else if (found.a !== undefined) day_ = at(DAY_NAMES, found.a, 3);
  else if (found.w !== undefined) day_ = found.w === "0" ? 6 : Number(found.w) - 1;
  let julian = get("j");
  let isdst = -1;
  if (found.Z !== undefined) {
    const name = found.Z.toLowerCase();
    for (let z = 0; z < zones.length; z++) {
      if (!zones[z].includes(name)) continue;
      // A zone named alike in winter and summer says nothing, unless it never has summer time.
      if (z === 0 && zones.length > 1 && zones[1].includes(name) && name !== "utc" && name !== "gmt") break;
      isdst = z;
      break;
    }
  }
  let leapFix = false;
  if (year === undefined) {
    leapFix = month === 2 && day === 29;
    year = leapFix ? 1904 : 1900;
  }
  const week = get("U") ?? get("W");
  if (julian === undefined && week !== undefined && day_ !== undefined) {
    const mondayStart = found.W !== undefined && found.U === undefined;
    let first = weekday(year, 1, 1);
    let wd = day_;
    if (!mondayStart) {
      first = (first + 1) % 7;
      wd = (wd + 1) % 7;
    }
    julian = week === 0 ? 1 + wd - first : 1 + (7 - first) % 7 + 7 * (week - 1) + wd;
    if (julian <= 0) {
      year--;
      julian += isLeap(year) ? 366 : 365;
    }
  }
  if (julian === undefined) {
    if (year < 1) valueError("year is out of range");
    if (day > daysInMonth(year, month)) valueError("day is out of range for month");
    julian = daysBeforeMonth(year, month) + day;
  } else [year, month, day] = fromOrdinal(daysBeforeYear(year) + julian);
  day_ ??= weekday(year, month, day);
  if (leapFix) year = 1900;
  const minute = get("M") ?? 0;
  const second = get("S") ?? 0;
  return { year, month, day, hour, minute, second, weekday: day_, yday: julian, isdst, microsecond };
}

function match(
  text: string,
  format: string,
  zones: readonly (readonly string[])[],
  quote: Quote,
): Record<string, string | undefined> {
  const table = directives(zones);
  let pattern = "";
  const expanded = format.replace(
    /%[cxX]/g,
    (d) => d === "%c" ? "%a %b %d %H:%M:%S %Y" : d === "%x" ? "%m/%d/%y" : "%H:%M:%S",
  );
  for (let i = 0; i < expanded.length; i++) {
    const c = expanded[i];
    if (/\s/.test(c)) {
      while (i + 1 < expanded.length && /\s/.test(expanded[i + 1])) i++;
      pattern += "\\s+";
    } else if (c !== "%") pattern += c.replace(/[\\.^$*+?(){}[\]|]/, "\\$&");
    else {
      const d = expanded[++i];
      if (d === undefined) valueError(`stray % in format '${format}'`);
      if (d === "%") pattern += "%";
      else if (table[d] === undefined) valueError(`'${d}' is a bad directive in format '${format}'`);
      else if (pattern.includes(`(?<${d}>`)) valueError(`redefinition of group name '${d}'`);
      else pattern += `(?<${d}>${table[d]})`;
    }
  }
  const m = new RegExp("^" + pattern, "i").exec(text);
  if (m === null) valueError(`time data ${quote(text)} does not match format ${quote(format)}`);
  if (m[0].length !== text.length) valueError(`unconverted data remains: ${text.slice(m[0].length)}`);
  return m.groups ?? {};
}
