package dev.heatpad.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which topics of others are listened to. {@code +} stands for any one level; {@code {address}}
 * stands for the device until {@link #at} puts its address there.
 *
 * <p>The first level is always a name, and never our own: what this program publishes must not come
 * back as a wearable's word.
 */
public record TopicFilter(String text) {

  /** What stands for the device in a filter. */
  public static final String ADDRESS = "{address}";

  /** The first level of every topic of our own. */
  private static final String OWN_LEVEL = "heatpad";

  private static final String ANY_LEVEL = "+";
  private static final int MAX_LENGTH = 200;

  private static final Pattern COLONS = Pattern.compile("(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");

  public TopicFilter {
    Optional<String> problem = problem(text);
    if (problem.isPresent()) {
      throw new IllegalArgumentException("the topic " + problem.get());
    }
  }

  /** Why a text is no filter: the rest of a sentence about it. Empty for one that is. */
  public static Optional<String> problem(String text) {
    if (text.isEmpty()
        || text.length() > MAX_LENGTH
        || !text.codePoints().allMatch(Words::isPrintable)) {
      return Optional.of("is no topic; write 1 to " + MAX_LENGTH + " printable characters.");
    }
    String[] levels = text.split("/", -1);
    if (levels[0].equals(OWN_LEVEL)) {
      return Optional.of(
          "is one of this program's own topics, which say nothing of a wearable; write the sender's.");
    }
    if (levels[0].equals(ANY_LEVEL) || levels[0].isEmpty() || levels[0].startsWith("$")) {
      return Optional.of("must begin with a name, as in home/+/" + ADDRESS + "; write one.");
    }
    for (String level : levels) {
      boolean hasWildcard = level.contains(ANY_LEVEL) || level.contains("#");
      if (hasWildcard && !level.equals(ANY_LEVEL)) {
        return Optional.of(
            "has a wildcard that is not taken; write + in place of one whole level, and no #.");
      }
    }
    return Optional.empty();
  }

  /** Whether only the device's own messages come, once it has its address. */
  public boolean namesDevice() {
    return text.contains(ADDRESS);
  }

  public boolean hasWildcard() {
    return text.contains(ANY_LEVEL);
  }

  /**
   * The text with the device's address in it, which may then be a topic that is refused. A
   * Bluetooth address loses its colons, as gateways write it in topics.
   */
  public String textAt(String address) {
    return text.replace(ADDRESS, inTopics(address));
  }

  /** The filter of one device. */
  public TopicFilter at(String address) {
    return new TopicFilter(textAt(address));
  }

  /** How an address stands in a topic: {@code AABBCCDDEEFF}, or a name as it is. */
  public static String inTopics(String address) {
    return COLONS.matcher(address).matches()
        ? address.replace(":", "").toUpperCase(Locale.ROOT)
        : address;
  }

  public boolean matches(String topic) {
    String[] wanted = text.split("/", -1);
    String[] levels = topic.split("/", -1);
    if (wanted.length != levels.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].equals(ANY_LEVEL) && !wanted[i].equals(levels[i])) {
        return false;
      }
    }
    return true;
  }
}
