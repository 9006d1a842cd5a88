// SPDX-License-Identifier: MIT
/** `None`, `Ellipsis`, `NotImplemented`. */
import { hashToValue, strHash } from "../base/hash.ts";
import { ellipsisType, noneType, notImplementedType } from "../core/types.ts";
import { defineType } from "../native/define.ts";
import "./object_type.ts";

defineType(noneType, {
  doc: null,
  slots: {
    tp_repr: () => "None",
    // Any constant: CPython uses the address.
    tp_hash: () => NONE_HASH,
  },
});
const NONE_HASH = hashToValue(strHash("None"));

defineType(ellipsisType, { doc: null, slots: { tp_repr: () => "Ellipsis" } });
defineType(notImplementedType, { doc: null, slots: { tp_repr: () => "NotImplemented" } });
