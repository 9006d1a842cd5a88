// SPDX-License-Identifier: MIT
/**
 * The slots of a type as own properties, all there from the start: types then have one shape, which keeps slot access
 * monomorphic. Class fields rather than a loop over the names: a start makes 200 types, and stores under computed names
 * cost 2 ms of it.
 * INVARIANT: exactly the names of `SLOT_NAMES` in `type.ts`, in that order.
 */
import { PyObject } from "../base/value.ts";
import type { Slots } from "./type.ts";

/** Base of `PyType`. */
export abstract class SlotFields extends PyObject implements Slots {
  tp_repr: Slots["tp_repr"] = undefined;
  tp_str: Slots["tp_str"] = undefined;
  tp_hash: Slots["tp_hash"] = undefined;
  tp_call: Slots["tp_call"] = undefined;
  tp_getattro: Slots["tp_getattro"] = undefined;
  tp_setattro: Slots["tp_setattro"] = undefined;
  tp_compare: Slots["tp_compare"] = undefined;
  tp_richcompare: Slots["tp_richcompare"] = undefined;
  tp_iter: Slots["tp_iter"] = undefined;
  tp_iternext: Slots["tp_iternext"] = undefined;
  tp_descr_get: Slots["tp_descr_get"] = undefined;
  tp_descr_set: Slots["tp_descr_set"] = undefined;
  tp_init: Slots["tp_init"] = undefined;
  tp_new: Slots["tp_new"] = undefined;
  tp_del: Slots["tp_del"] = undefined;
  nb_add: Slots["nb_add"] = undefined;
  nb_subtract: Slots["nb_subtract"] = undefined;
  nb_multiply: Slots["nb_multiply"] = undefined;
  nb_divide: Slots["nb_divide"] = undefined;
  nb_remainder: Slots["nb_remainder"] = undefined;
  nb_divmod: Slots["nb_divmod"] = undefined;
  nb_power: Slots["nb_power"] = undefined;
  nb_negative: Slots["nb_negative"] = undefined;
  nb_positive: Slots["nb_positive"] = undefined;
  nb_absolute: Slots["nb_absolute"] = undefined;
  nb_nonzero: Slots["nb_nonzero"] = undefined;
  nb_invert: Slots["nb_invert"] = undefined;
  nb_lshift: Slots["nb_lshift"] = undefined;
  nb_rshift: Slots["nb_rshift"] = undefined;
  nb_and: Slots["nb_and"] = undefined;
  nb_xor: Slots["nb_xor"] = undefined;
  nb_or: Slots["nb_or"] = undefined;
  nb_coerce: Slots["nb_coerce"] = undefined;
  nb_int: Slots["nb_int"] = undefined;
  nb_long: Slots["nb_long"] = undefined;
  nb_float: Slots["nb_float"] = undefined;
  nb_oct: Slots["nb_oct"] = undefined;
  nb_hex: Slots["nb_hex"] = undefined;
  nb_inplace_add: Slots["nb_inplace_add"] = undefined;
  nb_inplace_subtract: Slots["nb_inplace_subtract"] = undefined;
  nb_inplace_multiply: Slots["nb_inplace_multiply"] = undefined;
  nb_inplace_divide: Slots["nb_inplace_divide"] = undefined;
  nb_inplace_remainder: Slots["nb_inplace_remainder"] = undefined;
  nb_inplace_power: Slots["nb_inplace_power"] = undefined;
  nb_inplace_lshift: Slots["nb_inplace_lshift"] = undefined;
  nb_inplace_rshift: Slots["nb_inplace_rshift"] = undefined;
  nb_inplace_and: Slots["nb_inplace_and"] = undefined;
  nb_inplace_xor: Slots["nb_inplace_xor"] = undefined;
  nb_inplace_or: Slots["nb_inplace_or"] = undefined;
  nb_floor_divide: Slots["nb_floor_divide"] = undefined;
  nb_true_divide: Slots["nb_true_divide"] = undefined;
  nb_inplace_floor_divide: Slots["nb_inplace_floor_divide"] = undefined;
  nb_inplace_true_divide: Slots["nb_inplace_true_divide"] = undefined;
  nb_index: Slots["nb_index"] = undefined;
  sq_length: Slots["sq_length"] = undefined;
  sq_concat: Slots["sq_concat"] = undefined;
  sq_repeat: Slots["sq_repeat"] = undefined;
  sq_item: Slots["sq_item"] = undefined;
  sq_slice: Slots["sq_slice"] = undefined;
  sq_ass_item: Slots["sq_ass_item"] = undefined;
  sq_ass_slice: Slots["sq_ass_slice"] = undefined;
  sq_contains: Slots["sq_contains"] = undefined;
  sq_inplace_concat: Slots["sq_inplace_concat"] = undefined;
  sq_inplace_repeat: Slots["sq_inplace_repeat"] = undefined;
  mp_length: Slots["mp_length"] = undefined;
  mp_subscript: Slots["mp_subscript"] = undefined;
  mp_ass_subscript: Slots["mp_ass_subscript"] = undefined;
}
