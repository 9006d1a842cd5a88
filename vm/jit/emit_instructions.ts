// SPDX-License-Identifier: MIT
/**
 * Generates the instructions after which the next one runs: a case for each opcode. Those that are more than a call of the
 * function that tier 0 calls are in the other parts of the generator, by what they are about.
 *
 * INVARIANT: a guard stands before any effect of its instruction, so tier 0 can run the instruction again from its start.
 */
import { PyFloat, type Value } from "../base/value.ts";
import { countOf, OPCODES } from "../bytecode/opcodes.ts";
import type { PyDict } from "../core/dict.ts";
import { Op } from "../interp/loop_ops.ts";
import { CallEmitter } from "./emit_calls.ts";
import { compare, not } from "./emit_compare.ts";
import { formatItems } from "./emit_format.ts";
import * as items from "./emit_items.ts";
import { NameEmitter } from "./emit_names.ts";
import { isArithmetic, isBinary, NumberEmitter } from "./emit_numbers.ts";
import { plainArg, plainOp } from "./flow.ts";
import { NotCompilable } from "./node.ts";
import { Operands } from "./operands.ts";
import type { UnitEmission } from "./unit.ts";

/** Generates the instructions inside the nodes of one unit. */
export class InstructionEmitter {
  readonly #u: UnitEmission;
  readonly #calls: CallEmitter;
  readonly #names: NameEmitter;
  readonly #operands: Operands;
  readonly #numbers: NumberEmitter;

  /** `inModule`: the names of the code are `globals`. */
  constructor(u: UnitEmission, globals: PyDict, inModule: boolean) {
    this.#u = u;
    this.#calls = new CallEmitter(u);
    this.#names = new NameEmitter(u, globals, inModule);
    this.#operands = new Operands(u);
    this.#numbers = new NumberEmitter(u, this.#operands);
  }

  /**
   * The instruction at `pc`, perhaps with the next one.
   * @returns The place of the last one that was generated.
   */
  generate(pc: number): number {
    const word = this.#u.flow.words[pc], op = plainOp(word & 255), arg = plainArg(word);
    if (op !== Op.LOAD_FAST && op !== Op.LOAD_CONST && !isArithmetic(op) && op !== Op.COMPARE_OP) this.#u.settle();
    if (op === Op.BUILD_TUPLE && this.#formats(pc, arg)) return pc + 1;
    this.#instruction(pc, op, arg);
    return pc;
  }

  #instruction(pc: number, op: number, arg: number): void {
    const u = this.#u, { prep } = u;
    switch (op) {
      case Op.NOP:
        return;
      case Op.POP_TOP:
        u.pop();
        return;
      case Op.ROT_TWO: {
        const [a, b] = u.stack.splice(-2);
        u.stack.push(b, a);
        return;
      }
      case Op.ROT_THREE: {
        const [a, b, c] = u.stack.splice(-3);
        u.stack.push(c, a, b);
        return;
      }
      case Op.ROT_FOUR: {
        const [a, b, c, d] = u.stack.splice(-4);
        u.stack.push(d, a, b, c);
        return;
      }
      case Op.DUP_TOP:
        u.stack[u.stack.length - 1].fresh = undefined;
        u.stack.push({ ...u.stack[u.stack.length - 1] });
        return;
      case Op.DUP_TOPX:
        for (const item of u.stack.slice(-arg)) item.fresh = undefined;
        u.stack.push(...u.stack.slice(-arg).map((i) => ({ ...i })));
        return;
      case Op.LOAD_CONST:
        return this.#loadConst(prep.consts[arg]);
      case Op.LOAD_FAST:
        return u.locals.load(pc, arg);
      case Op.STORE_FAST:
        return u.locals.store(arg);
      case Op.DELETE_FAST:
        return u.locals.delete(pc, arg);
      case Op.LOAD_CLOSURE:
        u.push(`c${arg}`);
        return;
      case Op.LOAD_DEREF: {
        const t = u.temp();
        u.at(pc);
        u.lines.push(
          `const ${t} = c${arg}.value;`,
          `if (${t} === undefined) throw unboundFree(${u.constant(prep.code)}, ${arg});`,
        );
        u.push(t);
        return;
      }
      case Op.STORE_DEREF:
        u.lines.push(`c${arg}.value = ${u.boxed(u.pop())};`);
        return;
      case Op.LOAD_GLOBAL:
        return this.#names.loadGlobal(pc, prep.names[arg]);
      case Op.STORE_GLOBAL:
        return this.#names.storeGlobal(prep.names[arg]);
      case Op.DELETE_GLOBAL:
        return this.#names.deleteGlobal(pc, prep.names[arg]);
      case Op.LOAD_NAME:
        return this.#names.loadName(pc, prep.names[arg]);
      case Op.STORE_NAME:
        return this.#names.storeName(pc, prep.names[arg]);
      case Op.DELETE_NAME:
        return u.effect(pc, `deleteName(vm, F, ${JSON.stringify(prep.names[arg])})`);
      case Op.IMPORT_NAME: {
        const from = u.boxed(u.pop());
        const level = u.boxed(u.pop());
        return u.result(pc, `importName(vm, F, ${JSON.stringify(prep.names[arg])}, ${from}, ${level})`);
      }
      case Op.IMPORT_FROM: {
        const module = u.stack[u.stack.length - 1];
        return u.result(pc, `importFrom(vm, ${u.boxed(module)}, ${JSON.stringify(prep.names[arg])})`);
      }
      case Op.UNARY_NOT:
        return not(u, pc, arg);
      case Op.UNARY_POSITIVE:
      case Op.UNARY_NEGATIVE:
      case Op.UNARY_INVERT:
      case Op.UNARY_CONVERT:
        return this.#numbers.unary(pc, op);
      case Op.COMPARE_OP:
        return compare(u, this.#operands, pc, arg);
      case Op.GET_ITER:
        return u.loops.getIter(pc);
      case Op.LOAD_ATTR:
        return this.#calls.loadAttr(pc, arg);
      case Op.LOAD_METHOD:
        return this.#calls.loadMethod(pc, arg);
      case Op.STORE_ATTR:
        return this.#calls.storeAttr(pc, arg);
      case Op.DELETE_ATTR:
        return u.effect(
          pc,
          `setAttr(vm, ${u.boxed(u.pop())}, ${JSON.stringify(prep.names[arg])}, undefined)`,
        );
      case Op.BINARY_SUBSCR:
        return items.subscript(u, pc);
      case Op.STORE_SUBSCR:
        return items.storeSubscript(u, pc);
      case Op.DELETE_SUBSCR:
        return items.deleteSubscript(u, pc);
      case Op.SLICE_0:
      case Op.SLICE_1:
      case Op.SLICE_2:
      case Op.SLICE_3:
        return items.slice(u, pc, op);
      case Op.STORE_SLICE_0:
      case Op.STORE_SLICE_1:
      case Op.STORE_SLICE_2:
      case Op.STORE_SLICE_3:
        return items.storeSlice(u, pc, op);
      case Op.DELETE_SLICE_0:
      case Op.DELETE_SLICE_1:
      case Op.DELETE_SLICE_2:
      case Op.DELETE_SLICE_3:
        return items.deleteSlice(u, pc, op);
      case Op.BUILD_TUPLE:
        return items.buildSequence(u, "PyTuple", arg);
      case Op.BUILD_LIST:
        return items.buildSequence(u, "PyList", arg);
      case Op.BUILD_SET:
        return items.buildSet(u, pc, arg);
      case Op.BUILD_MAP:
        return items.buildMap(u, arg);
      case Op.STORE_MAP:
        return items.storeMap(u, pc);
      case Op.BUILD_SLICE:
        return items.buildSlice(u, arg);
      case Op.LIST_APPEND:
        return items.listAppend(u, arg);
      case Op.SET_ADD:
        return items.setAdd(u, pc, arg);
      case Op.MAP_ADD:
        return items.mapAdd(u, pc, arg);
      case Op.UNPACK_SEQUENCE:
        return items.unpack(u, pc, arg);
      case Op.CALL_FUNCTION:
        return this.#calls.call(pc, arg);
      case Op.CALL_METHOD:
        return this.#calls.callMethod(pc, arg);
      case Op.CALL_FUNCTION_VAR:
      case Op.CALL_FUNCTION_KW:
      case Op.CALL_FUNCTION_VAR_KW:
        return this.#callVar(pc, op, arg);
      case Op.MAKE_FUNCTION: {
        const code = u.boxed(u.pop());
        const defaults = u.take(arg).map((i) => u.boxed(i));
        u.push(u.let(`makeFunction(vm, F, ${code}, [${defaults.join(", ")}], undefined)`));
        return;
      }
      case Op.MAKE_CLOSURE: {
        const code = u.boxed(u.pop());
        const cells = u.boxed(u.pop());
        const defaults = u.take(arg).map((i) => u.boxed(i));
        u.push(u.let(`makeFunction(vm, F, ${code}, [${defaults.join(", ")}], ${cells}.items)`));
        return;
      }
      case Op.PRINT_ITEM:
        return u.effect(pc, `printItem(vm, ${u.boxed(u.pop())}, undefined)`);
      case Op.PRINT_NEWLINE:
        return u.effect(pc, "printNewline(vm, undefined)");
      case Op.PRINT_ITEM_TO: {
        const to = u.boxed(u.pop());
        return u.effect(pc, `printItem(vm, ${u.boxed(u.pop())}, ${to})`);
      }
      case Op.PRINT_NEWLINE_TO:
        return u.effect(pc, `printNewline(vm, ${u.boxed(u.pop())})`);
    }
    if (isBinary(op)) return this.#numbers.binary(pc, op);
    this.#unsupported(pc, op, arg);
  }

  /** A call with `*args` or `**kwargs`, or both. */
  #callVar(pc: number, op: number, arg: number): void {
    const u = this.#u;
    const kw = op === Op.CALL_FUNCTION_VAR ? "undefined" : u.boxed(u.pop());
    const rest = op === Op.CALL_FUNCTION_KW ? "undefined" : u.boxed(u.pop());
    const pairs = u.take(2 * (arg >> 8)).map((i) => u.boxed(i));
    const args = u.take(arg & 255).map((i) => u.boxed(i));
    const f = u.boxed(u.pop());
    const named = pairs.length === 0 ? "null" : `[${pairs.join(", ")}]`;
    this.#calls.calling(pc, `callVar(vm, th, ${f}, [${args.join(", ")}], ${named}, ${rest}, ${kw})`);
  }

  /** A tuple of `n` items that is formatted at once. */
  #formats(pc: number, n: number): boolean {
    const u = this.#u, { words, watched } = u.flow;
    const next = pc + 1;
    if (next >= u.node.end || (words[next] & 255) !== Op.BINARY_MODULO || watched.has(next)) return false;
    const format = u.stack[u.stack.length - n - 1];
    if (typeof format?.value !== "string") return false;
    const elements = u.take(n);
    u.pop();
    if (formatItems(u, next, format, elements)) return true;
    u.stack.push(format, ...elements);
    return false;
  }

  /** Leaves for tier 0 at an instruction that is not generated; what follows is reached only from elsewhere. */
  #unsupported(pc: number, op: number, arg: number): void {
    this.#u.lines.push(this.#u.out({ kind: "leave", pc, mode: 0, arg: 0, guard: -1 }, this.#u.stack));
    const row = OPCODES[op];
    if (row === undefined) throw new NotCompilable(`opcode ${op}`);
    this.#u.stack.length -= countOf(row.pops, arg);
    for (let n = countOf(row.pushes, arg); n > 0; n--) this.#u.push("undefined");
  }

  #loadConst(value: Value): void {
    if (value === null || typeof value === "boolean" || typeof value === "string") {
      const type = typeof value === "boolean" ? "bool" : "any";
      this.#u.stack.push({
        text: typeof value === "string" && value.length > 40 ? this.#u.constant(value) : JSON.stringify(value),
        type,
        value,
        constant: true,
      });
    } else if (typeof value === "number") {
      this.#u.stack.push({ text: value < 0 ? `(${value})` : String(value), type: "int", value, constant: true });
    } else if (value instanceof PyFloat && value.exact && Number.isFinite(value.value) && !Object.is(value.value, -0)) {
      this.#u.stack.push({
        text: value.value < 0 ? `(${value.value})` : String(value.value),
        type: "float",
        value,
        constant: true,
      });
    } else this.#u.stack.push({ text: this.#u.constant(value), type: "any", value, constant: true });
  }
}
