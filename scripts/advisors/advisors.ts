import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { runSupabase } from '../../supabase/local/cli.ts';
import type { TestCluster } from '../support/test-cluster.ts';
import { inProject } from '../support/settings.ts';
import { executableDefiners } from './definers.ts';

/** One thing that an advisor reports: the rule, and the object as schema.name. */
type Finding = { rule: string; object: string; detail: string };
type Exception = { rule: string; object: string; reason: string };
type Answer = {
  results: {
    name: string;
    level: string;
    detail: string;
    metadata: { schema?: string; name?: string } | null;
  }[];
};

/** Supabase's database advisors at warn and error, and our own rule about definer functions. */
async function findings(url: string): Promise<Finding[]> {
  const level = [
    '--type',
    'all',
    '--level',
    'warn',
    '--fail-on',
    'none',
    '--output-format',
    'json',
  ];
  const output = await runSupabase(['db', 'advisors', `--remote=${url}?sslmode=disable`, ...level]);
  const { results } = JSON.parse(output) as Answer;
  const reported = results.map(({ name, detail, metadata }) => ({
    rule: name,
    object: [metadata?.schema, metadata?.name].filter(Boolean).join('.'),
    detail,
  }));
  return [...reported, ...(await executableDefiners(url))];
}

/** What stands against the migrated database. Empty is good. */
export async function checkAdvisors(cluster: TestCluster): Promise<string[]> {
  const exceptions = JSON.parse(
    readFileSync(inProject('supabase/advisors.json'), 'utf8'),
  ) as Exception[];
  const found = await findings(cluster.ownerUrl);
  const excepts = (exception: Exception) => (finding: Finding) =>
    finding.rule === exception.rule && finding.object === exception.object;
  const open = found.filter(
    (finding) => !exceptions.some((exception) => excepts(exception)(finding)),
  );
  const idle = exceptions.filter((exception) => !found.some(excepts(exception)));
  const unexplained = exceptions.filter((exception) => !exception.reason?.trim());
  return [
    ...open.map(({ rule, object, detail }) => `${rule}: ${object}\n  ${detail}`),
    ...idle.map(
      ({ rule, object }) =>
        `supabase/advisors.json excepts ${object} from ${rule}, but nothing is reported there.`,
    ),
    ...unexplained.map(
      ({ rule, object }) => `supabase/advisors.json gives no reason for ${object} (${rule}).`,
    ),
    ...(await silentRules(cluster)),
  ];
}

/** The rules that do not report the offence made for them in a scratch database. */
async function silentRules(cluster: TestCluster): Promise<string[]> {
  const canaries = readFileSync(inProject('scripts/advisors/canaries.sql'), 'utf8');
  const rules = [...canaries.matchAll(/^-- ([a-z]+(?:_[a-z]+)+)/gm)].map(([, rule]) => rule!);
  const url = new URL(cluster.ownerUrl);
  url.pathname = '/campus_canaries';
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice() {} });
  try {
    await admin.unsafe(
      `create database campus_canaries template ${cluster.template} owner postgres`,
    );
    const scratch = postgres(url.href, { max: 1, onnotice() {} });
    await scratch.unsafe(canaries).simple();
    await scratch.end();
    const reported = (await findings(url.href)).filter(({ object }) =>
      /canary|tablefunc/.test(object),
    );
    return rules
      .filter((rule) => !reported.some((finding) => finding.rule === rule))
      .map(
        (rule) => `The advisors no longer report ${rule}: its offence in canaries.sql went unseen.`,
      );
  } finally {
    await admin.unsafe('drop database if exists campus_canaries with (force)');
    await admin.end();
  }
}
