package dev.heatpad.core.safety;

import java.util.Locale;

/** What a person should know, although nothing is wrong and heat may go on. */
public enum Alert {
  DOSE_NEAR_LIMIT(
      "The skin has had half of the heat of a session.",
      "Nothing to do; heat ends by itself at the limit."),
  DAMAGE_NEAR_LIMIT(
      "The skin comes near the limit of its strain.",
      "Choose a lower target if it feels hot; heat ends by itself at the limit."),
  WEEK_DOSE(
      "The skin has had much heat in seven days.",
      "Leave out a day or two, and look for red or net-like marks on the skin."),
  TARGET_NOT_REACHED(
      "The pad does not reach its target.",
      "Lie closer to the pad or choose a lower target; a weak pad may be at its limit.");

  private final String sentence;
  private final String nextStep;

  Alert(String sentence, String nextStep) {
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String sentence() {
    return sentence;
  }

  public String nextStep() {
    return nextStep;
  }
}
