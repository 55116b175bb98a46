package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Health;
import dev.heatpad.loop.JournalNumbers;
import dev.heatpad.loop.LinkNumbers;
import dev.heatpad.loop.LoopTurns;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Design 4.4: numbers for monitors, in the text format of Prometheus. */
@Timeout(60)
final class MetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z0-9_]+)(\\{([a-z_]+=\"(\\\\.|[^\"\\\\])*\",?)+\\})? -?[0-9]+(\\.[0-9]+)?");

  /** What other programs make of it is decided by these three rules of the format. */
  @Test
  void escapesWhatALabelMayNotHold() {
    String text =
        new MetricsText()
            .gauge("heatpad_x", "One \\ two\nthree \"four\".")
            .value(1, "pad", "a\\b\"c\nd", "role", "skin")
            .toString();
    assertEquals(
        """
        # HELP heatpad_x One \\\\ two\\nthree "four".
        # TYPE heatpad_x gauge
        heatpad_x{pad="a\\\\b\\"c\\nd",role="skin"} 1
        """,
        text);
  }

  @Test
  void writesNumbersThatEverybodyReads() {
    MetricsText text = new MetricsText().counter("heatpad_x_total", "X.");
    text.value(0).value(-2.5).value(1e9).value(Double.NaN).value(Double.POSITIVE_INFINITY);
    text.seconds(Duration.ofMillis(90));
    assertEquals(
        List.of("0", "-2.5", "1000000000", "NaN", "+Inf", "0.09"),
        text.toString()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .toList());
    assertThrows(IllegalArgumentException.class, () -> text.gauge("Heatpad-x", "X."));
  }

  @Test
  void tellsOfEverythingAndEachNameOnce() throws CannotStart {
    Snapshots snapshots = new Snapshots();
    tell(snapshots, PadSamples.heating(BACK, 1));
    tell(snapshots, PadSamples.worn(NECK, 2));
    MetricsRoutes routes =
        new MetricsRoutes(
            new MetricsRoutes.Sources(
                "pi",
                "0.1.0",
                MetricsTest::health,
                () -> new LoopTurns(42, Duration.ofMillis(250)),
                snapshots,
                () -> new JournalNumbers(10, 2, 1),
                () -> Optional.of(new LinkNumbers(LinkNumbers.Link.UP, 3, 4, 5, 6)),
                new StreamHub("pi", "boot", System::nanoTime)));
    TestDoor door = new TestDoor();
    WebServer server = WebServer.open(WebClient.ANY_PORT, door.gate(), List.of(routes));
    try (WebClient client = new WebClient(server, door.letIn("monitor"))) {
      HttpResponse<String> response = client.get("/metrics");
      assertEquals(
          "text/plain; version=0.0.4; charset=utf-8",
          response.headers().firstValue("Content-Type").orElse(""));
      assertWellFormed(response.body());
      for (String line :
          List.of(
              "heatpad_loop_turns_total 42",
              "heatpad_loop_latest_seconds 0.25",
              "heatpad_sensor_age_seconds{pad=\"back\",role=\"skin_side\"} 1.2",
              "heatpad_state{pad=\"back\",state=\"heating\"} 1",
              "heatpad_temperature_celsius{pad=\"back\",role=\"element\"} 44.5",
              "heatpad_session_remaining_seconds{pad=\"back\"} 599.1",
              "heatpad_session_remaining_seconds{pad=\"neck\"} 0",
              "heatpad_session_cem43_minutes{pad=\"back\"} 0.123456",
              "heatpad_day_sessions_limit{pad=\"neck\"} 3",
              "heatpad_wearable_link{pad=\"neck\",link=\"late\"} 1",
              "heatpad_wearable_age_seconds{pad=\"neck\"} 4.9",
              "heatpad_wearable_battery_percent{pad=\"neck\"} 81",
              "heatpad_journal_failures_total 2",
              "heatpad_mqtt_connected 1",
              "heatpad_mqtt_outbox{state=\"in_flight\"} 5",
              "heatpad_stream_watchers 0")) {
        assertTrue(response.body().lines().anyMatch(line::equals), line + "\n" + response.body());
      }
    } finally {
      server.close();
    }
  }

  private static void assertWellFormed(String text) {
    Set<String> names = new HashSet<>();
    String family = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        family = line.split(" ", 4)[2];
        assertTrue(names.add(family), family + " stands there twice");
      } else if (!line.startsWith("# HELP ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        assertEquals(family, sample.group(1));
      }
    }
    assertTrue(names.size() > 20, names::toString);
  }

  private static Health.Report health() {
    return new Health.Report(
        Duration.ofMillis(90),
        List.of(new Health.SensorAge(BACK, SensorRole.SKIN_SIDE, Duration.ofMillis(1_200))),
        Health.JournalState.WORKING);
  }

  private static void tell(Snapshots snapshots, Snapshot seen) {
    snapshots.changed(seen.view(), seen.live(), seen.stamp());
  }
}
