package dev.heatpad.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the output can show.
 *
 * @param columns width in characters
 * @param rows height in lines
 */
record Screen(Motion motion, Palette palette, Glyphs glyphs, Columns columns, Rows rows) {

  /** Whether lines that were written can be written again. */
  enum Motion {
    REDRAWN,
    SCROLLING
  }

  enum Palette {
    COLOUR,
    MONOCHROME
  }

  enum Glyphs {
    UNICODE,
    ASCII
  }

  record Columns(int count) {}

  record Rows(int count) {}

  private static final Columns USUAL_COLUMNS = new Columns(80);
  private static final Rows USUAL_ROWS = new Rows(24);
  private static final List<Charset> UNICODE =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16);

  /** What scrolls: a pipe, a file, a terminal that cannot do better. */
  static Screen scrolling() {
    return new Screen(
        Motion.SCROLLING, Palette.MONOCHROME, Glyphs.ASCII, USUAL_COLUMNS, USUAL_ROWS);
  }

  // Whether there is a console at all without a terminal depends on the JDK's settings.
  @SuppressWarnings("SystemConsoleNull")
  static Screen detect(Charset charset, Map<String, String> environment) {
    Console console = System.console();
    String kind = environment.getOrDefault("TERM", "dumb");
    if (console == null || !console.isTerminal() || kind.equals("dumb") || kind.isEmpty()) {
      return scrolling();
    }
    List<Integer> size = terminalSize();
    return new Screen(
        Motion.REDRAWN,
        palette(environment),
        UNICODE.contains(charset) ? Glyphs.UNICODE : Glyphs.ASCII,
        size.size() == 2 ? new Columns(size.get(1)) : USUAL_COLUMNS,
        size.size() == 2 ? new Rows(size.get(0)) : USUAL_ROWS);
  }

  /** NO_COLOR counts when it is set and not empty, whatever its value (no-color.org). */
  static Palette palette(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() ? Palette.COLOUR : Palette.MONOCHROME;
  }

  /** Rows and columns. The JDK cannot tell them, the tool that every Linux has can. */
  private static List<Integer> terminalSize() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer;
      try (var reader = process.inputReader(StandardCharsets.US_ASCII)) {
        answer = reader.readLine();
      }
      process.waitFor(1, TimeUnit.SECONDS);
      return answer == null ? List.of() : parseSize(answer);
    } catch (IOException unavailable) {
      return List.of();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** A pair of positive numbers, or nothing: a terminal without a size answers {@code 0 0}. */
  static List<Integer> parseSize(String answer) {
    if (!answer.matches("[1-9]\\d{0,4} [1-9]\\d{0,4}")) {
      return List.of();
    }
    int space = answer.indexOf(' ');
    return List.of(
        Integer.parseInt(answer.substring(0, space)),
        Integer.parseInt(answer.substring(space + 1)));
  }
}
