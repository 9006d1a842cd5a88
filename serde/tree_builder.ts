// SPDX-License-Identifier: MIT
/** `TreeBuilder` of `xml.etree`: makes a tree of elements of the calls `start`, `data` and `end`. */
import { PyObject, PyUnicode, type Value } from "../vm/base/value.ts";
import { call, callMethod, setAttr } from "../vm/core/abstract.ts";
import { AssertionErrorType, makeThrow } from "../vm/core/exceptions.ts";
import { type Gen, isGen, then } from "../vm/core/gen.ts";
import { PyType } from "../vm/core/type.ts";
import { PyList } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { bindArguments, obj, opt } from "../vm/native/args.ts";
import { method, newType } from "../vm/native/define.ts";
import { elementType, keywords, PyElement } from "./element.ts";
import { isAscii } from "./expat/chars.ts";

/** `TreeBuilder`: makes a tree of `start`, `data` and `end`. */
export class PyTreeBuilder extends PyObject {
  factory: Value = elementType;
  readonly open: Value[] = [];
  /** The element last begun or ended. */
  last: Value = null;
  /** Whether text goes after `last`. */
  tail = false;
  text = "";
  /** Texts that are not plain bytes are kept apart until they are joined. */
  texts: Value[] | null = null;
  root: Value = null;

  /** Adds text. */
  data(v: Value): void {
    if (typeof v === "string" && this.texts === null) this.text += v;
    else {
      if (this.texts === null) this.texts = this.text === "" ? [] : [this.text];
      this.text = "";
      this.texts.push(v);
    }
  }

  get hasText(): boolean {
    return this.text !== "" || this.texts !== null;
  }

  /** Takes what was added; generator only where Python has to join it. */
  *takeText(vm: Vm): Gen<Value> {
    const { texts, text } = this;
    this.texts = null;
    this.text = "";
    if (texts === null) return text;
    if (texts.length === 1) return texts[0];
    if (texts.every((t) => typeof t === "string" && isAscii(t) || t instanceof PyUnicode)) {
      return new PyUnicode(texts.map((t) => typeof t === "string" ? t : (t as PyUnicode).value).join(""));
    }
    const r = callMethod(vm, "", "join", [new PyList(texts)]);
    return isGen(r) ? yield* r : r;
  }

  /** Puts the text where it belongs. */
  *flush(vm: Vm): Gen<void> {
    const text = yield* this.takeText(vm);
    const { last } = this;
    if (last === null) return;
    if (last instanceof PyElement) {
      if (this.tail) last.tail = text;
      else last.text = text;
      return;
    }
    const r = setAttr(vm, last, this.tail ? "tail" : "text", text);
    if (isGen(r)) yield* r;
  }

  *start(vm: Vm, tag: Value, attributes: Value): Gen<Value> {
    if (this.hasText) yield* this.flush(vm);
    const r = call(vm, this.factory, [tag, attributes]);
    return yield* this.begun(vm, isGen(r) ? yield* r : r);
  }

  /** A new element hangs in the tree. */
  *begun(vm: Vm, element: Value): Gen<Value> {
    if (this.open.length > 0) {
      const parent = this.open[this.open.length - 1];
      if (parent instanceof PyElement) parent.add(element);
      else {
        const r = callMethod(vm, parent, "append", [element]);
        if (isGen(r)) yield* r;
      }
    } else if (this.root === null) this.root = element;
    this.open.push(element);
    this.last = element;
    this.tail = false;
    return element;
  }

  *end(vm: Vm, _tag: Value): Gen<Value> {
    if (this.hasText) yield* this.flush(vm);
    if (this.open.length === 0) throw makeThrow(AssertionErrorType, "end without start");
    this.last = this.open.pop()!;
    this.tail = true;
    return this.last;
  }

  close(): Value {
    if (this.open.length > 0) throw makeThrow(AssertionErrorType, "missing end tags");
    if (this.root === null) throw makeThrow(AssertionErrorType, "missing toplevel element");
    return this.root;
  }
}

const initBuilder = method<PyTreeBuilder>()([opt(obj("element_factory"), null)], {
  doc: "",
  arity: "keywords",
}, (_vm, self, factory) => {
  if (factory !== null) self.factory = factory;
  return null;
}).compile("TreeBuilder");

export const builderType: PyType = newType<PyTreeBuilder>(
  "TreeBuilder",
  PyTreeBuilder,
  { module: "_elementtree" },
  {
    doc: "TreeBuilder(element_factory=None) -> makes a tree of start, data and end",
    slots: {
      tp_new: (_vm, type) => new type.jsClass(),
      tp_init: (vm, self, args, kw) => then(bindArguments(vm, initBuilder, [self, ...args], kw), () => {}),
    },
    methods: () => ({
      start: method<PyTreeBuilder>()(
        [obj("tag"), obj("attrs")],
        keywords("Begins an element; returns it."),
        (vm, self, tag, attrs) => self.start(vm, tag, attrs),
      ),
      end: method<PyTreeBuilder>()(
        [obj("tag")],
        keywords("Ends the innermost element; returns it."),
        (vm, self, tag) => self.end(vm, tag),
      ),
      data: method<PyTreeBuilder>()([obj("data")], keywords("Adds text."), (_vm, self, data) => {
        self.data(data);
        return null;
      }),
      close: method<PyTreeBuilder>()([], "Ends the tree; returns the root element.", (_vm, self) => self.close()),
    }),
  },
);

const BUILDER_METHODS = ["start", "end", "data"];

/** Whether the builder may be worked without calling its methods. */
export function isPlain(builder: Value): builder is PyTreeBuilder {
  if (!(builder instanceof PyTreeBuilder) || builder.dict !== undefined) return false;
  if (!BUILDER_METHODS.every((name) => builder.type.lookup(name) === builderType.lookup(name))) return false;
  if (!BUILDER_METHODS.every((name) => !Object.hasOwn(builder, `$${name}`))) return false;
  return isPlainElement(builder.factory);
}

/** Whether making an element of the class `type` runs no Python code. */
function isPlainElement(type: Value): boolean {
  return type instanceof PyType && type.mro.includes(elementType) &&
    type.lookup("__init__") === elementType.lookup("__init__") &&
    type.lookup("__new__") === elementType.lookup("__new__") &&
    type.tp_init === elementType.tp_init && type.type.tp_call === elementType.type.tp_call;
}
