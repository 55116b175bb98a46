package dev.heatpad.adapter.web;

import dev.heatpad.loop.Health;
import dev.heatpad.loop.JournalNumbers;
import dev.heatpad.loop.LinkNumbers;
import dev.heatpad.loop.LoopTurns;
import dev.heatpad.loop.Snapshots;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /metrics}: what monitors draw curves of. */
public final class MetricsRoutes implements Routes {

  private final Sources sources;

  /**
   * Where the numbers come from. Each answers at once, from any thread.
   *
   * @param link empty until there is one
   */
  public record Sources(
      String device,
      String version,
      Health health,
      Supplier<LoopTurns> turns,
      Snapshots snapshots,
      Supplier<JournalNumbers> journal,
      Supplier<Optional<LinkNumbers>> link,
      StreamHub stream) {}

  public MetricsRoutes(Sources sources) {
    this.sources = sources;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.get("/metrics", this::answer);
  }

  private void answer(Context context) {
    MetricsText text = new MetricsText();
    text.gauge("heatpad_info", "Always 1; tells device and version.")
        .value(1, "device", sources.device(), "version", sources.version());
    Health.Report health = sources.health().report();
    loop(text, health);
    sensors(text, health);
    new PadMetrics(text, sources.snapshots().all()).write();
    journal(text, health);
    sources.link().get().ifPresent(link -> link(text, link));
    StreamHub.Audience audience = sources.stream().audience();
    text.gauge("heatpad_stream_watchers", "Open streams.").value(audience.watchers());
    text.counter("heatpad_stream_dropped_total", "Streams ended because the watcher was too slow.")
        .value(audience.dropped());
    context.contentType(MetricsText.CONTENT_TYPE).result(text.toString());
  }

  private void loop(MetricsText text, Health.Report health) {
    LoopTurns turns = sources.turns().get();
    text.counter("heatpad_loop_turns_total", "Turns of the control loop.").value(turns.count());
    text.gauge("heatpad_loop_age_seconds", "Since the newest turn of the control loop.")
        .seconds(health.loopAge());
    text.gauge(
            "heatpad_loop_latest_seconds", "The longest that a turn came too late since the start.")
        .seconds(turns.latest());
  }

  private static void sensors(MetricsText text, Health.Report health) {
    text.gauge("heatpad_sensor_age_seconds", "Since the newest reading, believed or not.");
    for (Health.SensorAge sensor : health.sensors()) {
      text.seconds(
          sensor.age(),
          "pad",
          sensor.pad().text(),
          "role",
          sensor.role().name().toLowerCase(Locale.ROOT));
    }
  }

  private void journal(MetricsText text, Health.Report health) {
    JournalNumbers numbers = sources.journal().get();
    text.counter("heatpad_journal_writes_total", "Entries that are on the disk.")
        .value(numbers.written());
    text.counter("heatpad_journal_failures_total", "Entries that could not be written.")
        .value(numbers.failed());
    text.gauge("heatpad_journal_queue", "Entries that wait for the disk.").value(numbers.waiting());
    text.gauge("heatpad_journal_failing", "1 while the loop sees the journal fail.")
        .value(
            switch (health.journal()) {
              case FAILING -> 1;
              case WORKING, UNKNOWN -> 0;
            });
  }

  private static void link(MetricsText text, LinkNumbers link) {
    text.gauge("heatpad_mqtt_connected", "1 while the broker is connected.")
        .value(
            switch (link.link()) {
              case UP -> 1;
              case DOWN -> 0;
            });
    text.counter("heatpad_mqtt_connections_total", "Connections to the broker so far.")
        .value(link.connections());
    text.gauge("heatpad_mqtt_outbox", "Messages that wait, or are not acknowledged.")
        .value(link.waiting(), "state", "waiting")
        .value(link.inFlight(), "state", "in_flight");
    text.counter("heatpad_mqtt_dropped_total", "Messages that found no room.")
        .value(link.droppedMessages());
  }
}
