/** The names most like a given one, nearest first, at most three; none when none is near. */
export function nearestTo(name: string, names: readonly string[]): readonly string[] {
  return names
    .map((other) => ({ other, distance: unlikeness(name, other) }))
    .filter(({ distance }) => distance < 0.6)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ other }) => other);
}

/** How unlike two names are, 0 to 1, by the pairs of letters they share (Dice): misspelt, shortened and reordered names all come out near. */
function unlikeness(a: string, b: string): number {
  const [pairsOfA, pairsOfB] = [pairs(a), pairs(b)];
  const shared = [...pairsOfA].filter((pair) => pairsOfB.has(pair)).length;
  return 1 - (2 * shared) / (pairsOfA.size + pairsOfB.size || 1);
}

function pairs(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}
