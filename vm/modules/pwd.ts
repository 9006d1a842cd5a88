// SPDX-License-Identifier: MIT
/** `pwd` (CPython `pwdmodule.c`): the user accounts in /etc/passwd. */
import { PyFloat, PyInt, PyLong, type Value } from "../base/value.ts";
import { asCLong } from "../core/convert.ts";
import { KeyErrorType, makeThrow, typeError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { PyList } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { cstring, obj } from "../native/args.ts";
import { def, defineModule } from "../native/define.ts";
import { structSequence } from "../objects/structseq.ts";
import { parsePasswd, type PasswdEntry } from "./account_files.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });

const StructPasswd = structSequence("pwd.struct_passwd", "A user account.", [
  "pw_name",
  "pw_passwd",
  "pw_uid",
  "pw_gid",
  "pw_gecos",
  "pw_dir",
  "pw_shell",
]);

const make = (entry: PasswdEntry): Value => StructPasswd.make(entry);

function* byId(vm: Vm, v: Value): Gen<Value> {
  if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
  const unknown = () => makeThrow(KeyErrorType, "getpwuid(): uid not found");
  // A number that is no uid cannot be the uid of anybody.
  if ((v instanceof PyLong || v instanceof PyInt) && (v.value < -1n || v.value > 0xffffffffn)) throw unknown();
  const n = asCLong(vm, v);
  const id = isGen(n) ? yield* n : n;
  if (id < -1 || id > 0xffffffff) throw unknown();
  const uid = id === -1 ? 0xffffffff : id;
  const entry = parsePasswd(vm).find((e) => e[2] === uid);
  if (entry === undefined) throw makeThrow(KeyErrorType, `getpwuid(): uid not found: ${uid}`);
  return make(entry);
}

export const pwdModule = defineModule("pwd", "The user accounts of this machine.", {
  struct_passwd: StructPasswd.type,
  struct_pwent: StructPasswd.type,
  getpwnam: def([cstring("name")], parse("The account of a user name."), (vm, name) => {
    const entry = parsePasswd(vm).find((e) => e[0] === name);
    if (entry === undefined) throw makeThrow(KeyErrorType, `getpwnam(): name not found: ${name}`);
    return make(entry);
  }),
  getpwuid: def([obj("uid")], parse("The account of a user id."), (vm, v) => byId(vm, v)),
  getpwall: def([], "All accounts.", (vm) => new PyList(parsePasswd(vm).map(make))),
});
