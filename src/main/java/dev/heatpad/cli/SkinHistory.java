package dev.heatpad.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The skin temperature of one session in steps of 10 s, the last five minutes of it. Time is the
 * session's own, so that a simulation that runs faster draws the same curve.
 */
final class SkinHistory {

  static final int STEPS = 30;

  private static final int STEP_SECONDS = 10;

  private final Deque<Double> celsius = new ArrayDeque<>();
  private long lastStep = -1;

  /** Takes the reading of a pad, and forgets everything when its session is another one. */
  void note(PadText pad) {
    OptionalDouble elapsed = pad.pad().number("running.elapsed_s");
    OptionalDouble skin = pad.pad().number("skin_c");
    if (!pad.sessionRuns() || elapsed.isEmpty()) {
      forget();
      return;
    }
    long step = (long) elapsed.getAsDouble() / STEP_SECONDS;
    if (step < lastStep) {
      forget();
    }
    if (skin.isEmpty()) {
      return;
    }
    if (step == lastStep) {
      celsius.removeLast();
    }
    celsius.addLast(skin.getAsDouble());
    lastStep = step;
    if (celsius.size() > STEPS) {
      celsius.removeFirst();
    }
  }

  List<Double> celsius() {
    return List.copyOf(celsius);
  }

  private void forget() {
    celsius.clear();
    lastStep = -1;
  }
}
