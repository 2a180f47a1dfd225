import { isInputError, type ActionError } from 'astro:actions';
import type { Refusal } from '../db/errors';

/** A form as it is shown: empty at first, and after a refusal with its words and what was typed. */
export interface FormState {
  /** The sentence above the form; null when there is nothing to say. */
  error: string | null;
  /** Which rule refused (SQLSTATE, constraint or Auth code), and what the database added. */
  refusal: Pick<Refusal, 'code' | 'detail'> | null;
  /** The sentence under each field. */
  fieldErrors: Record<string, string>;
  /** What was typed; passwords and files are not given back. */
  values: Record<string, string>;
}

const untouched: FormState = { error: null, refusal: null, fieldErrors: {}, values: {} };

interface Page {
  request: Request;
  locals: App.Locals;
  getActionResult: (action: never) => { error?: ActionError | undefined } | undefined;
}

/**
 * The state of the form that posts to `action`.
 *
 * @param mine fields (usually hidden ids) that tell this form from others with the same action on the page
 */
export async function formState(
  page: Page,
  action: unknown,
  mine: Record<string, string | number> = {},
): Promise<FormState> {
  const error = page.getActionResult(action as never)?.error;
  if (!error) return untouched;
  const values = await submitted(page.request);
  if (isInputError(error)) {
    const fields = Object.entries(error.fields as Record<string, string[] | undefined>);
    const fieldErrors = Object.fromEntries(fields.map(([name, all]) => [name, all?.[0] ?? '']));
    const sentence = 'Please look at the fields marked below.';
    return stateFor({ error: sentence, refusal: null, fieldErrors, values }, mine);
  }
  const refusal = page.locals.refusal ?? null;
  const sentence = refusal?.sentence ?? sentenceFor(error);
  return stateFor({ error: sentence, refusal, fieldErrors: {}, values }, mine);
}

/** Whether a form was sent to its own page for a preview of what it holds, and not to be taken. */
export function isPreview({ request, url }: { request: Request; url: URL }): boolean {
  const { searchParams } = url;
  return request.method === 'POST' && searchParams.has('preview') && !searchParams.has('_action');
}

/** The state of a form that was sent for a preview: what was typed, and nothing to complain about. */
export async function previewState({ request }: Pick<Page, 'request'>): Promise<FormState> {
  return { ...untouched, values: await submitted(request) };
}

/** The state of one form out of many with the same action; a page asks `formState` once and shares the answer. */
export function stateFor(state: FormState, mine: Record<string, string | number>): FormState {
  const isMine = Object.entries(mine).every(
    ([name, value]) => state.values[name] === String(value),
  );
  return isMine ? state : untouched;
}

async function submitted(request: Request): Promise<Record<string, string>> {
  // The body may be too long or broken: then the form comes back empty, with its error.
  const form = await bodyOf(request).catch(() => new FormData());
  const texts = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !entry[0].includes('password'),
  );
  return Object.fromEntries(texts);
}

/** Every value that was sent under a name, for boxes that stand many times; none where nothing was sent. */
export async function tickedIn(request: Request, name: string): Promise<string[]> {
  if (request.method !== 'POST') return [];
  const form = await bodyOf(request).catch(() => new FormData());
  return form.getAll(name).map(String);
}

/** Of a copy, because a page may ask for the state of several forms. */
async function bodyOf(request: Request): Promise<FormData> {
  return request.clone().formData();
}

function sentenceFor({ code }: ActionError): string {
  return code === 'CONTENT_TOO_LARGE'
    ? 'That is too large: 10 MB is the limit.'
    : 'We could not read this form. Please try again.';
}
