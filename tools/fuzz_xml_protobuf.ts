// SPDX-License-Identifier: MIT
/**
 * Mutated inputs for the decoders of XML and protocol buffers: every input must decode or be refused in the decoder's own
 * way, in bounded time and memory. Rows may be plugged into `fuzz_decoders.ts`, or run alone:
 *
 *   deno run -A tools/fuzz_xml_protobuf.ts [--count=100000] [--seed=1] [ROW…]
 */
import { type EventArg, EXTERNAL_ENTITY_REF, NEED, NOT_STANDALONE, UNKNOWN_ENCODING } from "../serde/expat/events.ts";
import { XmlFault } from "../serde/expat/errors.ts";
import { XmlParser } from "../serde/expat/parser.ts";
import { firstField, FormatError, parseFormat, readFields } from "../serde/protobuf/format_string.ts";
import { schemaOf } from "../serde/protobuf/proto_source.ts";
import { WireError } from "../serde/protobuf/reader.ts";
import type { MessageSchema } from "../serde/protobuf/schema.ts";
import { EnumInfo, FieldInfo, merge, MessageInfo, PyMessage, serialize } from "../serde/protobuf/types.ts";
import type { PyType } from "../vm/core/type.ts";
import "../vm/objects/all.ts";

/** A decoder under test. */
export interface FuzzRow {
  name: string;
  /** Valid inputs to start from, byte strings. */
  seeds: string[];
  /** Pieces that mutations insert. */
  pieces: string[];
  /** Decodes; throws only what `isClean` knows. */
  decode(input: string, random: () => number): void;
  isClean(error: unknown): boolean;
}

const bytesOf = (path: URL): string => Array.from(Deno.readFileSync(path), (b) => String.fromCharCode(b)).join("");

// ---- XML ------------------------------------------------------------------------------------------------------------

const XML_SEEDS = [
  '<?xml version="1.0"?>\n<!DOCTYPE r [<!ELEMENT r (a|b)*><!ENTITY e "x<b>&f;</b>y"><!ENTITY f "1"><!ATTLIST a k CDATA "d">' +
  '<!NOTATION n SYSTEM "s"><!ENTITY u SYSTEM "u" NDATA n><!ENTITY % p "<!ENTITY q \'z\'>"> %p; ]>\n' +
  "<r xmlns:n='urn:n' n:a='1'>text &amp; &e; <a/>\r\n<![CDATA[ <&]] ]]><?pi x?><!--c-->\xc3\xa9&#x20ac;<n:c/></r>",
  '<a><b c="d">e</b><f/>g</a>',
  "\xff\xfe<\0a\0>\0\xe9\0<\0/\0a\0>\0",
  '<?xml version="1.0" encoding="iso-8859-1"?><a\xe9 b="\xe4">\xfc</a\xe9>',
  '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><d x="&c;">&c;</d>',
];
const XML_PIECES =
  "<!-- --> <![CDATA[ ]]> <? ?> &# &amp; &c; <!ENTITY <!ATTLIST % %p; <a> </a> <b/> xml ' \" SYSTEM xmlns:x='y' [ ]"
    .split(" ");

function readXml(input: string, random: () => number): void {
  const p = new XmlParser({ separator: random() < 0.5 ? "}" : undefined, splitLines: random() < 0.5 });
  p.paramEntityParsing = Math.floor(random() * 3);
  p.wantsOther = random() < 0.5;
  p.readsExternal = random() < 0.5;
  const chunk = random() < 0.3 ? 1 + Math.floor(random() * 9) : input.length + 1;
  for (let at = 0;; at += chunk) {
    const final = at + chunk > input.length;
    p.feed(input.substring(at, at + chunk), final);
    for (let event = p.next(); event !== NEED; event = p.next()) {
      if (event === UNKNOWN_ENCODING) p.useEncoding(random() < 0.5 ? null : Array.from({ length: 256 }, (_, c) => c));
      else if (event === EXTERNAL_ENTITY_REF || event === NOT_STANDALONE) {
        if (event === EXTERNAL_ENTITY_REF && random() < 0.3) readChild(p, p.args);
        p.answer(random() < 0.8);
      }
    }
    if (final) break;
  }
  p.place();
}

function readChild(p: XmlParser, args: EventArg[]): void {
  const child = p.child(args[0] as string | null, null);
  child.feed(args[0] === null ? "<!ENTITY z 'w'><![INCLUDE[<!ELEMENT q ANY>]]>" : "t<x/>u", true);
  while (child.next() !== NEED);
}

// ---- protocol buffers -----------------------------------------------------------------------------------------------

const CASES = new URL("../tests/py/modules/protobuf/", import.meta.url);

/** The message types of the test's schema, without Python classes. */
function bareTypes(): Map<string, MessageInfo> {
  const file = schemaOf("everything.proto", (name) => Deno.readTextFileSync(new URL(name, CASES)));
  const messages = new Map<string, MessageInfo>();
  const enums = new Map<string, EnumInfo>();
  const declare = (schema: MessageSchema, outer: string) => {
    const fullName = `${outer}.${schema.name}`;
    const info = new MessageInfo(fullName, schema);
    class Bare extends PyMessage {}
    Object.defineProperty(Bare.prototype, "info", { value: info });
    info.type = { jsClass: Bare } as unknown as PyType;
    for (const f of schema.fields) info.add(new FieldInfo(f, `${fullName}.${f.name}`));
    messages.set(fullName, info);
    for (const inner of schema.messages) declare(inner, fullName);
  };
  for (const e of file.enums) enums.set(`${file.package}.${e.name}`, new EnumInfo(`${file.package}.${e.name}`, e));
  for (const m of file.messages) declare(m, file.package);
  const link = (f: FieldInfo) => {
    f.message = messages.get(f.schema.typeName ?? "");
    f.enumeration = enums.get(f.schema.typeName ?? "");
    f.resolve();
  };
  for (const info of messages.values()) info.fields.forEach(link);
  for (const schema of file.extensions) {
    const f = new FieldInfo(schema, `${file.package}.${schema.name}`);
    link(f);
    messages.get(schema.extendee!)!.extensions.set(schema.number, f);
  }
  return messages;
}

function protobufRow(): FuzzRow {
  const types = bareTypes();
  const info = types.get("test.Everything")!;
  const seeds = Array.from(Deno.readDirSync(new URL("cases/", CASES)))
    .filter((e) => e.name.endsWith(".bin")).map((e) => bytesOf(new URL(`cases/${e.name}`, CASES)));
  return {
    name: "protobuf",
    seeds,
    pieces: [
      "\x80",
      "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
      "\x9b\x03",
      "\x9c\x03",
      "\x8a\x01",
      "\xca\x01",
      "\x00",
    ],
    decode(input) {
      const m = info.create();
      merge(m, input);
      // What was read can be written, and read again to the same.
      const bytes = serialize(m);
      const again = info.create();
      merge(again, bytes);
      if (serialize(again) !== bytes) throw new Error("not stable");
    },
    isClean: (e) => e instanceof WireError,
  };
}

function formatRow(): FuzzRow {
  return {
    name: "protofmt",
    seeds: [
      "\x0a\x07\x08\xc8\x01\x12\x02xx\x0a\x07\x08\xac\x02\x12\x02yy",
      "\x08\x01\x15\x00\x00\x00\x00\x19\x00\x00\x00\x00\x00\x00\x04\x40",
    ],
    pieces: ["\x80", "\xff", "\x0a\xff\x01", "\x1b", "\x1c", "\x00"],
    decode(input, random) {
      firstField(input);
      const letters = "iIqfbsm", often = "r?*";
      let format = "";
      for (let n = 1; n < 5; n++) {
        format += String.fromCharCode(n) + letters[Math.floor(random() * 7)] + often[Math.floor(random() * 3)];
      }
      readFields(parseFormat(random() < 0.1 ? input.slice(0, 6) : format), input);
    },
    isClean: (e) => e instanceof FormatError,
  };
}

/** All rows. */
export function xmlProtobufRows(): FuzzRow[] {
  return [
    { name: "xml", seeds: XML_SEEDS, pieces: XML_PIECES, decode: readXml, isClean: (e) => e instanceof XmlFault },
    protobufRow(),
    formatRow(),
  ];
}

// ---- running alone --------------------------------------------------------------------------------------------------

/** Random numbers from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  return () => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

function mutate(row: FuzzRow, random: () => number): string {
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)];
  let s = pick(row.seeds);
  for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
    const i = Math.floor(random() * (s.length + 1));
    const j = Math.floor(random() * (s.length + 1));
    switch (Math.floor(random() * 6)) {
      case 0:
        s = s.slice(0, i) + String.fromCharCode(Math.floor(random() * 256)) + s.slice(i);
        break;
      case 1:
        s = s.slice(0, i) + s.slice(i + 1 + Math.floor(random() * 4));
        break;
      case 2:
        s = s.slice(0, i) + pick(row.pieces) + s.slice(i);
        break;
      case 3:
        s = s.slice(0, i) + s.slice(Math.min(i, j), Math.max(i, j)).slice(0, 64) + s.slice(i);
        break;
      case 4:
        s = s.slice(0, i) + String.fromCharCode(Math.floor(random() * 256)) + s.slice(i + 1);
        break;
      default:
        s = s.slice(0, i) + pick(row.seeds).slice(j);
    }
  }
  return s;
}

/** Longest time for one input, milliseconds. A machine that is busy may take long for nothing. */
const TIME_LIMIT = 2000;

function run(row: FuzzRow, count: number, seed: number): boolean {
  const random = randomFrom(seed);
  let refused = 0, slowest = 0, bad = 0;
  for (let n = 0; n < count; n++) {
    const input = mutate(row, random);
    const start = performance.now();
    try {
      row.decode(input, random);
    } catch (e) {
      if (row.isClean(e)) refused++;
      else if (bad++ < 5) console.error(`${row.name} ${n}: ${e}\n  ${JSON.stringify(input)}`);
    }
    const took = performance.now() - start;
    slowest = Math.max(slowest, took);
    if (took > TIME_LIMIT && bad++ < 5) {
      console.error(`${row.name} ${n}: ${took.toFixed(0)} ms\n  ${JSON.stringify(input)}`);
    }
  }
  const { heapUsed } = Deno.memoryUsage();
  console.log(
    `${row.name}: ${count} inputs, ${count - refused - bad} read, ${refused} refused, ${bad} bad; ` +
      `slowest ${slowest.toFixed(1)} ms, heap ${(heapUsed / 1e6).toFixed(0)} MB`,
  );
  return bad === 0;
}

if (import.meta.main) {
  const value = (name: string, fallback: number) =>
    Number(Deno.args.find((a) => a.startsWith(`--${name}=`))?.split("=")[1] ?? fallback);
  const names = Deno.args.filter((a) => !a.startsWith("--"));
  const rows = xmlProtobufRows().filter((row) => names.length === 0 || names.includes(row.name));
  const ok = rows.map((row) => run(row, value("count", 100_000), value("seed", 1)));
  if (!ok.every((x) => x)) Deno.exit(1);
}
