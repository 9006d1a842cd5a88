// SPDX-License-Identifier: MIT
/**
 * Makes V8 compile the functions that every start needs together with the bundle, instead of one by one when they are
 * first called. Deno's code cache is made right after a module is compiled, so only what is compiled by then is in it; V8
 * compiles eagerly a function expression in parentheses. So declarations `function f(){…}` at the top level that a start
 * calls are moved to the front of the file as `var f=(function f(){…});`: declarations are hoisted there anyway.
 * Measured: 180 functions, 5 ms of 45 ms at start-up.
 */

/** Where a function begins (at its parameters) and ends, offsets in the file. */
export type Range = readonly [start: number, end: number];

/** Reads which functions of `file` V8 compiled lazily, from a log made with `--log-function-events`. */
export function compiledLazily(log: string, file: string): Range[] {
  const scripts = new Set<string>();
  const ranges = new Map<string, Range>();
  for (const line of log.split("\n")) {
    const fields = line.split(",");
    if (fields[0] === "script-details" && fields[2]?.endsWith(`/${file}`)) scripts.add(fields[1]);
    if (
      fields[0] === "function" && /^(full-parse|parse-function|interpreter)$/.test(fields[1]) && scripts.has(fields[2])
    ) {
      ranges.set(`${fields[3]}-${fields[4]}`, [Number(fields[3]), Number(fields[4])]);
    }
  }
  return [...ranges.values()];
}

/**
 * Braces around each offset of `offsets` (ascending), or `undefined` where the text cannot be followed: then nothing is
 * known. Knows strings, templates, comments and regular expressions as a minifier writes them.
 */
export function depthsAt(text: string, offsets: number[]): number[] | undefined {
  const depths: number[] = [];
  /** For each open brace, whether it continues a template. */
  const open: boolean[] = [];
  let next = 0;
  let previous = "";
  const template = (from: number): number => {
    for (let i = from; i < text.length; i++) {
      if (text[i] === "\\") i++;
      else if (text[i] === "`") return i;
      else if (text[i] === "$" && text[i + 1] === "{") {
        open.push(true);
        return i + 1;
      }
    }
    return -1;
  };
  for (let i = 0; i < text.length; i++) {
    while (next < offsets.length && offsets[next] <= i) {
      depths.push(open.length);
      next++;
    }
    const c = text[i];
    if (c === " " || c === "\n" || c === "\t" || c === "\r") continue;
    if (c === '"' || c === "'") {
      for (i++; text[i] !== c; i++) {
        if (i >= text.length) return undefined;
        if (text[i] === "\\") i++;
      }
    } else if (c === "`") {
      i = template(i + 1);
      if (i < 0) return undefined;
      // Inside `${` an operand follows.
      previous = text[i] === "{" ? "(" : "x";
      continue;
    } else if (c === "/" && text[i + 1] === "/") {
      i = text.indexOf("\n", i);
      if (i < 0) break;
      continue;
    } else if (c === "/" && text[i + 1] === "*") {
      i = text.indexOf("*/", i) + 1;
      if (i < 1) return undefined;
      continue;
    } else if (c === "/" && startsRegExp(text, i, previous)) {
      let inClass = false;
      for (i++; inClass || text[i] !== "/"; i++) {
        if (i >= text.length || text[i] === "\n") return undefined;
        if (text[i] === "\\") i++;
        else if (text[i] === "[") inClass = true;
        else if (text[i] === "]") inClass = false;
      }
      while (/[a-z]/.test(text[i + 1] ?? "")) i++;
      previous = "x";
      continue;
    } else if (c === "{") {
      open.push(false);
    } else if (c === "}") {
      const isTemplate = open.pop();
      if (isTemplate === undefined) return undefined;
      if (isTemplate) {
        i = template(i + 1);
        if (i < 0) return undefined;
        previous = text[i] === "{" ? "(" : "x";
        continue;
      }
    }
    previous = c;
  }
  while (next++ < offsets.length) depths.push(open.length);
  return open.length === 0 ? depths : undefined;
}

/** Whether the slash at `at` begins a regular expression: an operand cannot end before it. */
function startsRegExp(text: string, at: number, previous: string): boolean {
  if (previous === "" || "(,=:[!&|?{};+-*%<>~^".includes(previous)) return true;
  if (!/[\w$]/.test(previous)) return false;
  const word = /([\w$]+)\s*$/.exec(text.slice(Math.max(0, at - 12), at))?.[1] ?? "";
  return /^(return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof)$/.test(word);
}

/** Moves the declarations among `ranges` to the front. The text comes back unchanged where anything is doubtful. */
export function makeEager(text: string, ranges: Range[]): { text: string; moved: number } {
  const found: { start: number; end: number; name: string }[] = [];
  for (const [at, end] of ranges) {
    const head = /(?:^|[;}\n])((?:async )?function\*? ?([\w$]+))$/.exec(text.slice(Math.max(0, at - 200), at));
    if (head !== null && text[at] === "(" && text[end - 1] === "}") {
      found.push({ start: at - head[1].length, end, name: head[2] });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const depths = depthsAt(text, found.map((f) => f.start));
  if (depths === undefined) return { text, moved: 0 };
  let front = "", rest = "", last = 0, moved = 0;
  found.forEach(({ start, end, name }, index) => {
    if (depths[index] !== 0 || start < last) return;
    // `export function` and `export default function` keep their place.
    if (/\b(export|default)\s*$/.test(text.slice(Math.max(0, start - 16), start))) return;
    front += `var ${name}=(${text.slice(start, end)});`;
    rest += text.slice(last, start);
    last = end;
    moved++;
  });
  rest += text.slice(last);
  // Imports may stand behind other statements, but a directive or `#!` may not; a bundle has neither.
  return { text: front + rest, moved };
}
