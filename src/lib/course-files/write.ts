import { Document, Scalar, visit } from 'yaml';
import type { CourseFile, FiledLesson, FiledPicture } from './course';
import { CLOSING, escaped, opening, type Kind } from './markers';

/** The file of a course: UTF-8, lines end with "\n". */
export function writeCourseFile({ course, pictures }: CourseFile): string {
  const { modules, enrollment_type, is_cohort_based, default_duration_weeks, ...rest } = course;
  const heading = {
    campus: 1,
    ...rest,
    enrollment: enrollment_type,
    cohorts: is_cohort_based,
    weeks: default_duration_weeks,
  };
  const parts = modules.flatMap(({ lessons, ...module }) => [
    part('module', module),
    ...lessons.map(lessonPart),
  ]);
  return [`---\n${yaml(heading)}---\n`, ...parts, ...pictures.map(picturePart)].join('\n');
}

function lessonPart(lesson: FiledLesson): string {
  const { name, slug, text_content, youtube_url, video_duration_seconds, resources } = lesson;
  const said = {
    name,
    slug,
    video: youtube_url,
    seconds: video_duration_seconds,
    links: resources.length > 0 ? resources : null,
  };
  return part('lesson', said, escaped(lines(text_content ?? '')));
}

function picturePart({ id, alt, type, base64 }: FiledPicture): string {
  return part(
    'picture',
    { id, alt: alt || null },
    `[/pictures/${id}]: data:${type};base64,${base64}`,
  );
}

/** One blank line before the text and one after it belong to the file, all others to the text. */
function part(kind: Kind, said: object, text = ''): string {
  const head = `${opening(kind)}\n${yaml(said)}${CLOSING}\n`;
  return text === '' ? head : `${head}\n${text}\n`;
}

const lines = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/** What is null is left out. A text that YAML would have to fold or cannot show stands in quotes. */
function yaml(said: object): string {
  const given = Object.entries(said).filter(([, value]) => value !== null);
  const document = new Document(Object.fromEntries(given));
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && needsQuotes(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  // As JSON, on one line: of a long quoted text in several lines, some would come back changed.
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
}

// Control characters, what some take for the end of a line, and spaces that a block of text would lose.
const needsQuotes = (text: string) =>
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|-->|^[\n ]|\n$|[ ]\n/.test(text);
