// SPDX-License-Identifier: MIT
/**
 * Makes nested statements of JavaScript of a flow graph: Ramsey, "Beyond Relooper" (2022). A node stands inside the one that
 * dominates it; a node that several ways lead to follows a labelled block `B…`, and a loop is a labelled `for` `L…`.
 */
import type { Item } from "./emission.ts";
import { exitsOf } from "./flow.ts";
import type { Node } from "./node.ts";
import { type Feedback, STRESSED } from "./site.ts";
import type { UnitEmission, Way } from "./unit.ts";

/** What stands inside of nodes. */
export interface Contents {
  /** An instruction after which the next one runs. Gives the place of the last one that was generated with it. */
  instruction(pc: number): number;
  /** The instruction at the end of a node, which goes on in several places, or elsewhere. */
  end(pc: number): void;
  /** The end of a node that does nothing but set up a block. */
  protect(): void;
}

/** The operand stack where all of it is in its variables. */
function canonical(depth: number): Item[] {
  const items: Item[] = [];
  for (let i = 0; i < depth; i++) items.push({ text: `s${i}`, type: "any" });
  return items;
}

/** Goes through the nodes of one unit. */
export class StructureEmitter {
  readonly #u: UnitEmission;
  readonly #feedback: Feedback;
  readonly #contents: Contents;
  /** What is on top of the stack of the node that is generated next. */
  #delivered: Item | undefined;

  constructor(u: UnitEmission, feedback: Feedback, contents: Contents) {
    this.#u = u;
    this.#feedback = feedback;
    this.#contents = contents;
  }

  /** The node and all that it dominates. */
  tree(node: Node): void {
    const merges = node.children.filter((c) => c.isMerge).sort((a, b) => b.order - a.order);
    if (node.isLoop) {
      this.#u.lines.push(`L${node.order}: for (;;) {`);
      this.#within(node, merges);
      this.#u.lines.push("}");
    } else this.#within(node, merges);
  }

  #within(node: Node, merges: Node[]): void {
    if (merges.length > 0) {
      const [last, ...rest] = merges;
      this.#u.lines.push(`B${last.order}: {`);
      this.#within(node, rest);
      this.#u.lines.push("}");
      this.tree(last);
      return;
    }
    this.#block(node);
  }

  /** Goes from the node being generated to `place`, with the stack in its variables. See `Branch` in `emission.ts` for `top`. */
  branch(place: Node, top?: Item): void {
    const u = this.#u;
    const entered = u.loops.entered(u.node, place);
    if (entered !== undefined) {
      const otherwise: Way = {
        kind: "leave",
        pc: place.start,
        mode: 0,
        arg: 0,
        guard: place.start,
        blocks: place.blocks,
      };
      u.loops.enter(entered, u.out(otherwise, canonical(place.depth), true));
    }
    let target = place;
    while (target.via !== null && target.via !== u.node) {
      u.lines.push(`g${target.via.order} = ${target.via.dispatch!.indexOf(target)};`);
      target = target.via;
    }
    if (target.order <= u.node.order || target.isMerge || target.isLoop) {
      u.locals.leaveFor(target, target.order <= u.node.order);
    }
    if (target.order <= u.node.order) {
      const weight = this.#loopWeight(target);
      u.lines.push(
        `if ((th.budget -= ${weight}) < 0) ${
          u.out(
            { kind: "spent", pc: place.start, mode: 0, arg: 0, guard: -1, blocks: place.blocks },
            canonical(place.depth),
            false,
            place,
          )
        }`,
        `continue L${target.order};`,
      );
    } else if (target.isMerge) u.lines.push(`break B${target.order};`);
    else {
      const { node, stack } = u, { known, defined } = u.locals;
      // What is known of locals holds on: nothing else leads there.
      u.locals.known = new Map(known);
      this.#delivered = top;
      this.tree(target);
      u.node = node;
      u.stack = stack;
      u.locals.known = known;
      u.locals.defined = defined;
    }
  }

  /** Instructions of the loop that the way from this node back to `head` closes: the nodes from which it is reached. */
  #loopWeight(head: Node): number {
    const within = new Set<Node>([head, this.#u.node]);
    let n = 0;
    for (const node of within) {
      n += node.end - node.start;
      if (node !== head) { for (const before of this.#before(node)) within.add(before); }
    }
    return Math.max(1, n);
  }

  #predecessors: Map<Node, Node[]> | undefined;

  /** The nodes that go to `node`. */
  #before(node: Node): readonly Node[] {
    let all = this.#predecessors;
    if (all === undefined) {
      this.#predecessors = all = new Map();
      for (const from of this.#u.flow.nodes) {
        for (const to of from.edges) {
          const known = all.get(to);
          if (known === undefined) all.set(to, [from]);
          else known.push(from);
        }
      }
    }
    return all.get(node) ?? [];
  }

  #block(node: Node): void {
    const u = this.#u;
    u.node = node;
    u.stack = canonical(node.depth);
    if (this.#delivered !== undefined) u.stack[node.depth - 1] = this.#delivered;
    this.#delivered = undefined;
    u.locals.arriveAt(node);
    if (u.flow.nodes.some((n) => n.protects === node)) u.locals.arriveAtHandler();
    if (node.dispatch !== null) return this.#dispatch(node, node.dispatch);
    if (node.start === node.end) return this.#contents.protect();
    for (let pc = node.start; pc < node.end; pc++) {
      const at = { pc, depth: u.stack.length, blocks: node.blocks, marks: node.lastMarks };
      const { splits, leaves } = exitsOf(u.flow.words, at);
      this.#note(pc);
      if (this.#feedback.stress !== undefined) {
        const site = { kind: this.#feedback.stress(), pc, mode: 0, arg: 0, guard: STRESSED };
        u.lines.push(`if (U.stressed()) ${u.out(site, u.stack)}`);
      }
      // What watches for the end of objects is tier 0's business; mostly it soon gives up, and the unit is made anew.
      if (u.flow.watched.has(pc)) u.lines.push(`if (true) ${u.leave(pc, u.stack)}`);
      if (splits || leaves) return this.#contents.end(pc);
      const last = this.#contents.instruction(pc);
      while (pc < last) this.#note(++pc);
    }
    u.flush();
    this.branch(node.successors[0]);
  }

  #note(pc: number): void {
    if (this.#feedback.note !== undefined) this.#u.lines.push(`// ${this.#feedback.note(pc)}`);
  }

  /** A node that does nothing but choose one of these. */
  #dispatch(node: Node, entries: readonly Node[]): void {
    entries.forEach((entry, i) => {
      const last = i === entries.length - 1;
      this.#u.lines.push(last ? "" : `if (g${node.order} === ${i}) {`);
      this.branch(entry);
      this.#u.lines.push(last ? "" : "}");
    });
  }
}
