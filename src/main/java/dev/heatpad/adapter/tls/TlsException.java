package dev.heatpad.adapter.tls;

/** Certificates cannot be made or used. Its sentence says what is wrong and what to do about it. */
public final class TlsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  TlsException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  TlsException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** For people, on one line. */
  public String sentence() {
    return sentence;
  }
}
