/**
 * Adds and deletes pictures without leaving the page, so that nothing typed beside them is lost: the forms are sent as
 * they are, and of the page that answers, the part with the pictures takes the place of the one that stands here.
 */
export function letPicturesStay(place: HTMLElement): void {
  const said = place.querySelector('[data-said]');
  const say = (words: string) => said && (said.textContent = words);
  const text = textBeside(place);

  function unfold() {
    // Should one of them be sent after all, as below.
    if (place.dataset['beside'])
      for (const form of place.querySelectorAll('form')) form.target = '_blank';
    for (const button of place.querySelectorAll<HTMLElement>('[data-insert]'))
      button.hidden = !text;
    for (const button of place.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false;
  }

  place.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    void send(event.target);
  });

  async function send(form: HTMLFormElement) {
    const buttons = form.querySelectorAll('button');
    for (const button of buttons) button.disabled = true;
    say('One moment …');
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new FormData(form),
        headers: { accept: 'text/html' },
      });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-pictures] [data-fresh]');
      // Signed out meanwhile, for one: then the page that answers has something else to say.
      if (!fresh) return void form.submit();
      const refused = fresh.querySelector('[role="alert"]')?.closest('form');
      const adding = place.querySelector('[data-add]');
      // What is filled in there and not sent yet, while another picture is deleted.
      if (adding && adding !== form) fresh.querySelector('[data-add]')?.replaceWith(adding);
      place.querySelector('[data-fresh]')?.replaceWith(document.adoptNode(fresh));
      unfold();
      say(page.querySelector('main > .flash')?.textContent.trim() ?? '');
      focusOn(refused ?? (form === adding ? place.querySelector('li') : null));
    } catch {
      say('The line broke. Try again.');
      for (const button of buttons) button.disabled = false;
    }
  }

  /** What held it is gone: on to what is refused or has come, else to the words that say what was done. */
  function focusOn(part: Element | null) {
    const next =
      part?.querySelector<HTMLElement>('[aria-invalid]') ??
      part?.querySelector<HTMLElement>('input[type="file"], button:not([hidden])');
    (next ?? place.querySelector<HTMLElement>('[data-said]'))?.focus();
  }

  place.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-insert], [data-copy]') : null;
    const line = button?.closest('li')?.querySelector<HTMLInputElement>('[data-line]');
    if (!button || !line) return;
    if (text && button.matches('[data-insert]')) {
      insert(text, line.value);
      say('The picture stands in the text.');
    } else {
      try {
        await navigator.clipboard.writeText(line.value);
        say('Copied.');
      } catch {
        // Without TLS, or not allowed.
        line.focus();
        line.select();
        say('The line is marked. Copy it with the keyboard.');
      }
    }
  });

  unfold();
}

function textBeside({ dataset }: HTMLElement): HTMLTextAreaElement | null {
  const form = document.querySelector<HTMLFormElement>(`form[id="${dataset['beside']}"]`);
  const field = form?.elements.namedItem('text_content');
  return field instanceof HTMLTextAreaElement ? field : null;
}

/** At the cursor, as a paragraph of its own. */
function insert(field: HTMLTextAreaElement, line: string): void {
  const { selectionStart, selectionEnd, value } = field;
  const before = value.slice(0, selectionStart);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const words = `${gap}${line}\n\n`;
  field.focus();
  // Unlike setting the value, this can be undone with the keyboard.
  if (!document.execCommand('insertText', false, words)) {
    field.setRangeText(words, selectionStart, selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
