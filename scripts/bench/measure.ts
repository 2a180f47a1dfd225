export interface Measured {
  name: string;
  url: string;
  /** The session's cookies. */
  cookie: string;
}

/** The median time of each page in milliseconds, over `rounds` rounds after a first one that only warms up. */
export async function measure(pages: Measured[], rounds: number): Promise<number[]> {
  const times: number[][] = pages.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [n, page] of pages.entries()) {
      const began = performance.now();
      const response = await fetch(page.url, { headers: { cookie: page.cookie } });
      await response.arrayBuffer();
      const took = performance.now() - began;
      if (response.status !== 200) throw new Error(`${page.url} answered ${response.status}`);
      if (round > 0) times[n]?.push(took);
    }
  }
  return times.map(median);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
