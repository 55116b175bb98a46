package dev.heatpad.adapter.mosquitto;

/** The folder cannot be made. Its sentence says what is wrong and what to do about it. */
public final class FolderException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  FolderException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  FolderException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** For people, on one line. */
  public String sentence() {
    return sentence;
  }
}
