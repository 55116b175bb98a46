package dev.heatpad.cli;

import dev.heatpad.cli.StyledLine.Span;
import dev.heatpad.cli.StyledLine.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The block of lines that shows one pad in a live view. Pure: the same pad gives the same lines.
 */
record WatchFrame(Gauge gauge, int columns) {

  private static final int MAX_BAR_CELLS = 40;
  private static final int MIN_BAR_CELLS = 8;
  private static final String INDENT = "  ";

  List<StyledLine> lines(PadText pad, List<Double> skinHistory) {
    List<StyledLine> lines = new ArrayList<>();
    lines.add(title(pad));
    if (pad.sessionRuns()) {
      progress(pad).ifPresent(lines::add);
    }
    lines.add(values(pad, skinHistory));
    pad.prompt().ifPresent(prompt -> lines.addAll(wrapped(prompt, Style.STRONG)));
    pad.faults().forEach(fault -> lines.addAll(wrapped(fault, Style.ALARM)));
    pad.blocked().ifPresent(why -> lines.addAll(wrapped("Blocked " + why, Style.PLAIN)));
    return lines.stream().map(line -> line.cut(columns)).toList();
  }

  private static StyledLine title(PadText pad) {
    Style style =
        switch (pad.state()) {
          case "heating" -> Style.WARM;
          case "fault" -> Style.ALARM;
          default -> Style.PLAIN;
        };
    return StyledLine.of(
        new Span(pad.name(), Style.STRONG),
        StyledLine.plain(INDENT),
        new Span(pad.state(), style),
        new Span(pad.pad().holds("simulated") ? INDENT + "simulated" : "", Style.QUIET));
  }

  private Optional<StyledLine> progress(PadText pad) {
    OptionalDouble elapsed = pad.pad().number("running.elapsed_s");
    OptionalDouble remaining = pad.pad().number("remaining");
    if (elapsed.isEmpty() || remaining.isEmpty()) {
      return pad.timeLeft().map(left -> StyledLine.of(StyledLine.plain(INDENT + left + " left")));
    }
    String words =
        INDENT
            + pad.timeLeft().orElse("")
            + " left"
            + pad.endsAt().map(end -> INDENT + "until " + end).orElse("");
    double all = elapsed.getAsDouble() + remaining.getAsDouble();
    double share = all > 0 ? elapsed.getAsDouble() / all : 0;
    int room = columns - INDENT.length() - words.length();
    String bar = gauge.bar(share, Math.clamp(room, MIN_BAR_CELLS, MAX_BAR_CELLS));
    return Optional.of(
        StyledLine.of(
            StyledLine.plain(INDENT), new Span(bar, Style.WARM), StyledLine.plain(words)));
  }

  private StyledLine values(PadText pad, List<Double> skinHistory) {
    List<Span> spans = new ArrayList<>();
    spans.add(StyledLine.plain(INDENT + "skin "));
    spans.add(new Span(pad.temperature("skin_c").orElse("--.- C"), Style.STRONG));
    pad.runningTarget()
        .ifPresent(target -> spans.add(StyledLine.plain(INDENT + "target " + target)));
    String heater = pad.heater().orElse("unknown");
    spans.add(StyledLine.plain(INDENT + "heater "));
    // Padded, so that what follows does not jump each time the heater switches.
    spans.add(new Span("%-3s".formatted(heater), heater.equals("on") ? Style.WARM : Style.PLAIN));
    int room = columns - new StyledLine(spans).length() - INDENT.length();
    int cells = Math.clamp(room, 0, skinHistory.size());
    String curve = gauge.curve(skinHistory.subList(skinHistory.size() - cells, skinHistory.size()));
    spans.add(new Span(curve.isEmpty() ? "" : INDENT + curve, Style.QUIET));
    return new StyledLine(spans);
  }

  /** Sentences are wrapped, not cut: the next step stands at their end. */
  private List<StyledLine> wrapped(String text, Style style) {
    List<StyledLine> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      boolean fits = INDENT.length() + line.length() + 1 + word.length() <= columns;
      if (!line.isEmpty() && !fits) {
        lines.add(StyledLine.of(new Span(INDENT + line, style)));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(StyledLine.of(new Span(INDENT + line, style)));
    return lines;
  }
}
