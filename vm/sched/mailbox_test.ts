// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { type Gen, type Request, Wait } from "../core/gen.ts";
import { Mailbox } from "./mailbox.ts";

/** Drives a computation until it ends or waits; gives the result or the wait. */
function drive<T>(g: Gen<T>, value?: unknown): { done: true; value: T } | { done: false; wait: Wait } {
  let step: IteratorResult<Request, T> = g.next(value);
  while (!step.done && (step.value as Wait).settled !== 0) step = g.next((step.value as Wait).value);
  return step.done ? { done: true, value: step.value } : { done: false, wait: step.value as Wait };
}

Deno.test("mailbox: order within a priority, higher priorities first", () => {
  const box = new Mailbox<string>();
  box.offer("a");
  box.offer("low", 0);
  box.offer("b");
  box.offer("urgent", 4);
  assertEquals([...box], ["urgent", "a", "b", "low"]);
  assertEquals([box.take(), box.take(), box.take(), box.take(), box.take()], ["urgent", "a", "b", "low", undefined]);
});

Deno.test("mailbox: a test leaves other messages where they are and sees later ones", () => {
  const box = new Mailbox<number>();
  for (const n of [1, 2, 3]) box.offer(n);
  const seen: number[] = [];
  const g = box.receive((n) => (seen.push(n), n > 3));
  const first = drive(g);
  assertEquals(first.done, false);
  assertEquals(seen, [1, 2, 3]);
  box.offer(7);
  assertEquals(drive(g), { done: true, value: 7 });
  assertEquals(seen, [1, 2, 3, 7]);
  assertEquals([...box], [1, 2, 3]);
});

Deno.test("mailbox: a full one makes senders wait, in order", () => {
  const box = new Mailbox<number>(1);
  assertEquals(box.offer(1), true);
  assertEquals(box.offer(2), false);
  const second = box.post(2), third = box.post(3);
  drive(second);
  drive(third);
  assertEquals(box.take(), 1);
  assertEquals(drive(second), { done: true, value: true });
  assertEquals(box.take(), 2);
  assertEquals(drive(third), { done: true, value: true });
});

Deno.test("mailbox: no time means no waiting; a closed one refuses", () => {
  const box = new Mailbox<number>(1);
  assertEquals(drive(box.receive(undefined, 0)), { done: true, value: undefined });
  box.offer(1);
  assertEquals(drive(box.post(2, 2, 0)), { done: true, value: false });
  const waiting = box.post(3);
  drive(waiting);
  box.close();
  assertEquals(drive(waiting), { done: true, value: false });
  assertEquals(box.offer(4), false);
  assertEquals(box.take(), 1);
});
