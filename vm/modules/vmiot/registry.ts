// SPDX-License-Identifier: MIT
/**
 * The extensions of VMIOT's API, by type (docs/vmiot.md): what `o.name` means where Python knows no such attribute. To add
 * one, add a row to the table of its type, and its name to `core/extensions.ts`.
 */
import type { Value } from "../../base/value.ts";
import { BaseExceptionType, PyBaseException } from "../../core/exceptions.ts";
import { DIALECT_SUFFIX, type Extensions } from "../../core/extensions.ts";
import { PyType } from "../../core/type.ts";
import {
  boolType,
  dictType,
  floatType,
  intType,
  listType,
  longType,
  noneType,
  objectType,
  PyModule,
  strType,
  tupleType,
  typeOf,
  unicodeType,
} from "../../core/types.ts";
import type { NativeImpl, Row } from "../../native/define.ts";
import { PyBuiltin } from "../../native/descriptors.ts";
import { rbdictType } from "../rbdict.ts";
import { anyExtensions } from "./any.ts";
import { dictExtensions, listExtensions } from "./containers.ts";
import { exceptionCode } from "./exception_codes.ts";
import { jsonExtensions, jsonText } from "./json_text.ts";
import { mathExtensions } from "./math_more.ts";
import { strDialect, strExtensions, unicodeExtensions } from "./str.ts";
import { messageExtensions } from "./messages.ts";
import { structExtensions } from "./struct_text.ts";

type Rows = Record<string, Row>;

/** The tables. A type has those of its bases, too. */
const TABLES: readonly (readonly [PyType, ...Rows[]])[] = [
  [objectType, anyExtensions],
  [strType, strExtensions, structExtensions, messageExtensions, jsonExtensions, jsonText],
  [unicodeType, unicodeExtensions, jsonExtensions, jsonText],
  [listType, listExtensions, jsonExtensions],
  [tupleType, listExtensions, jsonExtensions],
  [dictType, dictExtensions, jsonExtensions],
  [rbdictType, jsonExtensions],
  [intType, jsonExtensions],
  [longType, jsonExtensions],
  [floatType, jsonExtensions],
  [boolType, jsonExtensions],
  [noneType, jsonExtensions],
];

/** Methods of the dialect that Python has with another meaning, under their names with the suffix. */
const DIALECT_TABLES: readonly (readonly [PyType, Rows])[] = [[strType, strDialect]];

/** Functions of modules. */
const MODULES: Readonly<Record<string, Rows>> = { math: mathExtensions };

/** All names in the tables. */
export function tableNames(): Set<string> {
  const names = TABLES.flatMap(([, ...tables]) => tables).concat(Object.values(MODULES)).flatMap(Object.keys);
  return new Set([...names, "code"]);
}

/** The extensions of one VM. */
export function makeExtensions(): Extensions {
  const byType = new Map<PyType, Map<string, NativeImpl>>();
  const enter = (type: PyType, rows: Rows, suffix: string): void => {
    let known = byType.get(type);
    if (known === undefined) byType.set(type, known = new Map());
    for (const [name, row] of Object.entries(rows)) known.set(name + suffix, row.compile(name));
  };
  for (const [type, ...tables] of TABLES) for (const rows of tables) enter(type, rows, "");
  for (const [type, rows] of DIALECT_TABLES) enter(type, rows, DIALECT_SUFFIX);
  const modules = new Map<string, PyBuiltin>();

  const ofModule = (module: PyModule, name: string): Value | undefined => {
    const of = module.dict?.getStr("__name__");
    if (typeof of !== "string" || !Object.hasOwn(MODULES, of) || !Object.hasOwn(MODULES[of], name)) return undefined;
    const key = `${of}.${name}`;
    let f = modules.get(key);
    if (f === undefined) modules.set(key, f = new PyBuiltin(MODULES[of][name].compile(name), undefined, of));
    return f;
  };

  return {
    attribute(_vm, o, name) {
      if (name === "code") {
        const cls = o instanceof PyBaseException ? o.type : o;
        return cls instanceof PyType && cls.isSubtype(BaseExceptionType) ? exceptionCode(cls) : undefined;
      }
      if (o instanceof PyModule) {
        const f = ofModule(o, name);
        if (f !== undefined) return f;
      }
      for (const type of typeOf(o).mro) {
        const impl = byType.get(type as PyType)?.get(name);
        if (impl !== undefined) return new PyBuiltin(impl, o, null);
      }

      return undefined;
    },
  };
}
