package dev.heatpad.adapter.mqtt;

/** The embedded broker did not start. The message is a sentence for people that says what to do. */
public final class BrokerStartException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  BrokerStartException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
