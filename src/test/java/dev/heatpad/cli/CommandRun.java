package dev.heatpad.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Runs one command line in this process, at a fixed moment in Berlin, and keeps what it printed.
 */
final class CommandRun {

  static final Instant NOW = Instant.parse("2026-11-23T13:30:00Z");
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final UUID IDENTITY = UUID.fromString("11111111-2222-4333-8444-555555555555");
  static final Screen TERMINAL =
      new Screen(
          Screen.Motion.REDRAWN,
          Screen.Palette.MONOCHROME,
          Screen.Glyphs.UNICODE,
          new Screen.Columns(80),
          new Screen.Rows(24));

  /** What a run led to. */
  record Outcome(int code, String out, String err) {}

  private final List<RunOptions> daemonRuns = new ArrayList<>();
  private Configuration configuration = (config, overrides) -> Path.of("/nonexistent/control.sock");
  private Certificates certificates = wanted -> new Certificates.Refused("none in this test");
  private MosquittoSetup mosquitto = wanted -> new MosquittoSetup.Refused("none in this test");
  private Duration patience = Duration.ofSeconds(10);
  private String input = "";
  private Screen screen = Screen.scrolling();

  CommandRun on(Path socket) {
    return with((config, overrides) -> socket);
  }

  CommandRun with(Configuration chosen) {
    configuration = chosen;
    return this;
  }

  CommandRun making(Certificates chosen) {
    certificates = chosen;
    return this;
  }

  CommandRun makingFolders(MosquittoSetup chosen) {
    mosquitto = chosen;
    return this;
  }

  CommandRun reading(String text) {
    input = text;
    return this;
  }

  CommandRun impatient() {
    patience = Duration.ofMillis(200);
    return this;
  }

  CommandRun in(Screen chosen) {
    screen = chosen;
    return this;
  }

  List<RunOptions> daemonRuns() {
    return List.copyOf(daemonRuns);
  }

  Outcome execute(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            InstantSource.fixed(NOW),
            System::nanoTime,
            () -> IDENTITY,
            ZONE,
            patience,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)),
            () -> screen);
    int code =
        HeatpadCommand.execute(
            args,
            new Invocation(
                new ArrayList<>(),
                options -> {
                  daemonRuns.add(options);
                  return 0;
                },
                configuration,
                certificates,
                mosquitto,
                surroundings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A status with one pad, given as single-quoted JSON of its inside. */
  static String status(String padInside) {
    return json("{'device':'pi','version':'0.1.0','pads':[{" + padInside + "}]}");
  }

  /** Single quotes spare the tests the noise of escaped double ones. */
  static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }

  static PadText pad(String inside) {
    Document status = Document.parse(json(status(inside))).orElseThrow();
    return new PadText(status.list("pads").getFirst(), new LocalTimes(ZONE), NOW);
  }
}
