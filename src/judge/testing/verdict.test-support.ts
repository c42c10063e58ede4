import { judge } from "../judge.js";
import type { Story } from "./story.test-support.js";

/** `requirement@seq` of every finding, in order. */
export function charges(story: Story): string[] {
  return judge(story.entries).findings.map(({ requirement, at }) => `${requirement}@${at}`);
}

/** Places in which a requirement was looked at and decided. */
export function seen(story: Story, requirement: string): number {
  return new Map<string, number>(judge(story.entries).seen).get(requirement) ?? 0;
}

/** Why a requirement was left undecided. */
export function undecided(story: Story, requirement: string): string[] {
  return judge(story.entries).undecided.filter((one) => one.requirement === requirement).map(({ why }) => why);
}
