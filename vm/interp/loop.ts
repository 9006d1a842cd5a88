// SPDX-License-Identifier: MIT
/**
 * Tier 0: the bytecode interpreter.
 *
 * One function runs all Python frames of a thread. A Python call pushes a frame inside it, never a JavaScript call;
 * natives that suspend become frames of the thread (`run.ts` drives them). Handlers are stack traffic plus a call of a
 * helper; most end in `break`, which delivers their result through the common tail, or in `continue` when done.
 *
 * PERF: `Op` and `R` are declared in this file because V8 makes a jump table only of literal case labels, and Deno
 * inlines a `const enum` only inside its file: 180-380 against 22-47 million instructions per second. The function must
 * stay below V8's limit of 61,440 bytes of its bytecode for optimisation; `tools/check_loop_size.ts` guards it.
 * INVARIANT: `pc` points past the running instruction; `pc - 1` is its place.
 * Popped operand stack places are not cleared: what they still hold dies when they are overwritten or the frame ends.
 */
import { PyFloat, PyObject, PyTuple, type Value } from "../base/value.ts";
import { addInt, andInt, floorDivInt, lshiftInt, mulInt, orInt, rshiftInt, subInt, xorInt } from "../base/long_math.ts";
import { call, genericGetAttr, genericSetAttr, isThrown, isTrue, repr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet } from "../core/dict_ops.ts";
import { PyThrow, StopIterationType, systemError } from "../core/exceptions.ts";
import { FrameCall, isGen, Raising } from "../core/gen.ts";
import { next, setItem } from "../core/sequence.ts";
import { withReceiver } from "../core/receiver.ts";
import { looksUpGenerically } from "../core/slots.ts";
import { PyType } from "../core/type.ts";
import {
  dictType,
  listType,
  Looping,
  loopIter,
  objectType,
  PyCell,
  PyFunction,
  PyList,
  PyListIter,
  PyMethod,
  PyModule,
  PyOldInstance,
  PyPlainIter,
  PyProperty,
  PySlice,
  PyStaticMethod,
  PyXrangeIter,
  strType,
  tupleType,
} from "../core/types.ts";
import { PyBuiltin, PyMember, PyMethodDescr, PySlotWrapper } from "../native/descriptors.ts";
import {
  BLOCK_EXCEPT,
  BLOCK_FINALLY,
  BLOCK_LOOP,
  BLOCK_WITH,
  NativeFrame,
  PyFrame,
  PyGenerator,
  releaseFrame,
  takeFrame,
  type Thread,
} from "./frame.ts";
import {
  addTraceback,
  finishGenerator,
  handling,
  isCatchable,
  leaveFrame,
  linkTraceback,
  suspendGenerator,
  takeRaised,
} from "./frame_end.ts";
import { MIN_BUDGET, runUnbegun } from "./callback.ts";
import {
  arithmetic,
  assignAttr,
  callAny,
  callBuiltin,
  compare,
  deleteItem,
  handle1,
  handle2,
  handle3,
  holds,
  importFrom,
  invoke,
  itemOf,
  iterate,
  lookUpGlobal,
  lookUpName,
  unary,
} from "./caught.ts";
import { memberAt } from "./class_attributes.ts";
import { prepare, type Prepared, Seen } from "./prepare.ts";
import { asGenerator, bindFrame, frameForFunction, slotInit } from "./function.ts";
import * as ops from "./ops.ts";
import { printExpr, printItem, printNewline } from "./print.ts";
import type { Interpreter } from "./run.ts";
import { DEOPT, UNWIND } from "./tier.ts";

// <generated:opcodes> by tools/gen_opcodes.ts
const enum Op {
  STOP_CODE = 0,
  POP_TOP = 1,
  ROT_TWO = 2,
  ROT_THREE = 3,
  DUP_TOP = 4,
  ROT_FOUR = 5,
  NOP = 9,
  UNARY_POSITIVE = 10,
  UNARY_NEGATIVE = 11,
  UNARY_NOT = 12,
  UNARY_CONVERT = 13,
  UNARY_INVERT = 15,
  BINARY_POWER = 19,
  BINARY_MULTIPLY = 20,
  BINARY_DIVIDE = 21,
  BINARY_MODULO = 22,
  BINARY_ADD = 23,
  BINARY_SUBTRACT = 24,
  BINARY_SUBSCR = 25,
  BINARY_FLOOR_DIVIDE = 26,
  BINARY_TRUE_DIVIDE = 27,
  INPLACE_FLOOR_DIVIDE = 28,
  INPLACE_TRUE_DIVIDE = 29,
  SLICE_0 = 30,
  SLICE_1 = 31,
  SLICE_2 = 32,
  SLICE_3 = 33,
  STORE_SLICE_0 = 40,
  STORE_SLICE_1 = 41,
  STORE_SLICE_2 = 42,
  STORE_SLICE_3 = 43,
  DELETE_SLICE_0 = 50,
  DELETE_SLICE_1 = 51,
  DELETE_SLICE_2 = 52,
  DELETE_SLICE_3 = 53,
  STORE_MAP = 54,
  INPLACE_ADD = 55,
  INPLACE_SUBTRACT = 56,
  INPLACE_MULTIPLY = 57,
  INPLACE_DIVIDE = 58,
  INPLACE_MODULO = 59,
  STORE_SUBSCR = 60,
  DELETE_SUBSCR = 61,
  BINARY_LSHIFT = 62,
  BINARY_RSHIFT = 63,
  BINARY_AND = 64,
  BINARY_XOR = 65,
  BINARY_OR = 66,
  INPLACE_POWER = 67,
  GET_ITER = 68,
  PRINT_EXPR = 70,
  PRINT_ITEM = 71,
  PRINT_NEWLINE = 72,
  PRINT_ITEM_TO = 73,
  PRINT_NEWLINE_TO = 74,
  INPLACE_LSHIFT = 75,
  INPLACE_RSHIFT = 76,
  INPLACE_AND = 77,
  INPLACE_XOR = 78,
  INPLACE_OR = 79,
  BREAK_LOOP = 80,
  WITH_CLEANUP = 81,
  LOAD_LOCALS = 82,
  RETURN_VALUE = 83,
  IMPORT_STAR = 84,
  EXEC_STMT = 85,
  YIELD_VALUE = 86,
  POP_BLOCK = 87,
  END_FINALLY = 88,
  BUILD_CLASS = 89,
  STORE_NAME = 90,
  DELETE_NAME = 91,
  UNPACK_SEQUENCE = 92,
  FOR_ITER = 93,
  LIST_APPEND = 94,
  STORE_ATTR = 95,
  DELETE_ATTR = 96,
  STORE_GLOBAL = 97,
  DELETE_GLOBAL = 98,
  DUP_TOPX = 99,
  LOAD_CONST = 100,
  LOAD_NAME = 101,
  BUILD_TUPLE = 102,
  BUILD_LIST = 103,
  BUILD_SET = 104,
  BUILD_MAP = 105,
  LOAD_ATTR = 106,
  COMPARE_OP = 107,
  IMPORT_NAME = 108,
  IMPORT_FROM = 109,
  JUMP_FORWARD = 110,
  JUMP_IF_FALSE_OR_POP = 111,
  JUMP_IF_TRUE_OR_POP = 112,
  JUMP_ABSOLUTE = 113,
  POP_JUMP_IF_FALSE = 114,
  POP_JUMP_IF_TRUE = 115,
  LOAD_GLOBAL = 116,
  CONTINUE_LOOP = 119,
  SETUP_LOOP = 120,
  SETUP_EXCEPT = 121,
  SETUP_FINALLY = 122,
  LOAD_FAST = 124,
  STORE_FAST = 125,
  DELETE_FAST = 126,
  RAISE_VARARGS = 130,
  CALL_FUNCTION = 131,
  MAKE_FUNCTION = 132,
  BUILD_SLICE = 133,
  MAKE_CLOSURE = 134,
  LOAD_CLOSURE = 135,
  LOAD_DEREF = 136,
  STORE_DEREF = 137,
  CALL_FUNCTION_VAR = 140,
  CALL_FUNCTION_KW = 141,
  CALL_FUNCTION_VAR_KW = 142,
  SETUP_WITH = 143,
  EXTENDED_ARG = 145,
  SET_ADD = 146,
  MAP_ADD = 147,
  /** LOAD_ATTR whose value is called at once: pushes function and receiver, or value and `undefined`. */
  LOAD_METHOD = 148,
  /** CALL_FUNCTION of what LOAD_METHOD pushed. */
  CALL_METHOD = 149,
  /** Both at once; operands of 12 bits. */
  LOAD_FAST_LOAD_FAST = 150,
  /** Both at once; operands of 12 bits. */
  LOAD_FAST_LOAD_CONST = 151,
  /** Both at once; operands of 12 bits. */
  STORE_FAST_LOAD_FAST = 152,
  /** Stands for an instruction that may drop an object whose end the program can notice; it runs alone. */
  WATCHED = 153,
  /** After the last instruction: reached only by damaged code. */
  END_OF_CODE = 200,
}
// </generated:opcodes>

/** Copy of `Resume` (frame.ts). */
const enum R {
  PUSH,
  DROP,
  JUMP_IF_FALSE,
  JUMP_IF_TRUE,
  ITER,
  INIT,
  WITH,
  WITH_EXIT,
  UNPACK,
  NOT,
  JUMP_IF_FALSE_OR_POP,
  JUMP_IF_TRUE_OR_POP,
  RAISE,
  METHOD,
  AFTER,
}

/** Why blocks are being unwound; the numbers of CPython's `enum why_code`, which stand on the operand stack. */
const enum Why {
  EXCEPTION = 2,
  RETURN = 8,
  BREAK = 16,
  CONTINUE = 32,
}

/** Why `interpret` returned. */
export const enum Exit {
  /** The newest frame is a native, or the thread has ended: look at `thread.top`. */
  SWITCH,
  /** The slice is used up. */
  BUDGET,
  /** The newest frame stands at an instruction that has to run alone (`watch.ts`). */
  WATCHED,
  /** Compiled code was suspended: `thread.unwound` says why. */
  UNWOUND,
}

const MAX = 9007199254740991;

/**
 * Attribute cache of one instruction. The version stands for the type, because no two types ever have the same: a
 * reference would keep classes alive that nobody uses any more.
 */
class AttrCache {
  constructor(
    readonly version: number,
    /** Function of the class to bind, or `undefined` for a plain own attribute. */
    readonly func: PyFunction | undefined,
    /** Native method to bind. */
    readonly native: PyMethodDescr | undefined,
    /** Has a class attribute that is no descriptor. */
    readonly entry: { value: Value | undefined } | undefined,
    /** `__slots__` entry or property that answers before anything else. */
    readonly data: PyMember | PyProperty | undefined = undefined,
    /** Special method of a builtin type, for calls as a method (`it.next()`). */
    readonly wrapper: PySlotWrapper | undefined = undefined,
  ) {}
}

/** Cache of a global name: the entry, as long as no key was added to or removed from the globals. */
class GlobalCache {
  constructor(readonly globals: PyDict, readonly version: number, readonly entry: { value: Value | undefined }) {}
}

/**
 * Runs the newest Python frame of `thread` until the thread has to leave the interpreter.
 * On entry, `thread.thrown` or `thread.result` (marked by `deliver`) is what the frame was waiting for.
 */
export function interpret(vm: Interpreter, thread: Thread, deliver: boolean): Exit {
  let frame = thread.top as PyFrame;
  // deno-lint-ignore no-explicit-any
  let slots: any[] = frame.slots;
  let prep: Prepared = frame.prep;
  let words = prep.words;
  let sp = frame.sp;
  let pc = frame.pc;
  let budget = thread.budget;
  // deno-lint-ignore no-explicit-any
  let r: any = thread.result;
  let mode: R = deliver ? frame.resume as unknown as R : R.DROP;
  let arg = frame.resumeArg;
  let thrown: PyThrow | null = thread.thrown;
  thread.thrown = null;
  thread.result = undefined;
  const { jit } = thread;
  const tier = thread.tracer === null ? vm.tier1 : null;
  // A generator that goes on may be compiled.
  let unit = frame.generator !== null && thrown === null && tier !== null && budget > MIN_BUDGET
    ? prep.unitAtYield(vm, frame)
    : null;
  // The frame of a function that `frame` calls, with its parameters in it.
  let called: PyFrame | null = null;

  unwinding: for (;;) {
    try {
      if (thrown !== null) {
        // ---- an exception: find a handler in this frame, or leave it --------------------------------------------
        const exc: PyThrow = thrown;
        thrown = null;
        if (!ops.reraised(exc, frame)) {
          addTraceback(frame, pc, exc);
          if (vm.raised !== undefined) {
            const first = vm.raised(thread, frame, exc);
            if (first !== undefined) {
              frame.pc = pc;
              frame.sp = sp;
              thread.top = new NativeFrame(first, frame);
              thread.budget = budget;
              return Exit.SWITCH;
            }
          }
          if (thread.tracer !== null && !thread.tracing) {
            // The trace function sees it before anybody handles it; then it comes back as thrown again.
            frame.pc = pc;
            frame.sp = sp;
            thread.tracer.raised = exc;
            thread.budget = budget;
            return Exit.SWITCH;
          }
        }
        const blocks = frame.blocks;
        let handled = false;
        while (blocks.length > 0) {
          const level = blocks.pop()!;
          const handler = blocks.pop()!;
          const type = blocks.pop()!;
          if (type === BLOCK_LOOP || type === BLOCK_EXCEPT && !isCatchable(exc)) continue;
          if (vm.watchingModules) vm.unwound(slots, level, sp);
          sp = level;
          slots[sp++] = exc.traceback;
          slots[sp++] = exc.value;
          slots[sp++] = exc.type;
          if (type !== BLOCK_FINALLY) handling(thread, frame, exc);
          pc = handler;
          handled = true;
          break;
        }
        if (!handled) {
          if (vm.watchingModules) vm.unwound(slots, prep.stackBase, sp);
          frame.pc = pc;
          frame.sp = sp;
          const back = leaveFrame(vm, thread, frame);
          const ended = frame.generator !== null && isThrown(exc, StopIterationType);
          if (frame.generator !== null) finishGenerator(vm, frame);
          if (!(back instanceof PyFrame)) {
            thread.thrown = exc;
            thread.budget = budget;
            return Exit.SWITCH;
          }
          frame = back;
          slots = frame.slots;
          prep = frame.prep;
          words = prep.words;
          sp = frame.sp;
          pc = frame.pc;
          const made = frame.call;
          if (made !== null) {
            frame.call = null;
            if (made.rescue !== undefined && frame.resume as unknown as R === R.AFTER) {
              thread.top = frame;
              r = made.rescue(exc);
              if (made.after !== undefined) r = made.after(r);
              mode = made.mode;
              arg = frame.resumeArg;
              if (typeof r === "object" && isGen(r)) {
                frame.resume = mode as never;
                thread.top = new NativeFrame(r, frame);
                thread.budget = budget;
                thread.result = undefined;
                return Exit.SWITCH;
              }
              continue;
            }
          }
          if (ended && frame.resume as unknown as R === R.ITER) {
            // A generator may end by raising StopIteration.
            r = undefined;
            mode = R.ITER;
            arg = frame.resumeArg;
            continue;
          }
          thrown = exc;
          continue;
        }
        mode = R.DROP;
        const dropped = vm.watchingModules ? vm.closeUnwound(thread, frame) : undefined;
        if (dropped !== undefined) {
          frame.pc = pc;
          frame.sp = sp;
          frame.resume = R.DROP as never;
          thread.top = new NativeFrame(dropped, frame);
          thread.budget = budget;
          return Exit.SWITCH;
        }
      }

      for (;;) {
        if (unit !== null) {
          // ---- compiled code goes on with this frame -----------------------------------------------------------------
          frame.pc = pc;
          frame.sp = sp;
          thread.budget = budget;
          thread.jit++;
          r = unit(vm, thread, frame);
          thread.jit--;
          unit = null;
          if (r === UNWIND) return Exit.UNWOUND;
          budget = thread.budget;
          if (r === DEOPT) {
            sp = frame.sp;
            pc = frame.pc;
            r = undefined;
            mode = R.DROP;
            if (thread.thrown !== null) {
              thrown = thread.thrown;
              thread.thrown = null;
              continue unwinding;
            }
          } else if (prep.isGenerator && frame.generator === null) {
            const { back } = frame;
            frame.back = null;
            thread.top = back;
            if (!(back instanceof PyFrame)) {
              thread.result = r;
              return Exit.SWITCH;
            }
            frame = back;
            slots = frame.slots;
            prep = frame.prep;
            words = prep.words;
            sp = frame.sp;
            pc = frame.pc;
            mode = frame.resume as unknown as R;
            arg = frame.resumeArg;
          } else {
            // The function is over: let RETURN_VALUE do what is to be done.
            frame.blocks.length = 0;
            slots[sp++] = r;
            pc = prep.returnAt;
            r = undefined;
            mode = R.DROP;
          }
        }
        if (called !== null) {
          // ---- a call whose parameters are bound: by compiled code, or in its frame ------------------------------------
          const made: PyFrame = called;
          called = null;
          if (made.unbegun !== null && tier !== null) {
            thread.budget = budget;
            thread.jit++;
            r = runUnbegun(vm, thread, made);
            thread.jit--;
          } else r = undefined;
          if (r === undefined) {
            if (++vm.depth > vm.recursionLimit) {
              frame.call = null;
              throw ops.tooDeep(vm);
            }
            made.back = frame;
            thread.top = frame = made;
            slots = made.slots;
            prep = made.prep;
            words = prep.words;
            sp = made.sp;
            pc = made.pc;
            mode = R.DROP;
            if (made.generator !== null && tier !== null && budget > MIN_BUDGET) {
              unit = prep.unitAtYield(vm, made);
              if (unit !== null) continue;
            }
          } else {
            budget = thread.budget;
            if (r === UNWIND) {
              if (thread.raised === null) {
                thread.seam!.back = frame;
                return Exit.UNWOUND;
              }
              const exc = takeRaised(thread, frame);
              const waiting = frame.resume as unknown as R === R.AFTER ? frame.call : null;
              if (waiting?.rescue === undefined) {
                frame.call = null;
                thrown = exc;
                continue unwinding;
              }
              r = waiting.rescue(exc);
            }
            mode = frame.resume as unknown as R;
            arg = frame.resumeArg;
          }
        }
        // ---- deliver `r` as `mode` says ---------------------------------------------------------------------------
        if (mode === R.AFTER) {
          const made = frame.call!;
          frame.call = null;
          mode = made.mode;
          if (made.after !== undefined) r = made.after(r);
          if (typeof r === "object" && isGen(r)) {
            frame.resume = mode as never;
            thread.top = new NativeFrame(r, frame);
            thread.budget = budget;
            thread.result = undefined;
            return Exit.SWITCH;
          }
        }
        switch (mode) {
          case R.PUSH:
            slots[sp++] = r;
            break;
          case R.DROP:
            break;
          // The end of a loop's body: once more, now with a bool (see POP_JUMP_IF_FALSE).
          case R.JUMP_IF_FALSE:
            if (!r) {
              if (arg >= pc) pc = arg;
              else {
                slots[sp++] = false;
                pc--;
              }
            }
            break;
          case R.JUMP_IF_TRUE:
            if (r) {
              if (arg >= pc) pc = arg;
              else {
                slots[sp++] = true;
                pc--;
              }
            }
            break;
          case R.NOT:
            slots[sp++] = !r;
            break;
          case R.JUMP_IF_FALSE_OR_POP:
            if (!r) pc = arg;
            else sp--;
            break;
          case R.JUMP_IF_TRUE_OR_POP:
            if (r) pc = arg;
            else sp--;
            break;
          case R.ITER:
            if (r !== undefined) slots[sp++] = r;
            else {
              sp--;
              pc = arg;
            }
            break;
          case R.INIT:
            if (r !== null) throw ops.initReturned(slots[sp - 1], r);
            break;
          case R.WITH:
            slots[sp++] = r[0];
            frame.blocks.push(BLOCK_WITH, arg, sp);
            slots[sp++] = r[1];
            break;
          case R.WITH_EXIT:
            // True: the exception is swallowed; END_FINALLY finds None.
            if (r) {
              sp--;
              sp--;
              slots[sp - 1] = null;
            }
            break;
          case R.UNPACK:
            for (let i = r.length - 1; i >= 0; i--) slots[sp++] = r[i];
            break;
          case R.RAISE:
            // Not thrown: unwinding a JavaScript exception costs more than all the rest.
            thrown = r as PyThrow;
            frame.pc = pc;
            continue unwinding;
          case R.METHOD:
            slots[sp++] = r;
            slots[sp++] = undefined;
            break;
        }

        dispatch: for (;;) {
          if (--budget < 0) {
            frame.pc = pc;
            frame.sp = sp;
            frame.resume = R.DROP as never;
            thread.budget = 0;
            return Exit.BUDGET;
          }
          const word = words[pc++];
          const op = word & 255;
          arg = word >>> 8;
          switch (op) {
            case Op.NOP:
              continue;
            case Op.WATCHED:
              frame.pc = pc - 1;
              frame.sp = sp;
              frame.resume = R.DROP as never;
              thread.budget = budget + 1;
              return Exit.WATCHED;
            case Op.POP_TOP:
              sp--;
              continue;
            case Op.ROT_TWO: {
              const a = slots[sp - 1];
              slots[sp - 1] = slots[sp - 2];
              slots[sp - 2] = a;
              continue;
            }
            case Op.ROT_THREE: {
              const a = slots[sp - 1];
              slots[sp - 1] = slots[sp - 2];
              slots[sp - 2] = slots[sp - 3];
              slots[sp - 3] = a;
              continue;
            }
            case Op.ROT_FOUR: {
              const a = slots[sp - 1];
              slots[sp - 1] = slots[sp - 2];
              slots[sp - 2] = slots[sp - 3];
              slots[sp - 3] = slots[sp - 4];
              slots[sp - 4] = a;
              continue;
            }
            case Op.DUP_TOP:
              slots[sp] = slots[sp - 1];
              sp++;
              continue;
            case Op.DUP_TOPX:
              for (let i = 0; i < arg; i++) slots[sp + i] = slots[sp - arg + i];
              sp += arg;
              continue;
            case Op.LOAD_CONST:
              slots[sp++] = prep.consts[arg];
              continue;
            case Op.LOAD_FAST: {
              const v = slots[arg];
              if (v === undefined) throw ops.unbound(prep.code.varnames[arg]);
              slots[sp++] = v;
              continue;
            }
            case Op.LOAD_FAST_LOAD_FAST: {
              const a = slots[arg & 0xfff];
              if (a === undefined) throw ops.unbound(prep.code.varnames[arg & 0xfff]);
              pc++;
              const b = slots[arg >>> 12];
              if (b === undefined) throw ops.unbound(prep.code.varnames[arg >>> 12]);
              slots[sp] = a;
              slots[sp + 1] = b;
              sp += 2;
              continue;
            }
            case Op.LOAD_FAST_LOAD_CONST: {
              const a = slots[arg & 0xfff];
              if (a === undefined) throw ops.unbound(prep.code.varnames[arg & 0xfff]);
              pc++;
              slots[sp] = a;
              slots[sp + 1] = prep.consts[arg >>> 12];
              sp += 2;
              continue;
            }
            case Op.STORE_FAST_LOAD_FAST: {
              slots[arg & 0xfff] = slots[sp - 1];
              pc++;
              const v = slots[arg >>> 12];
              if (v === undefined) {
                sp--;
                throw ops.unbound(prep.code.varnames[arg >>> 12]);
              }
              slots[sp - 1] = v;
              continue;
            }
            case Op.STORE_FAST:
              slots[arg] = slots[--sp];
              continue;
            case Op.DELETE_FAST:
              if (slots[arg] === undefined) throw ops.unbound(prep.code.varnames[arg]);
              slots[arg] = undefined;
              continue;

            // ---- unary ------------------------------------------------------------------------------------------------
            case Op.UNARY_POSITIVE:
              r = unary(vm, op, slots[--sp]);
              break;
            case Op.UNARY_NEGATIVE:
              r = unary(vm, op, slots[--sp]);
              break;
            case Op.UNARY_INVERT: {
              const v = slots[--sp];
              r = typeof v === "number" ? -1 - v : unary(vm, op, v);
              break;
            }
            case Op.UNARY_NOT: {
              const v = slots[sp - 1];
              if (typeof v === "boolean") {
                slots[sp - 1] = !v;
                continue;
              }
              sp--;
              r = isTrue(vm, v);
              mode = R.NOT;
              break dispatch;
            }
            case Op.UNARY_CONVERT:
              r = repr(vm, slots[--sp]);
              break;

            // ---- binary -----------------------------------------------------------------------------------------------
            case Op.BINARY_ADD:
            case Op.INPLACE_ADD: {
              const b = slots[--sp];
              const a = slots[sp - 1];
              if (typeof a === "number" && typeof b === "number") {
                const v = a + b;
                if (v >= -MAX && v <= MAX) slots[sp - 1] = v;
                else {
                  slots[sp - 1] = addInt(a, b);
                  prep.feedback[pc - 1] = Seen.OTHER;
                }
                continue;
              } else if (a instanceof PyFloat) {
                if (b instanceof PyFloat && a.exact && b.exact) {
                  slots[sp - 1] = new PyFloat(a.value + b.value);
                  prep.feedback[pc - 1] = Seen.FLOAT;
                  continue;
                }
                if (typeof b === "number" && a.exact) {
                  slots[sp - 1] = new PyFloat(a.value + b);
                  prep.feedback[pc - 1] = Seen.MIXED;
                  continue;
                }
              } else if (b instanceof PyFloat && typeof a === "number" && b.exact) {
                slots[sp - 1] = new PyFloat(a + b.value);
                prep.feedback[pc - 1] = Seen.MIXED;
                continue;
              }
              prep.feedback[pc - 1] = typeof a === "string" ? Seen.TEXT : Seen.OTHER;
              sp--;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_SUBTRACT:
            case Op.INPLACE_SUBTRACT: {
              const b = slots[--sp];
              const a = slots[sp - 1];
              if (typeof a === "number" && typeof b === "number") {
                const v = a - b;
                if (v >= -MAX && v <= MAX) slots[sp - 1] = v;
                else {
                  slots[sp - 1] = subInt(a, b);
                  prep.feedback[pc - 1] = Seen.OTHER;
                }
                continue;
              } else if (a instanceof PyFloat) {
                if (b instanceof PyFloat && a.exact && b.exact) {
                  slots[sp - 1] = new PyFloat(a.value - b.value);
                  prep.feedback[pc - 1] = Seen.FLOAT;
                  continue;
                }
                if (typeof b === "number" && a.exact) {
                  slots[sp - 1] = new PyFloat(a.value - b);
                  prep.feedback[pc - 1] = Seen.MIXED;
                  continue;
                }
              } else if (b instanceof PyFloat && typeof a === "number" && b.exact) {
                slots[sp - 1] = new PyFloat(a - b.value);
                prep.feedback[pc - 1] = Seen.MIXED;
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              sp--;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_MULTIPLY:
            case Op.INPLACE_MULTIPLY: {
              const b = slots[--sp];
              const a = slots[sp - 1];
              if (typeof a === "number" && typeof b === "number") {
                const v = a * b;
                if (v >= -MAX && v <= MAX) slots[sp - 1] = v === 0 ? 0 : v;
                else {
                  slots[sp - 1] = mulInt(a, b);
                  prep.feedback[pc - 1] = Seen.OTHER;
                }
                continue;
              } else if (a instanceof PyFloat) {
                if (b instanceof PyFloat && a.exact && b.exact) {
                  slots[sp - 1] = new PyFloat(a.value * b.value);
                  prep.feedback[pc - 1] = Seen.FLOAT;
                  continue;
                }
                if (typeof b === "number" && a.exact) {
                  slots[sp - 1] = new PyFloat(a.value * b);
                  prep.feedback[pc - 1] = Seen.MIXED;
                  continue;
                }
              } else if (b instanceof PyFloat && typeof a === "number" && b.exact) {
                slots[sp - 1] = new PyFloat(a * b.value);
                prep.feedback[pc - 1] = Seen.MIXED;
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              sp--;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_MODULO:
            case Op.INPLACE_MODULO: {
              const b = slots[--sp];
              const a = slots[--sp];
              if (typeof a === "number" && typeof b === "number" && b > 0) {
                const v = a % b;
                slots[sp++] = v < 0 ? v + b : v === 0 ? 0 : v;
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_DIVIDE:
            case Op.BINARY_FLOOR_DIVIDE:
            case Op.INPLACE_DIVIDE:
            case Op.INPLACE_FLOOR_DIVIDE: {
              const b = slots[--sp];
              const a = slots[--sp];
              if (typeof a === "number" && typeof b === "number" && b !== 0) {
                slots[sp++] = b > 0 && a >= 0 && a <= 0x7fffffff ? Math.floor(a / b) : floorDivInt(a, b);
                continue;
              }
              prep.feedback[pc - 1] = seenFloats(a, b, Seen.OTHER);
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_TRUE_DIVIDE:
              sp -= 2;
              prep.feedback[pc - 1] = seenFloats(slots[sp], slots[sp + 1], prep.feedback[pc - 1]);
              r = arithmetic(vm, op, slots[sp], slots[sp + 1]);
              break;
            case Op.BINARY_POWER:
              sp -= 2;
              r = arithmetic(vm, op, slots[sp], slots[sp + 1]);
              break;
            case Op.BINARY_LSHIFT:
            case Op.INPLACE_LSHIFT: {
              sp -= 2;
              const a = slots[sp];
              const b = slots[sp + 1];
              if (typeof a === "number" && typeof b === "number") {
                slots[sp++] = b >= 0 && b < 22 && a <= 0x7fffffff && a >= -0x80000000 ? a * (1 << b) : lshiftInt(a, b);
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_RSHIFT:
            case Op.INPLACE_RSHIFT: {
              sp -= 2;
              const a = slots[sp];
              const b = slots[sp + 1];
              if (typeof a === "number" && typeof b === "number") {
                slots[sp++] = b >= 0 && b < 32 && (a | 0) === a ? a >> b : rshiftInt(a, b);
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_AND:
            case Op.INPLACE_AND: {
              sp -= 2;
              const a = slots[sp];
              const b = slots[sp + 1];
              if (typeof a === "number" && typeof b === "number") {
                slots[sp++] = (a | 0) === a && (b | 0) === b ? a & b : andInt(a, b);
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_XOR:
            case Op.INPLACE_XOR: {
              sp -= 2;
              const a = slots[sp];
              const b = slots[sp + 1];
              if (typeof a === "number" && typeof b === "number") {
                slots[sp++] = (a | 0) === a && (b | 0) === b ? a ^ b : xorInt(a, b);
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.BINARY_OR:
            case Op.INPLACE_OR: {
              sp -= 2;
              const a = slots[sp];
              const b = slots[sp + 1];
              if (typeof a === "number" && typeof b === "number") {
                slots[sp++] = (a | 0) === a && (b | 0) === b ? a | b : orInt(a, b);
                continue;
              }
              prep.feedback[pc - 1] = Seen.OTHER;
              r = arithmetic(vm, op, a, b);
              break;
            }
            case Op.INPLACE_POWER:
            case Op.INPLACE_TRUE_DIVIDE:
              sp -= 2;
              r = arithmetic(vm, op, slots[sp], slots[sp + 1]);
              break;

            // ---- comparison -------------------------------------------------------------------------------------------
            case Op.COMPARE_OP: {
              const b = slots[--sp];
              const a = slots[sp - 1];
              if (arg < 6) {
                let x: number;
                let y: number;
                if (typeof a === "number") {
                  if (typeof b === "number") y = b;
                  else if (b instanceof PyFloat && b.exact) {
                    y = b.value;
                    prep.feedback[pc - 1] = Seen.MIXED;
                  } else {
                    sp--;
                    prep.feedback[pc - 1] = Seen.OTHER;
                    r = compare(vm, a, b, arg);
                    break;
                  }
                  x = a;
                } else if (a instanceof PyFloat && a.exact) {
                  prep.feedback[pc - 1] = Seen.FLOAT;
                  if (b instanceof PyFloat && b.exact) y = b.value;
                  else if (typeof b === "number") {
                    y = b;
                    prep.feedback[pc - 1] = Seen.MIXED;
                  } else {
                    sp--;
                    prep.feedback[pc - 1] = Seen.OTHER;
                    r = compare(vm, a, b, arg);
                    break;
                  }
                  x = a.value;
                } else {
                  sp--;
                  prep.feedback[pc - 1] = Seen.OTHER;
                  r = compare(vm, a, b, arg);
                  break;
                }
                const v = arg === 0
                  ? x < y
                  : arg === 2
                  ? x === y
                  : arg === 4
                  ? x > y
                  : arg === 1
                  ? x <= y
                  : arg === 3
                  ? x !== y
                  : x >= y;
                const ahead = words[pc];
                if ((ahead & 255) === Op.POP_JUMP_IF_FALSE && (v || ahead >>> 8 > pc)) {
                  sp--;
                  pc = v ? pc + 1 : ahead >>> 8;
                } else slots[sp - 1] = v;
                continue;
              }
              if (arg === 8) {
                slots[sp - 1] = ops.is(a, b);
                continue;
              }
              if (arg === 9) {
                slots[sp - 1] = !ops.is(a, b);
                continue;
              }
              sp--;
              if (arg === 10) {
                r = ops.exceptionMatches(vm, a, b);
                break;
              }
              r = holds(vm, b, a);
              if (arg === 7) {
                mode = R.NOT;
                break dispatch;
              }
              break;
            }

            // ---- jumps ------------------------------------------------------------------------------------------------
            case Op.JUMP_FORWARD:
              pc = arg;
              continue;
            case Op.POP_JUMP_IF_TRUE: {
              const v = slots[--sp];
              if (v === false) continue;
              if (v === true) {
                if (arg >= pc) {
                  pc = arg;
                  continue;
                }
                slots[sp++] = false;
              } else {
                r = isTrue(vm, v);
                mode = R.JUMP_IF_TRUE;
                break dispatch;
              }
            }
            // falls through: back to the head of a loop, as below.
            case Op.POP_JUMP_IF_FALSE: {
              const v = slots[--sp];
              if (v === true) continue;
              if (v !== false) {
                r = isTrue(vm, v);
                mode = R.JUMP_IF_FALSE;
                break dispatch;
              }
              if (arg >= pc) {
                pc = arg;
                continue;
              }
            }
            // falls through: CPython's peephole optimiser lets the last `if` of a loop's body jump to the loop's head.
            case Op.JUMP_ABSOLUTE: {
              if (arg < pc && tier !== null && budget > MIN_BUDGET) {
                frame.sp = sp;
                unit = prep.unitAt(vm, frame, arg);
                if (unit !== null) {
                  pc = arg;
                  r = undefined;
                  mode = R.DROP;
                  break dispatch;
                }
              }
              pc = arg;
              continue;
            }
            case Op.JUMP_IF_FALSE_OR_POP:
              r = isTrue(vm, slots[sp - 1]);
              mode = R.JUMP_IF_FALSE_OR_POP;
              break dispatch;
            case Op.JUMP_IF_TRUE_OR_POP:
              r = isTrue(vm, slots[sp - 1]);
              mode = R.JUMP_IF_TRUE_OR_POP;
              break dispatch;

            // ---- iteration --------------------------------------------------------------------------------------------
            case Op.GET_ITER: {
              const v = slots[sp - 1];
              const own = loopIter(v);
              if (own !== undefined) {
                slots[sp - 1] = own;
                continue;
              }
              sp--;
              r = iterate(vm, v);
              break;
            }
            case Op.FOR_ITER: {
              const it = slots[sp - 1];
              if (it instanceof PyListIter) {
                prep.feedback[pc - 1] = it.looping;
                const list = it.list;
                if (list !== undefined) {
                  if (it.index < list.items.length) {
                    slots[sp++] = list.items[it.index++];
                    continue;
                  }
                  it.list = undefined;
                }
                sp--;
                pc = arg;
                continue;
              }
              if (it instanceof PyXrangeIter) {
                prep.feedback[pc - 1] = it.looping;
                if (it.left > 0) {
                  it.left--;
                  slots[sp++] = it.next;
                  it.next += it.step;
                } else {
                  sp--;
                  pc = arg;
                }
                continue;
              }
              if (it instanceof PyPlainIter && it.looping !== Looping.SLOT) {
                prep.feedback[pc - 1] = it.looping;
                const v = it.advance();
                if (v !== undefined) slots[sp++] = v;
                else {
                  sp--;
                  pc = arg;
                }
                continue;
              }
              prep.feedback[pc - 1] = Looping.SLOT_SEEN;
              mode = R.ITER;
              if (it instanceof PyGenerator && it.frame !== null && !it.running) {
                const callee = it.frame;
                if (++vm.depth > vm.recursionLimit) throw ops.tooDeep(vm);
                frame.pc = pc;
                frame.sp = sp;
                frame.resume = R.ITER as never;
                frame.resumeArg = arg;
                it.running = true;
                callee.generator = it;
                callee.back = frame;
                thread.top = frame = callee;
                slots = frame.slots;
                prep = frame.prep;
                words = prep.words;
                sp = frame.sp;
                pc = frame.pc;
                // The value of the yield expression it stopped at; a fresh generator has none.
                if (pc !== 0) slots[sp++] = null;
                if (tier !== null && budget > MIN_BUDGET) {
                  frame.sp = sp;
                  unit = prep.unitAtYield(vm, frame);
                }
                mode = R.DROP;
                break dispatch;
              }
              r = next(vm, it);
              break dispatch;
            }

            // ---- names ------------------------------------------------------------------------------------------------
            case Op.LOAD_GLOBAL: {
              const cache = prep.caches[pc - 1] as GlobalCache | undefined;
              const globals = frame.globals;
              if (cache !== undefined && cache.globals === globals && cache.version === globals.keysVersion) {
                const v = cache.entry.value;
                if (v !== undefined) {
                  slots[sp++] = v;
                  continue;
                }
              }
              const entry = lookUpGlobal(vm, frame, prep.names[arg]);
              if (isGen(entry)) {
                r = entry;
                break;
              }
              prep.caches[pc - 1] = new GlobalCache(globals, globals.keysVersion, entry);
              slots[sp++] = entry.value;
              continue;
            }
            case Op.STORE_GLOBAL: {
              const v = slots[--sp];
              frame.globals.setStr(prep.names[arg], v);
              continue;
            }
            case Op.DELETE_GLOBAL:
              if (frame.globals.deleteStr(prep.names[arg])) continue;
              r = ops.globalUndefined(prep.names[arg]);
              mode = R.RAISE;
              break dispatch;
            case Op.LOAD_NAME:
              r = lookUpName(vm, frame, prep.names[arg]);
              break;
            case Op.STORE_NAME: {
              const v = slots[--sp];
              const names = frame.names;
              if (names instanceof PyDict && names.type === dictType) {
                names.setStr(prep.names[arg], v);
                continue;
              }
              r = ops.storeName(vm, frame, prep.names[arg], v);
              mode = R.DROP;
              break dispatch;
            }
            case Op.DELETE_NAME:
              r = ops.deleteName(vm, frame, prep.names[arg]);
              mode = R.DROP;
              break dispatch;
            case Op.LOAD_CLOSURE:
              slots[sp++] = slots[prep.nlocals + arg];
              continue;
            case Op.LOAD_DEREF: {
              const v = (slots[prep.nlocals + arg] as PyCell).value;
              if (v === undefined) throw ops.unboundFree(prep.code, arg);
              slots[sp++] = v;
              continue;
            }
            case Op.STORE_DEREF:
              (slots[prep.nlocals + arg] as PyCell).value = slots[--sp];
              continue;

            // ---- attributes -------------------------------------------------------------------------------------------
            case Op.LOAD_ATTR: {
              const o = slots[--sp];
              if (typeof o === "object" && o !== null) {
                const type: PyType = (o as PyObject).type;
                let cache = prep.caches[pc - 1] as AttrCache | undefined;
                if (cache === undefined || cache.version !== type.version) {
                  cache = attrCache(type, prep.names[arg]);
                  if (cache !== undefined) {
                    if (prep.caches[pc - 1] !== undefined) prep.feedback[pc - 1] = Seen.SEVERAL;
                    prep.caches[pc - 1] = cache;
                  }
                }
                if (cache !== undefined && cache.data !== undefined) {
                  const data = cache.data;
                  if (data instanceof PyMember) {
                    const v = (o as unknown as Record<string, unknown>)[data.key];
                    if (v !== undefined) {
                      slots[sp++] = v;
                      continue;
                    }
                  } else if (data.fget !== null) {
                    r = call(vm, data.fget, [o]);
                    break;
                  }
                } else if (cache !== undefined) {
                  const v = (o as PyObject)[prep.attrKeys[arg]];
                  if (v !== undefined && type.hasDict) {
                    slots[sp++] = v;
                    continue;
                  }
                  if ((o as PyObject).dict === undefined) {
                    if (cache.func !== undefined) {
                      slots[sp++] = new PyMethod(cache.func, o, type);
                      continue;
                    }
                    if (cache.native !== undefined) {
                      slots[sp++] = new PyBuiltin(cache.native.impl, o, null);
                      continue;
                    }
                    if (cache.entry !== undefined) {
                      slots[sp++] = cache.entry.value;
                      continue;
                    }
                  }
                } else if (o instanceof PyModule && o.dict !== undefined && !type.heap) {
                  const v = o.dict.getStr(prep.names[arg]);
                  if (v !== undefined) {
                    slots[sp++] = v;
                    continue;
                  }
                } else {
                  const found = memberAt(prep, pc - 1, o as PyObject, prep.names[arg], false);
                  if (found !== undefined) {
                    slots[sp++] = found.entry.value;
                    continue;
                  }
                }
              }
              r = ops.loadAttribute(vm, o, prep.names[arg], false);
              break;
            }
            case Op.LOAD_METHOD: {
              const o = slots[--sp];
              mode = R.METHOD;
              if (typeof o === "object" && o !== null) {
                const type: PyType = (o as PyObject).type;
                let cache = prep.caches[pc - 1] as AttrCache | undefined;
                if (cache === undefined || cache.version !== type.version) {
                  cache = attrCache(type, prep.names[arg]);
                  if (cache !== undefined) {
                    if (prep.caches[pc - 1] !== undefined) prep.feedback[pc - 1] = Seen.SEVERAL;
                    prep.caches[pc - 1] = cache;
                  }
                }
                if (cache !== undefined && cache.data === undefined) {
                  if (type.hasDict) {
                    const v = (o as PyObject)[prep.attrKeys[arg]];
                    if (v !== undefined) {
                      slots[sp++] = v;
                      slots[sp++] = undefined;
                      continue;
                    }
                  }
                  if ((o as PyObject).dict === undefined) {
                    const f = cache.func ?? cache.native ?? cache.wrapper;
                    if (f !== undefined) {
                      slots[sp++] = f;
                      slots[sp++] = o;
                      continue;
                    }
                    if (cache.entry !== undefined) {
                      slots[sp++] = cache.entry.value;
                      slots[sp++] = undefined;
                      continue;
                    }
                  }
                } else if (o instanceof PyModule && o.dict !== undefined && !type.heap) {
                  const v = o.dict.getStr(prep.names[arg]);
                  if (v !== undefined) {
                    slots[sp++] = v;
                    slots[sp++] = undefined;
                    continue;
                  }
                } else if (o instanceof PyOldInstance && o.dict === undefined) {
                  const f = ops.oldMethod(o, prep.names[arg], prep.attrKeys[arg]);
                  if (f !== undefined) {
                    prep.caches[pc - 1] ??= f;
                    slots[sp++] = f;
                    slots[sp++] = o;
                    continue;
                  }
                } else {
                  const found = memberAt(prep, pc - 1, o as PyObject, prep.names[arg], true);
                  if (found !== undefined) {
                    slots[sp++] = found.entry.value;
                    slots[sp++] = found.bound ? o : undefined;
                    continue;
                  }
                }
              } else if (typeof o === "string") {
                let native = prep.caches[pc - 1];
                if (!(native instanceof PyMethodDescr)) {
                  native = strType.lookup(prep.names[arg]);
                  prep.caches[pc - 1] = native;
                }
                if (native instanceof PyMethodDescr) {
                  slots[sp++] = native;
                  slots[sp++] = o;
                  continue;
                }
              }
              r = ops.loadAttribute(vm, o, prep.names[arg], true);
              break dispatch;
            }
            case Op.STORE_ATTR: {
              const o = slots[--sp];
              const v = slots[--sp];
              mode = R.DROP;
              if (typeof o === "object" && o !== null) {
                const type: PyType = (o as PyObject).type;
                let cache = prep.caches[pc - 1] as AttrCache | undefined;
                if (cache === undefined || cache.version !== type.version) {
                  cache = storeCache(type, prep.names[arg]);
                  if (cache !== undefined) {
                    if (prep.caches[pc - 1] !== undefined) prep.feedback[pc - 1] = Seen.SEVERAL;
                    prep.caches[pc - 1] = cache;
                  }
                }
                if (cache !== undefined) {
                  const data = cache.data;
                  if (data !== undefined) {
                    if (data instanceof PyMember) {
                      (o as unknown as Record<string, unknown>)[data.key] = v;
                      continue;
                    }
                    if (data.fset !== null) {
                      r = call(vm, data.fset, [o, v]);
                      break dispatch;
                    }
                  } else if ((o as PyObject).dict === undefined) {
                    (o as PyObject)[prep.attrKeys[arg]] = v;
                    continue;
                  }
                }
              }
              r = assignAttr(vm, o, prep.names[arg], v);
              break dispatch;
            }
            case Op.DELETE_ATTR:
              r = assignAttr(vm, slots[--sp], prep.names[arg], undefined);
              mode = R.DROP;
              break dispatch;

            // ---- subscription -----------------------------------------------------------------------------------------
            case Op.BINARY_SUBSCR: {
              const k = slots[--sp];
              const o = slots[sp - 1];
              if (o instanceof PyList) {
                if (typeof k === "number" && o.type === listType) {
                  const items = o.items;
                  const v = items[k < 0 ? k + items.length : k];
                  if (v !== undefined) {
                    slots[sp - 1] = v;
                    continue;
                  }
                }
              } else if (o instanceof PyDict) {
                if (o.type === dictType && (typeof k === "string" || typeof k === "number")) {
                  const v = o.map.value(k);
                  if (v !== undefined) {
                    slots[sp - 1] = v;
                    prep.feedback[pc - 1] = Seen.DICT;
                    continue;
                  }
                }
              } else if (o instanceof PyTuple && typeof k === "number" && o.type === tupleType) {
                const items = o.items;
                const v = items[k < 0 ? k + items.length : k];
                if (v !== undefined) {
                  slots[sp - 1] = v;
                  prep.feedback[pc - 1] = Seen.TUPLE;
                  continue;
                }
              }
              if (typeof o === "string") prep.feedback[pc - 1] = Seen.TEXT;
              sp--;
              r = itemOf(vm, o, k);
              break;
            }
            case Op.STORE_SUBSCR: {
              const k = slots[--sp];
              const o = slots[--sp];
              const v = slots[--sp];
              mode = R.DROP;
              if (o instanceof PyList) {
                if (typeof k === "number" && o.type === listType) {
                  const items = o.items;
                  const i = k < 0 ? k + items.length : k;
                  if (i >= 0 && i < items.length) {
                    items[i] = v;
                    continue;
                  }
                }
              } else if (
                o instanceof PyDict && o.type === dictType && (typeof k === "string" || typeof k === "number")
              ) {
                if (o.map.replace(k, v)) {
                  prep.feedback[pc - 1] = Seen.DICT;
                  continue;
                }
              }
              r = setItem(vm, o, k, v);
              break dispatch;
            }
            case Op.DELETE_SUBSCR:
              sp -= 2;
              r = deleteItem(vm, slots[sp], slots[sp + 1]);
              mode = R.DROP;
              break dispatch;
            case Op.SLICE_0:
            case Op.SLICE_1:
            case Op.SLICE_2:
            case Op.SLICE_3: {
              const high = op === Op.SLICE_2 || op === Op.SLICE_3 ? slots[--sp] : undefined;
              const low = op === Op.SLICE_1 || op === Op.SLICE_3 ? slots[--sp] : undefined;
              r = ops.slice(vm, slots[--sp], low, high);
              break;
            }
            case Op.STORE_SLICE_0:
            case Op.STORE_SLICE_1:
            case Op.STORE_SLICE_2:
            case Op.STORE_SLICE_3: {
              const high = op === Op.STORE_SLICE_2 || op === Op.STORE_SLICE_3 ? slots[--sp] : undefined;
              const low = op === Op.STORE_SLICE_1 || op === Op.STORE_SLICE_3 ? slots[--sp] : undefined;
              sp -= 2;
              r = ops.assignSlice(vm, slots[sp + 1], low, high, slots[sp]);
              mode = R.DROP;
              break dispatch;
            }
            case Op.DELETE_SLICE_0:
            case Op.DELETE_SLICE_1:
            case Op.DELETE_SLICE_2:
            case Op.DELETE_SLICE_3: {
              const high = op === Op.DELETE_SLICE_2 || op === Op.DELETE_SLICE_3 ? slots[--sp] : undefined;
              const low = op === Op.DELETE_SLICE_1 || op === Op.DELETE_SLICE_3 ? slots[--sp] : undefined;
              r = ops.assignSlice(vm, slots[--sp], low, high, undefined);
              mode = R.DROP;
              break dispatch;
            }

            // ---- building ---------------------------------------------------------------------------------------------
            case Op.BUILD_TUPLE: {
              sp -= arg;
              const items = ops.take(slots, sp, arg);
              slots[sp++] = new PyTuple(items);
              continue;
            }
            case Op.BUILD_LIST: {
              sp -= arg;
              const items = ops.take(slots, sp, arg);
              slots[sp++] = new PyList(items);
              continue;
            }
            case Op.BUILD_SET:
              sp -= arg;
              r = ops.buildSet(vm, ops.take(slots, sp, arg));
              break;
            case Op.BUILD_MAP:
              slots[sp++] = new PyDict(arg);
              continue;
            case Op.STORE_MAP:
              sp -= 2;
              r = dictSet(vm, slots[sp - 1], slots[sp + 1], slots[sp]);
              mode = R.DROP;
              break dispatch;
            case Op.BUILD_SLICE: {
              const step = arg === 3 ? slots[--sp] : null;
              sp -= 2;
              slots[sp] = new PySlice(slots[sp], slots[sp + 1], step);
              sp++;
              continue;
            }
            case Op.LIST_APPEND: {
              const v = slots[--sp];
              (slots[sp - arg] as PyList).items.push(v);
              continue;
            }
            case Op.SET_ADD: {
              const v = slots[--sp];
              r = ops.setAdd(vm, slots[sp - arg], v);
              mode = R.DROP;
              break dispatch;
            }
            case Op.MAP_ADD:
              sp -= 2;
              r = dictSet(vm, slots[sp - arg], slots[sp + 1], slots[sp]);
              mode = R.DROP;
              break dispatch;
            case Op.UNPACK_SEQUENCE: {
              const v = slots[--sp];
              if (
                v instanceof PyTuple && v.items.length === arg && v.type === tupleType ||
                v instanceof PyList && v.items.length === arg && v.type === listType
              ) {
                const items = (v as PyTuple).items;
                for (let i = arg - 1; i >= 0; i--) slots[sp++] = items[i];
                continue;
              }
              r = ops.unpack(vm, v, arg);
              mode = R.UNPACK;
              break dispatch;
            }

            // ---- calls ------------------------------------------------------------------------------------------------
            case Op.CALL_METHOD:
            case Op.CALL_FUNCTION: {
              frame.pc = pc;
              let n = arg & 0xff;
              if (op === Op.CALL_METHOD) {
                const below = sp - n - 2 * (arg >> 8) - 1;
                if (slots[below] !== undefined) {
                  // The receiver lies where the first argument belongs.
                  n++;
                  const f = slots[below - 1];
                  if (f instanceof PyMethodDescr && arg < 256) {
                    const impl = f.impl;
                    if (impl.direct === n && n <= 3) {
                      if (n === 2) r = handle2(vm, impl, slots[sp - 2], slots[sp - 1]);
                      else if (n === 1) r = handle1(vm, impl, slots[sp - 1]);
                      else r = handle3(vm, impl, slots[sp - 3], slots[sp - 2], slots[sp - 1]);
                    } else r = invoke(vm, impl, slots.slice(sp - n, sp));
                    sp -= n + 1;
                    break;
                  }
                } else {
                  for (let i = below; i < sp - 1; i++) slots[i] = slots[i + 1];
                  sp--;
                }
              }
              const f = arg < 256 ? slots[sp - n - 1] : undefined;
              let func: PyFunction;
              let first: number; // Position of the first argument in `slots`.
              if (f instanceof PyMethod && f.self !== undefined && f.func instanceof PyFunction) {
                // The receiver takes the place of the bound method.
                slots[first = sp - n - 1] = f.self;
                func = f.func;
              } else if (f instanceof PyFunction) {
                func = f;
                first = sp - n;
              } else if (f instanceof PyBuiltin) {
                const impl = f.impl;
                const self = f.self;
                if (self !== undefined && impl.hasSelf) {
                  if (impl.direct === n + 1 && n < 3) {
                    if (n === 1) r = handle2(vm, impl, self, slots[sp - 1]);
                    else if (n === 0) r = handle1(vm, impl, self);
                    else r = handle3(vm, impl, self, slots[sp - 2], slots[sp - 1]);
                  } else {
                    r = invoke(vm, impl, withReceiver(self, slots.slice(sp - n, sp) as Value[]));
                  }
                } else if (impl.direct === n && n === 1) r = handle1(vm, impl, slots[sp - 1]);
                else r = callBuiltin(vm, f, slots.slice(sp - n, sp));
                sp -= n + 1;
                break;
              } else {
                // Everything else: types, unbound methods, keyword arguments.
                const pairs = arg >> 8;
                const at = sp - n - 2 * pairs - 1;
                const callee: Value = slots[at];
                if (
                  pairs === 0 && callee instanceof PyType && callee.heap && callee.tp_new === objectType.tp_new &&
                  callee.tp_init === slotInit && callee.tp_del === undefined
                ) {
                  const init = callee.type.heap ? undefined : callee.lookup("__init__");
                  if (init instanceof PyFunction && !callee.attrs.map.has("__abstractmethods__")) {
                    const p = prepare(vm, init.code, init.globals);
                    if (p.simple && p.argcount === n + 1) {
                      const made = new callee.jsClass();
                      if (tier !== null && budget > MIN_BUDGET && (p.compiled || p.hot(vm, init) !== null)) {
                        const all = slots.slice(at + 1, at + 1 + n) as Value[];
                        sp = at;
                        slots[sp++] = made;
                        frame.sp = sp;
                        frame.resume = R.INIT as never;
                        thread.budget = budget;
                        thread.jit++;
                        if (n === 1) r = p.run(vm, thread, init, made, all[0]);
                        else if (n === 2) r = p.run(vm, thread, init, made, all[0], all[1]);
                        else r = p.run(vm, thread, init, made, ...all);
                        thread.jit--;
                        budget = thread.budget;
                        if (r === UNWIND) {
                          if (thread.raised !== null) {
                            thrown = takeRaised(thread, frame);
                            continue unwinding;
                          }
                          thread.seam!.back = frame;
                          return Exit.UNWOUND;
                        }
                        if (r !== null) throw ops.initReturned(made, r);
                        continue;
                      }
                      const callFrame = takeFrame(init.code, p, init.globals, ops.builtinsFor(vm, frame, init.globals));
                      const into = callFrame.slots;
                      into[0] = made;
                      for (let i = 0; i < n; i++) into[i + 1] = slots[at + 1 + i];
                      sp = at;
                      slots[sp++] = made;
                      frame.sp = sp;
                      frame.resume = R.INIT as never;
                      if (++vm.depth > vm.recursionLimit) throw ops.tooDeep(vm);
                      callFrame.back = frame;
                      thread.top = frame = callFrame;
                      slots = into;
                      prep = p;
                      words = p.words;
                      sp = p.stackBase;
                      pc = 0;
                      continue;
                    }
                  }
                }
                const args = slots.slice(at + 1, at + 1 + n) as Value[];
                const kw = pairs === 0 ? null : ops.keywords(callee, slots, at + 1 + n, pairs);
                sp = at;
                const made = frameForFunction(vm, callee, args, kw);
                if (callee instanceof PyFunction) prep.caches[pc - 1] ??= callee.code;
                if (made === null) {
                  r = callAny(vm, callee, args, kw);
                  break;
                }
                frame.sp = sp;
                frame.resume = R.PUSH as never;
                called = made;
                r = undefined;
                break dispatch;
              }
              // A Python function with positional arguments only.
              const p = prepare(vm, func.code, func.globals);
              const count = sp - first;
              if (
                p.plain && count === p.argcount && tier !== null && budget > MIN_BUDGET &&
                (p.compiled || p.hot(vm, func) !== null)
              ) {
                frame.resume = R.PUSH as never;
                const bottom = sp - n - 1;
                frame.sp = bottom;
                thread.budget = budget;
                thread.jit++;
                if (count === 1) r = p.run(vm, thread, func, slots[first]);
                else if (count === 2) r = p.run(vm, thread, func, slots[first], slots[first + 1]);
                else r = p.run(vm, thread, func, ...slots.slice(first, sp));
                thread.jit--;
                if (r === UNWIND) {
                  if (thread.raised !== null) {
                    budget = thread.budget;
                    sp = bottom;
                    thrown = takeRaised(thread, frame);
                    continue unwinding;
                  }
                  thread.seam!.back = frame;
                  return Exit.UNWOUND;
                }
                budget = thread.budget;
                sp = bottom;
                slots[sp++] = r;
                continue;
              }
              let made: PyFrame;
              if (p.simple && count === p.argcount) {
                const globals = func.globals;
                made = takeFrame(
                  func.code,
                  p,
                  globals,
                  globals === frame.globals ? frame.builtins : ops.builtinsFor(vm, frame, globals),
                );
                const into = made.slots;
                for (let i = 0; i < count; i++) into[i] = slots[first + i];
                const bottom = sp - n - 1;
                sp = bottom;
              } else {
                const args = slots.slice(first, sp) as Value[];
                const bottom = sp - n - 1;
                sp = bottom;
                made = bindFrame(vm, func, args, null);
                if (arg < 256 && op === Op.CALL_FUNCTION) prep.caches[pc - 1] ??= func.code;
                if (p.isGenerator) {
                  slots[sp++] = asGenerator(made);
                  continue;
                }
                frame.sp = sp;
                frame.resume = R.PUSH as never;
                called = made;
                r = undefined;
                break dispatch;
              }
              frame.sp = sp;
              frame.resume = R.PUSH as never;
              if (++vm.depth > vm.recursionLimit) throw ops.tooDeep(vm);
              made.back = frame;
              thread.top = frame = made;
              slots = frame.slots;
              prep = p;
              words = p.words;
              sp = p.stackBase;
              pc = 0;
              continue;
            }
            case Op.CALL_FUNCTION_VAR:
            case Op.CALL_FUNCTION_KW:
            case Op.CALL_FUNCTION_VAR_KW: {
              frame.pc = pc;
              const n = arg & 0xff;
              const pairs = arg >> 8;
              const kwArg = op === Op.CALL_FUNCTION_VAR ? undefined : slots[--sp];
              const varArg = op === Op.CALL_FUNCTION_KW ? undefined : slots[--sp];
              const at = sp - n - 2 * pairs - 1;
              const callee: Value = slots[at];
              const args = slots.slice(at + 1, at + 1 + n) as Value[];
              const kw = pairs === 0 ? null : ops.keywords(callee, slots, at + 1 + n, pairs);
              sp += 2;
              sp = at;
              r = ops.callVar(vm, callee, args, kw, varArg, kwArg);
              break;
            }
            case Op.MAKE_FUNCTION: {
              const code = slots[--sp];
              const defaults = ops.take(slots, sp -= arg, arg);
              slots[sp] = ops.makeFunction(vm, frame, code, defaults, undefined);
              sp++;
              continue;
            }
            case Op.MAKE_CLOSURE: {
              const code = slots[--sp];
              const closure = (slots[--sp] as PyTuple).items as PyCell[];
              const defaults = ops.take(slots, sp -= arg, arg);
              slots[sp] = ops.makeFunction(vm, frame, code, defaults, closure);
              sp++;
              continue;
            }
            case Op.RETURN_VALUE: {
              r = slots[--sp];
              if (frame.blocks.length > 0) {
                frame.sp = sp;
                frame.pc = pc;
                if (unwind(frame, Why.RETURN, r)) {
                  sp = frame.sp;
                  pc = frame.pc;
                  continue;
                }
              }
              frame.pc = pc;
              frame.sp = sp;
              const back = leaveFrame(vm, thread, frame);
              if (frame.generator !== null) {
                finishGenerator(vm, frame);
                r = undefined;
              }
              if (prep.simple && !frame.escaped) releaseFrame(frame, prep);
              if (!(back instanceof PyFrame)) {
                thread.result = r;
                thread.budget = budget;
                return Exit.SWITCH;
              }
              frame = back;
              slots = frame.slots;
              prep = frame.prep;
              words = prep.words;
              sp = frame.sp;
              pc = frame.pc;
              mode = frame.resume as unknown as R;
              if (mode === R.PUSH) {
                slots[sp++] = r;
                continue;
              }
              arg = frame.resumeArg;
              break dispatch;
            }
            case Op.YIELD_VALUE: {
              r = slots[--sp];
              const sink = frame.sink;
              if (sink !== null) {
                // While an exception is handled the caller's state has to be restored in between, so the frame is left.
                if (frame.saved === null && sink.take(r)) {
                  slots[sp++] = null;
                  continue;
                }
                frame.sink = null;
              }
              frame.pc = pc;
              frame.sp = sp;
              suspendGenerator(vm, frame);
              const back = leaveFrame(vm, thread, frame);
              frame.back = null;
              if (!(back instanceof PyFrame)) {
                thread.result = r;
                thread.budget = budget;
                return Exit.SWITCH;
              }
              frame = back;
              slots = frame.slots;
              prep = frame.prep;
              words = prep.words;
              sp = frame.sp;
              pc = frame.pc;
              mode = frame.resume as unknown as R;
              arg = frame.resumeArg;
              break dispatch;
            }

            // ---- blocks and exceptions --------------------------------------------------------------------------------
            case Op.SETUP_LOOP:
            case Op.SETUP_EXCEPT:
            case Op.SETUP_FINALLY:
              frame.blocks.push(op, arg, sp);
              continue;
            case Op.POP_BLOCK: {
              const blocks = frame.blocks;
              const level = blocks.pop()!;
              blocks.pop();
              blocks.pop();
              sp = level;
              continue;
            }
            case Op.BREAK_LOOP:
              frame.sp = sp;
              frame.pc = pc;
              unwind(frame, Why.BREAK, null);
              sp = frame.sp;
              pc = frame.pc;
              continue;
            case Op.CONTINUE_LOOP:
              frame.sp = sp;
              frame.pc = pc;
              unwind(frame, Why.CONTINUE, arg);
              sp = frame.sp;
              pc = frame.pc;
              continue;
            case Op.END_FINALLY: {
              const v = slots[--sp];
              if (v === null) continue;
              if (typeof v === "number") {
                let value: Value = null;
                if (v === Why.RETURN || v === Why.CONTINUE) {
                  value = slots[--sp];
                }
                frame.sp = sp;
                frame.pc = pc;
                if (unwind(frame, v, value)) {
                  sp = frame.sp;
                  pc = frame.pc;
                  continue;
                }
                // A return with no block left: as RETURN_VALUE.
                const back = leaveFrame(vm, thread, frame);
                r = value;
                if (frame.generator !== null) {
                  finishGenerator(vm, frame);
                  r = undefined;
                }
                if (!(back instanceof PyFrame)) {
                  thread.result = r;
                  thread.budget = budget;
                  return Exit.SWITCH;
                }
                frame = back;
                slots = frame.slots;
                prep = frame.prep;
                words = prep.words;
                sp = frame.sp;
                pc = frame.pc;
                mode = frame.resume as unknown as R;
                arg = frame.resumeArg;
                break dispatch;
              }
              const value = slots[--sp];
              const tb = slots[--sp];
              r = ops.reraise(v, value, tb);
              mode = R.RAISE;
              break dispatch;
            }
            case Op.RAISE_VARARGS: {
              const tb = arg === 3 ? slots[--sp] : undefined;
              const value = arg >= 2 ? slots[--sp] : undefined;
              const type = arg >= 1 ? slots[--sp] : undefined;
              r = ops.raise(vm, thread, type, value, tb);
              mode = R.RAISE;
              break dispatch;
            }
            case Op.SETUP_WITH: {
              const manager = slots[--sp];
              r = ops.withEnter(vm, manager);
              mode = R.WITH;
              break dispatch;
            }
            case Op.WITH_CLEANUP: {
              const u = slots[sp - 1];
              let exit: Value;
              let type: Value = null;
              let value: Value = null;
              let tb: Value = null;
              if (u === null) {
                sp--;
                exit = slots[sp - 1];
                slots[sp - 1] = u;
              } else if (typeof u === "number") {
                sp--;
                if (u === Why.RETURN || u === Why.CONTINUE) {
                  exit = slots[sp - 2];
                  slots[sp - 2] = slots[sp - 1];
                  slots[sp - 1] = u;
                } else {
                  exit = slots[sp - 1];
                  slots[sp - 1] = u;
                }
              } else {
                type = u;
                value = slots[sp - 2];
                tb = slots[sp - 3];
                exit = slots[sp - 4];
                sp--;
                slots[sp - 3] = tb;
                slots[sp - 2] = value;
                slots[sp - 1] = u;
              }
              r = ops.withExit(vm, exit, type, value, tb);
              mode = R.WITH_EXIT;
              break dispatch;
            }

            // ---- the rest ---------------------------------------------------------------------------------------------
            case Op.PRINT_EXPR:
              frame.pc = pc;
              r = printExpr(vm, slots[--sp]);
              mode = R.DROP;
              break dispatch;
            case Op.PRINT_ITEM:
              frame.pc = pc;
              r = printItem(vm, slots[--sp], undefined);
              mode = R.DROP;
              break dispatch;
            case Op.PRINT_ITEM_TO:
              sp -= 2;
              r = printItem(vm, slots[sp], slots[sp + 1]);
              mode = R.DROP;
              break dispatch;
            case Op.PRINT_NEWLINE:
              r = printNewline(vm, undefined);
              mode = R.DROP;
              break dispatch;
            case Op.PRINT_NEWLINE_TO:
              r = printNewline(vm, slots[--sp]);
              mode = R.DROP;
              break dispatch;
            case Op.IMPORT_NAME: {
              frame.pc = pc;
              const fromList = slots[--sp];
              const level = slots[--sp];
              r = ops.importName(vm, frame, prep.names[arg], fromList, level);
              break;
            }
            case Op.IMPORT_FROM:
              r = importFrom(vm, slots[sp - 1], prep.names[arg]);
              break;
            case Op.IMPORT_STAR:
              r = ops.importStar(vm, frame, slots[--sp]);
              mode = R.DROP;
              break dispatch;
            case Op.EXEC_STMT:
              frame.pc = pc;
              sp -= 3;
              r = ops.execStatement(vm, frame, slots[sp], slots[sp + 1], slots[sp + 2]);
              mode = R.DROP;
              break dispatch;
            case Op.BUILD_CLASS:
              frame.pc = pc;
              sp -= 3;
              r = ops.buildClass(vm, slots[sp + 2], slots[sp + 1], slots[sp]);
              break;
            case Op.LOAD_LOCALS:
              slots[sp++] = frame.names;
              continue;
            default:
              throw systemError("unknown opcode");
          }
          // Handlers that `break` push their result.
          if (typeof r !== "object" || !isGen(r)) {
            slots[sp++] = r;
            continue;
          }
          mode = R.PUSH;
          break;
        }

        // ---- a result with a mode; suspend if it is not there yet ---------------------------------------------------
        if (typeof r === "object" && isGen(r)) {
          frame.pc = pc;
          frame.sp = sp;
          if (r instanceof Raising) {
            thrown = (r as Raising).thrown as PyThrow;
            r = undefined;
            continue unwinding;
          }
          frame.resume = mode as never;
          frame.resumeArg = arg;
          if (r instanceof FrameCall && r.state === 0) {
            // A special method that is a Python function: its frame goes straight on top.
            if (r.after !== undefined || r.rescue !== undefined) {
              r.mode = mode;
              frame.call = r;
              frame.resume = R.AFTER as never;
            }
            called = r.frame as PyFrame;
            continue;
          }
          thread.top = new NativeFrame(r, frame);
          thread.budget = budget;
          thread.result = undefined;
          return Exit.SWITCH;
        }
      }
    } catch (e) {
      if (thread.jit !== jit) {
        // Compiled code threw.
        thread.jit = jit;
        budget = thread.budget;
        if (e instanceof PyThrow) linkTraceback(frame, e);
      }
      thrown = ops.asThrow(vm, e);
      if (thread.top !== frame) frame = thread.top as PyFrame;
    }
  }
}

/**
 * Unwinds the blocks of a frame for break, continue or return (CPython's `fast_block_end`).
 * Returns whether the frame goes on (at `frame.pc`); false: the return leaves the frame.
 */
function unwind(frame: PyFrame, why: number, value: unknown): boolean {
  const blocks = frame.blocks;
  const slots = frame.slots;
  let sp = frame.sp;
  while (blocks.length > 0) {
    const level = blocks[blocks.length - 1];
    const handler = blocks[blocks.length - 2];
    const type = blocks[blocks.length - 3];
    if (type === BLOCK_LOOP && why === Why.CONTINUE) {
      frame.sp = sp;
      frame.pc = value as number;
      return true;
    }
    blocks.length -= 3;
    sp = level;
    if (type === BLOCK_LOOP && why === Why.BREAK) {
      frame.sp = sp;
      frame.pc = handler;
      return true;
    }
    if (type === BLOCK_FINALLY || type === BLOCK_WITH) {
      if (why === Why.RETURN || why === Why.CONTINUE) slots[sp++] = value;
      slots[sp++] = why;
      frame.sp = sp;
      frame.pc = handler;
      return true;
    }
  }
  frame.sp = sp;
  return false;
}

/** What a division has seen. */
function seenFloats(a: Value, b: Value, otherwise: Seen): Seen {
  if (a instanceof PyFloat) return typeof b === "number" ? Seen.MIXED : Seen.FLOAT;
  return b instanceof PyFloat ? typeof a === "number" ? Seen.MIXED : Seen.FLOAT : otherwise;
}

/** What LOAD_ATTR may assume about `name` on instances of `type`; `undefined` where it must go the general way. */
function attrCache(type: PyType, name: string): AttrCache | undefined {
  if (!looksUpGenerically(type)) return undefined;
  const found = type.lookupEntry(name);
  const descr = found?.value;
  // What a property raises is for `__getattr__`.
  if (type.tp_getattro !== genericGetAttr && descr instanceof PyProperty) return undefined;
  if (descr === undefined) {
    return type.hasDict ? new AttrCache(type.version, undefined, undefined, undefined) : undefined;
  }
  if (descr instanceof PyFunction) return new AttrCache(type.version, descr, undefined, undefined);
  if (descr instanceof PyMethodDescr && descr.type.heap === false) {
    return new AttrCache(type.version, undefined, descr, undefined);
  }
  if (descr instanceof PySlotWrapper) {
    return new AttrCache(type.version, undefined, undefined, undefined, undefined, descr);
  }
  if (descr instanceof PyStaticMethod && !descr.type.heap && descr.callable !== undefined) {
    return new AttrCache(type.version, undefined, undefined, { value: descr.callable });
  }
  if (isFastData(type, descr)) return new AttrCache(type.version, undefined, undefined, undefined, descr);
  const dt = typeof descr === "object" && descr !== null ? descr.type : undefined;
  if (dt === undefined || dt.tp_descr_get === undefined && dt.tp_descr_set === undefined) {
    return new AttrCache(type.version, undefined, undefined, found);
  }
  return undefined;
}

/** Whether a class attribute is a data descriptor whose work the loop does itself. */
function isFastData(type: PyType, descr: Value | undefined): descr is PyMember | PyProperty {
  if (descr instanceof PyMember) return type.isSubtype(descr.owner);
  return descr instanceof PyProperty && !descr.type.heap;
}

/** Whether STORE_ATTR may write `name` straight into instances of `type`. */
function storeCache(type: PyType, name: string): AttrCache | undefined {
  if (type.tp_setattro !== genericSetAttr) return undefined;
  const descr = type.lookup(name);
  if (isFastData(type, descr)) return new AttrCache(type.version, undefined, undefined, undefined, descr);
  if (!type.hasDict) return undefined;
  if (typeof descr === "object" && descr !== null && descr.type.tp_descr_set !== undefined) return undefined;
  return new AttrCache(type.version, undefined, undefined, undefined);
}
