// SPDX-License-Identifier: MIT
/**
 * Compiles random programs and random constant expressions with our compiler and with CPython 2.7 and compares all fields
 * of all code objects, or the errors. Prints the first programs that differ; exit status 1 if there are any.
 *
 * Usage: deno run -A tools/fuzz_compiler.ts [--seed N] [--count N]
 */
import { describe, oracleSnippets, ourOutcome, type Outcome } from "./compare_code.ts";

/** Makes sources from a seed; the same seed gives the same sources. */
export class SourceMaker {
  #state: number;
  /** What the place being written allows. */
  #inFunction = false;
  #inLoop = false;
  #generator = false;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  #random(limit: number): number {
    this.#state = (Math.imul(this.#state, 1103515245) + 12345) >>> 0;
    return (this.#state >>> 8) % limit;
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#random(items.length)];
  }

  /** A module of statements nested up to four deep. */
  program(): string {
    this.#inFunction = this.#random(3) > 0;
    this.#inLoop = false;
    this.#generator = this.#random(5) === 0;
    return this.#inFunction ? "def f(a, b=2, *x):\n" + this.#block(4, " ") : this.#block(4, "");
  }

  /** An expression of constants. */
  constants(depth: number): string {
    if (depth === 0) return this.#pick(LITERALS);
    const inner = () => this.constants(depth - 1);
    const kind = this.#random(12);
    if (kind < 2) return `(-${inner()})`;
    if (kind === 2) return `(~${inner()})`;
    if (kind === 3) return `(${inner()}, ${inner()})`;
    if (kind === 4) return `${inner()}[${inner()}]`;
    return `(${inner()} ${this.#pick(["+", "-", "//", "%", "&", "|", "^"])} ${inner()})`;
  }

  #expr(depth: number): string {
    const x = () => this.#expr(depth - 1);
    if (depth <= 0) return this.#pick(ATOMS);
    switch (this.#random(20)) {
      case 0:
        return `(${x()} and ${x()})`;
      case 1:
        return `(${x()} or ${x()})`;
      case 2:
        return `(not ${x()})`;
      case 3:
        return `(${x()} if ${x()} else ${x()})`;
      case 4:
        return `(${x()} ${this.#pick(["<", "in", "not in", "is", "is not", "=="])} ${x()})`;
      case 5:
        return `(${x()} < ${x()} in ${x()})`;
      case 6:
        return `[${x()}, ${x()}]`;
      case 7:
        return `(${x()}, ${x()})`;
      case 8:
        return `f(${x()}, k=${x()})`;
      case 9:
        return `(lambda y, ${this.#pick(["a", "x", "z"])}=${x()}: ${x()})`;
      case 10:
        return `[${x()} for ${this.#pick(["a", "b"])} in ${x()} if ${x()}]`;
      case 11:
        return `(${x()} for ${this.#pick(["a", "b"])} in ${x()} if ${x()} for q in ${x()})`;
      case 12:
        return `{${x()}: ${x()}}`;
      case 13:
        return `{${x()} for ${this.#pick(["a", "x"])} in ${x()}}`;
      case 14:
        return `(${x()} ${this.#pick(["+", "-", "*", "%", "//"])} ${x()})`;
      case 15:
        return `a[${x()}:${x()}]`;
      case 16:
        return `a.${this.#pick(["a", "b", "__p"])}`;
      case 17:
        return this.#inFunction && this.#generator ? `(yield ${x()})` : x();
      case 18:
        return `(-${x()})`;
      default:
        return x();
    }
  }

  #condition(): string {
    return this.#pick([
      "0",
      "1",
      "a",
      "not a",
      "a and b",
      "a or b",
      "a and not b or c",
      "__debug__",
      "''",
      this.#expr(2),
    ]);
  }

  #block(depth: number, indent: string): string {
    let text = "";
    for (let i = 1 + this.#random(3); i > 0; i--) text += this.#statement(depth - 1, indent);
    return text;
  }

  #loopBody(depth: number, indent: string, inLoop: boolean): string {
    const outer = this.#inLoop;
    this.#inLoop = inLoop;
    const text = this.#block(depth, indent);
    this.#inLoop = outer;
    return text;
  }

  #scope(depth: number, indent: string, isFunction: boolean): string {
    const outer = [this.#inFunction, this.#inLoop, this.#generator];
    this.#inFunction = isFunction;
    this.#inLoop = false;
    this.#generator = this.#random(4) === 0;
    const text = this.#block(depth, indent);
    [this.#inFunction, this.#inLoop, this.#generator] = outer;
    return text;
  }

  #simple(indent: string): string {
    const x = () => this.#expr(1);
    for (;;) {
      const choices = [
        "pass",
        `a = ${x()}`,
        this.#expr(2),
        "return",
        `return ${x()}`,
        "break",
        "continue",
        "raise a",
        `x = b = ${x()}`,
        `a, b = ${x()}, ${x()}`,
        `a += ${x()}`,
        "del a",
        `assert ${x()}`,
        "import m.n as b",
        "from m import a",
        "global x",
        "print a,",
        `a[${x()}] = 1`,
        "exec a in b",
        "exec a",
        `a = x\n\n${indent}b = x`,
      ];
      const text = this.#pick(choices);
      // Mostly what is allowed here, so that most programs compile.
      const wrong = (text.startsWith("return") && (!this.#inFunction || (this.#generator && text !== "return"))) ||
        (/^(break|continue)/.test(text) && !this.#inLoop) || /^(global|exec)/.test(text);
      if (!wrong || this.#random(30) === 0) return indent + text + "\n";
    }
  }

  #statement(depth: number, i: string): string {
    if (depth <= 0) return this.#simple(i);
    const block = () => this.#block(depth, i + " ");
    const maybe = (head: string) => this.#random(2) ? `${i}${head}:\n${block()}` : "";
    switch (this.#random(12)) {
      case 0:
      case 1:
        return `${i}if ${this.#condition()}:\n${block()}${maybe(`elif ${this.#condition()}`)}${maybe("else")}`;
      case 2:
      case 3:
        return `${i}while ${this.#condition()}:\n${this.#loopBody(depth, i + " ", true)}${maybe("else")}`;
      case 4:
      case 5: {
        const target = this.#pick(["a", "b, c", "x", "a.b"]);
        return `${i}for ${target} in ${this.#expr(1)}:\n${this.#loopBody(depth, i + " ", true)}${maybe("else")}`;
      }
      case 6:
        return `${i}try:\n${block()}${i}except ${this.#expr(1)}${this.#pick(["", ", a", " as x"])}:\n${block()}` +
          maybe("except") + maybe("else");
      case 7:
        return `${i}try:\n${block()}${i}finally:\n${this.#loopBody(depth, i + " ", false)}`;
      case 8:
        return `${i}with ${this.#expr(1)} as ${this.#pick(["a", "(a, b)"])}:\n${block()}`;
      case 9: {
        const parameters = this.#pick(["", "a", "b=1", "(a, b), c=2", "*x", "x, *a, **b"]);
        return `${i}def ${this.#pick(["f", "g", "a"])}(${parameters}):\n${this.#scope(depth, i + " ", true)}`;
      }
      case 10:
        return `${i}class ${this.#pick(["C", "_D", "a"])}(${this.#expr(0)}):\n${this.#scope(depth, i + " ", false)}`;
      default:
        return this.#simple(i);
    }
  }
}

const ATOMS = ["a", "b", "c", "x", "None", "1", "0", "'s'", "None", "1.5", "()", "''"];

// No multiplication of strings by these: CPython would make the result before it drops it.
const LITERALS = "0 1 2 3 7 64 100 9007199254740991 9007199254740993 9223372036854775807 9223372036854775808 1L 3L 0L"
  .split(" ").concat(["1.5", "2.5", "0.0", "1e308", "2j", "0j", "'a'", "'abc'", "''", "u'a'", "u'\\u1234x'", "'\\xff'"])
  .concat(["()", "(1,)", "(1, 'a')", "'%s'", "'%d'", "'%5.2f|'", "u'%s'", "'%r'", "'%x'", "'%c'", "'%s%s'", "'%+d'"]);

async function main(args: string[]): Promise<number> {
  const option = (name: string, fallback: number) => {
    const at = args.indexOf(name);
    return at < 0 ? fallback : Number(args[at + 1]);
  };
  const maker = new SourceMaker(option("--seed", 1));
  const count = option("--count", 4000);
  const sources: string[] = [];
  for (let i = 0; i < count; i++) sources.push(i % 3 === 0 ? maker.constants(2) + "\n" : maker.program());
  const expected = await oracleSnippets(sources.map((source) => [source, "exec", 0]));
  if (expected === undefined) {
    console.error("No Python 2.7 found: set VMIOT_ORACLE or PATH");
    return 5;
  }
  let errors = 0;
  let different = 0;
  sources.forEach((source, i) => {
    const theirs = describe(expected[i]).join("\n");
    let ours: string;
    try {
      const outcome: Outcome = ourOutcome(source, { filename: "<snippet>", mode: "exec" });
      ours = describe(outcome).join("\n");
    } catch (error) {
      ours = error instanceof Error ? error.stack ?? error.message : String(error);
    }
    if ("error" in expected[i]) errors++;
    if (ours === theirs) return;
    if (different++ < 3) console.log(`${source}--- CPython\n${theirs}\n--- ours\n${ours}\n`);
  });
  console.log(`${count} sources, ${errors} of them rejected, ${different} differ`);
  return different === 0 ? 0 : 1;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
