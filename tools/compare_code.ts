// SPDX-License-Identifier: MIT
/**
 * Compares our compiler with CPython 2.7's, code object by code object, over a folder of sources (default: the oracle's
 * whole library). Prints counts per field and the first differences of each class; exit status 1 if a field that must be
 * equal differs anywhere or the two disagree about an error.
 *
 * Usage: deno run -A tools/compare_code.ts [--lib DIR] [--filter TEXT] [--show N] [--optimize N] [FILE.py ...]
 * Needs Python 2.7 as `python2.7` on PATH, or named by VMIOT_ORACLE.
 */
import { bytesToText } from "../vm/base/latin1.ts";
import { type CompileOptions, compileSource } from "../compiler/compile.ts";
import { PyCompileError, PySyntaxError } from "../compiler/errors.ts";
import { normalizeNewlines, programText } from "../compiler/source.ts";
import { Code } from "../vm/bytecode/code.ts";
import { HAVE_ARGUMENT, opname } from "../vm/bytecode/opcodes.ts";
import { PyComplex, PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";

/** A code object in a form both sides can write down; strings are hexadecimal where they may hold any byte. */
export interface FlatCode {
  name: string;
  argcount: number;
  nlocals: number;
  stacksize: number;
  flags: number;
  code: string;
  consts: string[];
  names: string[];
  varnames: string[];
  freevars: string[];
  cellvars: string[];
  firstlineno: number;
  lnotab: string;
}

/** The outcome of one compilation. */
export type Outcome = { codes: FlatCode[] } | {
  error: { type: string; msg: string; lineno: number | null; offset: number | null; text: string | null };
};

const DUMP = `
import sys, json, struct, types, warnings
warnings.simplefilter('ignore')
def const(v, codes):
    t = type(v)
    if v is None: return 'N'
    if v is Ellipsis: return 'E'
    if t is int: return 'i%d' % v
    if t is long: return 'l%d' % v
    if t is float: return 'f' + struct.pack('>d', v).encode('hex')
    if t is complex: return 'c' + struct.pack('>dd', v.real, v.imag).encode('hex')
    if t is str: return 's' + v.encode('hex')
    if t is unicode: return 'u' + '.'.join(['%x' % ord(c) for c in v])
    if t is tuple: return 't(' + ','.join([const(x, codes) for x in v]) + ')'
    if t is types.CodeType:
        flat(v, codes)
        return 'code ' + v.co_name
    return '? ' + repr(v)
def flat(c, codes):
    d = {}
    codes.append(d)
    d['name'] = c.co_name; d['argcount'] = c.co_argcount; d['nlocals'] = c.co_nlocals
    d['stacksize'] = c.co_stacksize; d['flags'] = c.co_flags; d['code'] = c.co_code.encode('hex')
    d['consts'] = [const(v, codes) for v in c.co_consts]
    d['names'] = c.co_names; d['varnames'] = c.co_varnames; d['freevars'] = c.co_freevars; d['cellvars'] = c.co_cellvars
    d['firstlineno'] = c.co_firstlineno; d['lnotab'] = c.co_lnotab.encode('hex')
def one(source, filename, mode, flags):
    try:
        c = compile(source, filename, mode, flags, 1)
    except Exception, e:
        text = getattr(e, 'text', None)
        if isinstance(text, unicode): text = text.encode('utf-8')
        return {'error': {'type': type(e).__name__, 'msg': str(getattr(e, 'msg', e)).decode('latin-1'),
            'lineno': getattr(e, 'lineno', None), 'offset': getattr(e, 'offset', None),
            'text': text if text is None else text.decode('latin-1')}}
    codes = []
    flat(c, codes)
    return {'codes': codes}
`;

const DUMP_FILES = DUMP + `
for line in sys.stdin:
    path = line.rstrip('\\n')
    f = open(path, 'rb')
    source = f.read()
    f.close()
    print json.dumps(one(source, path, 'exec', 0))
`;

const DUMP_SNIPPETS = DUMP + `
for line in sys.stdin:
    source, mode, flags = json.loads(line)
    print json.dumps(one(source.encode('latin-1'), '<snippet>', mode, flags))
`;

const NAMES = `
import sys, json, unicodedata
out = {}
for line in sys.stdin:
    name = line.rstrip('\\n')
    try: out[name] = ord(unicodedata.lookup(name))
    except (KeyError, TypeError): pass
print json.dumps(out)
`;

/** Runs the oracle on one line of input per source; `undefined` where there is no Python 2.7. */
async function runOracle<T = Outcome>(script: string, lines: string[], optimize: number): Promise<T[] | undefined> {
  const args = ["-c", script];
  if (optimize > 0) args.unshift("-" + "O".repeat(optimize));
  let child: Deno.ChildProcess;
  try {
    child = new Deno.Command(Deno.env.get("VMIOT_ORACLE") ?? "python2.7", {
      args,
      env: { PYENV_VERSION: "2.7.18" },
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
  } catch {
    return undefined;
  }
  const output = child.output();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(lines.join("\n") + "\n"));
  await writer.close();
  const { success, stdout } = await output;
  if (!success) return undefined;
  return new TextDecoder().decode(stdout).trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** What the oracle makes of snippets. */
export function oracleSnippets(
  snippets: [source: string, mode: string, flags: number][],
  optimize = 0,
): Promise<Outcome[] | undefined> {
  return runOracle(DUMP_SNIPPETS, snippets.map((s) => JSON.stringify(s)), optimize);
}

function hex(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += (byte < 16 ? "0" : "") + byte.toString(16);
  return out;
}

function floatHex(x: number): string {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, x);
  return hex(bytes);
}

function flatConst(value: Value, codes: FlatCode[]): string {
  if (value === null) return "N";
  if (typeof value === "string") return "s" + hex(Uint8Array.from(value, (c) => c.charCodeAt(0)));
  if (typeof value === "number" || value instanceof PyInt) {
    return "i" + (typeof value === "number" ? value : value.value);
  }
  if (value instanceof PyLong) return "l" + value.value;
  if (value instanceof PyFloat) return "f" + floatHex(value.value);
  if (value instanceof PyComplex) return "c" + floatHex(value.real) + floatHex(value.imag);
  if (value instanceof PyUnicode) {
    return "u" + Array.from(value.value, (c) => c.codePointAt(0)!.toString(16)).join(".");
  }
  if (value instanceof PyTuple) return "t(" + value.items.map((item) => flatConst(item, codes)).join(",") + ")";
  if (value instanceof Code) {
    flatten(value, codes);
    return "code " + value.name;
  }
  return "E";
}

function flatten(c: Code, codes: FlatCode[]): void {
  const flat = { name: c.name } as FlatCode;
  codes.push(flat);
  const { argcount, nlocals, stacksize, flags, names, varnames, freevars, cellvars, firstlineno } = c;
  Object.assign(flat, { argcount, nlocals, stacksize, flags, names, varnames, freevars, cellvars, firstlineno });
  flat.code = hex(c.code);
  flat.lnotab = hex(c.lnotab);
  flat.consts = c.consts.map((value) => flatConst(value, codes));
}

/** What our compiler makes of a source, in the oracle's form. */
export function ourOutcome(source: Uint8Array | string, options: CompileOptions): Outcome {
  try {
    const codes: FlatCode[] = [];
    flatten(compileSource(source, options), codes);
    return { codes };
  } catch (error) {
    if (error instanceof PySyntaxError) {
      const { kind: type, message: msg, lineno, offset, text } = error;
      return { error: { type, msg, lineno, offset, text } };
    }
    if (error instanceof PyCompileError) {
      return { error: { type: error.kind, msg: error.message, lineno: null, offset: null, text: null } };
    }
    throw error;
  }
}

/** One line per instruction: `LOAD_CONST 0`. Takes bytes in hexadecimal. */
function listing(code: string): string[] {
  const lines: string[] = [];
  for (let i = 0; i < code.length;) {
    const op = parseInt(code.slice(i, i + 2), 16);
    if (op < HAVE_ARGUMENT) {
      lines.push(opname(op));
      i += 2;
    } else {
      lines.push(`${opname(op)} ${parseInt(code.slice(i + 4, i + 6) + code.slice(i + 2, i + 4), 16)}`);
      i += 6;
    }
  }
  return lines;
}

/** One line per code object, fields that are empty or usual left out: what the cases of `codegen_cases.txt` hold. */
export function describe(outcome: Outcome): string[] {
  if ("error" in outcome) {
    const { type, msg, lineno, offset, text } = outcome.error;
    return [`${type}: ${msg} | line ${lineno} offset ${offset} text ${JSON.stringify(text)}`];
  }
  return outcome.codes.map((c) => {
    const parts = [c.name, `stack=${c.stacksize}`, `flags=0x${c.flags.toString(16)}`];
    if (c.firstlineno !== 1) parts.push(`line=${c.firstlineno}`);
    if (c.argcount > 0) parts.push(`args=${c.argcount}`);
    for (const field of ["varnames", "names", "cellvars", "freevars"] as const) {
      if (c[field].length > 0) parts.push(`${field}=${c[field].join()}`);
    }
    if (c.lnotab !== "") parts.push(`lnotab=${c.lnotab}`);
    parts.push(`consts=${c.consts.join(";")}`);
    return `${parts.join(" ")}: ${listing(c.code).join(", ")}`;
  });
}

const FIELDS = [
  "name",
  "argcount",
  "nlocals",
  "flags",
  "names",
  "varnames",
  "freevars",
  "cellvars",
  "firstlineno",
  "code",
  "consts",
  "lnotab",
  "stacksize",
] as const;
const MUST_BE_EQUAL = 9;

async function* sources(folder: string): AsyncGenerator<string> {
  const entries = [];
  for await (const entry of Deno.readDir(folder)) entries.push(entry);
  entries.sort((a, b) => a.name < b.name ? -1 : 1);
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* sources(path);
    else if (entry.name.endsWith(".py")) yield path;
  }
}

/** Describes where two listings part. */
function firstDifference(theirs: FlatCode, ours: FlatCode, field: typeof FIELDS[number]): string {
  if (field !== "code") return `CPython ${JSON.stringify(theirs[field])}\n      ours    ${JSON.stringify(ours[field])}`;
  const a = listing(theirs.code);
  const b = listing(ours.code);
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return `instruction ${i}: CPython ${a.slice(i, i + 4).join(" | ")}\n      ours    ${b.slice(i, i + 4).join(" | ")}`;
}

/**
 * Sets known, harmless differences apart: our unicode constants cannot tell two adjacent surrogates, each written by
 * itself, from the character beyond U+FFFF they stand for in UTF-16.
 */
function classify(theirs: FlatCode, ours: FlatCode, field: "code" | "consts"): string {
  const pairs = (consts: string[]) =>
    JSON.stringify(consts).replace(
      /(d[89ab]..)\.(d[c-f]..)/g,
      (_, high, low) => (((parseInt(high, 16) & 0x3ff) << 10) + (parseInt(low, 16) & 0x3ff) + 0x10000).toString(16),
    );
  return pairs(theirs.consts) !== JSON.stringify(theirs.consts) && pairs(ours.consts) === JSON.stringify(ours.consts)
    ? `${field} (paired surrogates in a unicode constant)`
    : field;
}

async function libraryOf(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.env.get("VMIOT_ORACLE") ?? "python2.7", {
    args: ["-c", "import os; print os.path.dirname(os.__file__)"],
    env: { PYENV_VERSION: "2.7.18" },
  }).output();
  return new TextDecoder().decode(stdout).trim();
}

async function main(args: string[]): Promise<number> {
  const files: string[] = [];
  let lib = "";
  let filter = "";
  let show = 3;
  let optimize = 0;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--lib") lib = args[++i];
    else if (args[i] === "--filter") filter = args[++i];
    else if (args[i] === "--show") show = Number(args[++i]);
    else if (args[i] === "--optimize") optimize = Number(args[++i]);
    else files.push(args[i]);
  }
  if (files.length === 0) {
    for await (const path of sources(lib || await libraryOf())) if (path.includes(filter)) files.push(path);
  }
  const expected = await runOracle(DUMP_FILES, files, optimize);
  if (expected === undefined) {
    console.error("No Python 2.7 found: set VMIOT_ORACLE or PATH");
    return 5;
  }
  const names: Set<string> = new Set();
  const texts: string[] = [];
  for (const path of files) {
    const source = bytesToText(await Deno.readFile(path));
    texts.push(source);
    for (const match of source.matchAll(/\\N\{([^}\n]*)\}/g)) names.add(match[1]);
  }
  const [points] = (await runOracle<Record<string, number>>(NAMES, [...names], 0))!;
  const unicodeNameLookup = (name: string): number | undefined => points[name];
  const differences: Record<string, number> = {};
  const report = (kind: string, text: () => string) => {
    differences[kind] = (differences[kind] ?? 0) + 1;
    if (differences[kind] <= show) console.log(`  [${kind}] ${text()}`);
  };
  let total = 0;
  let identical = 0;
  let rejected = 0;
  let spentMs = 0;
  for (let i = 0; i < files.length; i++) {
    const path = files[i];
    const theirs = expected[i];
    let ours: Outcome;
    const source = texts[i];
    const text = (_: string, lineno: number) => programText(normalizeNewlines(source), lineno);
    const start = performance.now();
    try {
      ours = ourOutcome(source, { filename: path, mode: "exec", optimize, programText: text, unicodeNameLookup });
    } catch (error) {
      report("crash", () => `${path}: ${error instanceof Error ? error.stack : error}`);
      continue;
    }
    spentMs += performance.now() - start;
    if ("error" in theirs || "error" in ours) {
      rejected++;
      if (!("error" in theirs && "error" in ours)) {
        report("accept/reject", () => `${path}: CPython ${outcomeText(theirs)}, ours ${outcomeText(ours)}`);
      } else {
        for (const field of ["type", "msg", "lineno", "offset", "text"] as const) {
          if (theirs.error[field] === ours.error[field]) continue;
          report(
            `error ${field}`,
            () => `${path}\n      CPython ${outcomeText(theirs)}\n      ours    ${outcomeText(ours)}`,
          );
        }
      }
      continue;
    }
    if (theirs.codes.length !== ours.codes.length) {
      report("number of code objects", () => path);
    }
    for (let k = 0; k < theirs.codes.length && k < ours.codes.length; k++) {
      const a = theirs.codes[k];
      const b = ours.codes[k];
      total++;
      let equal = true;
      for (const field of FIELDS) {
        if (JSON.stringify(a[field]) === JSON.stringify(b[field])) continue;
        equal = false;
        const kind = field === "code" || field === "consts" ? classify(a, b, field) : field;
        report(kind, () => `${path}:${a.firstlineno} ${a.name}\n      ${firstDifference(a, b, field)}`);
      }
      if (equal) identical++;
    }
  }
  const share = (count: number) => (100 * count / Math.max(1, total)).toFixed(3);
  console.log(`${files.length} files, ${rejected} rejected, ${total} code objects, ${spentMs.toFixed(0)} ms`);
  console.log(`identical: ${identical} (${share(identical)} %)`);
  for (const [kind, count] of Object.entries(differences)) console.log(`  differ in ${kind}: ${count}`);
  const bad = Object.keys(differences).some((kind) => {
    if (kind.includes("(")) return false;
    const at = (FIELDS as readonly string[]).indexOf(kind);
    return at < 0 || at < MUST_BE_EQUAL;
  });
  return bad || identical < 0.98 * total ? 1 : 0;
}

function outcomeText(outcome: Outcome): string {
  return "error" in outcome ? JSON.stringify(outcome.error) : "accepts";
}

if (import.meta.main) Deno.exit(await main(Deno.args));
