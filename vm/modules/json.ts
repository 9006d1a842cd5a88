// SPDX-License-Identifier: MIT
/**
 * `_json`: what makes the `json` package fast (CPython `Modules/_json.c`). Reading is `json_scan.ts`, writing
 * `json_encode.ts`; here are the module and the scanner as an object.
 */
import { PyObject, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault, getAttr, isTrue } from "../core/abstract.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import type { PyType } from "../core/type.ts";
import { isStr, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { bindArguments, flag, obj, opt, ssize } from "../native/args.ts";
import { def, defineModule, newType } from "../native/define.ts";
import { construct, constructor } from "./iter_support.ts";
import { encodeRow, encoderType } from "./json_encode.ts";
import { type ScanContext, scanOnce, scanString } from "./json_scan.ts";

/** `_json.make_scanner`: a scanner with the settings of a decoder. */
class Scanner extends PyObject {
  constructor(readonly context: ScanContext, readonly encodingValue: Value, readonly strictValue: Value) {
    super();
  }
}

function* newScanner(vm: Vm, type: PyType, context: Value): Gen<Value> {
  const attr = function* (name: string): Gen<Value> {
    const r = getAttr(vm, context, name);
    return isGen(r) ? yield* r : r;
  };
  let encoding = yield* attr("encoding");
  if (encoding === null) encoding = "utf-8";
  else if (encoding instanceof PyUnicode) encoding = encodeDefault(encoding);
  const strict = yield* attr("strict");
  const objectHook = yield* attr("object_hook");
  const objectPairsHook = yield* attr("object_pairs_hook");
  const parseFloat = yield* attr("parse_float");
  const parseInt = yield* attr("parse_int");
  const parseConstant = yield* attr("parse_constant");
  if (!isStr(encoding)) throw typeError(`encoding must be a string, not ${typeName(encoding)}`);
  let truth = isTrue(vm, strict);
  if (isGen(truth)) truth = yield* truth;
  return new type.jsClass(
    {
      encoding: strValue(encoding),
      strict: truth,
      objectHook,
      objectPairsHook,
      parseFloat,
      parseInt,
      parseConstant,
      keys: [],
    },
    encoding,
    strict,
  );
}

const newScannerRow = constructor(
  "make_scanner",
  [obj("context")],
  (vm, type, context) => newScanner(vm, type, context),
);
const callScannerRow = constructor(
  "scan_once",
  [obj("string"), ssize("idx")],
  (vm, self, v, at) => scanOnce(vm, (self as unknown as Scanner).context, v, at),
);

const scannerType: PyType = newType("Scanner", Scanner, { module: "_json" }, {
  doc: "Scanner of JSON values.",
  slots: {
    tp_new: (vm, type, args, kw) => construct(vm, newScannerRow, type, args, kw),
    tp_call: (vm, self, args, kw) => bindArguments(vm, callScannerRow, [self, ...args], kw),
  },
  getset: {
    encoding: { doc: "Encoding of byte strings.", get: (_vm, s) => s.encodingValue },
    strict: { doc: "Whether control characters are refused.", get: (_vm, s) => s.strictValue },
    object_hook: { doc: "Called with every object.", get: (_vm, s) => s.context.objectHook },
    object_pairs_hook: { doc: "Called with the pairs of every object.", get: (_vm, s) => s.context.objectPairsHook },
    parse_float: { doc: "Called with the text of floats.", get: (_vm, s) => s.context.parseFloat },
    parse_int: { doc: "Called with the text of ints.", get: (_vm, s) => s.context.parseInt },
    parse_constant: { doc: "Called with NaN and the infinities.", get: (_vm, s) => s.context.parseConstant },
  },
});

export const jsonModule = defineModule("_json", "What makes json fast.", {
  encode_basestring_ascii: encodeRow,
  make_encoder: encoderType,
  make_scanner: scannerType,
  scanstring: def(
    [obj("basestring"), ssize("end"), opt(obj("encoding"), null), opt(flag("strict"), true)],
    { doc: "A JSON string from behind its opening quote, and the position behind it.", arity: "parse" },
    (vm, v, end, encoding, strict) =>
      scanString(vm, v, end, encoding === null ? "utf-8" : isStr(encoding) ? strValue(encoding) : "utf-8", strict),
  ),
});
