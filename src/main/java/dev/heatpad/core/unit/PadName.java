package dev.heatpad.core.unit;

import java.util.regex.Pattern;

/**
 * The name of a pad, as it stands in topics, paths and the journal.
 *
 * @param text 1 to 32 characters of {@code a-z 0-9 _ -}
 */
public record PadName(String text) implements Comparable<PadName> {

  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9_-]{1,32}");

  public PadName {
    if (!ALLOWED.matcher(text).matches()) {
      throw new IllegalArgumentException("not a pad name: " + text);
    }
  }

  @Override
  public int compareTo(PadName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
