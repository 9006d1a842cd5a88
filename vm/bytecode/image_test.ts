// SPDX-License-Identifier: MIT
// Images: encodings, round trip, laziness, reproducibility, stripping, damage, signatures, and docs/image.md itself.
import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import type { PyFloat } from "../base/value.ts";
import { Code } from "./code.ts";
import { disassemble } from "./disasm.ts";
import { openImage } from "./image.ts";
import {
  ByteReader,
  ByteWriter,
  decodeLines,
  encodeLines,
  utf8Decode,
  utf8Encode,
  vintSize,
} from "./image_encoding.ts";
import { ImageError } from "./image_error.ts";
import { EVERY_CONSTANT, exampleInput, richInput } from "./image_example.ts";
import { IMAGE_FORMS } from "./image_forms.ts";
import { inspectImage, measureImage } from "./image_inspect.ts";
import { decodeInstructions, encodeInstructions, imageForms, parseForm } from "./image_instructions.ts";
import { generateKeys, publicKeyOf, signImage, verifySignature } from "./image_sign.ts";
import { cachedSource, callbackSource } from "./image_source.ts";
import { writeImage } from "./image_writer.ts";
import { writePyc } from "./pyc.ts";
import { assemble, codeOf, moduleOf } from "./testing.ts";

function errorOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    ok(error instanceof ImageError, String(error));
    return String(error);
  }
  return "no error";
}

/** Everything in a code object and below it, comparable. */
function marshalled(code: Code): Uint8Array {
  return writePyc(code, 0);
}

Deno.test("image encodings: integers", () => {
  for (const value of [0, 1, 191, 192, 193, 16319, 16320, 16321, 16447, 16448, 1e6, 2 ** 31, 2 ** 32 - 1]) {
    const out = new ByteWriter();
    out.vint(value);
    strictEqual(out.length, vintSize(value));
    strictEqual(new ByteReader(out.result(), 0).vint(), value);
  }
  for (const value of [0, -1, 1, -96, 95, 2147483647, -2147483648]) {
    const out = new ByteWriter();
    out.svint(value);
    strictEqual(new ByteReader(out.result(), 0).svint(), value);
  }
  const bad = [[255], [255, 0x80], [255, 0x80, 0], [255, 255, 255, 255, 255, 255], [255, 255, 255, 255, 255, 127], [
    200,
  ]];
  for (const bytes of bad) match(errorOf(() => new ByteReader(Uint8Array.from(bytes), 16).vint()), /at offset 0x1/);
});

Deno.test("image encodings: text and line tables", () => {
  for (const text of ["", "abc", "é\u1234\u{1f600}", "\ud800x", "\udc00"]) {
    strictEqual(utf8Decode(utf8Encode(text)), text);
  }
  for (
    const bytes of ["\x80", "a\xc0\x80", "\xe0\x80\x80", "\xf5\x80\x80\x80", "\xf0\x80\x80\x80", "\xe1\x80", "\xc3("]
  ) {
    strictEqual(typeof utf8Decode(bytes), "number", JSON.stringify(bytes));
  }
  const lines = Uint8Array.of(0, 1, 62, 4, 63, 1, 1, 5, 255, 255, 0, 0, 3, 0);
  const out = new ByteWriter();
  encodeLines(out, lines);
  deepStrictEqual(decodeLines(new ByteReader(out.result(), 0)), lines);
  match(errorOf(() => decodeLines(new ByteReader(Uint8Array.of(252, 3, 1), 0))), /malformed line table/);
});

Deno.test("image encodings: instructions", () => {
  const context = { noneIndex: 2, firstConst: 1, firstLocal: 0 };
  const cases = [
    "LOAD_CONST 2; RETURN_VALUE",
    "top: LOAD_FAST 0; POP_JUMP_IF_FALSE end; JUMP_ABSOLUTE top; end: LOAD_CONST 2; RETURN_VALUE",
    "JUMP_FORWARD end; LOAD_CONST 1; LOAD_CONST 2; LOAD_CONST 300; LOAD_CONST 301; end: RETURN_VALUE",
    "EXTENDED_ARG 1; LOAD_CONST 5; EXTENDED_ARG 0; JUMP_ABSOLUTE 12; RETURN_VALUE",
    "SETUP_LOOP end; " + "LOAD_FAST 200; POP_TOP; ".repeat(300) + "end: RETURN_VALUE",
  ];
  for (const text of cases) {
    const code = assemble(text);
    const bytes = encodeInstructions(code, context);
    ok(bytes.length <= code.length);
    deepStrictEqual(decodeInstructions(new ByteReader(bytes, 0), bytes.length, context), code);
  }
  // Every form is used up.
  const table = imageForms();
  for (let byte = 0; byte < 256; byte++) ok((table.form(byte)?.length ?? 0) > 0);
});

Deno.test("image: everything comes back", () => {
  const input = richInput();
  const image = openImage(writeImage(input));
  deepStrictEqual({ ...image.manifest.properties }, { a: "1", b: "2" });
  strictEqual(image.manifest.name, "rich é");
  strictEqual(image.manifest.entry, "main");
  deepStrictEqual([...image.modules.keys()], ["main", "pkg", "pkg.bare", "pkg.mod"]);
  deepStrictEqual([...image.resources.keys()], ["a/b.txt", "z.bin"]);
  deepStrictEqual(image.resource("z.bin"), Uint8Array.of(1, 2, 3));
  strictEqual(image.resource("a/b.txt")!.length, 0);
  strictEqual(image.resource("nothing"), undefined);
  strictEqual(new TextDecoder().decode(image.moduleSource("main")), "print 1\n");
  strictEqual(image.moduleSource("pkg"), undefined);
  strictEqual(image.moduleCode("pkg.bare"), undefined);
  strictEqual(image.modules.get("pkg.bare")!.kind, "subproject");
  strictEqual(image.modules.get("pkg.mod")!.path, "test.py");
  strictEqual(image.hasSources, true);
  const main = image.moduleCode("main")!.ensure();
  strictEqual(main.filename, "main.py");
  const [, middle, other] = main.consts as Code[];
  strictEqual(middle.filename, "main.py");
  strictEqual(middle.firstlineno, 5);
  strictEqual(other.filename, "elsewhere.py");
  strictEqual(other.firstlineno, 99);
  strictEqual((middle.ensure().consts[1] as Code).ensure().freevars[0], "x");
  const consts = image.moduleCode("pkg")!.ensure().consts;
  deepStrictEqual(consts, EVERY_CONSTANT);
  ok(Object.is((consts[17] as PyFloat).value, -0));
  strictEqual(image.checkAll(), 6);
});

Deno.test("image: code objects survive to the last byte", () => {
  const input = richInput();
  const image = openImage(
    writeImage({ ...input, modules: input.modules.map((module) => ({ ...module, path: undefined })) }),
  );
  for (const { name, code } of input.modules) {
    if (code !== undefined) deepStrictEqual(marshalled(image.moduleCode(name)!), marshalled(code));
  }
});

Deno.test("image: same input, same bytes, in any order", () => {
  const input = richInput();
  const shuffled = {
    ...input,
    modules: [...richInput().modules].reverse(),
    resources: [...input.resources!].reverse(),
    properties: { a: "1", b: "2" },
  };
  deepStrictEqual(writeImage(shuffled), writeImage(input));
});

Deno.test("image: read on demand, from any source", () => {
  const bytes = writeImage(richInput());
  const scratch = new Uint8Array(4096);
  const ranges: [number, number][] = [];
  const source = callbackSource(bytes.length, (offset, length) => {
    ranges.push([offset, length]);
    // Like a driver with one buffer: only valid until the next call.
    scratch.set(bytes.subarray(offset, offset + length));
    return scratch.subarray(0, length);
  });
  const image = openImage(source, { checkHash: false });
  const index = image.section("index");
  ok(ranges.every(([offset, length]) => offset + length <= index.start + index.size));
  ranges.length = 0;
  const main = image.moduleCode("main")!;
  strictEqual(ranges.length, 0);
  main.ensure();
  const middle = main.consts[1] as Code;
  const before = ranges.length;
  ok(before > 0);
  strictEqual(middle.name, "middle");
  strictEqual(ranges.length, before);
  middle.ensure();
  ok(ranges.length > before);
  const cached = openImage(cachedSource(source, { pageSize: 32, pages: 3 }));
  deepStrictEqual(marshalled(cached.moduleCode("pkg")!), marshalled(openImage(bytes).moduleCode("pkg")!));
  const short = callbackSource(bytes.length, () => new Uint8Array(1));
  match(errorOf(() => openImage(short)), /gave 1 bytes instead of/);
});

Deno.test("image: stripping", () => {
  const image = openImage(writeImage(richInput(), { strip: { lines: true, docs: true, sources: true } }));
  strictEqual(image.linesStripped && image.docsStripped && !image.hasSources, true);
  const main = image.moduleCode("main")!.ensure();
  strictEqual(main.lnotab.length, 0);
  match(disassemble(main), /LOAD_CONST +3 \(None\)\n +3 STORE_NAME +0 \(__doc__\)/);
  const middle = main.consts[1] as Code;
  strictEqual(middle.ensure().consts[0], null);
  ok(!new TextDecoder("latin1").decode(writeImage(richInput(), { strip: { docs: true } })).includes("doc of"));
  // A docstring that the function also uses as a value stays available to it.
  const code = codeOf("LOAD_CONST 0; LOAD_CONST 1; BINARY_ADD; RETURN_VALUE", { consts: ["doc", "x", null] });
  const user = moduleOf("LOAD_CONST 0; MAKE_FUNCTION 0; RETURN_VALUE", { consts: [code] });
  const stripped = openImage(writeImage({ name: "", modules: [{ name: "m", code: user }] }, { strip: { docs: true } }));
  const inner = (stripped.moduleCode("m")!.ensure().consts[0] as Code).ensure();
  deepStrictEqual(inner.consts, [null, "x", null, "doc"]);
  match(disassemble(inner), /LOAD_CONST +3 \('doc'\)/);
  // In a class body.
  const body = codeOf("LOAD_NAME 0; STORE_NAME 1; LOAD_CONST 0; STORE_NAME 2; LOAD_LOCALS; RETURN_VALUE", {
    flags: 0x42,
    names: ["__name__", "__module__", "__doc__"],
    consts: ["doc of class"],
  });
  const holder = moduleOf("LOAD_CONST 0; MAKE_FUNCTION 0; RETURN_VALUE", { consts: [body] });
  const bare = openImage(writeImage({ name: "", modules: [{ name: "m", code: holder }] }, { strip: { docs: true } }));
  const classCode = (bare.moduleCode("m")!.ensure().consts[0] as Code).ensure();
  deepStrictEqual(classCode.consts, [null, null]);
});

Deno.test("image: damage and strangers", () => {
  const good = writeImage(richInput());
  const changed = (at: number, value: number) => {
    const bytes = good.slice();
    bytes[at] = value;
    return errorOf(() => openImage(bytes));
  };
  match(errorOf(() => openImage(new Uint8Array(10))), /10 bytes are too few/);
  match(errorOf(() => openImage(new Uint8Array(100))), /not a vmiot image/);
  match(changed(8, 2), /format version 2, expected 1/);
  match(changed(9, 0x80), /unknown flags/);
  match(changed(good.length - 1, 99), /damaged/);
  match(errorOf(() => openImage(good.subarray(0, good.length - 1))), /truncated/);
  const longer = new Uint8Array(good.length + 5);
  longer.set(good);
  match(errorOf(() => openImage(longer)), /5 bytes follow its end/);
  strictEqual(openImage(longer, { padded: true }).checkAll(), 6);
  match(errorOf(() => writeImage({ name: "", entry: "x", modules: [] })), /no code for the entry module x/);
  match(errorOf(() => writeImage({ name: "", modules: [{ name: "a..b" }] })), /bad module name/);
  match(errorOf(() => writeImage({ name: "", modules: [{ name: "a" }, { name: "a" }] })), /two modules named a/);
  const outside = [{ path: "../x", data: new Uint8Array(0) }];
  match(errorOf(() => writeImage({ name: "", modules: [], resources: outside })), /bad resource path/);
  const code = moduleOf("POP_TOP; LOAD_CONST 0; RETURN_VALUE");
  match(errorOf(() => writeImage({ name: "", modules: [{ name: "a", code }] })), /Cannot write image: code object/);
});

Deno.test("image: a damaged code object fails alone, when it is used", () => {
  const input = richInput();
  const good = writeImage(input);
  const bytes = good.slice();
  const { start } = openImage(good).section("code");
  bytes[start] = 0x80 + 0x40; // flags of main: an unknown bit
  const image = openImage(bytes, { checkHash: false });
  ok(image.moduleCode("pkg.mod")!.ensure().code.length > 0);
  const shell = image.moduleCode("main")!;
  match(errorOf(() => shell.ensure()), /Bad image/);
  match(errorOf(() => shell.ensure()), /Bad image/);
});

Deno.test("image: signatures", async () => {
  const keys = await generateKeys("test key");
  const strangers = await generateKeys();
  match(keys.publicKey, /^vmiot-ed25519-public [0-9a-f]{64} test key$/);
  strictEqual(keys.publicKey.startsWith(await publicKeyOf(keys.privateKey)), true);
  const plain = writeImage(richInput());
  strictEqual((await verifySignature(openImage(plain), [keys.publicKey])).status, "unsigned");
  const signed = await signImage(plain, "# my key\n" + keys.privateKey + "\n");
  deepStrictEqual(await signImage(signed, keys.privateKey), signed);
  const image = openImage(signed);
  strictEqual(image.checkAll(), 6);
  strictEqual((await verifySignature(image, [strangers.publicKey, keys.publicKey])).status, "trusted");
  strictEqual((await verifySignature(image, [strangers.publicKey])).status, "untrusted");
  const forged = signed.slice();
  forged[forged.length - 1] ^= 1;
  strictEqual((await verifySignature(openImage(forged), [keys.publicKey])).status, "bad");
  match(errorOf(() => openImage(signed.subarray(0, signed.length - 3))), /truncated/);
  await rejects(signImage(plain, keys.publicKey), /is not a private key/);
  await rejects(signImage(plain, "hello"), /line 1 does not start/);
});

Deno.test("image: inspect", () => {
  const image = openImage(writeImage(exampleInput()));
  const report = measureImage(image);
  const { fields, names, constants, instructions, lines } = report.code;
  strictEqual(fields + names + constants + instructions + lines, report.sections.code);
  const text = inspectImage(image);
  match(text, /^demo 1\.0: 164 bytes, 1 modules, 1 resources\nentry: {4}main\n/);
  match(text, /\n {2}code +36 +22\.0% {2}2 code objects\n/);
  match(text, /\n {2}main +module +36 {2}main\.py\n/);
});

Deno.test("docs/image.md: example and form table are true", async () => {
  const text = await (await fetch(new URL("../../docs/image.md", import.meta.url))).text();
  const block = (name: string) => new RegExp("```" + name + "\\n([^]*?)```").exec(text)![1].trimEnd().split("\n");
  const bytes: number[] = [];
  for (const line of block("image")) {
    const row = /^([0-9a-f]{4}) {2}((?:[0-9a-f]{2} ?)+)/.exec(line);
    if (row === null) {
      match(line, /^ {35}-- /);
      continue;
    }
    strictEqual(parseInt(row[1], 16), bytes.length, line);
    for (const pair of row[2].trim().split(" ")) bytes.push(parseInt(pair, 16));
  }
  deepStrictEqual(Uint8Array.from(bytes), writeImage(exampleInput()));
  const table = imageForms();
  const rows = block("forms");
  strictEqual(rows.length, IMAGE_FORMS.length);
  for (const row of rows) deepStrictEqual(table.form(parseInt(row.slice(0, 2), 16)), parseForm(row.slice(4)));
});
