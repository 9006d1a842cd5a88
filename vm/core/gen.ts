// SPDX-License-Identifier: MIT
/**
 * How natives call Python and wait, without ever blocking the VM (docs/architecture.md, "Execution").
 *
 * Every operation that might run Python code returns a {@linkcode Result}: the value itself, or a JavaScript generator
 * that will produce it. A generator yields {@linkcode Request}s to whoever drives it: the interpreter loop makes it a
 * frame of the green thread, so it can be suspended for any length of time. There is no synchronous way to call Python.
 *
 * The idiom inside a native that is itself a generator, cheap when nothing suspends:
 *
 *     let r = richCompare(vm, a, b, LT);
 *     if (isGen(r)) r = yield* r;
 */

/**
 * What a native generator may yield: a frame to run, or a call that has none yet (resumed with the result, or with the
 * exception thrown in),
 * a {@linkcode Wait}, which parks the thread, or {@linkcode END_SLICE}.
 */
export type Request = Runnable | FrameCall | Wait | typeof END_SLICE | typeof PAUSE | typeof FRAMES | typeof LEFT;

/** Something the interpreter can push on the frame stack of a thread: implemented by `PyFrame`. */
export interface Runnable {
  readonly isFrame: true;
}

/** Who is parked on a {@linkcode Wait}: implemented by `Thread` (vm/interp/frame.ts). */
export interface Waiter {
  /** The wait is over; called at most once for each time the thread parked. Must not run Python code. */
  woken(): void;
}

/** What a {@linkcode Wait} with a timeout gives when the time is over. */
export const TIMED_OUT: unique symbol = Symbol("timed out");

/**
 * Parks the calling thread until somebody calls {@linkcode wake} or {@linkcode fail}, the promise settles, or the time is
 * over. The generator that yields it is resumed with the value, or the reason is thrown in. A wait that is over before it
 * is yielded does not park.
 *
 * The usual form for something that lives in the VM: make a wait, put it in a list of waiters, yield it; whoever changes
 * the state takes it from the list and wakes it.
 */
export class Wait {
  /** 0: not over, 1: `value` is the result, 2: `value` is to be thrown. */
  settled: 0 | 1 | 2 = 0;
  /** What the wait gives, once it is over. */
  value: unknown = undefined;
  /** The thread that is parked on it; set by the scheduler. */
  waiter: Waiter | null = null;
  /** Milliseconds after parking at which it ends with {@linkcode TIMED_OUT}. */
  timeoutMs = Infinity;
  /** It waits for a promise; set by the scheduler. */
  isOutside = false;
  /** Cancels the timer of `timeoutMs`; the scheduler's. */
  stopTimer: (() => void) | null = null;
  /**
   * Only other threads of the same job can end it. When all threads of a job are in such waits, none ever goes on: a
   * deadlock, which is reported.
   */
  internal = false;
  /** `Host.pollReady` ends it, so the event loop need not turn for it. */
  direct = false;

  /**
   * @param promise What to wait for; `null` where {@linkcode wake} is called instead. A rejection reason that is not a
   * `PyThrow` or `HostError` is a bug.
   * @param cancel Called when the thread is killed or interrupted while it waits, or the time is over: takes the wait out
   * of whatever list it is in. It must not throw.
   * @param what Short text for dumps: "sleep", "fd 3", "lock".
   */
  constructor(
    public promise: Promise<unknown> | null,
    public cancel?: (this: Wait) => void,
    public what: string = "wait",
  ) {}

  /** A wait that other threads of the job end with {@linkcode wake}. */
  static internal(what: string, cancel?: () => void): Wait {
    const wait = new Wait(null, cancel, what);
    wait.internal = true;
    return wait;
  }

  /** Ends the wait with a value. False: it was over already, and somebody else may be woken instead. */
  wake(value?: unknown): boolean {
    return this.#settle(1, value);
  }

  /** Ends the wait by throwing `reason` in the waiting thread. */
  fail(reason: unknown): boolean {
    return this.#settle(2, reason);
  }

  #settle(how: 1 | 2, value: unknown): boolean {
    if (this.settled !== 0) return false;
    this.settled = how;
    this.value = value;
    const waiter = this.waiter;
    if (waiter !== null) {
      this.waiter = null;
      waiter.woken();
    }
    return true;
  }
}

/**
 * Yielded by a native that looks at the frames of the thread: compiled code on the JavaScript stack puts its own on the
 * heap first. See `withFrames` (vm/native/define.ts).
 */
export const FRAMES: unique symbol = Symbol("frames");

/** Yielded by {@linkcode YIELD}: the thread goes to the end of the queue. */
export const END_SLICE: unique symbol = Symbol("end of slice");

/** Yielded by natives that work long: the others run, then the native goes on. */
export const PAUSE: unique symbol = Symbol("pause");

/** Yielded after a call of compiled code (`Vm.direct`) that was suspended, or that an exception left. */
export const LEFT: unique symbol = Symbol("left");

/** Takes items straight from a generator frame, without leaving it between two. */
export interface YieldSink {
  /** Takes an item, without running Python code. False: it does not want this one, the generator is to yield it. */
  // deno-lint-ignore no-explicit-any
  take(value: any): boolean;
}

/** A suspended native computation that will return `T`. */
// deno-lint-ignore no-explicit-any
export type Gen<T = any> = Generator<Request, T, any>;

/** A value, or the suspended computation of it. Test with {@linkcode isGen}. */
export type Result<T> = T | Gen<T>;

// The common prototype of all generator objects, wrapped so that `instanceof` (which V8 inlines) can be used on it.
function GeneratorBase(): void {}
GeneratorBase.prototype = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()));

/** Whether `r` is a suspended computation. Python values are never JavaScript generators. */
export function isGen<T>(r: Result<T>): r is Gen<T> {
  return typeof r === "object" && r !== null && r instanceof (GeneratorBase as unknown as new () => Gen<T>);
}

/** Has {@linkcode isGen} recognise a class whose objects are generators written by hand. */
export function asGenerator(jsClass: new (...args: never[]) => unknown): void {
  Object.setPrototypeOf(jsClass.prototype, GeneratorBase.prototype);
}

/**
 * The computation "let the others run, then give None", to be returned by a native. One object for all: the scheduler
 * takes it off the thread before the slice ends, so it has no state.
 */
class Yield {
  next(): IteratorResult<Request, unknown> {
    return { value: END_SLICE, done: false };
  }
  throw(e: unknown): IteratorResult<Request, unknown> {
    throw e;
  }
  return(value: unknown): IteratorResult<Request, unknown> {
    return { value, done: true };
  }
}
asGenerator(Yield);
/** Ends the slice of the calling thread; see {@linkcode Yield}. For natives that return it, not for `yield*`. */
export const YIELD = new Yield() as unknown as Gen<null>;

const NO_ARGS: readonly unknown[] = [];

/**
 * The computation "run this frame and give its result", as a generator object without a generator behind it, because
 * most special methods are nothing but that. The loop recognises one and pushes the frame directly; whoever drives it
 * as a generator gets the frame as its first request. `after` is what {@linkcode then} has to do with the result.
 *
 * INVARIANT: has a single consumer, who either chains to it or drives it.
 */
export class FrameCall {
  /** 0: not started, 1: the frame runs, 2: `inner` runs. */
  state = 0;
  // deno-lint-ignore no-explicit-any
  after: ((value: any) => any) | undefined = undefined;
  /** What the loop does with the final result; its own business. */
  mode = 0;
  inner: Gen | undefined = undefined;
  /** Turns an exception of the frame into a result, before `after`; throws what it does not handle. Set by {@linkcode guarded}. */
  rescue: ((e: unknown) => unknown) | undefined = undefined;
  /** Where all that `after` does is to give this instance, whose `__init__` it is that runs: a copy of the process needs it. */
  instance: unknown = undefined;
  /** Makes the frame of a call; on the prototype, by `vm/interp/function.ts`. */
  declare bind: () => Runnable;

  /**
   * @param made The frame. `undefined`: function `func` is called with `args`, which it certainly takes, and a frame is made
   * when somebody asks for it; compiled code needs none.
   */
  constructor(
    public made: Runnable | undefined,
    readonly vm: unknown = undefined,
    readonly func: unknown = undefined,
    readonly args: readonly unknown[] = NO_ARGS,
  ) {}

  /** What waits for a function that runs already: `after` its result, `rescue` for an exception. */
  static entered(
    // deno-lint-ignore no-explicit-any
    after: ((value: any) => any) | undefined,
    rescue: ((e: unknown) => unknown) | undefined,
  ): FrameCall {
    const call = new FrameCall(undefined);
    call.state = 1;
    call.after = after;
    call.rescue = rescue;
    return call;
  }

  get frame(): Runnable {
    return this.made ??= this.bind();
  }

  /** What driving this yields first. */
  get request(): Runnable | FrameCall {
    return this.made ?? this;
  }

  /** Whether yielding `request` by hand does the same as driving this: for loops that call much. */
  get isPlain(): boolean {
    return this.state === 0 && this.after === undefined && this.rescue === undefined;
  }

  next(value?: unknown): IteratorResult<Request, unknown> {
    if (this.state === 2) return this.inner!.next(value);
    if (this.state === 0) {
      this.state = 1;
      return { value: this.request, done: false };
    }
    return this.#finish(value);
  }

  #finish(value: unknown): IteratorResult<Request, unknown> {
    const r = this.after === undefined ? value : this.after(value);
    if (!isGen(r)) return { value: r, done: true };
    this.state = 2;
    this.inner = r as Gen;
    return this.inner.next();
  }

  throw(e: unknown): IteratorResult<Request, unknown> {
    if (this.state === 2) return this.inner!.throw(e);
    if (this.state === 1 && this.rescue !== undefined) return this.#finish(this.rescue(e));
    throw e;
  }

  return(value: unknown): IteratorResult<Request, unknown> {
    return this.state === 2 ? this.inner!.return(value) : { value, done: true };
  }

  /** Makes `next` part of the computation. */
  // deno-lint-ignore no-explicit-any
  chain(next: (value: any) => unknown): this {
    const first = this.after;
    this.instance = undefined;
    this.after = first === undefined ? next : (value) => then(first(value), next);
    return this;
  }
}
asGenerator(FrameCall);

/**
 * The computation "raise this". A native returns it for what programs raise and catch all the time: whoever runs code
 * recognises it, and a JavaScript throw through the native's callers costs more than all the rest.
 */
export class Raising {
  constructor(readonly thrown: unknown) {}

  next(): IteratorResult<Request, never> {
    throw this.thrown;
  }
  throw(e: unknown): IteratorResult<Request, never> {
    throw e;
  }
  return(value: unknown): IteratorResult<Request, unknown> {
    return { value, done: true };
  }
}
asGenerator(Raising);
/** A result that raises `thrown`; see {@linkcode Raising}. */
// deno-lint-ignore no-explicit-any
export const raising = (thrown: unknown): Gen<any> => new Raising(thrown) as unknown as Gen;

/** Says of the call of an `__init__`, whose result is looked at already, that it gives `instance`. */
export function givesInstance<T>(r: Result<T>, instance: unknown): Result<T> {
  if (r instanceof FrameCall) r.instance = instance;
  return r;
}

/** Continues with `next(value)` once `r` is there: for plain functions that end in an operation which may suspend. */
export function then<T, U>(r: Result<T>, next: (value: T) => Result<U>): Result<U> {
  if (!isGen(r)) return next(r);
  if (r instanceof Raising) return r as unknown as Gen<U>;
  if (r instanceof FrameCall && r.state === 0) return r.chain(next) as unknown as Gen<U>;
  return thenSlow(r, next);
}

function* thenSlow<T, U>(r: Gen<T>, next: (value: T) => Result<U>): Gen<U> {
  const u = next(yield* r);
  return isGen(u) ? yield* u : u;
}

/** `r`, whose exceptions go through `rescue`: it gives a result, or throws again. The caller handles those thrown already. */
export function guarded<T, U>(r: Gen<T>, rescue: (e: unknown) => U): Gen<T | U> {
  if (r instanceof FrameCall && r.state === 0 && r.after === undefined) {
    if (r.rescue === undefined) r.rescue = rescue;
    if (r.rescue === rescue) return r;
  }
  return guardedSlow(r, rescue);
}

function* guardedSlow<T, U>(r: Gen<T>, rescue: (e: unknown) => U): Gen<T | U> {
  try {
    return yield* r;
  } catch (e) {
    return rescue(e);
  }
}
