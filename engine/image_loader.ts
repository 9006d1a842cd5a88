// SPDX-License-Identifier: MIT
/** `__loader__` of modules that come from an image (PEP 302): how a program reads the resources packed with it. */
import { PyObject, type Value } from "../vm/base/value.ts";
import type { Image } from "../vm/bytecode/image.ts";
import { addressOf, genericGetAttr } from "../vm/core/abstract.ts";
import { environmentError, importError, IOErrorType } from "../vm/core/exceptions.ts";
import { str } from "../vm/native/args.ts";
import { method, newType } from "../vm/native/define.ts";
import { bytesToText } from "../vm/objects/buffer_protocol.ts";

class PyImageLoader extends PyObject {
  constructor(readonly image: Image, readonly root: string) {
    super();
  }
}

/** Makes the loader of `image`, which stands in `sys.path` as `root`. */
export function imageLoader(image: Image, root: string): PyObject {
  return new PyImageLoader(image, root);
}

/** The module `name` of the image. ImportError where there is none. */
function moduleOf(loader: PyImageLoader, name: string) {
  const module = loader.image.modules.get(name);
  if (module === undefined) throw importError(`can't find module '${name}'`);
  return module;
}

newType("imageloader", PyImageLoader, { module: "vm", subclassable: false }, {
  doc: "Reads the modules and resources of an image.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_repr: (_vm, self) => `<imageloader '${(self as PyImageLoader).root}' at ${addressOf(self)}>`,
  },
  methods: {
    get_data: method<PyImageLoader>()(
      [str("path")],
      { doc: "The bytes of a resource. Paths are relative to the image, or begin with its path.", arity: "parse" },
      (_vm, self, path) => {
        const inside = path.startsWith(self.root + "/") ? path.slice(self.root.length + 1) : path;
        const data = self.image.resource(inside.replace(/^(\.\/)+/, ""));
        if (data === undefined) throw environmentError(IOErrorType, 2, "No such file or directory", path);
        return bytesToText(data);
      },
    ),
    get_source: method<PyImageLoader>()(
      [str("name")],
      { doc: "The source of a module, or None where the image has none.", arity: "parse" },
      (_vm, self, name): Value => {
        moduleOf(self, name);
        const source = self.image.moduleSource(name);
        return source === undefined ? null : bytesToText(source);
      },
    ),
    get_code: method<PyImageLoader>()(
      [str("name")],
      { doc: "The code of a module.", arity: "parse" },
      (_vm, self, name) => {
        moduleOf(self, name);
        return self.image.moduleCode(name) ?? null;
      },
    ),
    get_filename: method<PyImageLoader>()(
      [str("name")],
      { doc: "The file name of a module.", arity: "parse" },
      (_vm, self, name) => moduleOf(self, name).path,
    ),
    is_package: method<PyImageLoader>()(
      [str("name")],
      { doc: "Whether a module is a package.", arity: "parse" },
      (_vm, self, name) => moduleOf(self, name).kind !== "module",
    ),
  },
});
