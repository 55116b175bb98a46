package dev.heatpad.loop;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.Turn;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tells the publishers what changed, and each second what moves. The loop's thread owns it. */
final class Herald {

  private static final Duration LIVE_INTERVAL = Duration.ofSeconds(1);

  private final List<Publisher> publishers;
  private final String bootId;
  private final Map<PadName, PadView> told = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> movedAt = new LinkedHashMap<>();
  private final Guard guard;
  private long sequence;

  Herald(List<Publisher> publishers, String bootId, Guard guard) {
    this.publishers = List.copyOf(publishers);
    this.bootId = bootId;
    this.guard = guard;
  }

  void tell(Collection<Pad> pads, Function<Pad, Turn> turns, Map<PadName, PadDevices> devices) {
    for (Pad pad : pads) {
      Turn turn = turns.apply(pad);
      PadName name = pad.definition().name();
      PadDevices device = devices.get(name);
      HeaterSwitch.Level driven =
          device == null ? HeaterSwitch.Level.OFF : device.heater().driven();
      PadView view = PadView.of(pad, turn).withHeater(positionOf(driven));
      tellOne(pad, turn, view, device, driven);
    }
  }

  private void tellOne(
      Pad pad,
      Turn turn,
      PadView view,
      @org.jspecify.annotations.Nullable PadDevices device,
      HeaterSwitch.Level driven) {
    PadName name = view.name();
    PadView before = told.put(name, view);
    boolean changed = !view.equals(before);
    MonotonicTime last = movedAt.get(name);
    boolean moved = last == null || turn.now().minus(last).compareTo(LIVE_INTERVAL) >= 0;
    if (!changed && !moved) {
      return;
    }
    PadView.Live live = PadView.live(pad, turn);
    if (changed) {
      if (device != null) {
        guard.call("light", () -> device.indicator().show(driven));
      }
      Publisher.Stamp stamp = stamp(turn.wall());
      tell(publisher -> publisher.changed(view, live, stamp));
    }
    if (moved) {
      movedAt.put(name, turn.now());
      Publisher.Stamp stamp = stamp(turn.wall());
      tell(publisher -> publisher.moved(view, live, stamp));
    }
  }

  void notice(PadName pad, Notice notice, Instant at) {
    Publisher.Stamp stamp = new Publisher.Stamp(++sequence, bootId, at);
    tell(publisher -> publisher.noticed(pad, notice, stamp));
  }

  void ended(SessionRecord end) {
    tell(publisher -> publisher.ended(end));
  }

  private void tell(Consumer<Publisher> news) {
    publishers.forEach(publisher ->
        guard.call(
            "listener " + publisher.getClass().getSimpleName(), () -> news.accept(publisher)));
  }

  private Publisher.Stamp stamp(WallTime wall) {
    return new Publisher.Stamp(++sequence, bootId, wall.instant());
  }

  private static Position positionOf(HeaterSwitch.Level driven) {
    return switch (driven) {
      case ON -> Position.ON;
      case OFF -> Position.OFF;
    };
  }
}
