import { expect, test } from 'vitest';
import { rehearse } from '../../../scripts/rehearsal/rehearse.ts';
import { temporaryFolder } from '../../../scripts/support/test-cluster.ts';
import { openOlderCampus } from '../../support/database.ts';

// The rehearsal at its smallest: not how long anything takes, only that everything goes on. npm run db:rehearse measures.

test('students read and write through a push, a backfill, a rollback and a restore, and nothing fails or is lost', async () => {
  const older = await openOlderCampus();
  try {
    const { diary, changed, phases } = await rehearse({
      ownerUrl: older.url,
      adminUrl: older.adminUrl,
      enrollments: 300,
      progress: 1500,
      connections: 2,
      restMs: 5,
      baselineSeconds: 0.3,
      folder: temporaryFolder('rehearsal'),
      say: () => {},
    });

    expect(diary.failures).toEqual([]);
    expect(diary.lost).toBe(0);
    expect(changed).toEqual([]);
    for (const name of ['push', 'rollback', 'push again']) {
      const { began, ended } = phases.find((phase) => phase.name === name)!;
      expect(diary.samples.some(([, at]) => at >= began && at <= ended)).toBe(true);
    }
  } finally {
    await older.close();
  }
}, 120_000);
