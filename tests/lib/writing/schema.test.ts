import { describe, expect, it } from 'vitest';
import {
  courseForm,
  lessonForm,
  lessonOrderForm,
  moduleOrderForm,
} from '../../../src/lib/writing/schema.ts';

const lesson = {
  course_id: '1',
  lesson_id: '2',
  version: '3',
  name: 'Search',
  text_content: '    code first\r\nthen words  \r\n',
  youtube_url: '',
  youtube_url_before: '',
  video_length: '',
};
const problemsOf = (form: Record<string, string>) =>
  (lessonForm.safeParse({ ...lesson, ...form }).error?.issues ?? []).map(({ path }) =>
    path.join('.'),
  );

describe('a lesson’s form', () => {
  it('keeps the spaces that begin a text, which mean something in Markdown', () => {
    expect(lessonForm.parse(lesson)).toEqual({
      course_id: 1,
      lesson_id: 2,
      version: 3,
      texts: {
        name: 'Search',
        text_content: '    code first\nthen words',
        youtube_url: null,
        video_duration_seconds: null,
        resources: [],
      },
    });
  });

  it.each([
    'https://www.youtube.com/watch?v=20SHvU2PKsM',
    'https://youtu.be/20SHvU2PKsM?si=abc',
    'https://m.youtube.com/watch?v=20SHvU2PKsM&t=12s',
    'https://www.youtube.com/shorts/20SHvU2PKsM',
    'https://www.youtube.com/live/20SHvU2PKsM',
    'https://www.youtube-nocookie.com/embed/20SHvU2PKsM',
  ])('takes %s for a video', (youtube_url) => {
    expect(lessonForm.parse({ ...lesson, youtube_url }).texts.youtube_url).toBe(youtube_url);
  });

  it('adds the https:// that people leave out', () => {
    const { texts } = lessonForm.parse({
      ...lesson,
      youtube_url: 'youtu.be/20SHvU2PKsM',
      link_url_0: 'example.org',
    });
    expect(texts.youtube_url).toBe('https://youtu.be/20SHvU2PKsM');
    expect(texts.resources).toEqual([{ name: '', url: 'https://example.org' }]);
  });

  it.each([
    'https://vimeo.com/1',
    'https://youtube.com/@channel',
    'javascript:alert(1)',
    'youtu.be',
    'https://youtube.com.example.org/watch?v=20SHvU2PKsM',
  ])('does not take %s for a video', (youtube_url) => {
    expect(problemsOf({ youtube_url })).toEqual(['youtube_url']);
  });

  it('leaves an address that was there before as it is', () => {
    const url = 'https://vimeo.com/1';
    expect(
      lessonForm.parse({ ...lesson, youtube_url: url, youtube_url_before: url }).texts.youtube_url,
    ).toBe(url);
  });

  it('reads the length of a video', () => {
    expect(
      lessonForm.parse({ ...lesson, video_length: '1:02:30' }).texts.video_duration_seconds,
    ).toBe(3750);
    expect(problemsOf({ video_length: '4 min' })).toEqual(['video_length']);
  });

  it('says which link is wrong, at its field', () => {
    expect(
      problemsOf({
        link_url_0: 'https://example.org',
        link_url_4: 'javascript:x',
        link_name_5: 'x',
      }),
    ).toEqual(['link_url_4', 'link_url_5']);
  });
});

describe('a course’s form', () => {
  const course = {
    course_id: '1',
    version: '1',
    name: 'A',
    slug: 'a',
    description: '',
    track: '',
    difficulty: '',
    enrollment_type: 'open',
    default_duration_weeks: '',
  };
  it('takes an address that its page answers to', () => {
    expect(courseForm.parse({ ...course, slug: ' Open-Data-2 ' }).slug).toBe('open-data-2');
    for (const slug of ['a b', 'a/b', '-a', 'ä', 'a--b', '..'])
      expect(courseForm.safeParse({ ...course, slug }).success, slug).toBe(false);
  });
});

describe('a step of the outline', () => {
  it('is three numbers for a lesson and two for a module', () => {
    expect(lessonOrderForm.parse({ course_id: '1', step: '12:3:2' }).step).toEqual([12, 3, 2]);
    expect(moduleOrderForm.parse({ course_id: '1', step: '1:3' }).step).toEqual([1, 3]);
    for (const step of ['', '1', '1:2', '1:2:0', '1:2:x', '1:2:3:4'])
      expect(lessonOrderForm.safeParse({ course_id: '1', step }).success, step).toBe(false);
  });
});
