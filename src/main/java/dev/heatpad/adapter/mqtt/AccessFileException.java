package dev.heatpad.adapter.mqtt;

import java.io.IOException;

/** A file that a broker is reached with is of no use. */
final class AccessFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String words;

  AccessFileException(String words) {
    super(words);
    this.words = words;
  }

  /** What is wrong with which file and what to do, as a part of a sentence. */
  String words() {
    return words;
  }
}
