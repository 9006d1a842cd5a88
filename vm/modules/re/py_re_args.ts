// SPDX-License-Identifier: MIT
/**
 * Argument binding for the parts of `re` whose signatures have no family of their own: functions that are Python code
 * in CPython (with the error texts of a Python function), and pattern methods with their old keyword names.
 */
import type { Value } from "../../base/value.ts";
import { asCLong } from "../../core/convert.ts";
import { typeError } from "../../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../../core/gen.ts";
import { unknownKeyword } from "../../core/keywords.ts";
import type { Kwargs } from "../../core/type.ts";
import type { Vm } from "../../core/vm.ts";

/**
 * Binds a call as CPython binds one to a Python function.
 * @param names Parameters in order; the last ones have `defaults`.
 * @throws TypeError with the texts of Python functions.
 */
export function bindPython(
  name: string,
  names: readonly string[],
  defaults: Value[],
  args: Value[],
  kw: Kwargs,
): Value[] {
  const count = names.length;
  const plural = (n: number) => n === 1 ? "" : "s";
  if (args.length > count) {
    const given = args.length + (kw?.size ?? 0);
    if (count === 0) throw typeError(`${name}() takes no arguments (${given} given)`);
    const how = defaults.length > 0 ? "at most" : "exactly";
    throw typeError(`${name}() takes ${how} ${count} argument${plural(count)} (${given} given)`);
  }
  const bound: (Value | undefined)[] = args.slice();
  if (kw !== null) {
    for (const [key, value] of kw) {
      const at = names.indexOf(key);
      if (at < 0) throw typeError(`${name}() got an unexpected keyword argument '${key}'`);
      if (bound[at] !== undefined) throw typeError(`${name}() got multiple values for keyword argument '${key}'`);
      bound[at] = value;
    }
  }
  const required = count - defaults.length;
  for (let i = 0; i < count; i++) {
    if (bound[i] !== undefined) continue;
    if (i >= required) bound[i] = defaults[i - required];
    else {
      const given = names.filter((_, at) => bound[at] !== undefined).length;
      const how = defaults.length > 0 ? "at least" : "exactly";
      throw typeError(`${name}() takes ${how} ${required} argument${plural(required)} (${given} given)`);
    }
  }
  return bound as Value[];
}

/**
 * Binds a pattern method that takes the subject and up to two C integers; the subject has an `old` keyword name too.
 * @param names Names of all positional parameters, the subject's first.
 * @param fallbacks Values of the integers that are not given.
 */
export function bindSubject(
  vm: Vm,
  name: string,
  names: readonly string[],
  old: string,
  fallbacks: readonly number[],
  args: Value[],
  kw: Kwargs,
): Result<[Value, ...number[]]> {
  if (kw === null && args.length === 1) return [args[0], ...fallbacks];
  if (kw === null && args.length <= names.length && args.length > 1) {
    if (args.every((arg, i) => i === 0 || typeof arg === "number")) {
      return [...args, ...fallbacks.slice(args.length - 1)] as [Value, ...number[]];
    }
  }
  return bindSlow(vm, name, names, old, fallbacks, args, kw);
}

function* bindSlow(
  vm: Vm,
  name: string,
  names: readonly string[],
  old: string,
  fallbacks: readonly number[],
  args: Value[],
  kw: Kwargs,
): Gen<[Value, ...number[]]> {
  if (args.length > names.length) {
    throw typeError(`${name}() takes at most ${names.length} positional arguments (${args.length} given)`);
  }
  const bound: (Value | undefined)[] = args.slice();
  let subject: Value | undefined;
  let unknown = false;
  for (const [key, value] of kw ?? []) {
    const at = names.indexOf(key);
    if (at >= 0) {
      if (bound[at] !== undefined) throw typeError(`Argument given by name ('${key}') and position (${at + 1})`);
      bound[at] = value;
    } else if (key === old) subject = value;
    else unknown = true;
  }
  const out: [Value, ...number[]] = [null];
  for (let i = 1; i < names.length; i++) {
    const value = bound[i];
    if (value === undefined) out.push(fallbacks[i - 1]);
    else {
      const n = asCLong(vm, value);
      out.push(isGen(n) ? yield* n : n);
    }
  }
  if (unknown) throw unknownKeyword(kw!, [...names, old]);
  if (subject !== undefined) {
    if (bound[0] !== undefined) throw typeError(`Argument given by name ('${old}') and position (1)`);
    bound[0] = subject;
  }
  if (bound[0] === undefined) throw typeError(`Required argument '${names[0]}' (pos 1) not found`);
  out[0] = bound[0];
  return out;
}
