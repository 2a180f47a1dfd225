import type { Node } from './ask.ts';

/** The topmost scan of a plan, beside its helpers: `Index Scan cohort_enrollments_user`. */
export function mainNode(plan: Node): string {
  return scanOf(plan) ?? plan['Node Type'];
}

function scanOf(node: Node): string | null {
  const name = node['Index Name'] ?? node['Relation Name'] ?? node['Function Name'];
  const below = (node.Plans ?? []).filter((each) => isInTheWay(each));
  if (node['Node Type'] === 'Bitmap Heap Scan') {
    return below.map(scanOf).find((found) => found !== null) ?? null;
  }
  if (name && /Scan/.test(node['Node Type']))
    return `${node['Node Type'].replace('Bitmap Index', 'Bitmap')} ${name}`;
  return below.map(scanOf).find((found) => found !== null) ?? null;
}

/** Policies ask their helpers in subplans; those are not what the rows come from. */
const isInTheWay = (node: Node) =>
  !['InitPlan', 'SubPlan'].includes(node['Parent Relationship'] ?? '');
