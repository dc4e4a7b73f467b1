const kept = 'trailcase-token';

/**
 * The token that the web host printed. It comes in the fragment, which browsers neither send nor put into
 * a Referer, and is taken out of the address at once; a reload finds it in the tab's own storage.
 */
export function takeToken(): string | null {
  const given = /^#t=([\w-]+)$/.exec(location.hash)?.[1];
  if (given === undefined) return sessionStorage.getItem(kept);
  history.replaceState(null, '', location.pathname);
  sessionStorage.setItem(kept, given);
  return given;
}

/** Forgets a token that the host does not know. What else is kept for a reload stays. */
export function forgetToken(): void {
  sessionStorage.removeItem(kept);
}
