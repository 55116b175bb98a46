package dev.heatpad.loop;

import java.util.Optional;

/** What people call a paired client, such as "Anna's phone": one line of 1 to 40 characters. */
public record ClientName(String text) {

  public static final int MAX_CHARACTERS = 40;

  public ClientName {
    if (!cleanedText(text).equals(text) || text.isEmpty()) {
      throw new IllegalArgumentException("not a clean name");
    }
  }

  /**
   * What is left of a name when all that could steer a terminal or turn the line round is taken
   * away; empty when nothing is left.
   */
  public static Optional<ClientName> cleaned(String text) {
    String clean = cleanedText(text);
    return clean.isEmpty() ? Optional.empty() : Optional.of(new ClientName(clean));
  }

  private static String cleanedText(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .filter(ClientName::isVisible)
        .map(point -> Character.isWhitespace(point) || Character.isSpaceChar(point) ? ' ' : point)
        .filter(point -> point != ' ' || !(clean.isEmpty() || endsWithBlank(clean)))
        .limit(MAX_CHARACTERS)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean endsWithBlank(StringBuilder text) {
    return text.charAt(text.length() - 1) == ' ';
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          Character.isWhitespace(point);
      default -> true;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
