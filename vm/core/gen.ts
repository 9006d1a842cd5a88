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
 * What a native generator may yield: a frame to run (resumed with its result, or with its exception thrown in),
 * or a {@linkcode Wait}, which parks the thread.
 */
export type Request = Runnable | Wait;

/** Something the interpreter can push on the frame stack of a thread: implemented by `PyFrame`. */
export interface Runnable {
  readonly isFrame: true;
}

/** Parks the calling thread until `promise` settles; the generator is resumed with its value, or its reason thrown in. */
export class Wait {
  /**
   * @param promise What to wait for. A rejection reason that is not a `PyThrow` is a bug.
   * @param cancel Called when the thread is killed or interrupted while it waits; must make `promise` settle or be harmless.
   * @param what Short text for dumps: "sleep", "read fd 3".
   */
  constructor(public promise: Promise<unknown>, public cancel?: () => void, public what: string = "wait") {}
}

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
  constructor(readonly frame: Runnable) {}

  /** Whether yielding `frame` by hand does the same as driving this: for loops that call much. */
  get isPlain(): boolean {
    return this.state === 0 && this.after === undefined && this.rescue === undefined;
  }

  next(value?: unknown): IteratorResult<Request, unknown> {
    if (this.state === 2) return this.inner!.next(value);
    if (this.state === 0) {
      this.state = 1;
      return { value: this.frame, done: false };
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
    this.after = first === undefined ? next : (value) => then(first(value), next);
    return this;
  }
}
Object.setPrototypeOf(FrameCall.prototype, GeneratorBase.prototype);

/** Continues with `next(value)` once `r` is there: for plain functions that end in an operation which may suspend. */
export function then<T, U>(r: Result<T>, next: (value: T) => Result<U>): Result<U> {
  if (!isGen(r)) return next(r);
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
