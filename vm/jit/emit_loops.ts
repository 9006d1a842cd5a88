// SPDX-License-Identifier: MIT
/** Generates what GET_ITER and FOR_ITER do: {@linkcode findLoops} says which iterators are kept in variables. */
import { Looping } from "../core/types.ts";
import { Resume } from "../interp/frame.ts";
import type { Prepared } from "../interp/prepare.ts";
import type { Emission, Item } from "./emission.ts";
import type { Flow } from "./flow.ts";
import { findLoops, type Kept, type Loop } from "./loops.ts";
import type { Node } from "./node.ts";

/** Largest int that a loop which counts may reach. */
const COUNT_LIMIT = 0x7fffffff;

export class LoopEmitter {
  readonly #e: Emission;
  readonly #loops: Map<Node, Loop>;
  readonly #all: readonly Loop[];

  constructor(e: Emission, prep: Prepared, flow: Flow, general: boolean) {
    this.#e = e;
    this.#loops = general ? new Map() : findLoops(prep, flow, e.failed);
    this.#all = [...this.#loops.values()];
  }

  /** How many loops keep their iterators in variables. */
  get count(): number {
    return this.#all.length;
  }

  /** Declarations of the variables, as statements. */
  declarations(): string {
    return this.#all.map(({ n, kind }) => kind === "list" ? `let q${n}, i${n} = 0;` : `let i${n} = 0, e${n} = 0;`).join(
      " ",
    );
  }

  /** The state of all loops, for ways out: two numbers each. */
  state(): string[] {
    return this.#all.flatMap(({ n, kind }) => [`i${n}`, kind === "list" ? "0" : `e${n}`]);
  }

  /** Iterators below `depth` of the operand stack whose state is in variables at `node`. */
  kept(node: Node, depth: number): Kept[] {
    return this.#all.filter((l) => l.at < depth && l.active.has(node)).map(({ kind, n, at }) => ({ kind, n, at }));
  }

  /** The loop that begins at `to`, if the way from `from` enters it. */
  entered(from: Node, to: Node): Loop | undefined {
    const loop = this.#loops.get(to);
    return loop === undefined || from.dispatch !== null || loop.active.has(from) ? undefined : loop;
  }

  /** Takes the state of the iterator of a loop into its variables. `otherwise`: a statement for when it is another one. */
  enter({ kind, n, at }: Loop, otherwise: string): void {
    const s = `s${at}`;
    this.#e.lines.push(
      kind === "list"
        ? `if (${s}?.looping !== ${Looping.OWN_LIST} || (q${n} = ${s}.list) === undefined) ${otherwise}\ni${n} = ${s}.index;`
        : `if (${s}?.looping !== ${Looping.OWN_XRANGE} || ${s}.step !== 1 || ${s}.next < 0 || ` +
          `${s}.next + ${s}.left > ${COUNT_LIMIT}) ${otherwise}\ni${n} = ${s}.next; e${n} = i${n} + ${s}.left;`,
    );
  }

  /**
   * The same for all loops that are active at the entry of a unit from a frame. In a `finally` that a `return` has come to,
   * what it returns is where an iterator would be otherwise: it may be None.
   */
  enterAt(entry: Node): void {
    for (const loop of this.#all) {
      if (loop.active.has(entry)) this.enter(loop, `{ U.missed(${loop.pc}); return DEOPT; }`);
    }
  }

  /** Writes the state of iterators back. */
  save(kept: readonly Kept[]): void {
    for (const { kind, n, at } of kept) {
      this.#e.lines.push(
        kind === "list" ? `s${at}.index = i${n};` : `s${at}.left = e${n} - i${n}; s${at}.next = i${n};`,
      );
    }
  }

  getIter(pc: number): void {
    const e = this.#e;
    const v = e.variable(e.pop());
    const t = e.temp();
    e.lines.push(
      `let ${t}; if (${v} !== null && ${v}.type === listType) ${t} = new PyLoopListIter(${v});`,
      `else { p = ${pc + 1}; ${t} = getIter(vm, ${v});`,
    );
    e.finish(t, pc);
    e.lines.push("}");
    e.push(t);
  }

  /** Begins FOR_ITER: the statement that follows is for when there is no item. Gives the item. */
  next(pc: number, head: Node, arg: number): Item {
    const e = this.#e;
    const loop = this.#loops.get(head);
    const at = e.stack.length - 1;
    if (loop === undefined) {
      const v = `s${at + 1}`;
      this.#general(pc, `s${at}`, v, arg);
      e.lines.push(`if (${v} === undefined)`);
      return { text: v, type: "any" };
    }
    const { n } = loop;
    if (loop.kind === "list") {
      e.lines.push(`if (!(i${n} < q${n}.items.length))`);
      return { text: `q${n}.items[i${n}++]`, type: "any" };
    }
    e.lines.push(`if (!(i${n} < e${n}))`);
    return { text: `i${n}++`, type: "int", range: { lo: 0, hi: COUNT_LIMIT - 1 } };
  }

  #general(pc: number, it: string, v: string, arg: number): void {
    const e = this.#e;
    const how = e.temp();
    e.lines.push(
      `const ${how} = ${it}.looping & ${Looping.KIND};`,
      `if (${how} === ${Looping.LIST}) {`,
      `if (${it}.list !== undefined && ${it}.index < ${it}.list.items.length) ${v} = ${it}.list.items[${it}.index++];`,
      `else { ${it}.list = undefined; ${v} = undefined; }`,
      `} else if (${how} === ${Looping.XRANGE}) {`,
      `if (${it}.left > 0) { ${it}.left--; ${v} = ${it}.next; ${it}.next += ${it}.step; } else ${v} = undefined;`,
      `} else if (${how} === ${Looping.PLAIN}) { p = ${pc + 1}; ${v} = ${it}.advance();`,
      `} else { p = ${pc + 1}; ${v} = forIter(vm, th, ${it});`,
      `if (${v} === UNWIND) ${e.unwound(pc, Resume.ITER, arg)}`,
      "}",
    );
  }
}
