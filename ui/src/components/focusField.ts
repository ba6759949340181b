// Where an error summary's link leads: the control, with its label or legend in view.

/**
 * Focuses the control of a field. A field is the id of a control, of a group whose first control is meant, or
 * "group.part" for one control of a date. Gives false when the page has none.
 */
export function focusField(field: string): boolean {
  const control =
    controlOf(document.getElementById(field)) ??
    controlOf(document.getElementById(field.replaceAll('.', '-'))) ??
    controlOf(document.getElementById(field.split('.')[0] ?? ''));
  if (!control) return false;
  const group = control.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  (group ?? control).scrollIntoView({ block: 'nearest' });
  control.focus({ preventScroll: group !== null });
  return true;
}

function controlOf(found: HTMLElement | null): HTMLElement | null {
  if (!found) return null;
  if (found.matches('input, select, textarea, button, a[href], [tabindex]')) return found;
  return found.querySelector<HTMLElement>('input, select, textarea, button') ?? null;
}
