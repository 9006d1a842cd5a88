// SPDX-License-Identifier: MIT
/**
 * Makes `tests/py/modules/protobuf/corpus.*`: random messages in text form, and what `protoc`, an implementation that is
 * not ours, makes of them as bytes. The test beside them compares. Needs `protoc` on PATH; written once and committed.
 *
 *   deno run -A tools/make_protobuf_corpus.ts [--count=150] [--seed=1]
 */
const folder = decodeURIComponent(new URL("../tests/py/modules/protobuf", import.meta.url).pathname);
const value = (name: string, fallback: number) =>
  Number(Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? fallback);

let state = value("seed", 1);
/** A random number below `n` (mulberry32). */
function below(n: number): number {
  state = state + 0x6d2b79f5 | 0;
  let t = Math.imul(state ^ state >>> 15, 1 | state);
  t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
  return ((t ^ t >>> 14) >>> 0) % n;
}
const pick = <T>(list: readonly T[]): T => list[below(list.length)];

/** An integer of `bits` bits, as likely small as large. */
function integer(bits: number, signed: boolean): string {
  let n = 0n;
  for (let i = below(bits / 8 + 1); i > 0; i--) n = n << 8n | BigInt(below(256));
  if (below(8) === 0) n = pick([0n, 1n, 127n, 128n, (1n << BigInt(bits - 1)) - 1n, (1n << BigInt(bits)) - 1n]);
  return String(signed ? BigInt.asIntN(bits, below(2) === 0 ? -n : n) : BigInt.asUintN(bits, n));
}
function text(isBytes: boolean): string {
  const parts = isBytes
    ? ["\\000", "\\377", "a", "\\n", "\\200", "xyz"]
    : ["a", " ", "\\n", '\\"', "é", "€", "😀", "ÿ", "word"];
  let out = "";
  for (let i = below(pick([1, 4, 80])); i > 0; i--) out += pick(parts);
  return `"${out}"`;
}

const SCALARS: Record<string, () => string> = {
  double: () => pick(["0", "-0.0", "1.5", "inf", "-inf", "nan", "1e300", "5e-324", "0.1", integer(32, true)]),
  float: () => pick(["0", "-0.0", "1.5", "inf", "-inf", "nan", "1e30", "1e-45", "0.25", integer(16, true)]),
  int32: () => integer(32, true),
  int64: () => integer(64, true),
  uint32: () => integer(32, false),
  uint64: () => integer(64, false),
  sint32: () => integer(32, true),
  sint64: () => integer(64, true),
  fixed32: () => integer(32, false),
  fixed64: () => integer(64, false),
  sfixed32: () => integer(32, true),
  sfixed64: () => integer(64, true),
  bool: () => pick(["true", "false"]),
  string: () => text(false),
  bytes: () => text(true),
  color: () => pick(["RED", "GREEN", "NEGATIVE"]),
};

function inner(depth: number): string {
  let out = "";
  if (below(2)) out += ` n: ${SCALARS.int32()}`;
  if (below(2)) out += ` s: ${SCALARS.string()}`;
  if (depth < 4) { for (let i = below(3); i > 0; i--) out += ` more {${inner(depth + 1)} }`; }
  return out;
}

function message(): string {
  const out: string[] = [];
  for (const name of Object.keys(SCALARS)) if (below(2)) out.push(`f_${name}: ${SCALARS[name]()}`);
  if (below(2)) out.push(`f_inner {${inner(0)} }`);
  for (const name of ["int32", "int64", "double", "string", "color", "bool", "sint64"]) {
    for (let i = below(pick([1, 3, 12])); i > 0; i--) out.push(`r_${name}: ${SCALARS[name]()}`);
  }
  for (let i = below(3); i > 0; i--) out.push(`r_inner {${inner(1)} }`);
  // One entry: the order of several is not defined.
  if (below(2)) out.push(`m_string { key: ${SCALARS.string()} value: ${SCALARS.int32()} }`);
  if (below(2)) out.push(`m_inner { key: ${SCALARS.int64()} value {${inner(1)} } }`);
  if (below(2)) out.push(`m_bool { key: ${SCALARS.bool()} value: ${SCALARS.bytes()} }`);
  out.push(
    pick(["", `c_int: ${SCALARS.int32()}`, `c_text: ${SCALARS.string()}`, `c_inner {${inner(2)} }`]),
  );
  if (below(3) === 0) out.push(`Grouped { g: ${SCALARS.int32()} h: ${SCALARS.string()} }`);
  for (let i = below(3); i > 0; i--) out.push(`Many { k: ${SCALARS.int32()} }`);
  if (below(3) === 0) out.push(`d_int: ${SCALARS.int32()} d_text: ${SCALARS.string()} d_big: ${SCALARS.uint64()}`);
  if (below(3) === 0) out.push(`[test.x_int]: ${SCALARS.int32()} [test.x_inner] {${inner(2)} }`);
  if (below(3) === 0) out.push(`[test.x_texts]: ${SCALARS.string()} [test.Scope.x_scoped]: ${SCALARS.sint64()}`);
  return out.filter((part) => part !== "").join(" ");
}

/** The bytes that `protoc` writes for a text. */
function protoc(type: string, file: string, input: string): Uint8Array {
  const temp = Deno.makeTempFileSync();
  Deno.writeTextFileSync(temp, input);
  const command = `protoc --encode=${type} ${file} < ${temp}`;
  const { success, stdout, stderr } = new Deno.Command("sh", { args: ["-c", command], cwd: folder }).outputSync();
  Deno.removeSync(temp);
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return stdout;
}

const messages = Array.from({ length: value("count", 150) }, message);
const all = messages.map((m) => `items { ${m} }\n`).join("");
Deno.writeTextFileSync(`${folder}/cases/corpus.text`, all);
Deno.writeFileSync(`${folder}/cases/corpus.data`, protoc("test.Corpus", "corpus.proto", all));
// The same with packed fields unpacked and the other way round, and without what `Loose` does not have.
const loose = messages.map((m) =>
  `items { ${(m.match(/\b(?:r_(?:int32|int64|double|color|bool|sint64)): \S+/g) ?? []).join(" ")} }\n`
).join("");
Deno.writeFileSync(`${folder}/cases/corpus.loose`, protoc("test.LooseCorpus", "corpus.proto", loose));
