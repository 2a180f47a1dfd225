import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/lib/lessons/links.ts';
import { asTyped, emptyLesson, wordsOf } from '../../../src/lib/writing/typed.ts';

const saved = {
  text_content: 'Saved.',
  youtube_url: 'https://youtu.be/20SHvU2PKsM',
  video_duration_seconds: 247,
  resources: [{ name: 'Map', url: 'https://example.org/map' }],
};

describe('a lesson as it is typed', () => {
  it('is as saved where nothing was typed', () => {
    expect(asTyped({}, saved)).toMatchObject({ ...saved, resources: expect.anything() });
    expect(linksOf(asTyped({}, saved).resources)).toEqual(saved.resources);
  });

  it('is what the form holds, also where something was taken away', () => {
    const typed = {
      text_content: '',
      youtube_url: ' youtu.be/20SHvU2PKsM ',
      video_length: '4:07',
      link_url_0: '',
      link_name_0: '',
    };
    const lesson = asTyped(typed, { ...saved, video_duration_seconds: null });
    expect(lesson.text_content).toBe('');
    expect(lesson.youtube_url).toBe('https://youtu.be/20SHvU2PKsM');
    expect(lesson.video_duration_seconds).toBe(247);
    expect(linksOf(lesson.resources)).toEqual([]);
  });

  it('leaves out what is not finished, as saving would refuse it', () => {
    const typed = { youtube_url: 'youtu', link_url_0: 'javascript:alert(1)', video_length: '4:' };
    const lesson = asTyped(typed, emptyLesson);
    expect(linksOf(lesson.resources)).toEqual([]);
    expect(lesson.video_duration_seconds).toBeNull();
    expect(lesson.youtube_url).toBeNull();
    const old = 'https://vimeo.com/1';
    expect(asTyped({ youtube_url: old, youtube_url_before: old }, emptyLesson).youtube_url).toBe(
      old,
    );
  });
});

describe('what was typed and cannot be saved', () => {
  it('is there to be copied, links included', () => {
    const typed = {
      name: 'Maps',
      text_content: 'A cross.',
      link_url_2: 'osm.org',
      link_name_2: 'O',
    };
    expect(wordsOf({ ...typed, lesson_id: '4', version: '2', youtube_url: '' })).toBe(
      'Maps\n\nA cross.\n\nhttps://osm.org O',
    );
  });
});
