// SPDX-License-Identifier: MIT
/** `errno`: the names of error numbers that CPython 2.7 knows. The table is `vm/base/errno.ts`. */
import { ERRNO_ALIASES, ERRNO_CODE_NAMES, ERRNO_ROWS, errnoByName, PYTHON_LAST } from "../base/errno.ts";
import { DictEntry, PyDict } from "../core/dict.ts";
import { defineModule } from "../native/define.ts";

export const errnoModule = defineModule("errno", "Names of the error numbers of the system.", {}, (_vm, ns) => {
  const codes = new PyDict();
  for (const [n, name] of ERRNO_ROWS) {
    if (n > PYTHON_LAST) continue;
    ns.setStr(name, n);
    codes.addEntry(n, new DictEntry(n, name));
  }
  for (const [alias] of ERRNO_ALIASES) ns.setStr(alias, errnoByName(alias)!);
  for (const [n, name] of ERRNO_CODE_NAMES) codes.map.get(n)!.value = name;
  ns.setStr("errorcode", codes);
});
