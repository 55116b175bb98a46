package dev.heatpad.core.session;

import java.util.List;

/** The result of one step: the pad as it is now, and what is to be done, the heater first. */
public record Step(Pad pad, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
