// SPDX-License-Identifier: MIT
/** `spwd` (CPython `spwdmodule.c`): the passwords in /etc/shadow, for those who may read it. */
import type { Value } from "../base/value.ts";
import { KeyErrorType, makeThrow } from "../core/exceptions.ts";
import { PyList } from "../core/types.ts";
import { cstring } from "../native/args.ts";
import { def, defineModule } from "../native/define.ts";
import { structSequence } from "../objects/structseq.ts";
import { parseShadow, type ShadowEntry } from "./account_files.ts";

const StructSpwd = structSequence("spwd.struct_spwd", "The password of a user. Times are in days; -1 is none.", [
  "sp_nam",
  "sp_pwd",
  "sp_lstchg",
  "sp_min",
  "sp_max",
  "sp_warn",
  "sp_inact",
  "sp_expire",
  "sp_flag",
]);

const make = (entry: ShadowEntry): Value => StructSpwd.make(entry);

export const spwdModule = defineModule("spwd", "The passwords of this machine's users. Only root may read them.", {
  struct_spwd: StructSpwd.type,
  getspnam: def([cstring("name")], { doc: "The entry of a user name.", arity: "parse" }, (vm, name) => {
    const entry = parseShadow(vm).find((e) => e[0] === name);
    if (entry === undefined) throw makeThrow(KeyErrorType, "getspnam(): name not found");
    return make(entry);
  }),
  getspall: def([], "All entries.", (vm) => new PyList(parseShadow(vm).map(make))),
});
