// SPDX-License-Identifier: MIT
/**
 * Compares our front end with CPython 2.7's: the AST with all positions, or the error with class, message, line, offset
 * and text, of what `compile()` gets. One Python process does its side in a batch.
 *
 *     deno run -A tools/compare_ast.ts [--show N] [--fuzz N] FOLDER_OR_FILE…
 *
 * Takes every `.py` file below the folders. `--fuzz N` compares N damaged versions of each file besides (cut off, a
 * token removed, doubled or replaced: the same ones in every run). Python is `python2.7` on PATH (with
 * PYENV_VERSION=2.7.18) or what VMIOT_ORACLE names. Dumps are compared by length and MD5. Two surrogates in a row count
 * as one character, because our `unicode` can not tell the two apart.
 */
import { bytesToText } from "../vm/base/latin1.ts";
import { createHash } from "node:crypto";
import { dumpAst } from "../compiler/dump_ast.ts";
import { PyCompileError, PySyntaxError } from "../compiler/errors.ts";
import { parseModule } from "../compiler/parser.ts";
import { normalizeNewlines, programText } from "../compiler/source.ts";

/** Reads pairs of lines: a file name, a base64 source or "-"; answers one line each. */
const ORACLE = String.raw`
import ast, base64, hashlib, re, sys, unicodedata
sys.setrecursionlimit(100000)
def dump(n, out):
    if isinstance(n, ast.AST):
        out.append(n.__class__.__name__ + '(')
        sep = ''
        for f in n._fields:
            out.append(sep + f + '=')
            sep = ', '
            dump(getattr(n, f), out)
        sep = sep or ' '
        for f in n._attributes:
            out.append('%s%s=%r' % (sep, f, getattr(n, f)))
            sep = ', '
        out.append(')')
    elif isinstance(n, list):
        out.append('[')
        for i, x in enumerate(n):
            if i: out.append(', ')
            dump(x, out)
        out.append(']')
    else:
        out.append(repr(n))
def join(pair):
    high, low = int(pair.group(1), 16), int(pair.group(2), 16)
    return '\\U%08x' % (0x10000 + (high - 0xd800 << 10) + low - 0xdc00)
while 1:
    path = sys.stdin.readline()[:-1]
    if not path: break
    if path == '!name':
        try: print ord(unicodedata.lookup(sys.stdin.readline()[:-1]))
        except KeyError: print -1
        continue
    source = sys.stdin.readline()[:-1]
    source = open(path, 'rb').read() if source == '-' else base64.b64decode(source)
    try:
        tree = compile(source, path, 'exec', 0x400, True)
        out = []
        dump(tree, out)
        text = re.sub(r'(?<!\\)\\u(d[89ab]..)\\u(d[c-f]..)', join, ''.join(out))
        if len(sys.argv) > 1: print 'OK', text
        else: print 'OK', len(text), hashlib.md5(text).hexdigest()
    except SyntaxError as e:
        print '%s: %r line %r offset %r text %r' % (e.__class__.__name__, str(e.msg), e.lineno, e.offset, e.text)
    except (MemoryError, ValueError, TypeError, OverflowError) as e:
        print '%s: %s' % (e.__class__.__name__, e)
`;

interface Case {
  path: string;
  /** `undefined`: the file itself. */
  source: string | undefined;
}

function* pythonFiles(path: string): Generator<string> {
  if (!Deno.statSync(path).isDirectory) {
    yield path;
    return;
  }
  for (const entry of [...Deno.readDirSync(path)].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = `${path}/${entry.name}`;
    if (entry.isDirectory) yield* pythonFiles(full);
    else if (entry.name.endsWith(".py")) yield full;
  }
}

function read(path: string): string {
  return bytesToText(Deno.readFileSync(path));
}

function repr(text: string | null): string {
  if (text === null) return "None";
  const dumped = dumpAst({ kind: "Name", id: text, ctx: "Load", lineno: 0, colOffset: 0 }, false);
  return dumped.slice("Name(id=".length, -", ctx=Load())".length);
}

/** Our side: the dump, or the error. */
function ours(path: string, source: string, lookup: (name: string) => number | undefined): string {
  const options = {
    // CPython reads the line from the file, whatever it was given to compile.
    programText: (_: string, lineno: number) => programText(normalizeNewlines(read(path)), lineno),
    unicodeNameLookup: lookup,
  };
  try {
    return "OK " + dumpAst(parseModule(source, path, "exec", 0, options));
  } catch (error) {
    if (error instanceof PySyntaxError) {
      const { kind, message, lineno, offset, text } = error;
      return `${kind}: ${repr(message)} line ${lineno} offset ${offset ?? "None"} text ${repr(text)}`;
    }
    if (error instanceof PyCompileError) return `${error.kind}: ${error.message}`;
    throw error;
  }
}

function digest(text: string): string {
  if (!text.startsWith("OK ")) return text;
  text = text.slice(3);
  return `OK ${text.length} ${createHash("md5").update(text, "latin1").digest("hex")}`;
}

async function ask(cases: Case[], names: string[], full = false): Promise<string[]> {
  const child = new Deno.Command(Deno.env.get("VMIOT_ORACLE") ?? "python2.7", {
    args: ["-c", ORACLE, ...(full ? ["full"] : [])],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    env: { PYENV_VERSION: Deno.env.get("PYENV_VERSION") ?? "2.7.18" },
  }).spawn();
  const lines = names.map((name) => `!name\n${name}\n`);
  for (const { path, source } of cases) lines.push(`${path}\n${source === undefined ? "-" : btoa(source)}\n`);
  const writer = child.stdin.getWriter();
  const written = writer.write(new TextEncoder().encode(lines.join(""))).then(() => writer.close());
  const { stdout } = await child.output();
  await written;
  return new TextDecoder("latin1").decode(stdout).split("\n").slice(0, -1);
}

/** Damaged versions of a source; `count` of them, always the same. */
function damage(source: string, count: number, seed: number): string[] {
  const random = (limit: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor(seed / 0x80000000 * limit);
  };
  const spare = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "=",
    "==",
    "+=",
    "*",
    "**",
    "-",
    ".",
    "`",
    "@",
    ";",
    "'",
    '"',
    "'''",
  ];
  spare.push(
    "if",
    "else",
    "for",
    "in",
    "lambda",
    "not",
    "def",
    "class",
    "print",
    "yield",
    "None",
    "import",
    "as",
    "\\",
  );
  spare.push(
    "x",
    "1",
    "0x",
    "1e5",
    "u'\\u12'",
    "\n",
    "\n    ",
    " ",
    "\t",
    "$",
    "...",
    "with",
    "except",
    "try",
    "return",
  );
  spare.push(
    "from __future__ import print_function\n",
    "exec",
    "del",
    "global",
    "()",
    "x=1",
    "(x for x in y)",
    "*a",
    "1L",
  );
  const out: string[] = [];
  const start = source.length > 6000 ? random(source.length - 6000) : 0;
  // Whole lines of a part of the file keep the work small.
  const part = source.slice(source.indexOf("\n", start) + 1, start + 6000);
  const tokens = part.match(/\w+|\s+|[^\w\s]+/g) ?? [""];
  for (let i = 0; i < count; i++) {
    const copy = tokens.slice();
    const at = random(copy.length);
    const kind = random(5);
    if (kind === 0) copy.length = at;
    else if (kind === 1) copy.splice(at, 1);
    else if (kind === 2) copy.splice(at, 0, copy[at]);
    else if (kind === 3) copy[at] = spare[random(spare.length)];
    else copy.splice(at, 0, spare[random(spare.length)]);
    out.push(copy.join(""));
  }
  return out;
}

async function main(): Promise<void> {
  let show = 10, fuzz = 0;
  const folders: string[] = [];
  for (let i = 0; i < Deno.args.length; i++) {
    if (Deno.args[i] === "--show") show = Number(Deno.args[++i]);
    else if (Deno.args[i] === "--fuzz") fuzz = Number(Deno.args[++i]);
    else folders.push(Deno.args[i].replace(/\/+$/, ""));
  }
  if (folders.length === 0) {
    console.error("Usage: compare_ast.ts [--show N] [--fuzz N] FOLDER_OR_FILE…");
    Deno.exit(2);
  }
  const cases: Case[] = [];
  for (const folder of folders) {
    for (const path of pythonFiles(folder)) {
      cases.push({ path, source: undefined });
      damage(read(path), fuzz, cases.length).forEach((source) => cases.push({ path, source }));
    }
  }
  const names = new Set<string>();
  for (const { path } of cases) for (const [, name] of read(path).matchAll(/\\N\{([^}\n]*)\}/g)) names.add(name);
  const answers = await ask(cases, [...names]);
  const codes = new Map([...names].map((name, i) => [name, Number(answers[i])]));
  const lookup = (name: string) => {
    const code = codes.get(name) ?? -1;
    return code < 0 ? undefined : code;
  };
  const theirs = answers.slice(names.size);
  let same = 0, rejected = 0, time = 0;
  const different: [Case, string, string][] = [];
  for (let i = 0; i < cases.length; i++) {
    const { path, source } = cases[i];
    const input = source ?? read(path);
    const start = performance.now();
    const text = ours(path, input, lookup);
    time += performance.now() - start;
    if (!theirs[i]?.startsWith("OK ")) rejected++;
    if (digest(text) === theirs[i]) same++;
    else different.push([cases[i], text, theirs[i] ?? "no answer"]);
  }
  const full = different.slice(0, show).filter(([, , answer]) => answer.startsWith("OK "));
  const dumps = await ask(full.map(([item]) => item), [], true);
  for (const [item, mine, answer] of different.slice(0, show)) {
    let a = mine, b = answer;
    if (answer.startsWith("OK ")) {
      b = dumps.shift()!;
      let at = 0;
      while (at < a.length && a[at] === b[at]) at++;
      at = Math.max(0, at - 150);
      a = a.slice(at, at + 300), b = b.slice(at, at + 300);
    }
    console.log(`${item.path}\n  ours   ${a}\n  oracle ${b}`);
  }
  console.log(
    `${cases.length} sources, ${rejected} rejected by the oracle, ${same} equal, ${different.length} different`,
  );
  console.log(`our time with dump: ${time.toFixed(0)} ms`);
  if (different.length > 0) Deno.exit(1);
}

if (import.meta.main) await main();
