import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TransactionSql } from 'postgres';
import type { DemoCourse } from './courses.ts';

/** A picture beside the Markdown of a lesson, which names it with its size: `![words](file.webp#1200x560)`. */
interface DemoPicture {
  id: string;
  alt: string;
  width: string;
  height: string;
  bytes: Buffer;
}

/** The Markdown with the addresses that its pictures will have, and the pictures. */
export async function illustrated(course: DemoCourse, markdown: string) {
  const pictures: DemoPicture[] = [];
  let text = markdown;
  for (const [line, alt = '', file = '', width = '', height = ''] of markdown.matchAll(
    /!\[([^\]]+)\]\(([\w-]+\.webp)#(\d+)x(\d+)\)/g,
  )) {
    const id = randomUUID();
    const bytes = await readFile(new URL(`lessons/${course.folder}/${file}`, import.meta.url));
    pictures.push({ id, alt, width, height, bytes });
    text = text.replace(line, line.replace(file, `/pictures/${id}`));
  }
  return { text, pictures };
}

export async function writePictures(
  sql: TransactionSql,
  lessonId: string,
  teacher: string,
  pictures: DemoPicture[],
): Promise<void> {
  for (const { id, alt, width, height, bytes } of pictures) {
    await sql`
      insert into public.lesson_pictures (id, lesson_id, alt, width, height, bytes, made_by)
      values (${id}, ${lessonId}, ${alt}, ${width}, ${height}, ${bytes}, ${teacher})`;
  }
}
