// Where an error summary's link leads: the control, with its label or legend in view.

/**
 * Focuses the control of a field. A field is the id of a control, of a group whose first control is meant, or
 * "group.part" for one control of a date. Gives false when the page has none.
 */
export function focusField(field: string): boolean {
  const control = controlFor(field);
  if (!control) return false;
  const group = questionOf(control);
  (group ?? control).scrollIntoView({ block: 'nearest' });
  control.focus({ preventScroll: group !== null });
  return true;
}

/** What a field asks, as the page words it: for a list in which two lines would read alike. */
export function questionFor(field: string): string | undefined {
  const control = controlFor(field);
  return (control && questionOf(control)?.textContent?.trim()) || undefined;
}

function controlFor(field: string): HTMLElement | null {
  return (
    controlOf(document.getElementById(field)) ??
    controlOf(document.getElementById(field.replaceAll('.', '-'))) ??
    controlOf(document.getElementById(field.split('.')[0] ?? ''))
  );
}

function questionOf(control: HTMLElement): Element | null {
  const date = control.closest('.govuk-date-input')?.closest('fieldset')?.querySelector('legend');
  const own = document.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  return date ?? own ?? control.closest('fieldset')?.querySelector('legend') ?? null;
}

function controlOf(found: HTMLElement | null): HTMLElement | null {
  if (!found) return null;
  if (found.matches('input, select, textarea, button, a[href], [tabindex]')) return found;
  return found.querySelector<HTMLElement>('input, select, textarea, button') ?? null;
}
