package dev.heatpad.sim.trial;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what became of each session, and counts. */
final class Chronicle implements Observer {

  private final Map<PadName, Page> pages = new LinkedHashMap<>();
  private final List<SessionFacts> sessions = new ArrayList<>();
  private final Map<String, Integer> faults = new TreeMap<>();
  private final Map<String, Integer> stops = new TreeMap<>();
  private int opened;

  /** The session that is being written. */
  private static final class Page {
    final PadName pad;
    Optional<MonotonicTime> started = Optional.empty();
    Optional<String> reason = Optional.empty();
    Optional<MonotonicTime> onset = Optional.empty();
    Optional<MonotonicTime> detected = Optional.empty();
    Optional<MonotonicTime> off = Optional.empty();
    double maxSkinCelsius;
    double cemAtStart;
    double damageAtStart;
    double cem;
    double damage;

    Page(PadName pad) {
      this.pad = pad;
    }
  }

  Chronicle(HouseBuild build) {
    build.pads().forEach(pad -> pages.put(pad.name(), new Page(pad.name())));
  }

  List<SessionFacts> sessions() {
    return List.copyOf(sessions);
  }

  int opened() {
    return opened;
  }

  Map<String, Integer> faults() {
    return faults;
  }

  Map<String, Integer> stops() {
    return stops;
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Truth truth -> measure(at, truth);
      case Fact.Noticed(var pad, var notice) -> noticed(at, pad, notice);
      case Fact.Began(var pad, var kind) -> began(at, pad, kind);
      case Fact.Durable(JournalEntry.SessionOpened _) -> opened++;
      case Fact.Over _ -> pages.values().forEach(this::close);
      default -> {}
    }
  }

  private void began(MonotonicTime at, PadName pad, FaultKind kind) {
    faults.merge(kind.text(), 1, Integer::sum);
    for (Page page : pages.values()) {
      boolean concerns = kind instanceof HouseFault || page.pad.equals(pad);
      if (concerns && page.onset.isEmpty() && page.reason.isEmpty()) {
        page.onset = Optional.of(at);
      }
    }
  }

  private void noticed(MonotonicTime at, PadName pad, Notice notice) {
    Page page = pages.get(pad);
    if (page == null) {
      return;
    }
    switch (notice.kind()) {
      case STARTED -> {
        close(page);
        pages.put(pad, begin(page, at));
      }
      case STOPPED -> {
        String reason = String.valueOf(notice.details().get("reason"));
        stops.merge(reason, 1, Integer::sum);
        page.reason = Optional.of(reason);
        detect(page, at);
      }
      case FAULT -> detect(page, at);
      case PHASE, REFUSED, PROMPT, FAULT_CLEARED -> {}
    }
  }

  private static Page begin(Page before, MonotonicTime at) {
    Page page = new Page(before.pad);
    page.started = Optional.of(at);
    page.cemAtStart = before.cem;
    page.damageAtStart = before.damage;
    page.cem = before.cem;
    page.damage = before.damage;
    return page;
  }

  private static void detect(Page page, MonotonicTime at) {
    if (page.onset.isPresent() && page.detected.isEmpty()) {
      page.detected = Optional.of(at);
    }
  }

  private void measure(MonotonicTime at, Fact.Truth truth) {
    Page page = pages.get(truth.pad());
    if (page == null) {
      return;
    }
    page.maxSkinCelsius = Math.max(page.maxSkinCelsius, truth.skinCelsius());
    page.cem = truth.cem43Minutes();
    page.damage = truth.damage();
    if (page.detected.isPresent() && page.off.isEmpty() && truth.elementWatts() == 0) {
      page.off = Optional.of(at);
    }
  }

  private void close(Page page) {
    page.started.ifPresent(started ->
        sessions.add(
            new SessionFacts(
                page.pad,
                started.minus(Stage.START),
                page.reason,
                between(page.onset, page.detected),
                between(page.detected, page.off),
                page.maxSkinCelsius,
                page.cem - page.cemAtStart,
                page.damage - page.damageAtStart)));
  }

  private static Optional<Duration> between(
      Optional<MonotonicTime> from, Optional<MonotonicTime> to) {
    return from.flatMap(start -> to.map(end -> end.minus(start)));
  }
}
