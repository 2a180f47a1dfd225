import { clockOf } from '../time/duration';
import { pairsOf, type FieldPair } from './conflict';
import type { LessonTexts } from './course';
import { typedLinks, writtenLinks, type WrittenLink } from './links';

/** A lesson as somebody else saved it beside what was typed: its texts, and its links a line each. */
export function lessonPairs(theirs: LessonTexts, typed: Record<string, string>): FieldPair[] {
  const { video_duration_seconds: seconds } = theirs;
  return [
    ...pairsOf(theirs, typed, { name: 'Name', text_content: 'Text', youtube_url: 'Video' }),
    {
      label: 'Length of the video',
      theirs: seconds === null ? '' : clockOf(seconds),
      mine: typed['video_length'] ?? '',
    },
    {
      label: 'Links',
      theirs: inLines(writtenLinks(theirs.resources)),
      mine: inLines(typedLinks(typed)),
    },
  ];
}

const inLines = (links: WrittenLink[]) =>
  links.map(({ name, url }) => [url, name].filter(Boolean).join(' · ')).join('\n');
