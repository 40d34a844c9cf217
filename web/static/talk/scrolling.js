/** Bring what is new in sight, without passing its beginning. */

const NEAR = 120; // pixels from the end that count as the end
const AIR = 16;

export function isAtEnd() {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollHeight - clientHeight - scrollTop < NEAR;
}

/** Go to the end, but not past the beginning of `line`. */
export function scrollTo(line, behavior) {
  go(document.documentElement.scrollHeight, line, behavior);
}

/**
 * Show where the talk is now: down to the place to answer (`end`), but not past the beginning of what the person
 * said last (`line`), nor, where the screen is too small for both, of what was answered to it.
 */
export function scrollToNow(line, end, behavior) {
  if (!end) {
    scrollTo(line, behavior);
    return;
  }
  // The place to answer sticks to the edge of the screen; what stands above it tells where it belongs.
  const above = end.previousElementSibling.getBoundingClientRect().bottom;
  const bottom = above + end.offsetHeight + 2 * AIR;
  const fits = bottom - line.getBoundingClientRect().top + AIR < window.innerHeight;
  go(bottom + document.documentElement.scrollTop, fits ? line : (line.nextElementSibling ?? line), behavior);
}

/** Bring `bottom` in sight, but not past the beginning of `line`. */
function go(bottom, line, behavior) {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  const top = line.getBoundingClientRect().top + scrollTop - AIR;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollTo({
    top: Math.max(0, Math.min(top, bottom - clientHeight, scrollHeight - clientHeight)),
    behavior: behavior ?? (calm ? "instant" : "smooth"),
  });
}
