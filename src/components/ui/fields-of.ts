type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const TYPED = ['text', 'search', 'email', 'url', 'tel', 'number', 'date', 'time'];

/** The fields of a form that somebody types into or chooses from, by name and place: never passwords or files. */
export function fieldsOf(form: HTMLFormElement): Map<string, Control> {
  const fields = new Map<string, Control>();
  const counts = new Map<string, number>();
  for (const control of form.elements) {
    if (!isTyped(control) || control.name === '') continue;
    const nth = counts.get(control.name) ?? 0;
    counts.set(control.name, nth + 1);
    fields.set(`${control.name}#${nth}`, control);
  }
  return fields;
}

function isTyped(control: Element): control is Control {
  if (control instanceof HTMLInputElement) return TYPED.includes(control.type);
  return control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
}

/** Whether a field still shows what the page came with. */
export function isAsGiven(control: Control): boolean {
  return control instanceof HTMLSelectElement
    ? [...control.options].every((option) => option.selected === option.defaultSelected)
    : control.value === control.defaultValue;
}
