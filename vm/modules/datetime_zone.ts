// SPDX-License-Identifier: MIT
/**
 * `datetime.tzinfo` and the calls of its methods, whose results are checked as CPython checks them: offsets are whole
 * minutes within a day. CPYTHON: `Modules/datetimemodule.c`.
 */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, callMethod, findAttr, isTrue } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { notImplementedError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { listOf } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { isStr, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { method, newType } from "../native/define.ts";
import { PyTimeDelta } from "./datetime_delta.ts";
import "../objects/object_type.ts";

/** `datetime.tzinfo`. */
export class PyTzInfo extends PyObject {}

/** @throws TypeError unless `v` may be the tzinfo of a time. */
export function checkZone(v: Value): Value {
  if (v === null || v instanceof PyTzInfo) return v;
  throw typeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(v)}'`);
}

/** Minutes that `tz.utcoffset(arg)` or `tz.dst(arg)` gives; `undefined` for None. */
export function* zoneMinutes(vm: Vm, tz: Value, name: "utcoffset" | "dst", arg: Value): Gen<number | undefined> {
  if (tz === null) return undefined;
  let r = callMethod(vm, tz, name, [arg]);
  if (isGen(r)) r = yield* r;
  if (r === null) return undefined;
  if (!(r instanceof PyTimeDelta)) {
    throw typeError(`tzinfo.${name}() must return None or timedelta, not '${typeName(r)}'`);
  }
  const seconds = r.days * 86400 + r.seconds;
  if (seconds % 60 !== 0 || r.microseconds !== 0) {
    throw valueError(`tzinfo.${name}() must return a whole number of minutes`);
  }
  // A day or more in either direction counts as just too much.
  const minutes = r.days < -1 || r.days > 0 ? 1440 : seconds / 60;
  if (minutes <= -1440 || minutes >= 1440) {
    throw valueError(`tzinfo.${name}() returned ${minutes}; must be in -1439 .. 1439`);
  }
  return minutes;
}

/** What `tz.tzname(arg)` gives: a str or None. */
export function* zoneName(vm: Vm, tz: Value, arg: Value): Gen<Value> {
  if (tz === null) return null;
  let r = callMethod(vm, tz, "tzname", [arg]);
  if (isGen(r)) r = yield* r;
  if (r !== null && !isStr(r)) throw typeError(`tzinfo.tzname() must return None or a string, not '${typeName(r)}'`);
  return r;
}

/** "+HH:MM" with `separator` between. */
export function offsetText(minutes: number, separator: string): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const a = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(a / 60))}${separator}${two(a % 60)}`;
}

/** How an instance of a subclass is pickled. */
function* reduce(vm: Vm, self: PyTzInfo): Gen<Value> {
  let args: Value = new PyTuple([]);
  let f = findAttr(vm, self, "__getinitargs__");
  if (isGen(f)) f = yield* f;
  if (f !== undefined) {
    let r = call(vm, f, []);
    if (isGen(r)) r = yield* r;
    const items = listOf(vm, r);
    args = r instanceof PyTuple ? r : new PyTuple(isGen(items) ? yield* items : items);
  }
  let state: Value = null;
  let g = findAttr(vm, self, "__getstate__");
  if (isGen(g)) g = yield* g;
  if (g !== undefined) {
    const r = call(vm, g, []);
    state = isGen(r) ? yield* r : r;
  } else {
    let d = findAttr(vm, self, "__dict__");
    if (isGen(d)) d = yield* d;
    if (d !== undefined) {
      let some = d instanceof PyDict ? d.size > 0 : isTrue(vm, d);
      if (isGen(some)) some = yield* some;
      if (some) state = d;
    }
  }
  return new PyTuple(state === null ? [self.type, args] : [self.type, args, state]);
}

const missing = (name: string) =>
  method<PyTzInfo>()([obj("dt")], `${name} of a moment; subclasses define it.`, () => {
    throw notImplementedError(`a tzinfo subclass must implement ${name}()`);
  });

/** `datetime.tzinfo`. Its `fromutc` is added in `datetime.ts`, which knows datetimes. */
export const tzinfoType: PyType = newType("tzinfo", PyTzInfo, { module: "datetime" }, {
  doc: "Base of time zones.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
  },
  methods: {
    utcoffset: missing("utcoffset"),
    dst: missing("dst"),
    tzname: missing("tzname"),
    __reduce__: method<PyTzInfo>()([], "How to copy or pickle the object.", (vm, self) => reduce(vm, self)),
  },
});
