// SPDX-License-Identifier: MIT
/** `grp` (CPython `grpmodule.c`): the groups in /etc/group. */
import type { Value } from "../base/value.ts";
import { call, callMethod } from "../core/abstract.ts";
import { KeyErrorType, makeThrow, overflowError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { bigOf, intType, isInteger, isStr, PyList, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { def, defineModule } from "../native/define.ts";
import { structSequence } from "../objects/structseq.ts";
import { type GroupEntry, parseGroup } from "./account_files.ts";

const StructGroup = structSequence("grp.struct_group", "A group of users.", [
  "gr_name",
  "gr_passwd",
  "gr_gid",
  "gr_mem",
]);

const make = ([name, password, gid, members]: GroupEntry): Value =>
  StructGroup.make([name, password, gid, new PyList(members)]);

function* byId(vm: Vm, v: Value): Gen<Value> {
  const r = call(vm, intType, [v]);
  const n = isGen(r) ? yield* r : r;
  const id = isInteger(n) ? Number(bigOf(n)) : NaN;
  if (id < -1) throw overflowError("group id is less than minimum");
  if (id > 0xffffffff) throw overflowError("group id is greater than maximum");
  const gid = id === -1 ? 0xffffffff : id;
  const entry = parseGroup(vm).find((e) => e[2] === gid);
  if (entry === undefined) throw makeThrow(KeyErrorType, `getgrgid(): gid not found: ${gid}`);
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
