package dev.heatpad.cli;

import dev.heatpad.core.screening.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Asks a person at the terminal, until there is a yes or a no. One command owns it. */
final class YesNo {

  private final Invocation invocation;
  private final BufferedReader lines;

  YesNo(Invocation invocation) {
    this.invocation = invocation;
    this.lines =
        new BufferedReader(
            new InputStreamReader(invocation.surroundings().in(), StandardCharsets.UTF_8));
  }

  /** The answer to a question; an empty line keeps the known one, where there is one. */
  Answer about(String question, Optional<Answer> known) throws CommandFailed {
    invocation.say(question);
    while (true) {
      invocation.say(
          known.map(answer -> "  y/n (until now: " + word(answer) + ")").orElse("  y/n"));
      Optional<Answer> answer = meaning(line(), known);
      if (answer.isPresent()) {
        return answer.get();
      }
      invocation.say("  Please type y for yes or n for no.");
    }
  }

  private String line() throws CommandFailed {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw CommandFailed.refused("Not all questions were answered, so nothing was changed.");
      }
      return line;
    } catch (IOException failed) {
      throw CommandFailed.refused("The answers cannot be read, so nothing was changed.");
    }
  }

  private static Optional<Answer> meaning(String line, Optional<Answer> known) {
    return switch (line.strip().toLowerCase(Locale.ROOT)) {
      case "y", "yes" -> Optional.of(Answer.YES);
      case "n", "no" -> Optional.of(Answer.NO);
      case "" -> known;
      default -> Optional.empty();
    };
  }

  static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }
}
