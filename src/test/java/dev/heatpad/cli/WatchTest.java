package dev.heatpad.cli;

import static dev.heatpad.cli.CommandRun.json;
import static dev.heatpad.cli.CommandRun.status;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code status --watch}: in a pipe, in a terminal and for programs. */
class WatchTest {

  private static final String GONE = "heatpad has ended, or closed the connection.\n";
  private static final String WARM =
      "'pad':'back','state':'heating','heater':'ON','session':'ON','remaining':754,"
          + "'running':{'elapsed_s':446,'target_c':40.0},'skin_c':38.6";
  private static final String COLD =
      "'pad':'back','state':'idle','heater':'OFF','session':'OFF','remaining':0,'skin_c':31.0,"
          + "'blocked':'rest','blocked_until':'2026-11-23T14:10:00Z'";

  private final AtomicLong nanos = new AtomicLong();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void shouldPrintLinesInAPipeUntilTheDaemonGoes(@TempDir Path directory) throws IOException {
    Outcome outcome = watched(directory, Screen.scrolling());
    assertEquals(
        new Outcome(
            3,
            "2026-11-23T14:30:00+01:00 back heating, 12:34 left, skin 38.6 C, target 40.0 C,"
                + " heater on\n"
                + "2026-11-23T14:30:00+01:00 back idle, skin 31.0 C, heater off,"
                + " blocked rest until 15:10\n",
            GONE),
        outcome);
  }

  @Test
  void shouldRedrawInATerminalAndLeaveItAsItWas(@TempDir Path directory) throws IOException {
    Outcome outcome = watched(directory, CommandRun.TERMINAL);
    String up = "\r\u001b[3A";
    assertAll(
        () -> assertEquals(3, outcome.code()),
        () -> assertEquals(GONE, outcome.err()),
        () ->
            assertTrue(outcome.out().startsWith("\u001b[?25l\u001b[?7l\rback  heating\u001b[K\n")),
        () -> assertTrue(outcome.out().contains(up + "back  idle\u001b[K\n"), outcome.out()),
        () -> assertTrue(outcome.out().endsWith("\r\u001b[J\u001b[?7h\u001b[?25h")));
  }

  @Test
  void shouldPrintALineOfJsonForEachChange(@TempDir Path directory) throws IOException {
    Path socket = directory.resolve("s");
    try (FakeDaemon daemon = FakeDaemon.sending(socket, twoStates(), FakeDaemon.After.HANG_UP)) {
      assertEquals(
          new Outcome(3, twoStates(), GONE),
          new CommandRun().on(daemon.socket()).execute("status", "--watch", "--json"));
    }
  }

  @Test
  void shouldPrintOnlyTheNewestOfASecond() {
    PlainWatch watch = new PlainWatch(invocation());
    watch.show(document("'pad':'a','state':'starting'"));
    nanos.addAndGet(Duration.ofMillis(400).toNanos());
    watch.show(document("'pad':'a','state':'heating'"));
    watch.show(document("'pad':'a','state':'paused'"));
    watch.pass();
    nanos.addAndGet(Duration.ofMillis(600).toNanos());
    watch.pass();
    watch.pass();
    watch.show(document("'pad':'a','state':'idle'"));
    watch.close();
    assertEquals(
        List.of("a starting", "a paused", "a idle"),
        printed().lines().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
  }

  @Test
  void shouldSayWhenARunningSessionIsNotHeardOf() {
    try (LiveWatch watch = new LiveWatch(invocation(), CommandRun.TERMINAL)) {
      watch.show(document(WARM));
      nanos.addAndGet(Duration.ofSeconds(4).toNanos());
      watch.pass();
      assertFalse(printed().contains("No news"));
      nanos.addAndGet(Duration.ofSeconds(3).toNanos());
      watch.pass();
      assertTrue(printed().contains("No news from heatpad for 7 s."));
      watch.show(document(COLD));
      printed.reset();
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      watch.pass();
      assertFalse(printed().contains("No news"));
    }
  }

  @Test
  void shouldNotDrawMoreLinesThanTheTerminalHas() {
    Screen low =
        new Screen(
            Screen.Motion.REDRAWN,
            Screen.Palette.COLOUR,
            Screen.Glyphs.ASCII,
            new Screen.Columns(80),
            new Screen.Rows(3));
    try (LiveWatch watch = new LiveWatch(invocation(), low)) {
      watch.show(document(WARM));
      watch.show(document(WARM));
    }
    assertEquals(4, printed().chars().filter(character -> character == '\n').count());
    assertTrue(printed().contains("\r\u001b[2A"));
  }

  @Test
  void shouldHonourWhatTheTerminalAsksFor() {
    assertAll(
        () -> assertEquals(Screen.Palette.COLOUR, Screen.palette(Map.of())),
        () -> assertEquals(Screen.Palette.COLOUR, Screen.palette(Map.of("NO_COLOR", ""))),
        () -> assertEquals(Screen.Palette.MONOCHROME, Screen.palette(Map.of("NO_COLOR", "0"))),
        () -> assertEquals(List.of(24, 80), Screen.parseSize("24 80")),
        () -> assertEquals(List.of(), Screen.parseSize("0 0")),
        () -> assertEquals(List.of(), Screen.parseSize("stty: no")),
        () ->
            assertEquals(
                Screen.scrolling(), Screen.detect(StandardCharsets.UTF_8, Map.of("TERM", "dumb"))));
  }

  private static Outcome watched(Path directory, Screen screen) throws IOException {
    Path socket = directory.resolve("s");
    try (FakeDaemon daemon = FakeDaemon.sending(socket, twoStates(), FakeDaemon.After.HANG_UP)) {
      Outcome outcome =
          new CommandRun().on(daemon.socket()).in(screen).execute("status", "--watch");
      assertEquals(json("{'verb':'watch'}"), daemon.request());
      return outcome;
    }
  }

  private static String twoStates() {
    return json(status(WARM) + "\n" + status(COLD) + "\n");
  }

  private static Document document(String padInside) {
    return Document.parse(json(status(padInside))).orElseThrow();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Invocation invocation() {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            InstantSource.fixed(CommandRun.NOW),
            nanos::get,
            () -> CommandRun.IDENTITY,
            CommandRun.ZONE,
            Duration.ofSeconds(10),
            InputStream.nullInputStream(),
            Screen::scrolling);
    return new Invocation(
        List.of(),
        options -> 0,
        (config, overrides) -> Path.of("s"),
        wanted -> new Certificates.Refused("none"),
        wanted -> new MosquittoSetup.Refused("none"),
        surroundings,
        out,
        out);
  }
}
