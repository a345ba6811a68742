/**
 * Which nodes of a directed graph can be reached from themselves, ascending. `next[n]` are the nodes that node `n` points
 * to.
 *
 * Tarjan's strongly connected components, with a stack of its own instead of recursion, so that a long chain does not
 * overflow the call stack. A node is on a cycle when its component has other nodes, or when it points to itself.
 *
 * Complexity: O(nodes + edges).
 *
 * Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
 */
export function nodesOnCycles(next: readonly (readonly number[])[]): number[] {
  const order = new Int32Array(next.length).fill(-1); // when a node was first met; −1: not yet
  const low = new Int32Array(next.length); // the earliest met node of its component that it reaches
  const cursor = new Int32Array(next.length); // how many of its edges were followed
  const open = new Uint8Array(next.length); // whether its component is still being gathered
  const gathered: number[] = [];
  const trail: number[] = [];
  const found: number[] = [];
  let met = 0;

  const enter = (node: number) => {
    order[node] = met;
    low[node] = met;
    met += 1;
    open[node] = 1;
    gathered.push(node);
    trail.push(node);
  };
  const leave = (node: number) => {
    trail.pop();
    const parent = trail.at(-1);
    if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
    if (low[node] !== order[node]) return;
    const component = gathered.splice(gathered.lastIndexOf(node));
    for (const member of component) open[member] = 0;
    if (component.length > 1 || next[node]!.includes(node)) for (const member of component) found.push(member);
  };

  for (let root = 0; root < next.length; root += 1) {
    if (order[root] === -1) enter(root);
    while (trail.length > 0) {
      const node = trail.at(-1)!;
      const target = next[node]![cursor[node]!];
      cursor[node]! += 1;
      if (target === undefined) leave(node);
      else if (order[target] === -1) enter(target);
      else if (open[target] === 1) low[node] = Math.min(low[node]!, order[target]!);
    }
  }
  return found.sort((a, b) => a - b);
}
