/** What this phone remembers for itself: language, theme, unit of temperature. Never the state of a pad. */

const PREFIX = 'heatpad.';
const DEFAULTS = { language: 'auto', theme: 'auto', unit: 'celsius', sound: 'on' };

const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

export function preference(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? DEFAULTS[name];
  } catch {
    return DEFAULTS[name];
  }
}

export function prefer(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may refuse to store; the choice then lasts as long as the page.
    DEFAULTS[name] = value;
  }
  applyTheme();
  listeners.forEach((listener) => listener(name));
}

export function onPreference(listener) {
  listeners.add(listener);
}

/** Puts the chosen theme, or the system's, on the document. */
export function applyTheme() {
  const chosen = preference('theme');
  const theme = chosen === 'auto' ? (dark.matches ? 'dark' : 'light') : chosen;
  document.documentElement.dataset.theme = theme;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.content = theme === 'dark' ? '#101215' : '#f5f4f1';
  }
  listeners.forEach((listener) => listener('applied'));
}

dark.addEventListener('change', applyTheme);
