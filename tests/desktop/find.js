// Finds one visible control by its accessible name: arguments are kind, name and the place it must stand in (or null).
// Gives the element, or null when there is none yet. An exact name wins over one that begins so.
const [kind, wanted, place] = arguments;
const KINDS = {
  press:
    'button, a[href], summary, input[type=submit], [role=button], [role=tab], [role=link], [role=menuitem], [role=option]',
  field:
    'input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea, select, [role=combobox], [role=searchbox]',
  choice: 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch]',
};
const PLACES = 'tr, li, fieldset, dialog, section, article, form, nav, aside, [role=row], [role=group], [role=region], [role=dialog]';
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const visible = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
};
const byIds = (ids) => ids.split(/\s+/).map((id) => plain(document.getElementById(id)?.textContent)).join(' ');
const nameOf = (element) => {
  if (element.hasAttribute('aria-labelledby')) return plain(byIds(element.getAttribute('aria-labelledby')));
  if (element.hasAttribute('aria-label')) return plain(element.getAttribute('aria-label'));
  if (element.labels?.length) return plain([...element.labels].map((label) => label.textContent).join(' '));
  if (element.type === 'submit' && element.value) return plain(element.value);
  return plain(element.textContent) || plain(element.title);
};
const open = document.querySelector('dialog[open], [role=dialog][aria-modal=true]');
const named = [...(open ?? document).querySelectorAll(KINDS[kind])]
  .filter((element) => visible(element) && !element.closest('[inert]'))
  .map((element) => [element, nameOf(element)]);
const matching = [
  ...named.filter(([, name]) => name === plain(wanted)),
  ...named.filter(([, name]) => name !== plain(wanted) && name.startsWith(plain(wanted))),
].map(([element]) => element);
// A person scrolls until the control stands clear of the bars at the edges.
const shown = (element) => {
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return element ?? null;
};
if (place === null) return shown(matching[0]);
// The smallest place that speaks of it wins: climb from each control until the words are found.
let best = null;
let size = Infinity;
for (const element of matching) {
  for (let around = element.closest(PLACES); around; around = around.parentElement?.closest(PLACES)) {
    const heard = plain(around.textContent) + ' ' + plain(around.getAttribute('aria-label'));
    if (!heard.includes(plain(place))) continue;
    if (heard.length < size) [best, size] = [element, heard.length];
    break;
  }
}
return shown(best);
