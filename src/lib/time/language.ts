/**
 * The languages in which dates can be read, BCP 47, as the check `applications_locale_known` has them.
 * Those written from right to left are left out: they would stand in lines of English.
 */
export const LANGUAGES = [
  ...['am', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'de-AT', 'de-CH', 'el', 'en-AU', 'en-CA', 'en-GB'],
  ...['en-IN', 'en-US', 'en-ZA', 'es', 'es-MX', 'et', 'fi', 'fil', 'fr', 'fr-CA', 'fr-CH', 'ha'],
  ...['hi', 'hr', 'hu', 'id', 'ig', 'is', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'nb', 'nl', 'pl'],
  ...['pt-BR', 'pt-PT', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'sw', 'ta', 'th', 'tr', 'uk', 'vi'],
  ...['yo', 'zh-Hans', 'zh-Hant', 'zu'],
];

/** The language of the campus's own words, and of the dates of whoever asks for no other. */
export const ENGLISH = 'en-GB';

export const isLanguage = (tag: string) => LANGUAGES.includes(tag);

/**
 * The first language that a browser asks for and that we know, else English.
 *
 * @param header `Accept-Language`, for example "de-DE,de;q=0.9,en;q=0.8"
 */
export function languageAsked(header: string | null): string {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().split(/\s*;\s*/);
      const weight = Number(parameters.find((p) => p.startsWith('q='))?.slice(2) ?? 1);
      return { tag, weight };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const known = closest(tag);
    if (known) return known;
  }
  return ENGLISH;
}

/** "de-DE" is read as "de", "pt" as "pt-BR", "zh-TW" as "zh-Hant". */
function closest(tag: string): string | undefined {
  let asked: Intl.Locale;
  try {
    asked = new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
  const { language, script, region } = asked;
  const spelled = [`${language}-${region}`, `${language}-${script}`, language];
  if (language === 'en') spelled.push(ENGLISH);
  return spelled
    .map((tag) => LANGUAGES.find((known) => known.toLowerCase() === tag.toLowerCase()))
    .find((known) => known !== undefined);
}

/** A language by its own name: "Deutsch", "English (United Kingdom)". */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}
