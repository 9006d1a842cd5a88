// SPDX-License-Identifier: MIT
/**
 * Codecs with error handlers.
 * The expected values were computed by CPython 2.7.18; floats and integers are given by their repr, errors as
 * "!Kind: message".
 */
import { check } from "../../tests/recorded_cases.ts";
import * as charmap from "./codecs_charmap.ts";
import { RawUnicodeEscapeDecoder, UnicodeEscapeDecoder } from "./codecs_escape.ts";
import * as utf from "./codecs_utf.ts";
import { encodeUtf7, Utf7Decoder } from "./codecs_utf7.ts";
import * as codecs from "./codecs.ts";

const TABLE = "ab\ufffe\u0100\u{1f600}&#?0";
const MAP = charmap.buildEncodingMap(TABLE);

/** Drives a codec with the handlers `h1` (describes the fault) and `h4` (points nowhere). */
function drive<T>(driver: Generator<codecs.CodecError, T, codecs.HandlerReply>, errors: string): T {
  let state = driver.next();
  while (!state.done) {
    const { start, end, reason } = state.value;
    state = driver.next(
      errors === "h4"
        ? { replacement: "!", position: 99 }
        : { replacement: `<${start}-${end} ${reason}>`, position: end },
    );
  }
  return state.value;
}

Deno.test("UTF-8", () => {
  check((bytes: string, errors: string, final: boolean) => {
    const done = drive(codecs.decodeBytes(new utf.Utf8Decoder(), bytes, final, errors), errors);
    return [done.text, String(done.consumed)];
  }, [
    [
      ["a\u00ed", "backslashreplace", true],
      "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
    ],
    [["\u00f0\u009f\u0098\u0080\u00c0\u0080", "h4", true], "!IndexError: position 99 from error handler out of bounds"],
    [
      ["\u0090z\u0090", "strict", true],
      "!UnicodeDecodeError: 'utf8' codec can't decode byte 0x90 in position 0: invalid start byte",
    ],
    [
      ["\u00f0\u009f\u0098\u0080\u00e0\u008f\u0090", "strict", true],
      "!UnicodeDecodeError: 'utf8' codec can't decode bytes in position 4-5: invalid continuation byte",
    ],
    [
      ["\u00c3\u00a9\u00ef", "strict", true],
      "!UnicodeDecodeError: 'utf8' codec can't decode byte 0xef in position 2: unexpected end of data",
    ],
    [["\u00c2\u00ed\u00f5\u00e4\u00b8\u0080\u00ef\u00f5", "replace", false], ["\ufffd\ufffd\ufffd\u4e00", "6"]],
    [["\u00f0\u009f\u0098\u0080\u00ef\u00bba\u00c3\u00a9a", "replace", true], ["\ud83d\ude00\ufffda\u00e9a", "10"]],
    [["\u00bb\u00f4\u00c0\u00f0\u00bf\u00e4\u00b8\u0080", "replace", true], ["\ufffd\ufffd\ufffd\ufffd\u4e00", "8"]],
    [["", "xmlcharrefreplace", true], ["", "0"]],
    [["\u00e0", "xmlcharrefreplace", false], ["", "0"]],
    [["\u00ed\u00c3\u00a9\u0080\u00ef\u0080", "ignore", true], ["\u00e9", "6"]],
    [["", "ignore", false], ["", "0"]],
    [["", "h1", true], ["", "0"]],
    [["", "strict", false], ["", "0"]],
    [["", "ignore", false], ["", "0"]],
    [["\u00c0\u00bb", "h1", false], ["<0-1 invalid start byte><1-2 invalid start byte>", "2"]],
    [["z\u00f0z\u00f0\u009f\u0098\u0080za", "ignore", true], ["zz\ud83d\ude00za", "9"]],
    [["\u008f\u0090\u0080a", "replace", false], ["\ufffd\ufffd\ufffda", "4"]],
    [["\u00e4\u00b8\u0080\u00e0\u00bb\u00c0z\u00f5", "h1", true], [
      "\u4e00<3-5 invalid continuation byte><5-6 invalid start byte>z<7-8 invalid start byte>",
      "8",
    ]],
    [["", "xmlcharrefreplace", false], ["", "0"]],
    [["", "h1", true], ["", "0"]],
    [["\u00c2", "backslashreplace", false], ["", "0"]],
    [["\u00c3\u00a9\u008f\u00bf\u00bf\u00c2\u00a0", "replace", true], ["\u00e9\ufffd\ufffd\ufffd\u00a0", "7"]],
    [["", "replace", false], ["", "0"]],
    [["", "h1", false], ["", "0"]],
    [["\u0090\u00e4\u00b8\u0080", "ignore", true], ["\u4e00", "4"]],
    [["\u00f0\u00f5\u00c3\u00a9\u00f5\u00ed", "replace", true], ["\ufffd\ufffd\u00e9\ufffd\ufffd", "6"]],
    [["\u00c2\u00c0\u00ff\u00bb\u00c2\u00f4", "replace", true], ["\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd", "6"]],
    [["\u00c0", "ignore", false], ["", "1"]],
    [["\u00e4\u00b8\u0080\u00f0\u009f\u0098\u0080", "xmlcharrefreplace", true], ["\u4e00\ud83d\ude00", "7"]],
    [["\u00f4\u00a0\u00e4\u00b8\u0080\u0080\u00bb", "h1", true], [
      "<0-2 invalid continuation byte>\u4e00<5-6 invalid start byte><6-7 invalid start byte>",
      "7",
    ]],
    [["\u00f0", "h1", false], ["", "0"]],
    [["\u00f0", "ignore", false], ["", "0"]],
    [["\u00e4\u00b8\u0080\u00f4", "replace", true], ["\u4e00\ufffd", "4"]],
    [["a\u00f4\u00f4\u0090", "ignore", true], ["a", "4"]],
    [["\u008f\u00c2\u008f\u00bb\u0080\u00a0", "h1", false], [
      "<0-1 invalid start byte>\u008f<3-4 invalid start byte><4-5 invalid start byte><5-6 invalid start byte>",
      "6",
    ]],
    [["\u00c3\u00a9\u0080\u00f4\u00ff\u00f5", "replace", true], ["\u00e9\ufffd\ufffd\ufffd\ufffd", "6"]],
    [["", "strict", true], ["", "0"]],
    [["\u00c3\u00a9", "replace", false], ["\u00e9", "2"]],
    [["\u00e0\u00f5\u0090\u008f", "h1", false], [
      "<0-1 invalid continuation byte><1-2 invalid start byte><2-3 invalid start byte><3-4 invalid start byte>",
      "4",
    ]],
  ]);
});

Deno.test("ASCII", () => {
  check(
    (bytes: string, errors: string) =>
      drive(codecs.decodeBytes(new charmap.AsciiDecoder(), bytes, true, errors), errors).text,
    [
      [["\u00e0\u00a0\u00e0\u00e4\u00b8\u0080", "h4"], "!IndexError: position 99 from error handler out of bounds"],
      [
        ["\u00e0\u00c0\u0080\u00e4\u00b8\u0080\u00bf", "xmlcharrefreplace"],
        "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
      ],
      [
        ["\u00ff\u00f0\u009f\u0098\u0080a", "strict"],
        "!UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)",
      ],
      [["\u00f5\u0090z\u008fz\u00c2", "ignore"], "zz"],
      [
        ["\u00f4\u00ef\u00f5\u00c2", "h1"],
        "<0-1 ordinal not in range(128)><1-2 ordinal not in range(128)><2-3 ordinal not in range(128)><3-4 ordinal not in range(128)>",
      ],
      [["", "strict"], ""],
      [["", "replace"], ""],
      [
        ["\u00ffa\u00c0\u00ff", "h1"],
        "<0-1 ordinal not in range(128)>a<2-3 ordinal not in range(128)><3-4 ordinal not in range(128)>",
      ],
      [["", "replace"], ""],
      [["a\u00bfa", "replace"], "a\ufffda"],
      [
        ["\u00bf\u00e0\u0080\u0080z\u00ed", "h1"],
        "<0-1 ordinal not in range(128)><1-2 ordinal not in range(128)><2-3 ordinal not in range(128)><3-4 ordinal not in range(128)>z<5-6 ordinal not in range(128)>",
      ],
      [["\u00e4\u00b8\u0080\u00f4\u00bb\u008f", "replace"], "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"],
    ],
  );
});

Deno.test("UTF-16", () => {
  check((bytes: string, errors: string, final: boolean) => {
    const done = drive(codecs.decodeBytes(new utf.Utf16Decoder(), bytes, final, errors), errors);
    return [done.text, String(done.consumed)];
  }, [
    [
      ["\u00fe\u00ff\u00ff\u00fe\u00dc\u0000", "strict", true],
      "!UnicodeDecodeError: 'utf16' codec can't decode bytes in position 4-5: unexpected end of data",
    ],
    [
      ["a\u0000\u0000\u00dc\u0000a\u00fe\u00ff=\u00d8\u0000\u00de", "xmlcharrefreplace", false],
      "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
    ],
    [["\u0000\u00dc", "h4", true], "!IndexError: position 99 from error handler out of bounds"],
    [["x", "strict", true], "!UnicodeDecodeError: 'utf16' codec can't decode byte 0x78 in position 0: truncated data"],
    [
      ["\u00ff\u00fe\u00ff\u00fe\u0000\u00dc\u00ff\u00fe", "strict", true],
      "!UnicodeDecodeError: 'utf16' codec can't decode bytes in position 4-5: illegal encoding",
    ],
    [
      ["\u0000\u00d8\u0000\u00d8", "strict", false],
      "!UnicodeDecodeError: 'utf16' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate",
    ],
    [["\u0000ax\u00ff\u00fe\u00d8\u0000=\u00d8\u0000\u00de", "h1", false], [
      "\u6100\uff78<4-6 illegal UTF-16 surrogate>\u3d00\u00d8",
      "10",
    ]],
    [["=\u00d8\u0000\u00dea\u0000", "h1", true], ["\ud83d\ude00a", "6"]],
    [["\u0000\u00dcx", "ignore", false], ["", "0"]],
    [["\u00d8\u0000a\u0000\u00dc\u0000\u00d8\u0000", "strict", true], ["\u00d8a\u00dc\u00d8", "8"]],
    [["", "xmlcharrefreplace", false], ["", "0"]],
    [["\u00fe\u00ff\u00fe\u00ffa\u0000a\u0000", "h1", true], ["\ufeff\u6100\u6100", "8"]],
    [["=\u00d8\u0000\u00de\u00fe\u00ff\u0000a=\u00d8\u0000\u00de\u00ff\u00fe", "h4", true], [
      "\ud83d\ude00\ufffe\u6100\ud83d\ude00\ufeff",
      "14",
    ]],
    [["=\u00d8\u0000\u00de", "replace", true], ["\ud83d\ude00", "4"]],
    [["\u0000\u00d8a\u0000\u00d8\u0000\u0000a", "h1", true], ["<0-2 illegal UTF-16 surrogate>a\u00d8\u6100", "8"]],
    [["\u00dc\u0000\u0000a", "backslashreplace", true], ["\u00dc\u6100", "4"]],
    [["a\u0000\u0000a\u00dc\u0000\u00dc\u0000", "backslashreplace", true], ["a\u6100\u00dc\u00dc", "8"]],
    [["\u00d8\u0000a\u0000\u0000\u00d8\u0000\u00dc", "strict", false], ["\u00d8a\ud800\udc00", "8"]],
    [["\u00d8\u0000\u00fe\u00ff\u0000\u00dc", "h4", false], ["\u00d8\ufffe", "4"]],
    [["", "h4", true], ["", "0"]],
  ]);
});

Deno.test("UTF-16-BE", () => {
  check((bytes: string, errors: string, final: boolean) => {
    const done = drive(codecs.decodeBytes(new utf.Utf16Decoder(1), bytes, final, errors), errors);
    return [done.text, String(done.consumed)];
  }, [
    [
      ["\u00d8\u0000\u0000\u00dcx\u00fe\u00ff", "backslashreplace", true],
      "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
    ],
    [
      ["xa\u0000\u00dc\u0000\u00fe\u00ff", "strict", true],
      "!UnicodeDecodeError: 'utf16' codec can't decode byte 0xff in position 6: truncated data",
    ],
    [
      ["a\u0000\u0000\u00dc\u00dc\u0000\u00ff\u00fe", "strict", true],
      "!UnicodeDecodeError: 'utf16' codec can't decode bytes in position 4-5: illegal encoding",
    ],
    [["a\u0000x\u0000\u00d8\u0000\u00d8", "h4", true], "!IndexError: position 99 from error handler out of bounds"],
    [
      ["\u0000\u00d8\u00dc\u0000", "strict", true],
      "!UnicodeDecodeError: 'utf16' codec can't decode bytes in position 2-3: unexpected end of data",
    ],
    [["", "strict", false], ["", "0"]],
    [["\u0000\u00d8\u0000a", "xmlcharrefreplace", false], ["\u00d8a", "4"]],
    [["\u0000\u00d8xx=\u00d8\u0000\u00dex", "ignore", true], ["\u00d8\u7878\u3dd8\u00de", "9"]],
    [["x\u0000\u00d8\u00ff\u00fe", "replace", true], ["\u7800\ufffd", "5"]],
    [["", "strict", true], ["", "0"]],
  ]);
});

Deno.test("UTF-32", () => {
  check((bytes: string, errors: string, final: boolean) => {
    const done = drive(codecs.decodeBytes(new utf.Utf32Decoder(), bytes, final, errors), errors);
    return [done.text, String(done.consumed)];
  }, [
    [
      ["\u0000\u0011\u0000\u0000\u00ff\u00fe\u0000\u0000x\u0000\u0011\u0000\u0000", "xmlcharrefreplace", true],
      "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
    ],
    [
      ["x\u0000\u0000\u0000a\u00ff\u00fe\u0000\u0000\u0000\u0000\u0000a\u0000\u0000\u00fe\u00ff", "h4", true],
      "!IndexError: position 99 from error handler out of bounds",
    ],
    [
      ["xa\u0000\u0000\u0000", "strict", true],
      "!UnicodeDecodeError: 'utf32' codec can't decode byte 0x00 in position 4: truncated data",
    ],
    [["\u0000\u00d8\u0000\u0000\u0000\u0000\u0010\u0000\u0000\u0000\u0011\u0000\u0000\u0000\u0000a", "ignore", true], [
      "\ud800\udbc0\udc00",
      "16",
    ]],
    [["xa\u0000\u0000\u0000", "replace", true], ["\u6178\ufffd", "5"]],
    [["\u00ff\u00fe\u0000\u0000x", "xmlcharrefreplace", false], ["", "4"]],
    [["\u0000\u0000\u0011\u0000\u0000\u0011\u0000\u0000\u00ff\u00fe\u0000\u0000", "replace", false], [
      "\ufffd\u1100\ufeff",
      "12",
    ]],
    [["\u0000\u0000\u00fe\u00ff\u0000\u0000\u0010\u0000", "xmlcharrefreplace", false], ["\u1000", "8"]],
    [["", "backslashreplace", true], ["", "0"]],
    [["\u0000\u0000\u0010\u0000\u00ff\u00fe\u0000\u0000a\u0000\u0000\u0000\u0000\u00d8\u0000\u0000", "h4", true], [
      "\udbc0\udc00\ufeffa\ud800",
      "16",
    ]],
    [["\u0000\u0000\u00fe\u00ff\u0000\u0000\u0010\u0000", "backslashreplace", false], ["\u1000", "8"]],
    [["x", "ignore", false], ["", "0"]],
  ]);
});

Deno.test("UTF-32-BE", () => {
  check((bytes: string, errors: string, final: boolean) => {
    const done = drive(codecs.decodeBytes(new utf.Utf32Decoder(1), bytes, final, errors), errors);
    return [done.text, String(done.consumed)];
  }, [
    [
      ["\u00ff\u00fe\u0000\u0000x\u0000\u0000\u0011\u0000\u0000\u0000\u0000a\u00ff\u00fe\u0000\u0000", "h4", true],
      "!IndexError: position 99 from error handler out of bounds",
    ],
    [
      ["a\u0000\u0000\u0000", "xmlcharrefreplace", false],
      "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
    ],
    [["x", "strict", true], "!UnicodeDecodeError: 'utf32' codec can't decode byte 0x78 in position 0: truncated data"],
    [["", "xmlcharrefreplace", false], ["", "0"]],
    [["", "ignore", false], ["", "0"]],
    [
      [
        "\u00ff\u00fe\u0000\u0000\u0000\u0011\u0000\u0000x\u0000\u0011\u0000\u0000\u0000\u0000\u0000a",
        "replace",
        false,
      ],
      ["\ufffd\ufffd\ufffd\u0000", "16"],
    ],
    [["a\u0000\u0000\u0000\u0000\u0011\u0000\u0000x", "ignore", false], ["", "8"]],
    [[
      "\u00ff\u00fe\u0000\u0000\u0000\u00d8\u0000\u0000\u0000\u0000\u0010\u0000x\u0000\u0011\u0000\u0000",
      "replace",
      true,
    ], ["\ufffd\ufffd\u1000\ufffd\ufffd", "17"]],
  ]);
});

Deno.test("unicode_internal", () => {
  check(
    (bytes: string, errors: string) =>
      drive(codecs.decodeBytes(new utf.InternalDecoder(), bytes, true, errors), errors).text,
    [
      [
        ["\u0000\u0000\u0000a\u0000\u0000\u0011\u0000\u0000\u0000\u0010\u0000\u0000\u0000\u0000a", "h4"],
        "!IndexError: position 99 from error handler out of bounds",
      ],
      [
        ["\u0000\u0000\u00fe\u00ffx\u0000\u0000\u0011\u0000", "xmlcharrefreplace"],
        "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
      ],
      [
        ["x", "strict"],
        "!UnicodeDecodeError: 'unicode_internal' codec can't decode byte 0x78 in position 0: truncated input",
      ],
      [["a\u0000\u0000\u0000", "strict"], "a"],
      [["", "replace"], ""],
      [["\u0000\u0011\u0000\u0000", "strict"], "\u1100"],
      [["a\u0000\u0000\u0000\u0000\u0000\u0011\u0000\u0000\u0000\u00fe\u00ffx", "replace"], "a\ufffd\ufffd\ufffd"],
      [[
        "\u00ff\u00fe\u0000\u0000\u0000\u0000\u0000a\u0000\u0011\u0000\u0000\u0000\u0000\u00fe\u00ff\u00ff\u00fe\u0000\u0000",
        "ignore",
      ], "\ufeff\u1100\ufeff"],
      [["a\u0000\u0000\u0000", "xmlcharrefreplace"], "a"],
      [["", "ignore"], ""],
    ],
  );
});

Deno.test("UTF-7", () => {
  check((bytes: string, errors: string, final: boolean) => {
    const done = drive(codecs.decodeBytes(new Utf7Decoder(), bytes, final, errors), errors);
    return [done.text, String(done.consumed)];
  }, [
    [["\u00e9A/\n", "h4", true], "!IndexError: position 99 from error handler out of bounds"],
    [
      ["\u00e9+2AA-zz", "strict", true],
      "!UnicodeDecodeError: 'utf7' codec can't decode byte 0xe9 in position 0: unexpected special character",
    ],
    [
      ["A++AGE/!+AGE", "strict", false],
      "!UnicodeDecodeError: 'utf7' codec can't decode bytes in position 1-7: partial character in shift sequence",
    ],
    [
      ["+2D0-2D3eAA2D3eAA\u00e9", "backslashreplace", false],
      "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
    ],
    [
      ["AKM+/", "strict", true],
      "!UnicodeDecodeError: 'utf7' codec can't decode bytes in position 3-4: unterminated shift sequence",
    ],
    [
      ["+AGEazz-", "strict", false],
      "!UnicodeDecodeError: 'utf7' codec can't decode bytes in position 0-7: non-zero padding bits in shift sequence",
    ],
    [["+2AA-+2D0-", "backslashreplace", false], ["\ud800\ud83d", "10"]],
    [["+2D0-+AKM-+2D0-", "strict", false], ["\ud83d\u00a3\ud83d", "15"]],
    [["", "replace", true], ["", "0"]],
    [[" \\", "h4", false], [" \\", "2"]],
    [["2D3eAA AKM", "ignore", true], ["2D3eAA AKM", "10"]],
    [["+2AA-~+2D0-", "strict", true], ["\ud800~\ud83d", "11"]],
    [["a +2AA-+AKM-+2AA-", "replace", true], ["a \ud800\u00a3\ud800", "17"]],
    [["", "h4", true], ["", "0"]],
    [["zz~2D3eAAzz", "replace", true], ["zz~2D3eAAzz", "11"]],
    [["+2D0--+2AA-", "strict", true], ["\ud83d-\ud800", "11"]],
    [["\\A+2AA-+AKM-", "backslashreplace", true], ["\\A\ud800\u00a3", "12"]],
    [["2D3eAA+AGE\\-!", "strict", false], ["2D3eAAa\\-!", "13"]],
    [["zzzz~/AKM", "h1", false], ["zzzz~/AKM", "9"]],
    [["AKM", "h1", true], ["AKM", "3"]],
    [["-+2D0-2D3eAA\nA ", "strict", false], ["-\ud83d2D3eAA\nA ", "15"]],
    [["-+AKM-\\+AGE", "ignore", true], ["-\u00a3\\a", "11"]],
    [["aaA\\ ", "h1", true], ["aaA\\ ", "5"]],
    [["/AKM\\/", "backslashreplace", false], ["/AKM\\/", "6"]],
    [["+AGE ", "strict", false], ["a ", "5"]],
  ]);
});

Deno.test("unicode_escape", () => {
  check(
    (bytes: string, errors: string) =>
      drive(
        codecs.decodeBytes(
          new UnicodeEscapeDecoder((name) => name === "LATIN SMALL LETTER A" ? 97 : undefined),
          bytes,
          true,
          errors,
        ),
        errors,
      ).text,
    [
      [
        ["x\\u0041\\u81", "xmlcharrefreplace"],
        "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
      ],
      [
        ["\\U\\x41", "strict"],
        "!UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-1: truncated \\UXXXXXXXX escape",
      ],
      [
        ["f004\\u", "strict"],
        "!UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 4-5: truncated \\uXXXX escape",
      ],
      [
        ["\\", "strict"],
        "!UnicodeDecodeError: 'unicodeescape' codec can't decode byte 0x5c in position 0: \\ at end of string",
      ],
      [
        ["0000f\\N", "strict"],
        "!UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 5-6: malformed \\N character escape",
      ],
      [["000000LATIN SMALL LETTER A\\", "h4"], "!IndexError: position 99 from error handler out of bounds"],
      [
        ["a\\x\\\\", "strict"],
        "!UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 1-2: truncated \\xXX escape",
      ],
      [
        ["\\U00111f600", "strict"],
        "!UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character",
      ],
      [["1NLATIN SMALL LETTER A1\u00e9", "h4"], "1NLATIN SMALL LETTER A1\u00e9"],
      [['1x\u00e9n\nn"', "h1"], '1x\u00e9n\nn"'],
      [["\\0000001f600", "ignore"], "\u00000001f600"],
      [["f1f600\\\\u0041", "backslashreplace"], "f1f600\\u0041"],
      [["}\"U8'\\{", "h1"], "}\"U8'\\{"],
      [["71", "h1"], "71"],
      [["u\\x417f", "strict"], "uA7f"],
      [["00010000", "h1"], "00010000"],
      [["\\{{\u00e97}1f600", "h4"], "\\{{\u00e97}1f600"],
      [["N00n", "strict"], "N00n"],
      [["N0000", "replace"], "N0000"],
      [["1f600fx\\u00410001000000", "h4"], "1f600fxA0001000000"],
      [['a"n\u00e9{', "h4"], 'a"n\u00e9{'],
      [["{71N", "ignore"], "{71N"],
      [["N40000", "xmlcharrefreplace"], "N40000"],
      [["00", "h4"], "00"],
      [["\n00111f600700\\u0041\\", "replace"], "\n00111f600700A\ufffd"],
    ],
  );
});

Deno.test("raw_unicode_escape", () => {
  check(
    (bytes: string, errors: string) =>
      drive(codecs.decodeBytes(new RawUnicodeEscapeDecoder(), bytes, true, errors), errors).text,
    [
      [
        ["a\\ULATIN SMALL LETTER Ax4\u00e9", "strict"],
        "!UnicodeDecodeError: 'rawunicodeescape' codec can't decode bytes in position 1-2: truncated \\uXXXX",
      ],
      [["8\\u88\n", "xmlcharrefreplace"], "!TypeError: don't know how to handle UnicodeDecodeError in error callback"],
      [["4\nf\u00e9\\U", "h4"], "!IndexError: position 99 from error handler out of bounds"],
      [
        ["\\U00111f600", "strict"],
        "!UnicodeDecodeError: 'rawunicodeescape' codec can't decode bytes in position 0-9: \\Uxxxxxxxx out of range",
      ],
      [["1\u00e9'", "backslashreplace"], "1\u00e9'"],
      [["\u00e9'", "replace"], "\u00e9'"],
      [["U", "replace"], "U"],
      [["x0000001187", "strict"], "x0000001187"],
      [["10011\\x4100000011{", "strict"], "10011\\x4100000011{"],
      [["00004", "backslashreplace"], "00004"],
      [["N1a}", "strict"], "N1a}"],
      [['"x0\\u0041', "strict"], '"x0A'],
    ],
  );
});

Deno.test("encode ASCII", () => {
  check((text: string, errors: string) => drive(codecs.encodeText(charmap.asciiEncoder(), text, errors), errors), [
    [["\u4e00\ud800&\\\u0000\u4e00", "h4"], "!IndexError: position 99 from error handler out of bounds"],
    [
      ["-+-\\\u00e9", "strict"],
      "!UnicodeEncodeError: 'ascii' codec can't encode character u'\\xe9' in position 4: ordinal not in range(128)",
    ],
    [["\u00e9a\u0000\u00e9", "replace"], "?a\u0000?"],
    [["&?~", "strict"], "&?~"],
    [["\u4e00\ud83d\ude000~", "ignore"], "0~"],
    [["&?-z\u0000", "backslashreplace"], "&?-z\u0000"],
    [["", "ignore"], ""],
    [["\ud83d\ude00", "h1"], "<0-1 ordinal not in range(128)>"],
    [["z", "ignore"], "z"],
    [["a", "replace"], "a"],
    [["z\u4e00&z-+", "backslashreplace"], "z\\u4e00&z-+"],
    [["a\\", "replace"], "a\\"],
    [["~\\0", "replace"], "~\\0"],
    [["\\+\ud800\u00e9a\u4e00", "h1"], "\\+<2-4 ordinal not in range(128)>a<5-6 ordinal not in range(128)>"],
    [["\u00e9\u00e9\u00000\u0000", "backslashreplace"], "\\xe9\\xe9\u00000\u0000"],
    [["z\\z\\", "h1"], "z\\z\\"],
    [["\ud83d\ude000z?&&", "ignore"], "0z?&&"],
    [["\u4e00\u4e00-az", "xmlcharrefreplace"], "&#19968;&#19968;-az"],
    [["a ", "xmlcharrefreplace"], "a "],
    [[" -\\~", "h1"], " -\\~"],
  ]);
});

Deno.test("encode Latin-1", () => {
  check((text: string, errors: string) => drive(codecs.encodeText(charmap.latin1Encoder(), text, errors), errors), [
    [
      [" \u4e00\u0100-", "strict"],
      "!UnicodeEncodeError: 'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256)",
    ],
    [["+\u00e9\u4e00\\&", "h4"], "!IndexError: position 99 from error handler out of bounds"],
    [["0\\~&\u0000", "replace"], "0\\~&\u0000"],
    [["\ud800z\u0000", "replace"], "?z\u0000"],
    [["~~&-\u0100", "h1"], "~~&-<4-5 ordinal not in range(256)>"],
    [["", "ignore"], ""],
    [["?\u0100", "h1"], "?<1-2 ordinal not in range(256)>"],
    [["a\u00e9aa ", "replace"], "a\u00e9aa "],
    [["", "strict"], ""],
    [["", "strict"], ""],
    [["0", "ignore"], "0"],
    [["", "xmlcharrefreplace"], ""],
    [["\\a", "xmlcharrefreplace"], "\\a"],
    [["", "ignore"], ""],
    [["\\\u0000", "backslashreplace"], "\\\u0000"],
  ]);
});

Deno.test("decode character map", () => {
  check(
    (bytes: string, errors: string) =>
      drive(codecs.decodeBytes(new charmap.CharmapDecoder(TABLE), bytes, true, errors), errors).text,
    [
      [
        ["\u0007\b\u0007\t\u0002", "strict"],
        "!UnicodeDecodeError: 'charmap' codec can't decode byte 0x09 in position 3: character maps to <undefined>",
      ],
      [
        ["\u0002\u0002\u0000", "backslashreplace"],
        "!TypeError: don't know how to handle UnicodeDecodeError in error callback",
      ],
      [["\u0003\t\u0000", "h4"], "!IndexError: position 99 from error handler out of bounds"],
      [["\u0006\b\u0003\u0000", "ignore"], "#0\u0100a"],
      [["\u0002\u0003\u0004\b", "h1"], "<0-1 character maps to <undefined>>\u0100\ud83d\ude000"],
      [["\n", "replace"], "\ufffd"],
      [["\u0007", "h1"], "?"],
      [["\u0006", "h1"], "#"],
      [["", "xmlcharrefreplace"], ""],
      [["\u0003", "strict"], "\u0100"],
      [["\u0000", "xmlcharrefreplace"], "a"],
      [["", "replace"], ""],
    ],
  );
});

Deno.test("encode character map", () => {
  check(
    (text: string, errors: string) =>
      drive(
        codecs.encodeText(
          new charmap.CharmapEncoder((point) => MAP.has(point) ? String.fromCharCode(MAP.get(point)!) : undefined),
          text,
          errors,
        ),
        errors,
      ),
    [
      [
        ["\ud800az", "h1"],
        "!UnicodeEncodeError: 'charmap' codec can't encode character u'\\ud800' in position 0: character maps to <undefined>",
      ],
      [[" z0\u4e00-?", "h4"], "!IndexError: position 99 from error handler out of bounds"],
      [["&", "strict"], "\u0005"],
      [["\ud83d\ude00~\u4e00\ud83d\ude00", "replace"], "\u0004\u0007\u0007\u0004"],
      [["\u0000~a\ud800", "ignore"], "\u0000"],
      [["a+\ud800\ud83d\ude00+", "replace"], "\u0000\u0007\u0007\u0004\u0007"],
      [["?&", "h4"], "\u0007\u0005"],
      [["0&", "xmlcharrefreplace"], "\b\u0005"],
      [["\u0100\\\ud83d\ude00\ud83d\ude00~\ud800", "replace"], "\u0003\u0007\u0004\u0004\u0007\u0007"],
      [["&", "strict"], "\u0005"],
      [["", "h4"], ""],
      [["", "backslashreplace"], ""],
      [["", "strict"], ""],
      [["&", "strict"], "\u0005"],
      [["&~&\ud800+\u00e9", "ignore"], "\u0005\u0005"],
    ],
  );
});

Deno.test("encode UTF-8", () => {
  check(utf.encodeUtf8, [
    [["z\\a\ud800?"], "z\\a\u00ed\u00a0\u0080?"],
    [["a -\ud800\u00e9"], "a -\u00ed\u00a0\u0080\u00c3\u00a9"],
    [[" \ud83d\ude00\ud83d\ude00&"], " \u00f0\u009f\u0098\u0080\u00f0\u009f\u0098\u0080&"],
    [["\ud83d\ude00aa00"], "\u00f0\u009f\u0098\u0080aa00"],
    [["~a"], "~a"],
    [[""], ""],
  ]);
});

Deno.test("encode UTF-7", () => {
  check(encodeUtf7, [
    [["~+-\u0000\u0100"], "+AH4AKw--+AAABAA-"],
    [["\u4e000\u0000"], "+TgA-0+AAA-"],
    [["?\u00e9\ud83d\ude00\ud83d\ude00\u00e9a"], "?+AOnYPd4A2D3eAADp-a"],
    [["-\ud800-"], "-+2AA--"],
    [["\ud800"], "+2AA-"],
    [[""], ""],
    [["\u0100~~+\ud83d\ude00\u4e00"], "+AQAAfgB+ACvYPd4ATgA-"],
    [["+-\u0000 -"], "+--+AAA -"],
    [["\u00e9\u4e00a+\u4e00"], "+AOlOAA-a+-+TgA-"],
    [["\u4e00\ud800\u00e9\ud83d\ude00"], "+TgDYAADp2D3eAA-"],
    [[" \\\ud83d\ude00z"], " +AFzYPd4A-z"],
    [["a"], "a"],
  ]);
});

Deno.test("encode UTF-16", () => {
  check((text: string) => utf.encodeUtf16(text), [
    [["?-\ud800&0 "], "\u00ff\u00fe?\u0000-\u0000\u0000\u00d8&\u00000\u0000 \u0000"],
    [[""], "\u00ff\u00fe"],
    [[""], "\u00ff\u00fe"],
    [["?~"], "\u00ff\u00fe?\u0000~\u0000"],
    [["+&0 \\-"], "\u00ff\u00fe+\u0000&\u00000\u0000 \u0000\\\u0000-\u0000"],
  ]);
});

Deno.test("encode UTF-32-BE", () => {
  check((text: string) => utf.encodeUtf32(text, 1), [
    [["a\u00e9+"], "\u0000\u0000\u0000a\u0000\u0000\u0000\u00e9\u0000\u0000\u0000+"],
    [[""], ""],
    [["z\\0& "], "\u0000\u0000\u0000z\u0000\u0000\u0000\\\u0000\u0000\u00000\u0000\u0000\u0000&\u0000\u0000\u0000 "],
    [["\u0100&\u4e00?"], "\u0000\u0000\u0001\u0000\u0000\u0000\u0000&\u0000\u0000N\u0000\u0000\u0000\u0000?"],
    [
      ["\u4e00-\u0000? "],
      "\u0000\u0000N\u0000\u0000\u0000\u0000-\u0000\u0000\u0000\u0000\u0000\u0000\u0000?\u0000\u0000\u0000 ",
    ],
  ]);
});
