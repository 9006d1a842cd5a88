// SPDX-License-Identifier: MIT
/**
 * `_locale`: the C library's locale for `vm/lib/locale.py`. It is one for the whole process.
 * CPYTHON: `Modules/_localemodule.c`.
 */
import { PyUnicode, type Value } from "../vm/base/value.ts";
import { encodeDefault } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import { typeError, valueError } from "../vm/core/exceptions.ts";
import { isStr, PyList, strValue } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { argumentTypeError, cstring, custom, int, obj, opt, type Param } from "../vm/native/args.ts";
import { constant, def, defineModule } from "../vm/native/define.ts";
import { moduleException } from "../vm/objects/module_exception.ts";
import { textOf } from "../vm/objects/unicode_value.ts";
import {
  bindTextDomain,
  bindTextDomainCodeset,
  collate,
  collateWide,
  conventions,
  langinfo,
  setLocale,
  textDomain,
  transform,
  translate,
} from "./linux/locale.ts";

const failure = moduleException("locale", "Error");

/** Parameter `z`: a C string or None. */
const cstringOrNone = (name: string): Param<string | null> =>
  custom(name, (_vm, v, place) => {
    if (v === null) return null;
    const text = v instanceof PyUnicode ? encodeDefault(v) : isStr(v) ? strValue(v) : undefined;
    if (text === undefined) throw argumentTypeError(place, "string or None", v);
    if (!text.includes("\0")) return text;
    throw typeError(`${place.name}() argument ${place.position} must be string without null bytes or None, not str`);
  });

const parse = (doc: string) => ({ doc, arity: "parse" as const });

function locale(vm: Vm, category: number, name: string | null): string {
  const now = setLocale(category, name);
  if (now === null) throw failure.make(vm, name === null ? "locale query failed" : "unsupported locale setting");
  return now;
}

function localeconv(): Value {
  const { texts, groupings, numbers } = conventions();
  const dict = new PyDict();
  for (const [name, value] of Object.entries({ ...texts, ...numbers })) dict.setStr(name, value);
  for (const [name, sizes] of Object.entries(groupings)) dict.setStr(name, new PyList(sizes));
  return dict;
}

function strcoll(vm: Vm, a: Value, b: Value): number {
  return isStr(a) && isStr(b) ? collate(strValue(a), strValue(b)) : collateWide(textOf(vm, a), textOf(vm, b));
}

/** The keys of `nl_langinfo`: a name with a number for each of several, or a name alone. */
const LANGINFO: [name: string, first: number, count?: number][] = [
  ["ABDAY", 0x20000, 7],
  ["DAY", 0x20007, 7],
  ["ABMON", 0x2000e, 12],
  ["MON", 0x2001a, 12],
  ["AM_STR", 0x20026],
  ["PM_STR", 0x20027],
  ["D_T_FMT", 0x20028],
  ["D_FMT", 0x20029],
  ["T_FMT", 0x2002a],
  ["T_FMT_AMPM", 0x2002b],
  ["ERA", 0x2002c],
  ["ERA_D_FMT", 0x2002e],
  ["ALT_DIGITS", 0x2002f],
  ["ERA_D_T_FMT", 0x20030],
  ["ERA_T_FMT", 0x20031],
  ["_DATE_FMT", 0x2006c],
  ["CODESET", 14],
  ["RADIXCHAR", 0x10000],
  ["THOUSEP", 0x10001],
  ["YESEXPR", 0x50000],
  ["NOEXPR", 0x50001],
  ["CRNCYSTR", 0x4000f],
];

const KEYS: Record<string, number> = Object.fromEntries(
  LANGINFO.flatMap(([name, first, count]) =>
    count === undefined ? [[name, first]] : Array.from({ length: count }, (_, k) => [`${name}_${k + 1}`, first + k])
  ),
);

const CATEGORIES = ["LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_ALL"];
const LC_MESSAGES = CATEGORIES.indexOf("LC_MESSAGES");
const CHAR_MAX = 127;

const numbers = Object.entries({ ...KEYS, ...Object.fromEntries(CATEGORIES.map((name, k) => [name, k])), CHAR_MAX });

export const localeModule = defineModule("_locale", "Support for POSIX locales.", {
  ...Object.fromEntries(numbers.map(([name, value]) => [name, constant(value)])),
  Error: constant((vm) => failure.of(vm), "What all functions raise."),
  setlocale: def(
    [int("category"), opt(cstringOrNone("locale"), null)],
    parse("Sets the locale of a category, or without one gives its name."),
    locale,
  ),
  localeconv: def([], "How the locale writes numbers and sums of money.", localeconv),
  nl_langinfo: def([int("key")], parse("A text about the locale."), (_vm, key) => {
    if (!Object.values(KEYS).includes(key)) throw valueError("unsupported langinfo constant");
    return langinfo(key);
  }),
  strcoll: def([obj("a"), obj("b")], { doc: "Compares two texts as the locale has it.", arity: "unpack" }, strcoll),
  strxfrm: def(
    [cstring("text")],
    parse("A byte string that compares to others of this kind as the locale has it."),
    (_vm, text) => transform(text),
  ),
  textdomain: def(
    [cstringOrNone("domain")],
    parse("Sets the domain of messages."),
    (_vm, domain) => textDomain(domain),
  ),
  bindtextdomain: def(
    [cstring("domain"), cstringOrNone("folder")],
    parse("Sets the folder for the messages of a domain."),
    (vm, domain, folder) => {
      if (domain === "") throw failure.make(vm, "domain must be a non-empty string");
      return bindTextDomain(domain, folder);
    },
  ),
  bind_textdomain_codeset: def(
    [cstring("domain"), cstringOrNone("codeset")],
    parse("Sets the encoding of the messages of a domain."),
    (_vm, domain, codeset) => bindTextDomainCodeset(domain, codeset),
  ),
  gettext: def([cstring("message")], parse("The translation of a message."), (_vm, message) => {
    return translate(null, message, LC_MESSAGES);
  }),
  dgettext: def(
    [cstringOrNone("domain"), cstring("message")],
    parse("The translation of a message of a domain."),
    (_vm, domain, message) => translate(domain, message, LC_MESSAGES),
  ),
  dcgettext: def(
    [cstringOrNone("domain"), cstring("message"), int("category")],
    parse("The translation of a message of a domain, for a category of the locale."),
    (_vm, domain, message, category) => translate(domain, message, category),
  ),
});
