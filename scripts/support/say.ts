/** One finished step and how long it took. */
export function sayStep(step: string, seconds: number): void {
  console.log(`  ${step.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s`);
}

/** Does a step and says so. */
export async function timed<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  sayStep(step, (performance.now() - began) / 1000);
  return result;
}
