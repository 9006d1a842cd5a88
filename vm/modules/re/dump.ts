// SPDX-License-Identifier: MIT
/** The text that `re.DEBUG` prints: the pattern tree, one item a line, two spaces a level. */
import type { Seq, SetItem } from "./syntax.ts";

function setLine(item: SetItem): string {
  switch (item.op) {
    case "negate":
      return "negate None";
    case "literal":
      return `literal ${item.code}`;
    case "range":
      return `range (${item.lo}, ${item.hi})`;
    case "category":
      return `category category_${item.category}`;
  }
}

/** The dump of a tree, each line ended by a newline. */
export function dumpTree(seq: Seq, level = 0): string {
  const indent = "  ".repeat(level);
  let out = "";
  for (const node of seq.items) {
    out += indent + node.op;
    switch (node.op) {
      case "literal":
      case "not_literal":
        out += ` ${node.code}\n`;
        break;
      case "any":
        out += " None\n";
        break;
      case "in":
        out += "\n";
        for (const item of node.items) out += `${indent}  ${setLine(item)}\n`;
        break;
      case "branch":
        out += "\n";
        out += node.items.map((item) => dumpTree(item, level + 1)).join(indent + "or\n");
        break;
      case "subpattern":
        out += ` ${node.group === 0 ? "None" : node.group}\n` + dumpTree(node.body, level + 1);
        break;
      case "max_repeat":
      case "min_repeat":
        out += ` ${node.min} ${node.max}\n` + dumpTree(node.body, level + 1);
        break;
      case "assert":
      case "assert_not":
        out += ` ${node.dir}\n` + dumpTree(node.body, level + 1);
        break;
      case "at":
        out += ` ${node.where}\n`;
        break;
      case "groupref":
        out += ` ${node.group}\n`;
        break;
      case "groupref_exists":
        out += ` ${node.group}\n` + dumpTree(node.yes, level + 1);
        if (node.no !== null && node.no.items.length > 0) out += indent + "else\n" + dumpTree(node.no, level + 1);
    }
  }
  return out;
}
