package dev.heatpad.core.wearable;

/**
 * A rule that speaks now.
 *
 * @param values what it looked at, with ages, for people and records
 */
public record Finding(Rule rule, String values) {

  public String text() {
    return rule.text() + ": " + values;
  }
}
