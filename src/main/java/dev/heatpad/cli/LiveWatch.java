package dev.heatpad.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The pads in a terminal, redrawn in place at each change. */
final class LiveWatch implements WatchView {

  /**
   * The daemon tells something each second while a session runs; longer silence is worth a word.
   */
  private static final long QUIET_SECONDS = 5;

  private final Invocation invocation;
  private final Surroundings surroundings;
  private final WatchFrame frame;
  private final LiveBlock block;
  private final Thread onExit;
  private final Map<String, SkinHistory> histories = new HashMap<>();
  private Optional<Document> newest = Optional.empty();
  private long heardAtNanos;

  LiveWatch(Invocation invocation, Screen screen) {
    this.invocation = invocation;
    this.surroundings = invocation.surroundings();
    this.frame = new WatchFrame(new Gauge(screen.glyphs()), screen.columns().count());
    this.block = new LiveBlock(invocation.out(), screen);
    this.heardAtNanos = surroundings.nanoClock().getAsLong();
    // Ctrl-C ends the program without coming back here, and the cursor must be seen again.
    this.onExit = Thread.ofPlatform().name("heatpad-watch-exit").unstarted(block::close);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  @Override
  public boolean isWanted() {
    return !invocation.out().checkError();
  }

  @Override
  public void show(Document status) {
    newest = Optional.of(status);
    heardAtNanos = surroundings.nanoClock().getAsLong();
    for (PadText pad : pads(status)) {
      histories.computeIfAbsent(pad.name(), name -> new SkinHistory()).note(pad);
    }
    draw();
  }

  @Override
  public void pass() {
    draw();
  }

  @Override
  public void close() {
    block.close();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException ending) {
      // The program ends already, and the hook has nothing left to do.
      return;
    }
  }

  private List<PadText> pads(Document status) {
    LocalTimes times = new LocalTimes(surroundings.zone());
    return status.list("pads").stream()
        .map(pad -> new PadText(pad, times, surroundings.now()))
        .toList();
  }

  private void draw() {
    List<StyledLine> lines = new ArrayList<>();
    newest.ifPresent(status -> lines.addAll(blocks(status)));
    long quietNanos = surroundings.nanoClock().getAsLong() - heardAtNanos;
    long quietSeconds = TimeUnit.NANOSECONDS.toSeconds(quietNanos);
    if (newest.isPresent() && anySession() && quietSeconds >= QUIET_SECONDS) {
      lines.add(
          StyledLine.of(
              new StyledLine.Span(
                  "No news from heatpad for " + quietSeconds + " s.", StyledLine.Style.ALARM)));
    }
    block.draw(lines);
  }

  private boolean anySession() {
    return newest.map(this::pads).stream().flatMap(List::stream).anyMatch(PadText::sessionRuns);
  }

  private List<StyledLine> blocks(Document status) {
    List<StyledLine> lines = new ArrayList<>();
    for (PadText pad : pads(status)) {
      if (!lines.isEmpty()) {
        lines.add(StyledLine.of());
      }
      SkinHistory history = histories.computeIfAbsent(pad.name(), name -> new SkinHistory());
      lines.addAll(frame.lines(pad, history.celsius()));
    }
    return lines;
  }
}
