// SPDX-License-Identifier: MIT
/**
 * Rules of this project for `deno lint` (docs/map.md, "Rules"):
 *
 * - `vmiot/spdx`: every source begins with the licence line, then a header comment.
 * - `vmiot/no-module-state`: no `let` or `var` at the top of a file in `vm/` and `compiler/`: two machines in one process
 *   must not share anything that changes.
 * - `vmiot/no-imported-case`: no imported name as a `case` label in the interpreter loop: V8 then compares one by one instead of
 *   using a jump table (5 to 10 times slower).
 * - `vmiot/no-plain-error`: objects, interpreter and modules throw `VmBug` for bugs and plain classes for everything a program can cause.
 */

/** The path inside the project. */
function pathOf(filename: string): string {
  return filename.replace(/^.*\/(?=(vm|compiler|hal|net|serde|project|engine|cli|tools|tests)\/)/, "");
}

const plugin: Deno.lint.Plugin = {
  name: "vmiot",
  rules: {
    "spdx": {
      create(context) {
        return {
          Program(node) {
            const text = context.sourceCode.text.replace(/^#!.*\n/, "");
            if (!text.startsWith("// SPDX-License-Identifier: MIT\n")) {
              context.report({ node, message: "The first line must be '// SPDX-License-Identifier: MIT'." });
            }
          },
        };
      },
    },
    "no-module-state": {
      create(context) {
        const path = pathOf(context.filename);
        if (!/^(vm|compiler)\//.test(path) || path.endsWith("_test.ts")) return {};
        return {
          "Program > VariableDeclaration, Program > ExportNamedDeclaration > VariableDeclaration"(node) {
            if (node.kind !== "const") {
              context.report({ node, message: "State of a module is shared by all machines: keep it in the Vm." });
            }
          },
        };
      },
    },
    "no-imported-case": {
      create(context) {
        const path = pathOf(context.filename);
        if (!/^vm\/interp\/loop[^/]*\.ts$/.test(path)) return {};
        const imported = new Set<string>();
        return {
          ImportSpecifier(node) {
            imported.add(node.local.name);
          },
          SwitchCase(node) {
            const label = node.test?.type === "MemberExpression" ? node.test.object : node.test;
            if (label?.type === "Identifier" && imported.has(label.name)) {
              context.report({
                node,
                message: `The imported '${label.name}' as case label prevents a jump table: declare it in this file.`,
              });
            }
          },
        };
      },
    },
    "no-plain-error": {
      create(context) {
        const path = pathOf(context.filename);
        if (!/^vm\/(objects|interp|modules)\//.test(path) || path.endsWith("_test.ts")) return {};
        return {
          "ThrowStatement > NewExpression"(node) {
            if (node.callee.type === "Identifier" && /^(Error|TypeError|RangeError)$/.test(node.callee.name)) {
              context.report({
                node,
                message: "Throw VmBug for a bug, or a class that is no Error for anything else.",
              });
            }
          },
        };
      },
    },
  },
};
export default plugin;
