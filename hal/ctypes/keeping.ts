// SPDX-License-Identifier: MIT
/**
 * What C objects keep alive: the outermost object has, by place, what its memory points to.
 *
 * `_objects` shows that as CPython does; what is kept besides is the memory itself, since that of a `str` is a copy.
 */
import type { Value } from "../../vm/base/value.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { dictSet } from "../../vm/core/dict_ops.ts";
import type { Result } from "../../vm/core/gen.ts";
import { idOf } from "../../vm/core/identity.ts";
import type { Vm } from "../../vm/core/vm.ts";
import type { CData, Kept } from "./types.ts";

/** The outermost object that `data` is a part of; its record is ready to be written. */
function container(data: CData): CData {
  let root = data;
  while (root.owner !== null) root = root.owner;
  if (root.objects === null && root.layout.length > 0) root.objects = new PyDict();
  return root;
}

/** The indices that lead from the outermost object to item `index` of `data`, the innermost first. */
function placeOf(data: CData, index: number): string {
  const indices = [index];
  for (let part: CData = data; part.owner !== null; part = part.owner) indices.push(part.index);
  // As unsigned numbers: −1 is what stands for no item.
  return indices.map((i) => (i >>> 0).toString(16)).join(":");
}

/** Item `index` of `data` needs `kept`. */
export function keep(data: CData, index: number, kept: Kept | undefined): void {
  if (kept === undefined) return;
  const root = container(data);
  const place = placeOf(data, index);
  (root.anchors ??= new Map()).set(place, kept.anchor);
  if (kept.value === null) return;
  if (root.objects instanceof PyDict) root.objects.setStr(place, kept.value);
  else root.objects = kept.value;
}

/** `data` points to what nobody but it has. */
export const anchor = (data: CData, memory: unknown): void => void (data.anchors ??= new Map()).set("0", memory);

/** What who takes a copy of `data` has to keep. */
export const keptBy = (data: CData): Kept => {
  const root = container(data);
  return { value: root.objects as Value, anchor: root };
};

/** `result` points to where `source` does: both have one record from now on, in which `source` stands, too. */
export function shareKept(vm: Vm, source: CData, result: CData): Result<void> {
  const root = container(source);
  root.objects ??= new PyDict();
  result.objects = root.objects;
  (result.anchors ??= new Map()).set("", source);
  if (root.objects instanceof PyDict) return dictSet(vm, root.objects, idOf(source), source);
}
