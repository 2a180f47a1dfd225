import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../src/lib/writing/order.ts';

const lesson = (id: number) => ({ id, name: `L${id}`, has_text: true, has_video: false });
const modules = [
  { id: 1, name: 'Find it', lessons: [lesson(11), lesson(12)] },
  { id: 2, name: 'Use it', lessons: [] },
  { id: 3, name: 'Share it', lessons: [lesson(31)] },
];

describe('the steps of a lesson', () => {
  it('go up and down within its module', () => {
    expect(stepsOf(modules, 1, 1).up).toEqual({ module: 1, place: 1, into: null });
    expect(stepsOf(modules, 1, 0).down).toEqual({ module: 1, place: 2, into: null });
  });

  it('go over its edge into the next module, also an empty one', () => {
    expect(stepsOf(modules, 1, 1).down).toEqual({ module: 2, place: 1, into: 'Use it' });
    expect(stepsOf(modules, 3, 0).up).toEqual({ module: 2, place: 1, into: 'Use it' });
  });

  it('end at the ends of the course', () => {
    expect(stepsOf(modules, 1, 0).up).toBeNull();
    expect(stepsOf(modules, 3, 0).down).toBeNull();
  });
});
