package dev.heatpad.core.session;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.session.Effect.Notice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks whether somebody is still there (D9). */
final class Prompting {

  private Prompting() {}

  /** Asks in time after a person's last action. */
  static void askInTime(Draft draft) {
    if (!(draft.state() instanceof PadState.Heating(var session))
        || !draft.definition().nature().hasBudgets()
        || session.attention().openSince().isPresent()
        || !isDue(draft, session)) {
      return;
    }
    draft.keep(session.with(session.attention().ask(draft.now())));
    announce(draft, Map.of("message", "Still there? Without an answer the heat ends."));
  }

  /** Tells everybody of the open question. */
  static void announce(Draft draft, Map<String, String> why) {
    Session asked = draft.state().session().orElseThrow();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("prompt_id", asked.attention().openPrompt().orElseThrow());
    details.put(
        "answer_within_s",
        Long.toString(draft.definition().limits().profile().answerWithin().toSeconds()));
    details.putAll(why);
    draft.announce(Notice.Kind.PROMPT, details);
  }

  private static boolean isDue(Draft draft, Session session) {
    return draft.now().minus(session.attention().lastAction()).compareTo(promptInterval(draft))
        >= 0;
  }

  private static Duration promptInterval(Draft draft) {
    Duration usual = draft.definition().limits().profile().promptInterval();
    boolean isShorterAtNight =
        draft.definition().night().isNight(draft.turn.wall())
            && HardLimits.NIGHT_PROMPT_INTERVAL.compareTo(usual) < 0;
    return isShorterAtNight ? HardLimits.NIGHT_PROMPT_INTERVAL : usual;
  }
}
