// SPDX-License-Identifier: MIT
/** The tokenizer seen through a subclass: types, positions and names of tokens, and where lines and blocks end. */
import { assertEquals } from "@std/assert";
import { Lexer, type LexerOptions } from "./lexer.ts";
import * as T from "./tokens.ts";

const TYPE_NAMES = new Map<number, string>();
for (const [name, value] of Object.entries(T)) {
  if (name.startsWith("T_") && typeof value === "number") TYPE_NAMES.set(value, name.slice(2));
}

class Probe extends Lexer {
  tokens(): string[] {
    const out: string[] = [];
    do {
      this.next();
      out.push(TYPE_NAMES.get(this.tokType) ?? String(this.tokType));
    } while (this.tokType !== T.T_ENDMARKER);
    return out;
  }

  positions(): [string, number, number][] {
    const out: [string, number, number][] = [];
    for (this.next(); this.tokType !== T.T_ENDMARKER; this.next()) {
      out.push([this.src.slice(this.tokStart, this.tokEnd), this.tokLine, this.tokCol]);
    }
    return out;
  }

  names(): string[] {
    const out: string[] = [];
    for (this.next(); this.tokType !== T.T_ENDMARKER; this.next()) {
      if (this.tokType === T.T_NAME) out.push(this.tokName);
    }
    return out;
  }
}

function probe(source: string, options: Partial<LexerOptions> = {}): Probe {
  return new Probe(source, {
    filename: "<test>",
    fromFile: false,
    newlineAtEnd: source.endsWith("\n"),
    lineError: undefined,
    tabCheck: 0,
    dontImplyDedent: false,
    ...options,
  });
}

Deno.test("lexer: operators, longest first", () => {
  const source = "a<<=b<<c<=d<>e!=f**=g**h//=i//j->k";
  assertEquals(probe(source).tokens().filter((type) => type !== "NAME"), [
    "51",
    "LEFTSHIFT",
    "LESSEQUAL",
    "NOTEQUAL",
    "NOTEQUAL",
    "DOUBLESTAREQUAL",
    "DOUBLESTAR",
    "47",
    "DOUBLESLASH",
    "MINUS",
    "GREATER",
    "NEWLINE",
    "ENDMARKER",
  ]);
});

Deno.test("lexer: keywords and names like them", () => {
  assertEquals(probe("if iff print _print None exec").tokens(), [
    "IF",
    "NAME",
    "PRINT",
    "NAME",
    "NAME",
    "EXEC",
    "NEWLINE",
    "ENDMARKER",
  ]);
});

Deno.test("lexer: many names keep their identity", () => {
  const names = Array.from({ length: 3000 }, (_, i) => `name_${i}`);
  assertEquals(probe(names.join(" ") + " " + names.join(" ")).names(), [...names, ...names]);
});

Deno.test("lexer: numbers end where CPython ends them", () => {
  const texts = (source: string) => probe(source).positions().map(([text]) => text);
  assertEquals(texts("0xfor 1else 1.e5 1..a 0777L 1.5jx 1e5L 0b11j"), [
    ...["0xf", "or", "1", "else", "1.e5", "1.", ".", "a", "0777L", "1.5j", "x", "1e5", "L", "0b11", "j", ""],
  ]);
});

Deno.test("lexer: string prefixes", () => {
  const texts = (source: string) => probe(source).positions().map(([text]) => text);
  assertEquals(texts("ur'a' bR'b' B'c' rb'd' f'e' u 'g'"), [
    "ur'a'",
    "bR'b'",
    "B'c'",
    "rb",
    "'d'",
    "f",
    "'e'",
    "u",
    "'g'",
    "",
  ]);
});

Deno.test("lexer: positions across lines", () => {
  assertEquals(
    probe('x = """a\nb""" + y\\\n  z\n').positions(),
    [
      ["x", 1, 0],
      ["=", 1, 2],
      ['"""a\nb"""', 2, -1],
      ["+", 2, 5],
      ["y", 2, 7],
      ["z", 3, 2],
      ["\n", 3, 3],
      // Implied by the end of the source.
      ["", 3, 4],
    ],
  );
});

Deno.test("lexer: blocks, blank lines, comments, parentheses", () => {
  assertEquals(probe("if a:\n  b\n\n # c\n  (d\ne)\nf").tokens(), [
    ...["IF", "NAME", "COLON", "NEWLINE", "INDENT", "NAME", "NEWLINE", "LPAR", "NAME", "NAME", "RPAR", "NEWLINE"],
    ...["DEDENT", "NAME", "NEWLINE", "ENDMARKER"],
  ]);
});

Deno.test("lexer: the end closes blocks unless told not to", () => {
  const head = ["IF", "NAME", "COLON", "NEWLINE", "INDENT", "NAME", "NEWLINE"];
  assertEquals(probe("if a:\n  b").tokens(), [...head, "DEDENT", "NEWLINE", "ENDMARKER"]);
  assertEquals(probe("if a:\n  b", { dontImplyDedent: true }).tokens(), [...head, "ENDMARKER"]);
});
