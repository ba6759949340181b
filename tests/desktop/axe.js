// Runs axe-core on the page as it stands and gives one line a fault.
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
  (result) =>
    done(
      result.violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${rule.help} at ${node.target.join(' ')} (${node.failureSummary})`),
      ),
    ),
  (problem) => done(['axe-core could not run: ' + problem]),
);
