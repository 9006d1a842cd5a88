// SPDX-License-Identifier: MIT
/**
 * Order, dominators and loops of a flow graph, which is made reducible first: JavaScript has no jump into a loop.
 *
 * CPython's code is reducible from its start, but not from everywhere: a generator goes on after a `yield` inside of
 * loops, a handler may be entered from several. Where a cycle has several entries, a node is put in front of them that
 * chooses one by a variable (`Node.dispatch`).
 */
import { newNode, type Node, NotCompilable } from "./node.ts";

/** Most dispatching nodes of a unit. */
const MAX_DISPATCH = 40;

/** The nodes reachable from `root` in reverse postorder, with dominators and edges counted. */
export function makeReducible(root: Node): Node[] {
  setEdges(root);
  for (let n = 0;; n++) {
    const nodes = inOrder(root);
    findDominators(nodes);
    const edge = offending(nodes);
    if (edge === undefined) {
      countEdges(nodes);
      return nodes;
    }
    if (n === MAX_DISPATCH) throw new NotCompilable("too many loops with two entries");
    dispatch(nodes, edge[0], edge[1]);
  }
}

/** The edges of all nodes are where they go, until a node is put between. */
function setEdges(root: Node): void {
  const seen = new Set([root]);
  for (const node of seen) {
    node.edges = node.successors;
    for (const s of node.successors) seen.add(s);
  }
}

/** An edge that goes back to a node that does not dominate its start. */
function offending(nodes: Node[]): [Node, Node] | undefined {
  for (const node of nodes) {
    for (const s of node.edges) if (s.order <= node.order && !dominates(s, node)) return [node, s];
  }
  return undefined;
}

/** Puts a node before the entries of the cycle that the edge from `u` to `v` closes. */
function dispatch(nodes: Node[], u: Node, v: Node): void {
  let common: Node = v;
  while (!dominates(common, u)) common = common.dominator!;
  const inside = nodes.filter((n) => n !== common && dominates(common, n));
  const members = new Set(inside);
  const reach = (from: Node, edges: (n: Node) => Node[]): Set<Node> => {
    const seen = new Set([from]);
    const work = [from];
    while (work.length > 0) {
      for (const n of edges(work.pop()!)) {
        if (!members.has(n) || seen.has(n)) continue;
        seen.add(n);
        work.push(n);
      }
    }
    return seen;
  };
  const predecessors = new Map<Node, Node[]>();
  for (const n of nodes) {
    for (const s of n.edges) {
      const list = predecessors.get(s);
      if (list === undefined) predecessors.set(s, [n]);
      else list.push(n);
    }
  }
  const forth = reach(v, (n) => n.edges);
  const back = reach(v, (n) => predecessors.get(n) ?? []);
  const cycle = inside.filter((n) => forth.has(n) && back.has(n));
  const within = new Set(cycle);
  const entries = cycle.filter((n) => predecessors.get(n)!.some((p) => !within.has(p)));
  const chooser = newNode({ pc: v.start, depth: 0, blocks: v.blocks, marks: [] });
  chooser.dispatch = entries;
  for (const n of nodes) n.edges = n.edges.map((s) => entries.includes(s) ? chooser : s);
  chooser.edges = entries;
  for (const e of entries) e.via = chooser;
}

function inOrder(root: Node): Node[] {
  const post: Node[] = [];
  const state = new Set<Node>();
  const stack: [Node, number][] = [[root, 0]];
  state.add(root);
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const next = top[0].edges[top[1]++];
    if (next === undefined) {
      post.push(top[0]);
      stack.pop();
    } else if (!state.has(next)) {
      state.add(next);
      stack.push([next, 0]);
    }
  }
  post.reverse();
  post.forEach((node, i) => {
    node.order = i;
    node.dominator = null;
    node.children = [];
    node.forwardEdges = 0;
    node.isLoop = false;
  });
  return post;
}

/** Cooper, Harvey, Kennedy: "A Simple, Fast Dominance Algorithm". */
function findDominators(nodes: Node[]): void {
  const predecessors = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const s of node.edges) {
      const list = predecessors.get(s);
      if (list === undefined) predecessors.set(s, [node]);
      else list.push(node);
    }
  }
  const root = nodes[0];
  const idom = new Map<Node, Node>([[root, root]]);
  for (let changed = true; changed;) {
    changed = false;
    for (const node of nodes) {
      if (node === root) continue;
      let best: Node | undefined;
      for (const p of predecessors.get(node) ?? []) {
        if (!idom.has(p)) continue;
        best = best === undefined ? p : intersect(idom, best, p);
      }
      if (best !== undefined && idom.get(node) !== best) {
        idom.set(node, best);
        changed = true;
      }
    }
  }
  for (const node of nodes) {
    if (node === root) continue;
    node.dominator = idom.get(node)!;
    node.dominator.children.push(node);
  }
}

function countEdges(nodes: Node[]): void {
  for (const node of nodes) {
    for (const s of node.edges) {
      if (s.order <= node.order) s.isLoop = true;
      else s.forwardEdges++;
    }
  }
  for (const node of nodes) node.isMerge = node.forwardEdges > 1;
}

function intersect(idom: Map<Node, Node>, a: Node, b: Node): Node {
  while (a !== b) {
    while (a.order > b.order) a = idom.get(a)!;
    while (b.order > a.order) b = idom.get(b)!;
  }
  return a;
}

function dominates(a: Node, b: Node): boolean {
  for (let n: Node | null = b; n !== null; n = n.dominator) if (n === a) return true;
  return false;
}
