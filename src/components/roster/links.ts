import type { MouseEvent } from 'react';

/** Whether a click on a link is ours to answer in place; then the browser does not follow it. */
export function staysHere(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return false;
  event.preventDefault();
  return true;
}
