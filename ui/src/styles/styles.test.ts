// What the style sheet must never carry: the government's own typeface and crest, and anything put inline, which the window's
// security policy would refuse.
import { compile } from 'sass';
import { expect, it } from 'vitest';

it('has our own font, no crest, and no data inside it', () => {
  const root = process.cwd();
  const { css } = compile(`${root}/src/styles/index.scss`, { loadPaths: [root, `${root}/node_modules`], quietDeps: true });
  expect(css).toContain('Source Sans 3');
  for (const never of ['GDS Transport', 'crest', 'url(data:', "url('data:", 'url("data:', '@import']) expect(css).not.toContain(never);
}, 30_000);
