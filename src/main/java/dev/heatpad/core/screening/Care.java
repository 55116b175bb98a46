package dev.heatpad.core.screening;

/** How carefully a person is to be warmed. It can only add to what the configuration says. */
public enum Care {
  AS_CONFIGURED("standard"),
  SENSITIVE("sensitive");

  private final String text;

  Care(String text) {
    this.text = text;
  }

  /** The more careful of the two. */
  public Care and(Care other) {
    return this == SENSITIVE || other == SENSITIVE ? SENSITIVE : AS_CONFIGURED;
  }

  /** The name as it is chosen, in documents and in the journal. */
  public String text() {
    return text;
  }
}
