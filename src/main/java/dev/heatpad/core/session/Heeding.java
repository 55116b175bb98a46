package dev.heatpad.core.session;

import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Judgement;

/** What the answers to the first-use questions do to a pad; they can only take heat away. */
final class Heeding {

  private Heeding() {}

  /** Ends what an answer speaks against, and brings the limits of the person's care into force. */
  static void mind(Draft draft) {
    Judgement judgement = StartGate.judgement(draft.pad(), draft.turn);
    if (judgement.forbidsHeat()) {
      Ending.stop(draft, StopReason.USER_STOP);
    }
    switch (draft.state()) {
      case PadState.Idle _, PadState.Fault _ -> bringIntoForce(draft, judgement.care());
      // A session that began ends under the limits with which it began.
      case PadState.Starting _, PadState.Heating _, PadState.Paused _ -> {}
    }
  }

  private static void bringIntoForce(Draft draft, Care care) {
    PadDefinition next = draft.definition().under(care);
    if (next.limits().equals(draft.definition().limits()) || isStillWarm(draft, next)) {
      return;
    }
    SessionSettings settings = StartGate.fitted(draft.pad().settings(), next.limits());
    boolean isOther = !settings.equals(draft.pad().settings());
    draft.replace(draft.pad().with(next).with(settings));
    if (isOther) {
      draft.add(new Effect.StoreSettings(settings));
    }
  }

  /** What was allowed a moment ago must not latch as too warm. Until then nothing starts. */
  private static boolean isStillWarm(Draft draft, PadDefinition next) {
    return Senses.skin(draft.pad(), draft.now()) instanceof Reading.Valid(var skin)
        && skin.isAtLeast(next.limits().profile().trip());
  }
}
