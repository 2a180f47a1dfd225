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
  const manifest = parse(readFileSync(file, 'utf8'));
  if (manifest?.format !== 'campus cohorts' || manifest.formatVersion !== 1) {
    throw new Problem(`${file} is of another kind or a newer version than this command reads.`);
  }
  if (!isComplete(manifest)) {
    throw new Problem(`${file} was changed: it is not as a rollback writes it. Nothing was done.`);
  }
  return manifest;
}

function parse(text: string): Partial<Manifest> | null {
  try {
    return JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    return null;
  }
}

/** Whether all is there that is read later. What the words name is compared with the campus then. */
function isComplete(manifest: Partial<Manifest>): manifest is Manifest {
  const { id, takenAt, parts } = manifest;
  const isText = (value: unknown) => typeof value === 'string';
  return (
    isText(id) &&
    !Number.isNaN(Date.parse(String(takenAt))) &&
    Array.isArray(parts) &&
    parts.every(
      (part: Partial<WrittenPart> | null) =>
        [part?.table, part?.file, part?.sha256].every(isText) &&
        Array.isArray(part?.columns) &&
        part.columns.every(isText) &&
        Number.isInteger(part.rows) &&
        (part.lastId === null || /^\d+$/.test(String(part.lastId))),
    )
  );
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
