// SPDX-License-Identifier: MIT
/** `basestring`: the abstract base of `str` and `unicode` (CPython `basestring_type`). */
import { typeError } from "../core/exceptions.ts";
import { basestringType } from "../core/types.ts";
import { defineType } from "../native/define.ts";
import "./object_type.ts";

defineType(basestringType, {
  doc: "Base of str and unicode; cannot be instantiated.",
  slots: {
    tp_new: () => {
      throw typeError("The basestring type cannot be instantiated");
    },
  },
});
