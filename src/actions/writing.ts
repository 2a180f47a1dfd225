import * as commands from '~/lib/writing/commands';
import { lessonWritingPath, modulePath, writingPath } from '~/lib/writing/course';
import * as forms from '~/lib/writing/schema';
import { formAction, requireClaims } from './form-action';

// Without a fragment of its own, a browser would keep that of the form.
const topOf = (path: string) => `${path}#content`;

export const writing = {
  addCourse: formAction(forms.newCourseForm, async ({ name }, context) => {
    requireClaims(context);
    const id = await commands.addCourse(context.locals.db, name);
    return {
      to: topOf(writingPath(id)),
      message: `“${name}” is a draft now. Add its first module.`,
    };
  }),

  saveCourse: formAction(forms.courseForm, async ({ course_id, version, ...texts }, context) => {
    requireClaims(context);
    await commands.saveCourse(context.locals.db, course_id, version, texts);
    return { to: topOf(`${writingPath(course_id)}/details`), message: 'Saved.' };
  }),

  publish: formAction(forms.courseIdForm, async ({ course_id }, context) => {
    requireClaims(context);
    await commands.publishCourse(context.locals.db, course_id, true);
    return { to: topOf(writingPath(course_id)), message: 'The course is published.' };
  }),

  withdraw: formAction(forms.courseIdForm, async ({ course_id }, context) => {
    requireClaims(context);
    await commands.publishCourse(context.locals.db, course_id, false);
    return { to: topOf(writingPath(course_id)), message: 'The course is a draft again.' };
  }),

  copyCourse: formAction(forms.copyForm, async ({ course_id, new_name }, context) => {
    requireClaims(context);
    const id = await commands.copyCourse(context.locals.db, course_id, new_name);
    return { to: topOf(writingPath(id)), message: `This is the copy, “${new_name}”: a draft.` };
  }),

  addModule: formAction(forms.newModuleForm, async ({ course_id, name }, context) => {
    requireClaims(context);
    const id = await commands.addModule(context.locals.db, course_id, name);
    return { to: `${writingPath(course_id)}#module-${id}`, message: `“${name}” is added.` };
  }),

  saveModule: formAction(
    forms.moduleForm,
    async ({ course_id, module_id, version, ...texts }, context) => {
      requireClaims(context);
      await commands.saveModule(context.locals.db, module_id, version, texts);
      return { to: topOf(modulePath(course_id, module_id)), message: 'Saved.' };
    },
  ),

  moveModule: formAction(forms.moduleOrderForm, async ({ course_id, step }, context) => {
    requireClaims(context);
    const [module = 0, place = 1] = step;
    await commands.moveModule(context.locals.db, module, place);
    return { to: `${writingPath(course_id)}#module-${module}`, message: 'The order is saved.' };
  }),

  addLesson: formAction(forms.newLessonForm, async ({ course_id, module_id, name }, context) => {
    requireClaims(context);
    const id = await commands.addLesson(context.locals.db, module_id, name);
    return { to: `${writingPath(course_id)}#lesson-${id}`, message: `“${name}” is added.` };
  }),

  saveLesson: formAction(
    forms.lessonForm,
    async ({ course_id, lesson_id, version, texts }, context) => {
      requireClaims(context);
      await commands.saveLesson(context.locals.db, lesson_id, version, texts);
      return { to: topOf(lessonWritingPath(course_id, lesson_id)), message: 'Saved.' };
    },
  ),

  moveLesson: formAction(forms.lessonOrderForm, async ({ course_id, step, confirmed }, context) => {
    requireClaims(context);
    const [lesson = 0, module = 0, place = 1] = step;
    await commands.moveLesson(context.locals.db, lesson, module, place, confirmed);
    return { to: `${writingPath(course_id)}#lesson-${lesson}`, message: 'The order is saved.' };
  }),
};
