// SPDX-License-Identifier: MIT
/**
 * Backslash notation.
 * The expected values were computed by CPython 2.7.18; floats and integers are given by their repr, errors as
 * "!Kind: message".
 */
import { check } from "../../tests/recorded_cases.ts";
import * as escapes from "./escapes.ts";

Deno.test("repr of str", () => {
  check(escapes.bytesRepr, [
    [["Vm"], "'Vm'"],
    [["Ee"], "'Ee'"],
    [[""], "''"],
    [[""], "''"],
    [["("], "'('"],
    [["\u00c7\u0092"], "'\\xc7\\x92'"],
    [['\u0004\u00b1}zL}>$\u0082("`n(T\u00a1;\u0089w`'], "'\\x04\\xb1}zL}>$\\x82(\"`n(T\\xa1;\\x89w`'"],
    [
      ["\u00fc \u0093nH\\\u00feX\u001bF\u0007L\u009f_Bh\u0085\u0095[a"],
      "'\\xfc \\x93nH\\\\\\xfeX\\x1bF\\x07L\\x9f_Bh\\x85\\x95[a'",
    ],
    [[""], "''"],
    [[":UX"], "':UX'"],
    [[""], "''"],
    [["g"], "'g'"],
  ]);
});

Deno.test("repr of unicode", () => {
  check(escapes.unicodeRepr, [
    [[""], "u''"],
    [["3\u31c6''\ub84c'N\ud89f\ude6d"], "u\"3\\u31c6''\\ub84c'N\\U00037e6d\""],
    [["\u0081'"], 'u"\\x81\'"'],
    [["o\u0019\u4d2e"], "u'o\\x19\\u4d2e'"],
    [['""'], "u'\"\"'"],
    [["\u00fe["], "u'\\xfe['"],
    [[""], "u''"],
    [["$."], "u'$.'"],
    [["\u00e9'\u9be2\"\"))'"], "u'\\xe9\\'\\u9be2\"\"))\\''"],
    [["\ud88c\udfeb\ud983\udea1"], "u'\\U000333eb\\U00070ea1'"],
    [['!"\'"\'\'"N\u359f\'" !\'\ub420m""%\u5439'], "u'!\"\\'\"\\'\\'\"N\\u359f\\'\" !\\'\\ub420m\"\"%\\u5439'"],
    [["'"], 'u"\'"'],
  ]);
});

Deno.test("string_escape", () => {
  check(escapes.stringEscapeEncode, [
    [["6"], "6"],
    [["*9.\u00d1&'czhAG\u00da}0B)h#$\u00c9"], "*9.\\xd1&\\'czhAG\\xda}0B)h#$\\xc9"],
    [['"'], '"'],
    [[""], ""],
    [["P"], "P"],
  ]);
});

Deno.test("decode string_escape", () => {
  check(escapes.stringEscapeDecode, [
    [["f\n\\a\\", "ignore"], "!ValueError: Trailing \\ in string"],
    [["x\\x\\", "strict"], "!ValueError: invalid \\x escape"],
    [["q7fnF\\x1", "foo"], "!ValueError: decoding error; unknown error handling code: foo"],
    [["\\78F", "foo"], "\u00078F"],
    [["q\n8\\x87F", "strict"], "q\n8\u0087F"],
    [["0na\n\\7", "ignore"], "0na\n\u0007"],
    [["\\nF\n", "replace"], "\nF\n"],
    [['fqq"f\\7F', "ignore"], 'fqq"f\u0007F'],
    [['"Fq8', "ignore"], '"Fq8'],
    [["", "replace"], ""],
    [["\n\n", "ignore"], "\n\n"],
    [["77a1", "replace"], "77a1"],
    [["Fq7\\\\0", "strict"], "Fq7\\0"],
    [["f", "ignore"], "f"],
    [["", "foo"], ""],
    [["\\\\", "foo"], "\\"],
    [["0", "strict"], "0"],
    [["10'", "replace"], "10'"],
    [["ffnaa", "ignore"], "ffnaa"],
    [["\"q'", "strict"], "\"q'"],
  ]);
});

Deno.test("encode raw_unicode_escape", () => {
  check(escapes.rawUnicodeEscapeEncode, [
    [["'"], "'"],
    [['+"'], '+"'],
    [["\ubfa9"], "\\ubfa9"],
    [['\udb5d\udd58""'], '\\U000e7558""'],
  ]);
});
