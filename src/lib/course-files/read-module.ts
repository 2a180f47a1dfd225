import type { FiledModule, Remark } from './course';
import { reader } from './reader';
import type { Heading } from './heading';
import type { Part } from './parts';

/** A module, with no lessons yet; what is wrong with it is added to `problems`. */
export function readModule(heading: Heading, { line }: Part, problems: Remark[]): FiledModule {
  const read = reader(heading, ['name', 'description']);
  const module = {
    name: read.name(line),
    description: read.text('description', 5_000),
    lessons: [],
  };
  problems.push(...read.remarks);
  return module;
}
