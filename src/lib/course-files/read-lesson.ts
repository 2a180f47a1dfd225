import { linkAddress } from '../lessons/links';
import { playerAddress } from '../lessons/video';
import { MOST_PICTURES } from '../pictures/picture';
import { grouped } from '../words';
import { MOST_LINKS } from '../writing/links';
import { LONGEST_TEXT } from '../writing/typed';
import { picturesIn, short, type FiledLesson, type Remark } from './course';
import type { Heading, Value } from './heading';
import type { Part } from './parts';
import { reader, type Reader } from './reader';

/** A lesson; what is wrong with it is added to `problems`. */
export function readLesson(heading: Heading, part: Part, problems: Remark[]): FiledLesson {
  const read = reader(heading, ['name', 'slug', 'video', 'seconds', 'links']);
  const lesson = {
    name: read.name(part.line),
    slug: read.text('slug', 200),
    text_content: part.text === '' ? null : part.text,
    youtube_url: video(read),
    video_duration_seconds: read.whole('seconds', 0, 1_000_000),
    resources: links(read),
  };
  const say = (says: string) => read.remarks.push({ line: part.textLine, says });
  // A character is one or two of JavaScript's; of a text of millions, no more are counted than need be.
  if ([...part.text.slice(0, 2 * LONGEST_TEXT + 1)].length > LONGEST_TEXT) {
    say(`A lesson has at most ${grouped(LONGEST_TEXT)} characters.`);
  }
  if (picturesIn(part.text).size > MOST_PICTURES) {
    say(`A lesson has at most ${MOST_PICTURES} pictures.`);
  }
  problems.push(...read.remarks);
  return lesson;
}

function video(read: Reader): string | null {
  const value = read.text('video', 2_000);
  if (value === null || playerAddress(value) !== null) return value;
  return read.remark('video', `“${short(value)}” is not the address of a video on YouTube.`);
}

function links(read: Reader): FiledLesson['resources'] {
  const value = read.given('links');
  if (value === null) return [];
  if (!Array.isArray(value)) {
    read.remark('links', 'Links are a list: under “links:” a line “- name: …”, below it “url: …”.');
    return [];
  }
  if (value.length > MOST_LINKS) read.remark('links', `A lesson has at most ${MOST_LINKS} links.`);
  return value.slice(0, MOST_LINKS).flatMap((entry) => link(entry, read) ?? []);
}

function link(entry: Value, read: Reader): FiledLesson['resources'][number] | null {
  const { name = null, url = null, ...rest } = Object(entry) as Record<string, Value>;
  if (
    typeof url !== 'string' ||
    (name !== null && typeof name !== 'string') ||
    Object.keys(rest).length > 0
  ) {
    return read.remark('links', 'A link has a “url” and a “name”, and nothing else.');
  }
  if (url.length > 2_000 || linkAddress(url) === null) {
    return read.remark(
      'links',
      `“${short(url)}” is not an address of the web (https://…) or of mail (mailto:…).`,
    );
  }
  if ([...(name ?? '')].length > 200) {
    return read.remark('links', 'The name of a link has at most 200 characters.');
  }
  return { name: (name ?? '').trim(), url: url.trim() };
}
