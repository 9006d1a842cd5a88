// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { compileSource } from "../compiler/compile.ts";
import { DenoHost, PythonVm, writeImage } from "../mod.ts";

const PROGRAM = `
import imp, pkgutil, sys
def rows(modules):
    for importer, name, is_package in modules:
        print type(importer).__name__, name, is_package
rows(pkgutil.walk_packages(sys.path[:1]))
import pkg
rows(pkgutil.iter_modules(pkg.__path__, 'x.'))
loader = pkgutil.find_loader('pkg.sub.deep')
print loader.find_module('pkg.sub.none'), loader.is_package('pkg.sub.deep'), 'pkg.sub.deep' in sys.modules
deep = loader.load_module('pkg.sub.deep')
print deep.value, loader.load_module('pkg.sub.deep') is deep is sys.modules['pkg.sub.deep'], deep.__loader__ is loader
try:
    loader.load_module('pkg.sub.none')
except ImportError as e:
    print e
`;

Deno.test("pkgutil sees the modules of an image, and imports them", async () => {
  let output = "";
  const vm = await PythonVm.create({ host: new DenoHost(), stdout: (s) => output += s });
  const module = (name: string, source = "", isPackage = false) => {
    const path = `${name.replaceAll(".", "/")}${isPackage ? "/__init__" : ""}.py`;
    const code = compileSource(new TextEncoder().encode(source), { filename: path, mode: "exec" });
    return { name, isPackage, code, path };
  };
  await vm.runImage(writeImage({
    name: "main",
    entry: "main",
    modules: [
      module("main", PROGRAM),
      module("pkg", "", true),
      module("pkg.mod"),
      module("pkg.sub", "", true),
      module("pkg.sub.deep", "value = 5\n"),
    ],
  }));
  assertEquals(output.trimEnd().split("\n"), [
    "imageloader main False",
    "imageloader pkg True",
    "imageloader pkg.mod False",
    "imageloader pkg.sub True",
    "imageloader pkg.sub.deep False",
    "imageloader x.mod False",
    "imageloader x.sub True",
    "None False False",
    "5 True True",
    "can't find module 'pkg.sub.none'",
  ]);
});
