// SPDX-License-Identifier: MIT
/**
 * Makes V8 compile the functions that every start needs together with the bundle, instead of one by one when they are
 * first called. Deno's code cache is made right after a module is compiled, so only what is compiled by then is in it; V8
 * compiles eagerly a function in parentheses. So of the functions that a start calls
 *
 *   - declarations at the top level become `var f=(function f(){…});` at the front of the file: they are hoisted anyway;
 *   - arrow functions and function expressions get parentheses;
 *   - methods and accessors of classes at the top level become `Object.defineProperty(this.prototype,"m",{…})` in a static
 *     block at the front of the class body, where private names still mean the same; private methods get other names.
 *
 * What V8 shows of the result is the same but for names of methods in its stack traces.
 * Measured: 500 functions, 9 ms of 40 ms at start-up.
 */

/** Where a function begins (at its parameters) and ends, offsets in the file. */
export type Range = readonly [start: number, end: number];

/**
 * Reads which functions V8 compiled lazily from a log made with `--log-function-events`: for each script, by the name of
 * its file without folders. Scripts without a file (Deno's own) are left out.
 */
export function compiledLazily(log: string): Map<string, Range[]> {
  const files = new Map<string, Map<string, Range>>();
  const scripts = new Map<string, Map<string, Range>>();
  for (const line of log.split("\n")) {
    const fields = line.split(",");
    if (fields[0] === "script-details") {
      const name = /\/([^/]+)$/.exec(fields[2] ?? "")?.[1];
      if (name === undefined) continue;
      let ranges = files.get(name);
      if (ranges === undefined) files.set(name, ranges = new Map());
      scripts.set(fields[1], ranges);
    } else if (fields[0] === "function" && /^(full-parse|parse-function|interpreter)$/.test(fields[1])) {
      scripts.get(fields[2])?.set(`${fields[3]}-${fields[4]}`, [Number(fields[3]), Number(fields[4])]);
    }
  }
  return new Map([...files].map(([name, ranges]) => [name, [...ranges.values()]]));
}

const CLASS_HEAD = /\bclass(?: [\w$]+)?(?: extends [\w$.]+(?:\([\w$.,]*\))?)?$/;

/** What stands around an offset. */
export interface Place {
  /** Number of open braces. */
  depth: number;
  /** Where the class body begins (behind its brace) of which this is an element; −1 elsewhere. */
  body: number;
  /** Whether it is code rather than the inside of a string, comment or regular expression. */
  isCode: boolean;
}

interface Brace {
  isTemplate: boolean;
  /** Where the class body begins that it opens, else −1. */
  body: number;
  /** Parentheses and brackets open inside. */
  nested: number;
}

/**
 * The places of `offsets` (ascending), or `undefined` where the text cannot be followed: then nothing is known. Knows
 * strings, templates, comments and regular expressions as a minifier writes them.
 */
export function placesAt(text: string, offsets: number[]): Place[] | undefined {
  const places: Place[] = [];
  const open: Brace[] = [];
  const note = (at: number) => {
    const brace = open.at(-1);
    const body = brace !== undefined && brace.nested === 0 ? brace.body : -1;
    places.push({ depth: open.length, body, isCode: offsets[next] === at });
    next++;
  };
  let next = 0;
  let previous = "";
  const template = (from: number): number => {
    for (let i = from; i < text.length; i++) {
      if (text[i] === "\\") i++;
      else if (text[i] === "`") return i;
      else if (text[i] === "$" && text[i + 1] === "{") {
        open.push({ isTemplate: true, body: -1, nested: 0 });
        return i + 1;
      }
    }
    return -1;
  };
  for (let i = 0; i < text.length; i++) {
    while (next < offsets.length && offsets[next] <= i) note(i);
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
      const isClass = CLASS_HEAD.test(text.slice(Math.max(0, i - 200), i));
      open.push({ isTemplate: false, body: isClass ? i + 1 : -1, nested: 0 });
    } else if (c === "}") {
      const brace = open.pop();
      if (brace === undefined) return undefined;
      if (brace.isTemplate) {
        i = template(i + 1);
        if (i < 0) return undefined;
        previous = text[i] === "{" ? "(" : "x";
        continue;
      }
    } else if (open.length > 0) {
      if (c === "(" || c === "[") open.at(-1)!.nested++;
      else if (c === ")" || c === "]") open.at(-1)!.nested--;
    }
    previous = c;
  }
  while (next < offsets.length) note(text.length);
  return open.length === 0 ? places : undefined;
}

/** Whether the slash at `at` begins a regular expression: an operand cannot end before it. */
function startsRegExp(text: string, at: number, previous: string): boolean {
  if (previous === "" || "(,=:[!&|?{};+-*%<>~^".includes(previous)) return true;
  if (!/[\w$]/.test(previous)) return false;
  const word = /([\w$]+)\s*$/.exec(text.slice(Math.max(0, at - 12), at))?.[1] ?? "";
  return /^(return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof)$/.test(word);
}

/** A change of the text: what stands from `start` to `end` is written in another way. */
interface Edit {
  kind: "declaration" | "expression" | "method" | "body" | "name";
  start: number;
  end: number;
  /** Of a function, where its parameters begin. */
  at: number;
  /** Of a declaration or method, its name; the new name. */
  name: string;
  /** Of a method, what stands before the name: `static`, `async`, `*`, `get`, `set`. */
  words: string[];
  /** Of a method, where the body of its class begins. */
  body: number;
}

/** Whether an arrow stands behind the parameters at `at`; `undefined` where they cannot be followed. */
function isArrow(text: string, at: number): boolean | undefined {
  if (text[at] !== "(") return /^[\w$]+=>/.test(text.slice(at, at + 100));
  let depth = 0;
  for (let i = at; i < text.length && i < at + 500; i++) {
    if ("([{".includes(text[i])) depth++;
    else if (")]}".includes(text[i]) && --depth === 0) return text.startsWith("=>", i + 1);
    else if ("\"'`/".includes(text[i])) return undefined;
  }
  return undefined;
}

/** How the function at `range` can be written so that V8 compiles it eagerly. */
function editOf(text: string, [at, end]: Range, place: Place): Edit | undefined {
  const before = text.slice(Math.max(0, at - 200), at);
  const edit = { start: at, end, at, name: "", words: [], body: -1 };
  const arrow = isArrow(text, at);
  if (arrow === true) return /\basync ?$/.test(before) ? undefined : { ...edit, kind: "expression" };
  if (arrow === undefined || text[at] !== "(" || text[end - 1] !== "}") return undefined;
  const declaration = /(?:^|[;}\n])((?:async )?function\*? ?([\w$]+))$/.exec(before);
  if (declaration !== null) {
    return place.depth > 0
      ? undefined
      : { ...edit, kind: "declaration", start: at - declaration[1].length, name: declaration[2] };
  }
  const expression = /[=(,:?[|&>]((?:async )?function\*? ?[\w$]*)$/.exec(before);
  if (expression !== null) return { ...edit, kind: "expression", start: at - expression[1].length };
  const method = /[;{}]((?:(?:static|async|get|set) |async(?=\*)|\*)*)(#?[\w$]+)$/.exec(before);
  if (method === null || place.body < 0 || place.depth !== 1 || method[2] === "constructor") return undefined;
  if (/\bsuper\b/.test(text.slice(at, end))) return undefined;
  const words = method[1].replace("*", " * ").split(" ").filter((word) => word !== "");
  return {
    ...edit,
    kind: "method",
    start: at - method[1].length - method[2].length,
    name: method[2],
    words,
    body: place.body,
  };
}

/** Behind the brace that closes the class body at `from`; −1 where it cannot be found. */
function endOfBody(text: string, from: number): number {
  for (let end = text.indexOf("}", from); end >= 0; end = text.indexOf("}", end + 1)) {
    if (placesAt(text.slice(from - 1, end + 1), []) !== undefined) return end + 1;
  }
  return -1;
}

/**
 * Gives private methods among `edits` public names that nothing else has, since functions cannot be added under private
 * names. Methods of which not every use is plain to see leave the list.
 */
function publish(text: string, edits: Edit[]): Edit[] {
  const kept: Edit[] = [];
  const ends = new Map<number, number>();
  for (const edit of edits) {
    if (!edit.name.startsWith("#")) {
      kept.push(edit);
      continue;
    }
    if (!ends.has(edit.body)) ends.set(edit.body, endOfBody(text, edit.body));
    const body = text.slice(edit.body, ends.get(edit.body));
    const found = [...body.matchAll(/#[\w$]+/g)].filter(([name]) => name === edit.name).map(({ index }) => index);
    const places = placesAt(`{${body}`, found.map((at) => at + 1));
    const uses = found.filter((_, i) => places?.[i].isCode);
    const isPlain = uses.every((at) => body[at - 1] === "." || edit.body + at === edit.at - edit.name.length);
    // A class inside has private names of its own.
    if (places === undefined || !isPlain || /\bclass\b/.test(body)) continue;
    const name = `$${edit.body}${edit.name.slice(1)}`;
    for (const use of uses) {
      const start = edit.body + use;
      if (body[use - 1] === ".") {
        kept.push({ ...edit, kind: "name", start, at: start, end: start + edit.name.length, name });
      }
    }
    kept.push({ ...edit, name });
  }
  return kept;
}

/** Rewrites the functions at `ranges`. The text comes back unchanged where anything is doubtful. */
export function makeEager(text: string, ranges: Range[]): { text: string; changed: number } {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const places = placesAt(text, sorted.map(([at]) => at));
  if (places === undefined || /(?<![\w$])\$define(?![\w$])/.test(text)) return { text, changed: 0 };
  const edits = publish(
    text,
    sorted.map((range, i) => editOf(text, range, places[i])).filter((edit) => edit !== undefined),
  );
  const changed = edits.filter((edit) => edit.kind !== "name").length;
  const bodies = Map.groupBy(edits.filter((edit) => edit.kind === "method"), (edit) => edit.body);
  for (const at of bodies.keys()) edits.push({ kind: "body", start: at, end: at, at, name: "", words: [], body: at });
  edits.sort((a, b) => a.start - b.start || Number(b.kind === "body") - Number(a.kind === "body") || b.end - a.end);

  let front = "";
  /** A function from its parameters on. */
  const inside = (edit: Edit): string => render(edit.at, edit.end, edits.indexOf(edit) + 1);
  const write = (edit: Edit): string => {
    switch (edit.kind) {
      case "declaration":
        front += `var ${edit.name}=(${text.slice(edit.start, edit.at)}${inside(edit)});`;
        return "";
      case "expression":
        return `(${text.slice(edit.start, edit.at)}${inside(edit)})`;
      case "body":
        return `static{${bodies.get(edit.body)!.map(define).join("")}}`;
      case "method":
        return "";
      case "name":
        return edit.name;
    }
  };
  const define = (edit: Edit): string => {
    const { words, name } = edit;
    const has = (word: string) => words.includes(word);
    const fn = `(${has("async") ? "async " : ""}function${has("*") ? "*" : ""}${inside(edit)})`;
    const what = has("get") ? `get:${fn}` : has("set") ? `set:${fn}` : `writable:!0,value:${fn}`;
    return `$define(this${has("static") ? "" : ".prototype"},"${name}",{configurable:!0,${what}});`;
  };
  /** The text from `from` to `to` with its changes, from number `next` on. */
  const render = (from: number, to: number, next = 0): string => {
    let out = "", last = from;
    for (; next < edits.length && edits[next].start < to; next++) {
      const edit = edits[next];
      if (edit.start < last || edit.end > to) continue;
      out += text.slice(last, edit.start) + write(edit);
      last = edit.end;
    }
    return out + text.slice(last, to);
  };
  // Imports may stand behind other statements, but a directive or `#!` may not; a bundle has neither.
  const rest = render(0, text.length);
  return { text: (bodies.size > 0 ? "var $define=Object.defineProperty;" : "") + front + rest, changed };
}
