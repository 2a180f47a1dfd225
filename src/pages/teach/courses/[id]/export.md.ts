import type { APIRoute } from 'astro';
import { findCourseFile } from '~/lib/course-files/queries';
import { writeCourseFile } from '~/lib/course-files/write';
import { idFrom } from '~/lib/http/ids';
import { plain } from '~/lib/http/responses';

/** A course as one file, for those who teach it. */
export const GET: APIRoute = async ({ params, locals: { db } }) => {
  const id = idFrom(params['id']);
  const file = id === null ? null : await findCourseFile(db, id);
  if (!file) return plain(404, 'There is no such course, or it is not yours.');
  return new Response(writeCourseFile(file), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(file.course.slug)}"`,
    },
  });
};

/** A slug may hold any letter; a header may not. */
const fileName = (slug: string | null) =>
  `${(slug ?? '').replaceAll(/[^\w.-]+/g, '-') || 'course'}.md`;
