import { describe, expect, it } from 'vitest';
import { hostWord, linkAddress, linksOf, webAddress } from '../../../src/lib/lessons/links.ts';

describe('the links of a lesson', () => {
  it('are shown with their names', () => {
    expect(linksOf([{ name: 'GeoJSON', url: 'https://geojson.io/' }])).toEqual([
      { name: 'GeoJSON', url: 'https://geojson.io/' },
    ]);
  });

  it('are called by their host where they have no name', () => {
    expect(linksOf([{ name: ' ', url: 'https://geojson.io/#map' }])[0]?.name).toBe('geojson.io');
    expect(linksOf(['https://example.org/a'])[0]).toEqual({
      name: 'example.org',
      url: 'https://example.org/a',
    });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/admin', '//example.org', 'geojson', ''])(
    'lead to the web only, not to %s',
    (url) => {
      expect(linksOf([{ name: 'x', url }])).toEqual([]);
    },
  );

  it('lead to somebody’s mail, too', () => {
    const [link] = linksOf([{ url: 'mailto:dana@example.org' }]);
    expect(link).toEqual({ name: 'dana@example.org', url: 'mailto:dana@example.org' });
    for (const url of ['mailto:', 'mailto:dana', 'mailto:a b@example.org'])
      expect(linkAddress(url), url).toBeNull();
  });

  it.each([null, 'https://example.org', 3, {}, [null, 3, {}, [], { url: 4 }, { name: 'x' }]])(
    'are none in %j',
    (resources) => {
      expect(linksOf(resources)).toEqual([]);
    },
  );
});

describe('a web address', () => {
  it('is named by its host', () => {
    const url = webAddress(' https://www.youtube.com/watch?v=1 ');
    expect(url && hostWord(url)).toBe('youtube.com');
  });

  it('is nothing else', () => {
    expect(webAddress('javascript:alert(1)')).toBeNull();
    expect(webAddress(null)).toBeNull();
  });
});
