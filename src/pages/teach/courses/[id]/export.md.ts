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
      'content-disposition': `attachment; ${fileName(`${file.course.slug ?? 'course'}.md`)}`,
    },
  });
};

/** A slug may hold any letter, a header may not: whoever cannot read the second name takes the first. */
function fileName(name: string): string {
  const plainly = /^[\w.-]+$/.test(name) ? name : 'course.md';
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `filename="${plainly}"; filename*=UTF-8''${whole}`;
}
