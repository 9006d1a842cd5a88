// SPDX-License-Identifier: MIT
/**
 * Text operations by code point and by byte.
 * The expected values were computed by CPython 2.7.18; floats and integers are given by their repr, errors as
 * "!Kind: message".
 */
import { check } from "../../tests/recorded_cases.ts";
import * as text from "./unicode_text.ts";

Deno.test("upper", () => {
  check(text.upperText, [
    [["\u04f8 \u00955\u219f5"], "\u04f8 \u00955\u219f5"],
    [["\u057b"], "\u054b"],
    [["\u04ea\u0154\u02ab\u00e3w\u00fe"], "\u04ea\u0154\u02ab\u00c3W\u00de"],
    [["\ud835\udfce"], "\ud835\udfce"],
    [["\u012d\u009e"], "\u012c\u009e"],
    [[""], ""],
    [["4\u202f\u00ad\u0130\u03cb\u2105"], "4\u202f\u00ad\u0130\u03ab\u2105"],
    [[".A\u00daY"], ".A\u00daY"],
    [["7\u00a9\u001c\u21fc"], "7\u00a9\u001c\u21fc"],
  ]);
});

Deno.test("lower", () => {
  check(text.lowerText, [
    [[""], ""],
    [["\u2094\u055c\u2028A\u1f0e"], "\u2094\u055c\u2028a\u1f06"],
    [["n\u1e30\r"], "n\u1e31\r"],
    [["*k\u00ab\u21e9\u0520"], "*k\u00ab\u21e9\u0521"],
    [["\u010f\u04de\u00fb\u03b1\u016e"], "\u010f\u04df\u00fb\u03b1\u016f"],
    [["\u008d\u1e50\u00d4\u0107"], "\u008d\u1e51\u00f4\u0107"],
    [["\n\u009c\u2032\u0130\u02ba\u01c5\u20e1\u05a0"], "\n\u009c\u2032i\u02ba\u01c6\u20e1\u05a0"],
    [["\u0131t4\u037c\u01c5\u040e"], "\u0131t4\u037c\u01c6\u045e"],
    [["\u00ac\u2031z\u20be\ud83d\ude00\u00bf"], "\u00ac\u2031z\u20be\ud83d\ude00\u00bf"],
  ]);
});

Deno.test("title", () => {
  check(text.titleText, [
    [["\u00dfc"], "\u00dfc"],
    [[""], ""],
    [["\u0085\ud835\udfce\u0381"], "\u0085\ud835\udfce\u0381"],
    [["\u0549|\u0483\u001a"], "\u0549|\u0483\u001a"],
    [["a\u027b\u2105\u04af0\u04e4\u013a\u01c4"], "A\u027b\u2105\u04ae0\u04e4\u013a\u01c6"],
    [["IU\u0375\u016f\u03f0"], "Iu\u0375\u016e\u03f0"],
    [["\u20e0"], "\u20e0"],
    [[""], ""],
    [["FB\u056a5\u025f\u1ef8\u0510\u20bd"], "Fb\u056a5\u025f\u1ef9\u0511\u20bd"],
  ]);
});

Deno.test("swapcase", () => {
  check(text.swapcaseText, [
    [["\u1e30\u001c"], "\u1e31\u001c"],
    [["\ud801\udc28!\u05ee\u01ae\u20a2\ud835\udfce\u0088"], "\ud801\udc00!\u05ee\u0288\u20a2\ud835\udfce\u0088"],
    [["\u00bf=#\u208d\u201dD"], "\u00bf=#\u208d\u201dd"],
    [["\u04bcd'-I\u1fc9\u1ef5\u0130"], "\u04bdD'-i\u1f73\u1ef4i"],
    [["\ud801\udc00\u20d2\u03dd|,S"], "\ud801\udc28\u20d2\u03dc|,s"],
    [[""], ""],
    [["ns"], "NS"],
    [["\u2168@\u1e2d8q"], "\u2168@\u1e2c8Q"],
    [["\n;\r\u1ea0\ud83d\ude00\u02ca\u1fb7"], "\n;\r\u1ea1\ud83d\ude00\u02ca\u1fb7"],
  ]);
});

Deno.test("capitalize", () => {
  check(text.capitalizeText, [
    [["Ja\u21e8\ud801\udc28\u0083\u0434`"], "Ja\u21e8\ud801\udc28\u0083\u0434`"],
    [["Rf\u0135\u1fbe"], "Rf\u0135\u1fbe"],
    [["\u01abA"], "\u01aba"],
    [["\u00be\u00df\u00ba\u0131=U"], "\u00be\u00df\u00ba\u0131=u"],
    [["\u00cd\u01f2m\u05b8\u00ee\u02fc"], "\u00cd\u01f3m\u05b8\u00ee\u02fc"],
    [["\u017a\u1eb5\u0199\u21fdl"], "\u0179\u1eb5\u0199\u21fdl"],
    [["\u00be \u0488\u02f1\u2028\u2074"], "\u00be \u0488\u02f1\u2028\u2074"],
    [["\u20f9u?\u024a\u2102\r"], "\u20f9u?\u024b\u2102\r"],
    [["9\u1e49f\u0558\u1f8e\u00ebv"], "9\u1e49f\u0558\u1f86\u00ebv"],
  ]);
});

Deno.test("isalpha", () => {
  check(text.isAlphaText, [
    [["k24\u04dbs\u2087"], false],
    [["\ud83d\ude00 \u00aa\u1e8f\u01c5\u1fcc\u0125\u023b"], false],
    [["\u2037V\u01c1\u001c\u1f90\u00f0q"], false],
    [["\u00b4\rh\u2176\u2056' "], false],
    [["\ud83d\ude00\u1e52\u001c\ud835\udfce\u00a1\u0463\u0579\u02c4"], false],
    [["\u21bc\u012c\u1ffb\u01c4"], false],
    [["B\u05f1"], true],
    [["!cK"], false],
  ]);
});

Deno.test("isalnum", () => {
  check(text.isAlnumText, [
    [[""], false],
    [["s&u\u1e374\u00ce"], false],
    [["\u03bbE"], true],
    [["\u0011\u00e6\u05ec\u02f0"], false],
    [["\u00d2\u0169X"], true],
    [["\r\u03d2\r\u041e\ud83d\ude00\u202a9"], false],
    [["\n\u1ed9\u1fedl\u05cc\n"], false],
    [["\u00a4\ud83d\ude00E"], false],
  ]);
});

Deno.test("isdigit", () => {
  check(text.isDigitText, [
    [["."], false],
    [["\u00ecY"], false],
    [[""], false],
    [[""], false],
    [['\u0195\u00df\u2028"'], false],
    [["\ud83d\ude00"], false],
    [["\u01e3\u20e0*"], false],
    [["\u205a\u0131x\u0088\u208d\\\u00e8\u021e"], false],
  ]);
});

Deno.test("isdecimal", () => {
  check(text.isDecimalText, [
    [['\u04a1"Ch\u02776\u012b'], false],
    [["\ud801\udc00\t\u00e0"], false],
    [["\ud801\udc00\u04d7\u03e2\u05e1\u013f\u201c"], false],
    [["\u03bf\u20c8\u00aa"], false],
    [["\ud83d\ude00y\u0253\n\u1f99\u048b"], false],
    [["\u210e\u00d5"], false],
    [["a2"], false],
    [[""], false],
  ]);
});

Deno.test("isnumeric", () => {
  check(text.isNumericText, [
    [["\u020f\u01c5\u00d5"], false],
    [["\u024a\u01c5\u00b5\u1ec6^\u2158\u1ef7"], false],
    [["-\u2071"], false],
    [["\u05c2\u041d\u0522\u1e82WU\u0418E"], false],
    [["\u2028"], false],
    [["YF"], false],
    [["\u20d1\u0105\u212c\u0144\u215d\u1e75"], false],
    [["\u0131[6"], false],
  ]);
});

Deno.test("isspace", () => {
  check(text.isSpaceText, [
    [["\u01c5\u023a\u211cw"], false],
    [["#"], false],
    [["\u0504\u044b\u0475\u0178\u02c0"], false],
    [["\u0084\u1e94\u001c"], false],
    [["\u0085 \u02e4m\r\u0112\u0084\u00df"], false],
    [["\u20d1\u0105\u212c\u0144\u215d\u1e75"], false],
    [["!25"], false],
    [[""], false],
  ]);
});

Deno.test("isupper", () => {
  check(text.isUpperText, [
    [["\u00072\u1e65%N\u0108"], false],
    [["\u00b4"], false],
    [["\u05dc\u0131\u0098\u21b0"], false],
    [["\u0085\u05a7\u014fQ\u1e73"], false],
    [["a\u009e\u211a\u01c5\u0131 "], false],
    [["\u00f9\u00df\\\ud835\udfce"], false],
    [["\u000em<"], false],
    [["\u2055"], false],
  ]);
});

Deno.test("islower", () => {
  check(text.isLowerText, [
    [["\u00a3\u0214a=Z\u009b"], false],
    [["\u011e\u201d\u21af\u03d7Y\u0085:"], false],
    [["\u20d0"], false],
    [['"f'], true],
    [["\u00b0\u0000"], false],
    [["\u20c8\u1ea1\u001c\u051b\u04ffW"], false],
    [["\n"], false],
    [["s&u\u1e374\u00ce"], false],
  ]);
});

Deno.test("istitle", () => {
  check(text.isTitleText, [
    [["\u20bbG\u1e6a\"'^\u0101\u018a"], false],
    [["\u027d\u00a7\u05fb\u21dc\u0492\u1f87"], false],
    [["+\u200a\u0130v"], true],
    [["\u20e3\u012e\n"], true],
    [["\u1f09"], true],
    [["\u0410\u0254\u021e\u2010"], false],
    [["\u21f7\u00dc\ud83d\ude00\u1ee5\ud83d\ude00\ud801\udc28\u2009"], false],
    [["\u00cd\u0484\u2028\u21c8\u0557\u02aa\u0280\u2104"], false],
  ]);
});

Deno.test("upper of bytes", () => {
  check(text.upperBytes, [
    [
      ["@\u00e2\u0086\u0084\u00c3\u00ae\u00c4\u0094\u00c3\u009f"],
      "@\u00e2\u0086\u0084\u00c3\u00ae\u00c4\u0094\u00c3\u009f",
    ],
    [
      ["R\u00c4\u00b1\u00c9\u00aa\u00e2\u0082\u0082b\u00e2\u0080\u0095\u00d1\u00b3u"],
      "R\u00c4\u00b1\u00c9\u00aa\u00e2\u0082\u0082B\u00e2\u0080\u0095\u00d1\u00b3U",
    ],
    [["\u00c7\u00a3\u00e2\u0083\u00a0*"], "\u00c7\u00a3\u00e2\u0083\u00a0*"],
    [
      ["\u0004\u00e2\u0080\u00932\u00cb\u00a3\u00cf\u0082\u00d5\u0088\u00cd\u00b8\u00d0\u00a8"],
      "\u0004\u00e2\u0080\u00932\u00cb\u00a3\u00cf\u0082\u00d5\u0088\u00cd\u00b8\u00d0\u00a8",
    ],
    [["\u00ca\u00bd"], "\u00ca\u00bd"],
  ]);
});

Deno.test("lower of bytes", () => {
  check(text.lowerBytes, [
    [
      ["\u00d2\u00a7\u00c7\u0084\u00f0\u0090\u0090\u0080\u00d3\u008b"],
      "\u00d2\u00a7\u00c7\u0084\u00f0\u0090\u0090\u0080\u00d3\u008b",
    ],
    [["\u00e1\u00be\u0090\u00c2\u0085\u00c2\u0085"], "\u00e1\u00be\u0090\u00c2\u0085\u00c2\u0085"],
    [["\u00e1\u00bc\u0089"], "\u00e1\u00bc\u0089"],
    [
      ["\u00ce\u00b5\u00d3\u00b4\u00c3\u009b\u00d6\u0082T\u00c2\u0085"],
      "\u00ce\u00b5\u00d3\u00b4\u00c3\u009b\u00d6\u0082t\u00c2\u0085",
    ],
    [
      ["\u00c8\u0088\u00e2\u0087\u0083~\u00c4\u00b1\u00e2\u0080\u00a8"],
      "\u00c8\u0088\u00e2\u0087\u0083~\u00c4\u00b1\u00e2\u0080\u00a8",
    ],
  ]);
});

Deno.test("title of bytes", () => {
  check(text.titleBytes, [
    [["\u00d6\u0080\u00f0\u009f\u0098\u0080"], "\u00d6\u0080\u00f0\u009f\u0098\u0080"],
    [["\u00e2\u0082\u00a0\u00d3\u00b1\u00e1\u00b8\u00a7"], "\u00e2\u0082\u00a0\u00d3\u00b1\u00e1\u00b8\u00a7"],
    [[""], ""],
    [["\u00e2\u0084\u0090\u00f0\u009f\u0098\u0080"], "\u00e2\u0084\u0090\u00f0\u009f\u0098\u0080"],
    [["\u00e2\u0087\u00a0\u00c3\u0093"], "\u00e2\u0087\u00a0\u00c3\u0093"],
  ]);
});

Deno.test("swapcase of bytes", () => {
  check(text.swapcaseBytes, [
    [["\u00c8\u00bb"], "\u00c8\u00bb"],
    [
      ["\u00e2\u0085\u008e\u00ca\u0085\u00d0\u00bd\u0014\u00e2\u0085\u0099{u\u00c7\u0085"],
      "\u00e2\u0085\u008e\u00ca\u0085\u00d0\u00bd\u0014\u00e2\u0085\u0099{U\u00c7\u0085",
    ],
    [["}"], "}"],
    [["\u00d5\u00a2"], "\u00d5\u00a2"],
    [
      ['\u00d5\u0092`Y\u00c2\u0085\u00f0\u0090\u0090\u00a8\u00c3\u0088\u000b"'],
      '\u00d5\u0092`y\u00c2\u0085\u00f0\u0090\u0090\u00a8\u00c3\u0088\u000b"',
    ],
  ]);
});

Deno.test("capitalize of bytes", () => {
  check(text.capitalizeBytes, [
    [
      ["\u00d3\u00a2\u00c5\u0092}&6\u00c4\u008a\u00e1\u00ba\u00b4"],
      "\u00d3\u00a2\u00c5\u0092}&6\u00c4\u008a\u00e1\u00ba\u00b4",
    ],
    [["W\u00f0\u0090\u0090\u00a8\u00c6\u00bbn"], "W\u00f0\u0090\u0090\u00a8\u00c6\u00bbn"],
    [["\u00c2\u0085(\u00c4\u00b1\u00e1\u00b9\u0085"], "\u00c2\u0085(\u00c4\u00b1\u00e1\u00b9\u0085"],
    [["\r\u00c6\u008c"], "\r\u00c6\u008c"],
    [
      ["\u00c4\u00b1\u00c2\u00a1v\u00f0\u0090\u0090\u0080\u00c6\u0092"],
      "\u00c4\u00b1\u00c2\u00a1v\u00f0\u0090\u0090\u0080\u00c6\u0092",
    ],
  ]);
});

Deno.test("isalpha of bytes", () => {
  check(text.isAlphaBytes, [
    [["\u00e1\u00bd\u008d\u00c9\u0086?\u00e1\u00ba\u00b3\u00c3\u009f"], false],
    [["\u00c2\u0085"], false],
    [["\u00e1\u00bd\u00a6"], false],
    [["\u00c2\u00ad*6 e\u00c9\u00a7"], false],
    [[" \u00cf\u00b4"], false],
    [["\u00e1\u00bf\u00b3Qn\u00c9\u00bd"], false],
  ]);
});

Deno.test("isalnum of bytes", () => {
  check(text.isAlnumBytes, [
    [["j\u00c9\u008f\u00e2\u0080\u00b5"], false],
    [[""], false],
    [["\u00f0\u0090\u0090\u00a82\u00e2\u0082\u009e \u00c2\u00a2\u00c2\u0099\u00c3\u00bao"], false],
    [["\u00c2\u008f\u00c4\u00b0"], false],
    [["\u00c8\u00a11\u00e1\u00bb\u0084\u00d5\u00b5"], false],
    [["\u00c8\u00b1\u00c3\u009fwBq\u00e1\u00bf\u00af\u00c2\u00bd"], false],
  ]);
});

Deno.test("isdigit of bytes", () => {
  check(text.isDigitBytes, [
    [["\u00f0\u0090\u0090\u00a8"], false],
    [["\u00ca\u00b8O\u00c2\u00be\u00d4\u0087\u00c4\u00b0\u00c7\u0085\u001b\u00d5\u00ae"], false],
    [["\u00e2\u0080\u008c\u00c3\u00aa"], false],
    [["\u00d6\u008d{\u00e2\u0084\u00a5"], false],
    [["\u00c3\u00b4D]"], false],
    [["1\u00d4\u008f\u00f0\u0090\u0090\u00a8\u00c7\u00ac\u00c7\u0080"], false],
  ]);
});

Deno.test("isspace of bytes", () => {
  check(text.isSpaceBytes, [
    [["\u00c9\u00a9\u00c3\u009f\u00c3\u0094\u0004\u00c3\u00a0\u00e1\u00ba\u00b7\u00c3\u0094"], false],
    [["\u00f0\u009d\u009f\u008e\u00c7\u0085^\u00d1\u0090\u00e2\u0081\u00b2\u00d6\u0081"], false],
    [["\u00c3\u00b4\u00e2\u0085\u0098\u00c2\u0091\u00e2\u0083\u00af!\u00e2\u0086\u00b4"], false],
    [["\u00e2\u0084\u008b\u00c4\u00b0\u00c2\u0085\u00e2\u0082\u008ay"], false],
    [["\u00cf\u00b2\u00c4\u00a1\u00c9\u0096\u00e1\u00ba\u00b4N"], false],
    [["\u00c3\u009f\u00f0\u009d\u009f\u008e\u00e1\u00ba\u00bb\u00c5\u008a"], false],
  ]);
});

Deno.test("isupper of bytes", () => {
  check(text.isUpperBytes, [
    [["\u00e2\u0080\u0085V"], true],
    [["\u00d6\u008aZ\u00c9\u0093\u00c2\u00ae\u00c7\u00ab0\u00e1\u00bb\u0095\u001c"], true],
    [["\u00e1\u00b8\u00b1\u00d5\u0090\b\u00d5\u0087\u00e2\u0084\u00b1\u00c8\u0099\u00d1\u00a8\u00c7\u0089"], false],
    [["I"], true],
    [["\u00e1\u00bb\u00a1"], false],
    [[""], false],
  ]);
});

Deno.test("islower of bytes", () => {
  check(text.isLowerBytes, [
    [["`{\u00c7\u0084\u00c3\u00a0\u00d0\u008f\u00e2\u0085\u00aa"], false],
    [["\u00d4\u00a8"], false],
    [["\u00f0\u0090\u0090\u00a8"], false],
    [["\u0017A\u0014\u00e2\u0084\u00b3c"], false],
    [["4\u00f0\u0090\u0090\u0080W"], false],
    [["\u00d4\u00b8\u00cb\u00b6\u00f0\u009f\u0098\u0080l\u00e1\u00b9\u0088\u00c8\u00b3\u00d0\u00a0["], true],
  ]);
});

Deno.test("istitle of bytes", () => {
  check(text.isTitleBytes, [
    [["N\u001c"], true],
    [["\u00c7\u0084\u00c8\u009d\u00c4\u00b1V\u00f0\u009f\u0098\u0080"], true],
    [["\u00c6\u0083\ns\u00c2\u0091\u00cf\u008a\u00c3\u009f\u00c2\u00b4"], false],
    [["A\u00ce\u00a2\u00c8\u009e\u00c9\u00b7"], true],
    [["\u0004\u00e2\u0080\u00932\u00cb\u00a3\u00cf\u0082\u00d5\u0088\u00cd\u00b8\u00d0\u00a8"], false],
    [["\u00d6\u0094\u00c9\u00a1\u00e1\u00bd\u00be\u00d0\u009c\u00c2\u0085p\u00c4\u00b1"], false],
  ]);
});

Deno.test("splitlines", () => {
  check(text.splitLinesText, [
    [["\u2088\u2028\u01af\u043d", true], ["\u2088\u2028", "\u01af\u043d"]],
    [["\u000fW\u2028\u1f26\u048d\u1ed3\u1fd9", false], ["\u000fW", "\u1f26\u048d\u1ed3\u1fd9"]],
    [["\u2035\ud801\udc28\u21d5\u00cc<\u0005", false], ["\u2035\ud801\udc28\u21d5\u00cc<\u0005"]],
    [["\u00c8g\u0085\u0555\u20bcQ", true], ["\u00c8g\u0085", "\u0555\u20bcQ"]],
    [["\u0085_\u0466\u02ed$\u02a1\u00df", true], ["\u0085", "_\u0466\u02ed$\u02a1\u00df"]],
    [["\u00b9\u00d628f\u01c6\n", true], ["\u00b9\u00d628f\u01c6\n"]],
    [["N", false], ["N"]],
    [["\u01ab\u02c2A\u2194\u1f74\u2041\u05b6\u1ef4", false], ["\u01ab\u02c2A\u2194\u1f74\u2041\u05b6\u1ef4"]],
    [["\u0221\u02da\u0597\u2148", false], ["\u0221\u02da\u0597\u2148"]],
    [["D\u05c2\u00f3\ud801\udc00", true], ["D\u05c2\u00f3\ud801\udc00"]],
  ]);
});

Deno.test("splitlines of bytes", () => {
  check(text.splitLinesBytes, [
    [["\u00d5\u00ae", true], ["\u00d5\u00ae"]],
    [["\u00d3\u0094", true], ["\u00d3\u0094"]],
    [["\u00c7\u00a0\u00c2\u00b7\u00c8\u00ba", false], ["\u00c7\u00a0\u00c2\u00b7\u00c8\u00ba"]],
    [["e\u00c3\u009f", false], ["e\u00c3\u009f"]],
    [["\r\u00c2\u0085\u00e2\u0082\u00b7\u00e1\u00b9\u00a9\u00e2\u0086\u00a6[", true], [
      "\r",
      "\u00c2\u0085\u00e2\u0082\u00b7\u00e1\u00b9\u00a9\u00e2\u0086\u00a6[",
    ]],
    [["\u00c8\u00a5\u00f0\u009d\u009f\u008e$-\u00e2\u0086\u0098C\u00e2\u0080\u00aa", false], [
      "\u00c8\u00a5\u00f0\u009d\u009f\u008e$-\u00e2\u0086\u0098C\u00e2\u0080\u00aa",
    ]],
    [["\u00cf\u00af\u00d2\u00aa", false], ["\u00cf\u00af\u00d2\u00aa"]],
    [["\u00e1\u00bd\u009c\u001c)\u00e1\u00bf\u00be", true], ["\u00e1\u00bd\u009c\u001c)\u00e1\u00bf\u00be"]],
  ]);
});

Deno.test("split", () => {
  check((s: string, limit: number) => text.splitSpace(s, limit, text.isSpaceUnit), [
    [["\t", 1], []],
    [["", 0], []],
    [["\u0085b\u000ba\n\naa", 1], ["b", "a\n\naa"]],
    [["\u001c \n\u001c ", 1], []],
    [["\n\u0085\na\tb \u0085", 0], ["a\tb \u0085"]],
    [["b\u00a0\u00a0  b\u001c\u000b", 3], ["b", "b"]],
    [["\u0085\u00a0\t", -1], []],
    [["", 1], []],
  ]);
});

Deno.test("split of bytes", () => {
  check((s: string, limit: number) => text.splitSpace(s, limit, text.isSpaceByte), [
    [["", 0], []],
    [["\u00a0", 0], ["\u00a0"]],
    [["\u001c\u000b  \u00a0b\n\u0085\u0085", -1], ["\u001c", "\u00a0b", "\u0085\u0085"]],
    [["\u0085\u001c \u000b", 1], ["\u0085\u001c"]],
    [["\u000bb\u0085\u00a0b\u000ba\t ", -1], ["b\u0085\u00a0b", "a"]],
    [["\u00a0\n\t\u000b\u000b\n\u001c", 1], ["\u00a0", "\u001c"]],
    [["\n\u00a0\u00a0\u0085\n\u001c\u0085\u000b", 3], ["\u00a0\u00a0\u0085", "\u001c\u0085"]],
    [["\u00a0\u000b\u0085\u000b", 1], ["\u00a0", "\u0085\u000b"]],
  ]);
});

Deno.test("rsplit", () => {
  check((s: string, limit: number) => text.rsplitSpace(s, limit, text.isSpaceUnit), [
    [["aab\t\u001c", 1], ["aab"]],
    [["\n\u00a0 aba  a", 0], ["\n\u00a0 aba  a"]],
    [["\u000b\u0085a\u00a0b\n\u001c\n\n", 0], ["\u000b\u0085a\u00a0b"]],
    [["\u00a0\u000b", 2], []],
    [["a\ta\n\u000bbb\u00a0", 0], ["a\ta\n\u000bbb"]],
    [["", 3], []],
    [[" \u00a0\u0085a\u00a0\n\u0085\u0085\u000b", 2], ["a"]],
    [["\u00a0\u001c\t\t\u000b\u000b", -1], []],
  ]);
});

Deno.test("rsplit of bytes", () => {
  check((s: string, limit: number) => text.rsplitSpace(s, limit, text.isSpaceByte), [
    [["a\u00a0\u001c\n\taa\u0085", 1], ["a\u00a0\u001c", "aa\u0085"]],
    [["", 0], []],
    [["a \u0085\t\u001c\tb\u000b", -1], ["a", "\u0085", "\u001c", "b"]],
    [["\t\u00a0\u001c\u0085b\n", -1], ["\u00a0\u001c\u0085b"]],
    [["\u0085\ta", 1], ["\u0085", "a"]],
    [["\u0085a\t", 3], ["\u0085a"]],
    [["\u00a0\t\u00a0\nb\u000b\u0085", 3], ["\u00a0", "\u00a0", "b", "\u0085"]],
    [["b", -1], ["b"]],
  ]);
});

Deno.test("strip", () => {
  check((s: string) => text.stripText(s, "both", text.isSpaceUnit), [
    [["\u000ba\u000b\u000b"], "a"],
    [[""], ""],
    [["\u000b\u0085\u000b\u001cb\u0085\u000b\u00a0"], "b"],
    [[" \ta\u0085"], "a"],
    [["\n\tb\t\u001c\u000bb\u000b\u001c"], "b\t\u001c\u000bb"],
    [["  \u0085\u000b"], ""],
    [["\tb\t\u001caa"], "b\t\u001caa"],
    [["\u001ca"], "a"],
  ]);
});

Deno.test("rstrip of bytes", () => {
  check((s: string) => text.stripText(s, "right", text.isSpaceByte), [
    [["\u00a0\u0085b\u00a0a\n\t\u00a0"], "\u00a0\u0085b\u00a0a\n\t\u00a0"],
    [["\u0085"], "\u0085"],
    [["\u001cb\u001c\u000b\u0085\t\u000ba"], "\u001cb\u001c\u000b\u0085\t\u000ba"],
    [["\t\u00a0\u00a0\n\u0085\t\u00a0\u001c"], "\t\u00a0\u00a0\n\u0085\t\u00a0\u001c"],
    [[" \u001c  "], " \u001c"],
    [["\na\ta \u0085\u000bab"], "\na\ta \u0085\u000bab"],
  ]);
});

Deno.test("strip of characters", () => {
  check((s: string, chars: string) => text.stripChars(s, chars, "left", true), [
    [["\u1fdf\u0428\u0536t\u05f8\u1e68\u2058", "a\ud83d\ude00\n"], "\u1fdf\u0428\u0536t\u05f8\u1e68\u2058"],
    [["\u1e70z\u0192\u01c5\u0088\u0576\u0019\u21e7", "a\ud83d\ude00\n"], "\u1e70z\u0192\u01c5\u0088\u0576\u0019\u21e7"],
    [
      ["\u00fe\ud801\udc28\u00af\u1f28\u0085\u008d\u0000\u2185", "a\ud83d\ude00\n"],
      "\u00fe\ud801\udc28\u00af\u1f28\u0085\u008d\u0000\u2185",
    ],
    [["\ud835\udfce\ud83d\ude00\u00da\u0130", "a\ud83d\ude00\n"], "\ud835\udfce\ud83d\ude00\u00da\u0130"],
    [
      ["\u0399\n\ud835\udfce\u0387d\u0117\u00ae\u1ea0", "a\ud83d\ude00\n"],
      "\u0399\n\ud835\udfce\u0387d\u0117\u00ae\u1ea0",
    ],
    [["", "a\ud83d\ude00\n"], ""],
    [["\u0131\u0013\u20d1", "a\ud83d\ude00\n"], "\u0131\u0013\u20d1"],
    [["", "a\ud83d\ude00\n"], ""],
  ]);
});

Deno.test("order", () => {
  check((a: string, b: string) => String(Math.sign(text.compareText(a, b))), [
    [["aq\ud83d\ude00\u1e79\ud801\udc00\u2050", "aq\ud83d\ude00\u1e79\ud801\udc00A"], "1"],
    [["{\u04c4\u0413\u0274\u1fdb\u1fe6", "{\u04c4\u0413\u0274\ue000"], "-1"],
    [["\u2107\u1e6c\u05d3", "\u2107\u1e6c\u05d3\ud800\udc00"], "-1"],
    [["eC", "eC\ud800\udc00"], "-1"],
    [["\u0130\u2199\u050a\n\u2156", "\u0130\u2199\u050a\n\u2156\ud800\udc00"], "-1"],
    [["", "\ue000"], "-1"],
    [["\u0131\u03dc\u02a7\u0092\u202d\u0221\u1f53\u1fe0", "\u0131\u03dc\uffff"], "-1"],
    [["\u00b9\u0284\u04eeq6\u01c5\u0569\u1f8b", "\u00b9\u0284\ue000"], "-1"],
    [["\u037a", "\u037aA"], "-1"],
    [["\u20e3V\u00d4\u1e92\u04a5\u00ddi\u05a9", "\ue000"], "-1"],
    [["#\u1fde\u1ea6\u0440", "#\u1fde\u1ea6\u0440A"], "-1"],
    [["\ud83d\ude00", "\ud83d\ude00\ud800\udc00"], "-1"],
  ]);
});

Deno.test("slices", () => {
  check((s: string, a: number, b: number) => text.pointSlice(s, a, b, text.hasPairs(s)), [
    [["", 6, 2], ""],
    [["\u03e0", 8, 4], ""],
    [["`\u01ef\u01c4\ud83d\ude00\u00af\u1f68", 8, 5], ""],
    [["\u1f98\u00f7\u0133\u044c\u00d3", 4, 2], ""],
    [["\u0500\u00e5\u1f0d\u00b8\u01eb\u2028", 0, 5], "\u0500\u00e5\u1f0d\u00b8\u01eb"],
    [["\u2165\u023f\u2070\u00d9\u00c4\u0131", 5, 6], "\u0131"],
    [["\u02a9\u0215\u2028NT\u21bd", 8, 1], ""],
    [["\n\u00fe\u21b1\r\u2028\u04c1\u1eefE", 5, 9], "\u04c1\u1eefE"],
    [["\u04c0\u2028\u1f0d;n\u20d0", 9, 3], ""],
    [["", 4, 1], ""],
    [["\u02211\u1ec4\u0575", 9, 1], ""],
    [["~N95\u01c5\u054d", 3, 9], "5\u01c5\u054d"],
  ]);
});
