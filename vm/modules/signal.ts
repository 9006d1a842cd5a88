// SPDX-License-Identifier: MIT
/**
 * `signal` (CPython `signalmodule.c`). Handlers run in the main thread between two instructions (`Vm.post`), or while
 * that thread waits; a signal that arrives again before its handler ran counts once.
 *
 * Timers are the event loop's: `ITIMER_REAL` and `alarm` count real time, the other two look at processor time again
 * whenever they might be due.
 */
import { EINVAL } from "../base/errno.ts";
import { PyFloat, PyLong, PyTuple, type Value } from "../base/value.ts";
import {
  environmentError,
  IOErrorType,
  makeThrow,
  type PyThrow,
  RuntimeErrorType,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { Wait } from "../core/gen.ts";
import { typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { float, int, obj, opt } from "../native/args.ts";
import { constant, def, defineModule, type ModuleMember } from "../native/define.ts";
import { interruptible } from "../objects/os_args.ts";
import { moduleException } from "../objects/module_exception.ts";
import { defaultIntHandler, initialHandler, SIG_DFL, SIG_IGN, stateOf, type Timer, trip } from "./signal_state.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const SIGKILL = 9, SIGALRM = 14, SIGSTOP = 19, SIGVTALRM = 26, SIGPROF = 27;
const NSIG = 65;

const NAMES =
  "ABRT=6 ALRM=14 BUS=7 CHLD=17 CLD=17 CONT=18 FPE=8 HUP=1 ILL=4 INT=2 IO=29 IOT=6 KILL=9 PIPE=13 POLL=29 PROF=27 " +
  "PWR=30 QUIT=3 RTMAX=64 RTMIN=34 SEGV=11 STOP=19 SYS=31 TERM=15 TRAP=5 TSTP=20 TTIN=21 TTOU=22 URG=23 USR1=10 " +
  "USR2=12 VTALRM=26 WINCH=28 XCPU=24 XFSZ=25";

/** `ItimerError`, raised by the interval timers. */
const ItimerError = moduleException("signal", "ItimerError", IOErrorType);
const itimerError = (vm: Vm): PyThrow => environmentError(ItimerError.of(vm), EINVAL, "Invalid argument");

function checkNumber(n: number): void {
  if (n < 1 || n >= NSIG) throw valueError("signal number out of range");
}

/** @throws ValueError unless the main thread is running. */
function checkMain(vm: Vm, what: string): void {
  if (!(vm.thread as { main?: boolean }).main) throw valueError(`${what} only works in main thread`);
}

function setHandler(vm: Vm, n: number, handler: Value): Value {
  checkMain(vm, "signal");
  checkNumber(n);
  const state = stateOf(vm);
  const isNumber = handler === SIG_DFL || handler === SIG_IGN;
  if (!isNumber && typeOf(handler).tp_call === undefined) {
    throw typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  }
  if (n === SIGKILL || n === SIGSTOP || n === 32 || n === 33) throw invalid();
  const old = state.handlers.get(n) ?? initialHandler(vm, n);
  try {
    vm.host.onSignal(n, handler === SIG_IGN ? "ignore" : handler === SIG_DFL ? null : () => trip(vm, n));
  } catch (e) {
    if (e instanceof HostError) throw makeThrow(RuntimeErrorType, e.errno, e.message);
    throw e;
  }
  state.handlers.set(n, handler);
  state.tripped.delete(n);
  state.restarting.delete(n);
  return old;
}

const invalid = (): PyThrow => makeThrow(RuntimeErrorType, EINVAL, "Invalid argument");

// ---- timers -------------------------------------------------------------------------------------------------------

const REAL = 0, VIRTUAL = 1, PROF = 2;
const TIMER_SIGNAL = [SIGALRM, SIGVTALRM, SIGPROF];

function clock(vm: Vm, which: number): number {
  if (which === REAL) return vm.host.monotonic();
  const [user, system] = vm.host.times();
  return which === VIRTUAL ? user : user + system;
}

/** Stops timer `which` and gives `[seconds left, interval]`. */
function stopTimer(vm: Vm, which: number): [number, number] {
  const state = stateOf(vm);
  const timer = state.timers.get(which);
  if (timer === undefined) return [0, 0];
  timer.cancel();
  state.timers.delete(which);
  return [Math.max(timer.due - clock(vm, which), 1e-6), timer.interval];
}

function startTimer(vm: Vm, which: number, seconds: number, interval: number): void {
  const state = stateOf(vm);
  const timer: Timer = { cancel: () => {}, due: clock(vm, which) + seconds, interval };
  const arm = () => {
    // Processor time runs at most as fast as real time per core; asking a bit late is harmless.
    const left = timer.due - clock(vm, which);
    timer.cancel = vm.host.timer(Math.max(left * 1000, 0), fire);
  };
  const fire = () => {
    if (clock(vm, which) < timer.due - 0.0005) return arm();
    if (timer.interval > 0) {
      timer.due += timer.interval;
      if (timer.due < clock(vm, which)) timer.due = clock(vm, which) + timer.interval;
      arm();
    } else state.timers.delete(which);
    deliver(vm, TIMER_SIGNAL[which]);
  };
  state.timers.set(which, timer);
  arm();
}

/** A signal of our own making: goes to the handler, or has its default effect. */
function deliver(vm: Vm, n: number): void {
  const handler = stateOf(vm).handlers.get(n) ?? SIG_DFL;
  if (handler === SIG_IGN) return;
  if (handler === SIG_DFL || handler === null) {
    vm.host.onSignal(n, null);
    vm.host.kill(vm.host.getpid(), n);
  } else trip(vm, n);
}

function checkTimer(vm: Vm, which: number): void {
  if (which < REAL || which > PROF) throw itimerError(vm);
}

const pair = ([left, interval]: [number, number]): Value => new PyTuple([new PyFloat(left), new PyFloat(interval)]);
const micro = (seconds: number) => Math.trunc(seconds * 1e6) / 1e6;

const constants: Record<string, ModuleMember> = {};
for (const item of NAMES.split(" ")) {
  const [name, n] = item.split("=");
  constants["SIG" + name] = constant(Number(n));
}

export const signalModule = defineModule("signal", "Handlers for signals, and timers that send them.", {
  ...constants,
  NSIG: constant(NSIG, "One more than the highest signal number."),
  SIG_DFL: constant(SIG_DFL, "The default action."),
  SIG_IGN: constant(SIG_IGN, "Ignore the signal."),
  ITIMER_REAL: constant(REAL, "Timer of real time; sends SIGALRM."),
  ITIMER_VIRTUAL: constant(VIRTUAL, "Timer of the process's own time; sends SIGVTALRM."),
  ITIMER_PROF: constant(PROF, "Timer of processor time; sends SIGPROF."),
  ItimerError: constant((vm) => ItimerError.of(vm)),
  default_int_handler: constant((vm) => defaultIntHandler(vm)),
  signal: def(
    [int("signal"), obj("handler")],
    parse("Sets the handler of a signal and gives the old one."),
    (vm, n, handler) => setHandler(vm, n, handler),
  ),
  getsignal: def([int("signal")], parse("The handler of a signal."), (vm, n) => {
    checkNumber(n);
    return stateOf(vm).handlers.get(n) ?? initialHandler(vm, n);
  }),
  siginterrupt: def(
    [int("signal"), int("flag")],
    parse("Whether a signal interrupts calls that wait."),
    (vm, n, on) => {
      checkNumber(n);
      if (n === SIGKILL || n === SIGSTOP) throw invalid();
      const { restarting } = stateOf(vm);
      if (on === 0) restarting.add(n);
      else restarting.delete(n);
      return null;
    },
  ),
  alarm: def(
    [int("seconds")],
    parse("Sends SIGALRM after some seconds; 0 cancels. Gives the seconds that were left."),
    (vm, seconds) => {
      const [left] = stopTimer(vm, REAL);
      if (seconds > 0) startTimer(vm, REAL, seconds, 0);
      return Math.ceil(left - 1e-9);
    },
  ),
  pause: def([], "Waits until a signal arrives.", function* (vm) {
    yield* interruptible(vm, new Wait(null, undefined, "signal"));
    return null;
  }),
  set_wakeup_fd: def(
    [int("fd")],
    parse("Has a byte written to a descriptor whenever a signal arrives. Gives the old one."),
    (vm, fd) => {
      checkMain(vm, "set_wakeup_fd");
      const state = stateOf(vm);
      if (fd !== -1) {
        try {
          vm.host.fstat(fd);
        } catch (e) {
          if (e instanceof HostError) throw valueError("invalid fd");
          throw e;
        }
      }
      const old = state.wakeupFd;
      state.wakeupFd = fd;
      return new PyLong(BigInt(old));
    },
  ),
  setitimer: def(
    [int("which"), float("seconds"), opt(float("interval"), 0)],
    parse("Starts (or with 0 stops) an interval timer. Gives what the old one had left, and its interval."),
    (vm, which, seconds, interval) => {
      checkTimer(vm, which);
      if (seconds < 0 || interval < 0) throw itimerError(vm);
      const old = stopTimer(vm, which);
      if (micro(seconds) > 0) startTimer(vm, which, micro(seconds), micro(interval));
      return pair(old);
    },
  ),
  getitimer: def([int("which")], parse("What an interval timer has left, and its interval."), (vm, which) => {
    checkTimer(vm, which);
    const timer = stateOf(vm).timers.get(which);
    return pair(timer === undefined ? [0, 0] : [Math.max(timer.due - clock(vm, which), 1e-6), timer.interval]);
  }),
});
