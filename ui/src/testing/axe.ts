// axe-core over what a test has drawn. What needs real layout (contrast, sizes) is checked in the real window.
import axe from 'axe-core';

/** What axe-core finds, as "rule: element"; empty when it finds nothing. */
export async function findings(root: Element): Promise<string[]> {
  const result = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'target-size': { enabled: false } },
  });
  return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}
