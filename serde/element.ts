// SPDX-License-Identifier: MIT
/**
 * Elements of XML trees: the base of `xml.etree.ElementTree.Element`. What needs path expressions is added in Python
 * (`vm/lib/xml/etree/ElementTree.py`).
 */
import { inherit, PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { callMethod, repr } from "../vm/core/abstract.ts";
import { richCompare } from "../vm/core/compare.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictCopy, dictGet, dictSet, dictUpdateKwargs } from "../vm/core/dict_ops.ts";
import { attributeError, indexError, typeError, valueError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, then } from "../vm/core/gen.ts";
import { idOf } from "../vm/core/identity.ts";
import { delItem, getItem, iter, listOf, setItem } from "../vm/core/sequence.ts";
import type { Kwargs, PyType } from "../vm/core/type.ts";
import { isStr, PyList, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { bindArguments, custom, index, kwargs, obj, opt } from "../vm/native/args.ts";
import { type GetSetRow, method, newType } from "../vm/native/define.ts";

/** Shared by all elements without children, for reading only. */
const NONE: readonly Value[] = [];

/**
 * Children as they were read: the JavaScript class of those that nobody has seen yet, then, for each child, itself; or, where
 * it has no children, tag, text and tail, with names and values of its attributes before them if there are any.
 */
export type Unread = [new () => PyElement, ...(Value | Value[])[]];

/** An element. Attributes and children are made into Python objects when somebody asks. */
export class PyElement {
  tag: Value;
  text: Value;
  tail: Value;
  /** A dict, or names and values by turns, or nothing. */
  attributes: PyDict | Value[] | null;
  children: PyList | Unread | null;

  constructor() {
    this.tag =
      this.text =
      this.tail =
      this.attributes =
      this.children =
        null;
  }

  get items(): readonly Value[] {
    return this.children === null ? NONE : this.list.items;
  }

  get list(): PyList {
    const { children } = this;
    if (children instanceof PyList) return children;
    return this.children = new PyList(children === null ? [] : elementsOf(children));
  }

  /** Adds a child at the end. */
  add(child: Value): void {
    // Texts and lists stand for something there; a program may have made any object for a child.
    if (Array.isArray(this.children) && child instanceof PyElement) this.children.push(child);
    else this.list.items.push(child);
  }

  attrib(vm: Vm): PyDict {
    const { attributes } = this;
    if (attributes instanceof PyDict) return attributes;
    const d = new PyDict();
    if (attributes !== null) {
      for (let i = 0; i < attributes.length; i += 2) dictSet(vm, d, attributes[i], attributes[i + 1]);
    }
    return this.attributes = d;
  }
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyElement extends PyObject {
}
inherit(PyElement);

/** The elements of which `unread` tells. */
export function elementsOf(unread: Unread): Value[] {
  const make = unread[0];
  const elements: Value[] = [];
  for (let i = 1; i < unread.length;) {
    let item = unread[i++] as Value | Value[];
    if (item instanceof PyElement) {
      elements.push(item);
      continue;
    }
    const e = new make();
    if (Array.isArray(item)) {
      e.attributes = item;
      item = unread[i++] as Value;
    }
    e.tag = item;
    e.text = unread[i++] as Value;
    e.tail = unread[i++] as Value;
    elements.push(e);
  }
  return elements;
}

const dict = (name: string) =>
  custom<PyDict>(name, (_vm, v, at) => {
    if (v instanceof PyDict) return v;
    throw typeError(`${at.name}() argument ${at.position} must be dict, not ${v === null ? "None" : typeName(v)}`);
  });

const init = method<PyElement>()([obj("tag"), opt(dict("attrib")), kwargs("extra")], {
  doc: "",
  arity: "keywords",
}, (_vm, self, tag, attrib, extra) => {
  self.tag = tag;
  self.text = self.tail = null;
  self.children = null;
  if (attrib === undefined && extra === null) self.attributes = null;
  else {
    const d = attrib === undefined ? new PyDict() : dictCopy(attrib);
    if (extra !== null) dictUpdateKwargs(d, extra);
    self.attributes = d;
  }
  return null;
}).compile("Element");

function field(name: "tag" | "text" | "tail", doc: string): GetSetRow<PyElement> {
  return {
    doc,
    get: (_vm, self) => self[name],
    set: (_vm, self, v) => {
      if (v === undefined) throw attributeError(`can't delete attribute '${name}'`);
      self[name] = v;
    },
  };
}

/** Depth-first over an element and those below it, as `iter` and `itertext` go. */
class ElementIter extends PyObject {
  readonly stack: { element: PyElement; next: number }[] = [];
  root: PyElement | null;
  /** Texts to come before the walk goes on. */
  pending: Value = null;

  constructor(root: PyElement, readonly tag: Value, readonly texts: boolean) {
    super();
    this.root = root;
  }

  /** The next element; `undefined` at the end. Sets `pending` to the tail of one that is left. */
  step(): PyElement | undefined {
    if (this.root !== null) {
      const { root } = this;
      this.root = null;
      this.stack.push({ element: root, next: 0 });
      return root;
    }
    const { stack } = this;
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const { items } = top.element;
      if (top.next < items.length) {
        const child = items[top.next++];
        if (!(child instanceof PyElement)) throw attributeError(`'${typeName(child)}' object has no attribute 'iter'`);
        stack.push({ element: child, next: 0 });
        return child;
      }
      stack.pop();
      if (this.texts && stack.length > 0 && top.element.tail !== null) {
        this.pending = top.element.tail;
        return top.element;
      }
    }
    return undefined;
  }
}

/** `next` of `iter(tag)`. */
function* nextElement(vm: Vm, it: ElementIter): Gen<Value | undefined> {
  for (;;) {
    const e = it.step();
    if (e === undefined || it.tag === null || e.tag === it.tag) return e;
    const r = richCompare(vm, e.tag, it.tag, 2);
    if ((isGen(r) ? yield* r : r) === true) return e;
  }
}

/** `next` of `itertext()`. */
function nextText(it: ElementIter): Value | undefined {
  for (;;) {
    const e = it.step();
    if (e === undefined) return undefined;
    if (it.pending !== null) {
      const tail = it.pending;
      it.pending = null;
      if (tail !== "") return tail;
      continue;
    }
    // Comments and instructions have functions for tags; their text is none.
    const isElement = e.tag === null || isStr(e.tag) || e.tag instanceof PyUnicode;
    if (isElement && e.text !== null && e.text !== "") return e.text;
    if (!isElement && it.stack.length > 0) it.stack[it.stack.length - 1].next = e.items.length;
  }
}

newType<ElementIter>("ElementIter", ElementIter, { module: "_elementtree", subclassable: false }, {
  doc: "Goes over elements or their texts.",
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) => {
      const it = self as ElementIter;
      if (it.texts) return nextText(it);
      if (it.tag !== null && typeof it.tag !== "string") return nextElement(vm, it);
      for (;;) {
        const e = it.step();
        if (e === undefined || it.tag === null || e.tag === it.tag) return e;
        if (typeof e.tag !== "string") return afterOther(vm, it, e);
      }
    },
  },
  methods: {
    __reduce__: method<ElementIter>()([], "Walks cannot be copied.", () => {
      throw typeError("can't pickle ElementIter objects");
    }),
    __reduce_ex__: method<ElementIter>()([obj("protocol")], "Walks cannot be copied.", () => {
      throw typeError("can't pickle ElementIter objects");
    }),
  },
});

function* afterOther(vm: Vm, it: ElementIter, e: PyElement): Gen<Value | undefined> {
  const r = richCompare(vm, e.tag, it.tag, 2);
  if ((isGen(r) ? yield* r : r) === true) return e;
  return yield* nextElement(vm, it);
}

/** Position of `child` among the children, compared with `==`. ValueError where there is none. */
function* indexOf(vm: Vm, self: PyElement, child: Value): Gen<number> {
  const exact = self.items.indexOf(child);
  for (let i = 0; i < self.items.length; i++) {
    if (i === exact) return i;
    const r = richCompare(vm, self.items[i], child, 2);
    const same = isGen(r) ? yield* r : r;
    if (same === true || typeof same === "number" && same !== 0) return i;
  }
  throw valueError("list.remove(x): x not in list");
}

/** Options of a method that also takes its arguments by name. */
export const keywords = (doc: string) => ({ doc, arity: "keywords" as const });

/** `Element`, as far as it needs no Python. */
export const elementType: PyType = newType<PyElement>(
  "Element",
  PyElement,
  { module: "_elementtree" },
  {
    doc: "Element(tag, attrib={}, **extra) -> an element of a tree",
    slots: {
      tp_new: (_vm, type) => new type.jsClass(),
      tp_init: (vm, self, args: Value[], kw: Kwargs) => then(bindArguments(vm, init, [self, ...args], kw), () => {}),
      tp_repr: function* (vm, self) {
        const r = repr(vm, (self as PyElement).tag);
        const tag = isGen(r) ? yield* r : r;
        return `<Element ${tag} at 0x${idOf(self).toString(16)}>`;
      },
      sq_length: (_vm, self) => (self as PyElement).items.length,
      sq_item: (_vm, self, i) => {
        const item = (self as PyElement).items[i as number];
        if (item === undefined) throw indexError("list index out of range");
        return item;
      },
      mp_subscript: (vm, self, key) => getItem(vm, (self as PyElement).list, key),
      mp_ass_subscript: (vm, self, key, value) =>
        value === undefined
          ? delItem(vm, (self as PyElement).list, key)
          : setItem(vm, (self as PyElement).list, key, value),
      tp_iter: (vm, self) => iter(vm, (self as PyElement).list),
    },
    methods: () => ({
      append: method<PyElement>()([obj("element")], keywords("Adds a child at the end."), (_vm, self, e) => {
        self.list.items.push(e);
        return null;
      }),
      extend: method<PyElement>()(
        [obj("elements")],
        keywords("Adds children at the end."),
        (vm, self, elements) =>
          then(listOf(vm, elements), (items) => {
            for (const e of items) self.list.items.push(e);
            return null;
          }),
      ),
      insert: method<PyElement>()(
        [index("index"), obj("element")],
        keywords("Adds a child before another."),
        (_vm, self, i, e) => {
          self.list.items.splice(i, 0, e);
          return null;
        },
      ),
      remove: method<PyElement>()([obj("element")], keywords("Takes a child away."), function* (vm, self, e) {
        const i = yield* indexOf(vm, self, e);
        self.list.items.splice(i, 1);
        return null;
      }),
      clear: method<PyElement>()([], "Takes away attributes, texts and children.", (_vm, self) => {
        self.attributes =
          self.children =
          self.text =
          self.tail =
            null;
        return null;
      }),
      get: method<PyElement>()([obj("key"), opt(obj("default"), null)], {
        doc: "Value of an attribute, or the default.",
        arity: "keywords",
      }, (vm, self, key, fallback) => {
        const { attributes } = self;
        if (attributes === null) return fallback;
        if (!(attributes instanceof PyDict) && typeof key === "string") {
          for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === key) return attributes[i + 1];
        }
        return then(dictGet(vm, self.attrib(vm), key), (v) => v === undefined ? fallback : v);
      }),
      set: method<PyElement>()(
        [obj("key"), obj("value")],
        keywords("Sets an attribute."),
        (vm, self, key, value) => then(dictSet(vm, self.attrib(vm), key, value), () => null),
      ),
      keys: method<PyElement>()(
        [],
        "Names of the attributes.",
        (vm, self) => self.attributes === null ? new PyList([]) : callMethod(vm, self.attrib(vm), "keys", []),
      ),
      items: method<PyElement>()(
        [],
        "Names and values of the attributes.",
        (vm, self) => self.attributes === null ? new PyList([]) : callMethod(vm, self.attrib(vm), "items", []),
      ),
      iter: method<PyElement>()([opt(obj("tag"), null)], {
        doc: "Goes over the element and all below it, in document order.",
        arity: "keywords",
      }, (_vm, self, tag) => new ElementIter(self, tag === "*" ? null : tag, false)),
      itertext: method<PyElement>()(
        [],
        "Goes over all texts within the element.",
        (_vm, self) => new ElementIter(self, null, true),
      ),
      __nonzero__: method<PyElement>()([], "Whether there are children.", (_vm, self) => self.items.length > 0),
      _state: method<PyElement>()(
        [],
        "Tag, attributes, texts and a list of the children, for copies.",
        (vm, self) => new PyTuple([self.tag, self.attrib(vm), self.text, self.tail, new PyList(self.items.slice())]),
      ),
    }),
    getset: () => ({
      tag: field("tag", "The name of the element."),
      text: field("text", "Text before the first child, or None."),
      tail: field("tail", "Text after the end tag, or None."),
      attrib: {
        doc: "The attributes, a dict.",
        get: (vm, self) => self.attrib(vm),
        set: (_vm, self, v) => {
          if (v === undefined) throw attributeError("can't delete attribute 'attrib'");
          if (!(v instanceof PyDict)) throw typeError(`attrib must be dict, not ${typeName(v)}`);
          self.attributes = v;
        },
      },
    }),
  },
);
