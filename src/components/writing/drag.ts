/**
 * Lets the rows of an outline be dragged by their grips: modules among each other, lessons also into other modules.
 *
 * @param dropped a row was let go of at another place; `back` puts it where it was
 */
export function dragRows(
  outline: HTMLElement,
  dropped: (row: HTMLElement, back: () => void) => void,
): void {
  /** What is dragged, and where it was. */
  let dragged: { row: HTMLElement; list: ParentNode; next: Node | null } | null = null;
  outline.dataset['drags'] = '';

  outline.addEventListener('dragstart', (event) => {
    const row =
      event.target instanceof Element && event.target.closest('[data-grip]')
        ? rowOf(event.target)
        : null;
    if (!row || !event.dataTransfer || !row.parentNode) return;
    dragged = { row, list: row.parentNode, next: row.nextSibling };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', row.id);
    event.dataTransfer.setDragImage(row, 16, 16);
    // What changes before the browser has its picture of the row ends the dragging.
    setTimeout(() => {
      row.dataset['dragged'] = '';
      outline.dataset['drags'] = row.dataset['module'] ? 'module' : 'lesson';
    });
  });

  outline.addEventListener('dragover', (event) => {
    if (!dragged || !(event.target instanceof Element)) return;
    event.preventDefault();
    const { row } = dragged;
    const isModule = row.dataset['module'] !== undefined;
    const over = event.target.closest<HTMLElement>(isModule ? '[data-module]' : '[data-lesson]');
    if (over && over !== row) {
      const { top, height } = over.getBoundingClientRect();
      over[event.clientY > top + height / 2 ? 'after' : 'before'](row);
    } else if (!over && !isModule) {
      const list = event.target.closest('[data-module]')?.querySelector('[data-lessons]');
      if (list && list !== row.parentNode) list.append(row);
    }
  });

  outline.addEventListener('drop', (event) => {
    if (!dragged) return;
    event.preventDefault();
    const { row, list, next } = dragged;
    dragged = null;
    if (row.parentNode !== list || row.nextSibling !== next)
      dropped(row, () => list.insertBefore(row, next));
  });

  outline.addEventListener('dragend', () => {
    // Let go of outside the outline, or with the Escape key.
    if (dragged) dragged.list.insertBefore(dragged.row, dragged.next);
    dragged = null;
    outline.dataset['drags'] = '';
    outline
      .querySelectorAll<HTMLElement>('[data-dragged]')
      .forEach((row) => delete row.dataset['dragged']);
  });
}

/** The row in which something stands: that of a lesson, or of its module. */
export const rowOf = (element: Element) =>
  element.closest<HTMLElement>('[data-lesson], [data-module]');
