package dev.heatpad.adapter.gpio;

/**
 * The board, or a line of it, cannot be had. The message is one sentence: what, where, what to do.
 */
public final class BoardException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  BoardException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  BoardException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  /** What the innermost cause says: Pi4J wraps the system's own words several times. */
  static String innermost(Throwable thrown) {
    Throwable inner = thrown;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage());
  }
}
