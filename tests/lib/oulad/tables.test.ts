import { describe, expect, it } from 'vitest';
import {
  readAssessments,
  readMaterial,
  readPresentations,
  readRegistrations,
} from '../../../scripts/oulad/tables.ts';
import { source } from './slice.ts';

describe('the files of the data set', () => {
  it('are read as they come, with every cell in quotes', () => {
    const text =
      '"code_module","code_presentation","module_presentation_length"\n"AAA","2013J","268"\n';
    expect(readPresentations(text)).toEqual([
      { module: 'AAA', presentation: '2013J', length: 268 },
    ]);
  });

  it('leave days and weeks empty where nobody knows them', () => {
    const [exam] = readAssessments(
      'code_module,code_presentation,id_assessment,assessment_type,date,weight\nAAA,2013J,1757,Exam,,100\n',
    );
    expect(exam).toMatchObject({ type: 'Exam', day: null, weight: 100 });
    const [piece] = readMaterial(
      'id_site,code_module,code_presentation,activity_type,week_from,week_to\n546943,AAA,2013J,resource,,\n',
    );
    expect(piece).toMatchObject({ site: 546943, kind: 'resource', weekFrom: null, weekTo: null });
    const [withdrawn] = readRegistrations(
      'code_module,code_presentation,id_student,date_registration,date_unregistration\nDDD,2013J,250456,,-40\n',
    );
    expect(withdrawn).toMatchObject({ student: 250456, registered: null, unregistered: -40 });
  });

  it('are refused when a column or a number is missing', () => {
    expect(() => readPresentations('code_module,length\nAAA,268\n')).toThrow(
      'no column code_presentation, module_presentation_length',
    );
    expect(() =>
      readPresentations(
        'code_module,code_presentation,module_presentation_length\nAAA,2013J,long\n',
      ),
    ).toThrow('"long" is not a number');
  });
});

describe('the slice', () => {
  it('holds the 1,938 registrations of DDD 2013J, each student once', () => {
    expect(source.presentations).toEqual([{ module: 'DDD', presentation: '2013J', length: 261 }]);
    expect(source.registrations).toHaveLength(1938);
    expect(new Set(source.registrations.map(({ student }) => student)).size).toBe(1938);
    expect(source.outcomes).toHaveLength(1938);
    expect(source.material).toHaveLength(462);
  });

  it('says of a student nothing but days and the result', () => {
    expect(Object.keys(source.outcomes[0] ?? {})).toEqual([
      'module',
      'presentation',
      'student',
      'result',
    ]);
  });
});
