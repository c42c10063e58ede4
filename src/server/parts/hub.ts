import type { Hub, Outlet } from "../seams.js";

/** The hub and the right to change it. */
export interface OpenHub extends Hub {
  add(outlet: Outlet): void;
  drop(id: string): void;
}

export function openHub(): OpenHub {
  const outlets = new Map<string, Outlet>();
  return {
    open: () => [...outlets.values()],
    get: (id) => outlets.get(id),
    add: (outlet) => void outlets.set(outlet.id, outlet),
    drop: (id) => void outlets.delete(id),
  };
}
