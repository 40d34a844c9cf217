/** Bring what is new in sight, without passing its beginning. */

const NEAR = 120; // pixels from the end that count as the end
const AIR = 16;

export function isAtEnd() {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollHeight - clientHeight - scrollTop < NEAR;
}

/** Go to the end, but not past the beginning of `line`: a long answer is read from its start. */
export function scrollTo(line, behavior) {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  const top = line.getBoundingClientRect().top + scrollTop - AIR;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollTo({
    top: Math.max(0, Math.min(top, scrollHeight - clientHeight)),
    behavior: behavior ?? (calm ? "instant" : "smooth"),
  });
}

/**
 * Show where the talk is now: from what the person said last, when that and the place to answer (`end`) fit on the
 * screen together; else from what was answered to it.
 */
export function scrollToNow(line, end, behavior) {
  const next = line.nextElementSibling;
  const fits = !end || end.getBoundingClientRect().bottom - line.getBoundingClientRect().top < window.innerHeight - AIR;
  scrollTo(fits || !next ? line : next, behavior);
}
