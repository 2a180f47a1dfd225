interface Answer {
  message: string;
  left: number;
  /** Where to go on; 0 when every invitation was tried once. */
  next: number;
  paused: boolean;
}

/**
 * Presses "send the next mails" again and again, and shows how far it is. Each batch stands for itself:
 * when the page is left or the line breaks, what was sent stays sent, and the form goes on from there.
 */
export async function sendAll(form: HTMLFormElement, place: HTMLElement): Promise<void> {
  const bar = place.querySelector('progress');
  const words = place.querySelector('[role=status]');
  if (!bar || !words) return;
  const fields = new FormData(form);
  place.hidden = false;
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  try {
    for (let next = -1; next !== 0;) {
      const { paused, ...answer } = await sendNext(form.action, fields);
      bar.value = bar.max - answer.left;
      words.textContent = answer.message;
      next = paused ? 0 : answer.next;
      fields.set('after', next > 0 ? String(next) : '');
    }
  } catch {
    words.textContent = 'The line broke. Load this page again to see how many mails are left.';
  }
}

async function sendNext(address: string, fields: FormData): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    body: fields,
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return (await response.json()) as Answer;
}
