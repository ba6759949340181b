// A value as a component would hold it, for what binds to its parts.

/** `value`, reactive. */
export function reactive<T extends object>(value: T): T {
  const held = $state(value);
  return held;
}
