// SPDX-License-Identifier: MIT
/** `None`, `Ellipsis`, `NotImplemented`. */
import { hashToValue, NONE_HASH } from "../base/hash.ts";
import { ellipsisType, noneType, notImplementedType } from "../core/types.ts";
import { defineType } from "../native/define.ts";
import "./object_type.ts";

defineType(noneType, {
  doc: null,
  slots: {
    tp_repr: () => "None",
    tp_hash: () => HASH,
  },
});
const HASH = hashToValue(NONE_HASH);

defineType(ellipsisType, { doc: null, slots: { tp_repr: () => "Ellipsis" } });
defineType(notImplementedType, { doc: null, slots: { tp_repr: () => "NotImplemented" } });
