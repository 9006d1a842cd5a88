// SPDX-License-Identifier: MIT
/**
 * Format specifications and the grammar of format strings.
 * The expected values were computed by CPython 2.7.18; floats and integers are given by their repr, errors as
 * "!Kind: message".
 */
import { check } from "../../tests/recorded_cases.ts";
import * as format from "./format_spec.ts";
import { fieldAccesses, formatPieces, splitFieldName } from "./format_string.ts";

function index(value: string | number): string {
  return typeof value === "number" ? value + "L" : value;
}

Deno.test("format of int", () => {
  check((n: number, spec: string) => format.formatInt(n, spec, "int"), [
    [[-255, "=\u0001"], "!ValueError: Unknown format code '\u0001' for object of type 'int'"],
    [[8, "25.20\u00ff"], "!ValueError: Unknown format code '\u00ff' for object of type 'int'"],
    [[299665, ">025.3"], "!ValueError: Precision not allowed in integer format specifier"],
    [[8, "==5dd"], "!ValueError: Invalid conversion specification"],
    [[255, "==+y"], "!ValueError: Unknown format code 'y' for object of type 'int'"],
    [[-1234567, "\u00ff>-.0s"], "!ValueError: Unknown format code 's' for object of type 'int'"],
    [[-1234567, "x>020,.y"], "!ValueError: Format specifier missing precision"],
    [[97, "0=#.3%"], "!ValueError: Alternate form (#) not allowed in float format specifier"],
    [[-1234567, "\u00ff>-0,.1\u00ff"], "!ValueError: Cannot specify ',' with '\u00ff'."],
    [[65, "<-0,x"], "!ValueError: Cannot specify ',' with 'x'."],
    [[-255, " 5,n"], "!ValueError: Cannot specify ',' with 'n'."],
    [[1, "<< #10c"], "!ValueError: Sign not allowed with integer format specifier 'c'"],
    [[5, "+= ,.20s"], "!ValueError: Cannot specify ',' with 's'."],
    [[1, "#025,.20\u0001"], "!ValueError: Cannot specify ',' with '\u0001'."],
    [[97, "<<-0,c"], "!ValueError: Cannot specify ',' with 'c'."],
    [[-1, "> 010,o"], "!ValueError: Cannot specify ',' with 'o'."],
    [[-1501915327, "==,y"], "!ValueError: Cannot specify ',' with 'y'."],
    [[35184372088834, "1c"], "!OverflowError: %c arg not in range(0x100)"],
    [[1234567, ">025,.1b"], "!ValueError: Cannot specify ',' with 'b'."],
    [[255, "x>5,.10X"], "!ValueError: Cannot specify ',' with 'X'."],
    [[255, "x>+.20e"], "+2.55000000000000000000e+02"],
    [[65, "<20.1g"], "6e+01               "],
    [[-255, "==-10.0f"], "-======255"],
    [[-255, "*<20,.20E"], "-2.55000000000000000000E+02"],
    [[-1, "0= f"], "-1.000000"],
    [[-2147483648, "^0f"], "-2147483648.000000"],
    [[-2, "0^010G"], "0000-20000"],
    [[1087864491, " =.1F"], "1087864491.0"],
    [[-1, "0=#25n"], "-000000000000000000000001"],
    [[8, "<<5.3%"], "800.000%"],
    [[-255, "=1.0G"], "-3E+02"],
    [[-1234567, "#,d"], "-1,234,567"],
    [[97, ">-.0G"], "1E+02"],
    [[0, " = 10g"], "         0"],
    [[255, "x>+20.20f"], "+255.00000000000000000000"],
    [[5, "x>1c"], "\u0005"],
    [[267, "<+20,%"], "+26,700.000000%     "],
    [[1, "^0d"], "1"],
    [[-1, "<< 010.10g"], "-1<<<<<<<<"],
    [[-7, "<<,"], "-7"],
    [[255, "==-5.1F"], "255.0"],
    [[-4294967296, " =20F"], "-  4294967296.000000"],
    [[8, " =-5,d"], "    8"],
    [[-1234567, "<<-5e"], "-1.234567e+06"],
    [[65, "==+5.20f"], "+65.00000000000000000000"],
  ]);
});

Deno.test("format of long", () => {
  check((n: bigint, spec: string) => format.formatInt(n, spec, "long"), [
    [[-7881102n, "*<.20"], "!ValueError: Precision not allowed in integer format specifier"],
    [[100000000000000000000n, "#0.E"], "!ValueError: Format specifier missing precision"],
    [
      [-1298074214633706907132624082305023n, "x>+0.10\u0001"],
      "!ValueError: Unknown format code '\u0001' for object of type 'long'",
    ],
    [[179617460193n, "0= #0.0g"], "!ValueError: Alternate form (#) not allowed in float format specifier"],
    [[4503599627370498n, "==-.1\u00ff"], "!ValueError: Unknown format code '\u00ff' for object of type 'long'"],
    [[-12886151123n, " 1.10s"], "!ValueError: Unknown format code 's' for object of type 'long'"],
    [[100000000000000000000n, "0^ 20,.0X"], "!ValueError: Cannot specify ',' with 'X'."],
    [[-2417851639229258349412353n, "\u00ff>,.20dd"], "!ValueError: Invalid conversion specification"],
    [
      [100000000000000000000000000000000000000000000000n, ">-y"],
      "!ValueError: Unknown format code 'y' for object of type 'long'",
    ],
    [[4503599627370496n, ">-25,.0n"], "!ValueError: Cannot specify ',' with 'n'."],
    [[-137438953474n, "^+20,b"], "!ValueError: Cannot specify ',' with 'b'."],
    [[818345n, "0=+#01,.10o"], "!ValueError: Cannot specify ',' with 'o'."],
    [[0n, " =-.1F"], "0.0"],
    [[100000000000000000000n, "-05d"], "100000000000000000000"],
    [[100000000000000000000n, "+5,.10%"], "+10,000,000,000,000,000,000,000.0000000000%"],
    [[-5101768351363121n, ".0G"], "-5E+15"],
    [[0n, " =020d"], "                   0"],
    [[1000000000000000000000000000000n, "x>-020g"], "xxxxxxxxxxxxxxx1e+30"],
    [
      [-1626085044838816902242098553197464708706164275517777717656327651592934228089283012925469n, "^-10x"],
      "-3450961542575eb899c64adf314b67503b2325a8ca5ea09531948106a7d193870dee7181d",
    ],
    [[10n, "0=-020.3G"], "00000000000000000010"],
    [[1180591620717411303424n, "+=0.10E"], "1.1805916207E+21"],
    [[10000000000000000000000000000000n, "\u00ff> 25,d"], " 10,000,000,000,000,000,000,000,000,000,000"],
    [
      [1180591620717411303424n, "\u00ff>25g"],
      "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff1.18059e+21",
    ],
    [[100000000000000000000000000000000000000n, ">0.10F"], "99999999999999997748809823456034029568.0000000000"],
    [[100000000000000000000n, "-05o"], "12657072742654304000000"],
  ]);
});

Deno.test("format of float", () => {
  check((x: number, spec: string) => format.formatFloat(x, spec), [
    [[Infinity, "^.10d"], "!ValueError: Unknown format code 'd' for object of type 'float'"],
    [[1.8190004381060084e16, "< 25.10c"], "!ValueError: Unknown format code 'c' for object of type 'float'"],
    [[3.5, "<<.n"], "!ValueError: Format specifier missing precision"],
    [[-466, "==+5,y"], "!ValueError: Cannot specify ',' with 'y'."],
    [[123456789.123, "<-5\u0001"], "!ValueError: Unknown format code '\u0001' for object of type 'float'"],
    [[8003889714424421, " #25"], "!ValueError: Alternate form (#) not allowed in float format specifier"],
    [[123456789.123, "0^.3y"], "!ValueError: Unknown format code 'y' for object of type 'float'"],
    [[-0, " =-05.20X"], "!ValueError: Unknown format code 'X' for object of type 'float'"],
    [[1e-25, "+#01,.10dd"], "!ValueError: Invalid conversion specification"],
    [[Infinity, ">5.3o"], "!ValueError: Unknown format code 'o' for object of type 'float'"],
    [[0.9212919832038787, "==,\u00ff"], "!ValueError: Cannot specify ',' with '\u00ff'."],
    [[1.5e-07, "==010s"], "!ValueError: Unknown format code 's' for object of type 'float'"],
    [[1.673328383648341e19, "^ ,.3\u0001"], "!ValueError: Cannot specify ',' with '\u0001'."],
    [[123456789.123, "==1,c"], "!ValueError: Cannot specify ',' with 'c'."],
    [[362.5, "^-10,.10x"], "!ValueError: Cannot specify ',' with 'x'."],
    [[-0, "0= 025\u00ff"], "!ValueError: Unknown format code '\u00ff' for object of type 'float'"],
    [[4.6390221338191926e-253, "05,n"], "!ValueError: Cannot specify ',' with 'n'."],
    [[10000000000, "==-.0b"], "!ValueError: Unknown format code 'b' for object of type 'float'"],
    [[1e23, "0^ 20.10x"], "!ValueError: Unknown format code 'x' for object of type 'float'"],
    [[1.5e-07, ">,.10b"], "!ValueError: Cannot specify ',' with 'b'."],
    [[3.5, "<<#25,.10o"], "!ValueError: Cannot specify ',' with 'o'."],
    [[3.5, "<-,X"], "!ValueError: Cannot specify ',' with 'X'."],
    [[123456789.123, "\u00ff>01n"], "1.23457e+08"],
    [[123456789.123, ",G"], "1.23457E+08"],
    [[-7.522608213061053, "-0,.3f"], "-7.523"],
    [[1.4461768626374638e19, "+5,.10f"], "+14,461,768,626,374,637,568.0000000000"],
    [[-1.3393321149545622e19, "*<-05,.3f"], "-13,393,321,149,545,621,504.000"],
    [[43.013414, "^+.3F"], "+43.013"],
    [[-40610725965.1835, "^+5n"], "-4.06107e+10"],
    [[123456789012, "*<20G"], "1.23457E+11*********"],
    [[3.5, "<<5.3g"], "3.5<<"],
    [[Infinity, "+= 25.10n"], " +++++++++++++++++++++inf"],
    [[2.1385173214326036e170, "<<+020G"], "+2.13852E+170<<<<<<<"],
    [[89, "=1g"], "89"],
    [[19.816028978634403, "20.1f"], "                19.8"],
    [[3396.28125, ","], "3,396.28125"],
    [[-0, "*<25.20G"], "-0***********************"],
    [[50155.0625, "0^5,.1E"], "5.0E+04"],
    [[52.2, "*< 05.3F"], " 52.200"],
    [[-0, "0^5G"], "0-000"],
    [[1.5e-07, "0^010.10e"], "1.5000000000e-07"],
    [[-0, "*<+f"], "-0.000000"],
    [[-42844.0625, " =-05.10F"], "-42844.0625000000"],
    [
      [Infinity, "\u00ff>-020f"],
      "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffinf",
    ],
    [[1e20, "-1.20"], "1e+20"],
  ]);
});

Deno.test("format of str", () => {
  check((s: string, spec: string) => format.formatStr(s, spec), [
    [["", "x>+5."], "!ValueError: Format specifier missing precision"],
    [["\u00e9\u00ff", "*< 5.3f"], "!ValueError: Unknown format code 'f' for object of type 'str'"],
    [["abc", "#10.10"], "!ValueError: Alternate form (#) not allowed in string format specifier"],
    [["", "<20o"], "!ValueError: Unknown format code 'o' for object of type 'str'"],
    [["\u00e9\u00ff", "^+.20"], "!ValueError: Sign not allowed in string format specifier"],
    [["abc", "0=-05.10d"], "!ValueError: Unknown format code 'd' for object of type 'str'"],
    [["abc", "*<10,dd"], "!ValueError: Invalid conversion specification"],
    [["abc", "< #25.10g"], "!ValueError: Unknown format code 'g' for object of type 'str'"],
    [["a", "=-1G"], "!ValueError: Unknown format code 'G' for object of type 'str'"],
    [["hello world", "^20.3n"], "!ValueError: Unknown format code 'n' for object of type 'str'"],
    [["a", "*<5"], "a****"],
    [["\u00e9\u00ff", ">1.10"], "\u00e9\u00ff"],
    [["abc", "<0.1"], "a"],
    [["a", "<"], "a"],
    [["hello world", "1.1"], "h"],
    [["a", "^"], "a"],
    [["a", "<<25.3s"], "a<<<<<<<<<<<<<<<<<<<<<<<<"],
    [["hello world", "x>.1s"], "h"],
    [["\u00e9\u00ff", "1.1"], "\u00e9"],
    [
      ["hello world", "\u00ff>020.0"],
      "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
    ],
  ]);
});

Deno.test("format of unicode", () => {
  check((s: string, spec: string) => format.formatStr(s, spec, "unicode"), [
    [
      ["\ud83d\ude00a\ud83d\ude00A\u4e00", "<<+#.3\u00ff"],
      "!ValueError: Unknown format code '\\xff' for object of type 'unicode'",
    ],
    [["\u4e00\u00e9", "\u4e00>= 10.3\u0001\ud83d\ude00"], "!ValueError: Invalid conversion specification"],
    [["\ud83d\ude00A\u00e9", ">0.10F"], "!ValueError: Unknown format code 'F' for object of type 'unicode'"],
    [
      ["\u4e00\ud83d\ude00\ud83d\ude00aA", "\u00ff> 1.0g"],
      "!ValueError: Unknown format code 'g' for object of type 'unicode'",
    ],
    [["\u4e00\u4e00\u00e9aA", "=020y"], "!ValueError: Unknown format code 'y' for object of type 'unicode'"],
    [["", "+25.c"], "!ValueError: Format specifier missing precision"],
    [["\u00e9", "0= c"], "!ValueError: Unknown format code 'c' for object of type 'unicode'"],
    [["a\u4e00A\u4e00a", "+=-10.3\u0001"], "!ValueError: Unknown format code '\\x1' for object of type 'unicode'"],
    [["\u00e9", "=1.0o"], "!ValueError: Unknown format code 'o' for object of type 'unicode'"],
    [["a\u4e00\u4e00a\ud83d\ude00", "== 20.3e"], "!ValueError: Unknown format code 'e' for object of type 'unicode'"],
    [["", "<<+0.0E"], "!ValueError: Unknown format code 'E' for object of type 'unicode'"],
    [["a", "\ud83d\ude00^-#025,.3d"], "!ValueError: Unknown format code 'd' for object of type 'unicode'"],
    [["a\ud83d\ude00", "\ud83d\ude00^0.20"], "a\ud83d\ude00"],
    [["", "1.1s"], " "],
    [["\u00e9a\u4e00", "0^1.20"], "\u00e9a\u4e00"],
    [["aa", "<<1"], "aa"],
    [["\u00e9a\ud83d\ude00\u00e9\ud83d\ude00", "\u4e00>5"], "\u00e9a\ud83d\ude00\u00e9\ud83d\ude00"],
    [["", "0^20.1s"], "00000000000000000000"],
    [["\u00e9\u00e9\u4e00A", "\ud83d\ude00^s"], "\u00e9\u00e9\u4e00A"],
    [["\u4e00aa", "1.3s"], "\u4e00aa"],
    [["\u4e00\u4e00A\ud83d\ude00", ">010.0"], "0000000000"],
    [["a", "<0.0s"], ""],
    [["\ud83d\ude00A\u00e9a\u4e00", "\u4e00>.0"], ""],
    [["a\u00e9", "x>0"], "a\u00e9"],
    [["a", ">010"], "000000000a"],
  ]);
});

Deno.test("format of complex", () => {
  check((a: number, b: number, spec: string) => format.formatComplex(a, b, spec), [
    [[0.0001, 972, "0^-#1.20"], "!ValueError: Alternate form (#) not allowed in complex format specifier"],
    [[-1e25, -170385041731.8172, "*<5.x"], "!ValueError: Format specifier missing precision"],
    [[-68.8, 909.7, "0^+#X"], "!ValueError: Unknown format code 'X' for object of type 'complex'"],
    [[-0, -4.128182025110076e16, "^-#010,.3c"], "!ValueError: Cannot specify ',' with 'c'."],
    [[10000000000, 1e20, "\u00ff>020,.0x"], "!ValueError: Cannot specify ',' with 'x'."],
    [[170, -1e-26, " #010.0s"], "!ValueError: Unknown format code 's' for object of type 'complex'"],
    [[10000000000, 0, "-25.3\u0001"], "!ValueError: Unknown format code '\u0001' for object of type 'complex'"],
    [[10000000000, -0, "0=-0.1"], "!ValueError: Zero padding is not allowed in complex format specifier"],
    [[-1000000000, -3.281413573467528e18, "x>5,.10X"], "!ValueError: Cannot specify ',' with 'X'."],
    [[-80910.875, -3.668148385874176e16, "x>-,.3b"], "!ValueError: Cannot specify ',' with 'b'."],
    [[-0, -0, ">+025.0d"], "!ValueError: Unknown format code 'd' for object of type 'complex'"],
    [[10000000000, -0, ">0,.3s"], "!ValueError: Cannot specify ',' with 's'."],
    [[-1e-23, 71.172477, "==10F"], "!ValueError: '=' alignment flag is not allowed in complex format specifier"],
    [[10000000000, -1.5, "^ 20.0o"], "!ValueError: Unknown format code 'o' for object of type 'complex'"],
    [[0, 0, "+=+1\u00ff"], "!ValueError: Unknown format code '\u00ff' for object of type 'complex'"],
    [[0, -0, ".0"], "-0j"],
    [[1.5, NaN, "^,.0g"], "2+nanj"],
    [
      [1e21, 1.012032543461533e101, "5F"],
      "1000000000000000000000.000000+101203254346153303493663674240426029027846844068552711452480825674428938163945625885706371608526979072.000000j",
    ],
    [[-0, 0, "< 5,f"], "-0.000000+0.000000j"],
    [[10000000000, NaN, "<< 25.20E"], " 1.00000000000000000000E+10+NANj"],
    [[-0, -0, "25.0g"], "                    -0-0j"],
    [[100, -81.61, ">1,.1e"], "1.0e+02-8.2e+01j"],
    [[-97.4581, -5.605176250385473e16, "+.3F"], "-97.458-56051762503854728.000j"],
    [[-964, 1e16, "*<-010.20f"], "-964.00000000000000000000+10000000000000000.00000000000000000000j"],
    [[-0, 1e17, "\u00ff>01.20f"], "-0.00000000000000000000+100000000000000000.00000000000000000000j"],
    [[0.5807441358871945, 1.0286826196779297e19, ">+5"], "(+0.580744135887+1.02868261968e+19j)"],
    [[10000000000, 1e20, "<<5,.20e"], "1.00000000000000000000e+10+1.00000000000000000000e+20j"],
    [[1.5, -0, "-10.1g"], "      2-0j"],
    [[0, -1.5, "\u00ff>+5.1g"], "+0-2j"],
    [[358, -2.5965864525073232e-27, "\u00ff>+010.3e"], "+3.580e+02-2.597e-27j"],
  ]);
});

Deno.test("pieces of a format string", () => {
  check(
    (s: string) =>
      Array.from(
        formatPieces(s),
        (piece) =>
          piece.field === undefined
            ? [piece.literal, null, null, null]
            : [piece.literal, piece.field, piece.spec, piece.conversion || null],
      ),
    [
      [["[r:.{}}{{!"], "!ValueError: Single '}' encountered in format string"],
      [["!{r{0}{{"], "!ValueError: unmatched '{' in format"],
      [["]a]{"], "!ValueError: Single '{' encountered in format string"],
      [["{[!{a}}}{a}"], "!ValueError: expected ':' after format specifier"],
      [[".{!}}}}a"], "!ValueError: end of format while looking for conversion specifier"],
      [["[[:{}{}}}{}{}"], [["[[:", "", "", null], ["", "", "", null], ["}", null, null, null], ["", "", "", null], [
        "",
        "",
        "",
        null,
      ]]],
      [["{a}[]b{}a"], [["", "a", "", null], ["[]b", "", "", null], ["a", null, null, null]]],
      [["}}b[{}"], [["}", null, null, null], ["b[", "", "", null]]],
      [["r["], [["r[", null, null, null]]],
      [["a"], [["a", null, null, null]]],
      [["0{0}0:a{0}:."], [["0", "0", "", null], ["0:a", "0", "", null], [":.", null, null, null]]],
      [["{0}0"], [["", "0", "", null], ["0", null, null, null]]],
      [["0ara0.{a}]"], [["0ara0.", "a", "", null], ["]", null, null, null]]],
      [["{a}b"], [["", "a", "", null], ["b", null, null, null]]],
      [["b[..}}"], [["b[..}", null, null, null]]],
      [["a{}{}{0}{{b"], [["a", "", "", null], ["", "", "", null], ["", "0", "", null], ["{", null, null, null], [
        "b",
        null,
        null,
        null,
      ]]],
      [["."], [[".", null, null, null]]],
      [["}}.{a}!}}{0}{{"], [["}", null, null, null], [".", "a", "", null], ["!}", null, null, null], [
        "",
        "0",
        "",
        null,
      ], ["{", null, null, null]]],
      [["}}]{a}{{.:.]["], [["}", null, null, null], ["]", "a", "", null], ["{", null, null, null], [
        ".:.][",
        null,
        null,
        null,
      ]]],
      [["[{{"], [["[{", null, null, null]]],
      [[""], []],
      [[""], []],
      [["!b:{{.0"], [["!b:{", null, null, null], [".0", null, null, null]]],
      [[":![0"], [[":![0", null, null, null]]],
      [["{.}"], [["", ".", "", null]]],
    ],
  );
});

Deno.test("field names", () => {
  check((s: string) => {
    const head = splitFieldName(s);
    return [
      index(head.first),
      Array.from(fieldAccesses(head.rest), (access) => [access.isAttribute, index(access.name)]),
    ];
  }, [
    [["[b.12.x.x"], "!ValueError: Missing ']' in format string"],
    [["."], "!ValueError: Empty attribute in format string"],
    [["0[0]][[.x"], "!ValueError: Only '.' or '[' may follow ']' in format field specifier"],
    [["0"], ["0L", []]],
    [[".x12]"], ["", [[true, "x12]"]]]],
    [["]12"], ["]12", []]],
    [["0"], ["0L", []]],
    [[""], ["", []]],
    [[""], ["", []]],
    [[""], ["", []]],
    [["]0[0]"], ["]0", [[false, "0L"]]]],
    [["12]]b"], ["12]]b", []]],
    [[""], ["", []]],
    [["bb0"], ["bb0", []]],
    [["a[0].ab[0]"], ["a", [[false, "0L"], [true, "ab"], [false, "0L"]]]],
    [["]a.xb"], ["]a", [[true, "xb"]]]],
    [["aaa]12"], ["aaa]12", []]],
    [[""], ["", []]],
    [["ab012"], ["ab012", []]],
    [[""], ["", []]],
  ]);
});
