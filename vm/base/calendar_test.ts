// SPDX-License-Identifier: MIT
/** The calendar: round trips, ISO weeks, formatting and parsing. */
import { assertEquals, assertThrows } from "@std/assert";
import * as cal from "./calendar.ts";

const zone: cal.ZoneText = { name: "UTC", offset: "+0000", seconds: () => 1000000000 };

Deno.test("dates and day numbers are inverse", () => {
  assertEquals(cal.toOrdinal(1, 1, 1), 1);
  assertEquals(cal.toOrdinal(9999, 12, 31), 3652059);
  for (const n of [1, 31, 59, 60, 61, 365, 366, 146097, 146098, 719163, 730000, 3652059, 0, -365]) {
    assertEquals(cal.toOrdinal(...cal.fromOrdinal(n)), n);
  }
  assertEquals(cal.fromOrdinal(cal.toOrdinal(2000, 2, 29) + 1), [2000, 3, 1]);
  assertEquals(cal.weekday(2001, 9, 9), 6);
});

Deno.test("seconds break up and join again", () => {
  for (const s of [0, -1, 1e9, 951782400, 2 ** 40, -1e10]) assertEquals(cal.joinSeconds(cal.breakSeconds(s)), s);
  const t = { ...cal.breakSeconds(0), year: 2000, month: 14, day: 0, hour: 25 };
  assertEquals(cal.breakSeconds(cal.joinSeconds(t)).month, 2);
});

Deno.test("ISO weeks at the turn of the year", () => {
  const week = (y: number, m: number, d: number) =>
    cal.isoWeek(y, cal.daysBeforeMonth(y, m) + d - 1, cal.weekday(y, m, d));
  assertEquals(week(2004, 12, 31), [2004, 53]);
  assertEquals(week(2005, 1, 1), [2004, 53]);
  assertEquals(week(2008, 12, 29), [2009, 1]);
  assertEquals(week(2001, 2, 3), [2001, 5]);
});

Deno.test("strftime knows glibc's flags", () => {
  const t = cal.breakSeconds(1e9);
  const f = (format: string) => cal.strftime(format, t, zone);
  assertEquals(f("%Y-%m-%d %H:%M:%S %a %j"), "2001-09-09 01:46:40 Sun 252");
  assertEquals(f("%-d|%_d|%5Y|%^a|%#Z|%e|%G-%V|%U|%W|%s|%%|%Q"), "9| 9|02001|SUN|utc| 9|2001-36|36|36|1000000000|%|%Q");
  assertEquals(f("%c|%x|%X|%r"), "Sun Sep  9 01:46:40 2001|09/09/01|01:46:40|01:46:40 AM");
});

Deno.test("strptime", () => {
  const quote = (s: string) => `'${s}'`;
  const zones = [["utc", "gmt"], []];
  const p = (text: string, format: string) => cal.strptime(text, format, zones, quote);
  const t = p("Sat Feb  3 04:05:06 2001", "%c");
  assertEquals([t.year, t.month, t.day, t.hour, t.weekday, t.yday], [2001, 2, 3, 4, 5, 34]);
  assertEquals(p("12 am", "%I %p").hour, 0);
  assertEquals(p("5 1 2001", "%U %w %Y").day, 5);
  assertEquals(p(".5", ".%f").microsecond, 500000);
  assertEquals(p("29 02", "%d %m").year, 1900);
  for (const [text, format] of [["x", "%Y"], ["2001x", "%Y"], ["1", "%Q"], ["30 02", "%d %m"]]) {
    assertThrows(() => {
      try {
        p(text, format);
      } catch (e) {
        throw new Error((e as { message: string }).message);
      }
    });
  }
});
