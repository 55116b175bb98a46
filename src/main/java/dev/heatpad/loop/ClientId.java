package dev.heatpad.loop;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a paired client among the others. It is no secret, and short enough to be typed. */
public record ClientId(String text) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");

  public ClientId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the id of a client");
    }
  }

  /** Empty for text that no client could have as its id. */
  public static Optional<ClientId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ClientId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
