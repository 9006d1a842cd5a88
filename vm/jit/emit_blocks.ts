// SPDX-License-Identifier: MIT
/**
 * Generates Python's blocks: `try` and `with`, and what unwinds them (an exception, `return`, `break`, `continue`); and the
 * ends of a run of the code, RETURN_VALUE and YIELD_VALUE. docs/jit.md, "Exceptions", says how.
 */
import { Resume } from "../interp/frame.ts";
import { Op } from "../interp/loop_ops.ts";
import type { Branch, Item } from "./emission.ts";
import { endFinally, plainArg, unwindTo } from "./flow.ts";
import { assignedIn } from "./liveness.ts";
import { type ActiveBlock, type Node, NotCompilable, sizeOf, type State, topMark, Why } from "./node.ts";
import type { UnitEmission } from "./unit.ts";

const sameBlocks = (a: readonly ActiveBlock[], b: readonly ActiveBlock[]): boolean =>
  a.length === b.length &&
  a.every((x, i) => x.type === b[i].type && x.handler === b[i].handler && x.level === b[i].level);

/** Generates the blocks of one unit. */
export class BlockEmitter {
  readonly #u: UnitEmission;
  readonly #branch: Branch;
  /** By opcode and handler of the block. */
  readonly #regions = new Map<string, Uint8Array>();
  /** Locals that the unit may assign, once they are asked for. */
  #changed: number[] | undefined;

  constructor(u: UnitEmission, branch: Branch) {
    this.#u = u;
    this.#branch = branch;
  }

  /**
   * What the block just set up protects, in a JavaScript `try`; and after it the way to the handler. An exception that
   * is not for it (raised by code after the block that merely stands inside the `try`) goes to the next one outside.
   */
  protect(): void {
    const handler = this.#u.node.protects!;
    const [body] = this.#u.node.successors;
    if (body.isMerge || body.via !== null) throw new NotCompilable("jump into a block");
    const block = body.blocks.findLast((b) => b.handler === handler.start && b.level === handler.depth - 3)!;
    const label = `E${this.#u.temp()}`;
    const node = this.#u.node;
    this.#u.tries.push(label);
    this.#u.lines.push(`${label}: { try {`, `p = ${body.start + 1};`);
    this.#branch(body);
    this.#u.tries.pop();
    this.#u.node = node;
    const outer = this.#u.tries.at(-1) ?? "RAISED";
    const only = block.type === Op.SETUP_EXCEPT ? " && isCatchable(er)" : "";
    const region = this.#u.constant(this.#regionOf(block));
    this.#u.lines.push(
      `} catch (e) { ${this.#u.raisedHere("e", body.blocks)} } }`,
      `if (!(${region}[p - 1] === 1${only})) { ${outer === "RAISED" ? "markReraised(er); " : ""}break ${outer}; }`,
      `s${block.level} = er.traceback; s${block.level + 1} = er.value; s${block.level + 2} = er.type;`,
    );
    if (block.type !== Op.SETUP_FINALLY) this.#u.lines.push("handling(th, fr, er);");
    this.#u.locals.arriveAtHandler();
    this.#branch(handler);
  }

  /** Which instructions a block is active at: 1. */
  #regionOf(block: ActiveBlock): Uint8Array {
    const key = `${block.type} ${block.handler}`;
    let region = this.#regions.get(key);
    if (region === undefined) {
      this.#regions.set(key, region = new Uint8Array(this.#u.flow.words.length + 1));
      for (const node of this.#u.flow.nodes) {
        if (!node.blocks.some((b) => b.handler === block.handler && b.type === block.type)) continue;
        region.fill(1, node.start, node.end);
      }
    }
    return region;
  }

  /** Goes to the nearest handler with the exception in `er`, for which there is a traceback entry already. */
  #toHandler(): void {
    this.#u.lines.push(`break ${this.#u.tries.at(-1) ?? "RAISED"};`);
  }

  /** RAISE_VARARGS. */
  raise(pc: number): void {
    const n = plainArg(this.#u.flow.words[pc]);
    const given = this.#u.take(n).map((i) => this.#u.boxed(i));
    const t = this.#u.temp();
    while (given.length < 3) given.push("undefined");
    this.#u.lines.push(`p = ${pc + 1}; let ${t} = raise(vm, th, ${given.join(", ")});`);
    this.#u.finish(t, pc, Resume.RAISE);
    if (this.#u.tries.length === 0) this.#u.lines.push(`er = ${t}; break RAISED;`);
    else {
      this.#u.lines.push(this.#u.raisedHere(t, this.#u.node.blocks));
      this.#toHandler();
    }
  }

  /** Break, continue and return. `value`: what is returned. */
  unwind(why: Why, target: number, value: Item | undefined): void {
    const depth = this.#u.stack.length;
    const at: State = { pc: 0, depth, blocks: this.#u.node.blocks, marks: [] };
    const to = unwindTo(why, target, at);
    if (to === undefined) return this.#return(this.#u.boxed(value!));
    const mark = topMark(to);
    const place = this.#u.node.successors[0];
    if (mark === undefined) this.#u.stack.length = to.depth;
    else {
      const result = why === Why.RETURN ? value! : { text: String(target), type: "any" as const };
      this.#u.stack.length = to.depth - sizeOf(mark);
      if (why !== Why.BREAK) this.#u.stack.push(result);
      this.#u.push(String(why));
    }
    this.#u.flush();
    this.#branch(place);
  }

  #return(value: string): void {
    if (this.#u.byCall) {
      if (this.#u.handles) {
        const t = this.#u.let(value);
        this.#u.lines.push(`if (fr !== null) U.ended(th, fr, p, ${this.#u.everything()});`, `vm.depth--; return ${t};`);
      } else this.#u.lines.push(`vm.depth--; return ${value};`);
    } else {
      const t = this.#u.let(value);
      this.#u.lines.push(`if (F.escaped) U.keep(F, ${this.#u.everything()});`, `return ${t};`);
    }
  }

  /** END_FINALLY: goes on with why the handler ran. */
  endFinally(pc: number): void {
    const depth = this.#u.stack.length;
    const mark = topMark({ depth, marks: this.#u.node.lastMarks });
    const [first] = this.#u.node.successors;
    if (mark === undefined) {
      const v = this.#u.pop();
      const state = [...this.#u.stack, v];
      if (v.value !== null) this.#u.lines.push(`if (${v.text} !== null) ${this.#u.leave(pc, state, -1)}`);
      this.#u.flush();
      return this.#branch(first);
    }
    if (mark.why === Why.EXCEPTION) {
      const [tb, value, type] = this.#u.take(3).map((i) => this.#u.boxed(i));
      this.#u.lines.push(`p = ${pc + 1}; er = reraise(${type}, ${value}, ${tb});`);
      if (this.#u.tries.length > 0) this.#u.lines.push(this.#u.raisedHere("er", this.#u.node.blocks));
      return this.#toHandler();
    }
    const at = { pc, depth, blocks: this.#u.node.blocks, marks: this.#u.node.lastMarks };
    this.#u.pop();
    if (mark.why === Why.BREAK) return this.unwind(Why.BREAK, 0, undefined);
    const value = this.#u.pop();
    if (endFinally(mark, at) === undefined) return this.#return(this.#u.boxed(value));
    this.unwind(mark.why, mark.target, value);
  }

  /** WITH_CLEANUP. */
  withCleanup(pc: number): void {
    const mark = topMark({ depth: this.#u.stack.length, marks: this.#u.node.lastMarks });
    const [first, second] = this.#u.node.successors;
    const size = mark === undefined ? 1 : sizeOf(mark);
    if (mark === undefined && this.#u.stack[this.#u.stack.length - 1].value !== null) {
      const top = this.#u.stack[this.#u.stack.length - 1].text;
      this.#u.lines.push(`if (${top} !== null) ${this.#u.leave(pc, this.#u.stack, -1)}`);
    }
    const why = this.#u.take(size);
    // Read before the flush writes what lies above it into its place.
    const exit = this.#u.let(this.#u.boxed(this.#u.pop()));
    this.#u.stack.push(...why);
    this.#u.flush();
    const t = this.#u.temp();
    const d = this.#u.stack.length;
    const given = mark?.why === Why.EXCEPTION ? `s${d - 1}, s${d - 2}, s${d - 3}` : "null, null, null";
    this.#u.lines.push(`p = ${pc + 1}; const ${t} = withExit(vm, th, ${exit}, ${given});`);
    this.#u.lines.push(`if (${t} === UNWIND) ${this.#u.unwound(pc, Resume.WITH_EXIT)}`);
    if (mark?.why === Why.EXCEPTION) {
      this.#u.lines.push(`if (${t}) { s${d - 3} = null;`);
      const stack = this.#u.stack;
      this.#u.stack = stack.slice(0, d - 2);
      this.#branch(second);
      this.#u.stack = stack;
      this.#u.lines.push("}");
    }
    this.#branch(first);
  }

  /** YIELD_VALUE: a caller that only collects the values is given this one, and the unit runs on to `next`. */
  yieldValue(pc: number, next: Node): void {
    const v = this.#u.let(this.#u.boxed(this.#u.pop()));
    const depth = this.#u.stack.length;
    this.#u.flush();
    this.#u.lines.push(`if (F.sink !== null && takes(F, ${v})) { s${depth} = null;`);
    const stack = this.#u.stack;
    this.#u.stack = [...stack, { text: `s${depth}`, type: "any", value: null }];
    this.#branch(next);
    this.#u.lines.push("}");
    this.#u.stack = stack;
    // What the unit never assigns is in the frame as it was.
    this.#changed ??= assignedIn(this.#u.flow);
    this.#changed.forEach((l) => this.#u.lines.push(`fs[${l}] = ${this.#u.locals.value(l)};`));
    for (let i = 0; i < depth; i++) this.#u.lines.push(`fs[${this.#u.prep.stackBase + i}] = s${i};`);
    this.#u.loops.save(this.#u.loops.kept(this.#u.node, depth));
    if (this.#u.prep.hasBlocks && !sameBlocks(this.#u.node.blocks, this.#u.flow.begin.blocks)) {
      this.#u.lines.push(`U.setBlocks(F, ${this.#u.constant(this.#u.node.blocks)});`);
    }
    this.#u.lines.push(
      `F.pc = ${pc + 1}; F.sp = ${this.#u.prep.stackBase + depth};`,
      `yielded(vm, th, F); return ${v};`,
    );
  }

  /** SETUP_WITH. */
  setupWith(pc: number): void {
    const u = this.#u;
    const t = u.temp();
    const manager = u.boxed(u.pop());
    u.lines.push(`p = ${pc + 1}; const ${t} = withEnter(vm, th, ${manager});`);
    u.lines.push(`if (${t} === UNWIND) ${u.unwound(pc, Resume.WITH, plainArg(u.flow.words[pc]))}`);
    const exit = u.let("th.receiver");
    u.lines.push("th.receiver = undefined;");
    u.push(exit);
    u.push(t);
    u.flush();
    this.protect();
  }
}
