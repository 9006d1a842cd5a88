// SPDX-License-Identifier: MIT
/** `__loader__` of modules that come from an image (PEP 302): how a program reads the resources packed with it. */
import { PyObject, PyTuple, type Value } from "../vm/base/value.ts";
import type { Image } from "../vm/bytecode/image.ts";
import { addressOf, genericGetAttr } from "../vm/core/abstract.ts";
import { environmentError, importError, IOErrorType } from "../vm/core/exceptions.ts";
import type { Result } from "../vm/core/gen.ts";
import { PyList } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { type Found, type Importer, loadFound } from "../vm/interp/import.ts";
import { obj, opt, str } from "../vm/native/args.ts";
import { method, newType } from "../vm/native/define.ts";
import { bytesToText } from "../vm/objects/buffer_protocol.ts";

class PyImageLoader extends PyObject {
  constructor(readonly image: Image, readonly root: string, readonly prefix: string) {
    super();
  }
}

/**
 * Makes the loader of `image`, which stands in `sys.path` as `root`; it also imports from there.
 * @param prefix Dotted name of the package whose modules it imports, with a closing dot; empty for the root.
 */
export function imageLoader(image: Image, root: string, prefix = ""): PyObject {
  return new PyImageLoader(image, root, prefix);
}

/** What is found of a module by its full name, of which the last part counts. */
function find(vm: Vm, { root, prefix }: PyImageLoader, full: string): Found | undefined {
  const place = prefix === "" ? root : `${root}/${prefix.slice(0, -1).replaceAll(".", "/")}`;
  return (vm as Importer).finderFor(place)?.find(full.slice(full.lastIndexOf(".") + 1), full);
}

/** The module `name` of the image. ImportError where there is none. */
function moduleOf(loader: PyImageLoader, name: string) {
  const module = loader.image.modules.get(name);
  if (module === undefined) throw importError(`can't find module '${name}'`);
  return module;
}

newType("imageloader", PyImageLoader, { module: "vm", subclassable: false }, {
  doc: "Imports the modules of an image, or of a package in it, and reads its resources.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_repr: (_vm, self) => `<imageloader '${(self as PyImageLoader).root}' at ${addressOf(self)}>`,
  },
  methods: {
    find_module: method<PyImageLoader>()(
      [str("fullname"), opt(obj("path"))],
      { doc: "The loader itself, or None if the module is not here.", arity: "parse" },
      (vm, self, name) => find(vm, self, name) === undefined ? null : self,
    ),
    load_module: method<PyImageLoader>()(
      [str("fullname")],
      { doc: "Imports a module, unless it has been. ImportError if it is not here.", arity: "parse" },
      (vm, self, name): Result<Value> => {
        const loaded = vm.modules.getStr(name);
        if (loaded !== undefined && loaded !== null) return loaded;
        const found = find(vm, self, name);
        if (found?.kind !== "code") throw importError(`can't find module '${name}'`);
        return loadFound(vm as Importer, found, name);
      },
    ),
    iter_modules: method<PyImageLoader>()(
      [opt(str("prefix"), "")],
      { doc: "A list of (prefix + name, is it a package) of the modules that are here, by name.", arity: "parse" },
      (_vm, { image, prefix }, before) => {
        const inside = [...image.modules.values()].filter(({ name }) =>
          name.startsWith(prefix) && !name.includes(".", prefix.length) && name.length > prefix.length
        );
        const rows = inside.map(({ name, kind }) => [name.slice(prefix.length), kind !== "module"] as const);
        rows.sort(([a], [b]) => a < b ? -1 : 1);
        return new PyList(rows.map(([name, isPackage]) => new PyTuple([before + name, isPackage])));
      },
    ),
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
