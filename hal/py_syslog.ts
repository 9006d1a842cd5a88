// SPDX-License-Identifier: MIT
/**
 * `syslog`: messages for the log of the system, through the C library, which sends them to /dev/log. It has one log for the
 * whole process: programs in one process share what `openlog` and `setlogmask` set.
 * CPYTHON: `Modules/syslogmodule.c`.
 */
import { PyUnicode, type Value } from "../vm/base/value.ts";
import { encodeDefault } from "../vm/core/abstract.ts";
import { asCInt, asCLong } from "../vm/core/convert.ts";
import { PyThrow, typeError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, then } from "../vm/core/gen.ts";
import { isStr, PyList, strValue } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { argumentTypeError, custom, long, opt, type Param, rest } from "../vm/native/args.ts";
import { constant, def, defineModule } from "../vm/native/define.ts";
import { type CPointer, cstring as bytesOf, systemLog } from "./linux/libc.ts";

const LOG_INFO = 6, LOG_USER = 8;

/** Levels, facilities and options of syslog.h, the same on every Linux machine. */
const NUMBERS: Record<string, number> = {
  LOG_EMERG: 0,
  LOG_ALERT: 1,
  LOG_CRIT: 2,
  LOG_ERR: 3,
  LOG_WARNING: 4,
  LOG_NOTICE: 5,
  LOG_INFO,
  LOG_DEBUG: 7,
  LOG_KERN: 0,
  LOG_USER,
  LOG_MAIL: 2 << 3,
  LOG_DAEMON: 3 << 3,
  LOG_AUTH: 4 << 3,
  LOG_SYSLOG: 5 << 3,
  LOG_LPR: 6 << 3,
  LOG_NEWS: 7 << 3,
  LOG_UUCP: 8 << 3,
  LOG_CRON: 9 << 3,
  LOG_LOCAL0: 16 << 3,
  LOG_LOCAL1: 17 << 3,
  LOG_LOCAL2: 18 << 3,
  LOG_LOCAL3: 19 << 3,
  LOG_LOCAL4: 20 << 3,
  LOG_LOCAL5: 21 << 3,
  LOG_LOCAL6: 22 << 3,
  LOG_LOCAL7: 23 << 3,
  LOG_PID: 1,
  LOG_CONS: 2,
  LOG_NDELAY: 8,
  LOG_NOWAIT: 16,
  LOG_PERROR: 32,
};

/** What this program has opened. The library keeps the address of the name, so that lies in its own memory. */
interface Log {
  isOpen: boolean;
  name: CPointer;
}

const LOG = Symbol("syslog");
const logOf = (vm: Vm): Log => vm.state<Log>(LOG, () => ({ isOpen: false, name: null }));

/** The name of the program as in `sys.argv`, without its folder; without one, of what runs it. */
function programName(vm: Vm): string {
  const argv = vm.sys.getStr("argv");
  const first = argv instanceof PyList && argv.items.length > 0 ? argv.items[0] : undefined;
  if (first === undefined || !isStr(first) || strValue(first) === "") return "vmiotman";
  const path = strValue(first);
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The bytes of a text for C, which ends at a NUL. */
const untilNul = (text: string): Uint8Array<ArrayBuffer> => bytesOf(text.split("\0", 1)[0]);

function open(vm: Vm, name: string | undefined, options: number, facility: number): null {
  const log = logOf(vm), lib = systemLog();
  const before = log.name;
  log.name = lib.strdup(untilNul(name ?? programName(vm)));
  lib.openlog(log.name, options, facility);
  lib.free(before);
  log.isOpen = true;
  return null;
}

function close(vm: Vm): null {
  const log = logOf(vm), lib = systemLog();
  if (!log.isOpen) return null;
  lib.closelog();
  lib.free(log.name);
  log.name = null;
  log.isOpen = false;
  return null;
}

/** Parameter `S`: a `str` and nothing else. */
const identification: Param<string> = custom("ident", (_vm, v, place) => {
  if (isStr(v)) return strValue(v);
  throw argumentTypeError(place, "string", v);
});

const wrongArguments = (): PyThrow => typeError("[priority,] message string");

/** @throws {PyThrow} of the encoding, for a `unicode` with other characters than ASCII's. */
function messageOf(v: Value): string {
  const text = v instanceof PyUnicode ? encodeDefault(v) : isStr(v) ? strValue(v) : "\0";
  if (text.includes("\0")) throw wrongArguments();
  return text;
}

function* prioritized(vm: Vm, priority: Value, text: Value): Gen<[number, string]> {
  try {
    const n = asCInt(vm, priority);
    return [isGen(n) ? yield* n : n, messageOf(text)];
  } catch (e) {
    // CPYTHON: tries one argument after that, and complains of two.
    throw e instanceof PyThrow ? wrongArguments() : e;
  }
}

function* send(vm: Vm, args: Value[]): Gen<Value> {
  if (args.length !== 1 && args.length !== 2) throw wrongArguments();
  const [priority, text] = args.length === 1
    ? [LOG_INFO, messageOf(args[0])]
    : yield* prioritized(vm, args[0], args[1]);
  if (!logOf(vm).isOpen) open(vm, undefined, 0, LOG_USER);
  systemLog().syslog(priority, bytesOf("%s"), bytesOf(text));
  return null;
}

const parse = (doc: string) => ({ doc, arity: "parse" as const });

export const syslogModule = defineModule("syslog", "Messages for the log of the system.", {
  openlog: def([opt(identification), opt(long("logoption"), 0), opt(long("facility"), LOG_USER)], {
    doc: "Sets what stands before each message (the program's name by default), options and the facility.",
    arity: "keywords",
  }, open),
  syslog: def([rest("arguments")], parse("syslog([priority,] message): sends a message; LOG_INFO by default."), send),
  closelog: def([], "Closes the log; openlog's settings are forgotten.", close),
  setlogmask: def(
    [rest("arguments")],
    parse("setlogmask(mask): sets which priorities are sent (LOG_MASK, LOG_UPTO), unless 0; gives the mask before."),
    (vm, args) => {
      if (args.length !== 1) throw typeError("mask for priority");
      return then(asCLong(vm, args[0]), (mask) => systemLog().setlogmask(mask | 0));
    },
  ),
  LOG_MASK: def([long("priority")], parse("The mask of one priority."), (_vm, priority) => 1 << priority),
  LOG_UPTO: def(
    [long("priority")],
    parse("The mask of a priority and all that are graver."),
    (_vm, priority) => (1 << (priority + 1)) - 1 | 0,
  ),
  ...Object.fromEntries(Object.entries(NUMBERS).map(([name, number]) => [name, constant(number)])),
});
