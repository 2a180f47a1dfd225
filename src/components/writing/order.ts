import { dragRows, rowOf } from './drag';

/**
 * Putting an outline in order without leaving the page. The buttons and the dragging send the same forms, which work
 * without this; what the server then shows takes the place of what is there.
 */
const outline = document.querySelector<HTMLElement>('[data-outline]');
if (outline) keepOrder(outline);

function keepOrder(outline: HTMLElement): void {
  const part = (name: string) => outline.querySelector<HTMLElement>(`[data-${name}]`)!;

  outline.addEventListener('submit', async (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || !(submitter instanceof HTMLButtonElement)) return;
    if (form.id !== 'move-lesson' && form.id !== 'move-module') return;
    event.preventDefault();
    const row = rowOf(submitter)?.id;
    const isDone = await send(form, submitter.value);
    if (isDone && row && !focusNotice()) focusStep(row, submitter.dataset['way'] ?? 'up');
  });

  dragRows(outline, (row, back) => {
    void send(formFor(row), stepTo(row)).then((isDone) => (isDone ? focusNotice() : back()));
  });

  /** Resolves to whether the server's outline is there now: in the new order, or refused with its reason. */
  async function send(form: HTMLFormElement, step: string): Promise<boolean> {
    if (outline.ariaBusy === 'true') return false;
    outline.ariaBusy = 'true';
    const fields = new FormData(form);
    fields.set('step', step);
    const page = await post(form.action, fields);
    const fresh = page?.querySelector('[data-order]');
    // Signed out meanwhile, for one: then the page that answers has something else to say.
    if (page && !fresh) return sendAsPage(form, step);
    if (fresh) keepTyped(() => part('order').replaceChildren(...fresh.childNodes));
    part('said').textContent = page?.querySelector('main > .flash')?.textContent?.trim() ?? '';
    part('trouble').hidden = Boolean(fresh);
    outline.ariaBusy = 'false';
    return Boolean(fresh);
  }

  /** What is being written into the fields for new lessons is no part of the order, and stays. */
  function keepTyped(replace: () => void): void {
    const fields = () => part('order').querySelectorAll<HTMLInputElement>('.control');
    const typed = new Map([...fields()].map(({ id, value }) => [id, value]));
    replace();
    for (const field of fields()) field.value ||= typed.get(field.id) ?? '';
  }

  const formFor = (row: HTMLElement) =>
    outline.querySelector<HTMLFormElement>(
      row.dataset['module'] ? '#move-module' : '#move-lesson',
    )!;

  /** What was refused is read first; its button comes next, and is not pressed by a key that is still down. */
  function focusNotice(): boolean {
    const notice = part('order').querySelector<HTMLElement>('.notice');
    if (!notice) return false;
    notice.tabIndex = -1;
    notice.scrollIntoView({ block: 'center' });
    notice.focus({ preventScroll: true });
    return true;
  }

  function focusStep(row: string, way: string): void {
    const steps = [...outline.querySelectorAll<HTMLButtonElement>(`#${row} [data-way]`)].slice(
      0,
      2,
    );
    const step = steps.find((button) => button.dataset['way'] === way && !button.disabled);
    (step ?? steps.find((button) => !button.disabled))?.focus();
  }
}

/** Where a row stands now, in the words of the buttons. */
function stepTo(row: HTMLElement): string {
  const place = [...row.parentElement!.children].indexOf(row) + 1;
  const module = row.closest<HTMLElement>('[data-module]')?.dataset['module'];
  return [row.dataset['lesson'], module, place].filter((part) => part !== undefined).join(':');
}

/** Never resolves: the page goes. */
function sendAsPage(form: HTMLFormElement, step: string): Promise<never> {
  const field = Object.assign(document.createElement('input'), { name: 'step', value: step });
  field.type = 'hidden';
  form.append(field);
  form.submit();
  return new Promise(() => undefined);
}

async function post(address: string, body: FormData): Promise<Document | null> {
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'text/html' } });
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    return null;
  }
}
