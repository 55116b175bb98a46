package dev.heatpad.loop;

/** A part of the program cannot begin. Its sentence says what is wrong and what to do about it. */
public final class CannotStart extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  public CannotStart(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** For people, on one line. */
  public String sentence() {
    return sentence;
  }
}
