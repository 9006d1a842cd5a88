// SPDX-License-Identifier: MIT
/** Suspended computations: chaining, and the generator object that stands for a frame. */
import { assertEquals, assertThrows } from "@std/assert";
import { FrameCall, type Gen, guarded, isGen, type Runnable, then } from "./gen.ts";

const frame: Runnable = { isFrame: true };
const pending = () => new FrameCall(frame) as unknown as Gen<number>;

/** Drives a computation whose only request is the frame, which gives `value` or throws `error`. */
function drive(gen: Gen<unknown>, value: unknown, error?: unknown): unknown {
  assertEquals(gen.next().value as Runnable, frame);
  const step = error === undefined ? gen.next(value) : gen.throw(error);
  assertEquals(step.done, true);
  return step.value;
}

Deno.test("a frame call is a suspended computation", () => {
  assertEquals(isGen(pending()), true);
  assertEquals(drive(pending(), 5), 5);
  assertEquals(
    drive(
      (function* (): Gen<number> {
        return (yield* pending()) + 1;
      })(),
      5,
    ),
    6,
  );
});

Deno.test("then chains to a frame call without a generator", () => {
  const call = pending();
  const r = then(then(call as never, (v: number) => v + 1), (v: number) => v * 2) as Gen<number>;
  assertEquals(r as unknown, call as unknown);
  assertEquals(drive(r, 5), 12);
});

Deno.test("a continuation may suspend again", () => {
  const r = then(pending() as never, () => pending()) as Gen<number>;
  assertEquals(r.next().value as Runnable, frame);
  assertEquals(r.next(1).value as Runnable, frame);
  assertEquals(r.next(2), { value: 2, done: true } as never);
});

Deno.test("guarded turns an exception of the frame into a result", () => {
  const rescue = (e: unknown) => {
    if (e !== "stop") throw e;
    return 7;
  };
  assertEquals(drive(guarded(pending(), rescue), 0, "stop"), 7);
  assertEquals(drive(then(guarded(pending(), rescue) as never, (v: number) => v + 1) as Gen<number>, 0, "stop"), 8);
  assertEquals(drive(guarded(then(pending() as never, (v: number) => v) as Gen<number>, rescue), 0, "stop"), 7);
  const other = guarded(pending(), rescue);
  other.next();
  assertThrows(
    () => {
      try {
        other.throw("other");
      } catch (e) {
        throw new Error(String(e));
      }
    },
    Error,
    "other",
  );
});
