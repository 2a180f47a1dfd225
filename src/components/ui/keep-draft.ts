import { draftKey, draftsOf, draftTime, forgetOthers, keepDraft } from '~/lib/forms/drafts';
import { fieldsOf, isAsGiven } from './fields-of';
import { offerDraft } from './offer-draft';

const SENT = 'draft-sent';
const PAUSE = 1000;

/** Keeps what is typed into forms with `data-draft` in this browser, until the campus says that it has saved it. */
export function keepDrafts(): void {
  try {
    forgetSaved();
  } catch {
    // This browser keeps nothing for anybody.
    return;
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft-of]')) {
    const { draft: name, draftOf: person, draftLanguage: language } = form.dataset;
    if (!name || !person) continue;
    forgetOthers(localStorage, person, Date.now());
    follow(form, person, name, language ?? 'en-GB');
  }
}

/** The page after a form that worked shows a message; any other page means that the words are still only here. */
function forgetSaved() {
  const sent = sessionStorage.getItem(SENT);
  if (sent && document.querySelector('main > .flash')) localStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);
}

function follow(form: HTMLFormElement, person: string, name: string, language: string) {
  const key = draftKey(person, name, Math.random().toString(36).slice(2));
  // What a refused form shows again is as unsaved as before.
  const isRefused = form.dataset['draftRefused'] !== undefined;
  const version = form.querySelector<HTMLInputElement>('input[type=hidden][name=version]');
  let timer = 0;

  function save() {
    clearTimeout(timer);
    timer = 0;
    const fields = [...fieldsOf(form)];
    if (!isRefused && fields.every(([, field]) => isAsGiven(field))) localStorage.removeItem(key);
    else
      keepDraft(localStorage, key, {
        at: Date.now(),
        values: Object.fromEntries(fields.map(([nth, field]) => [nth, field.value])),
        version: version?.value,
      });
  }

  form.addEventListener('input', () => (timer ||= window.setTimeout(save, PAUSE)));
  addEventListener('pagehide', () => timer && save());
  form.addEventListener('submit', () => {
    save();
    sessionStorage.setItem(SENT, key);
  });

  const differs = (values: Record<string, string>) =>
    [...fieldsOf(form)].some(([nth, field]) => nth in values && values[nth] !== field.value);
  const left = draftsOf(localStorage, person, name);
  if (isRefused) save();

  whenRestored(() => {
    const same = left.filter(([, { values }]) => !differs(values));
    // What the page shows already is either saved, or is kept under this tab's key from now on.
    for (const [old] of same) localStorage.removeItem(old);
    if (same.length > 0) save();
    offerNext(left.filter((draft) => !same.includes(draft)));
  });

  function offerNext([first, ...rest]: typeof left) {
    if (!first) return;
    const [old, { at, values, version: seen }] = first;
    offerDraft(form, draftTime(at, new Date(), language), (answer) => {
      localStorage.removeItem(old);
      if (answer === 'throw away') {
        offerNext(rest);
        return goOn();
      }
      for (const [nth, field] of fieldsOf(form)) field.value = values[nth] ?? field.value;
      if (version && seen) version.value = seen;
      form.dispatchEvent(new Event('input', { bubbles: true }));
      save();
      goOn();
    });
  }

  /** The button that was pressed is gone; what comes next has the focus: another offer, or the words. */
  function goOn() {
    const fields = [...fieldsOf(form).values()];
    const words = fields.find((field) => !isAsGiven(field)) ?? fields[0];
    (form.querySelector<HTMLElement>('.left-words button') ?? words)?.focus();
  }
}

/** A browser that comes back to a page puts what was typed into its forms again, between `load` and `pageshow`. */
function whenRestored(work: () => void): void {
  if (document.readyState === 'complete') work();
  else addEventListener('pageshow', work, { once: true });
}
