const PAUSE = 400;

/** Lets a preview follow what is typed: whenever the typing pauses, the campus is asked how it looks. */
export function followTyping(place: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>(`form[id="${place.dataset['preview']}"]`);
  const shown = place.querySelector('[data-preview-shown]');
  const said = place.querySelector('[data-preview-said]');
  const button = place.querySelector('button');
  if (!form || !shown || !said || !button) return;
  button.hidden = true;

  let timer = 0;
  let asking = new AbortController();
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(new FormData(form)), PAUSE);
  });

  async function show(typed: FormData) {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch('/api/preview', { method: 'POST', body: typed, signal });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (signal.aborted) return;
      shown?.replaceChildren(...page.body.childNodes);
      say('');
    } catch {
      if (!signal.aborted) say('The preview cannot follow just now. What you type is not touched.');
    }
  }

  function say(words: string) {
    if (said && said.textContent !== words) said.textContent = words;
  }
}
