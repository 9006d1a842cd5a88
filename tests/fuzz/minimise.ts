// SPDX-License-Identifier: MIT
/** Makes a Python program smaller that still does what somebody is after: statements and blocks are left out or unwrapped. */

/** A statement: its line, and what is indented below. */
interface Statement {
  text: string;
  body: Statement[];
}

const indentOf = (line: string) => line.length - line.trimStart().length;

function parse(lines: string[], from: number, to: number): Statement[] {
  const statements: Statement[] = [];
  for (let i = from; i < to;) {
    const indent = indentOf(lines[i]);
    let end = i + 1;
    while (end < to && indentOf(lines[end]) > indent) end++;
    statements.push({ text: lines[i].trim(), body: parse(lines, i + 1, end) });
    i = end;
  }
  return statements;
}

function show(statements: Statement[], indent = ""): string {
  return statements.map((s) =>
    `${indent}${s.text}\n${
      s.body.length > 0 ? show(s.body, indent + "    ") : s.text.endsWith(":") ? `${indent}    pass\n` : ""
    }`
  )
    .join("");
}

/** Simpler texts of a line. */
function* simpler(text: string): Generator<string> {
  const assignment = /^(\w+) [-+*/%&|^]*= (.+)$/.exec(text);
  if (assignment !== null && !/^[\w.']+$/.test(assignment[2])) {
    for (const v of ["1", "1.5"]) yield `${assignment[1]} = ${v}`;
  }
  const condition = /^(if|elif|while) (.+):$/.exec(text);
  if (condition !== null && !/^\w+$/.test(condition[2])) {
    yield `${condition[1]} 1:`;
    yield `${condition[1]} 0:`;
  }
  // Operands in parentheses.
  for (const match of text.matchAll(/\(([^()]*)\)/g)) {
    const inner = match[1];
    const replace = (by: string) => text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
    const callee = /[\w\]]$/.test(text.slice(0, match.index));
    if (callee) continue;
    yield replace("1");
    const operands = inner.split(/ (?:\+|-|\*|\/\/?|%|&|\||\^|<<|>>|\*\*|if .* else|and|or) /);
    if (operands.length > 1) { for (const operand of operands) yield replace(operand); }
  }
}

/**
 * The smallest program found for which `holds`.
 * @param tries How often `holds` may be asked.
 */
export async function minimise(
  source: string,
  holds: (source: string) => Promise<boolean>,
  tries = 600,
): Promise<string> {
  const lines = source.split("\n").filter((line) => line.trim() !== "");
  const root = parse(lines, 0, lines.length);
  const still = async () => tries-- > 0 && await holds(show(root));
  const visit = async (list: Statement[]): Promise<boolean> => {
    let changed = false;
    // Halves first, then smaller runs of statements.
    for (let size = Math.max(1, list.length >> 1); size >= 1; size >>= 1) {
      for (let i = list.length - size; i >= 0; i -= size) {
        const removed = list.splice(i, size);
        if (await still()) changed = true;
        else list.splice(i, 0, ...removed);
      }
    }
    for (let i = list.length - 1; i >= 0; i--) {
      const statement = list[i];
      if (statement.body.length > 0) {
        list.splice(i, 1, ...statement.body);
        if (await still()) {
          changed = true;
          continue;
        }
        list.splice(i, statement.body.length, statement);
        if (await visit(statement.body)) changed = true;
      }
      const { text } = statement;
      for (const other of simpler(text)) {
        statement.text = other;
        if (await still()) {
          changed = true;
          break;
        }
        statement.text = text;
      }
    }
    return changed;
  };
  while (tries > 0 && await visit(root));
  return show(root);
}
