/** One field of a form that could not be taken, as it is shown to be sent again. */
export interface KeptField {
  name: string;
  /** `words` are shown, `password` and `file` are asked for again, everything else goes along unseen. */
  kind: 'hidden' | 'words' | 'password' | 'file';
  value: string;
}

/** The form of somebody whose session ended while they typed. */
export interface KeptForm {
  /** Path and query that it was sent to. */
  address: string;
  fields: KeptField[];
}

/** The fields of a form, in their order: fields of the same name belong together by it. */
export function keptFields(form: FormData): KeptField[] {
  return [...form].map(([name, value]) => {
    if (typeof value !== 'string') return { name, kind: 'file', value: value.name };
    if (name.includes('password')) return { name, kind: 'password', value: '' };
    return { name, kind: isWords(value) ? 'words' : 'hidden', value };
  });
}

/** What somebody has thought about: more than a word, a number, a day or an address. */
function isWords(value: string): boolean {
  return /\p{L}/u.test(value) && /\S\s+\S/.test(value);
}

/** The name of a field, for people: "text_content" is "Text content". */
export function labelOf(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' ? 'Your words' : words.charAt(0).toUpperCase() + words.slice(1);
}
