// Comparing our components with the design system's own examples: same elements, attributes and words.
// Not compared: comments and spaces, and the attributes that only serve the package's scripts, which we don't use.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface Fixture {
  name: string;
  html: string;
}

/** The HTML of one official example: component and the example's name. */
export function official(component: string, name: string): string {
  const file = require(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`) as { fixtures: Fixture[] };
  const found = file.fixtures.find((fixture) => fixture.name === name);
  if (!found) throw new Error(`govuk-frontend has no example "${name}" of ${component}`);
  return found.html;
}

/** One line per element or text, attributes in order, so that two pieces of HTML can be compared. */
export function outline(html: string): string {
  const box = document.createElement('div');
  box.innerHTML = html;
  return [...box.childNodes].flatMap((node) => lines(node, 0)).join('\n');
}

function lines(node: Node, depth: number): string[] {
  const pad = '  '.repeat(depth);
  if (node.nodeType === Node.TEXT_NODE) {
    const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    return text ? [pad + text] : [];
  }
  if (!(node instanceof Element)) return [];
  const attributes = [...node.attributes]
    .map((attribute) => [attribute.name.replace('data-aria-controls', 'aria-controls'), attribute.value] as const)
    .filter(([name]) => name !== 'data-module')
    .map(([name, value]) => `${name}="${name === 'class' ? classes(value) : value}"`)
    .sort();
  return [
    `${pad}<${[node.tagName.toLowerCase(), ...attributes].join(' ')}>`,
    ...[...node.childNodes].flatMap((child) => lines(child, depth + 1)),
  ];
}

/** Classes in order, without Svelte's scoping class and the hooks of the package's scripts. */
function classes(value: string): string {
  return value.split(/\s+/).filter((name) => name && !/^(svelte-|govuk-js-)/.test(name)).sort().join(' ');
}
