/** Parts of the page that come when they are first needed. */

const PAUSE_MILLIS = 1000;

/** Loads a part, and goes on trying while the program cannot be reached. */
export async function untilLoaded(load) {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resume) => setTimeout(resume, PAUSE_MILLIS));
    }
  }
}
