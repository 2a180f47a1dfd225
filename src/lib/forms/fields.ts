import { z } from 'astro/zod';
import { localPath } from '../http/local-path';
import { isDay } from '../time/day';
import { grouped } from '../words';

/**
 * The kinds of field that forms are made of. Each says in a sentence what is wrong with it.
 * Astro hands an empty field over as null, a file field as a File.
 */

const given = (value: unknown) => (typeof value === 'string' ? value : '');

// PostgreSQL keeps no NUL in text (22021); browsers send line ends as CR LF.
const cleaned = (value: unknown) => given(value).replaceAll('\r\n', '\n');
/** Text as it came, of characters that PostgreSQL keeps. */
export const clean = (schema: z.ZodString) =>
  z.preprocess(
    cleaned,
    schema.refine((text) => !text.includes('\u0000'), 'This contains a character we cannot keep.'),
  );

interface TextOptions {
  min?: number;
  max: number;
  /** What is said when it is left empty. */
  missing?: string;
}

/** Text, trimmed; `min` 0 lets it be empty. Lengths count characters, as PostgreSQL does. */
export function text({ min = 1, max, missing = 'Please fill this in.' }: TextOptions) {
  const length = (value: string) => [...value].length;
  return clean(z.string().trim())
    .refine((value) => min === 0 || value !== '', { error: missing, abort: true })
    .refine((value) => length(value) >= min, `Please write at least ${min} characters.`)
    .refine((value) => length(value) <= max, `Please write at most ${grouped(max)} characters.`);
}

/** Text that may begin with spaces, which mean something in Markdown; null when there is nothing in it. */
export function markdown({ max }: { max: number }) {
  return clean(z.string())
    .transform((value) => value.trimEnd() || null)
    .refine(
      (value) => [...(value ?? '')].length <= max,
      `Please write at most ${grouped(max)} characters.`,
    );
}

/** Text that may be left out: then null. */
export function optionalText(max: number) {
  return text({ min: 0, max }).transform((value) => value || null);
}

/** An e-mail address, in lower case. */
export function email() {
  return clean(z.string().trim().toLowerCase())
    .refine((value) => value !== '', { error: 'Please write an address.', abort: true })
    .refine(
      (value) => value.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
      'This is not a full e-mail address.',
    );
}

/** The id of a row. `missing` is said when nothing was chosen. */
export function id(missing = 'That is not here.') {
  return z
    .preprocess(
      given,
      z
        .string()
        .min(1, { error: missing, abort: true })
        .regex(/^[1-9]\d{0,14}$/, 'That is not here.'),
    )
    .transform(Number);
}

/** The id of a person, a picture or whatever else is known by a UUID. */
export function uuid() {
  return z.preprocess(given, z.guid('That is not here.'));
}

/** A whole number; null when the field is left empty. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  return z
    .preprocess(
      (value) => given(value).trim(),
      z.string().regex(/^(-?\d{1,9})?$/, 'Please write a whole number.'),
    )
    .transform((value) => (value === '' ? null : Number(value)))
    .refine(
      (value) => value === null || (value >= min && value <= max),
      `Please write a number from ${grouped(min)} to ${grouped(max)}.`,
    );
}

/** A calendar day, 'YYYY-MM-DD'. */
export function day(missing = 'Please choose a day.') {
  return clean(z.string().trim())
    .refine((value) => value !== '', { error: missing, abort: true })
    .refine(isDay, 'There is no such day.');
}

/** A calendar day, or null when the field is left empty. */
export function optionalDay() {
  return clean(z.string().trim())
    .refine((value) => value === '' || isDay(value), 'There is no such day.')
    .transform((value) => value || null);
}

/** A box that is ticked or not. */
export function ticked() {
  return z.preprocess((value) => given(value) !== '', z.boolean());
}

/** A box that must be ticked. */
export function agreed(missing: string) {
  return ticked().refine((is) => is, missing);
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: 'Please choose one.' });
}

/** In bytes. The server takes no request that is much larger (astro.config.ts). */
export const LARGEST_FILE = 10_000_000;
export const TOO_LARGE = 'This file is too large: 10 MB is the limit.';

/** A file that was chosen: browsers send an empty one without a name when none was. */
export function chosenFile(missing = 'Please choose a file.') {
  return z
    .instanceof(File, { error: missing })
    .refine((file) => file.size > 0 || file.name !== '', missing)
    .refine((file) => file.size <= LARGEST_FILE, TOO_LARGE);
}

/** Where to go afterwards: a path of this campus, whatever was sent. */
export function path(fallback = '/') {
  return z.preprocess((value) => localPath(value, fallback), z.string());
}
