import { z } from 'astro/zod';
import { chosenFile, id, text, uuid } from '../forms/fields';
import { LONGEST_ALT } from './picture';

export const keepForm = z.object({
  lesson_id: id(),
  alt: text({
    max: LONGEST_ALT,
    missing: 'Please say in words what the picture shows. Some of your students will not see it.',
  }),
  picture: chosenFile('Please choose a picture.'),
});

export const removeForm = z.object({ lesson_id: id(), picture_id: uuid() });
