// SPDX-License-Identifier: MIT
/**
 * Comparison of any two objects: rich comparison, `__cmp__`, coercion and the order of what has neither (CPython
 * `Objects/object.c`).
 */
import { NotImplemented, PyFloat, type Value } from "../base/value.ts";
import { eagerly, enterRecursive, isTrue } from "./abstract.ts";
import { FrameCall, type Gen, isGen, type Result, then } from "./gen.ts";
import { idOf } from "./identity.ts";
import { PyType } from "./type.ts";
import {
  boolType,
  complexType,
  floatType,
  intType,
  longType,
  oldInstanceType,
  PyOldInstance,
  typeOf,
} from "./types.ts";
import type { Vm } from "./vm.ts";

/** Comparison operators, numbered as `Py_LT` … `Py_GE`. */
export const LT = 0, LE = 1, EQ = 2, NE = 3, GT = 4, GE = 5;
/** The operator with its operands swapped. */
export const SWAPPED: readonly number[] = [GT, GE, EQ, NE, LT, LE];

/** `a <op> b` (`PyObject_RichCompare`). */
export function richCompare(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  if (typeof a === "number" && typeof b === "number" || typeof a === "string" && typeof b === "string") {
    switch (op) {
      case LT:
        return a < b;
      case LE:
        return a <= b;
      case EQ:
        return a === b;
      case NE:
        return a !== b;
      case GT:
        return a > b;
      default:
        return a >= b;
    }
  }
  // `kind == "low"` of what may be None.
  if ((op === EQ || op === NE) && (typeof a !== "object" || a === null) && (typeof b !== "object" || b === null)) {
    const isNumber = typeof a !== "string" && a !== null && typeof b !== "string" && b !== null;
    return (a === b || isNumber && Number(a) === Number(b)) === (op === EQ);
  }
  const ta = typeOf(a);
  const tb = typeOf(b);
  enterRecursive(vm, " in cmp");
  vm.depth--;
  if (ta === tb && !(a instanceof PyOldInstance)) {
    // Same type: its own comparison first, then cmp.
    const rich = ta.tp_richcompare;
    if (rich !== undefined) {
      const r = rich(vm, a, b, op);
      if (isGen(r)) {
        if (!(r instanceof FrameCall)) return sameTypeSlow(vm, r, a, b, op);
        return then(r as Result<Value>, (v) => v === NotImplemented ? afterRich(vm, a, b, op) : v);
      }
      if (r !== NotImplemented) return r;
    }
    if (ta.tp_compare !== undefined) {
      return then(ta.tp_compare(vm, a, b), (c) => c === CMP_UNDEFINED ? generalCompare(vm, a, b, op) : threeWay(c, op));
    }
  }
  return generalCompare(vm, a, b, op);
}

/** Comparison of two objects of one type whose rich comparison said nothing. */
function afterRich(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  const compare = typeOf(a).tp_compare;
  if (compare === undefined) return generalCompare(vm, a, b, op);
  return then(compare(vm, a, b), (c) => c === CMP_UNDEFINED ? generalCompare(vm, a, b, op) : threeWay(c, op));
}

/** What `tp_compare` of a dispatcher returns when `__cmp__` gave NotImplemented. */
export const CMP_UNDEFINED = 2;

function* sameTypeSlow(vm: Vm, first: Gen<Value>, a: Value, b: Value, op: number): Gen<Value> {
  enterRecursive(vm, " in cmp");
  try {
    let r: Result<Value> = yield* first;
    if (r !== NotImplemented) return r;
    const compare = typeOf(a).tp_compare;
    if (compare !== undefined) {
      let c = compare(vm, a, b);
      if (isGen(c)) c = yield* c;
      if (c !== CMP_UNDEFINED) return threeWay(c, op);
    }
    r = generalCompare(vm, a, b, op);
    return isGen(r) ? yield* r : r;
  } finally {
    vm.depth--;
  }
}

/** What the result of a three-way comparison (negative, 0, positive) says about `a op b`. */
export function threeWay(c: number, op: number): boolean {
  switch (op) {
    case LT:
      return c < 0;
    case LE:
      return c <= 0;
    case EQ:
      return c === 0;
    case NE:
      return c !== 0;
    case GT:
      return c > 0;
    default:
      return c >= 0;
  }
}

/** Whether objects of a type have no comparison of their own. */
const isUncompared = (t: PyType): boolean =>
  t.tp_richcompare === undefined && t.tp_compare === undefined && t.nb_coerce === undefined;

function generalCompare(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  // PERF: what the rest comes to for most objects.
  if (op === EQ || op === NE) {
    const ta = typeOf(a), tb = typeOf(b);
    if (isUncompared(ta) && (ta === tb || isUncompared(tb))) return (a === b) === (op === EQ);
  }
  const r = tryRich(vm, a, b, op);
  if (isGen(r)) {
    if (!(r instanceof FrameCall)) return generalSlow(vm, r, a, b, op);
    return then(
      r as Result<Value>,
      (v) => v === NotImplemented ? then(cmpFallback(vm, a, b), (c) => threeWay(c, op)) : v,
    );
  }
  if (r !== NotImplemented) return r;
  return then(cmpFallback(vm, a, b), (c) => threeWay(c, op));
}

function* generalSlow(vm: Vm, pending: Gen<Value>, a: Value, b: Value, op: number): Gen<Value> {
  enterRecursive(vm, " in cmp");
  try {
    const r = yield* pending;
    if (r !== NotImplemented) return r;
    let c = cmpFallback(vm, a, b);
    if (isGen(c)) c = yield* c;
    return threeWay(c, op);
  } finally {
    vm.depth--;
  }
}

/** Rich comparison of both operands, subclass first (`try_rich_compare`). */
function tryRich(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const fa = ta.tp_richcompare;
  const fb = tb.tp_richcompare;
  // A subclass on the right is asked first, and once more at the end.
  if (ta !== tb && fb !== undefined && tb.isSubtype(ta)) {
    return or(fb(vm, b, a, SWAPPED[op]), () => richInTurn(vm, a, b, op, fa, fb));
  }
  return richInTurn(vm, a, b, op, fa, fb);
}

type RichCompare = NonNullable<PyType["tp_richcompare"]>;

function richInTurn(
  vm: Vm,
  a: Value,
  b: Value,
  op: number,
  fa: RichCompare | undefined,
  fb: RichCompare | undefined,
): Result<Value> {
  if (fa === undefined) return fb === undefined ? NotImplemented : fb(vm, b, a, SWAPPED[op]);
  return or(fa(vm, a, b, op), () => fb === undefined ? NotImplemented : fb(vm, b, a, SWAPPED[op]));
}

/** `first`, or `second()` where it is NotImplemented. */
function or(first: Result<Value>, second: () => Result<Value>): Result<Value> {
  return then(first, (r) => r === NotImplemented ? second() : r);
}

/** Three-way comparison where rich comparison said nothing: `__cmp__`, coercion, then an order that is only consistent. */
function cmpFallback(vm: Vm, a: Value, b: Value): Result<number> {
  return then(tryCompare(vm, a, b), (c) => c === CMP_UNDEFINED ? defaultCompare(a, b) : c);
}

/** `try_3way_compare`. */
function tryCompare(vm: Vm, a: Value, b: Value): Result<number> {
  const fa = typeOf(a).tp_compare;
  const fb = typeOf(b).tp_compare;
  // An old-style instance decides itself; the dispatcher of heap types does the same when both share it.
  if (a instanceof PyOldInstance) return fa!(vm, a, b);
  if (b instanceof PyOldInstance) return then(fb!(vm, a, b), (c) => c);
  if (fa !== undefined && fa === fb) return fa(vm, a, b);
  if (fa !== undefined && HEAP_COMPARE.has(fa)) return fa(vm, a, b);
  if (fb !== undefined && HEAP_COMPARE.has(fb)) return fb(vm, a, b);
  return then(coercePair(vm, a, b), (pair) => {
    if (pair === null) return CMP_UNDEFINED;
    const f = typeOf(pair[0]).tp_compare;
    return f !== undefined && f === typeOf(pair[1]).tp_compare ? f(vm, pair[0], pair[1]) : CMP_UNDEFINED;
  });
}

/** The `tp_compare` dispatchers of heap types (registered by `slots.ts`); they accept operands in either position. */
// deno-lint-ignore ban-types
export const HEAP_COMPARE: Set<Function> = new Set();

/** `PyNumber_CoerceEx`: the operands brought to one type, or `null`. */
export function coercePair(vm: Vm, a: Value, b: Value): Result<[Value, Value] | null> {
  const ta = typeOf(a);
  const tb = typeOf(b);
  // Types without arithmetic of their own need no coercion among themselves.
  if (
    ta === tb && !ta.heap && !(a instanceof PyOldInstance) && ta.nb_remainder === undefined &&
    ta.nb_subtract === undefined
  ) return [a, b];
  const first = ta.nb_coerce === undefined ? null : ta.nb_coerce(vm, a, b);
  return then(first, (pair) => {
    if (pair !== null) return pair;
    if (tb.nb_coerce === undefined) return null;
    return then(tb.nb_coerce(vm, b, a), (swapped) => swapped === null ? null : [swapped[1], swapped[0]]);
  });
}

/** Order of unrelated objects (`default_3way_compare`): None first, numbers next, then by type name, then by identity. */
function defaultCompare(a: Value, b: Value): number {
  const ta = typeOf(a);
  const tb = typeOf(b);
  if (ta === tb) {
    const x = idOf(a);
    const y = idOf(b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a === null) return -1;
  if (b === null) return 1;
  const na = isNumber(ta) ? "" : ta.name;
  const nb = isNumber(tb) ? "" : tb.name;
  if (na !== nb) return na < nb ? -1 : 1;
  const place = NUMBER_TYPES.indexOf(ta) - NUMBER_TYPES.indexOf(tb);
  return (place !== 0 ? place < 0 : idOf(ta) < idOf(tb)) ? -1 : 1;
}

/** Number types as they follow each other in CPython's memory, by which it orders them; those made by programs come before. */
const NUMBER_TYPES = [boolType, oldInstanceType, complexType, floatType, intType, longType];

/** `PyNumber_Check`. */
export function isNumber(t: PyType): boolean {
  return t.nb_int !== undefined || t.nb_float !== undefined;
}

/** `cmp(a, b)` (`PyObject_Compare`): −1, 0 or 1. */
export function compare(vm: Vm, a: Value, b: Value): Result<number> {
  if (a === b) return 0;
  if (typeof a === "number" && typeof b === "number" || typeof a === "string" && typeof b === "string") {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const x = typeof a === "number" ? a : a instanceof PyFloat && a.exact ? a.value : NaN;
  const y = typeof b === "number" ? b : b instanceof PyFloat && b.exact ? b.value : NaN;
  if (x < y) return -1;
  if (x >= y) return x === y ? 0 : 1;
  return compareObjects(vm, a, b);
}

/** EQ, LT, GT in turn, as CPython maps rich comparison to a three-way answer. */
const OUTCOMES = [[EQ, 0], [LT, -1], [GT, 1]] as const;

/** The same without a generator as long as nothing is suspended. */
function compareObjects(vm: Vm, a: Value, b: Value): Result<number> {
  const ta = typeOf(a), tb = typeOf(b);
  if (a instanceof PyOldInstance || ta === tb && ta.tp_compare !== undefined) return compareSlow(vm, a, b);
  if (ta.tp_richcompare !== undefined || tb.tp_richcompare !== undefined) {
    enterRecursive(vm, " in cmp");
    try {
      for (let i = 0; i < OUTCOMES.length; i++) {
        const r = tryRich(vm, a, b, OUTCOMES[i][0]);
        if (r === NotImplemented || r === false) continue;
        if (r === true) return OUTCOMES[i][1];
        return compareRest(vm, a, b, i, r);
      }
    } finally {
      vm.depth--;
    }
  }
  return then(cmpFallback(vm, a, b), Math.sign);
}

/** The rest of the comparison, from outcome `at` on; its rich comparison has been begun. */
function* compareRest(vm: Vm, a: Value, b: Value, at: number, begun: Result<Value>): Gen<number> {
  enterRecursive(vm, " in cmp");
  try {
    for (let i = at; i < OUTCOMES.length; i++) {
      let r = i === at ? begun : tryRich(vm, a, b, OUTCOMES[i][0]);
      if (isGen(r)) r = yield* r;
      if (r === NotImplemented) continue;
      let truth = isTrue(vm, r);
      if (isGen(truth)) truth = yield* truth;
      if (truth) return OUTCOMES[i][1];
    }
    let c = cmpFallback(vm, a, b);
    if (isGen(c)) c = yield* c;
    return Math.sign(c);
  } finally {
    vm.depth--;
  }
}

function* compareSlow(vm: Vm, a: Value, b: Value): Gen<number> {
  enterRecursive(vm, " in cmp");
  try {
    const ta = typeOf(a);
    if (ta === typeOf(b) && ta.tp_compare !== undefined) {
      let c = ta.tp_compare(vm, a, b);
      if (isGen(c)) c = yield* c;
      if (c !== CMP_UNDEFINED) return Math.sign(c);
    }
    if (ta.tp_richcompare !== undefined || typeOf(b).tp_richcompare !== undefined) {
      return yield* compareRest(vm, a, b, 0, tryRich(vm, a, b, EQ));
    }
    let c = cmpFallback(vm, a, b);
    if (isGen(c)) c = yield* c;
    return Math.sign(c);
  } finally {
    vm.depth--;
  }
}

/** {@linkcode richCompare} in a native's generator, which goes on with `yield*`: special methods may run at once. */
export function compareEagerly(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  return eagerly(vm, () => richCompare(vm, a, b, op));
}

/** Truth of `a <op> b`, where identical objects are equal (`PyObject_RichCompareBool`). */
export function richCompareBool(vm: Vm, a: Value, b: Value, op: number): Result<boolean> {
  if (a === b) {
    if (op === EQ) return true;
    if (op === NE) return false;
  }
  const r = richCompare(vm, a, b, op);
  if (typeof r === "boolean") return r;
  return then(r, (v) => isTrue(vm, v));
}

/** `a == b` as containers use it: identity first. */
export function equals(vm: Vm, a: Value, b: Value): Result<boolean> {
  return richCompareBool(vm, a, b, EQ);
}

/** {@linkcode equals} in a native's generator, as {@linkcode compareEagerly}. */
export function equalsEagerly(vm: Vm, a: Value, b: Value): Result<boolean> {
  return eagerly(vm, () => equals(vm, a, b));
}
