// SPDX-License-Identifier: MIT
/**
 * The part of `posix` about processes: identity, children, signals, environment (CPython `posixmodule.c`).
 *
 * The system's `fork` is of no use: a copy of a process with the engine's threads in it could not run (`engine/fork`).
 * Other children start by `_spawn` (used by our `subprocess`), `popen`, `system`. Waiting for a child parks only the thread that waits.
 */
import { EINVAL, ENOSYS, ENXIO, ESRCH } from "../base/errno.ts";
import { PyFloat, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { callMethod } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { environmentError, IOErrorType, OSErrorType, PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, Wait } from "../core/gen.ts";
import { hostCall } from "../core/host_error.ts";
import { isMapping, isSequence, length, listOf, sequenceItem } from "../core/sequence.ts";
import { asCLong } from "../core/convert.ts";
import { isInteger, isStr, PyList, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError, POLLIN, type SetId, type SpawnOptions } from "../host.ts";
import { type ArgPlace, cstring, int, obj, opt, rest } from "../native/args.ts";
import { def, type ModuleMember } from "../native/define.ts";
import { untilReadyOrSignal } from "../objects/fd_wait.ts";
import { lookOut, makeFile, own } from "../objects/file.ts";
import { flushRegular } from "../objects/file_output.ts";
import {
  asGroup,
  gid,
  INTERRUPT_ERRNO,
  INTERRUPT_TEXT,
  INTERRUPTED,
  interruptible,
  osCall,
  osThrow,
  path,
  pathBytes,
  uid,
  utf8,
} from "../objects/os_args.ts";
import { signalSelf } from "./signal_state.ts";
import { parsePasswd } from "./account_files.ts";
import { rusageTuple } from "./rusage.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const WNOHANG = 1, WUNTRACED = 2, WCONTINUED = 8;
const SIGINT = 2, SIGQUIT = 3, SIGPIPE = 13, SIGXFSZ = 25;
/** How often a wait that the host cannot wait for is asked again, milliseconds. */
const POLL_MS = 5;

// ---- children -----------------------------------------------------------------------------------------------------

const interruptedError = () => environmentError(OSErrorType, INTERRUPT_ERRNO, INTERRUPT_TEXT);

/** As {@linkcode waitChild}, going on after signals: for calls that retry in C as well. */
function* waitChildAlways(vm: Vm, pid: number): Gen<[number, number]> {
  for (;;) {
    try {
      return yield* waitChild(vm, pid, 0);
    } catch (e) {
      if (!(e instanceof PyThrow) || (e.value as { errno?: Value }).errno !== INTERRUPT_ERRNO) throw e;
    }
  }
}

/** `waitpid(2)`: parks the thread until the child has ended. */
export function* waitChild(vm: Vm, pid: number, options: number): Gen<[number, number]> {
  for (;;) {
    const [found, status] = osCall(() => vm.host.waitpid(pid, options | WNOHANG));
    if (found !== 0 || (options & WNOHANG) !== 0) return [found, status];
    if ((pid > 0 || pid === -1) && (options & (WUNTRACED | WCONTINUED)) === 0) {
      const fd = pid > 0 ? osCall(() => vm.host.childFd?.(pid)) : undefined;
      if (fd !== undefined) {
        try {
          yield* untilReadyOrSignal(vm, fd, POLLIN);
        } finally {
          vm.host.close(fd);
        }
      } else if (
        (yield* interruptible(vm, new Wait(vm.host.waitChild(pid), undefined, `child ${pid}`))) === INTERRUPTED
      ) throw interruptedError();
    } else {
      const later = new Wait(null, undefined, `child ${pid}`);
      later.timeoutMs = POLL_MS;
      if ((yield* interruptible(vm, later)) === INTERRUPTED) {
        throw interruptedError();
      }
    }
  }
}

/** Signals that the engine ignores and a program must find at their default action. */
const RESTORED = [SIGPIPE, SIGXFSZ];

/**
 * Runs a shell command with our standard descriptors replaced as `fds` says; gives its process id.
 * @param heeded Signals that are ignored now, and shall not be by the command.
 */
function shell(vm: Vm, command: string, fds: [number, number][], inherit: boolean, heeded: number[] = []): number {
  flushRegular(vm);
  const defaultSignals = [...RESTORED, ...heeded];
  return osCall(() => vm.host.spawn({ path: "/bin/sh", argv: ["sh", "-c", command], fds, inherit, defaultSignals }));
}

/** The standard descriptors that are open, for a child that shares them. */
function standardFds(vm: Vm): [number, number][] {
  const fds: [number, number][] = [];
  for (const fd of [0, 1, 2]) {
    try {
      vm.host.fcntl(fd, 1, 0);
      fds.push([fd, fd]);
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  }
  return fds;
}

function* system(vm: Vm, command: string): Gen<Value> {
  // Ctrl-C and Ctrl-\ are for the command alone.
  const signals = vm.host.ignoreSignals?.([SIGINT, SIGQUIT]);
  try {
    const pid = shell(vm, command, standardFds(vm), true, signals?.heeded);
    const [, status] = yield* waitChildAlways(vm, pid);
    return status;
  } finally {
    signals?.restore();
  }
}

function popen(vm: Vm, command: string, modeArg: string, size: number): Value {
  const mode = modeArg === "rb" || modeArg === "rt" ? "r" : modeArg === "wb" || modeArg === "wt" ? "w" : modeArg;
  if (!/^[rw]e*$/.test(mode)) throw environmentError(OSErrorType, EINVAL, "Invalid argument");
  const reading = mode[0] === "r";
  const [readEnd, writeEnd] = osCall(() => vm.host.pipe());
  const ours = reading ? readEnd : writeEnd;
  const theirs = reading ? writeEnd : readEnd;
  const F_SETFD = 2;
  vm.host.fcntl(ours, F_SETFD, 1);
  vm.host.fcntl(theirs, F_SETFD, 1);
  let pid: number;
  try {
    const fds = standardFds(vm).filter(([fd]) => fd !== (reading ? 1 : 0));
    fds.push([reading ? 1 : 0, theirs]);
    pid = shell(vm, command, fds, true);
  } catch (e) {
    vm.host.close(ours);
    vm.host.close(theirs);
    throw e;
  }
  vm.host.close(theirs);
  const file = makeFile(vm, ours, command, mode[0], size);
  own(vm, file, function* (fd: number): Gen<Value> {
    hostCall(IOErrorType, null, () => vm.host.close(fd));
    try {
      const [, status] = yield* waitChildAlways(vm, pid);
      return status === 0 ? null : status;
    } catch (e) {
      const thrown = e as { value?: { errno?: Value; strerror?: Value } };
      if (typeof thrown.value?.errno === "number") {
        throw environmentError(IOErrorType, thrown.value.errno, String(thrown.value.strerror));
      }
      throw e;
    }
  });
  // CPython waits for the command of a pipe that nobody keeps.
  lookOut(vm, file);
  return file;
}

/** Strings of an `argv` or environment value. */
function stringOf(v: Value, complaint: string): string {
  const text = isStr(v) ? strValue(v) : v instanceof PyUnicode ? utf8(v) : undefined;
  if (text === undefined || text.includes("\0")) throw typeError(complaint);
  return text;
}

/** The arguments of `execv`/`execve`/`_spawn`. */
function* argvOf(vm: Vm, v: Value, where: string): Gen<string[]> {
  if (!(v instanceof PyList) && !(v instanceof PyTuple)) throw typeError(`${where} arg 2 must be a tuple or list`);
  let items = listOf(vm, v);
  if (isGen(items)) items = yield* items;
  if (items.length < 1) throw valueError(`${where} arg 2 must not be empty`);
  return items.map((item) => stringOf(item, `${where} arg 2 must contain only strings`));
}

/** The environment of `execve`/`_spawn` as `NAME=value`. */
function* envOf(vm: Vm, v: Value, where: string): Gen<string[]> {
  const mapping = isMapping(vm, v);
  if (!(isGen(mapping) ? yield* mapping : mapping)) throw typeError(`${where} arg 3 must be a mapping object`);
  let items = callMethod(vm, v, "items", []);
  if (isGen(items)) items = yield* items;
  let pairs = listOf(vm, items);
  if (isGen(pairs)) pairs = yield* pairs;
  const env: string[] = [];
  for (const pair of pairs) {
    const [key, value] = (pair as PyTuple).items;
    const name = stringOf(key, `${where} arg 3 contains a non-string key`);
    const text = stringOf(value, `${where} arg 3 contains a non-string value`);
    if (name === "" || name.includes("=", 1) || name[0] === "=") throw valueError("illegal environment variable name");
    env.push(`${name}=${text}`);
  }
  return env;
}

function* execv(vm: Vm, program: string, args: Value, env: Value | undefined): Gen<Value> {
  const where = env === undefined ? "execv()" : "execve()";
  const argv = yield* argvOf(vm, args, where);
  const environment = env === undefined
    ? [...vm.host.environ()].map(([name, value]) => `${name}=${value}`)
    : yield* envOf(vm, env, where);
  // CPython's own buffers are lost by exec too; the engine only puts back what it had changed.
  try {
    vm.host.execve(program, argv, environment);
  } catch (e) {
    throw osThrow(e);
  }
  return null;
}

/**
 * `_spawn(path, argv, env, cwd, fds, close_fds, setsid, pgroup)`: the one way to start a child, for `subprocess`.
 * `fds` is a list of (number in the child, our number) pairs.
 */
function* spawnChild(vm: Vm, args: Value[]): Gen<Value> {
  const [program, argvArg, envArg, cwdArg, fdsArg, closeArg, sessionArg, groupArg] = args;
  const place: ArgPlace = { name: "_spawn", position: 1 };
  const options: SpawnOptions = {
    path: pathBytes(program, place),
    argv: yield* argvOf(vm, argvArg, "execv()"),
    fds: [],
    inherit: closeArg !== true,
    defaultSignals: RESTORED,
  };
  if (envArg !== null) options.env = yield* envOf(vm, envArg, "execve()");
  if (cwdArg !== null) options.cwd = pathBytes(cwdArg, { name: "_spawn", position: 4 });
  let pairs = listOf(vm, fdsArg);
  if (isGen(pairs)) pairs = yield* pairs;
  for (const pair of pairs) {
    const numbers: number[] = [];
    for (const n of (pair as PyTuple).items) {
      const r = asCLong(vm, n);
      numbers.push(isGen(r) ? yield* r : r);
    }
    options.fds.push([numbers[0], numbers[1]]);
  }
  if (sessionArg === true) options.setsid = true;
  if (typeof groupArg === "number") options.pgroup = groupArg;
  flushRegular(vm);
  try {
    return vm.host.spawn(options);
  } catch (e) {
    throw osThrow(
      e,
      e instanceof HostError && e.path !== undefined && e.path === options.cwd && options.cwd !== options.path
        ? options.cwd
        : null,
    );
  }
}

// ---- environment --------------------------------------------------------------------------------------------------

function environment(vm: Vm): PyDict {
  const dict = new PyDict();
  for (const [name, value] of vm.host.environ()) dict.setStr(name, value);
  return dict;
}

// ---- identity -----------------------------------------------------------------------------------------------------

/** The name of the user who logged in on the terminal, as `getlogin(3)` finds it. */
function login(vm: Vm): Value {
  try {
    const bytes = vm.host.readFile("/proc/self/loginuid");
    const id = Number(new TextDecoder().decode(bytes));
    if (id !== 0xffffffff) {
      const entry = parsePasswd(vm).find((e) => e[2] === id);
      if (entry !== undefined) return entry[0];
    }
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
  }
  throw environmentError(OSErrorType, ENXIO, "No such device or address");
}

/** `Uid:`/`Gid:` line of /proc/self/status: real, effective, saved. */
function idsOf(vm: Vm, key: "Uid" | "Gid"): Value {
  const text = new TextDecoder().decode(osCall(() => vm.host.readFile("/proc/self/status")));
  const line = new RegExp(`^${key}:\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)`, "m").exec(text);
  if (line === null) throw environmentError(OSErrorType, ESRCH, "No such process");
  return new PyTuple([Number(line[1]), Number(line[2]), Number(line[3])]);
}

/** The number that the system has for an id; −1 means none. */
const unsigned = (id: number) => id === -1 ? 0xffffffff : id;

const setId = (which: SetId, doc: string, ...names: string[]) => {
  const convert = which.endsWith("uid") ? uid : gid;
  return def((names.length === 0 ? [which.slice(-3)] : names).map(convert), parse(doc), (vm, ...ids) => {
    osCall(() => vm.host.setId(which, ...ids.map(unsigned)));
    return null;
  });
};

/** `NGROUPS_MAX` of Linux. */
const GROUPS_MAX = 65536;

function* setGroups(vm: Vm, groups: Value): Gen<Value> {
  if (!isSequence(groups)) throw typeError("setgroups argument must be a sequence");
  let count = length(vm, groups);
  if (isGen(count)) count = yield* count;
  if (count > GROUPS_MAX) throw valueError("too many groups");
  const ids: number[] = [];
  for (let i = 0; i < count; i++) {
    let item = sequenceItem(vm, groups, i);
    if (isGen(item)) item = yield* item;
    if (!isInteger(item)) throw typeError("groups must be integers");
    let id = asGroup(vm, item);
    if (isGen(id)) id = yield* id;
    ids.push(unsigned(id));
  }
  osCall(() => vm.host.setgroups(ids));
  return null;
}

/** Rows without argument that give a number. */
const number = (doc: string, get: (vm: Vm) => number) => def([], doc, (vm) => osCall(() => get(vm)));
/** Rows that look at an exit status. */
const status = (doc: string, look: (s: number) => Value, cname?: string) =>
  def([int("status")], { doc, arity: "parse", cname }, (_vm, s) => look(s));

const signalled = (s: number) => ((s & 0x7f) + 1 << 24 >> 25) > 0;

/** What of `PyVm` `fork` needs. */
interface Forking extends Vm {
  /** Loads what copies the process; absent where that is not possible. */
  readonly fork?: () => Promise<(vm: never) => Gen<Value>>;
}

export const POSIX_PROCESS: Record<string, ModuleMember> = {
  WCOREDUMP: status("Whether the child left a core dump.", (s) => (s & 0x80) !== 0),
  WEXITSTATUS: status("The exit code in a status.", (s) => (s >> 8) & 0xff),
  WIFCONTINUED: status("Whether the child was continued.", (s) => s === 0xffff, "WCONTINUED"),
  WIFEXITED: status("Whether the child ended by exiting.", (s) => (s & 0x7f) === 0),
  WIFSIGNALED: status("Whether a signal ended the child.", (s) => signalled(s)),
  WIFSTOPPED: status("Whether the child is stopped.", (s) => (s & 0xff) === 0x7f),
  WSTOPSIG: status("The signal that stopped the child.", (s) => (s >> 8) & 0xff),
  WTERMSIG: status("The signal that ended the child.", (s) => s & 0x7f),
  _exit: def(
    [int("status")],
    parse("Ends the process at once, without flushing or running exit handlers."),
    (vm, code) => vm.host.exit(code & 0xff),
  ),
  abort: def([], "Ends the process with SIGABRT.", (vm) => {
    vm.host.onSignal(6, null);
    vm.host.kill(vm.host.getpid(), 6);
    return vm.host.exit(134);
  }),
  execv: def(
    [path("path"), obj("argv")],
    parse("Replaces this program by another."),
    (vm, p, argv) => execv(vm, p, argv, undefined),
  ),
  execve: def(
    [path("path"), obj("argv"), obj("env")],
    parse("Replaces this program by another, with its own environment."),
    (vm, p, argv, env) => execv(vm, p, argv, env),
  ),
  fork: def(
    [],
    "A copy of this process, in which the calling thread goes on: its id, and 0 in the copy. OSError (EAGAIN) where " +
      "something that the program has cannot be in two processes; the text says what.",
    function* (vm): Gen<Value> {
      const load = (vm as Forking).fork;
      if (load === undefined) throw environmentError(OSErrorType, ENOSYS, "Function not implemented");
      const fork = (yield new Wait(load(), undefined, "fork")) as (vm: Vm) => Gen<Value>;
      return yield* fork(vm);
    },
  ),
  _spawn: def(
    [rest("arguments")],
    "Starts a child process: path, argv, env, cwd, fds, close_fds, setsid, pgroup. Gives its id.",
    (vm, args) => spawnChild(vm, args),
  ),
  system: def(
    [cstring("command")],
    parse("Runs a shell command and gives its exit status."),
    (vm, command) => system(vm, command),
  ),
  popen: def(
    [cstring("command"), opt(cstring("mode"), "r"), opt(int("bufsize"), -1)],
    parse("A file connected to a shell command."),
    (vm, command, mode, size) => popen(vm, command, mode, size),
  ),
  wait: def([], "Waits for any child: (pid, status).", function* (vm) {
    return new PyTuple(yield* waitChild(vm, -1, 0));
  }),
  waitpid: def([int("pid"), int("options")], parse("Waits for a child: (pid, status)."), function* (vm, pid, options) {
    return new PyTuple(yield* waitChild(vm, pid, options));
  }),
  wait3: def(
    [int("options")],
    parse("Waits for any child: (pid, status, usage)."),
    (vm, options) => waitUsage(vm, -1, options),
  ),
  wait4: def(
    [int("pid"), int("options")],
    parse("Waits for a child: (pid, status, usage)."),
    (vm, pid, options) => waitUsage(vm, pid, options),
  ),
  kill: def([int("pid"), int("signal")], parse("Sends a signal to a process."), (vm, pid, signal) => {
    if (pid !== vm.host.getpid() || !signalSelf(vm, signal)) osCall(() => vm.host.kill(pid, signal));
    return afterSignal(vm);
  }),
  killpg: def([int("pgid"), int("signal")], parse("Sends a signal to a process group."), (vm, pgid, signal) => {
    osCall(() => vm.host.killpg(pgid, signal));
    return afterSignal(vm);
  }),
  getpid: number("The id of this process.", (vm) => vm.host.getpid()),
  getppid: number("The id of the parent process.", (vm) => vm.host.getppid()),
  getuid: number("The real user id.", (vm) => vm.host.getuid()),
  geteuid: number("The effective user id.", (vm) => vm.host.geteuid()),
  getgid: number("The real group id.", (vm) => vm.host.getgid()),
  getegid: number("The effective group id.", (vm) => vm.host.getegid()),
  getpgrp: number("The id of this process group.", (vm) => vm.host.getpgid(0)),
  getpgid: def([int("pid")], parse("The process group of a process."), (vm, pid) => osCall(() => vm.host.getpgid(pid))),
  getsid: def([int("pid")], parse("The session of a process."), (vm, pid) => osCall(() => vm.host.getsid(pid))),
  getgroups: def([], "The groups of this process.", (vm) => new PyList(osCall(() => vm.host.getgroups()))),
  getlogin: def([], "The name of the logged-in user.", (vm) => login(vm)),
  getresuid: def([], "Real, effective and saved user id.", (vm) => idsOf(vm, "Uid")),
  getresgid: def([], "Real, effective and saved group id.", (vm) => idsOf(vm, "Gid")),
  setuid: setId("setuid", "Sets the user id."),
  seteuid: setId("seteuid", "Sets the effective user id."),
  setgid: setId("setgid", "Sets the group id."),
  setegid: setId("setegid", "Sets the effective group id."),
  setreuid: setId("setreuid", "Sets real and effective user id.", "ruid", "euid"),
  setregid: setId("setregid", "Sets real and effective group id.", "rgid", "egid"),
  setresuid: setId("setresuid", "Sets real, effective and saved user id.", "ruid", "euid", "suid"),
  setresgid: setId("setresgid", "Sets real, effective and saved group id.", "rgid", "egid", "sgid"),
  setgroups: def([obj("groups")], "Replaces the further groups of this process.", setGroups),
  initgroups: def(
    [cstring("username"), gid("gid")],
    parse("Replaces the further groups of this process by those of a user, and another one."),
    (vm, user, group) => {
      osCall(() => vm.host.initgroups(user, unsigned(group)));
      return null;
    },
  ),
  setpgid: def([int("pid"), int("pgid")], parse("Puts a process into a process group."), (vm, pid, pgid) => {
    osCall(() => vm.host.setpgid(pid, pgid));
    return null;
  }),
  setpgrp: def([], "Makes this process the leader of its own group.", (vm) => {
    osCall(() => vm.host.setpgid(0, 0));
    return null;
  }),
  setsid: def([], "Starts a new session.", (vm) => {
    osCall(() => vm.host.setsid());
    return null;
  }),
  nice: def(
    [int("increment")],
    parse("Adds to the niceness and gives the new one."),
    (vm, n) => osCall(() => vm.host.nice(n)),
  ),
  umask: def(
    [int("mask")],
    parse("Sets the mask for new files and gives the old one."),
    (vm, mask) => vm.host.umask(mask & 0o777),
  ),
  uname: def([], "(system, node name, release, version, machine).", (vm) => new PyTuple(osCall(() => vm.host.uname()))),
  times: def(
    [],
    "(user, system, children's user, children's system, elapsed) seconds.",
    (vm) => new PyTuple(osCall(() => vm.host.times()).map((t) => new PyFloat(t))),
  ),
  getloadavg: def(
    [],
    "The load of the system over 1, 5 and 15 minutes.",
    (vm) => new PyTuple(osCall(() => vm.host.getloadavg()).map((t) => new PyFloat(t))),
  ),
  putenv: def(
    [cstring("name"), cstring("value")],
    parse("Sets an environment variable for children."),
    (vm, name, value) => {
      if (name.includes("=")) throw valueError("illegal environment variable name");
      osCall(() => vm.host.setenv(name, value));
      return null;
    },
  ),
  unsetenv: def([cstring("name")], parse("Removes an environment variable for children."), (vm, name) => {
    osCall(() => {
      if (name === "" || name.includes("=")) throw new HostError(EINVAL);
      vm.host.setenv(name, undefined);
    });
    return null;
  }),
};

/** After a signal that may be for ourselves, handlers run before the caller goes on, as in CPython. */
function* afterSignal(vm: Vm): Gen<Value> {
  yield new Wait(vm.host.turn(), undefined, "signal");
  return null;
}

function* waitUsage(vm: Vm, pid: number, options: number): Gen<Value> {
  const before = vm.host.getrusage(-1);
  const [found, state] = yield* waitChild(vm, pid, options);
  const after = vm.host.getrusage(-1);
  // The child's own usage is what it added to the sum of all collected children; maxrss is a maximum.
  const own = after.map((n, i) => found === 0 ? 0 : i === 2 ? n : n - before[i]);
  return new PyTuple([found, state, rusageTuple(own)]);
}

export { environment };
