import { describe, expect, it } from 'vitest';
import {
  ENGLISH,
  isLanguage,
  languageAsked,
  languageName,
  LANGUAGES,
} from '../../../src/lib/time/language.ts';

describe('the languages of dates', () => {
  it('are known to Intl, each once', () => {
    expect(Intl.DateTimeFormat.supportedLocalesOf(LANGUAGES)).toEqual(LANGUAGES);
    expect(new Set(LANGUAGES).size).toBe(LANGUAGES.length);
  });

  it('are called by their own names', () => {
    expect(languageName('de')).toBe('Deutsch');
    expect(languageName('fr-CH')).toBe('Français suisse');
    const names = LANGUAGES.map(languageName);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are no others', () => {
    expect(isLanguage('de')).toBe(true);
    for (const tag of ['', 'DE', 'tlh', 'ar']) expect(isLanguage(tag)).toBe(false);
  });
});

describe('what a browser asks for', () => {
  it.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de'],
    ['de-CH', 'de-CH'],
    ['en', 'en-US'],
    ['en-GB', 'en-GB'],
    ['en-NZ', 'en-GB'],
    ['pt', 'pt-BR'],
    ['zh-TW', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
    ['no', ENGLISH],
    ['tlh, sw;q=0.5', 'sw'],
    ['en;q=0.2, fr;q=0.7', 'fr'],
    ['fr;q=0, it', 'it'],
    ['ar', ENGLISH],
  ])('%s is read as %s', (header, language) => {
    expect(languageAsked(header)).toBe(language);
  });

  it('is English where it asks for nothing, or for nonsense', () => {
    for (const header of [null, '', '*', ',,;', 'x'.repeat(9000), 'de-;q=a', '\u0000']) {
      expect(languageAsked(header)).toBe(ENGLISH);
    }
  });
});
