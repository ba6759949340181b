// Runs axe-core on the page as it stands and gives one line a fault.
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const words = (rule, node) => `${rule.id}: ${rule.help} at ${node.target.join(' ')} (${node.failureSummary})`;

// A control that a bar at the window's edge covers in part counts as too small until it is scrolled clear of it.
const stillSmall = async (node) => {
  const element = document.querySelector(node.target.join(' '));
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const again = await window.axe.run(element ?? document, { runOnly: { type: 'rule', values: ['target-size'] } });
  return again.violations.length > 0;
};

const check = async () => {
  const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  const faults = [];
  const at = [scrollX, scrollY];
  for (const rule of result.violations) {
    for (const node of rule.nodes) {
      if (rule.id !== 'target-size' || (await stillSmall(node))) faults.push(words(rule, node));
    }
  }
  scrollTo({ left: at[0], top: at[1], behavior: 'instant' });
  return faults;
};
check().then(done, (problem) => done(['axe-core could not run: ' + problem]));
