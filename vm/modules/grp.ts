// SPDX-License-Identifier: MIT
/** `grp` (CPython `grpmodule.c`): the groups in /etc/group. */
import { PyFloat, PyInt, PyLong, type Value } from "../base/value.ts";
import { callMethod } from "../core/abstract.ts";
import { asCLong } from "../core/convert.ts";
import { KeyErrorType, makeThrow, typeError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { isStr, PyList, strValue, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { def, defineModule } from "../native/define.ts";
import { structSequence } from "../objects/structseq.ts";
import { type GroupEntry, parseGroup } from "./account_files.ts";

const StructGroup = structSequence("grp.struct_group", "A group of users.", ["gr_name", "gr_passwd", "gr_gid", "gr_mem"]);

const make = ([name, password, gid, members]: GroupEntry): Value => StructGroup.make([name, password, gid, new PyList(members)]);

function* byId(vm: Vm, v: Value): Gen<Value> {
  if (v instanceof PyFloat) throw typeError("group id must be int");
  if ((v instanceof PyLong || v instanceof PyInt) && (v.value < -1n || v.value > 0xffffffffn)) {
    throw makeThrow(KeyErrorType, "getgrgid(): gid not found");
  }
  const slot = v === null ? undefined : typeOf(v).nb_int;
  if (slot === undefined) throw typeError("group id must be int");
  const n = asCLong(vm, v);
  const id = isGen(n) ? yield* n : n;
  if (id < -1 || id > 0xffffffff) throw makeThrow(KeyErrorType, "getgrgid(): gid not found");
  const entry = parseGroup(vm).find((e) => e[2] === (id === -1 ? 0xffffffff : id));
  if (entry === undefined) throw makeThrow(KeyErrorType, `getgrgid(): gid not found: ${id}`);
  return make(entry);
}

export const grpModule = defineModule("grp", "The groups of this machine.", {
  struct_group: StructGroup.type,
  getgrnam: def([obj("name")], "The group of a name.", function* (vm, v) {
    let text = v;
    if (!isStr(text)) {
      // As `PyObject_Str`: any object will do.
      const r = callMethod(vm, v, "__str__", []);
      text = isGen(r) ? yield* r : r;
    }
    const name = isStr(text) ? strValue(text) : "";
    const entry = parseGroup(vm).find((e) => e[0] === name);
    if (entry === undefined) throw makeThrow(KeyErrorType, `getgrnam(): name not found: ${name}`);
    return make(entry);
  }),
  getgrgid: def([obj("gid")], "The group of an id.", (vm, v) => byId(vm, v)),
  getgrall: def([], "All groups.", (vm) => new PyList(parseGroup(vm).map(make))),
});
