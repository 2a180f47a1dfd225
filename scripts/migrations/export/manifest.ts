import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../../supabase/local/problem.ts';
import type { Part } from './parts.ts';

/** What stands in manifest.json, beside the files that it describes. */
export type Manifest = {
  format: 'campus cohorts';
  formatVersion: 1;
  /** Of the rollback that wrote it. */
  id: string;
  /** The campus's own clock, as an ISO instant. */
  takenAt: string;
  /** From which campus: the address without user and password. */
  campus: string;
  /** The migrations that the campus had. */
  versions: string[];
  parts: WrittenPart[];
};

export type WrittenPart = Part & {
  file: string;
  rows: number;
  sha256: string;
  /** The last id that the table gave; null where it gives none. */
  lastId: string | null;
};

export const manifestIn = (folder: string) => path.join(folder, 'manifest.json');

/** Reads `folder`'s manifest; a Problem when there is none. */
export function readManifest(folder: string): Manifest {
  const file = manifestIn(folder);
  if (!existsSync(file)) {
    throw new Problem(`${folder} holds no manifest.json: it is not what a rollback wrote.`);
  }
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  if (manifest.format !== 'campus cohorts' || manifest.formatVersion !== 1) {
    throw new Problem(`${file} is of another kind or a newer version than this command reads.`);
  }
  return manifest;
}

/** A Problem when a file is missing or is not, byte for byte, what the manifest says. */
export async function checkFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const part of manifest.parts) {
    const file = path.join(folder, part.file);
    if (!existsSync(file)) throw new Problem(`${file} is missing.`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('hex') !== part.sha256) {
      throw new Problem(`${file} was changed: its checksum is not the manifest's.`);
    }
  }
}
