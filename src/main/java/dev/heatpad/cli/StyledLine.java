package dev.heatpad.cli;

import java.util.ArrayList;
import java.util.List;

/** One line of a live view: text with styles, cut to a width before it is painted. */
record StyledLine(List<Span> spans) {

  /** What a part of the line is about; how it looks is decided when it is painted. */
  enum Style {
    PLAIN(""),
    STRONG("1"),
    QUIET("2"),
    WARM("33"),
    ALARM("1;31");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  record Span(String text, Style style) {}

  StyledLine {
    spans = List.copyOf(spans);
  }

  static StyledLine of(Span... spans) {
    return new StyledLine(List.of(spans));
  }

  static Span plain(String text) {
    return new Span(text, Style.PLAIN);
  }

  /** What is read, without styles. */
  String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }

  int length() {
    return spans.stream().mapToInt(span -> span.text().length()).sum();
  }

  /** At most so many characters: a line that the terminal wraps would shift all that follow. */
  StyledLine cut(int columns) {
    List<Span> kept = new ArrayList<>();
    int left = columns;
    for (Span span : spans) {
      String text = span.text().substring(0, Math.min(left, span.text().length()));
      kept.add(new Span(text, span.style()));
      left -= text.length();
    }
    return new StyledLine(kept);
  }

  String painted(Screen.Palette palette) {
    return switch (palette) {
      case MONOCHROME -> text();
      case COLOUR -> coloured();
    };
  }

  private String coloured() {
    StringBuilder painted = new StringBuilder();
    for (Span span : spans) {
      if (span.style() == Style.PLAIN || span.text().isEmpty()) {
        painted.append(span.text());
      } else {
        painted.append("\u001b[").append(span.style().code).append('m');
        painted.append(span.text()).append("\u001b[0m");
      }
    }
    return painted.toString();
  }
}
