// SPDX-License-Identifier: MIT
/** The guard of a heap that a test fills. */
import { assert, assertEquals } from "@std/assert";
import { PyThrow } from "../core/exceptions.ts";
import { completeHost } from "../host.ts";
import { HeapGuard } from "./heap_guard.ts";

/** A heap of 1000 MiB, of which `used` are in use, `garbage` of them in vain. */
function makeHeap() {
  const heap = { used: 0, garbage: 0, collections: 0 };
  const host = completeHost({
    heapLimit: () => 1000 << 20,
    heapFilled: () => heap.used / 1000,
    collectGarbage: () => {
      heap.collections++;
      heap.used -= heap.garbage;
      heap.garbage = 0;
      return true;
    },
  });
  return { heap, guard: new HeapGuard(host) };
}

/** Whether `guard` has no place for so many MiB. */
function refuses(guard: HeapGuard, size: number): boolean {
  try {
    guard.reserve(size << 20);
    return false;
  } catch (e) {
    return e instanceof PyThrow;
  }
}

Deno.test("heap guard: garbage is collected first, and what is live is refused beyond the limit", () => {
  const { heap, guard } = makeHeap();
  heap.used = 300;
  assertEquals([guard.end(10_000_000), heap.collections], [undefined, 0]);
  assert(guard.slice < 1_000_000, "slices are short once the heap fills");
  Object.assign(heap, { used: 900, garbage: 200 });
  assertEquals([guard.end(10_000_000), heap.collections], [undefined, 1]);
  heap.used = 900;
  assert(guard.end(10_000_000) instanceof PyThrow);
  assertEquals(heap.collections, 2);
});

Deno.test("heap guard: a program that goes on after MemoryError gets it again when it has grown", () => {
  const { heap, guard } = makeHeap();
  heap.used = 900;
  assert(guard.end(10_000_000) instanceof PyThrow);
  heap.used = 910;
  assertEquals([guard.end(10_000_000), heap.collections], [undefined, 1]);
  heap.used = 940;
  assert(guard.end(10_000_000) instanceof PyThrow);
  // What was dropped is forgotten.
  heap.used = 100;
  assertEquals(guard.end(10_000_000), undefined);
  assertEquals(guard.slice, Infinity);
  heap.used = 860;
  assert(guard.end(10_000_000) instanceof PyThrow);
});

Deno.test("heap guard: what is announced counts, in one piece or in many", () => {
  const { heap, guard } = makeHeap();
  heap.used = 600;
  assert(!refuses(guard, 200));
  assert(refuses(guard, 300));
  heap.used = 870;
  for (let i = 0; i < 3; i++) assert(!refuses(guard, 1));
  assert(refuses(guard, 1));
});
