// SPDX-License-Identifier: MIT
/**
 * The `%` operator: parsing and the numeric conversions.
 * The expected values were computed by CPython 2.7.18; floats and integers are given by their repr, errors as
 * "!Kind: message".
 */
import { assertEquals } from "@std/assert";
import { check } from "../../tests/recorded_cases.ts";
import * as percent from "./percent_format.ts";

/** Formats with the only segment of `format`. */
function one(format: string, convert: (segment: percent.PercentSegment) => string): string {
  const { segments, tail } = percent.parsePercent(format);
  assertEquals(segments.length, 1);
  return segments[0].literal + convert(segments[0]) + tail;
}

/** Formats ints and strings in full, as the binding does. */
function all(format: string, items: (number | string)[] | undefined, single?: number | string): string {
  const { segments, tail } = percent.parsePercent(format);
  const args = new percent.PercentArguments<number | string | undefined>(items, single, false);
  let out = "";
  for (const segment of segments) {
    out += segment.literal;
    if (segment.key !== undefined) args.requireMapping();
    if (segment.errorAt === "key" && segment.error) throw segment.error;
    const width = segment.width === percent.STAR ? args.take() as number : segment.width;
    if (segment.error) throw segment.error;
    if (segment.conversion === "%") {
      out += percent.padPercent("%", 1, segment.flags, width);
      continue;
    }
    const value = args.take();
    if (segment.conversion === "s") {
      const text = String(value);
      out += percent.padPercent(text, text.length, segment.flags, width);
    } else if (segment.conversion !== "d") percent.unsupportedCharacter(segment, false);
    else if (typeof value !== "number") percent.numberRequired("d", "str");
    else out += percent.formatPercentInt(value, false, "d", segment.flags, width, segment.precision);
  }
  args.finish();
  return out + tail;
}

Deno.test("order of events and errors", () => {
  check(all as (...args: never[]) => unknown, [
    [["%5d|%-5s|%%", [42, "ab"]], "   42|ab   |%"],
    [["%*d", [6, 42]], "    42"],
    [["%s", undefined, 7], "7"],
    [["%5%", []], "    %"],
    [["%y", []], "!TypeError: not enough arguments for format string"],
    [["%y", [1]], "!ValueError: unsupported format character 'y' (0x79) at index 1"],
    [["%\xff", [1]], "!ValueError: unsupported format character '\xff' (0xffffffff) at index 1"],
    [["%1\xff", [1]], "!ValueError: unsupported format character '\xff' (0xff) at index 2"],
    [["%d", ["a"]], "!TypeError: %d format: a number is required, not str"],
    [["%d", []], "!TypeError: not enough arguments for format string"],
    [["%d", [1, 2]], "!TypeError: not all arguments converted during string formatting"],
    [["x", undefined, 1], "!TypeError: not all arguments converted during string formatting"],
    [["x", []], "x"],
    [["%(a)s", undefined, 1], "!TypeError: format requires a mapping"],
    [["%5", [1]], "!ValueError: incomplete format"],
    [["%", []], "!ValueError: incomplete format"],
    [["%l", [1]], "!ValueError: incomplete format"],
    [["%99999999999999999999d", [1]], "!ValueError: width too big"],
    [["%.99999999999999999999d", [1]], "!ValueError: prec too big"],
  ]);
});

Deno.test("keys", () => {
  const { segments } = percent.parsePercent("%(a(b)c)-5s%(");
  assertEquals([segments[0].key, segments[0].flags, segments[0].width], ["a(b)c", percent.LEFT, 5]);
  assertEquals([segments[1].error?.message, segments[1].errorAt], ["incomplete format key", "key"]);
  const args = new percent.PercentArguments<string>(undefined, "mapping", true);
  args.useMapped("value");
  assertEquals(args.take(), "value");
  check(() => args.take(), [[[], "!TypeError: not enough arguments for format string"]]);
});

Deno.test("characters", () => {
  check((value: number | bigint) => percent.percentByte(value), [
    [[65], "A"],
    [[256], "!OverflowError: unsigned byte integer is greater than maximum"],
    [[-1], "!OverflowError: unsigned byte integer is less than minimum"],
    [[1n << 70n], "!OverflowError: Python int too large to convert to C long"],
  ]);
  check((value: number | bigint) => percent.percentPoint(value), [
    [[0x1f600], "\u{1f600}"],
    [[0x110000], "!OverflowError: %c arg not in range(0x110000) (wide Python build)"],
    [[1n << 70n], "!TypeError: %c requires int or char"],
  ]);
});

Deno.test("ints", () => {
  check(
    (format: string, [value]: [number]) =>
      one(format, (s) => percent.formatPercentInt(value, false, s.conversion, s.flags, s.width, s.precision)),
    [
      [["% 5.0lx", [-255]], "  -ff"],
      [["%.1d", [-4]], "-4"],
      [["% -20.ho", [0]], "                    "],
      [["%-5.3x", [12]], "00c  "],
      [["%5.1o", [22]], "   26"],
      [["%#-20.x", [-2]], "-0x2                "],
      [["%.0d", [8]], "8"],
      [["%#lo", [-255]], "-0377"],
      [["%#1.0hu", [-1]], "-1"],
      [["%   .20d", [255]], " 00000000000000000255"],
      [["%1.0Ld", [-255]], "-255"],
      [["%-#20o", [11]], "013                 "],
      [["%+#.3u", [65]], "+065"],
      [["%Lx", [65]], "41"],
      [["% -+ho", [255]], "+377"],
      [["%#+1.1lx", [23]], "+0x17"],
      [["%x", [8]], "8"],
      [["% #20.20u", [9]], " 00000000000000000009"],
      [["%.20u", [97]], "00000000000000000097"],
      [["%.0u", [8]], "8"],
      [["% 05.20o", [97]], " 00000000000000000141"],
      [["% -20.d", [7]], " 7                  "],
      [["%#x", [27]], "0x1b"],
      [["% #1.0Lo", [-255]], "-0377"],
      [["%20d", [0]], "                   0"],
      [["%01.1o", [5]], "5"],
      [["%0+X", [5]], "+5"],
      [["%-5.3Ld", [-148]], "-148 "],
      [["%##10.1d", [6]], "         6"],
      [["%10x", [-2147483648]], " -80000000"],
      [["%10Lx", [29]], "        1d"],
      [["%# +.1u", [-1]], "-1"],
      [["%+#5x", [23]], "+0x17"],
      [["%0.lo", [6]], "6"],
      [["%Li", [1234567]], "1234567"],
      [["%+5.10o", [29]], "+0000000035"],
      [["%0+-20Lo", [-1048576]], "-4000000            "],
      [["%20.x", [25]], "                  19"],
      [["%5d", [255]], "  255"],
      [["%-20.20x", [255]], "000000000000000000ff"],
    ],
  );
});

Deno.test("longs", () => {
  check(
    (format: string, [value]: [bigint]) =>
      one(format, (s) => percent.formatPercentInt(value, true, s.conversion, s.flags, s.width, s.precision)),
    [
      [["%-20.10lu", [0n]], "0000000000          "],
      [["%01.0X", [100000000000000000000n]], "56BC75E2D63100000"],
      [["% # 5.3Ld", [191n]], "  191"],
      [["%d", [100000000000000000000n]], "100000000000000000000"],
      [["%0-20.0o", [0n]], "0                   "],
      [["% +10.3hX", [17675309429483n]], "+10135A8A32EB"],
      [["% --5.10u", [2305843009213693950n]], " 2305843009213693950"],
      [["%+20.20Ld", [100000000000000000000n]], "+100000000000000000000"],
      [["%+0 .1hx", [100000000000000000000n]], "+56bc75e2d63100000"],
      [["%-20X", [1180591620717411303424n]], "400000000000000000  "],
      [["%.0d", [0n]], "0"],
      [["%00 20x", [-15168975532591n]], "-00000000dcbcd65f22f"],
      [["%010.10hi", [100000000000000000000n]], "100000000000000000000"],
      [["%+-.1i", [1180591620717411303424n]], "+1180591620717411303424"],
      [["%05.10lx", [0n]], "0000000000"],
      [["%+05.Lo", [-23n]], "-0027"],
      [["%010hd", [1180591620717411303424n]], "1180591620717411303424"],
      [["%+20.10li", [1180591620717411303424n]], "+1180591620717411303424"],
      [["%.3X", [100000000000000000000n]], "56BC75E2D63100000"],
      [["% 1.20hx", [0n]], " 00000000000000000000"],
      [["% -.1x", [0n]], " 0"],
      [["%++.Li", [-9671406556917033397649406n]], "-9671406556917033397649406"],
      [["%1lu", [100000000000000000000n]], "100000000000000000000"],
      [["% 20X", [14824n]], "                39E8"],
      [
        ["%# 10.1o", [-4421959583228680952232183096185712505100066846991923n]],
        "-01364320245427061723533042324220601737417500201652414163063",
      ],
    ],
  );
});

Deno.test("floats", () => {
  check(
    (format: string, [value]: [number]) =>
      one(format, (s) => percent.formatPercentFloat(value, s.conversion, s.flags, s.width, s.precision)),
    [
      [["%## 10.3G", [995]], "      995."],
      [["% 010e", [3.5]], " 3.500000e+00"],
      [["%--5.10hf", [1e20]], "100000000000000000000.0000000000"],
      [["%.hG", [0]], "0"],
      [["%-.10e", [-0]], "-0.0000000000e+00"],
      [["%--10hF", [Infinity]], "INF       "],
      [["% 0 1e", [3.5]], " 3.500000e+00"],
      [["%# #20.10lf", [Infinity]], "                 inf"],
      [["%++20.1he", [100000000]], "            +1.0e+08"],
      [["%+#20.20hE", [123456789.123]], "+1.23456789122999995947E+08"],
      [["%20e", [Infinity]], "                 inf"],
      [["%10.3lG", [3.5]], "       3.5"],
      [["% .LF", [-0]], "-0"],
      [["%.3lf", [0.736765800568868]], "0.737"],
      [["%lg", [-13816986207.858175]], "-1.3817e+10"],
      [["%05f", [0.3432407343556957]], "0.343241"],
      [["%.1g", [Infinity]], "inf"],
      [["%5.e", [Infinity]], "  inf"],
      [["%+ -1F", [7.277901195173019e16]], "+72779011951730192.000000"],
      [["%-#1g", [123456789.123]], "1.23457e+08"],
      [["% 05e", [Infinity]], " 0inf"],
      [["%++010.20g", [1e20]], "+00001e+20"],
      [["%#1.1Lf", [1.5e-07]], "0.0"],
      [["%0.10hF", [-403]], "-403.0000000000"],
      [["%-.20hG", [1e20]], "1E+20"],
      [["%.1LE", [-1000000000]], "-1.0E+09"],
      [["%-5.20E", [340]], "3.40000000000000000000E+02"],
      [["%+10g", [0.1973241508732808]], " +0.197324"],
      [["%-+5.3F", [238]], "+238.000"],
      [["%20.0g", [-5.8497432276438664e16]], "              -6e+16"],
      [["%# hg", [1.5e-07]], " 1.50000e-07"],
      [["%+ -10f", [1.5e-07]], "+0.000000 "],
      [["%-01.10Le", [3.5]], "3.5000000000e+00"],
      [["%5.G", [1.5e-07]], "1E-07"],
      [["%.20lF", [1.2735921984740086e19]], "12735921984740085760.00000000000000000000"],
      [["%#.3lG", [3.5]], "3.50"],
      [["%0 5.20f", [1e20]], " 100000000000000000000.00000000000000000000"],
      [["%+01f", [1.5e-07]], "+0.000000"],
      [["%10e", [1e20]], "1.000000e+20"],
      [["%+#.hf", [1.5e-07]], "+0."],
    ],
  );
});
