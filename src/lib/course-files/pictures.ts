import { Refusal } from '../db/errors';
import { shrink } from '../pictures/shrink';
import {
  lessonsOf,
  picturesIn,
  type CourseFile,
  type FiledCourse,
  type FiledPicture,
  type Remark,
} from './course';

/** A picture of a file, small enough to be kept. */
interface FittedPicture {
  id: string;
  alt: string;
  width: number;
  height: number;
  base64: string;
}

/**
 * Looks at the bytes of every picture that a text shows, one after the other, and makes it as small as an upload.
 * What is no picture becomes a problem.
 */
export async function smallPictures({
  course,
  pictures,
}: CourseFile): Promise<{ small: Map<string, FittedPicture>; problems: Remark[] }> {
  const shown = new Set(lessonsOf(course).flatMap((one) => [...picturesIn(one.text_content)]));
  const small = new Map<string, FittedPicture>();
  const problems: Remark[] = [];
  for (const picture of pictures) {
    if (!shown.has(picture.id)) continue;
    try {
      small.set(picture.id, await smallPicture(picture));
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.code !== 'C4090') throw failure;
      problems.push({ line: picture.line ?? 1, says: failure.sentence });
    }
  }
  return { small, problems };
}

async function smallPicture({ id, alt, base64 }: FiledPicture): Promise<FittedPicture> {
  const { bytes, width, height } = await shrink(Buffer.from(base64, 'base64'));
  return { id, alt, width, height, base64: Buffer.from(bytes).toString('base64') };
}

/** A course as private.import_course takes it: each lesson with the pictures that its text shows. */
export function illustrated(course: FiledCourse, pictures: Map<string, FittedPicture>) {
  return {
    ...course,
    modules: course.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        ...lesson,
        pictures: [...picturesIn(lesson.text_content)].flatMap((id) => pictures.get(id) ?? []),
      })),
    })),
  };
}
