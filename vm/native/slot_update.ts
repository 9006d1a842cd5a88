// SPDX-License-Identifier: MIT
/**
 * Chooses what stands in the slots of a class made by a class statement: the native function behind an inherited slot
 * wrapper where nothing Python overrides it, else the dispatcher of `core/slots.ts`.
 *
 * INVARIANT: called after every change of a special method, of `bases` or of `mro` of a heap type.
 * Source of truth: CPython 2.7 `Objects/typeobject.c` (`update_one_slot`, `fixup_slot_dispatchers`).
 */
import { DISPATCHERS, GETATTRIBUTE_DISPATCHER } from "../core/slots.ts";
import { type PyType, SLOT_NAMES, type SlotName } from "../core/type.ts";
import { PyBuiltin, PySlotWrapper } from "./descriptors.ts";
import { NewImpl, SLOT_DEFS } from "./slot_wrappers.ts";

/** The special method names of each slot, and the slots of each name. */
const NAMES_OF: ReadonlyMap<SlotName, readonly string[]> = group(SLOT_DEFS.map((d) => [d.slot, d.name]));
const SLOTS_OF: ReadonlyMap<string, readonly SlotName[]> = group(SLOT_DEFS.map((d) => [d.name, d.slot]));

function group<K, V>(pairs: [K, V][]): Map<K, V[]> {
  const out = new Map<K, V[]>();
  for (const [k, v] of pairs) {
    const list = out.get(k);
    if (list === undefined) out.set(k, [v]);
    else list.push(v);
  }
  return out;
}

type AnySlots = Record<SlotName, unknown>;

/** Recomputes one slot of a heap type from what its special methods are now. */
function updateOne(type: PyType, slot: SlotName): void {
  let specific: unknown = undefined;
  let generic = false;
  let useGeneric = false;
  for (const name of NAMES_OF.get(slot)!) {
    const found = type.lookup(name);
    if (found === undefined) continue;
    if (found instanceof PySlotWrapper && found.name === name) {
      if (!type.isSubtype(found.owner)) {
        generic = true;
        continue;
      }
      // Python classes over list get its `+=` as a number slot, too, because both wrappers look alike to CPython. It
      // shows when another operand has `__radd__`.
      const alike = slot === "nb_inplace_add" && found.slot === "sq_inplace_concat";
      const fn = found.slot === slot || alike ? found.fn : found.owner[slot];
      if (fn === undefined) continue;
      if (specific === undefined || specific === fn) specific = fn;
      else useGeneric = generic = true;
    } else if (slot === "tp_new" && found instanceof PyBuiltin && (found.impl as unknown) instanceof NewImpl) {
      // The constructor follows the layout, not the MRO.
      specific = type.base!.tp_new;
    } else if (found === null && slot === "tp_hash") {
      specific = null;
    } else {
      useGeneric = generic = true;
    }
  }
  let value = specific !== undefined && !useGeneric ? specific : generic ? DISPATCHERS[slot] : undefined;
  if (slot === "tp_getattro" && value === DISPATCHERS.tp_getattro && type.lookup("__getattr__") === undefined) {
    value = GETATTRIBUTE_DISPATCHER;
  }
  (type as unknown as AnySlots)[slot] = value;
}

/**
 * Fills all slots of a heap type whose `base`, `bases`, `mro` and `attrs` are complete.
 * @param whole Also where there is a single base: needed when the type was changed, not just made.
 */
export function fixupSlots(type: PyType, whole = false): void {
  if (!whole && type.bases.length === 1 && !type.type.heap) {
    const to = type as unknown as AnySlots;
    const from = type.base as unknown as AnySlots;
    for (const slot of SLOT_NAMES) to[slot] = from[slot];
    for (const name of type.attrs.map.names()) {
      const slots = typeof name === "string" ? SLOTS_OF.get(name) : undefined;
      if (slots !== undefined) { for (const slot of slots) updateOne(type, slot); }
    }
    // See `updateOne`.
    if (type.nb_inplace_add === undefined) type.nb_inplace_add = type.sq_inplace_concat;
    return;
  }
  for (const slot of SLOT_NAMES) updateOne(type, slot);
}

/** Recomputes all slots of a heap type and of everything below it, after its bases changed. */
export function fixupAll(type: PyType): void {
  fixupSlots(type, true);
  for (const ref of type.subclasses) {
    const sub = ref.deref();
    if (sub !== undefined) fixupAll(sub);
  }
}

/** Special method `name` of heap type `type` was set or deleted: updates its slots and those of the classes that inherit it. */
export function updateSlot(type: PyType, name: string): void {
  const slots = SLOTS_OF.get(name);
  if (slots === undefined) return;
  updateDown(type, name, slots);
}

function updateDown(type: PyType, name: string, slots: readonly SlotName[]): void {
  for (const slot of slots) updateOne(type, slot);
  for (const ref of type.subclasses) {
    const sub = ref.deref();
    if (sub !== undefined && !sub.attrs.map.has(name)) updateDown(sub, name, slots);
  }
}
